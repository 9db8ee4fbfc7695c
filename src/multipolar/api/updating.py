"""What new documents do to a case: which numbers they move, one by one, and how the paths follow."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from multipolar.api.cases import as_case
from multipolar.api.drafting import days_of
from multipolar.api.ensemble import paths_of, simulate_part
from multipolar.api.new_documents import NewDocuments
from multipolar.api.plans import check_runs, check_seed, check_threads
from multipolar.api.updates import Effect, Moved, MovedDay, Update
from multipolar.results.evidence import Contradiction, Document, Span

if TYPE_CHECKING:
    from multipolar.evidence.drafting.revise import Revision
    from multipolar.evidence.drafting.rewrite import News
    from multipolar.scenario import Case

Tick = Callable[[int, int], None]

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
    out: str | os.PathLike[str] | None = None,
    tick: Tick | None = None,
) -> Update:
    """Read new documents and show which numbers of a case they move, and how its paths follow.

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
    out : path, optional
        Also write the case with its new numbers, passages and sources into this folder, every change marked as proposed.
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
    from multipolar.evidence.actors import registry
    from multipolar.evidence.drafting.revise import Revision, revise
    from multipolar.evidence.issues import bundled_issues, read_issues
    from multipolar.evidence.language import find_parser

    found = as_case(case)
    runs, seed = check_runs(runs), check_seed(seed)
    _check_target(found, out)
    library = bundled_issues() if issues is None else read_issues(Path(issues))
    paths = [documents] if isinstance(documents, (str, os.PathLike)) else list(documents)
    answers = Path(model_answers or ANSWERS) if llm else None
    sorted_ = NewDocuments.of(found, paths, known, find_parser(model), answers)
    days = days_of([each.parsed for each in sorted_.found])
    later = _taken_on(found, sorted_.new, as_of)
    texts = {each.id: each.text for each in sorted_.new}
    names = {each.id: each.name for each in sorted_.new}
    rows, stories = sorted_.rows(), sorted_.stories()
    revision = revise(found, rows, texts, stories, library, registry()) if sorted_.new else Revision((), ())
    following = _Following(runs, seed, check_threads(threads), tick, arms=min(len(revision.moves), MOST_MOVES) + 1 + (later is not found))
    before = following.first(found)
    day = _moved_day(found, later, sorted_.new, following)
    moved, changed = _moved(later, revision, texts, names, following)
    against = sorted_.contradictions()
    wrote = _written(found, moved, sorted_, days, later.as_of, against, out) if out is not None else None
    return Update(
        case=found.id,
        new=tuple(names.values()),
        known=tuple(sorted_.known),
        skipped=tuple(sorted(sorted_.skipped, key=lambda each: not each.failed)),
        moved=moved,
        missing=tuple(
            {"address": each.address, "value": round(each.mean, 1), "why": _why(each.readings, texts, names)} for each in revision.missing
        ),
        contradictions=_shown(against, sorted_),
        before=before,
        after=following.shares,
        runs=runs,
        seed=seed,
        changed=changed,
        day=day,
        undated=tuple(
            (each.name, days[each.id][0])
            for each in sorted_.new
            if each.published is None and each.id in days and days[each.id][0] > later.as_of
        ),
        unseen=sorted_.unseen,
        second=sorted_.second if sorted_.second and sorted_.second.model else None,
        wrote=wrote,
    )


def _taken_on(case: Case, new: Sequence[Document], as_of: date | None) -> Case:
    """The case on a day by which all of the new documents were written: its own, where they all were by then."""
    from multipolar.errors import InputError
    from multipolar.evidence.drafting.passages import as_of_day, written_after
    from multipolar.scenario.later import moved_on

    if as_of is not None and as_of < case.as_of:
        raise InputError(f"--as-of {as_of} is before {case.as_of}, the day of {case.id}; it can only be taken on to a later day.")
    if as_of is not None and (late := written_after(new, as_of)):
        said = f"{late[-1].name} is dated {late[-1].published}, after --as-of {as_of}: a case as of that day cannot rest on it."
        raise InputError(f"{said} Give {late[-1].published} or a later day, or leave it out.")
    late = written_after(new, case.as_of)
    day = as_of or as_of_day({each.id: (each.published, "") for each in late if each.published})
    if day is None or day == case.as_of:
        return case
    try:
        return moved_on(case, day)
    except InputError as error:
        if as_of is not None:
            raise
        said = f"{late[-1].name} is dated {late[-1].published}, after the day of {case.id}. {error}"
        raise InputError(f"{said} Mend that in {case.id} first, or leave out what was written after {case.as_of}.") from error


def _moved_day(case: Case, later: Case, new: Sequence[Document], following: _Following) -> MovedDay | None:
    from multipolar.evidence.drafting.passages import written_after

    if later is case:
        return None
    names = tuple(each.name for each in written_after(new, case.as_of))
    return MovedDay(case.as_of, later.as_of, names, following.to(later))


