"""The verbs, in the order in which a newcomer meets them."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from multipolar.cli import asking, bargaining, checking, drafting, explaining, listing, making, modelling, reading, running, updating
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


class Verb(TyperCommand):
    """A command that takes no option for the value of another: without this, ``--report --json`` would write a page named ``--json``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse `args`, unless an option that wants a value is followed by an option."""
        names = {name for each in self.params for name in (*each.opts, *each.secondary_opts) if name.startswith("-")}
        wanting = {name for each in self.params if not getattr(each, "is_flag", False) for name in each.opts}
        for option, value in pairwise(args):
            if option in wanting and value in names:
                raise typer.BadParameter(f"a value is missing: {option} is followed by the option {value}.", ctx, param_hint=option)
        return super().parse_args(ctx, args)


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


app.command("run", cls=Verb)(stoppable(running.run))
app.command("ask", cls=Verb)(stoppable(asking.ask))
app.command("compare", cls=Verb)(stoppable(asking.compare))
app.command("explain", cls=Verb)(stoppable(explaining.explain))
app.command("report", cls=Verb)(stoppable(making.report))
app.command("plot", cls=Verb)(stoppable(making.plot))
app.command("rerun", cls=Verb)(stoppable(running.rerun))
app.command("check", cls=Verb)(stoppable(checking.check))
app.command("bargain", cls=Verb)(stoppable(bargaining.bargain))
app.command("model", cls=Verb)(stoppable(modelling.model))
app.command("models", cls=Verb)(stoppable(bargaining.models))
app.command("backtest", cls=Verb)(stoppable(bargaining.backtest))
app.command("read", cls=Verb)(stoppable(reading.read))
app.command("draft", cls=Verb)(stoppable(drafting.draft))
app.command("evidence", cls=Verb)(stoppable(drafting.evidence))
app.command("update", cls=Verb)(stoppable(updating.update))
app.command("list", cls=Verb)(stoppable(listing.list_things))
app.command("show", cls=Verb)(stoppable(listing.show))
app.command("new", cls=Verb)(stoppable(making.new))
app.command("schema", cls=Verb)(stoppable(making.schema))
