"""A second reading of the same documents, by a language model, beside that of the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from multipolar.results.evidence import Skipped

if TYPE_CHECKING:
    from multipolar.evidence.language import Parser
    from multipolar.evidence.model import ModelReading
    from multipolar.store.evidence import EvidenceFile


Tick = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What a language model read beside the rules.

    Parameters
    ----------
    model : str
        Its name.
    documents : int
        Documents that it read to their end now.
    of : int
        Documents that it was to read now.
    rows : int
        Rows that it found in those that it read, each with a quote that was found in the text.
    rejected : dict of str to int
        What it answered that was not taken over, by reason.
    rejections : tuple of dict
        The same one by one: document, kind of row, reason, and the words at fault.
    problems : tuple of str
        Documents that it did not read to their end, and why; there the rules' rows stay.
    agreement : dict
        By kind of row, in all documents that it has read: how many both found, the rules alone, the model alone; of those that both
        found, how many are told alike.
    """

    model: str
    documents: int
    of: int
    rows: int
    rejected: dict[str, int]
    rejections: tuple[dict[str, str], ...]
    problems: tuple[str, ...]
    agreement: dict[str, dict[str, Any]]


def second_reading(evidence: EvidenceFile, answers: Path, parser: Parser | None, tick: Tick | None = None) -> SecondReading:
    """Have a language model read what it has not read to its end before; the parser helps to find whom it means."""
    from multipolar.evidence.model import read_with_model, settings_from_environment
    from multipolar.evidence.read import read

    settings = settings_from_environment()
    before = evidence.read_by(settings.model) if settings.model else frozenset()
    unread = [document for document in evidence.documents() if document.id not in before]
    names = {document.id: document.name for document in unread}
    failed: list[Skipped] = []
    readings: list[ModelReading] = []
    for _, reading in read_with_model(read(unread, parser, skip=failed.append), settings, answers):
        evidence.add_model_rows(reading.document, reading.model, reading.rows, rejected=len(reading.rejected), problem=reading.problem)
        readings.append(reading)
        if tick:
            tick(len(readings), len(unread))
    model = readings[-1].model if readings else settings.model
    whole = [reading for reading in readings if not reading.problem]
    return SecondReading(
        model=model,
        documents=len(whole),
        of=len(unread),
        rows=sum(len(reading.rows) for reading in whole),
        rejected=dict(Counter(each.reason for reading in readings for each in reading.rejected).most_common()),
        rejections=tuple(
            {"document": names[reading.document], "kind": each.kind, "reason": each.reason, "words": each.what}
            for reading in readings
            for each in reading.rejected
        ),
        problems=(*(reading.problem for reading in readings if reading.problem), *(f"{each.name}: {each.why}" for each in failed)),
        agreement=_agreement(evidence, model),
    )


def _agreement(evidence: EvidenceFile, model: str) -> dict[str, dict[str, Any]]:
    """How far the rules and one model agree in the documents that it has read to their end."""
    from multipolar.evidence.model import agreement
    from multipolar.results.evidence import KINDS

    read = evidence.read_by(model)
    ours = [row for kind in KINDS for row in evidence.rule_rows(kind) if row.document in read]
    theirs = [row for kind in KINDS for row in evidence.model_rows(kind, model) if row.document in read]
    return {kind: each.as_dict() for kind, each in agreement(ours, theirs).items()}
