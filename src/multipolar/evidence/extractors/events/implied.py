"""Events whose parties stand in an earlier sentence: "another round follows in May", "the truce holds", "Chile followed suit"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import Candidate
from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.lexicon import Lexicon, Reading
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import doer
from multipolar.evidence.extractors.events.scene import Actors, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

TALKS = ("CONSULT", "AGREE")
"""Types of events that go on between the same parties without naming them again."""

_ANEW = frozenset(("second", "third", "fourth", "next", "up", "followup", "further", "fresh", "new", "another", "final", "last"))
_LASTING = frozenset(("hold", "survive", "last", "collapse", "expire", "lapse", "unravel", "crumble", "fray", "stick", "endure", "falter"))


def is_taken_up(noun: Token, reading: Reading) -> bool:
    """Whether a noun takes up talks or a truce told before: by an ordinal or the like, or as what holds or ends."""
    if reading.type not in TALKS or not reading.reciprocal:
        return False
    if reading.type == "CONSULT":
        return any(child.lower_ in _ANEW and child.dep_ in ("amod", "det") for child in noun.lefts)
    known = any(child.lower_ in ("the", "this") for child in noun.lefts)
    return known and noun.dep_ == "nsubj" and noun.head.lemma_ in _LASTING


def talking(found: Iterable[Candidate]) -> tuple[Actors, Actors] | None:
    """Parties of the last talks or deal among events."""
    pairs = [(one.source, one.target) for one in found if one.reading.type in TALKS and one.reading.reciprocal and one.is_complete]
    return pairs[-1] if pairs else None


def follow_suit(scene: Scene, verb: Token, before: Candidate | None, words: Lexicon) -> Candidate | None:
    """Do what was told before, by somebody else: "Lima recalled its envoy and Quito followed suit"."""
    if before is None or verb.lemma_ != "follow" or not any(child.lower_ == "suit" for child in verb.rights):
        return None
    source = doer(scene, verb)
    if not source:
        return None
    target = tuple(one for one in before.target if one not in source)
    first, last = clause_extent(verb)
    return Candidate(scene, verb, before.reading, source, target, mode_of(verb, words), first, last, "verb", (verb.i,))
