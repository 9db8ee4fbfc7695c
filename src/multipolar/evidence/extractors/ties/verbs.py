"""Ties that verbs and adjectives tell: "opposes", "depends on", "hostile to"."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import doer, is_passive, objects, subject, undergoer
from multipolar.evidence.extractors.events.scene import TOWARDS, Actors, Scene, joined, union
from multipolar.evidence.extractors.ties.around import around_verb
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.phrases import has_words
from multipolar.evidence.extractors.ties.predicates import said_of, undergoer_of
from multipolar.evidence.extractors.ties.statuses import OF_MODE, status_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_PREPOSITIONS = (*TOWARDS, "alongside", "beside", "behind", "by", "about", "after")


def of_verb(scene: Scene, verb: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give what a verb says of its subject and its object."""
    bond = next((one for one in words.verbs.get(verb.lemma_.lower(), ()) if has_words(verb, one.words)), None)
    is_joint = any(child.lower_ == "jointly" for child in verb.children)
    if is_joint:
        bond = Bond("alliance", "+", mutual=True)
    only_denied = bond is None and verb.lemma_.lower() in words.withheld
    bond = Bond("support", "+") if only_denied else bond
    if bond is None:
        return None
    a = doer(scene, verb)
    if not a and is_passive(verb) and bond.type in ("alliance", "dependence", "hostile"):
        a = scene.who(subject(verb)) if verb.lemma_ in ("align", "ally", "oppose") else ()
    if not a and verb.dep_ in ("relcl", "acl") and verb.head.pos_ == "NOUN" and not is_passive(verb):  # "X, the only state to recognise"
        a = said_of(scene, verb.head)
    preposition = bond.words[-1] if bond.words and bond.words[-1] in _PREPOSITIONS else ""
    if bond.mutual:
        a, b = halves(a) if a and (is_joint or not objects(verb)) else ((), ())
    elif preposition:
        b = tuple(one for one in union(undergoer(scene, verb, preposition=preposition), _after_joined(scene, verb, preposition)) if one not in a)
    else:
        b = tuple(one for one in undergoer_of(scene, verb) if one not in a)
    if verb.lemma_ in ("align", "ally", "oppose") and not b:
        b = tuple(one for one in scene.after(verb, ("with", "to")) if one not in a)
    rule = "verb"
    if not a or not b:
        a, b = around_verb(scene, verb, a, b)
        rule = "around"
    if not a or not b:
        return None
    mode = mode_of(verb, events)
    if mode == "negated" and verb.lemma_.lower() in words.withheld:
        bond, mode = Bond("hostile", "-"), "actual"
    if mode == "negated" or only_denied and bond.sign == "+":
        return None
    if bond.type == "alliance":
        bond = dataclasses.replace(bond, directed=False)
    first, last = clause_extent(verb)
    return Candidate(bond, a, b, scene.span(first, last), verb.lemma_.lower(), rule, status_of(verb, words, OF_MODE[mode]))


def of_adjective(scene: Scene, word: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give what "dependent on" or "aligned with" says of the subject, or of the noun before."""
    bond = next((one for one in words.adjectives[word.lower_] if has_words(word, one.words)), None)
    if bond is None:
        return None
    b = scene.after(word, bond.words, 2)
    noun = subject(word) or (subject(word.head) if word.dep_ in ("acomp", "oprd") else word.head if word.dep_ in ("amod", "acl") else None)
    a = tuple(one for one in scene.who(noun, 0) if one not in b) if noun is not None else ()
    mode = mode_of(word, events)
    if not a or not b or mode == "negated" or any(child.dep_ == "neg" for child in word.head.children):
        return None
    first, last = clause_extent(word)
    bond = dataclasses.replace(bond, directed=bond.type != "alliance")
    return Candidate(bond, a, b, scene.span(first, last), word.lower_, "verb", status_of(word, words, OF_MODE[mode]))


def _after_joined(scene: Scene, verb: Token, preposition: str) -> Actors:
    """Who stands after a preposition that is said again: "depends on Chilean gas and on Peruvian help"."""
    again = (inner for child in verb.rights if child.lower_ == preposition for inner in child.conjuncts if inner.lower_ == preposition)
    return joined(scene.who(one) for preposition_ in again for one in preposition_.rights if one.dep_ == "pobj")
