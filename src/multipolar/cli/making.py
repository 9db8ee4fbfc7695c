"""Commands that write: ``report``, ``plot``, ``new``, ``schema``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from multipolar.cli.output import Documents, Json, RunName, print_json, wrote
from multipolar.cli.progress import say
from multipolar.errors import InputError
from multipolar.shell import typed

Out = Annotated[Path | None, typer.Option("--out", "-o", help="The file to write.", show_default=False)]
Place = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        help="Where to write it (default: here, under its name): a folder; for a table, a file; for a model, "
        "the folder models/bargaining of a checkout (default: that of the program, if you are in it).",
        show_default=False,
    ),
]
Kind = Annotated[
    str, typer.Argument(metavar="scenario|table|model|articles", help="What to start: scenario, table, model, or articles to practise on.")
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="Its name: small letters, digits, '-'.")]
Chart = Annotated[str | None, typer.Argument(metavar="CHART", help="The chart; leave it out to see which there are.", show_default=False)]


def report(run: RunName = "LAST", out: Out = None, documents: Documents = None, json: Json = False) -> None:
    """Write one self-contained HTML report of a run that opens offline."""
    from multipolar import api

    say("drawing the report")
    path = api.report(run, out, documents=documents)
    if json:
        print_json({"report": str(path)})
    wrote([path], f"open {path} in a browser, or multipolar explain {typed(run)} war.front --week 12", json=json)


def plot(run: RunName, chart: Chart = None, out: Out = None, json: Json = False) -> None:
    """Save one chart of a run as PNG, SVG or PDF."""
    from multipolar import api

    if chart is None:
        raise InputError(f"Which chart? There are: {', '.join(api.chart_names())}.")
    path = api.plot(run, chart, out)
    if json:
        print_json({"chart": chart, "file": str(path)})
    wrote([path], f"multipolar report {typed(run)}", json=json)


def new(kind: Kind, name: Name, out: Place = None, json: Json = False) -> None:
    """Start a case or a table from the teaching ones, a bargaining model from the compromise model, or copy articles to practise on.

    A model is written into a checkout of the program: its module, its line in the list of models, and two pages of documentation.
    """
    if kind == "scenario":
        _new_scenario(name, out, json=json)
    elif kind == "table":
        _new_table(name, out, json=json)
    elif kind == "model":
        _new_model(name, out, json=json)
    elif kind == "articles":
        _new_articles(name, out, json=json)
    else:
        said = "multipolar new scenario NAME, new table NAME, new model NAME, or new articles NAME"
        raise InputError(f"'{kind}' cannot be started; write: {said}.")


def _new_scenario(name: str, out: Path | None, *, json: bool) -> None:
    from multipolar import api

    folder = api.new_scenario(name, out)
    if json:
        print_json({"folder": str(folder)})
    wrote([folder], f"edit {folder / 'scenario.yaml'}, then multipolar check {_path(folder)}", json=json)


def _new_articles(name: str, out: Path | None, *, json: bool) -> None:
    from multipolar import api

    folder = api.new_articles(name, out)
    if json:
        print_json({"folder": str(folder)})
    typer.echo("The states are real; the war, the words and the dates are made up.", err=json)
    wrote([folder], f"multipolar read {_path(folder)}", json=json)


def _new_table(name: str, out: Path | None, *, json: bool) -> None:
    from multipolar.api.bargaining import new_table

    path = new_table(name, out)
    if json:
        print_json({"file": str(path)})
    wrote([path], f"edit {path}, then multipolar bargain {typed(path)}", json=json)


def _new_model(name: str, out: Path | None, *, json: bool) -> None:
    from multipolar.api.bargaining import new_model

    module, listing, *pages = new_model(name, out)
    if json:
        print_json({"file": str(module), "list": str(listing), "pages": [str(page) for page in pages]})
    wrote([module, listing, *pages], f"edit {module}, then python -m pytest tests/contract -k {name}", json=json)


def _path(folder: Path) -> str:
    return typed(folder if folder.is_absolute() else f"./{folder}")


def schema(out: Out = None, json: Json = False) -> None:
    """Print the JSON Schema of the scenario format, for editors; --out writes it to a file."""
    from multipolar import api
    from multipolar.store.files import disk_errors, to_json_bytes, write_whole

    if out is None:
        print_json(api.schema())
        return
    with disk_errors(out):
        write_whole(out, to_json_bytes(api.schema()))
    if json:
        print_json({"file": str(out)})
    wrote([out], "name this file in your editor's settings for scenario.yaml", json=json)
