"""Evidence files: opened, settled once documents have come in, written out in other forms."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multipolar.results.evidence import Contradiction
    from multipolar.store.evidence import EvidenceFile


def open_evidence(path: str | os.PathLike[str]) -> EvidenceFile:
    """Open an evidence file to look into it.

    Raises
    ------
    InputError
        If there is none, or it is not one of ours.
    """
    from multipolar.store.evidence import EvidenceFile

    return EvidenceFile(Path(path))


def settle(evidence: EvidenceFile) -> None:
    """Work out stories and contradictions of all documents anew."""
    from multipolar.evidence.contradictions import COMPARED, find
    from multipolar.evidence.stories import stories

    evidence.set_stories(stories(evidence.features()))
    evidence.set_contradictions(find(evidence.texts(), {kind: evidence.rows(kind) for kind in COMPARED}, evidence.names()))


def written(evidence: EvidenceFile, places: Mapping[str, Path], contradictions: Sequence[Contradiction]) -> tuple[Path, ...]:
    """Write the rows, the tables and the page for which a place is given, by option; return every file written.

    The contradictions are those of the reader that leads.
    """
    from multipolar.store.evidence import export_csv, export_jsonl, export_parquet

    wrote: list[Path] = []
    if "--jsonl" in places:
        wrote.append(export_jsonl(evidence, places["--jsonl"], contradictions))
    for option, export in (("--csv", export_csv), ("--parquet", export_parquet)):
        if option in places:
            wrote.extend(export(evidence, places[option], contradictions))
    if "--report" in places:
        from multipolar.report import write_reading_report

        wrote.append(write_reading_report(evidence, places["--report"], contradictions))
    return tuple(wrote)
