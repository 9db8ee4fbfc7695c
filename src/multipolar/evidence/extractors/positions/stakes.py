"""What somebody's words imply: "they have no right to", "it would amount to surrender", "no peace without a vote"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.drafts import Draft, Scene
from multipolar.evidence.extractors.positions.duties import basis_of, clause_span, is_named, is_party
from multipolar.evidence.extractors.positions.grammar import SUBJECTS, after, child, is_imagined, is_negated, last_of, object_of
from multipolar.evidence.extractors.positions.judgements import worth_of
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.language.neighbours import neighbour
from multipolar.results.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.results.evidence import Claim

_TURNING = {"begin": ("with", "in"), "start": ("with", "in"), "lie": ("in", "with"), "run": ("through",), "go": ("through",)}
"""Prepositions other than "on" behind a verb that tells what something turns on: "peace begins with a vote"."""
_ANYBODY = frozenset({"grp:analysts", "grp:experts", "grp:observers", "grp:commentators", "grp:economists", "grp:diplomats"})
"""Those of no side: what they say something turns on is no demand."""
_FIRST = re.compile(r"(?:without|unless|until)\b", re.IGNORECASE)
_BAR = re.compile(r"\b(?:without|unless|until|as long as|so long as|while)\b", re.IGNORECASE)


def barred(scene: Scene, noun: Token) -> Draft | None:
    """As in "They have no right to": whoever says so is against it."""
    verb = noun.head
    claim = scene.claim_over(noun)
    if claim is None or not is_named(claim) or noun.dep_ != "dobj" or verb.lemma_ not in ("have", "lose", "lack", "forfeit"):
        return None
    if verb.lemma_ == "have" and not (is_negated(verb) or any(c.lower_ == "no" for c in noun.lefts)):
        return None
    return Draft(clause_span(scene, verb), verb, claim.source, "oppose", "positions.no-right", basis_of(claim), 0.55)


def amounting(scene: Scene, verb: Token) -> Draft | None:
    """As in "It would amount to surrender": whoever says so is against it."""
    claim = scene.claim_over(verb)
    if claim is None or not is_party(claim) or after(verb, "to") is None or verb.left_edge.lower_ == "what":
        return None
    return Draft(clause_span(scene, verb), verb, claim.source, "oppose", "positions.amounts-to", basis_of(claim), 0.5)


def hinging(scene: Scene, verb: Token) -> Draft | None:
    """As in "A lasting peace hinges on the return of the islands": whoever says so demands it."""
    claim = scene.claim_over(verb)
    if claim is None or not is_named(claim) or claim.source[0] in _ANYBODY or is_negated(verb):
        return None
    if verb.pos_ == "NOUN" and after(verb, "on", "upon") is not None:  # the parser takes the verb for a noun
        return Draft(
            scene.parsed.span(scene.block, verb.left_edge, last_of(verb)),
            verb,
            claim.source,
            "demand",
            "positions.hinges-on",
            basis_of(claim),
            0.5,
        )
    joins = _TURNING.get(verb.lemma_, ("on", "upon"))
    thing = child(verb, "dobj") if verb.lemma_ in ("require", "necessitate", "demand") else object_of(after(verb, *joins))
    own = child(verb, *SUBJECTS)
    if thing is None or own is None or scene.actors(own):
        return None
    span = clause_span(scene, verb)
    if verb.lemma_ in _TURNING and own.lemma_ not in lexicon()["ends"]:
        return None
    return Draft(span, verb, claim.source, "demand", "positions.hinges-on", basis_of(claim), 0.55)


def warned(scene: Scene, verb: Token) -> Draft | None:
    """As in "Warned that any attack would have consequences"."""
    what = child(verb, "ccomp")
    own = child(what, *SUBJECTS) if what is not None else None
    if what is None or own is None or not any(c.lower_ in ("any", "further", "another") for c in own.lefts):
        return None
    holders = scene.holder(verb)
    if not holders:
        return None
    scene.used.add(what.i)
    return Draft(clause_span(scene, what), verb, holders, "oppose", "positions.warning", "reported", 0.5)


def provided(scene: Scene, verb: Token) -> Draft | None:
    """As in "The door stays open, provided that they come back": whoever says so demands it."""
    if verb.lower_ not in ("provided", "providing") or verb.dep_ not in ("prep", "advcl", "mark"):
        return None
    claim = scene.claim_over(verb)
    what = child(verb, "pcomp", "ccomp") if verb.dep_ != "mark" else verb.head
    main = verb.head if verb.dep_ != "mark" else verb.head.head
    said = scene.holder(main)
    if claim is not None and any(one.startswith("grp:") and one.endswith(tuple(lexicon()["watchers"])) for one in claim.source):
        return None
    holders = (*claim.source, *(i for i in said if i not in claim.source)) if claim is not None and is_named(claim) else said
    if what is None or not holders:
        return None
    last = max((what, *what.subtree), key=lambda t: t.i)
    while last.is_punct and last.i > what.i:
        last = neighbour(last, -1)
    span = scene.parsed.span(scene.block, verb, last)
    return Draft(span, what, holders, "demand", "positions.provided", basis_of(claim) if claim is not None else "reported", 0.6)


def without(scene: Scene, word: Token) -> Draft | None:
    """As in "No peace without justice", where somebody says so: what must come first is demanded."""
    claim = scene.claim_over(word)
    if claim is None or not is_named(claim):
        return None
    text = scene.parsed.plain
    start = scene.block.start + word.idx
    end = min(claim.content.end, scene.block.start + word.sent.end_char)
    hit = _BAR.search(text, start, end)
    if hit is None:
        return _opened_without(scene, word, claim)
    if not scene.is_topical(Span(start, hit.end())):
        return None
    return Draft(
        Span(start, start + len(text[start:end].rstrip(" .,"))), word, claim.source, "demand", "positions.no-without", basis_of(claim), 0.55
    )


def _opened_without(scene: Scene, word: Token, claim: Claim) -> Draft | None:
    """As in "Without a vote there will be no peace"."""
    text = scene.parsed.plain
    start = scene.block.start + word.sent.start_char
    opened = _FIRST.match(text, claim.content.start)
    if opened is None or claim.content.start < start or not scene.is_topical(claim.content):
        return None
    return Draft(claim.content, word, claim.source, "demand", "positions.no-without", basis_of(claim), 0.5)


def ruled_out(scene: Scene, word: Token) -> Draft | None:
    """As in "There can be no return to the old frontier": whoever says so is against it."""
    claim, noun = scene.claim_over(word), word.head
    verb = noun.head
    if claim is None or not is_named(claim) or noun.dep_ != "attr" or verb.lemma_ != "be" or is_imagined(verb):
        return None
    modal = any(c.dep_ == "aux" and c.lower_ in ("can", "must", "will", "should") for c in verb.lefts)
    if not (modal or noun.lemma_ in ("question", "room", "place", "compromise")) or child(noun, "prep") is None:
        return None
    return Draft(clause_span(scene, verb), verb, claim.source, "oppose", "positions.ruled-out", basis_of(claim), 0.5)


def rated(scene: Scene, verb: Token) -> Draft | None:
    """As in "Said the levy was blackmail": who calls a thing good or bad is for it or against it."""
    claim = scene.claim_over(verb)
    own = child(verb, *SUBJECTS)
    if claim is None or own is None or not is_party(claim) or is_imagined(verb) or own.lower_ in ("i", "we", "he", "she", "they"):
        return None
    words = lexicon()
    direction = worth_of(verb)
    if direction is None or scene.actors(own) or own.lemma_.lower() in words["truth_nouns"] or verb.dep_ not in ("ccomp", "ROOT", "conj"):
        return None
    denied = any(c.lower_ in ("no", "not", "hardly") for what in verb.rights if what.dep_ in ("attr", "acomp") for c in what.lefts)
    if denied or (is_negated(verb) and direction == "oppose"):
        return None  # "not a threat", "no solution"
    direction = "oppose" if is_negated(verb) else direction
    return Draft(clause_span(scene, verb), verb, claim.source, direction, "positions.rated", basis_of(claim), 0.5)
