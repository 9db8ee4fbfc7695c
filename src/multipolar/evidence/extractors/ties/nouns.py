"""Ties that nouns tell: "the alliance of X and Y", "X's mistrust of Y", "close ties"."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.extents import noun_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.noun_ends import carrier_of
from multipolar.evidence.extractors.events.nouns import preceded
from multipolar.evidence.extractors.events.scene import Scene
from multipolar.evidence.extractors.ties.around import around_noun
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.noun_sides import sides_of
from multipolar.evidence.extractors.ties.relations import of_relations
from multipolar.evidence.extractors.ties.statuses import OF_MODE, status_of
from multipolar.evidence.extractors.ties.turning import turned

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events


def of_noun(scene: Scene, noun: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give what a noun says of the two that stand around it."""
    lemma = noun.lemma_.lower()
    bond = next((one for one in words.nouns.get(lemma, ()) if preceded(noun, one.words)), None)
    if bond is None and lemma in words.relations:
        bond = of_relations(noun, words)
    if bond is None or (noun.dep_ in ("compound", "amod") and noun.head.pos_ == "NOUN" and not bond.person):
        return None
    mode = mode_of(noun, events, carried=carrier_of(noun, events) is not None)
    if mode == "negated" and not (lemma in words.relations and bond.sign == "-"):
        return None
    bond = turned(noun, bond, words, is_done=mode in ("actual", "planned"))
    a, b, takes_up = sides_of(scene, noun, bond, events)
    rule = "relations" if lemma in words.relations else "noun"
    if not a or not b:
        a, b = around_noun(scene, noun, a, b, mutual=bond.type == "hostile" and not bond.directed and noun.dep_ != "pobj")
        rule = "around"
    if not a or not b:
        return None
    if bond.reversed:
        a, b = b, a
    if bond.sign == "+" and set(b) <= set(scene.after(noun, ("against",))):  # "support against Chile"
        bond = Bond("hostile", "-")
    first, last = noun_extent(noun)
    return Candidate(bond, a, b, scene.span(first, last), lemma, rule, status_of(noun, words, OF_MODE[mode]), takes_up)


def of_collective(scene: Scene, noun: Token, words: Lexicon) -> Candidate | None:
    """Give what a noun for two says of them both: "the bitterest rivals of the Andes"; plain "the rivals" only takes them up."""
    bond = next((one for one in words.nouns.get(noun.lemma_.lower(), ()) if one.person and not one.words), None)
    a, b = halves(scene.named(noun))
    described = any(child.dep_ in ("amod", "poss", "compound") for child in noun.lefts)
    if bond is None or len(b) != 1 or not described:
        return None
    first, last = noun_extent(noun)
    bond = dataclasses.replace(bond, directed=False)
    return Candidate(bond, a, b, scene.span(first, last), noun.lemma_.lower(), "noun", status_of(noun, words, "actual"))
