"""``multipolar bargain``, ``multipolar models`` and ``multipolar backtest``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from multipolar.cli.output import Json, console, fit, percent, print_json, table, wrote
from multipolar.cli.progress import progress
from multipolar.errors import InputError
from multipolar.shell import typed

if TYPE_CHECKING:
    from multipolar.results.bargaining_forecast import Advice, BargainingEnsemble, BargainingForecast, Tornado
    from multipolar.results.deu_scores import DeuScores


class Scale(StrEnum):
    """What a table's saliences are."""

    share = "share"
    percent = "percent"


class Data(StrEnum):
    """What a backtest can be made on."""

    deu = "deu"


Source = Annotated[str, typer.Argument(metavar="TABLE", help="A table of actors (.csv or .xml), or a case.")]
Model = Annotated[str, typer.Option("--model", help="A bargaining model (multipolar models), or all of them: all.")]
Preset = Annotated[str | None, typer.Option("--preset", help="One of the model's presets.", show_default=False)]
Rounds = Annotated[int | None, typer.Option("--rounds", help="Rounds to play; without it the preset's own rule stops.", show_default=False)]
Draws = Annotated[int | None, typer.Option("--draws", help="Draw uncertain numbers that often.", show_default=False)]
Seed = Annotated[int, typer.Option("--seed", help="Seed of the draws.")]
OneIssue = Annotated[str | None, typer.Option("--issue", help="This issue alone.", show_default=False)]
SalienceScale = Annotated[
    Scale | None,
    typer.Option(
        "--salience-scale", help="What saliences are. Without it: shares if all lie in 0–1, percent if one exceeds 1.", show_default=False
    ),
]
Actor = Annotated[str | None, typer.Option("--advise", help="What this actor could say, or whom it could win over.", show_default=False)]
Chart = Annotated[Path | None, typer.Option("--chart", help="Save positions by round as PNG, SVG or PDF.", show_default=False)]
TornadoFile = Annotated[Path | None, typer.Option("--tornado", help="Save what moves the outcome as PNG, SVG or PDF.", show_default=False)]
Family = Annotated[str | None, typer.Option("--family", help="Only this family.", show_default=False)]
What = Annotated[Data, typer.Argument(help="The past decisions: deu (DEU III).")]
Folder = Annotated[str, typer.Argument(metavar="DIR", help="The folder of their table; the program brings no rows.")]

NO_BETTER = "On past decisions no bargaining model beats the compromise model: multipolar backtest deu DIR."
MOST_OPTIONS = 12
MOST_ROWS = 12
ROUND_WIDTH = 10
"""Columns of a terminal that a round takes: its heading, or a number of two decimals, and a gap."""


def bargain(
    source: Source,
    model: Model = "expected-utility",
    preset: Preset = None,
    rounds: Rounds = None,
    draws: Draws = None,
    seed: Seed = 1,
    issue: OneIssue = None,
    salience_scale: SalienceScale = None,
    advise: Actor = None,
    chart: Chart = None,
    tornado: TornadoFile = None,
    json: Json = False,
) -> None:
    """Settle a table of actors, or the terms of a case, with a bargaining model, beside the compromise baseline."""
    from multipolar.api import bargaining as api

    read = api.table_of(source, issue=issue, salience_scale=salience_scale.value if salience_scale is not None else None)
    if model == "all":
        given = {"--preset": preset, "--advise": advise, "--chart": chart, "--tornado": tornado}
        if wrong := [name for name, value in given.items() if value is not None]:
            raise InputError(f"{', '.join(wrong)} {'goes' if len(wrong) == 1 else 'go'} with one model, not with --model all.")
        with progress(f"bargaining over {source}", unit="rules") as tick:
            every = api.bargain_all(read, rounds=rounds, draws=draws, seed=seed, progress=tick)
        if json:
            print_json(every.to_json())
        else:
            _show_all(every)
        return
    forecast = api.bargain(read, model, preset, rounds=rounds, draws=draws, seed=seed)
    advice = api.advise(read, advise, model, preset, rounds=rounds, seed=seed) if advise is not None else None
    moved = api.tornado(read, model, preset, rounds=rounds, seed=seed) if tornado is not None else None
    written = [api.plot_bargain(forecast, chart)] if chart is not None else []
    written += [api.plot_tornado(moved, tornado)] if moved is not None and tornado is not None else []
    if json:
        more = {"advice": advice.to_json() if advice else None, "tornado": moved.to_json() if moved else None}
        print_json(forecast.to_json() | {name: value for name, value in more.items() if value is not None})
    else:
        _show(forecast)
        if advice is not None:
            _show_advice(advice)
        if moved is not None:
            _show_tornado(moved)
    if written:
        wrote(written, f"multipolar bargain {typed(source)} --model all")


