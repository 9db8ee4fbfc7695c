"""Actors that stand before a noun, or on both sides of it: "Chile's raid", "talks between Lima and Quito"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.scene import Actors, Scene, joined, union

if TYPE_CHECKING:
    from spacy.tokens import Token

# Before these, a name without an ending is the place or the topic and not the one who acts: "the Chaco war", "Falklands talks".
_NAMED_AFTER_PLACE = frozenset(
    ("war", "conflict", "talk", "negotiation", "summit", "sanction", "ceasefire", "truce", "fighting", "aid", "crisis", "peace", "deal",
     "offensive", "withdrawal")
)  # fmt: skip


def before(scene: Scene, noun: Token) -> tuple[Actors, Actors]:
    """Actors before a noun: those who act, and names of places or topics."""
    acting: list[Actors] = []
    places: list[Actors] = []
    for child in noun.lefts:
        if child.dep_ in ("poss", "amod", "compound", "nmod", "npadvmod", "det"):
            found = scene.owner_or_adjective(child) or (scene.who(child, 1) if child.dep_ == "poss" else ())
            mention = scene.at.get(child.i)
            is_name = mention is not None and mention.form == "name" and child.dep_ in ("compound", "nmod") and len(found) == 1
            is_name = is_name and found[0].startswith("state:") and not (child.text.isupper() or "." in child.text)
            (places if is_name and noun.lemma_.lower() in _NAMED_AFTER_PLACE else acting).append(found)
    return joined(acting), joined(places)


def _first_people(noun: Token) -> Actors:
    """State of the first of two peoples in one name: "talks between Chilean and Peruvian ministers"."""
    heads = (inner for child in noun.rights if child.lower_ in ("between", "among") for inner in child.rights if inner.dep_ == "pobj")
    peoples = (child for head in heads for child in head.lefts if child.dep_ in ("amod", "nmod") and any(child.conjuncts))
    entries = (entry for people in peoples for entry in registry().index.get(people.text, ()) if len(entry.words) == 1)
    return next((tuple(entry.actors) for entry in entries if entry.actors), ())


def between(scene: Scene, noun: Token) -> Actors:
    """Both sides after "between", however far apart: "a war between one side, commanded by X, and the other"."""
    found = scene.after(noun, ("between", "among", "involving"))
    if halves(found)[1]:
        return found
    if found and (first := _first_people(noun)):
        return union(found, first)
    word = next((child for child in noun.rights if child.lower_ == "between"), None)
    if word is None:
        return found
    after = scene.doc[word.i + 1 : word.i + 16]
    conjunction = next((token for token in after if token.lower_ == "and" and token.i + 1 < len(scene.doc)), None)
    if conjunction is None or not found:
        return found
    beyond = scene.doc[conjunction.i + 1 : conjunction.i + 4]
    return union(found, joined(scene.named(token) for token in beyond))
