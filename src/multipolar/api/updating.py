"""What new documents do to a case: which numbers they move, one by one, and how the paths follow."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from multipolar.api.cases import as_case
from multipolar.api.ensemble import paths_of, simulate_part
from multipolar.api.plans import check_runs, check_seed, check_threads
from multipolar.results.evidence import Contradiction, Document, Row, Skipped, Span

if TYPE_CHECKING:
    from multipolar.evidence.drafting.revise import Move, Revision
    from multipolar.evidence.read import Found
    from multipolar.scenario import Case

Tick = Callable[[int, int], None]

MOST_MOVES = 25
"""Moves whose effect on the paths is simulated one by one; later ones are simulated together."""


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document that the case stands on already.

    Parameters
    ----------
    name : str
        As given.
    source : str
        Its id among the case's sources; for a rewrite, that of the document whose story it tells again.
    how : {"same", "copy", "rewrite"}
        The same bytes, nearly the same words, or the same story in other words.
    """

    name: str
    source: str
    how: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What one move does to one path, after the moves before it.

    Parameters
    ----------
    path : str
        The path.
    p : float
        Its share after the move.
    change, lo, hi : float
        Difference made by the move, and its 95 % interval; members are paired.
    """

    path: str
    p: float
    change: float
    lo: float
    hi: float


@dataclass(frozen=True, slots=True)
class Moved:
    """A number that moved, why, and what followed.

    Parameters
    ----------
    move : Move
        The number before and after, with its readings.
    why : tuple of dict
        Passages: document, start, end, quote, what it says.
    paths : tuple of Effect
        How each path follows.
    """

    move: Move
    why: tuple[dict[str, Any], ...]
    paths: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Update:
    """What new documents do to a case.

    Parameters
    ----------
    case : str
        Its id.
    new : tuple of str
        Documents that it did not stand on.
    known : tuple of KnownDocument
        Documents that it stands on already; they count once.
    skipped : tuple of Skipped
        What could not be read.
    moved : tuple of Moved
        Numbers that moved, in the order in which they were set.
    missing : tuple of dict
        What the new documents say of numbers that the case does not have.
    contradictions : tuple of dict
        Where the new documents disagree with each other or with themselves.
    before, after : dict of str to float
        Shares of the paths.
    runs, seed : int
        Members of each ensemble, and its seed.
    changed : Case
        The case with every move.
    wrote : Path or None
        Where the changed case was written.
    """

    case: str
    new: tuple[str, ...]
    known: tuple[KnownDocument, ...]
    skipped: tuple[Skipped, ...]
    moved: tuple[Moved, ...]
    missing: tuple[dict[str, Any], ...]
    contradictions: tuple[dict[str, Any], ...]
    before: dict[str, float]
    after: dict[str, float]
    runs: int
    seed: int
    changed: Case
    wrote: Path | None = None


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
    check_runs(runs)
    check_seed(seed)
    _check_target(out)
    library = bundled_issues() if issues is None else read_issues(Path(issues))
    paths = [documents] if isinstance(documents, (str, os.PathLike)) else list(documents)
    sorted_ = _Documents.of(found, paths, known, find_parser(model))
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


@dataclass
class _Documents:
    """New documents read, told apart from those that the case stands on."""

    new: list[Document]
    found: list[Found]
    known: list[KnownDocument]
    skipped: list[Skipped]

    @classmethod
    def of(cls, case: Case, paths: Sequence[str | os.PathLike[str]], folder: str | os.PathLike[str] | None, parser: Any) -> _Documents:
        from multipolar.evidence.documents import read_documents
        from multipolar.evidence.read import read

        held = {source.sha256: name for name, source in case.sources.documents.items()}
        made = cls([], [], [], [])
        raw: dict[str, Document] = {}
        for item in read_documents(paths):
            if isinstance(item, Skipped):
                made.skipped.append(item)
            elif item[0].id in held:
                made.known.append(KnownDocument(item[0].name, held[item[0].id], "same"))
            elif item[0].id in raw:
                made.skipped.append(Skipped(item[0].name, f"the same bytes as {raw[item[0].id].name}; it counts once."))
            else:
                raw[item[0].id] = item[0]
        made.found = list(read(raw.values(), parser))
        if raw and folder is not None:
            made._tell_apart(list(read(_at_hand(case, folder), parser)), held)
        made.new = [each.parsed.document for each in made.found]
        return made

    def _tell_apart(self, at_hand: list[Found], held: dict[str, str]) -> None:
        """Move what copies or rewrites a document of the case out of the new ones."""
        from multipolar.evidence.stories import stories

        old = {each.parsed.document.id for each in at_hand}
        names = {each.parsed.document.id: each.parsed.document.name for each in self.found}
        again: set[str] = set()
        for story in stories([each.features for each in (*at_hand, *self.found)]):
            first = next((each for each in story.documents if each in old), None)
            if first is not None:
                for each in story.documents:
                    if each not in old:
                        again.add(each)
                        how = "copy" if story.why == "copies" else "rewrite"
                        self.known.append(KnownDocument(names[each], held[first], how))
        self.found = [each for each in self.found if each.parsed.document.id not in again]

    def rows(self) -> dict[str, list[Row]]:
        by_kind: dict[str, list[Row]] = {}
        for each in self.found:
            for row in each.rows:
                by_kind.setdefault(row.kind, []).append(row)
        return by_kind

    def stories(self) -> Any:
        from multipolar.evidence.stories import stories

        return stories([each.features for each in self.found])


def _at_hand(case: Case, folder: str | os.PathLike[str]) -> list[Document]:
    """The documents of a case that lie in a folder unchanged."""
    from multipolar.evidence.documents import read_documents

    wanted = {source.sha256 for source in case.sources.documents.values()}
    return [item[0] for item in read_documents([folder]) if not isinstance(item, Skipped) and item[0].id in wanted]


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
