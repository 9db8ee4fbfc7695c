"""Reading: documents into an evidence file, and what was found in them into other files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from multipolar.api.adding import Tick, add_new, name_of
from multipolar.api.evidence_files import settle, written
from multipolar.api.leading import LLM, RULES, check_lead, contradictions_of, leader
from multipolar.api.met_documents import MetDocuments
from multipolar.api.outputs import check_read_before, checked, files_of
from multipolar.api.readings import Reading
from multipolar.api.second_reading import second_reading
from multipolar.results.evidence import Document, Skipped


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
    ask_tick: Tick | None = None,
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
    ask_tick : callable, optional
        Called with documents that the language model has been asked about, and how many it is to read.

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
    from multipolar.evidence.language import find_parser
    from multipolar.store.evidence import EvidenceFile

    paths = [documents] if isinstance(documents, (str, os.PathLike)) else list(documents)
    places = checked(
        paths, {"--out": out, "--jsonl": jsonl, "--report": report, "--csv": csv, "--parquet": parquet, "--model-answers": model_answers}
    )
    file = places["--out"]
    answers = Path(model_answers) if model_answers else Path(f"{file}.answers")
    items = _items(paths, {**places, "--model-answers": answers})
    parser = find_parser(model)
    with EvidenceFile(file, writing=True) as evidence:
        check_read_before(places, evidence)
        check_lead(evidence, lead, asked=llm)
        met = MetDocuments(evidence.ids())
        new = add_new(evidence, met, items, parser, tick)
        evidence.note_skipped(met.skipped, read=met.read)
        settle(evidence)
        second = second_reading(evidence, answers, parser, ask_tick) if llm else None
        evidence.lead = second.model if second and lead in (LLM, second.model) else leader(evidence, lead)
        against = contradictions_of(evidence)
        wrote = written(evidence, places, against)
        return Reading(
            out=file,
            counts=evidence.counts() | {"contradictions": len(against)},
            new=new,
            already=met.already,
            skipped=met.left_out,
            model=name_of(parser),
            wrote=wrote,
            second=second,
            tables=met.tables,
            lead=evidence.lead,
            led=len(evidence.read_by(evidence.lead)) if evidence.lead else 0,
        )


def _items(paths: Sequence[str | os.PathLike[str]], places: Mapping[str, Path]) -> Iterator[tuple[Document, bytes] | Skipped]:
    """The documents, without what this call writes: a folder that is read may hold its results."""
    from multipolar.evidence.documents import read_documents

    results = [file for option, place in places.items() for file in files_of(option, place)]
    return read_documents(paths, leave_out=[*results, Path(f"{places['--out']}.wal")])
