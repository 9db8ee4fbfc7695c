"""``multipolar check``: the files of a case, its evidence, its behaviour."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from multipolar.cli.ending import FAILED, WRONG_INPUT
from multipolar.cli.output import CaseName, Json, Threads, console, fit, print_json, table
from multipolar.cli.progress import progress, say_if_cold

if TYPE_CHECKING:
    from multipolar.analysis.checks import CheckResult
    from multipolar.scenario import CheckReport

Documents = Annotated[
    Path | None,
    typer.Option(
        "--documents",
        help="Folder of the source documents, to compare fingerprints, offsets and quotes with them.",
        show_default=False,
    ),
]
Behaviour = Annotated[bool, typer.Option("--behaviour", help="Run the paired experiments of checks.yaml.")]
Runs = Annotated[int | None, typer.Option("--runs", help="Members of each experiment, in place of the check's own.", show_default=False)]
Seed = Annotated[int, typer.Option("--seed", help="Seed of the experiments.")]

KEYS = ("name", "holds", "effect", "lo", "hi")
"""What ``check --behaviour --json`` says of each check."""


def check(
    case: CaseName,
    documents: Documents = None,
    behaviour: Behaviour = False,
    runs: Runs = None,
    seed: Seed = 1,
    threads: Threads = None,
    json: Json = False,
) -> None:
    """Check a case: files, references, evidence against the documents, or its behaviour."""
    if behaviour:
        _behaviour(case, runs=runs, seed=seed, threads=threads, json=json)
    else:
        _files(case, documents, json=json)


def _files(case: str, documents: Any, *, json: bool) -> None:
    from multipolar import api

    say_if_cold()
    found = api.check(case, documents=documents)
    if json:
        print_json(found)
    else:
        _show_files(found, at_hand=documents is not None)
    if found.quotes_bad:
        raise typer.Exit(FAILED)
    if found.errors:
        raise typer.Exit(WRONG_INPUT)


def _show_files(found: CheckReport, *, at_hand: bool) -> None:
    from multipolar.results.shares import in_percent

    for problem in (*found.errors, *found.warnings):
        typer.echo(f"{'' if problem in found.errors else 'note: '}{problem}")
    if found.errors:
        count = len(found.errors)
        typer.echo(f"{found.case}: {count} {'problem' if count == 1 else 'problems'}")
    if not found.numbers:
        return
    if at_hand:
        for quote in found.quotes:
            typer.echo(f"{quote.id} ({quote.relation}) {quote.gist}\n    {quote.shown}")
    shares = [f"{count} ({in_percent(count / found.numbers)}%) on {name}" for name, count in _basis(found)]
    typer.echo(f"{found.case}: {found.numbers} numbers rest on: {', '.join(shares)}; {found.passages} passages cited")
    missing = sum(quote.state == "not at hand" for quote in found.quotes)
    if missing:
        typer.echo(f"document not at hand for {missing} of {len(found.quotes)} passages (--documents DIR)")
    elif not found.quotes_bad:
        typer.echo(f"all {len(found.quotes)} quotes are where they should be")


def _basis(found: CheckReport) -> tuple[tuple[str, int], ...]:
    return ("evidence", found.evidence), ("data", found.data), ("judgement", found.judgement)


def _behaviour(case: str, *, runs: int | None, seed: int, threads: int | None, json: bool) -> None:
    from multipolar import api
    from multipolar.api.plans import check_runs

    if runs is not None:
        check_runs(runs)  # before anything heavy is loaded
    say_if_cold()
    with progress(f"behaviour of {case}") as tick:
        results = api.behaviour(case, seed=seed, members=runs, threads=threads, progress=tick)
    if json:
        print_json({"checks": [{key: getattr(result, key) for key in KEYS} for result in results]})
    else:
        _show_behaviour(results)
    if not all(result.holds for result in results):
        raise typer.Exit(FAILED)


def _show_behaviour(results: list[CheckResult]) -> None:
    made = table("", "effect", "95 % interval", "expected", "check", right=("effect", "95 % interval"))
    made.columns[-1].no_wrap = False
    for result in results:
        sign = "[green]✓[/green]" if result.holds else "[red]✗[/red]"
        made.add_row(sign, f"{result.effect:+.4f}", f"{result.lo:+.4f} to {result.hi:+.4f}", result.expected, result.name)
    out = console()
    out.print(fit(made))
    held = sum(result.holds for result in results)
    out.print(f"{held} of {len(results)} hold")
