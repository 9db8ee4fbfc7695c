"""A case with the days and numbers that new documents move, written into a folder of its own."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from multipolar.api.new_documents import NewDocuments
from multipolar.errors import InputError, ScenarioError
from multipolar.results.evidence import Contradiction

if TYPE_CHECKING:
    from multipolar.evidence.drafting.news_days import NewDays
    from multipolar.evidence.drafting.revise import Move
    from multipolar.evidence.drafting.rewrite import News
    from multipolar.scenario import Case


def check_target(case: Case, out: str | os.PathLike[str] | None) -> None:
    """See that a folder is free for the changed case, and that the case is what its files say.

    Raises
    ------
    InputError
        If not.
    """
    from multipolar.evidence.drafting.rewrite import same_as_its_files

    if out is None:
        return
    if Path(out).exists() or Path(out).is_symlink():
        raise InputError(f"'{os.fspath(out)}' exists; nothing was touched. Choose another name with -o.")
    if not same_as_its_files(case):
        said = f"{case.id} is not as its files say: numbers were set for a run, or it is set back to an earlier day."
        raise InputError(f"{said} Update the case as it stands in its folder, or leave 'out' away.")


def write(
    case: Case,
    read: NewDocuments,
    as_of: date,
    days: dict[str, tuple[date, str]],
    brought: NewDays,
    moves: Sequence[Move],
    against: Sequence[Contradiction],
    out: str | os.PathLike[str],
) -> Path:
    """Write the case with its new days and numbers beside the target, read it back, then rename.

    Raises
    ------
    InputError
        If it could not be changed in its own layout; nothing is left behind.
    RunError
        If it cannot be written.
    """
    from multipolar.api.drafting import write_folder
    from multipolar.evidence.drafting.rewrite import News, rewritten

    held = {each.document.id: each.source for each in read.at_hand}
    news = News(
        documents=read.new, days=days, as_of=as_of, brought=brought, moves=moves, contradictions=against, held=held, readers=read.readers
    )

    def check(folder: Path) -> None:
        _check_written(folder, news)

    write_folder(Path(out), rewritten(case, news, os.fspath(out)), check)
    return Path(out)


def _check_written(folder: Path, news: News) -> None:
    """See that a case as written can be read and holds what moved.

    Raises
    ------
    InputError
        If it does not.
    """
    from multipolar.scenario import load

    said = "The case could not be changed in its own layout; nothing was written."
    try:
        made = load(folder)
    except ScenarioError as error:
        raise InputError(f"{said} {error.problems[0].message}") from error
    wrong = [move.address for move in news.moves if made.numbers[move.address].number != move.after]
    calendar = {event.id: event.on for event in made.scenario.calendar}
    lost = [each.id for each in news.brought.entries if calendar.get(each.id) != each.on]
    if lost or (news.brought.began is not None and made.scenario.war.began != news.brought.began.day):
        raise InputError(f"{said} {f'calendar.{lost[0]}' if lost else 'war.began'} is not as it should be.")
    if wrong:
        raise InputError(f"{said} {wrong[0]} is {made.numbers[wrong[0]].number}.")
