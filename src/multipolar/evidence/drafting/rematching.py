"""Positions matched with issues of a file in place of the library's, which reading matched them with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from multipolar.evidence.drafting import wording
from multipolar.evidence.issues import IssueLibrary
from multipolar.results.evidence import Position, Row


def rematched(rows: Mapping[str, Sequence[Row]], texts: Mapping[str, str], library: IssueLibrary) -> dict[str, Sequence[Row]]:
    """Rows by kind, every position on the issue of the file whose words its passage has, else its sentence; on none where neither has any.

    Parameters
    ----------
    rows : mapping
        Rows by kind.
    texts : mapping of str to str
        Text of each document by id.
    library : IssueLibrary
        The issues of the file.
    """
    return {**rows, "position": [_on(row, texts[row.document], library) for row in rows.get("position", ())]}


def _on(row: Row, text: str, library: IssueLibrary) -> Row:
    if not isinstance(row, Position):
        return row
    return replace(row, issue=library.issue_of(row.span.quote(text), wording.sentence_of(row.span, text)))
