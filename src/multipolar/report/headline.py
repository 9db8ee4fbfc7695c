"""The answer in a few sentences, each number with its uncertainty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.analysis.paths import likeliest
from multipolar.analysis.when import times
from multipolar.report.words import WIDEST, count, histories, interval, likelihood, listed, percent
from multipolar.scenario.placeholders import said_of_placeholders

if TYPE_CHECKING:
    from multipolar.results import Run

FEW = 400  # below this many histories an interval is wider than ten points


@dataclass(frozen=True, slots=True)
class Headline:
    """One sentence to remember, what belongs beside it, and what to beware of."""

    first: str
    more: tuple[str, ...]
    warnings: tuple[str, ...]


def headline(run: Run) -> Headline:
    """What `run` says, in words and numbers."""
    best = likeliest(run)
    alone = " by itself" if best.p <= 0.45 and best.hi - best.lo <= WIDEST else ""
    name = run.manifest.plan.path_titles.get(best.name, best.name)
    said = f"{percent(best.p)} (95 % interval {interval(best.lo, best.hi)}), {likelihood(best.p, best.lo, best.hi)}{alone}"
    first = f"Likeliest path by {run.dates[-1]}: {name}, {said}."
    caution = (
        f"The intervals count only how many histories were simulated ({count(run.members)}). How wrong the assumptions "
        "are, they do not say; the numbers that matter most are named below."
    )
    return Headline(first, (*_stopping(run), caution), _warnings(run))


def _stopping(run: Run) -> tuple[str, ...]:
    if "fighting-stopped" not in run.events:
        return ()
    stop = times(run, ("fighting-stopped",))["fighting-stopped"]
    half = f" Where it does, half of them have come to it by {stop.q50}." if stop.q50 else ""
    said = f"{percent(stop.p)} of the histories ({interval(stop.lo, stop.hi)}), {likelihood(stop.p, stop.lo, stop.hi)}"
    return (f"The fighting stops at least once by then: {said}.{half} It need not hold.",)


def _warnings(run: Run) -> tuple[str, ...]:
    plan = run.manifest.plan
    found = []
    if plan.without:
        found.append(f"An experiment, not a forecast: this world runs without {listed(list(plan.without))}.")
    if plan.chosen:
        other = listed([f"{family} by {name}" for family, name in plan.chosen.items()])
        found.append(f"An experiment, not a forecast: other models stand in this world than its own ({other}).")
    if plan.overrides:
        changes = listed([f"{address} = {value}" for address, value in plan.overrides.items()])
        found.append(f"A what-if: numbers of the case were set to other values ({changes}).")
    if said := said_of_placeholders(run.case):
        found.append(f"A draft, not yet a forecast: {said}")
    if run.members < FEW:
        found.append(f"Only {histories(run.members)}: read every percentage as rough.")
    return tuple(found)
