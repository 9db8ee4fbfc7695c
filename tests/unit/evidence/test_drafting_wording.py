"""The sentence around a passage is looked for from the passage, and is the one that a look from the document's start finds."""

from __future__ import annotations

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from multipolar.evidence.drafting import wording
from multipolar.evidence.drafting.wording import sentence_of
from multipolar.results.evidence import Span

PARTS = st.sampled_from(["a", "-", ".", "!", " ", "\n", "\n-", "\n\n", "word " * 30, " \n \n ", " " * 300, "long" * 200])


@given(st.lists(PARTS, max_size=40).map("".join), st.data())
def test_it_is_the_one_that_reading_from_the_start_finds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    before = max((found.end() for found in wording._SENTENCE_END.finditer(text, 0, start)), default=0)
    before = max(before, text.rfind("\n-", 0, start) + 1, text.rfind("\n\n", 0, start) + 1)
    found = wording._SENTENCE_END.search(text, start)
    expected = " ".join(text[before : found.start() if found else len(text)].split())
    assert sentence_of(Span(start, start), text) == expected


def test_a_long_document_with_many_dates_costs_no_more_a_date() -> None:
    one = "Talks are held on 3 May 2025 in Geneva. "
    text = one * 50_000
    began = perf_counter()
    for place in range(len(text) - 1_000 * len(one), len(text), len(one)):
        assert sentence_of(Span(place + 18, place + 28), text) == one.strip(" .")
    assert perf_counter() - began < 5  # from the start: a minute
