"""How principals stand to each other, from the ties and events that documents tell of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from multipolar.evidence.drafting.cast import Cast
from multipolar.evidence.drafting.pool import Reading
from multipolar.results.evidence import Event, Row, Span, Tie

FRIENDLY = {"AGREE": 40, "CONSULT": 15, "SUPPORT": 60, "COOPERATE": 50, "AID": 65, "CONCEDE": 20, "RETREAT": 5}
HOSTILE = {"ACCUSE": -35, "REJECT": -30, "THREATEN": -55, "PROTEST": -30, "SANCTION": -60, "MOBILIZE": -40, "COERCE": -70, "ASSAULT": -92}
"""What an event of each type says of the affinity of those between whom it happens, −100 to 100 (judgement)."""

TIES = {
    "alliance": 65, "support": 60, "military": 55, "economic": 35, "dependence": 40, "membership": 50, "proxy": 45, "diplomatic": 20,
    "hostile": 50, "war": 92, "sanction": 60,
}  # fmt: skip
"""The same for ties, by type; the sign of the tie is its own (judgement)."""

SPREAD = {"actual": 18.0, "perceived": 28.0, "contested": 35.0, "potential": 35.0, "desired": 35.0, "past": 40.0}
"""Doubt about a tie by its status, in points (judgement); that of a tie which only weights find is divided by its likelihood."""


def readings(rows: Mapping[str, Sequence[Row]], cast: Cast) -> Iterator[Reading]:
    """Every tie, and every actual event that no tie tells already, between two principals of the case or members of their bodies."""
    told: dict[tuple[str, str], list[tuple[str, Span]]] = {}
    for row in rows.get("relation", ()):
        if isinstance(row, Tie) and (pair := _pair(row.a, row.b, cast)):
            told.setdefault(pair, []).append((row.document, row.span))
            size = TIES.get(row.type, 40)
            value = float(size if row.sign == "+" else -size)
            said = f"{_name(pair[0], cast)} and {_name(pair[1], cast)}: {row.type}, {row.status}"
            spread = SPREAD.get(row.status, 30.0)
            yield _reading(row, pair, value, spread / row.confidence if row.is_likely_only else spread, said)
    for row in rows.get("event", ()):
        if isinstance(row, Event) and row.mode == "actual" and row.plover in FRIENDLY | HOSTILE:
            for pair in sorted({pair for a in row.source for b in row.target if (pair := _pair(a, b, cast))}):
                if not any(document == row.document and span.meets(row.span) for document, span in told.get(pair, ())):
                    said = f"{_name(pair[0], cast)} and {_name(pair[1], cast)}: an event of type {row.plover.lower()}"
                    yield _reading(row, pair, float((FRIENDLY | HOSTILE)[row.plover]), 30.0, said)


def _pair(a: str, b: str, cast: Cast) -> tuple[str, str] | None:
    ids = [cast.case_id(each) for each in (a, b)]
    if not all(ids):
        return None
    one, other = sorted(cast.principal(each) for each in ids)
    return (one, other) if one != other else None


def _reading(row: Row, pair: tuple[str, str], value: float, spread: float, said: str) -> Reading:
    return Reading(
        address=f"ties.affinities.{pair[0]}.{pair[1]}",
        value=value,
        spread=spread,
        document=row.document,
        span=row.span,
        relation="direction",
        gist=said,
        kind=row.kind,
    )


def _name(case_id: str, cast: Cast) -> str:
    return cast.parts[case_id].name
