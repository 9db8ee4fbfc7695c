"""What new documents do to a case: which numbers they move, one by one, and how the paths follow."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from multipolar.api.cases import as_case
from multipolar.api.ensemble import paths_of, simulate_part
from multipolar.api.new_documents import NewDocuments
from multipolar.api.plans import check_runs, check_seed, check_threads
from multipolar.api.updates import Effect, Moved, Update
from multipolar.results.evidence import Contradiction, Row, Span

if TYPE_CHECKING:
    from multipolar.evidence.drafting.revise import Revision
    from multipolar.evidence.read import Found
    from multipolar.scenario import Case

Tick = Callable[[int, int], None]

MOST_MOVES = 25
"""Moves whose effect on the paths is simulated one by one; later ones are simulated together."""


def update(
    case: Case | str | Path,
    documents: Sequence[str | os.PathLike[str]] | str | os.PathLike[str],
    *,
    known: str | os.PathLike[str] | None = None,
    issues: str | os.PathLike[str] | None = None,
    model: str | None = None,
    runs: int = 1000,
    seed: int = 1,
    threads: int | None = None,
    out: str | os.PathLike[str] | None = None,
    tick: Tick | None = None,
) -> Update:
    """Read new documents and show which numbers of a case they move, and how its paths follow.

    Parameters
    ----------
    case : Case, str or path
        The case.
    documents : path or sequence of paths
        New documents. One that the case stands on, by its bytes, is named and not counted again.
    known : path, optional
        Folder of the documents that the case stands on: then new ones that copy or rewrite them are told apart too.
    issues : path, optional
        A file of issues, as for `draft`.
    model : str, optional
        A spaCy model, as for `read`.
    runs, seed : int
        Members of each ensemble and its seed: members are paired, so differences are the documents' doing.
    threads : int, optional
        Threads of the simulation.
    out : path, optional
        Also write the case with its new numbers, passages and sources into this folder, every change marked as proposed.
    tick : callable, optional
        Called with ensembles done and in all.

    Raises
    ------
    InputError
        If there is nothing to read, `out` exists, or the model is not installed.
    ScenarioError
        If the case or the file of issues cannot be read.
    """
    from multipolar.evidence.actors import registry
    from multipolar.evidence.drafting.revise import Revision, revise
    from multipolar.evidence.issues import bundled_issues, read_issues
    from multipolar.evidence.language import find_parser

    found = as_case(case)
    runs, seed = check_runs(runs), check_seed(seed)
    _check_target(out)
    library = bundled_issues() if issues is None else read_issues(Path(issues))
    paths = [documents] if isinstance(documents, (str, os.PathLike)) else list(documents)
    sorted_ = NewDocuments.of(found, paths, known, find_parser(model))
    rows = sorted_.rows()
    texts = {each.id: each.text for each in sorted_.new}
    revision = revise(found, rows, texts, sorted_.stories(), library, registry()) if sorted_.new else Revision((), ())
    names = {each.id: each.name for each in sorted_.new}
    moved, before, after, changed = _followed(found, revision, texts, names, runs, seed, check_threads(threads), tick)
    wrote = _written(found, moved, sorted_.found, out) if out is not None else None
    return Update(
        case=found.id,
        new=tuple(names.values()),
        known=tuple(sorted_.known),
        skipped=tuple(sorted_.skipped),
        moved=moved,
        missing=tuple(
            {"address": each.address, "value": round(each.mean, 1), "why": _why(each.readings, texts, names)} for each in revision.missing
        ),
        contradictions=_against(rows, texts, names),
        before=before,
        after=after,
        runs=runs,
        seed=seed,
        changed=changed,
        wrote=wrote,
    )


def _followed(
    case: Case, revision: Revision, texts: dict[str, str], names: dict[str, str], runs: int, seed: int, threads: int, tick: Tick | None
) -> tuple[tuple[Moved, ...], dict[str, float], dict[str, float], Case]:
    """Set the moves one after the other and see after each how the paths follow."""
    from multipolar.analysis.compare import effect

    arms = min(len(revision.moves), MOST_MOVES) + 1
    before = last = _paths(case, runs, seed, threads)
    moved, now = [], case
    for number, move in enumerate(revision.moves):
        now = now.set(move.address, move.after)
        effects: list[Effect] = []
        if number < MOST_MOVES - 1 or number == len(revision.moves) - 1:
            following = _paths(now, runs, seed, threads)
            for path, values in following.items():
                change = effect(path, last[path], values)
                effects.append(Effect(path, float(values.mean()), change.effect, change.lo, change.hi))
            last = following
            if tick:
                tick(min(number + 2, arms), arms)
        moved.append(Moved(move, _why(move.pooled.readings, texts, names), tuple(effects)))
    return tuple(moved), _shares(before), _shares(last), now


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


def _shares(values: dict[str, NDArray[np.float64]]) -> dict[str, float]:
    return {path: float(each.mean()) for path, each in values.items()}


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


def _against(rows: dict[str, list[Row]], texts: dict[str, str], names: dict[str, str]) -> tuple[dict[str, Any], ...]:
    from multipolar.evidence.contradictions import find

    found: Sequence[Contradiction] = find(texts, rows, names)

    def shown(document: str, span: Span) -> dict[str, Any]:
        return {"document": names[document], "start": span.start, "end": span.end, "quote": span.quote(texts[document])}

    return tuple(
        {"kind": c.kind, "one": shown(c.one_document, c.one), "other": shown(c.other_document, c.other), "explanation": c.explanation}
        for c in found
    )


def _check_target(out: str | os.PathLike[str] | None) -> None:
    from multipolar.errors import InputError

    if out is not None and (Path(out).exists() or Path(out).is_symlink()):
        raise InputError(f"'{os.fspath(out)}' exists; nothing was touched. Choose another name with -o.")


def _written(case: Case, moved: tuple[Moved, ...], found: list[Found], out: str | os.PathLike[str]) -> Path:
    """Write the case with its new numbers beside the target, then rename."""
    from multipolar.api.drafting import days_of, hashes_of, write_folder
    from multipolar.evidence.drafting.rewrite import rewritten

    new = [each.parsed.document for each in found]
    days = days_of([each.parsed for each in found])
    write_folder(Path(out), rewritten(case, [each.move for each in moved], new, days, hashes_of(new)))
    return Path(out)
