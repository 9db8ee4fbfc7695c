"""Positions of one document: those of the rules, with how likely each is, and those that only weights find likely enough."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence

from multipolar.evidence.extractors.likely_positions.candidates import candidates_of
from multipolar.evidence.extractors.likely_positions.describing import described
from multipolar.evidence.extractors.likely_positions.second import Look, is_of, looks, second_features
from multipolar.evidence.extractors.positions import extract as by_rules
from multipolar.evidence.extractors.positions.denied import is_denied
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.learnt import weights
from multipolar.results.evidence import Claim, Event, Position

LEAST = 0.35
"""Least likelihood of a position that no rule finds: most is won here on published news while hardly any is lost on the samples."""


def extract(parsed: ParsedDocument, claims: Sequence[Claim], events: Sequence[Event]) -> tuple[Position, ...]:
    """Find who wants, backs, refuses or demands what in a document.

    Parameters
    ----------
    parsed : ParsedDocument
        With its actors linked, and its parses if there is a model.
    claims, events : sequence
        What was found in it.

    Returns
    -------
    tuple of Position
        In the order of the text. The confidence of each is how likely weights hold it; rows that no rule made carry
        ``positions.likely``. Without parses: what rules find, as they find it.
    """
    ruled = by_rules(parsed, claims)
    judged = judge(parsed, claims, events, ruled)
    if not judged:
        return ruled
    of_rule: defaultdict[int, list[float]] = defaultdict(list)
    for look, likely in judged:
        for row in look.ruled:
            of_rule[id(row)].append(likely)
    found = [dataclasses.replace(row, confidence=round(max(of_rule[id(row)], default=row.confidence), 2)) for row in ruled]
    for look, likely in sorted(judged, key=lambda one: -one[1]):
        if likely < LEAST:
            break
        if not is_denied(look.passage.head) and not any(is_of(look.passage, row.span, row.actors) for row in found):
            found.append(described(look.passage, look.direction, likely))
    return tuple(sorted(found, key=lambda row: row.span))


def judge(parsed: ParsedDocument, claims: Sequence[Claim], events: Sequence[Event], ruled: Sequence[Position]) -> list[tuple[Look, float]]:
    """Every candidate of a document after the first look, with how likely the library's weights hold it after the second."""
    candidates = candidates_of(parsed, claims, events, ruled, weights("positions-idle").rows)
    if not candidates:
        return []
    found, told = looks(candidates, ruled, weights("positions-words")), weights("positions-told")
    yes = told.labels.index("yes")
    return [(look, told.probabilities(seen)[yes]) for look, seen in zip(found, second_features(found, ruled), strict=True)]
