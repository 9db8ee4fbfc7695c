"""Events whose parties stand in an earlier sentence: "another round follows in May", "the truce holds", "Chile followed suit"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import Candidate
from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.lexicon import Lexicon, Reading
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import doer, is_passive
from multipolar.evidence.extractors.events.scene import Actors, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

TALKS = ("CONSULT", "AGREE")
"""Types of events that go on between the same parties without naming them again."""

MATTERS = {
    "aid": ("AID", "COOPERATE", "SUPPORT"), "money": ("AID", "COOPERATE"), "weapons": ("AID",), "sanctions": ("SANCTION",),
    "deal": ("AGREE", "CONSULT"), "ceasefire": ("AGREE",), "talks": ("CONSULT",), "pacts": ("AGREE",),
    "captives": ("CONCEDE", "COERCE"), "territory": ("COERCE",), "force": ("ASSAULT", "MOBILIZE"),
}  # fmt: skip
"""By class of what was done something to: types of the events of which it is part."""

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


def is_about_known(verb: Token, reading: Reading, noun: Token | None) -> bool:
    """Whether a passive tells of something known that it was done: "the money was withheld", "the sanctions could be lifted"."""
    if noun is None or reading.object not in MATTERS or not is_passive(verb) or verb.dep_ in ("acl", "advcl"):
        return False
    bare = noun.tag_ == "NNS" and not any(child.dep_ in ("det", "poss", "nummod") for child in noun.lefts)
    return bare or any(child.lower_ in ("the", "this", "that", "these", "those") for child in noun.lefts)


def about(one: Candidate, before: Iterable[Candidate]) -> tuple[Actors, Actors] | None:
    """Parties of the last event of which a known thing was part: of "the money", the last aid."""
    pairs = [(other.source, other.target) for other in before if other.reading.type in MATTERS[one.reading.object] and other.is_complete]
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