def _show(found: BargainingForecast) -> None:
    out = console()
    rule = f"{found.model} ({found.preset})" if found.preset else found.model
    out.print(f"[bold]{rule}[/bold] on {found.source}", markup=True)
    for line in found.said:
        out.print(f"  {line}", markup=False)
    out.print()
    made = table("issue", "settles at", "compromise", "mean", "median", *(["5 % to 95 %", "compromise 5 % to 95 %"] if found.draws else []))
    for name in found.issues:
        cells = [_number(at[name]) for at in (found.point, found.baseline, found.mean, found.median)]
        if not found.agreed[name]:
            cells[0] = f"{cells[0]} (no agreement)"
        drawn = (found.spread[name], found.baseline_spread[name]) if found.draws else ()
        cells += [f"{_number(spread.p05)} to {_number(spread.p95)}" for spread in drawn]
        made.add_row(name, *cells)
    out.print(fit(made))
    _show_rounds(found)
    out.print(f"\n{NO_BETTER}", markup=False, soft_wrap=True)


def _show_rounds(found: BargainingForecast) -> None:
    out = console()
    last = found.rounds[-1].number
    if not last:
        out.print("The model has no rounds.")
        return
    why = {"converged": "nobody moves any more", "cycle": "the positions come back in a circle", "rounds": "the rounds were over"}
    out.print(f"{last} rounds; {why[found.stopped]}." if last > 1 else f"1 round; {why[found.stopped]}.")
    if found.draws:
        stops = ", ".join(f"{percent(share)} ended so: {why[reason]}" for reason, share in found.stops.items())
        out.print(f"of the draws, {stops}", soft_wrap=True)
    for name in found.issues:
        who = "actor" if len(found.issues) == 1 else f"actor, on {name}"
        actors = [actor for actor, places in found.rounds[0].positions.items() if name in places]
        room = (out.width - max(len(text) for text in (who, *actors))) // ROUND_WIDTH
        shown = _rounds_shown(last, room)
        heads = [f"round {number}" if number >= 0 else "" for number in shown]
        made = table(who, *heads, right=heads)
        for actor in actors:
            made.add_row(actor, *(_number(found.rounds[number].positions[actor][name]) if number >= 0 else "…" for number in shown))
        out.print()
        out.print(made)


def _rounds_shown(last: int, room: int) -> list[int]:
    """The rounds that a table has room for: the first ones and the last, with -1 for those between that are left out."""
    if last + 1 <= room:
        return list(range(last + 1))
    return [*range(max(1, room - 2)), -1, last]


def _show_all(found: BargainingEnsemble) -> None:
    from multipolar.results.shares import in_percent

    out = console()
    out.print(f"[bold]every bargaining model[/bold] on {found.source}")
    for line in found.said:
        out.print(f"  {line}", markup=False)
    drawn = ["5 % to 95 %"] if found.draws else []
    for name in found.issues:
        out.print()
        made = table("model", "preset", "settles at", "less compromise", *drawn, right=("settles at", "less compromise"))
        for item in found.forecasts:
            less = f"{item.point[name] - found.baseline[name]:+.2f}".replace("-", "−")
            cells = [_number(item.point[name]) + ("" if item.agreed[name] else " (no agreement)"), less]
            cells += [f"{_number(item.spread[name].p05)} to {_number(item.spread[name].p95)}"] if found.draws else []
            made.add_row(item.model, item.preset or "–", *cells)
        out.print(f"{name}: the compromise model settles at {_number(found.baseline[name])}", markup=False)
        out.print(made)
        split = found.split[name].to_json()
        inputs, rules, choice = (f"{in_percent(split['shares'][part])} %" for part in ("inputs", "rules", "models"))
        out.print(
            f"spread {_number(split['sd'])} (one standard deviation): {inputs} of its variance from what is not known about the actors, "
            f"{rules} from rules that a model leaves open, {choice} from the choice of model.",
            soft_wrap=True,
        )
        wide = [(model, at[name]) for model, at in found.switches.items() if at[name].high - at[name].low > 0.01]
        if wide:
            told = "; ".join(
                f"{model} {_number(at.low)} ({at.lowest_with}) to {_number(at.high)} ({at.highest_with})" for model, at in wide
            )
            out.print(f"one switch turned: {told}", markup=False, soft_wrap=True)
    for name, why in found.failed.items():
        out.print(f"not run: {name}: {why}", markup=False, soft_wrap=True)
    out.print(f"\n{NO_BETTER}", markup=False, soft_wrap=True)


