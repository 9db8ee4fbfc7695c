"""How principals stand to each other, from the ties and events that documents tell of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from multipolar.evidence.drafting import wording
from multipolar.evidence.drafting.cast import Cast, state_of
from multipolar.evidence.drafting.pool import Reading
from multipolar.results.evidence import Event, Mention, Row, Span, Tie

FRIENDLY = {"AGREE": 40, "CONSULT": 15, "SUPPORT": 60, "COOPERATE": 50, "AID": 65, "CONCEDE": 20, "RETREAT": 5}
HOSTILE = {"ACCUSE": -35, "REJECT": -30, "THREATEN": -55, "PROTEST": -30, "SANCTION": -60, "COERCE": -70, "ASSAULT": -92}
"""What an event of each type says of the affinity of those between whom it happens, −100 to 100 (judgement)."""

MOBILIZED = {1: 50, -1: -40}
"""The same for forces that somebody sends: for the good of those to whom they go, or against them; said of neither, nothing (judgement)."""

TIES = {
    "alliance": 65, "support": 60, "military": 55, "economic": 35, "dependence": 40, "membership": 50, "proxy": 45, "diplomatic": 20,
    "hostile": 50, "war": 92, "sanction": 60,
}  # fmt: skip
"""The same for ties, by type; the sign of the tie is its own (judgement)."""

SPREAD = {"actual": 18.0, "perceived": 28.0, "contested": 35.0, "potential": 35.0, "desired": 35.0, "past": 40.0}
"""Doubt about a tie by its status, in points (judgement); that of a tie which only weights find is divided by its likelihood."""


def readings(rows: Mapping[str, Sequence[Row]], cast: Cast, texts: Mapping[str, str]) -> Iterator[Reading]:
    """Every tie, and every actual event that no tie tells already, between two principals of the case or those who act for them.

    Parameters
    ----------
    rows, cast
        The evidence, and the case it is read for.
    texts : mapping of str to str
        Text of each document by id.
    """
    named = _named(rows)
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
        if isinstance(row, Event) and row.mode == "actual":
            for pair, value in sorted(_told_by(row, cast, named, texts).items()):
                if not any(document == row.document and span.meets(row.span) for document, span in told.get(pair, ())):
                    said = f"{_name(pair[0], cast)} and {_name(pair[1], cast)}: an event of type {row.plover.lower()}"
                    yield _reading(row, pair, float(value), 30.0, said)


def _told_by(
    row: Event, cast: Cast, named: Mapping[tuple[str, str], Sequence[Mention]], texts: Mapping[str, str]
) -> dict[tuple[str, str], int]:
    """What an event says of each pair between whom it happens."""
    found: dict[tuple[str, str], int] = {}
    for a in row.source:
        for b in row.target:
            value = (FRIENDLY | HOSTILE).get(row.plover)
            if row.plover == "MOBILIZE":
                value = MOBILIZED.get(wording.bearing(row, named.get((row.document, state_of(b)), ()), texts[row.document]))
            if value is not None and (pair := _pair(a, b, cast)):
                found[pair] = value
    return found


def _named(rows: Mapping[str, Sequence[Row]]) -> dict[tuple[str, str], list[Mention]]:
    """Mentions by document and by whom they name, a government as its state."""
    found: dict[tuple[str, str], list[Mention]] = {}
    for row in rows.get("mention", ()):
        if isinstance(row, Mention):
            for actor in row.actors:
                found.setdefault((row.document, state_of(actor)), []).append(row)
    return found


def _pair(a: str, b: str, cast: Cast) -> tuple[str, str] | None:
    """The two principals of a tie or an event, in order; what an opposition or rebels do is not booked to the state they oppose."""
    one, other = sorted(cast.doer(each) for each in (a, b))
    return (one, other) if one and one != other else None


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
