"""``multipolar ask`` and ``multipolar compare``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from multipolar.cli.output import Json, RunName, bar, console, interval, odds, percent, points, print_json, table

if TYPE_CHECKING:
    from rich.console import Console

    from multipolar.results import Comparison, Effect

Question = Annotated[str, typer.Argument(metavar="QUESTION", help='For example "fighting-stopped by 2025-12-31 given deal by 2025-10-01".')]
MOST = 12
"""Measures shown without --all."""

All = Annotated[bool, typer.Option("--all", help="Show every measure, also those that hardly move.")]


def ask(run: RunName, question: Question, json: Json = False) -> None:
    """Ask a run how likely an event, a state or a measure is by a date, given another."""
    from multipolar import api

    reply = api.ask(run, question)
    if json:
        print_json(reply)
        return
    out = console()
    out.print(f"[bold]{question}[/bold]", markup=True)
    if reply.p is None or reply.lo is None or reply.hi is None:
        out.print("No history of this run meets the condition: the run cannot answer. More --runs may.")
        return
    noun = "history" if reply.members == 1 else "histories"
    said = f"{odds(reply.p)}: {percent(reply.p)} (95 % interval {interval(reply.lo, reply.hi)})"
    out.print(f"{said} of {reply.members:,} {noun}  {bar(reply.p)}")


def compare(
    a: Annotated[str, typer.Argument(metavar="A", help="A run: folder, name or LAST.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The run to compare with it.")],
    every: All = False,
    json: Json = False,
) -> None:
    """Compare two runs: differences with intervals, member by member if both have the same seed."""
    from multipolar import api

    found = api.compare(a, b)
    if json:
        print_json(found)
    else:
        _show(console(), found, every)


def _show(out: Console, found: Comparison, every: bool) -> None:
    how = f"paired over {found.members:,} members" if found.paired else "independent samples"
    out.print(f"[bold]B less A[/bold], {how}; 95 % intervals; ● where the interval leaves out 0")
    out.print(f"A {found.a}\nB {found.b}", highlight=False)
    if not found.changed and found.paired and not any(item.effect for item in (*found.paths, *found.events, *found.measures)):
        out.print("The two runs hold the same histories.")
        return
    for name, old, new in found.changed:
        out.print(f"  {name}: {old} → {new}", markup=False)
    if found.note:
        out.print(found.note, markup=False)
    for title, items in (("path", found.paths), ("happens at all", found.events)):
        out.print()
        out.print(_shares(title, items))
    out.print()
    _moved(out, found, every)


def _moved(out: Console, found: Comparison, every: bool) -> None:
    """The first measures that differ clearly, or all."""
    clear = sorted((item for item in found.measures if _is_clear(item)), key=lambda item: _rank(item.name))
    shown = list(found.measures) if every else clear[:MOST]
    if shown:
        out.print(_levels(shown))
    if not clear:
        out.print("No measure differs clearly at the horizon.")
    elif len(shown) < len(clear):
        out.print(f"and {len(clear) - len(shown)} more that differ clearly: --all", style="dim")


def _rank(measure: str) -> int:
    from multipolar.analysis.fans import FIRST

    return next((rank for rank, start in enumerate(FIRST) if measure.startswith(start)), len(FIRST))


def _is_clear(item: Effect) -> bool:
    return item.lo > 0 or item.hi < 0


def _shares(title: str, items: tuple[Effect, ...]) -> object:
    made = table(title, "A", "B", "points", "interval", "", right=("A", "B", "points", "interval"))
    for item in items:
        between = f"{points(item.lo)} to {points(item.hi)}"
        made.add_row(item.name, percent(item.a), percent(item.b), points(item.effect), between, "●" if _is_clear(item) else "")
    return made


def _levels(items: list[Effect]) -> object:
    made = table("measure at the horizon (mean)", "A", "B", "difference", "interval", right=("A", "B", "difference", "interval"))
    for item in items:
        made.add_row(item.name, f"{item.a:.4g}", f"{item.b:.4g}", f"{item.effect:+.3g}", f"{item.lo:+.3g} to {item.hi:+.3g}")
    return made
