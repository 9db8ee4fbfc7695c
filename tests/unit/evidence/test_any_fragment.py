"""Wherever a text begins or breaks off, it is read: no rule looks for a word that is not there."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable

import pytest
from training.annotated import SHORT

from multipolar.evidence.language import find_parser
from multipolar.evidence.read import read
from multipolar.library import articles
from multipolar.results.evidence import Claim, Document, Span

BROKEN_OFF = (
    "Chile backs a treaty that it hopes to",
    "The vote split two parties backed by Brazil, led by the head of",
    "Seizing the port, Chile denied",
    "said Ana Vega of",
    "Saying that Chile would never sign, Peru walked out.",
    "Peru would not tolerate it.",
    "Chile will not budge now.",
    "THE ARMY HAS DONE MORE THAN ITS CRITICS ALLOW.",
    "THE LAST PRESIDENT HAS SPOKEN. The bloc imposed sanctions on Russia.",
    "“It is false,” Chile denied. Peru said that the war goes on. It was not so, Chile denied.",
)


def fragments(count: int) -> list[str]:
    """Parts of sentences of the bundled articles and of the texts for fitting, some with words of another one behind them."""
    draw = random.Random(7)  # noqa: S311 - texts, not secrets
    texts = [*articles(), *sorted(SHORT.glob("*.txt"))]
    text = "\n".join(path.read_text(encoding="utf-8") for path in texts)
    sentences = [one.split() for one in re.split(r"(?<=[.!?])\s+|\n+", text) if one.strip()]

    def part() -> list[str]:
        words = draw.choice(sentences)
        first, last = sorted(draw.choices(range(len(words) + 1), k=2))
        return words[first : max(last, first + 1)]

    return [" ".join(part() + (part() if draw.random() < 0.2 else [])) for _ in range(count)]


def document(text: str) -> Document:
    return Document(id=hashlib.sha256(text.encode()).hexdigest(), name="a.txt", address="a.txt", text=text)


@pytest.mark.parametrize("model", ["none", None])
def test_a_text_may_begin_and_break_off_anywhere(model: str | None) -> None:
    parts = fragments(3_000)
    texts = [*BROKEN_OFF, *("\n\n".join(parts[at : at + 10]) for at in range(0, len(parts), 10)), *parts[:200]]
    found = list(read(map(document, texts), find_parser(model)))
    assert len(found) == len(texts)
    for each in found:
        text = each.parsed.document.text
        assert all(0 <= row.span.start < row.span.end <= len(text) for row in each.rows if row.kind != "scenario")


@pytest.mark.parametrize("model", ["none", None])
@pytest.mark.parametrize("case", [str.upper, str.title, str.swapcase, str.lower])
def test_a_text_may_be_in_capitals(model: str | None, case: Callable[[str], str]) -> None:
    texts = [case(path.read_text(encoding="utf-8")) for path in [*articles(), *sorted(SHORT.glob("*.txt"))[:12]]]
    found = list(read(map(document, texts), find_parser(model)))
    assert [each.parsed.document.text for each in found] == texts


def test_a_denial_behind_what_it_denies_is_quoted_whole() -> None:
    text = "Peru said that its troops had crossed the river on Monday. No troops had crossed the river, Chile denied."
    (found,) = read([document(text)], None)
    disputed = [row.contest.quote(text) for row in found.rows if isinstance(row, Claim) and row.contest is not None]
    assert disputed == ["No troops had crossed the river, Chile denied"]


def test_a_row_that_quotes_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="quotes nothing"):
        Claim(document="d", span=Span(0, 4), rule="t", source=("unknown",), content=Span(0, 4), contest=Span(4, 2))