def _moved(
    case: Case, revision: Revision, texts: dict[str, str], names: dict[str, str], following: _Following
) -> tuple[tuple[Moved, ...], Case]:
    """Set the moves one after the other and see after each how the paths follow."""
    moved, now = [], case
    for number, move in enumerate(revision.moves):
        now = now.set(move.address, move.after)
        shown = number < MOST_MOVES - 1 or number == len(revision.moves) - 1
        moved.append(Moved(move, _why(move.pooled.readings, texts, names), following.to(now) if shown else ()))
    return tuple(moved), now


@dataclass
class _Following:
    """Follows the paths from one version of a case to the next, in paired histories."""

    runs: int
    seed: int
    threads: int
    tick: Tick | None
    arms: int
    done: int = 0
    last: dict[str, NDArray[np.float64]] = field(default_factory=dict)

    def first(self, case: Case) -> dict[str, float]:
        """Shares of the paths of the case that everything is compared with."""
        self._simulate(case)
        return self.shares

    def to(self, case: Case) -> tuple[Effect, ...]:
        """What the step to this version does to each path."""
        from multipolar.analysis.compare import effect

        before = self.last
        self._simulate(case)
        changes = {path: effect(path, before[path], values) for path, values in self.last.items()}
        return tuple(Effect(path, float(self.last[path].mean()), each.effect, each.lo, each.hi) for path, each in changes.items())

    @property
    def shares(self) -> dict[str, float]:
        """Share of each path in the last version."""
        return {path: float(each.mean()) for path, each in self.last.items()}

    def _simulate(self, case: Case) -> None:
        self.last = _paths(case, self.runs, self.seed, self.threads)
        self.done += 1
        if self.tick:
            self.tick(min(self.done, self.arms), self.arms)


def _paths(case: Case, runs: int, seed: int, threads: int) -> dict[str, NDArray[np.float64]]:
    """Which members end on each path, as 0 and 1."""
    from multipolar import world
    from multipolar.store import part_ranges

    program = world.build(case)
    ends = [
        paths_of(case, program, simulate_part(program, members, case.horizon, seed=seed, without=(), threads=threads, tick=lambda _: None))
        for members in part_ranges(runs)
    ]
    ended = np.concatenate(ends)
    return {path: (ended == place).astype(np.float64) for place, path in enumerate(case.scenario.paths)}


def _why(readings: Sequence[Any], texts: dict[str, str], names: dict[str, str]) -> tuple[dict[str, Any], ...]:
    return tuple(
        {
            "document": names[each.document],
            "start": each.span.start,
            "end": each.span.end,
            "quote": each.span.quote(texts[each.document]),
            "says": each.gist,
            "relation": each.relation,
            "value": each.value,
        }
        for each in readings
    )


def _shown(found: Sequence[Contradiction], sorted_: NewDocuments) -> tuple[dict[str, Any], ...]:
    """Contradictions with their words."""
    documents = {each.id: each for each in (*sorted_.new, *(each.document for each in sorted_.at_hand))}

    def side(document: str, span: Span) -> dict[str, Any]:
        held = documents[document]
        return {"document": held.name, "start": span.start, "end": span.end, "quote": span.quote(held.text)}

    return tuple(
        {"kind": c.kind, "one": side(c.one_document, c.one), "other": side(c.other_document, c.other), "explanation": c.explanation}
        for c in found
    )


def _check_target(case: Case, out: str | os.PathLike[str] | None) -> None:
    from multipolar.errors import InputError
    from multipolar.evidence.drafting.rewrite import same_as_its_files

    if out is None:
        return
    if Path(out).exists() or Path(out).is_symlink():
        raise InputError(f"'{os.fspath(out)}' exists; nothing was touched. Choose another name with -o.")
    if not same_as_its_files(case):
        said = f"{case.id} is not as its files say: numbers were set for a run, or it is set back to an earlier day."
        raise InputError(f"{said} Update the case as it stands in its folder, or leave 'out' away.")


def _written(
    case: Case,
    moved: tuple[Moved, ...],
    sorted_: NewDocuments,
    days: dict[str, tuple[date, str]],
    as_of: date,
    against: Sequence[Contradiction],
    out: str | os.PathLike[str],
) -> Path:
    """Write the case with its new numbers beside the target, read it back, then rename."""
    from multipolar.api.drafting import write_folder
    from multipolar.evidence.drafting.rewrite import News, rewritten

    news = News(
        documents=sorted_.new,
        days=days,
        as_of=as_of,
        moves=[each.move for each in moved],
        contradictions=against,
        held={each.document.id: each.source for each in sorted_.at_hand},
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
    from multipolar.errors import InputError, ScenarioError
    from multipolar.scenario import load

    said = "The case could not be changed in its own layout; nothing was written."
    try:
        made = load(folder)
    except ScenarioError as error:
        raise InputError(f"{said} {error.problems[0].message}") from error
    wrong = [move.address for move in news.moves if made.numbers[move.address].number != move.after]
    if wrong:
        raise InputError(f"{said} {wrong[0]} is {made.numbers[wrong[0]].number}.")
