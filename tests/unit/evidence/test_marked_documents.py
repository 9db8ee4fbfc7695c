"""A text with links, tags and other marks says what the same text says without them, and its quotes are verbatim of the text as read."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipolar.evidence.language import Parser, find_parser
from multipolar.evidence.read import read
from multipolar.evidence.text import plain, unmarked
from multipolar.library import articles
from multipolar.results.evidence import Claim, Document, Event, Mention, Row

MARKED = {
    "link": "[{}](https://example.org/a_b/c_(news)?x=1#y 'The page')",
    "bold link": "**[{}](<https://example.org>)**",
    "reference": "[{}][ref]",
    "tag": '<a href="https://example.org/x">{}</a>',
    "emphasis": "*{}*",
    "footnote": "{}[^1]",
}
_DEFINED = "\n\n[ref]: https://example.org/ref 'The page'\n"
_NAME = re.compile(r"\b((?:[A-Z][a-z]{3,}\s)?[A-Z][a-z]{3,})\b(?!['’.\w-])")


def found_in(text: str, parser: Parser | None = None) -> tuple[Row, ...]:
    document = Document(id=hashlib.sha256(text.encode()).hexdigest(), name="a.md", address="a.md", text=text)
    return next(iter(read([document], parser))).rows


def told(text: str, parser: Parser | None, marked: str = "") -> Counter[tuple[str, str]]:
    """How often each kind of row has each passage, marks set aside."""
    without = re.compile(re.escape(marked).replace(r"\{\}", "([^][*<>]+?)"))
    spans = [(row.kind, row.content if isinstance(row, Claim) else row.span) for row in found_in(text, parser)]
    return Counter((kind, without.sub(r"\1", span.quote(text)) if marked else span.quote(text)) for kind, span in spans)


@pytest.mark.parametrize("model", ["none", None])
@pytest.mark.parametrize("marked", MARKED.values(), ids=MARKED)
@pytest.mark.parametrize("path", articles(), ids=lambda path: path.name)
def test_marks_change_no_row(path: Path, marked: str, model: str | None) -> None:
    parser = find_parser(model)
    text = path.read_text(encoding="utf-8")
    head, _, body = text.partition("\n\n")
    with_marks = f"{head}\n\n{_NAME.sub(lambda hit: marked.format(hit[0]), body)}{_DEFINED}"
    assert with_marks.count(marked.partition("{}")[2]) > 5
    assert told(with_marks, parser, marked) == told(text, parser)
