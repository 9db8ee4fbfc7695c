"""``multipolar run`` and ``multipolar rerun``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from multipolar.cli.output import CaseName, Json, RunName, Threads, console, print_json, wrote
from multipolar.cli.progress import progress, say, say_if_cold
from multipolar.errors import InputError
from multipolar.shell import typed

if TYPE_CHECKING:
    from multipolar.results import Run
    from multipolar.scenario import Case

Runs = Annotated[int, typer.Option("--runs", "-n", help="Histories to simulate.")]
Seed = Annotated[int, typer.Option("--seed", help="Seed of every draw; the same seed pairs members across runs.")]
Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="ADDRESS=VALUE",
        help="Change a number (repeatable), e.g. positions.us-military-aid.trump.ideal=80.",
        show_default=False,
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="NAME,…", help="Switch mechanisms off (multipolar list switches).", show_default=False),
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Run on what was known by this day.", show_default=False)]
Horizon = Annotated[int | None, typer.Option("--horizon", metavar="WEEKS", help="Weeks (default: the case's).", show_default=False)]
Bargaining = Annotated[str, typer.Option("--bargaining", metavar="MODEL", help="How bodies settle what they want (multipolar models).")]
Combat = Annotated[str, typer.Option("--combat", metavar="MODEL", help="Law of losses (multipolar models --family combat).")]
Out = Annotated[Path | None, typer.Option("--out", "-o", metavar="DIR", help="Run folder (default: in runs/).", show_default=False)]
Force = Annotated[bool, typer.Option("--force", help="Compute again, and replace a run that lies at --out.")]


def run(
    case: CaseName,
    runs: Runs = 2_000,
    seed: Seed = 1,
    settings: Set = None,
    without: Without = None,
    bargaining: Bargaining = "compromise",
    combat: Combat = "lanchester-general",
    as_of: AsOf = None,
    horizon: Horizon = None,
    threads: Threads = None,
    out: Out = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """Simulate a case many times: which way it goes, and when."""
    from multipolar import api

    api.check_options(runs=runs, seed=seed, threads=threads)
    day = api.parse_date(as_of) if as_of is not None else None
    values = api.parse_settings(settings or [])
    found = api.changed(case, values=values, horizon=horizon, as_of=day)
    say_if_cold()
    computed = False
    noun = "history" if runs == 1 else "histories"
    with progress(f"{found.id}: {runs:,} {noun} of {found.horizon} weeks") as shown:

        def tick(count: int, total: int) -> None:
            nonlocal computed
            computed = True
            shown(count, total)

        done = api.run(
            found,
            members=runs,
            seed=seed,
            without=names(without),
            bargaining=bargaining,
            combat=combat,
            threads=threads,
            out=out,
            force=force,
            progress=tick,
        )
    for doubt in api.idle(found, list(values), without=names(without), bargaining=bargaining, combat=combat) if values else ():
        say(f"note: {doubt}")
    if json:
        print_json(run_json(done) | (_not_yet_known(found) if day is not None else {}))
    else:
        from multipolar.cli.summary import summary

        if day is not None:
            typer.echo(_said_of_earlier(found))
        summary(console(), done, case)
    wrote(
        [done.folder],
        f"multipolar report {typed(_name(done))}",
        json=json,
        verb="wrote" if computed else "found (--force computes it again)",
    )


def _not_yet_known(case: Case) -> dict[str, int]:
    """How many documents of a case are later than its as-of date, and how many numbers rest on them."""
    return {"documents_left_out": len(case.origin.sources.documents) - len(case.sources.documents), "spreads_doubled": len(case.widened)}


def _said_of_earlier(case: Case) -> str:
    left, doubled = _not_yet_known(case).values()
    documents = f"{left:,} later {'document is' if left == 1 else 'documents are'} left out"
    numbers = f", and {doubled:,} {'number that rests on them has' if doubled == 1 else 'numbers that rest on them have'} twice the spread"
    return f"On what was known by {case.as_of}: {documents}{numbers if doubled else ''}."


def names(given: list[str] | None) -> tuple[str, ...]:
    """Names from repeated options that may hold several each, separated by commas."""
    return tuple(name.strip() for text in given or () for name in text.split(",") if name.strip())


def _name(run: Run) -> str:
    from multipolar.store import find_run

    try:
        return "LAST" if find_run("LAST").resolve() == run.folder.resolve() else str(run.folder)
    except InputError:
        return str(run.folder)


def run_json(run: Run) -> dict[str, Any]:
    """What ``run --json`` prints."""
    from multipolar.analysis.when import times
    from multipolar.scenario.placeholders import placeholders

    plan = run.manifest.plan
    return {
        "case": plan.case,
        "as_of": plan.as_of,
        "runs": plan.runs,
        "seed": plan.seed,
        "horizon": plan.horizon,
        "paths": {share.name: {"p": share.p, "lo": share.lo, "hi": share.hi} for share in run.paths},
        "placeholders": dict(zip(("generic", "numbers"), placeholders(run.case), strict=True)),
        "when": {name: {"p": when.p, "q10": when.q10, "q50": when.q50, "q90": when.q90} for name, when in times(run).items()},
        "run": str(run.folder),
        "manifest": str(run.folder / "manifest.json"),
    }


def rerun(run: RunName = "LAST", threads: Threads = None, json: Json = False) -> None:
    """Compute a run again and say whether it is identical; nothing is written. Exit code 1 if it differs."""
    from multipolar import api

    say_if_cold()
    with progress(f"repeating {run}") as tick:
        repeat = api.rerun(run, threads=threads, progress=tick)
    if json:
        print_json(repeat)
    else:
        typer.echo(f"{repeat.run}: {'identical' if repeat.identical else 'differs'} ({repeat.members:,} members)")
        for line in (*repeat.differences, *repeat.versions):
            typer.echo(f"  {line}")
    if not repeat.identical:
        raise typer.Exit(1)
