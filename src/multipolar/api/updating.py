"""What new documents do to a case: which days they bring and which numbers they move, one by one, and how the paths follow."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from multipolar.api.adding import name_of
from multipolar.api.cases import as_case
from multipolar.api.drafting import days_of
from multipolar.api.entered_days import began_then, brought_days, called_off, entered, steps_of
from multipolar.api.following import Following, Tick
from multipolar.api.later_day import moved_day, taken_on, undated
from multipolar.api.leading import RULES
from multipolar.api.new_documents import NewDocuments
from multipolar.api.plans import check_runs, check_seed, check_threads
from multipolar.api.quoting import passages, two_sides
from multipolar.api.updated_folder import check_target, write
from multipolar.api.updates import Moved, Update
from multipolar.results.evidence import Document

if TYPE_CHECKING:
    from multipolar.evidence.drafting.revise import Revision
    from multipolar.evidence.issues import IssueLibrary
    from multipolar.scenario import Case

ANSWERS = "update.answers"
"""Folder in which the answers of a language model are recorded."""

MOST_MOVES = 25
"""Moves whose effect on the paths is simulated one by one; later ones are simulated together."""


def update(
    case: Case | str | Path,
    documents: Sequence[str | os.PathLike[str]] | str | os.PathLike[str],
    *,
    known: str | os.PathLike[str] | None = None,
    issues: str | os.PathLike[str] | None = None,
    model: str | None = None,
    llm: bool = False,
    model_answers: str | os.PathLike[str] | None = None,
    runs: int = 1000,
    seed: int = 1,
    threads: int | None = None,
    as_of: date | None = None,
    as_news: bool = False,
    out: str | os.PathLike[str] | None = None,
    tick: Tick | None = None,
) -> Update:
    """Read new documents and show which days they bring to a case, which of its numbers they move, and how its paths follow.

    Parameters
    ----------
    case : Case, str or path
        The case.
    documents : path or sequence of paths
        New documents. One that the case stands on, by its bytes or its text, is named and not counted again.
    known : path, optional
        Folder of the documents that the case stands on: new ones that copy or rewrite them are told apart. Texts that the case itself
        keeps are found without it.
    issues : path, optional
        A file of issues, as for `draft`.
    model : str, optional
        A spaCy model, as for `read`.
    llm : bool
        Go by the rows of the language model that the environment names, or of its recorded answers, in the new documents; for a case that
        was drafted from such rows.
    model_answers : path, optional
        Folder in which its answers are recorded; by default ``update.answers``.
    runs, seed : int
        Members of each ensemble and its seed: members are paired, so differences are the documents' doing.
    threads : int, optional
        Threads of the simulation.
    as_of : date, optional
        Week 0 of the changed case. By default the case's own day; where a document states a later one, the day after the latest.
    as_news : bool
        Read copies and rewrites of what the case stands on as news too; only the same text still counts once.
    out : path, optional
        Also write the case with its new days, numbers, passages and sources into this folder, every change marked as proposed.
    tick : callable, optional
        Called with ensembles done and in all.

    Raises
    ------
    InputError
        If there is nothing to read, `out` exists, or the model is not installed; if a document states a day after `as_of`, or something
        in the case stands against the day that it moves to.
    ScenarioError
        If the case or the file of issues cannot be read.
    """
    from multipolar.evidence.issues import bundled_issues, read_issues
    from multipolar.evidence.language import find_parser

    found = as_case(case)
    runs, seed = check_runs(runs), check_seed(seed)
    check_target(found, out)
    library = bundled_issues() if issues is None else read_issues(Path(issues))
    paths = [documents] if isinstance(documents, (str, os.PathLike)) else list(documents)
    answers = Path(model_answers or ANSWERS) if llm else None
    parser = find_parser(model)
    read = NewDocuments.of(found, paths, known, parser, answers, as_news=as_news)
    days = days_of([each.parsed for each in read.found])
    later = taken_on(found, read.new, as_of)
    revision = _revision(found, read, library, anew=issues is not None)
    brought = brought_days(later, read)
    arms = 1 + (later is not found) + steps_of(brought) + min(len(revision.moves), MOST_MOVES)
    following = Following(runs, seed, check_threads(threads), tick, arms=arms)
    before = following.first(found)
    day = moved_day(found, later, read.new, following)
    began, dated = began_then(later, brought, read.documents, following)
    entries, dated = entered(dated, brought, read.documents, following)
    moved, changed = _moved(dated, revision, read.documents, following)
    against = read.contradictions()
    wrote = write(found, read, later.as_of, days, brought, [each.move for each in moved], against, out) if out is not None else None
    return Update(
        case=found.id,
        new=tuple(each.name for each in read.new),
        known=tuple(read.known),
        retold=tuple(read.retold),
        skipped=tuple(sorted(read.skipped, key=lambda each: not each.failed)),
        moved=moved,
        missing=tuple(
            {"address": each.address, "value": round(each.mean, 1), "why": passages(each.readings, read.documents)}
            for each in revision.missing
        ),
        contradictions=two_sides(against, read.documents),
        before=before,
        after=following.shares,
        runs=runs,
        seed=seed,
        changed=changed,
        day=day,
        began=began,
        entered=entries,
        aside=brought.aside,
        called_off=called_off(brought, read.documents),
        undated=undated(read.new, days, later.as_of),
        unseen=read.unseen,
        model=name_of(parser) if read.found else "",
        second=read.second,
        strangers=_strangers(found, read),
        wrote=wrote,
    )


def _strangers(case: Case, read: NewDocuments) -> tuple[str, ...]:
    """Readers of the new documents that read none of the case's: then numbers may move for the reader's sake."""
    own = {source.reader or RULES for source in case.sources.documents.values()}
    now = dict.fromkeys(read.readers.get(document.id, RULES) for document in read.new)
    return tuple(each for each in now if own and each not in own)


def _revision(case: Case, read: NewDocuments, library: IssueLibrary, *, anew: bool) -> Revision:
    """What the new documents say of the case's numbers, positions matched anew with issues of a file; nothing where none is new."""
    from multipolar.evidence.actors import registry
    from multipolar.evidence.drafting.rematching import rematched
    from multipolar.evidence.drafting.revise import Revision, revise

    if not read.new:
        return Revision((), ())
    rows, texts = read.rows(), {each.id: each.text for each in read.new}
    return revise(case, rematched(rows, texts, library) if anew else rows, texts, read.stories(), library, registry())


def _moved(case: Case, revision: Revision, documents: Mapping[str, Document], following: Following) -> tuple[tuple[Moved, ...], Case]:
    """Set the moves one after the other and see after each how the paths follow."""
    moved, now = [], case
    for number, move in enumerate(revision.moves):
        now = now.set(move.address, move.after)
        shown = number < MOST_MOVES - 1 or number == len(revision.moves) - 1
        moved.append(Moved(move, passages(move.pooled.readings, documents), following.to(now) if shown else ()))
    return tuple(moved), now