def _show_advice(found: Advice) -> None:
    out = console()
    wants = ", ".join(_number(value) for value in found.wants.values())
    out.print(f"\n[bold]what {found.actor} could do[/bold] (it wants {wants}; the outcome is {_number(found.distance)} {found.unit} away)")
    out.print(f"  {found.LABEL}", markup=False, soft_wrap=True)
    if not found.options:
        out.print("Nothing it could say, and nobody it could win over, brings the outcome nearer.")
        return
    made = table("nearer by", "outcome", "what")
    for item in found.options[:MOST_OPTIONS]:
        made.add_row(_number(item.gain), ", ".join(_number(value) for value in item.outcome.values()), item.what)
    made.columns[-1].no_wrap = False
    out.print(fit(made), markup=False)


def _show_tornado(found: Tornado) -> None:
    out = console()
    out.print(f"\n[bold]what moves the outcome on {found.issue}[/bold] (it settles at {_number(found.point)})")
    made = table("reach", "when lower", "when higher", "number or rule", "moved")
    for row in found.rows[:MOST_ROWS]:
        made.add_row(_number(row.reach), _number(row.at_low), _number(row.at_high), row.name, row.said)
    made.columns[-1].no_wrap = False
    out.print(fit(made), markup=False)
    out.print("uncertain numbers move by one standard deviation, fixed ones by 10 %; a rule takes each of its values", markup=False)


def models(family: Family = None, json: Json = False) -> None:
    """List the field's models: family, name, status, source, presets, and the page that explains each."""
    from multipolar.api.bargaining import models as listed

    found = listed(family)
    if json:
        print_json(found)
        return
    out = console()
    for family_name in dict.fromkeys(row["family"] for row in found):
        made = table(family_name, "status", "source", "what it says")
        for row in found:
            if row["family"] == family_name:
                made.add_row(row["model"], row["status"], row["source"], row["title"])
        made.columns[-1].no_wrap = False
        out.print(fit(made), markup=False)
        out.print()
    count = sum(row["status"] == "replicated" for row in found)
    out.print(f"{len(found)} models, {count} of them replicated: their printed numbers come out.")
    out.print("How to use each: docs/how-to/models/MODEL.md; what it assumes: docs/explanation/models/MODEL.md", markup=False)
    first = next((row["model"] for row in found if row["family"] != "bargaining"), found[0]["model"])
    typer.echo(f"next: multipolar model {first}, or multipolar bargain TABLE.csv --model all")


def backtest(what: What, folder: Folder, seed: Seed = 1, json: Json = False) -> None:
    """Score every bargaining model on past decisions, beside the compromise model."""
    from multipolar.api.bargaining import backtest_deu

    with progress(f"{what.value}: every bargaining model", unit="rules") as tick:
        found = backtest_deu(folder, seed=seed, progress=tick)
    if json:
        print_json(found.to_json())
    else:
        _show_scores(found)


def _show_scores(found: DeuScores) -> None:
    out = console()
    out.print(f"{found.issues} issues of {found.proposals} proposals, doi {found.doi}; errors on a scale of 0 to 100", markup=False)
    made = table("model", "issues", "MAE", "RMSE", "less compromise", "95 % interval", right=("issues", "MAE", "RMSE", "less compromise"))
    for item in found.scores:
        diff, low, high = item.vs_salience if item.weights != "salience × power" else item.vs_power
        cells = [f"{diff:+.2f}", f"{low:+.2f} to {high:+.2f}"]
        made.add_row(item.name, str(item.issues), f"{item.mae:.2f}", f"{item.rmse:.2f}", *(cell.replace("-", "−") for cell in cells))
    out.print(fit(made))
    out.print(
        f"less compromise: mean absolute error less that of the compromise model with the same weights ({found.baseline}, or "
        f"{found.baseline_power}), paired bootstrap over issues.",
        soft_wrap=True,
    )
    better = [item.name for item in found.scores if (item.vs_salience if item.weights != "salience × power" else item.vs_power)[2] < 0.0]
    out.print(f"Better than the compromise model, its interval below zero: {', '.join(better) or 'none'}.", soft_wrap=True)


def _number(value: float) -> str:
    """A value with as many digits as its size bears."""
    digits = 1 if value == 0 else 4 if abs(value) < 0.1 else 3 if abs(value) < 1 else 2
    return f"{value:.{digits}f}".replace("-", "−")
