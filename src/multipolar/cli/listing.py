"""``multipolar list`` and ``multipolar show``."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from math import inf
from typing import Annotated, Any

import typer

from multipolar.cli.output import CaseName, Json, console, print_json, table
from multipolar.shell import typed


class Things(StrEnum):
    """What can be listed."""

    cases = "cases"
    switches = "switches"
    parameters = "parameters"
    measures = "measures"
    runs = "runs"


What = Annotated[Things, typer.Argument(help="What to list.")]
Of = Annotated[str | None, typer.Argument(metavar="[CASE]", help="A case: its own numbers (parameters), its measures.", show_default=False)]


def list_things(what: What = Things.cases, case: Of = None, json: Json = False) -> None:
    """List the cases, switches, parameters, measures or runs there are."""
    from multipolar import api

    given = {"case": case} if case is not None else {}
    found: dict[Things, Callable[[], Any]] = {
        Things.cases: api.cases,
        Things.switches: api.switches,
        Things.parameters: lambda: api.parameters(case),
        Things.measures: lambda: api.measures(**given),
        Things.runs: api.runs,
    }
    value = found[what]()
    if json:
        print_json(value)
    elif what is Things.measures:
        _measures(value)
    else:
        _rows(value, what)


COLUMNS = {
    Things.cases: ("case", "as_of", "horizon", "title"),
    Things.switches: ("switch", "meaning"),
    Things.parameters: ("address", "value", "meaning"),
    Things.runs: ("run", "case", "as_of", "runs", "seed"),
}


def _rows(rows: list[dict[str, Any]], what: Things) -> None:
    if not rows:
        typer.echo("none yet; start with: multipolar run ukraine-2025")
        return
    names = COLUMNS[what]
    made = table(*names)
    made.columns[-1].no_wrap = False
    for row in rows:
        made.add_row(*(_text(row[name]) for name in names))
    console().print(made, markup=False)


def _text(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def _measures(found: dict[str, Any]) -> None:
    from multipolar.scenario.numbers import span

    made = table("measure", "range", "unit")
    for name, unit in found["measures"].items():
        low, high = found["ranges"][name]
        made.add_row(name, span(-inf if low is None else low, inf if high is None else high), unit)
    out = console()
    out.print(made)
    out.print("\n[bold]events[/bold]  " + ", ".join(found["events"]))
    out.print("[bold]states[/bold]  " + ", ".join(found["states"]))
    out.print("[bold]single values[/bold]  " + ", ".join(found["scalars"]))
    out.print(
        '\nask with them: multipolar ask LAST "fighting-stopped by 2025-12-31 given not deal by 2025-10-01"', markup=False, soft_wrap=True
    )


def show(case: CaseName, json: Json = False) -> None:
    """Show a case in short: who, what, which paths, and what its numbers rest on."""
    from multipolar import api

    found = api.show(case)
    if json:
        print_json(found)
        return
    out = console()
    out.print(f"[bold]{found['title']}[/bold]")
    out.print(found["question"], markup=False)
    out.print(f"as of {found['as_of']}, {found['horizon']} weeks; {found['folder']}", markup=False, soft_wrap=True)
    for title in ("actors", "issues", "threats"):
        if found[title]:
            _pairs(title, found[title])
    _pairs("talks", {name: _talks(item) for name, item in found["talks"].items()})
    _pairs("paths, tried in this order", {name: item["when"] for name, item in found["paths"].items()})
    basis = ", ".join(f"{count} on {kind or 'nothing'}" for kind, count in sorted(found["basis"].items()))
    out.print(f"\n[bold]numbers[/bold]  {found['numbers']}: {basis}")
    _pairs("documents", {name: f"{item['date']}  {item['title']}" for name, item in found["documents"].items()})
    typer.echo(f"\nnext: multipolar run {typed(case)}")


def _talks(item: dict[str, Any]) -> str:
    return f"{' and '.join(item['parties'])} on {', '.join(item['settle']) or 'a truce'}"


def _pairs(title: str, pairs: dict[str, Any]) -> None:
    made = table(title, "")
    made.columns[1].no_wrap = False
    for name, text in pairs.items():
        made.add_row(name, str(text))
    out = console()
    out.print()
    out.print(made, markup=False)
