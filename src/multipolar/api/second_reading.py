"""A second reading of the same documents, by a language model, beside that of the rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from multipolar.results.evidence import Skipped

if TYPE_CHECKING:
    from multipolar.evidence.language import Parser
    from multipolar.store.evidence import EvidenceFile


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


def second_reading(evidence: EvidenceFile, answers: Path, parser: Parser | None) -> SecondReading:
    """Have a language model read what it has not read without a problem before; the parser helps to find whom it means."""
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
    for _, reading in read_with_model(read(unread, parser, skip=failed.append), settings, answers):
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
