"""``multipolar draft`` and ``evidence``: from evidence to a case, and what stands behind it."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from multipolar.cli.output import CaseName, Documents, Json, console, print_json, wrote
from multipolar.cli.reading import Lead
from multipolar.shell import typed

if TYPE_CHECKING:
    from multipolar.api.behind import Behind, Grounds

EvidencePath = Annotated[Path, typer.Argument(metavar="EVIDENCE", help="An evidence file, made by multipolar read.")]
CaseFolder = Annotated[Path, typer.Option("--out", "-o", help="Folder of the case; it must not exist.")]
Issues = Annotated[
    Path | None,
    typer.Option("--issues", help="A file of issues in place of the library's; positions are matched with it anew.", show_default=False),
]
AsOf = Annotated[str | None, typer.Option("--as-of", help="Week 0 (default: the day after the latest document).", show_default=False)]
KnownBy = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="What stood behind them by this day, as for run.", show_default=False)
]
Title = Annotated[str | None, typer.Option("--title", help="Title of the case.", show_default=False)]
Sides = Annotated[
    str | None,
    typer.Option(
        "--sides",
        metavar="ATTACKER,DEFENDER",
        help="The two at war (default: those of whose fighting the documents tell most often).",
        show_default=False,
    ),
]
Address = Annotated[str, typer.Option("--address", help="Only numbers whose address begins so, positions.territory for instance.")]
Everything = Annotated[bool, typer.Option("--all", help="Show every number, not only those with passages.")]

SHOWN_OPEN = 12
"""Numbers without passages that are listed unless all are asked for."""


def draft(
    evidence: EvidencePath,
    out: CaseFolder,
    issues: Issues = None,
    as_of: AsOf = None,
    title: Title = None,
    lead: Lead = "rules",
    sides: Sides = None,
    json: Json = False,
) -> None:
    """Propose a runnable case from an evidence file; everything in it is marked as proposed or generic."""
    from multipolar import api
    from multipolar.evidence.drafting.doubts import DOUBTS

    named = [each.strip() for each in sides.split(",")] if sides is not None else None
    made = api.draft(evidence, out=out, issues=issues, as_of=api.parse_date(as_of) if as_of else None, title=title, sides=named, lead=lead)
    if json:
        print_json({field.name: _shown(getattr(made, field.name)) for field in fields(made)})
    else:
        typer.echo(
            f"{made.attacker} (attacker) and {made.defender} (defender), as of {made.as_of}: {made.actors} actors, {made.issues} issues, "
            f"{made.positions} positions, {made.affinities} affinities"
        )
        if said := DOUBTS.get(made.war):
            typer.echo(said)
        if made.order == "alike":
            typer.echo(
                "Nothing tells which of the two is the attacker: they stand in the order of their names. Turn them round with --sides."
            )
        typer.echo(
            f"{made.numbers} numbers: {made.evidence} rest on {made.passages} passages, of which {made.direction} on passages that give "
            f"the direction only; {made.judgement} are generic or come from attention"
        )
    wrote([made.folder], f"multipolar run {typed(made.folder)}, then multipolar evidence {typed(made.folder)}", json=json)


def evidence(
    case: CaseName,
    address: Address = "",
    documents: Documents = None,
    as_of: KnownBy = None,
    everything: Everything = False,
    json: Json = False,
) -> None:
    """What stands behind every number of a case, what new documents would change, and where its sources disagree."""
    from multipolar import api

    found = api.grounds(case, documents=documents, address=address, as_of=api.parse_date(as_of) if as_of else None)
    if json:
        print_json(_grounds_json(found))
        return
    _show_grounds(found, everything=everything or bool(address))


def _shown(value: Any) -> Any:
    return value if isinstance(value, int) else str(value)


# ---- evidence -----------------------------------------------------------------------------------------------------------------


def _show_grounds(found: Behind, *, everything: bool) -> None:
    from rich.markup import escape

    screen = console()
    for each in (*found.days, *found.numbers):
        if each.quotes or everything:
            screen.print(f"[bold]{escape(each.address)}[/bold]  {escape(each.value)}  [dim]{each.basis}{_way(each)}, {each.state}[/dim]")
            for quote in each.quotes:
                screen.print(f"    {escape(quote.id)}: {escape(quote.gist)}")
                if quote.state == "at hand":
                    screen.print(f"        {escape(quote.shown)}", style="dim")
            if each.judgement and (everything or not each.quotes):
                screen.print(f"    {escape(each.judgement)}", style="dim")
    counts = found.counts
    ways = sum(each.is_direction_only for each in found.numbers)
    noted = {"evidence": f" ({ways} of them by passages that give the direction only)" if ways else ""}
    said = ", ".join(f"{counts[name]} {name}{noted.get(name, '')}" for name in ("evidence", "data", "judgement") if counts.get(name))
    states = ", ".join(f"{counts[name]} {name}" for name in ("proposed", "generic") if counts.get(name))
    typer.echo(f"\n{found.case}: {len(found.numbers)} numbers rest on {said}" + (f"; still {states}" if states else ""))
    _show_open(found.open, everything=everything)
    for against in found.disagreements:
        typer.echo(f"\nsources disagree: {against.about}")
        for quote in against.quotes:
            typer.echo(f"    {quote.document}: {quote.gist}" + (f"\n        {quote.shown}" if quote.state == "at hand" else ""))


def _way(number: Grounds) -> str:
    return " (direction only)" if number.is_direction_only else ""


def _show_open(unread: tuple[Grounds, ...], *, everything: bool) -> None:
    if not unread:
        return
    shown = unread if everything else unread[:SHOWN_OPEN]
    typer.echo("\nno passage stands behind these; a document that tells of them would move them (the most doubtful first):")
    for each in shown:
        typer.echo(f"    {each.address}  {each.value}")
    if len(unread) > len(shown):
        typer.echo(f"    … and {len(unread) - len(shown)} more (--all)")


def _grounds_json(found: Behind) -> dict[str, Any]:
    def number(each: Grounds) -> dict[str, Any]:
        return {
            "address": each.address,
            "value": each.value,
            "basis": each.basis,
            "direction_only": each.is_direction_only,
            "state": each.state,
            "judgement": each.judgement,
            "data": list(each.data),
            "documents": each.documents,
            "passages": [_quote_json(quote) for quote in each.quotes],
        }

    return {
        "case": found.case,
        "counts": found.counts,
        "days": [number(each) for each in found.days],
        "numbers": [number(each) for each in found.numbers],
        "open": [{"address": each.address, "value": each.value, "doubt": round(each.doubt, 4)} for each in found.open],
        "disagreements": [{"about": each.about, "passages": [_quote_json(quote) for quote in each.quotes]} for each in found.disagreements],
    }


def _quote_json(quote: Any) -> dict[str, Any]:
    shown = {name: getattr(quote, name) for name in ("id", "document", "start", "end", "gist", "relation", "state")}
    return shown | ({"quote": quote.text} if quote.state == "at hand" else {})
