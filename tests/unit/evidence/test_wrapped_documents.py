"""A text that is wrapped at some width says what the same text says in one line a paragraph."""

from __future__ import annotations

import hashlib
import textwrap
from collections import Counter
from pathlib import Path

import pytest

from multipolar.evidence.language import Parser, find_parser
from multipolar.evidence.read import read
from multipolar.library import articles
from multipolar.results.evidence import Document


def rows(text: str, parser: Parser | None) -> Counter[tuple[str, str]]:
    """How often each kind of row has each quote, line breaks as blanks."""
    document = Document(id=hashlib.sha256(text.encode()).hexdigest(), name="a.txt", address="a.txt", text=text)
    found = next(iter(read([document], parser)))
    return Counter((row.kind, " ".join((row.content if row.kind == "claim" else row.span).quote(text).split())) for row in found.rows)


@pytest.mark.parametrize("line_break", ["\n", " \n", "\r\n"])
@pytest.mark.parametrize("model", ["none", None])
@pytest.mark.parametrize("path", articles(), ids=lambda path: path.name)
def test_wrapping_changes_no_row(path: Path, model: str | None, line_break: str) -> None:
    parser = find_parser(model)
    text = path.read_text(encoding="utf-8")
    wrapped = "\n".join(textwrap.fill(line, 72).replace("\n", line_break) for line in text.split("\n"))
    assert max(map(len, wrapped.splitlines())) <= 73 < max(map(len, text.split("\n")))
    assert rows(wrapped, parser) == rows(text, parser)


def test_a_name_ends_with_its_line() -> None:
    found = rows("Who is backing the rebels in DR Congo\nProtesters in Kinshasa burnt flags on Monday.", None)
    assert not [quote for kind, quote in found if "Congo Protesters" in quote]
    assert ("mention", "Protesters in Kinshasa") in found
