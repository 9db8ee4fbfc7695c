"""Documents into an evidence file, batch by batch: what is in is kept, whatever happens to the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

import multipolar
from multipolar.results.evidence import Document, Skipped

if TYPE_CHECKING:
    from multipolar.api.met_documents import MetDocuments
    from multipolar.evidence.language import Parser
    from multipolar.store.evidence import EvidenceFile, ReadDocument

Tick = Callable[[int, int], None]

NO_MODEL = "no language model"


class ReadingInterrupted(KeyboardInterrupt):
    """Reading was interrupted; its text says what is kept and how to go on."""


def add_new(
    evidence: EvidenceFile, met: MetDocuments, items: Iterator[tuple[Document, bytes] | Skipped], parser: Parser | None, tick: Tick | None
) -> int:
    """Read what the file does not hold yet and add it; return how many documents that were.

    Raises
    ------
    ReadingInterrupted
        If it was interrupted.
    """
    try:
        return _add_batches(evidence, met, _found(met, items, parser), f"multipolar {multipolar.__version__}, {name_of(parser)}", tick)
    except KeyboardInterrupt as error:
        kept = len(evidence.ids())
        raise ReadingInterrupted(f"Interrupted. {kept:,} documents are kept in {evidence.path}. Repeat the command to go on.") from error


def name_of(parser: Parser | None) -> str:
    """The language model's name, or that there was none."""
    return parser.name if parser else NO_MODEL


def _found(met: MetDocuments, items: Iterator[tuple[Document, bytes] | Skipped], parser: Parser | None) -> Iterator[ReadDocument]:
    from multipolar.evidence.read import read
    from multipolar.store.evidence import ReadDocument

    for each in read(met.new(items), parser, skip=met.leave_out):
        document = each.parsed.document
        yield ReadDocument(document, met.raw.pop(document.id), each.parsed.paragraphs, each.rows, each.features)


def _add_batches(evidence: EvidenceFile, met: MetDocuments, found: Iterator[ReadDocument], reader: str, tick: Tick | None) -> int:
    from multipolar.evidence.read import BATCH

    new = 0
    while batch := list(islice(found, BATCH)):
        evidence.add(batch, reader)
        met.read.update(name for each in batch for name in (each.document.name, each.document.address))
        new += len(batch)
        if tick:
            tick(new + met.already, met.met)
    return new
