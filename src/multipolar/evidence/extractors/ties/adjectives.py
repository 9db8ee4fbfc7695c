"""Ties that adjectives and their like tell: "hostile to", "at odds with", "in debt to"."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import subject
from multipolar.evidence.extractors.events.scene import Actors, Scene
from multipolar.evidence.extractors.events.speakers import speaker_for
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.objects import after_phrase
from multipolar.evidence.extractors.ties.phrases import has_words
from multipolar.evidence.extractors.ties.statuses import OF_MODE, status_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_PUTTING = ("put", "leave", "set", "keep", "bring", "place", "make", "pit", "render")
_ANGRY = frozenset((
    "angry", "furious", "livid", "irate", "indignant", "incensed", "outraged", "infuriated", "enraged", "resentful", "bitter", "annoyed",
    "irked", "irritated", "exasperated", "frustrated", "aggrieved", "unhappy", "displeased", "offended", "upset", "angered", "dismayed",
))  # fmt: skip
_OF_BOTH = ("estranged", "allied", "aligned", "united", "reconciled")


def of_adjective(scene: Scene, word: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give what "dependent on" or "aligned with" says of the subject, or of the noun before."""
    if any(child.dep_ in ("dobj", "neg") for child in word.children):
        return None  # "will not open its ports to"
    bond = next((one for one in words.adjectives[word.lower_] if has_words(word, one.words)), None)
    clause = next((child for child in word.rights if child.dep_ == "ccomp"), None) if bond is None and word.lower_ in _ANGRY else None
    noun = (
        _put(word)
        or subject(word)
        or (subject(word.head) if word.dep_ in ("acomp", "oprd") else word.head if word.dep_ in ("amod", "acl") else None)
    )
    noun = noun or next((subject(child) for child in word.lefts if child.dep_ == "auxpass"), None)  # "remains closely tied to"
    who = (scene.who(noun, 0) or speaker_for(scene, noun)) if noun is not None else ()
    if bond is not None:
        b = scene.after(word, bond.words, 2) or (after_phrase(scene, word, bond, bond.words[-1]) if bond.words else ())
        if not b and bond.sign == "-":
            b = author_below(scene, word, bond.words)
        a = tuple(one for one in who if one not in b)
        below = (one for child in word.rights if child.dep_ == "prep" for one in child.rights)
        if bond.sign == "+" and any(one.lemma_.lower() in words.ruin for one in below):  # "committed to the dismantling of Chile"
            bond = Bond("hostile", "-", bond.words)
    elif clause is not None:
        bond, a = Bond("hostile", "-"), who
        b = tuple(one for one in offender(scene, clause) if one not in a)
    else:  # "Peru and Chile have been estranged"
        bond = next((one for one in words.adjectives[word.lower_] if _is_mutual(word, one)), None)
        a, b = halves(who)
        if bond is None or len(b) != 1 or word.dep_ == "amod" or any(child.dep_ in ("prep", "agent") for child in word.rights):
            return None
    mode = mode_of(word, events)
    if not a or not b or mode == "negated" or any(child.dep_ == "neg" for child in word.head.children):
        return None
    first, last = clause_extent(word)
    last = clause_extent(clause)[1] if clause is not None else last
    bond = dataclasses.replace(bond, directed=bond.type != "alliance")
    return Candidate(bond, a, b, scene.span(first, last), word.lower_, "verb", status_of(word, words, OF_MODE[mode]))


def _put(word: Token) -> Token | None:
    """Who is put in that place by another: "would put Peru at war with Chile"."""
    verb = word.head
    if verb.lemma_ not in _PUTTING:
        return None
    return next((child for child in verb.rights if child.dep_ == "dobj" and child.i < word.i), None)


def offender(scene: Scene, clause: Token) -> Actors:
    """Who did what angers: "furious that Chile had closed the border"."""
    noun = next((child for child in clause.lefts if child.dep_ == "nsubj"), None)
    if noun is None or clause.lemma_ == "be" or any(child.dep_ == "neg" for child in clause.children):
        return ()
    return scene.who(noun, 0)


def author_below(scene: Scene, word: Token, prepositions: tuple[str, ...]) -> Actors:
    """Who did what angers: "furious at the deal that Chile signed"."""
    nouns = (noun for child in word.rights if child.lower_ in prepositions for noun in child.rights if noun.dep_ == "pobj")
    clauses = (child for noun in nouns for child in noun.rights if child.dep_ == "relcl")
    subjects = (one for clause in clauses for one in clause.lefts if one.dep_ == "nsubj" and one.pos_ == "PROPN")
    return next((found for one in subjects if (found := scene.who(one, 0))), ())


def _is_mutual(word: Token, bond: Bond) -> bool:
    """Whether an adjective may say it of its subjects: "are at odds", "have been estranged"."""
    if bond.words[-1] not in ("with", "from"):
        return False
    return has_words(word, bond.words[:-1]) if len(bond.words) > 1 else word.lower_ in _OF_BOTH
