"""The page of an evidence file: one HTML file that opens offline and loads nothing. Its one script is its own, allowed by its hash."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from multipolar.report.pages import environment
from multipolar.report.reading.claims import claims_view
from multipolar.report.reading.clusters import stories_view
from multipolar.report.reading.disputes import disputes_view
from multipolar.report.reading.documents import listed_documents
from multipolar.report.reading.happenings import events_view
from multipolar.report.reading.material import Material
from multipolar.report.reading.names import DOUBTFUL, KINDS
from multipolar.report.reading.positions import positions_view
from multipolar.report.reading.rules import rules_table
from multipolar.report.reading.sheet import LETTERS
from multipolar.report.reading.texts import shown_texts
from multipolar.report.reading.ties import ties_view
from multipolar.store.files import disk_errors, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from multipolar.results.evidence import Contradiction
    from multipolar.store.evidence import EvidenceFile

SKIPPED = 200
"""Skipped files that are named."""


def write_reading_report(evidence: EvidenceFile, path: Path, contradictions: Iterable[Contradiction] | None = None) -> Path:
    """Write what an evidence file holds as one HTML page, and return where it is.

    Parameters
    ----------
    evidence : EvidenceFile
        Open for reading or writing.
    path : Path
        The page; it appears whole or not at all.
    contradictions : iterable of Contradiction, optional
        Those of the rows of the reader that leads; by default those of the file.

    Raises
    ------
    RunError
        If the page cannot be written.
    """
    text = render(evidence, contradictions)
    with disk_errors(path):
        write_whole(path, text.encode("utf-8"))
    return path


def render(evidence: EvidenceFile, contradictions: Iterable[Contradiction] | None = None) -> str:
    """The page as one text.

    Every word of a document is escaped by the templates, and the policy of the page lets no script run but its own.
    """
    templates = environment()
    material = Material.of(evidence, contradictions)
    shown = shown_texts(evidence, material, templates.get_template("reading/text.html"))
    script = templates.get_template("reading/reading.js").render().strip()
    return str(
        templates.get_template("reading/page.html").render(
            counts=material.counts,
            lead=material.lead,
            led=len(material.led),
            doubtful=_doubtful(material),
            kinds=[(kind, LETTERS[kind], several, len(material.rows[kind])) for kind, (_, several) in KINDS.items()],
            skipped=material.skipped[:SKIPPED],
            skipped_all=len(material.skipped),
            documents=listed_documents(material, shown),
            texts=shown.texts,
            stories=stories_view(material, shown),
            claims=claims_view(material, shown),
            positions=positions_view(material, shown),
            events=events_view(material, shown),
            ties=ties_view(material, shown),
            disputes=disputes_view(material, shown),
            rules=rules_table(material),
            script=script,
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii"),
        )
    )


def _doubtful(material: Material) -> dict[str, int]:
    """How many positions, events and ties there are, and how many of them are less likely right than wrong."""
    rows = [*material.positions, *material.events, *material.ties]
    return {"all": len(rows), "some": sum(row.confidence < DOUBTFUL for row in rows)}
