"""The verbs, in the order in which a newcomer meets them."""

from __future__ import annotations

from typing import Annotated

import typer

from multipolar.cli import asking, bargaining, checking, drafting, explaining, listing, making, modelling, reading, running
from multipolar.cli.ending import stoppable

app = typer.Typer(
    name="multipolar",
    help="Auditable forecasts of how a contest among powers unfolds. Start with: multipolar run ukraine-2025",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(shown: bool) -> None:
    if shown:
        import multipolar

        typer.echo(f"multipolar {multipolar.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", help="Show the version.", callback=_version, is_eager=True)] = False,
) -> None:
    """Auditable forecasts of how a contest among powers unfolds. Start with: multipolar run ukraine-2025."""


app.command("run")(stoppable(running.run))
app.command("ask")(stoppable(asking.ask))
app.command("compare")(stoppable(asking.compare))
app.command("explain")(stoppable(explaining.explain))
app.command("report")(stoppable(making.report))
app.command("plot")(stoppable(making.plot))
app.command("rerun")(stoppable(running.rerun))
app.command("check")(stoppable(checking.check))
app.command("bargain")(stoppable(bargaining.bargain))
app.command("model")(stoppable(modelling.model))
app.command("models")(stoppable(bargaining.models))
app.command("backtest")(stoppable(bargaining.backtest))
app.command("read")(stoppable(reading.read))
app.command("draft")(stoppable(drafting.draft))
app.command("evidence")(stoppable(drafting.evidence))
app.command("update")(stoppable(drafting.update))
app.command("list")(stoppable(listing.list_things))
app.command("show")(stoppable(listing.show))
app.command("new")(stoppable(making.new))
app.command("schema")(stoppable(making.schema))
