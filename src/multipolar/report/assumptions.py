"""What the forecast rests on: every number with its basis, every passage with its gist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from multipolar.report.quotes import quote_of

if TYPE_CHECKING:
    from multipolar.scenario import Case

GROUPS = {
    "actors": "Actors",
    "issues": "Issues and levers",
    "positions": "Positions",
    "war": "The war",
    "patrons": "Patrons",
    "talks": "Talks",
    "calendar": "Calendar",
    "threats": "Threats",
    "ties": "Ties",
    "world": "Parameters of the world",
}
RELATIONS = {
    "stated": "the passage states it",
    "direction": "the passage gives the direction, not the size",
    "inferred": "inferred from the passage",
}

BEARINGS = {"stated": "states it", "direction": "direction only", "inferred": "inferred"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage: where it stands, its gist in the case's own words, and its text if the documents are at hand."""

    id: str
    document: str
    title: str
    date: str
    place: str
    gist: str
    relation: str
    bearing: str
    quote: str
    used_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assumption:
    """A number of the case as the file writes it, and what it rests on."""

    address: str
    meaning: str
    value: str
    was: str
    kind: str
    passages: tuple[Passage, ...]
    data: tuple[str, ...]
    judgement: str
    changed: bool
    default: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The numbers of one part of the case."""

    id: str
    title: str
    rows: tuple[Assumption, ...]


@dataclass(frozen=True, slots=True)
class Assumptions:
    """All of it, and how many of the case's own numbers rest on what."""

    groups: tuple[Group, ...]
    passages: tuple[Passage, ...]
    counts: Mapping[str, int]


def assumptions(case: Case, overrides: Mapping[str, str], documents: Path | None = None) -> Assumptions:
    """Every number of `case` with its basis; quotes only where `documents` holds the unchanged texts."""
    passages = {name: _passage(case, name, documents) for name in case.evidence}
    rows = [_assumption(case, address, passages, address in overrides) for address in case.numbers]
    own = [row for row in rows if not row.default]
    counts = {kind: sum(row.kind == kind for row in own) for kind in ("evidence", "data", "judgement")}
    cited = {passage.id for row in own for passage in row.passages}
    found: dict[str, list[Assumption]] = {}
    for row in rows:
        found.setdefault(row.address.split(".", 1)[0], []).append(row)
    order = [*(name for name in GROUPS if name in found), *(name for name in found if name not in GROUPS)]
    groups = tuple(Group(name, GROUPS.get(name, name), tuple(found[name])) for name in order)
    counts |= {"numbers": len(own), "defaults": len(rows) - len(own), "passages": len(cited)}
    return Assumptions(groups, tuple(passages.values()), counts)


def _passage(case: Case, name: str, documents: Path | None) -> Passage:
    found = case.evidence[name]
    source = case.sources.documents[found.document]
    used = tuple(address for address, entry in case.numbers.items() if name in entry.basis.evidence)
    return Passage(
        id=name,
        document=found.document,
        title=source.title,
        date=f"{source.date}" + ("" if source.date_basis == "stated" else " (date inferred)"),
        place=f"characters {found.start}–{found.end}",
        gist=found.gist,
        relation=RELATIONS.get(found.relation, found.relation),
        bearing=BEARINGS.get(found.relation, found.relation),
        quote=quote_of(source, found, documents) if documents is not None else "",
        used_by=used,
    )


def _assumption(case: Case, address: str, passages: Mapping[str, Passage], changed: bool) -> Assumption:
    entry = case.numbers[address]
    basis = entry.basis
    return Assumption(
        address=address,
        meaning=entry.meaning,
        value=str(entry.number),
        was="" if entry.was is None else str(entry.was),
        kind="evidence" if basis.evidence else "data" if basis.data else "judgement",
        passages=tuple(passages[name] for name in basis.evidence if name in passages),
        data=tuple(case.sources.data[name].citation if name in case.sources.data else name for name in basis.data),
        judgement=basis.judgement,
        changed=changed,
        default=entry.default,
    )
