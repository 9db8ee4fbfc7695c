"""What ``multipolar run`` shows: the headline, the paths, when, over time, what stands in the way, and history's rate."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from multipolar.analysis.bargaining import OBSTACLES, has_range, range_over_time
from multipolar.analysis.baserates import baserates
from multipolar.analysis.fans import fan, headline_measures
from multipolar.analysis.paths import likeliest
from multipolar.analysis.when import deal_ages, times
from multipolar.cli.output import bar, fit, interval, odds, percent, sparkline, table
from multipolar.results.shares import in_percent
from multipolar.scenario.placeholders import said_of_placeholders
from multipolar.shell import typed

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from multipolar.results import Fan, Run, When

MOST_FANS = 14
"""Measures shown over time; the report has all."""


def summary(out: Console, run: Run, named: str) -> None:
    """Show a run on one or two screens; `named` is the case as it was asked for."""
    _headline(out, run, named)
    for made in (_paths(run), _when(run)):
        out.print(made)
        out.print()
    _ages(out, run)
    out.print(_fans(run))
    out.print()
    _range(out, run)
    _rates(out, run)


def _title(run: Run, path: str) -> str:
    return run.manifest.plan.path_titles.get(path, path)


def _headline(out: Console, run: Run, named: str) -> None:
    plan, best = run.manifest.plan, likeliest(run)
    noun = "history" if run.members == 1 else "histories"
    out.print(f"\n[bold]{plan.title}[/bold]")
    out.print(f"as of {run.as_of} · {run.members:,} {noun} of {run.weeks} weeks, to {run.calendar.end} · seed {run.seed}", style="dim")
    for line in _what_if(run):
        out.print(line, markup=False)
    out.print(
        f"\nLikeliest path: [bold]{_title(run, best.name)}[/bold], {odds(best.p)} "
        f"({percent(best.p)}, 95 % Monte Carlo interval {interval(best.lo, best.hi)}).\n"
    )
    if said := said_of_placeholders(run.case):
        out.print(f"{said} They are listed by: multipolar evidence {typed(named)} --all\n", markup=False, highlight=False, soft_wrap=True)


def _what_if(run: Run) -> list[str]:
    plan = run.manifest.plan
    lines = [f"what if {address} = {value}" for address, value in plan.overrides.items()]
    lines += [f"{family} by {name}" for family, name in plan.chosen.items()]
    return [*lines, f"without {', '.join(plan.without)}"] if plan.without else lines


def _paths(run: Run) -> Table:
    made = table("path", "share", "", "interval", "members", right=("share", "interval", "members"))
    shares = sorted(run.paths, key=lambda share: -share.p)
    top = shares[0].p
    for share in shares:
        shown = f"[cyan]{bar(share.p / top if top else 0.0)}[/cyan]"
        made.add_row(share.name, percent(share.p), shown, interval(share.lo, share.hi), f"{share.members:,}")
    return made


def _when(run: Run) -> Table:
    """How often each event has happened by then; the dates are those of the histories in which it happens at all."""
    right = ("6 mo", "1 year", "end")
    made = table("happens by", *right, "10 % by", "half by", "90 % by", right=right)
    for name, when in times(run).items():
        made.add_row(name, _by(when, 26), _by(when, 52), percent(when.p), *(_day(day) for day in (when.q10, when.q50, when.q90)))
    made.caption = "dates: of the histories in which it happens at all"
    made.caption_justify = "left"
    return made


def _by(when: When, week: int) -> str:
    return percent(when.by[week]) if week in when.by else "–"


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else "–"


def _ages(out: Console, run: Run) -> None:
    ages = deal_ages(run)
    if ages.members:
        noun = "history" if ages.members == 1 else "histories"
        out.print(
            f"A deal is in force at the end in {ages.members:,} {noun}; it has then held {ages.q50} weeks in the median "
            f"({ages.q10} to {ages.q90}), in {ages.young:,} of them less than half a year.\n"
        )


def _fans(run: Run) -> Table:
    made = table("over time (median)", "start", "", "end", "middle 90 %", "unit", right=("start", "end", "middle 90 %"))
    for name in headline_measures(run)[:MOST_FANS]:
        made.add_row(name, *_line(fan(run, name, (0.05, 0.5, 0.95))))
    return fit(made)


def _line(found: Fan) -> tuple[str, str, str, str, str]:
    low, middle, high = (found.at(q) for q in (0.05, 0.5, 0.95))
    shown = sparkline(middle.tolist(), float(min(low)), float(max(high)), 20)
    return (
        _number(middle[0]),
        f"[cyan]{shown}[/cyan]",
        _number(middle[-1]),
        f"{_number(low[-1])} to {_number(high[-1])}",
        _short(found.unit),
    )


def _short(unit: str, width: int = 16) -> str:
    return unit if len(unit) <= width else f"{unit[: width - 1].rstrip(' ,')}…"


def _number(value: float) -> str:
    if value != value:
        return "–"
    size = abs(value)
    return f"{value:,.0f}" if size >= 1000 else f"{value:.1f}" if size >= 10 else f"{value:.2f}"


def _range(out: Console, run: Run) -> None:
    if not has_range(run):
        return
    found = range_over_time(run)
    if found.mean_open != found.mean_open:
        return
    out.print(
        f"In [bold]{percent(found.mean_open)}[/bold] of the weeks at war some deal is better for both sides than fighting on by more than "
        "the friction of talks. Signing is a matter of chance around that line. There would be one more often without"
    )
    for name in OBSTACLES:
        out.print(f"  {name:<12}{percent(found.mean_without[name]):>6}  {bar(found.mean_without[name])}", highlight=False)
    out.print(f"  {'all four':<12}{percent(found.mean_without['none']):>6}  {bar(found.mean_without['none'])}\n")


def _rates(out: Console, run: Run) -> None:
    rates = baserates(run)
    if not rates:
        return
    made = table("history's rate beside it", "past wars", "here", "interval", right=("past wars", "here", "interval"))
    for rate in rates:
        ends = dict.fromkeys((in_percent(rate.low), in_percent(rate.high)))
        within = f"{rate.event} within {rate.within} weeks"
        made.add_row(within, f"{'–'.join(ends)} %", percent(rate.p), interval(rate.lo, rate.hi))
    out.print(made)
    first = rates[0]
    out.print(f"How often {first.name}: {first.cases}.\n{first.citation}.\n", style="dim", markup=False)
