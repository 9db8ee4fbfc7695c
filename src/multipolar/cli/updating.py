"""``multipolar update``: what new documents do to a case."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from multipolar.cli.drafting import SHOWN_OPEN, Issues
from multipolar.cli.output import CaseName, Json, Threads, console, fit, percent, points, print_json, table, wrote
from multipolar.cli.progress import progress, say, say_if_cold
from multipolar.cli.reading import WITHOUT_MODEL, rejections
from multipolar.shell import typed

if TYPE_CHECKING:
    from multipolar.api.new_documents import SecondReader
    from multipolar.api.updates import Began, Effect, Entered, KnownDocument, Moved, MovedDay, Update

NewCase = Annotated[
    Path | None, typer.Option("--out", "-o", help="Also write the case with its new numbers into this folder.", show_default=False)
]
KnownDocuments = Annotated[
    Path | None,
    typer.Option(
        "--documents", help="Folder of the case's documents, so that copies and rewrites of them are no news.", show_default=False
    ),
]
LaterDay = Annotated[
    str | None,
    typer.Option(
        "--as-of", help="Week 0 of the changed case (default: its own, or the day after the latest document).", show_default=False
    ),
]
NewDocuments = Annotated[list[str], typer.Argument(metavar="DOCUMENTS…", help="New files, folders, or - for standard input.")]
Runs = Annotated[int, typer.Option("--runs", help="Members of each ensemble.")]
Seed = Annotated[int, typer.Option("--seed", help="Seed of the ensembles.")]
Model = Annotated[
    str | None, typer.Option("--model", help="A spaCy model; none reads without one (default: the best installed).", show_default=False)
]
Llm = Annotated[
    bool, typer.Option("--llm", help="Go by the rows of the language model that the environment names, or by its recorded answers.")
]
Answers = Annotated[
    Path | None, typer.Option("--model-answers", help="Folder of its recorded answers (default: update.answers).", show_default=False)
]
AsNews = Annotated[bool, typer.Option("--as-news", help="Read copies and rewrites of what the case stands on as news too.")]

SHOWN_UNSEEN = 6
"""Documents not at hand that are named."""

SHOWN_PATHS = 0.0005
"""Changes of a path smaller than this are left out of the list of a move."""


def update(
    case: CaseName,
    new: NewDocuments,
    documents: KnownDocuments = None,
    issues: Issues = None,
    model: Model = None,
    llm: Llm = False,
    model_answers: Answers = None,
    runs: Runs = 1000,
    seed: Seed = 1,
    threads: Threads = None,
    as_of: LaterDay = None,
    as_news: AsNews = False,
    out: NewCase = None,
    json: Json = False,
) -> None:
    """Read new documents and show, one by one, which days they bring to a case, which numbers they move, and how its paths follow."""
    from multipolar import api
    from multipolar.api.adding import NO_MODEL

    say_if_cold()
    with progress("following the paths", unit="ensembles") as tick:
        found = api.update(
            case, new, known=documents, issues=issues, model=model, llm=llm, model_answers=model_answers,
            runs=runs, seed=seed, threads=threads,
            as_of=api.parse_date(as_of) if as_of else None, as_news=as_news, out=out, tick=tick,
        )  # fmt: skip
    if model is None and found.model == NO_MODEL:
        say(f"note: {WITHOUT_MODEL}update with the documents again.")
    if json:
        print_json(_update_json(found))
    else:
        _show_update(found)
    if found.wrote is not None:
        wrote([found.wrote], f"multipolar run {typed(found.wrote)}", json=json)


def _show_update(found: Update) -> None:
    for each in found.known:
        unread = "" if each.how == "same" else " Nothing of it was read."
        typer.echo(f"{_retelling(each)}, on which {found.case} already stands; it counts once.{unread}")
    if any(each.how != "same" for each in found.known):
        typer.echo("If a document tells what happened since, it was taken for old news by mistake: --as-news reads it as news.")
    for each in found.retold:
        typer.echo(f"{_retelling(each)}, on which {found.case} already stands; read as news, as you asked.")
    for skipped in found.skipped:
        say(f"skipped {skipped.name}: {skipped.why}")
    if not found.new:
        typer.echo(f"Nothing new was read: no number of {found.case} moves.")
        return
    days = f", {len(found.entered)} {'day enters' if len(found.entered) == 1 else 'days enter'} its calendar" if found.entered else ""
    typer.echo(f"{len(found.new)} new: {', '.join(found.new)}; {_moves(found)}{days}")
    if found.second:
        _show_reader(found.second, len(found.new))
    for reader in found.strangers:
        typer.echo(_stranger(reader, found.case))
    _show_doubts(found)
    if found.day:
        _show_day(found.day)
    if found.began:
        _show_beginning(found.began)
    for entered in found.entered:
        _show_entered(entered)
    for off in found.called_off:
        _show_called_off(off)
    for moved in found.moved:
        _show_move(moved)
    _show_paths(found)
    if found.aside:
        typer.echo("\ndays ahead that are not in the calendar:")
        for said in found.aside:
            typer.echo(f"    {said.partition(', ')[2]}")
    if found.missing:
        count = len(found.missing)
        typer.echo(f"\nthe documents also tell of {count} {'number' if count == 1 else 'numbers'} that the case does not have:")
        for missing in found.missing[:SHOWN_OPEN]:
            typer.echo(f"    {missing['address']}  about {missing['value']:g}")
    _show_contradictions(found.contradictions)


def _moves(found: Update) -> str:
    count = len(found.moved)
    return f"{count} {'number' if count == 1 else 'numbers'} of {found.case} {'moves' if count == 1 else 'move'}"


def _retelling(known: KnownDocument) -> str:
    """How a document repeats one that a case stands on, with the day of each where both tell it."""
    how = {"same": "is", "copy": "copies", "rewrite": "was taken for a rewrite of"}[known.how]
    own, other = (f" of {day.day} {day:%B %Y}" for day in known.days) if known.days else ("", "")
    title = f" (“{known.title}”)" if known.title and known.how != "same" else ""
    return f"{known.name}{own} {how} {known.source}{title}{other}"


def _show_contradictions(found: Sequence[dict[str, Any]]) -> None:
    """What sources disagree about, each once, with every passage of it."""
    quotes: dict[str, list[str]] = {}
    for against in found:
        sides = (f"{side['document']}: “{' '.join(side['quote'].split())}”" for side in (against["one"], against["other"]))
        quotes.setdefault(against["explanation"], []).extend(sides)
    for about, said in quotes.items():
        typer.echo(f"\nsources disagree: {about}")
        for line in dict.fromkeys(said):
            typer.echo(f"    {line}")


def _show_doubts(found: Update) -> None:
    """What the update could not know, and what to give."""
    if found.unseen:
        named = ", ".join(found.unseen[:SHOWN_UNSEEN]) + (", …" if len(found.unseen) > SHOWN_UNSEEN else "")
        typer.echo(
            f"{len(found.unseen)} of the documents of {found.case} are not at hand ({named}): the same story in other words "
            "cannot be told apart from news. Give their folder: --documents DIR"
        )
    for name, day in found.undated:
        typer.echo(
            f"{name} states no day of its own; the latest that it names, {day}, may lie ahead of it. If it was written then: --as-of {day}"
        )


def _stranger(reader: str, case: str) -> str:
    """That a reader of the new documents read none of the case's."""
    name, more = ("the rules", " With --llm a language model reads.") if reader == "rules" else (reader, "")
    return f"No document of {case} was read by {name} before: numbers may move because another reader reads.{more}"


