"""Claims that their own document disputes, and claims that another source denies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from multipolar.evidence.contradictions.material import Material, of_whom
from multipolar.evidence.contradictions.words import short, stems
from multipolar.results.evidence import Claim, Contradiction

ALIKE = 0.6
"""Share of the shorter claim's stems that the other must have (judgement)."""
FEWEST = 3
"""Stems that two opposite claims must share beside an actor."""
COMMON = 200
"""Stems in more claims than this tell nothing."""


def contested(material: Material) -> Iterator[Contradiction]:
    """Each claim beside the words of its own document that dispute it."""
    for claim in material.of(Claim):
        if not claim.contested or claim.contest is None:
            continue
        who = of_whom(i for i in claim.source if i != "unknown")
        against = short(material.quote(claim.document, claim.contest))
        if claim.contest.holds(claim.span) and len(claim.source) > 1:
            how = f"In {material.name(claim.document)} each side says this of the other: “{against}”."
        else:
            how = f"{material.name(claim.document)} reports a claim by {who} and puts beside it: “{against}”."
        yield Contradiction(
            kind="contested",
            one_document=claim.document,
            one=claim.span,
            other_document=claim.document,
            other=claim.contest,
            about=" ".join(claim.source),
            explanation=how,
        )


@dataclass(frozen=True, slots=True)
class _Read:
    claim: Claim
    stems: frozenset[str]
    actors: frozenset[str]


def opposed(material: Material) -> Iterator[Contradiction]:
    """Pairs of claims of much the same words about the same actors, one affirmed and one denied, by different sources or documents."""
    read = [_read(material, claim) for claim in material.of(Claim) if claim.certainty != "speculative"]
    frequency = Counter(stem for each in read for stem in each.stems)
    affirmed: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(read):
        if each.claim.polarity == "affirm":
            for stem in each.stems:
                if frequency[stem] <= COMMON:
                    affirmed[stem].append(at)
    for each in read:
        if each.claim.polarity == "deny":
            shared = Counter(at for stem in each.stems for at in affirmed.get(stem, ()))
            for at, count in sorted(shared.items()):
                if count >= FEWEST and _oppose(each, read[at]):
                    yield _opposition(material, read[at].claim, each.claim)


def _read(material: Material, claim: Claim) -> _Read:
    named = {word for m in material.mentions(claim.document, claim.content) for word in stems(material.quote(claim.document, m.span))}
    return _Read(claim, stems(material.quote(claim.document, claim.content)) - named, material.actors(claim.document, claim.content))


def _oppose(denied: _Read, affirmed: _Read) -> bool:
    one, other = denied.claim, affirmed.claim
    if one.document == other.document and (set(one.source) & set(other.source) or one.span.meets(other.span) or other.contested):
        return False
    if not denied.actors & affirmed.actors:
        return False
    return len(denied.stems & affirmed.stems) >= ALIKE * min(len(denied.stems), len(affirmed.stems))


def _opposition(material: Material, affirmed: Claim, denied: Claim) -> Contradiction:
    one, other = of_whom(i for i in affirmed.source if i != "unknown"), of_whom(i for i in denied.source if i != "unknown")
    where = "" if affirmed.document == denied.document else f" ({material.name(affirmed.document)} and {material.name(denied.document)})"
    return Contradiction(
        kind="claims",
        one_document=affirmed.document,
        one=affirmed.content,
        other_document=denied.document,
        other=denied.content,
        about=" ".join(sorted(material.actors(denied.document, denied.content))),
        explanation=f"Claimed by {one} and denied by {other}{where}.",
    )
