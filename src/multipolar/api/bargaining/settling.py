"""Running one rule on a table: the settlements of all parts, put together in the table's unit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from multipolar.api.bargaining.members import JOINT, Part, Values, in_units, parts
from multipolar.api.bargaining.rules import Rule
from multipolar.models.bargaining import Settlement
from multipolar.models.bargaining.centre import weighted_mean, weighted_median
from multipolar.results.bargaining_forecast import BargainingMove, BargainingRound, Stop
from multipolar.store.bargaining_tables import BargainingTable

Floats = NDArray[np.float64]
WORST: tuple[Stop, ...] = ("converged", "cycle", "rounds")


@dataclass(frozen=True, slots=True)
class Settled:
    """What a rule makes of a table: points and agreements by issue and member, and the settlement of each part."""

    point: dict[str, Floats]
    agreed: dict[str, NDArray[np.bool_]]
    stopped: tuple[Stop, ...]
    parts: tuple[tuple[Part, Settlement], ...]


def settle(table: BargainingTable, values: Values, rule: Rule, *, rounds: int | None, seed: int = 0, keep: bool = False) -> Settled:
    """Settle every issue in every member."""
    names = [issue.name for issue in table.issues]
    point: dict[str, Floats] = {}
    agreed: dict[str, NDArray[np.bool_]] = {}
    found = []
    stops: list[tuple[Stop, ...]] = []
    for part in parts(table, values, joint=rule.name in JOINT):
        rng = np.random.default_rng(np.random.SeedSequence([seed, *part.issues]))
        settlement = rule.model.settle(part.problem, rng, rounds=rounds, keep=keep)
        found.append((part, settlement))
        for place, issue in enumerate(part.issues):
            point[names[issue]] = in_units(table, issue, settlement.point[:, place])
            agreed[names[issue]] = settlement.agreed[:, place]
        if settlement.stopped:
            stops.append(settlement.stopped)
    return Settled({name: point[name] for name in names}, {name: agreed[name] for name in names}, _stops(stops), tuple(found))


def _stops(stops: list[tuple[Stop, ...]]) -> tuple[Stop, ...]:
    """For each member the worst of its parts; a model without rounds has nothing left to do."""
    if len(stops) < 2:
        return stops[0] if stops else ("converged",)
    return tuple(max(member, key=WORST.index) for member in zip(*stops, strict=True))


def shown(value: Floats | np.float64 | float) -> float:
    """A value to 12 digits, so that 7 on a scale of 100 stays 7 on its way through 0.07."""
    return float(f"{float(value):.12g}")


def rounds_of(table: BargainingTable, settled: Settled) -> tuple[BargainingRound, ...]:
    """The rounds of the first member, from the start on. A part that has settled stays where it is."""
    last = max(max((len(found.rounds) for _, found in settled.parts), default=1), 1)
    return tuple(_round(table, settled, number) for number in range(last))


def _round(table: BargainingTable, settled: Settled, number: int) -> BargainingRound:
    mean: dict[str, float] = {}
    median: dict[str, float] = {}
    places: dict[str, dict[str, float]] = {actor: {} for actor in table.actors}
    moves: list[BargainingMove] = []
    for part, settlement in settled.parts:
        problem = part.problem
        at = problem.position[:1]
        if settlement.rounds:
            at = settlement.rounds[min(number, len(settlement.rounds) - 1)].position[:1]
        weight = problem.weight[:1]
        centre, middle = weighted_mean(at, weight)[0], weighted_median(at, weight)[0]
        for place, issue in enumerate(part.issues):
            name = table.issues[issue].name
            mean[name], median[name] = shown(in_units(table, issue, centre[place])), shown(in_units(table, issue, middle[place]))
            for index, actor in enumerate(part.actors):
                if table.position[actor][issue] is not None:
                    places[table.actors[actor]][name] = shown(in_units(table, issue, at[0, index, place]))
        if 0 < number < len(settlement.rounds):
            moves += _moves(table, part, settlement, number)
    ordered = [issue.name for issue in table.issues]
    return BargainingRound(
        number,
        {name: mean[name] for name in ordered},
        {name: median[name] for name in ordered},
        {actor: {name: at[name] for name in ordered if name in at} for actor, at in places.items()},
        tuple(moves),
    )


def _moves(table: BargainingTable, part: Part, settlement: Settlement, number: int) -> list[BargainingMove]:
    found = []
    for move in settlement.rounds[number].moves:
        if move.member != 0:
            continue
        issue = part.issues[move.issue]
        start, end = (shown(in_units(table, issue, np.asarray(value))) for value in (move.start, move.end))
        found.append(
            BargainingMove(
                actor=table.actors[part.actors[move.actor]],
                issue=table.issues[issue].name,
                by=table.actors[part.actors[move.by]],
                why=str(move.why),
                start=start,
                end=end,
            )
        )
    return found


def stop_shares(stopped: tuple[Stop, ...]) -> dict[str, float]:
    """The share of the members that stopped for each reason."""
    return {reason: stopped.count(reason) / len(stopped) for reason in WORST if reason in stopped}
