"""Nouns for who stands for or against a thing: "the loudest champion of a treaty", "among the critics of the ban"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.drafts import Draft, Scene
from multipolar.evidence.extractors.positions.grammar import is_imagined, is_negated, object_of, subject
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.results.evidence.rows import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_TURNED: dict[Direction, Direction] = {"support": "oppose", "oppose": "support"}


def sided(scene: Scene, noun: Token) -> Draft | None:
    """As in "Addo, a champion of the pact", "Lima is an opponent of the levy"."""
    join = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ in ("of", "to")), None)
    thing = object_of(join)
    if thing is None or scene.actors(thing) or (thing.tag_ == "NN" and thing.left_edge.i == thing.i):
        return None  # "defenders of law"
    holder, verb = _who(noun)
    holders = scene.actors(holder)
    if holder is None or not holders or (verb is not None and is_imagined(verb)):
        return None
    direction: Direction = "support" if noun.lemma_.lower() in lexicon()["friends"] else "oppose"
    if verb is not None and is_negated(verb):
        direction = _TURNED[direction]
    first = min(holder, noun, key=lambda t: t.i).left_edge if abs(holder.i - noun.i) < 12 else noun.left_edge
    last = max(thing.right_edge, noun, key=lambda t: t.i)
    span = scene.parsed.span(scene.block, first, last)
    return Draft(span, noun, holders, direction, "positions.side", scene.basis(noun, reported=False), 0.6)


def _who(noun: Token) -> tuple[Token | None, Token | None]:
    """Whom the noun describes, and the verb that says so."""
    place = noun
    while place.dep_ == "conj" and place.head.pos_ in ("NOUN", "PROPN"):
        place = place.head
    if place.dep_ == "appos":
        return place.head, None
    if place.dep_ == "attr" and place.head.pos_ in ("AUX", "VERB"):
        return subject(place.head), place.head
    if place.dep_ == "pobj" and place.head.lower_ == "of" and place.head.head.lower_ == "one":
        place = place.head.head  # "one of the harshest critics of"
        return (subject(place.head), place.head) if place.dep_ == "attr" else (place.head if place.dep_ == "appos" else None, None)
    if place.dep_ == "pobj" and place.head.lower_ in ("among", "as", "of") and place.head.head.pos_ in ("AUX", "VERB"):
        return subject(place.head.head), place.head.head
    if place.dep_ == "nsubj":  # "the loudest opponent of the levy, Ana Vega"
        named = next((c for c in place.rights if c.dep_ == "appos"), None)
        return named, None
    return None, None
