"""Holds the passages of a case against the documents, where these are at hand, and counts what its numbers rest on."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from multipolar.errors import InputError, Problem, ScenarioError
from multipolar.scenario.case import Case
from multipolar.scenario.doubts import doubts
from multipolar.scenario.entries import Entry
from multipolar.scenario.load import load
from multipolar.scenario.schema import DocumentSource, Passage

LARGEST = 50_000_000
"""Documents larger than this, in bytes, are not read."""

State = Literal["at hand", "not at hand", "changed", "outside"]

NOT_AT_HAND = "document not at hand"


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage beside its gist.

    Parameters
    ----------
    id, document, start, end, gist, relation
        As in ``evidence.yaml``.
    state : {"at hand", "not at hand", "changed", "outside"}
        Whether the words could be read.
    text : str
        The words themselves; empty unless at hand.
    """

    id: str
    document: str
    start: int
    end: int
    gist: str
    relation: str
    state: State
    text: str = ""

    @property
    def is_bad(self) -> bool:
        """Whether the document at hand is not the one that was read, or is too short."""
        return self.state in ("changed", "outside")

    @property
    def shown(self) -> str:
        """The words in quotation marks, or why they cannot be shown."""
        if self.state == "at hand":
            return f"“{' '.join(self.text.split())}”"
        said = {"not at hand": NOT_AT_HAND, "changed": "document has changed", "outside": "outside the document"}
        return f"[{said[self.state]}]"


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found in a case.

    Parameters
    ----------
    case : str
        Its id, or what was asked for where it cannot be read.
    errors : tuple of Problem
        Everything wrong, with file and line.
    warnings : tuple of Problem
        What is probably not meant, and stops nothing.
    numbers, evidence, data, judgement : int
        Numbers of the case itself, and how many rest on each; a number counts once, for the strongest.
    direction : int
        Of those that rest on passages, how many rest on passages none of which gives a value, only which way.
    passages : int
        Distinct passages that its numbers cite.
    quotes : tuple of Quote
        Every passage beside its gist.
    """

    case: str
    errors: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    numbers: int = 0
    evidence: int = 0
    data: int = 0
    judgement: int = 0
    direction: int = 0
    passages: int = 0
    quotes: tuple[Quote, ...] = ()

    @property
    def quotes_bad(self) -> int:
        """Passages whose document has changed, or that lie outside it."""
        return sum(quote.is_bad for quote in self.quotes)

    def to_json(self) -> dict[str, Any]:
        """Errors and warnings as texts, and the counts."""
        counts = {name: getattr(self, name) for name in ("numbers", "evidence", "data", "judgement", "passages", "quotes_bad")}
        return {"errors": [str(problem) for problem in self.errors], "warnings": [str(problem) for problem in self.warnings], **counts}


def check_case(case: Case, documents: Path | str | None = None) -> CheckReport:
    """Check a case that could be read against its documents.

    Parameters
    ----------
    case : Case
        The case.
    documents : Path or str, optional
        Folder with the documents under the file names of ``sources.yaml``. Documents that lie in the folder of the
        case itself are found without it.

    Raises
    ------
    InputError
        `documents` is no folder.
    """
    shelf = Shelf(case, documents)
    quotes = tuple(shelf.quote(name, passage) for name, passage in case.evidence.items())
    own = [entry for entry in case.numbers.values() if not entry.default]
    kinds = Counter(entry.basis.kind for entry in own)
    cited = {name for entry in own for name in entry.basis.evidence if name in case.evidence}
    places = {(case.evidence[name].document, case.evidence[name].start, case.evidence[name].end) for name in cited}
    return CheckReport(
        case=case.id,
        errors=tuple(shelf.problems),
        warnings=(*doubts(case), *_unused(case, cited)),
        numbers=len(own),
        evidence=kinds["evidence"],
        data=kinds["data"],
        judgement=kinds["judgement"],
        direction=sum(gives_direction_only(_relations(case, entry)) for entry in own),
        passages=len(places),
        quotes=quotes,
    )


def _relations(case: Case, entry: Entry) -> list[str]:
    return [case.evidence[name].relation for name in entry.basis.evidence if name in case.evidence]


def gives_direction_only(relations: Iterable[str]) -> bool:
    """Whether passages of these relations say which way a number lies, and none of them where."""
    return set(relations) == {"direction"}


def check_folder(case: str | Path, documents: Path | str | None = None) -> CheckReport:
    """Read and check a case by name or folder; a case that cannot be read gives a report with its errors."""
    try:
        found = load(case)
    except ScenarioError as error:
        return CheckReport(case=str(case), errors=error.problems)
    return check_case(found, documents)


class Shelf:
    """The documents at hand, each read once."""

    def __init__(self, case: Case, documents: Path | str | None = None) -> None:
        self.problems: list[Problem] = []
        self._case = case
        self._folders = [Path(documents)] if documents is not None else []
        if self._folders and not self._folders[0].is_dir():
            raise InputError(f"--documents: there is no folder '{documents}'.")
        self._folders.append(case.folder)
        self._read: dict[str, str] = {}
        self._states: dict[str, State] = {name: self._open(name, item) for name, item in case.sources.documents.items()}

    def quote(self, name: str, passage: Passage) -> Quote:
        """A passage with its words, where they are at hand."""
        state = self._states.get(passage.document, "not at hand")
        text = self._read.get(passage.document, "")
        if state == "at hand" and passage.end > len(text):
            state = "outside"
            said = f"{name}: characters {passage.start} to {passage.end} lie outside '{passage.document}', which has {len(text):,}."
            self.problems.append(Problem(said, f"{self._case.id}/evidence.yaml", None, name))
        words = text[passage.start : passage.end] if state == "at hand" else ""
        if state == "at hand" and not words.strip():
            state = "outside"
            self.problems.append(Problem(f"{name}: the passage is blank.", f"{self._case.id}/evidence.yaml", None, name))
        return Quote(name, passage.document, passage.start, passage.end, passage.gist, passage.relation, state, words)

    def _open(self, name: str, source: DocumentSource) -> State:
        path = next((folder / source.file for folder in self._folders if (folder / source.file).is_file()), None)
        if path is None:
            return "not at hand"
        try:
            if path.stat().st_size > LARGEST:
                return self._changed(name, source, f"has {path.stat().st_size / 1e6:.0f} MB, more than is read")
            content = path.read_bytes()
        except OSError as error:
            self.problems.append(Problem(f"'{source.file}' cannot be read: {error.strerror}.", f"{self._case.id}/sources.yaml"))
            return "not at hand"
        if (found := hashlib.sha256(content).hexdigest()) != source.sha256:
            return self._changed(name, source, f"has SHA-256 {found[:12]}…, not {source.sha256[:12]}…")
        try:
            self._read[name] = content.decode("utf-8")
        except UnicodeDecodeError:
            return self._changed(name, source, "is not UTF-8 text")
        return "at hand"

    def _changed(self, name: str, source: DocumentSource, how: str) -> State:
        said = f"documents.{name}: '{source.file}' is not the document that was read: it {how}."
        hint = "Its quotes cannot be checked; restore the document, or read it again and correct sources and evidence."
        self.problems.append(Problem(said, f"{self._case.id}/sources.yaml", None, f"documents.{name}", hint))
        return "changed"


def _unused(case: Case, cited: set[str]) -> list[Problem]:
    used = set(cited)
    for path in case.scenario.paths.values():
        used |= set(path.evidence)
    for item in case.scenario.contradictions:
        used |= set(item.claims)
    used |= _mentioned(case)
    file = f"{case.id}/evidence.yaml"
    return [Problem(f"'{name}' is cited nowhere.", file, None, name) for name in case.evidence if name not in used]


def _mentioned(case: Case) -> set[str]:
    """Evidence of days, and of threats and calendar events, whose numbers may have grounds of their own."""
    found = case.scenario
    parts: list[Any] = [found.war, *found.threats.values(), *found.calendar, *found.talks.values(), *found.earlier]
    grounds = [part.evidence for part in parts]
    return {name for item in grounds for name in (*item.whole, *_flat(item.fields))}


def _flat(fields: Mapping[str, tuple[str, ...]]) -> set[str]:
    return {name for names in fields.values() for name in names}
