"""Why a measure moved: mechanism, parameter, evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from multipolar.analysis.paths import likeliest
from multipolar.analysis.stories import medoid
from multipolar.api.answering import as_run
from multipolar.api.replaying import replay
from multipolar.errors import InputError, whole
from multipolar.results import Run
from multipolar.results.answers import Answer
from multipolar.results.history import position

if TYPE_CHECKING:
    from multipolar.scenario import Case


@dataclass(frozen=True, slots=True)
class Cited(Answer):
    """One passage: its id, document, gist in our words, how it bears on the number, and the quote where the document is at hand."""

    id: str
    document: str
    date: str
    gist: str
    relation: str
    quote: str | None


@dataclass(frozen=True, slots=True)
class Assumption(Answer):
    """One number behind a step: what this member drew (None where it is fixed), how the case writes it, and what it rests on."""

    address: str
    drawn: float | None
    prior: str
    meaning: str
    kind: str
    default: bool
    judgement: str
    data: tuple[str, ...]
    evidence: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Step(Answer):
    """What one mechanism did to the measure in that week, by which equation and on which numbers."""

    mechanism: str
    title: str
    equation: str
    before: float
    after: float
    assumptions: tuple[Assumption, ...]


@dataclass(frozen=True, slots=True)
class Explanation(Answer):
    """Why a measure stands where it stands in one member and week. `before` is the week before; `notes` is what happened that week.

    `nearest` is the nearest week in which a mechanism moves the measure; None if none ever does.
    """

    run: str
    measure: str
    unit: str
    week: int
    date: date
    member: int
    path: str
    before: float
    value: float
    steps: tuple[Step, ...]
    notes: tuple[str, ...]
    nearest: int | None

    def __str__(self) -> str:
        lines = [
            f"{self.measure}, week {self.week} ({self.date}), member {self.member}: {self.before:.4g} → {self.value:.4g} ({self.unit})"
        ]
        for step in self.steps:
            lines.append(f"{step.title} {step.before:.4g} → {step.after:.4g}")
            for item in step.assumptions:
                basis = "; ".join(cited.gist for cited in item.evidence) or "; ".join(item.data) or item.judgement
                lines.append(f"  {item.address} = {item.prior}: {basis}")
        return "\n".join(lines)


def explain(
    run: Run | str | Path, measure: str, *, week: int, member: int | None = None, documents: str | Path | None = None
) -> Explanation:
    """Replay one member with the ledger on and trace a measure back to its evidence.

    Parameters
    ----------
    run : Run, str or Path
        The run.
    measure : str
        A weekly measure (`multipolar list measures`).
    week : int
        The week, 1 to the horizon.
    member : int, optional
        Default: the most typical member of the likeliest path.
    documents : path, optional
        Folder of the source documents; quotes are shown from there.
    """
    found = as_run(run)
    position(measure, tuple(found.measures), "a measure")
    week = whole(week, "--week")
    if not 1 <= week <= found.weeks:
        raise InputError(f"--week is {week}; this run has weeks 1 to {found.weeks}.")
    chosen = _member(found, member)
    ledger = replay(found, chosen)
    values = found.measure(measure)[chosen]
    quotes = _quotes(found.case, documents)
    drawn = _drawn(found, chosen)
    steps = tuple(_step(found.case, row, quotes, drawn) for row in ledger.rows if row.week == week and row.quantity == measure)
    return Explanation(
        run=found.name,
        measure=measure,
        unit=found.measures[measure],
        week=week,
        date=found.calendar.date_of(week),
        member=chosen,
        path=found.path_names[int(found.path[chosen])],
        before=float(values[week - 1]),
        value=float(values[week]),
        steps=steps,
        notes=tuple(_notes(ledger, week)),
        nearest=min((row.week for row in ledger.rows if row.quantity == measure), key=lambda at: (abs(at - week), at), default=None),
    )


def _member(run: Run, member: int | None) -> int:
    if member is None:
        found = medoid(run, likeliest(run).name)
        return found if found is not None else 0
    member = whole(member, "--member")
    if not 0 <= member < run.members:
        raise InputError(f"--member is {member}; this run has members 0 to {run.members - 1:,}.")
    return member


def _drawn(run: Run, member: int) -> dict[str, float]:
    """What the member drew, by address."""
    from multipolar import world

    program = world.build(run.case)
    row = world.draws(program, seed=run.seed, members=range(member, member + 1))[0]
    return dict(zip(program.numbers, row.tolist(), strict=True))


def _notes(ledger: Any, week: int) -> Iterator[str]:
    for event in ledger.events:
        if event.week == week:
            yield f"a round of talks ({event.detail['track']})" if event.kind == "round" else event.kind


def _step(case: Case, row: Any, quotes: Mapping[str, str], drawn: Mapping[str, float]) -> Step:
    from multipolar.world.catalogue import list_mechanisms

    found = {item.name: item for item in list_mechanisms()}.get(row.mechanism)
    addresses = list(dict.fromkeys([*related(case, row.quantity), *_own(case, row.mechanism)]))
    return Step(
        mechanism=row.mechanism,
        title=found.title if found else row.mechanism,
        equation=found.equation if found else "",
        before=float(row.before),
        after=float(row.after),
        assumptions=tuple(assumption(case, address, quotes, drawn) for address in addresses),
    )


def _own(case: Case, mechanism: str) -> list[str]:
    start = f"world.{mechanism}."
    return [address for address in case.numbers if address.startswith(start)]


def related(case: Case, measure: str) -> list[str]:
    """Addresses of the case's own numbers that a measure is made of."""
    kind, _, rest = measure.partition(".")
    if kind == "lever":
        starts = [f"issues.{rest}.", f"positions.{rest}."]
        voices = case.scenario.positions.get(rest, {})
        starts += [f"actors.{name}.influence" for name in voices]
    elif kind == "affinity":
        starts = [f"ties.affinities.{rest}"]
    elif kind == "toll":
        starts = [f"war.toll.{rest}"]
    elif kind == "range":
        starts = ["talks.", "patrons."]
    elif kind == "violations":
        starts = [f"talks.{name}." for name, track in case.scenario.talks.items() if track.kind == "truce"]
    else:
        starts = _war_starts(rest)
    return [address for address in case.numbers if any(_under(address, start) for start in starts)]


