"""What a verb of claiming takes: the first of its frames that a sentence fills."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.clauses import as_said, clause, expletive, gerund, infinitive, object_to, parenthesis, whether
from multipolar.evidence.extractors.claims.content import COMPLEMENTS, Content, after, as_of, child_preposition
from multipolar.evidence.extractors.claims.grammar import child
from multipolar.evidence.extractors.claims.lexicon import Use, lexicon
from multipolar.evidence.extractors.claims.objects import (
    as_something,
    blamed,
    claim_object,
    claimed,
    complement,
    indefinite,
    placed,
    plain_object,
    preposition,
    spoken_of_as,
)
from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token


def active(verb: Token, uses: Mapping[str, Use]) -> Content | None:
    """What somebody claims with a verb: the first of its frames that the sentence fills."""
    for frame, find in _ACTIVE.items():
        if frame in uses and (found := find(verb, uses[frame])) is not None:
            return found
    for frame, use in uses.items():
        if frame.startswith("as:") and (found := spoken_of_as(verb, frame[3:], use)) is not None:
            return found
        if frame.startswith(("of:", "about:")) and (found := preposition(verb, frame, use)) is not None:
            return found
    return None


def passive(verb: Token, uses: Mapping[str, Use], agent: Token | None) -> Content | None:
    """What is claimed of the subject of a passive verb."""
    for frame, use in uses.items():
        found = _PASSIVE[frame](verb, use) if frame in _PASSIVE else after(child_preposition(verb, frame.partition(":")[2]), use, frame)
        if found is not None:
            return found
    if agent is not None and (thing := child(verb, "nsubjpass")) is not None:
        told_of = lexicon().active.get(verb.lemma_, {}).get("object")
        if told_of is not None:
            return Content(thing.left_edge, thing.right_edge, verb, told_of, thing, "object")
    return None


def _as_passive(verb: Token, use: Use) -> Content | None:
    found = as_of(verb)
    return None if found is None else Content(neighbour(found[0], 1), found[1], found[0], use, found[0], "as")


def _evidence(verb: Token, use: Use) -> Content | None:
    """As in "The raid is held up as proof": what is cited is the content."""
    found, thing = as_of(verb), child(verb, "nsubjpass")
    named = child(found[0], "pobj") if found is not None else None
    if named is None or thing is None or named.lemma_ not in lexicon()["evidence_nouns"]:
        return None
    of = child_preposition(named, "of", "for")
    return Content(thing.left_edge, thing.right_edge, of or named, use, thing, "evidence")


def _passive_complement(verb: Token, use: Use) -> Content | None:
    named = next((c for c in verb.children if (c.dep_ in COMPLEMENTS or c.dep_ == "dobj") and c.i > verb.i), None)
    if named is None:
        return None
    return Content(named.left_edge, named.right_edge, verb, use, named, "complement")


_ACTIVE: dict[str, Callable[[Token, Use], Content | None]] = {
    "as": as_something,
    "clause": lambda verb, use: clause(verb, use) or parenthesis(verb, use) or as_said(verb, use),
    "as_said": as_said,
    "whether": whether,
    "object_to": object_to,
    "complement": complement,
    "claim": claim_object,
    "claimed": claimed,
    "object": plain_object,
    "indefinite": indefinite,
    "placed": placed,
    "blamed": blamed,
    "gerund": gerund,
    "shown": plain_object,
    "infinitive": infinitive,
}

_PASSIVE: dict[str, Callable[[Token, Use], Content | None]] = {
    "evidence": _evidence,
    "as": _as_passive,
    "through": lambda verb, use: after(child_preposition(verb, "through"), use, "through", ("lens", "prism")),
    "infinitive": infinitive,
    "clause": expletive,
    "complement": _passive_complement,
}
