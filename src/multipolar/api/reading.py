"""Reading: documents into an evidence file, and what can be had from one."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import multipolar
from multipolar.api.leading import RULES, contradictions_of, leader
from multipolar.errors import InputError
from multipolar.results.evidence import Contradiction, Document, Skipped

if TYPE_CHECKING:
    from multipolar.evidence.language import Parser
    from multipolar.store.evidence import EvidenceFile

Tick = Callable[[int, int], None]

NO_MODEL = "no language model"


class ReadingInterrupted(KeyboardInterrupt):
    """Reading was interrupted; its text says what is kept and how to go on."""


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What a language model read beside the rules.

    Parameters
    ----------
    model : str
        Its name.
    documents : int
        Documents that it read now.
    rows : int
        Rows that it found in them, each with a quote that was found in the text.
    rejected : dict of str to int
        What it answered that was not taken over, by reason.
    problems : tuple of str
        Documents, or parts of them, without an answer, and why.
    agreement : dict
        By kind of row: how many both found, the rules alone, the model alone; of those that both found, how many are told alike.
    """

    model: str
    documents: int
    rows: int
    rejected: dict[str, int]
    problems: tuple[str, ...]
    agreement: dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a call of `read` did, and what the file holds now.

    Parameters
    ----------
    out : Path
        The evidence file.
    counts : dict of str to int
        How many documents, stories, mentions, claims, positions, events, relations, dates, scenarios and contradictions it holds.
    new, already : int
        Documents read now, and documents met that it held before.
    skipped : tuple of Skipped
        What was not read now, and why; those on which reading failed first.
    model : str
        The language model that parsed them, or that there was none.
    wrote : tuple of Path
        Exports and report.
    second : SecondReading or None
        What a language model read besides.
    tables : dict of str to int
        By name of a document read now: how many of its lines are rows of tables. They were passed over, since cells are no sentences.
    lead : str
        The language model whose rows the counts, the export and the report give; empty for the rules.
    """

    out: Path
    counts: dict[str, int]
    new: int
    already: int
    skipped: tuple[Skipped, ...]
    model: str
    wrote: tuple[Path, ...] = ()
    second: SecondReading | None = None
    tables: dict[str, int] = field(default_factory=dict)
    lead: str = ""

    @property
    def failed(self) -> int:
        """How many documents reading failed on through a mistake of ours; they are tried again next time."""
        return sum(each.failed for each in self.skipped)

    def as_dict(self) -> dict[str, object]:
        """The same as plain values, counts first."""
        return {
            **self.counts,
            "new": self.new,
            "already": self.already,
            "skipped": [{"name": each.name, "why": each.why} for each in self.skipped],
            "table_lines": dict(self.tables),
            "failed": self.failed,
            "model": self.model,
            "lead": self.lead or RULES,
            "out": str(self.out),
            "wrote": [str(path) for path in self.wrote],
            **({"second": asdict(self.second)} if self.second else {}),
        }


@dataclass
class _Sorted:
    """What the files gave, told apart while they are read."""

    held: frozenset[str]
    seen: dict[str, str] = field(default_factory=dict)
    already: int = 0
    met: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    raw: dict[str, bytes] = field(default_factory=dict)
    tables: dict[str, int] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)

    @property
    def left_out(self) -> tuple[Skipped, ...]:
        """What was skipped, that on which reading failed first."""
        return tuple(sorted(self.skipped, key=lambda each: not each.failed))

    def new(self, items: Iterator[tuple[Document, bytes] | Skipped]) -> Iterator[Document]:
        for item in items:
            if isinstance(item, Skipped):
                self.skipped.append(item)
                continue
            document, raw = item
            self.met += 1
            if document.id in self.held:
                self.already += 1
            elif document.id in self.seen:
                self.skipped.append(Skipped(document.name, f"the same bytes as {self.seen[document.id]}; it counts once."))
            else:
                self.seen[document.id] = document.name
                self.raw[document.id] = raw
                self._note_tables(document)
                yield document

    def leave_out(self, skipped: Skipped) -> None:
        """Note a document on which reading failed; its bytes are not kept in memory."""
        self.skipped.append(skipped)
        self.raw.pop(skipped.document, None)

    def _note_tables(self, document: Document) -> None:
        from multipolar.evidence.text import table_rows

        if lines := sum(1 for _ in table_rows(document.text)):
            self.tables[document.name] = self.tables.get(document.name, 0) + lines


def read(
    documents: Sequence[str | os.PathLike[str]] | str | os.PathLike[str],
    *,
    out: str | os.PathLike[str] = "evidence.duckdb",
    model: str | None = None,
    jsonl: str | os.PathLike[str] | None = None,
    csv: str | os.PathLike[str] | None = None,
    parquet: str | os.PathLike[str] | None = None,
    report: str | os.PathLike[str] | None = None,
    llm: bool = False,
    model_answers: str | os.PathLike[str] | None = None,
    lead: str = RULES,
    tick: Tick | None = None,
) -> Reading:
    """Read documents into an evidence file.

    A document that the file holds already, by its bytes, is not read again: the call can be interrupted and repeated.

    Parameters
    ----------
    documents : path or sequence of paths
        Files, folders, or ``-`` for standard input.
    out : path
        The evidence file; made where it is missing, added to where it is there.
    model : str, optional
        A spaCy model; ``none`` reads without one. By default the best that is installed.
    jsonl : path, optional
        Also write every row of the reader that leads to this file, one JSON object a line.
    csv, parquet : path, optional
        Also write every table into this folder: documents, stories, each kind of row, contradictions.
    report : path, optional
        Also write an HTML page to look at: the documents with highlights, stories, events, who claims what, contradictions.
    llm : bool
        Also read with the language model that the environment names (``MULTIPOLAR_LLM_BASE_URL``, ``_MODEL``, ``_API_KEY``), or replay its
        recorded answers. Its rows stand beside the rules' rows.
    model_answers : path, optional
        Folder in which its answers are recorded; by default beside the evidence file.
    lead : str, default "rules"
        Whose rows `jsonl`, `report` and the counts give: those of the rules, or ``llm`` for those of the language model in the documents
        that it has read without a problem; its name, where several have. The file holds both.
    tick : callable, optional
        Called with documents read and documents found so far.

    Returns
    -------
    Reading
        What was read and what the file holds now.

    Raises
    ------
    InputError
        If a path does not exist, `out` is not an evidence file, a result would be written over a document or over another result, the
        model is not installed, or no language model has read the documents and its rows are to lead.
    RunError
        If the file is damaged or in use or the disk is full; what was read before is kept.
    """
    from multipolar.api.outputs import checked, files_of
    from multipolar.evidence.documents import read_documents
    from multipolar.evidence.language import find_parser
    from multipolar.store.evidence import EvidenceFile

    paths = [documents] if isinstance(documents, (str, os.PathLike)) else list(documents)
    places = checked(
        paths, {"--out": out, "--jsonl": jsonl, "--report": report, "--csv": csv, "--parquet": parquet, "--model-answers": model_answers}
    )
    answers = Path(model_answers) if model_answers else Path(f"{os.fspath(out)}.answers")
    written = [file for option, place in {**places, "--model-answers": answers}.items() for file in files_of(option, place)]
    items = read_documents(paths, leave_out=[*written, Path(f"{os.fspath(out)}.wal")])
    parser = find_parser(model)
    with EvidenceFile(Path(out), writing=True) as evidence:
        _check_sources(places, evidence)
        sorted_ = _Sorted(evidence.ids())
        try:
            new = _read_all(evidence, sorted_, items, parser, tick)
        except KeyboardInterrupt as error:
            kept = len(evidence.ids())
            raise ReadingInterrupted(f"Interrupted. {kept:,} documents are kept in {out}. Repeat the command to go on.") from error
        evidence.note_skipped(sorted_.skipped, read=sorted_.read)
        settle(evidence)
        second = _second(evidence, answers) if llm else None
        evidence.lead = leader(evidence, lead)
        against = contradictions_of(evidence)
        wrote = _exports(evidence, against, jsonl, csv, parquet)
        if report is not None:
            from multipolar.report import write_reading_report

            wrote = (*wrote, write_reading_report(evidence, Path(report), against))
        return Reading(
            out=Path(out),
            counts=evidence.counts() | {"contradictions": len(against)},
            lead=evidence.lead,
            new=new,
            already=sorted_.already,
            skipped=sorted_.left_out,
            model=parser.name if parser else NO_MODEL,
            wrote=wrote,
            second=second,
            tables=sorted_.tables,
        )


def _check_sources(places: Mapping[str, Path], evidence: EvidenceFile) -> None:
    """Refuse to write over a document that the evidence file was read from earlier."""
    from multipolar.api.outputs import FOLDERS, files_of, is_ours

    known = {Path(address).absolute() for address in evidence.addresses() if "\0" not in address}
    written = [(option, file) for option, place in places.items() for file in files_of(option, place)]
    for option, place in written:
        if place.is_file() and not (option in FOLDERS and is_ours(place)) and not known.isdisjoint((place.absolute(), place.resolve())):
            raise InputError(f"{option}: {str(place)!r} is a document that {evidence.path} was read from. Choose another place.")


def _read_all(
    evidence: EvidenceFile, sorted_: _Sorted, items: Iterator[tuple[Document, bytes] | Skipped], parser: Parser | None, tick: Tick | None
) -> int:
    from multipolar.evidence.read import BATCH, read
    from multipolar.store.evidence import ReadDocument

    reader = f"multipolar {multipolar.__version__}, {parser.name if parser else NO_MODEL}"
    found = (
        ReadDocument(each.parsed.document, sorted_.raw.pop(each.parsed.document.id), each.parsed.paragraphs, each.rows, each.features)
        for each in read(sorted_.new(items), parser, skip=sorted_.leave_out)
    )
    new = 0
    while batch := list(islice(found, BATCH)):
        evidence.add(batch, reader)
        sorted_.read.update(name for each in batch for name in (each.document.name, each.document.address))
        new += len(batch)
        if tick:
            tick(new + sorted_.already, sorted_.met)
    return new


def _second(evidence: EvidenceFile, answers: Path) -> SecondReading:
    """Have a language model read what it has not read without a problem before."""
    from multipolar.evidence.model import agreement, read_with_model, settings_from_environment
    from multipolar.evidence.read import read
    from multipolar.results.evidence import KINDS

    settings = settings_from_environment()
    before = evidence.read_by(settings.model) if settings.model else frozenset()
    unread = [document for document in evidence.documents() if document.id not in before]
    names = {document.id: document.name for document in unread}
    rejected: Counter[str] = Counter()
    problems, rows, model = [], 0, settings.model
    failed: list[Skipped] = []
    for _, reading in read_with_model(read(unread, None, skip=failed.append), settings, answers):
        model = reading.model
        counts = reading.counts
        evidence.add_model_rows(reading.document, model, reading.rows, rejected=sum(counts.values()), problem=reading.problem)
        rejected.update(counts)
        rows += len(reading.rows)
        if reading.problem:
            problems.append(f"{names[reading.document]}: {reading.problem}")
    problems += [f"{each.name}: {each.why}" for each in failed]
    found = agreement([r for kind in KINDS for r in evidence.rule_rows(kind)], [r for kind in KINDS for r in evidence.model_rows(kind)])
    return SecondReading(model, len(unread), rows, dict(rejected), tuple(problems), {kind: each.as_dict() for kind, each in found.items()})


def new_articles(name: str, folder: str | os.PathLike[str] | None = None) -> Path:
    """Copy the made-up articles to practise on into a new folder, and return it.

    Parameters
    ----------
    name : str
        Name of the folder, made here.
    folder : path, optional
        Where to make it instead.

    Raises
    ------
    InputError
        If something is there already.
    RunError
        If it cannot be written; nothing is left behind.
    """
    from multipolar.api.drafting import write_folder
    from multipolar.library import articles

    target = Path(folder) if folder is not None else Path(name)
    if target.exists() or target.is_symlink():
        raise InputError(f"'{target}' exists; nothing was touched. Choose another name or place.")
    write_folder(target, {path.name: path.read_bytes() for path in articles()})
    return target


def settle(evidence: EvidenceFile) -> None:
    """Work out stories and contradictions of all documents anew."""
    from multipolar.evidence.contradictions import COMPARED, find
    from multipolar.evidence.stories import stories

    evidence.set_stories(stories(evidence.features()))
    evidence.set_contradictions(find(evidence.texts(), {kind: evidence.rows(kind) for kind in COMPARED}, evidence.names()))


def open_evidence(path: str | os.PathLike[str]) -> EvidenceFile:
    """Open an evidence file to look into it.

    Raises
    ------
    InputError
        If there is none, or it is not one of ours.
    """
    from multipolar.store.evidence import EvidenceFile

    return EvidenceFile(Path(path))


def _exports(
    evidence: EvidenceFile,
    contradictions: Sequence[Contradiction],
    jsonl: str | os.PathLike[str] | None,
    csv: str | os.PathLike[str] | None,
    parquet: str | os.PathLike[str] | None,
) -> tuple[Path, ...]:
    from multipolar.store.evidence import export_csv, export_jsonl, export_parquet

    wrote: list[Path] = []
    if jsonl is not None:
        wrote.append(export_jsonl(evidence, Path(jsonl), contradictions))
    for folder, export in ((csv, export_csv), (parquet, export_parquet)):
        if folder is not None:
            wrote.extend(export(evidence, Path(folder)))
    return tuple(wrote)