def _under(address: str, start: str) -> bool:
    return address.startswith(start) if start.endswith(".") else address == start


def _war_starts(rest: str) -> list[str]:
    quantity, _, side = rest.partition(".")
    return {
        "tempo": ["calendar."],
        "front": ["war.held", "war.advance", "war.jitter", "war.advantage", "war.area"],
        "force": [f"war.sides.{side}.force", f"war.sides.{side}.reinforcement", f"war.sides.{side}.loss_rate"],
        "economy": [f"war.sides.{side}.growth", f"war.sides.{side}.economy_share", "war.substitution"],
        "losses": [f"war.sides.{side}.loss_rate", f"war.sides.{side}.force"],
    }.get(quantity, [])


def assumption(case: Case, address: str, quotes: Mapping[str, str], drawn: Mapping[str, float]) -> Assumption:
    """One number of a case with its basis; quotes by evidence id."""
    entry = case.numbers[address]
    basis = entry.basis
    return Assumption(
        address=address,
        drawn=None if entry.number.is_fixed else drawn.get(address),
        prior=str(entry.number),
        meaning=entry.meaning,
        kind=basis.kind,
        default=entry.default,
        judgement=basis.judgement,
        data=tuple(case.sources.data[name].citation for name in basis.data if name in case.sources.data),
        evidence=tuple(_cited(case, name, quotes) for name in basis.evidence if name in case.evidence),
    )


def _cited(case: Case, name: str, quotes: Mapping[str, str]) -> Cited:
    passage = case.evidence[name]
    document = case.sources.documents[passage.document]
    return Cited(name, document.title, document.date.isoformat(), passage.gist, passage.relation, quotes.get(name))


def _quotes(case: Case, documents: str | Path | None) -> dict[str, str]:
    """Quotes by evidence id, from the documents at hand."""
    if documents is None:
        return {}
    from multipolar import scenario

    shelf = scenario.Shelf(case, documents)
    quotes = {name: shelf.quote(name, passage) for name, passage in case.evidence.items()}
    return {name: " ".join(quote.text.split()) for name, quote in quotes.items() if quote.state == "at hand"}