def _show_reader(second: SecondReader, new: int) -> None:
    """Which language model's rows led, and what of its answers was left out."""
    some = "" if len(second.read) == new else f" in {len(second.read)} of {new} documents"
    typer.echo(f"rows of {second.model}{some}" + (f"; {rejections(second.rejected)}" if second.rejected else ""))
    for problem in second.problems[:SHOWN_OPEN]:
        say(f"the rules' rows stay in {problem}")


def _show_day(day: MovedDay) -> None:
    why = f", since {day.documents[-1]} was written after {day.before}" if day.documents else ""
    console().print(f"\n[bold]as_of[/bold]  {day.before} → {day.after}{why}")
    typer.echo("    week 0 and the end of the histories move with it; numbers that do not move are taken to hold on that day too")
    _show_effects(day.paths)


def _show_beginning(began: Began) -> None:
    console().print(f"\n[bold]war.began[/bold]  {began.before} (a placeholder) → {began.after}")
    _show_quotes(began.why)
    _show_effects(began.paths)


def _show_entered(entered: Entered) -> None:
    from rich.markup import escape

    entry = entered.day.entry()
    console().print(
        f"\n[bold]calendar.{entered.day.id}[/bold]  new: {escape(entry['quantity'])} × {entry['times']} for {entry['weeks']} weeks"
    )
    _show_quotes(entered.why)
    _show_effects(entered.paths)


