"""How results look in a terminal, and as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from multipolar.cli.terminal import is_unicode

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Threads = Annotated[int | None, typer.Option("--threads", help="Threads (default: all). No number depends on it.", show_default=False)]
Documents = Annotated[Path | None, typer.Option("--documents", help="Folder of the source documents, to show quotes.", show_default=False)]
RunName = Annotated[str, typer.Argument(metavar="RUN", help="A run folder, a run's name, or LAST.")]
CaseName = Annotated[str, typer.Argument(metavar="CASE", help="A bundled case (multipolar list cases) or a folder.")]

BLOCKS = "▁▂▃▄▅▆▇█"
EIGHTHS = " ▏▎▍▌▋▊▉█"
WIDTH = 100


def console() -> Console:
    """Standard output; a fixed width where it is not a terminal, so that recorded output is stable."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, soft_wrap=False, width=None if sys.stdout.isatty() else WIDTH)


def print_json(value: Any) -> None:
    """`value` as JSON on standard output."""
    from multipolar.results import plain

    typer.echo(json.dumps(plain(value), indent=2, ensure_ascii=not is_unicode()))


def wrote(paths: Sequence[Path | str], following: str, *, json: bool = False, verb: str = "wrote") -> None:
    """The last two lines of a command that writes: what, and what comes next. On standard error where standard output is JSON."""
    typer.echo(f"{verb} {', '.join(str(path) for path in paths)}", err=json)
    typer.echo(f"next: {following}", err=json)


def table(*columns: str, right: Sequence[str] = ()) -> Table:
    """An open table; columns named in `right` are aligned right."""
    from rich import box
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for name in columns:
        made.add_column(name, justify="right" if name in right else "left", no_wrap=True)
    return made


def fit(made: Table) -> Table:
    """Keep every column but the last as wide as it needs to be; the last one gives way where the terminal is narrow."""
    from rich.cells import cell_len
    from rich.text import Text

    for column in made.columns[:-1]:
        cells = [column.header, *column.cells]
        column.min_width = max(cell_len(Text.from_markup(str(cell)).plain) for cell in cells)
    return made


def bar(share: float, width: int = 24) -> str:
    """A share (0..1) as a bar of at most `width` letters, to an eighth of a letter."""
    eighths = round(max(0.0, min(1.0, share)) * width * 8)
    return "█" * (eighths // 8) + (EIGHTHS[eighths % 8].strip() if eighths % 8 else "")


def sparkline(values: Sequence[float], low: float | None = None, high: float | None = None, width: int = 24) -> str:
    """A line of values as small blocks, at most `width` of them, scaled between `low` and `high` (default: their own ends)."""
    finite = [value for value in values if value == value]
    if not finite:
        return ""
    step = max(1, -(-len(values) // width))
    picked = list(values)[::step]
    bottom = min(finite) if low is None else low
    top = max(finite) if high is None else high
    span = top - bottom
    return "".join(
        " " if value != value else BLOCKS[min(7, max(0, int(8 * (value - bottom) / span)))] if span > 0 else BLOCKS[3] for value in picked
    )


def percent(share: float) -> str:
    """A share with as many digits as it bears: 52 %, 3.1 %, 0.04 %."""
    from multipolar.results.shares import in_percent

    if share != share:
        return "–"
    value = 100 * share
    digits = 0 if value >= 9.95 or value == 0 else 1 if value >= 0.1 else 2
    return f"{in_percent(share, digits)} %"


def interval(low: float, high: float) -> str:
    """An interval of shares in percent, rounded as in the report: outwards."""
    from multipolar.report import words

    return "–" if low != low or high != high else words.interval(low, high).replace(words.NBSP, " ")


def points(effect: float, digits: int = 1) -> str:
    """A difference of shares in percentage points, with its sign."""
    from multipolar.results.shares import in_percent

    return in_percent(effect, digits, sign=True).replace("-", "−") if effect == effect else "–"


def odds(share: float) -> str:
    """A share as people say it: about 1 in 2, about 2 in 3, fewer than 1 in 1,000."""
    if share != share:
        return "unknown"
    if share in (0.0, 1.0):
        return "none of them" if share == 0.0 else "all of them"
    if share < 0.001:
        return "fewer than 1 in 1,000"
    if share > 0.99:
        return "nearly all"
    if share < 0.09:
        return f"about 1 in {_round(1 / share)}"
    choices = [(1, 10), (1, 8), (1, 6), (1, 5), (1, 4), (1, 3), (2, 5), (1, 2), (3, 5), (2, 3), (3, 4), (4, 5), (9, 10), (19, 20)]
    part, whole = min(choices, key=lambda pair: abs(pair[0] / pair[1] - share))
    return f"about {part} in {whole}"


def _round(value: float) -> str:
    size = 1 if value < 20 else 5 if value < 100 else 50 if value < 500 else 100
    return f"{size * round(value / size):,}"
