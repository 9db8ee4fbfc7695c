"""``multipolar explain``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from multipolar.cli.mathtext import equations
from multipolar.cli.output import Documents, Json, RunName, console, print_json

if TYPE_CHECKING:
    from rich.console import Console

    from multipolar.api import Explanation
    from multipolar.api.explaining import Assumption, Cited

Measure = Annotated[str, typer.Argument(metavar="MEASURE", help="A weekly measure (multipolar list measures), e.g. war.front.")]
Week = Annotated[int, typer.Option("--week", "-w", help="The week to explain, from 1.")]
Member = Annotated[int | None, typer.Option("--member", "-m", help="Default: the likeliest path's most typical.", show_default=False)]


def explain(run: RunName, measure: Measure, week: Week, member: Member = None, documents: Documents = None, json: Json = False) -> None:
    """Why a measure moved: mechanism → parameter → evidence, in one history and week."""
    from multipolar import api

    found = api.explain(run, measure, week=week, member=member, documents=documents)
    if json:
        print_json(found)
    else:
        _show(console(), found, at_hand=documents is not None)


def _show(out: Console, found: Explanation, *, at_hand: bool) -> None:
    out.print(f"[bold]{found.measure}[/bold] in week {found.week} ({found.date}), member {found.member:,} ({found.path})")
    out.print(f"{found.before:.4g} → {found.value:.4g} ({found.unit})")
    if found.notes:
        out.print(f"this week: {', '.join(found.notes)}")
    if not found.steps:
        near = f" It moves in week {found.nearest}: --week {found.nearest}." if found.nearest is not None else ""
        out.print(f"No mechanism moved it this week.{near}")
    for step in found.steps:
        out.print(f"\n[bold]{step.title.rstrip('.')}[/bold]: {step.before:.4g} → {step.after:.4g}")
        for line in equations(step.equation):
            out.print(f"    {line}", markup=False, style="cyan", soft_wrap=True)
        for item in step.assumptions:
            _assumption(out, item, at_hand=at_hand)


def _assumption(out: Console, item: Assumption, *, at_hand: bool) -> None:
    drawn = f"{item.drawn:.4g}, drawn from {item.prior}" if item.drawn is not None else item.prior
    out.print(f"  {item.address} = {drawn}", markup=False, soft_wrap=True)
    if item.meaning:
        out.print(f"    {item.meaning}", markup=False, style="dim", soft_wrap=True)
    for passage in item.evidence:
        _passage(out, passage, at_hand=at_hand)
    for citation in item.data:
        out.print(f"    data: {citation}", markup=False, soft_wrap=True)
    if item.judgement:
        name = "source" if item.default else "judgement"
        said = item.judgement if item.judgement.startswith("judgement") else f"{name}: {item.judgement}"
        out.print(f"    {said}", markup=False, soft_wrap=True)


def _passage(out: Console, passage: Cited, *, at_hand: bool) -> None:
    out.print(f"    {passage.id} ({passage.relation}; {passage.document}, {passage.date}): {passage.gist}", markup=False, soft_wrap=True)
    if passage.quote is not None:
        out.print(f"      “{passage.quote}”", markup=False, style="italic", soft_wrap=True)
    elif at_hand:
        out.print("      document not at hand", style="dim")