def _show_called_off(off: dict[str, Any]) -> None:
    console().print(f"\n[bold]calendar.{off['id']}[/bold]  called off or put off: take it out if that is so")
    _show_quotes((off,))


def _show_quotes(found: Sequence[dict[str, Any]]) -> None:
    from rich.markup import escape

    for why in found:
        words = " ".join(why.get("sentence", why["quote"]).split())
        console().print(f"    {escape(why['document'])}: “{escape(words)}”", style="dim")


def _show_move(moved: Moved) -> None:
    from rich.markup import escape

    screen, move = console(), moved.move
    odds = "  (far from what the case has: less sure now)" if move.at_odds else ""
    screen.print(f"\n[bold]{escape(move.address)}[/bold]  {escape(str(move.before))} → {escape(str(move.after))}{odds}")
    _show_quotes(moved.why)
    if move.earlier and not move.follows:
        screen.print(f"    beside {move.earlier} earlier {'passage' if move.earlier == 1 else 'passages'}", style="dim")
    _show_effects(moved.paths)


def _show_effects(paths: tuple[Effect, ...]) -> None:
    felt = [each for each in paths if abs(each.change) >= SHOWN_PATHS]
    if felt:
        said = ", ".join(f"{each.path} {points(each.change)} ({points(each.lo)} to {points(each.hi)})" for each in felt)
        console().print(f"    paths, in points: {said}")
    elif paths:
        console().print("    no path moves")


def _show_paths(found: Update) -> None:
    shown = table("path", "before", "after", "change", right=("before", "after", "change"))
    for path, before in found.before.items():
        shown.add_row(path, percent(before), percent(found.after[path]), points(found.after[path] - before))
    typer.echo(f"\npaths of {found.runs:,} paired histories, seed {found.seed}")
    console().print(fit(shown))


def _update_json(found: Update) -> dict[str, Any]:
    from multipolar.api.updates import MovedDay

    return {
        "case": found.case,
        "new": list(found.new),
        "known": [_known_json(each) for each in found.known],
        "retold": [_known_json(each) for each in found.retold],
        "skipped": [{"name": each.name, "why": each.why} for each in found.skipped],
        "failed": sum(each.failed for each in found.skipped),
        "moved": [
            {
                "address": each.move.address,
                "before": str(each.move.before),
                "after": str(each.move.after),
                "at_odds": each.move.at_odds,
                "follows": each.move.follows,
                "why": list(each.why),
                "earlier_passages": each.move.earlier,
                "paths": _effects_json(each.paths),
            }
            for each in found.moved
        ],
        "as_of": _day_json(found.day or MovedDay(found.changed.as_of, found.changed.as_of, (), ())),
        "began": _began_json(found.began),
        "calendar": [
            {**each.day.entry(), "on": str(each.day.on), "why": list(each.why), "paths": _effects_json(each.paths)}
            for each in found.entered
        ],
        "days_aside": list(found.aside),
        "called_off": list(found.called_off),
        "undated": [{"name": name, "names": str(day)} for name, day in found.undated],
        "not_at_hand": list(found.unseen),
        "model": found.model,
        "lead": found.second.model if found.second else "rules",
        "new_readers": list(found.strangers),
        **({"second": {"rejected": dict(found.second.rejected), "problems": list(found.second.problems)}} if found.second else {}),
        "missing": list(found.missing),
        "contradictions": list(found.contradictions),
        "paths": {"before": found.before, "after": found.after},
        "runs": found.runs,
        "seed": found.seed,
        "wrote": str(found.wrote) if found.wrote else None,
    }


def _known_json(known: KnownDocument) -> dict[str, Any]:
    days = {"day": str(known.days[0]), "source_day": str(known.days[1])} if known.days else {}
    return {"name": known.name, "source": known.source, "title": known.title, "how": known.how, **days}


def _day_json(day: MovedDay) -> dict[str, Any]:
    return {"before": str(day.before), "after": str(day.after), "why": list(day.documents), "paths": _effects_json(day.paths)}


def _began_json(began: Began | None) -> dict[str, Any] | None:
    if began is None:
        return None
    return {"before": str(began.before), "after": str(began.after), "why": list(began.why), "paths": _effects_json(began.paths)}


def _effects_json(paths: tuple[Effect, ...]) -> dict[str, Any]:
    return {each.path: {"p": each.p, "change": each.change, "lo": each.lo, "hi": each.hi} for each in paths}
