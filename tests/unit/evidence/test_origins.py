"""A line at the head of a text says when it was published and by whom; a day inside a sentence, a list or a table does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from multipolar.evidence.documents import read_documents
from multipolar.evidence.documents.origin import Origin, origin_of
from multipolar.results.evidence import Document

STORY = "The ferry talks resumed on the island, and the harbour council said that it would not give up the northern pier for now."
DAY = date(2026, 10, 21)


@pytest.mark.parametrize(
    "line",
    [
        "The Valley Herald, October 21, 2026",
        "The Valley Herald, 21 October 2026",
        "The Valley Herald | Wed, 21 Oct 2026",
        "The Valley Herald — October 21st, 2026",
        "The Valley Herald (2026-10-21)",
        "The Valley Herald   October 21, 2026",
        "(The Valley Herald, 21.10.2026)",
        "The Valley Herald. October 21, 2026.",
        "October 21, 2026 | The Valley Herald",
        "21st of October, 2026 - The Valley Herald",
        "**The Valley Herald** · *Wednesday, October 21, 2026, 10:30 a.m. GMT*",
        "By Jane Doe and John Roe, The Valley Herald, October 21, 2026",
        "By Jane Doe in Kyiv | The Valley Herald | Published October 21, 2026 | 5 min read",
        "The Valley Herald, Updated on 21 October 2026",
        "KYIV, Ukraine, Oct. 21, 2026 (The Valley Herald)",
        "Source: The Valley Herald, 2026/10/21",
    ],
)
def test_a_line_of_a_publisher_and_a_day_gives_both(line: str) -> None:
    assert origin_of(f"Ferry talks resume\n{line}\n\n{STORY}") == Origin(DAY, "date line", "The Valley Herald")
    assert origin_of(f"{line}\n\n{STORY}").day == DAY


@pytest.mark.parametrize(
    "line",
    [
        "Kyiv, October 21, 2026",
        "LONDON, Oct 21, 2026",
        "Washington, D.C., 21 October 2026",
        "October 21, 2026, Kyiv, Ukraine",
        "Sunder, October 21, 2026",
        "Vladimir Putin | 21 October 2026",
        "Jane Doe, Kyiv Correspondent, October 21, 2026",
        "By Jane Doe, October 21, 2026",
        "Wednesday, 21 October 2026",
        "2026-10-21T10:30:00Z",
        "10:30 GMT, 21 October 2026",
    ],
)
def test_a_place_or_a_person_beside_the_day_is_no_publisher(line: str) -> None:
    assert origin_of(f"Ferry talks resume\n{line}\n\n{STORY} Nobody in Sunder was surprised.") == Origin(DAY, "date line", None)


@pytest.mark.parametrize(
    "line",
    [
        "Paris, 1919",
        "Paris, October 2026",
        "Talks resumed in Geneva on October 21, 2026",
        "Talks in Geneva, 21 October 2026",
        "The treaty was signed in Paris, 21 October 2026",
        "The deadline, October 21, 2026, was missed.",
        "October 21, 2026: the day on which the pier fell",
        "Since Wednesday, October 21, 2026",
        "Born, October 21, 2026",
        "By October 21, 2026",
        "Retrieved October 21, 2026",
        "The Valley Herald, 10/11/2026",
        "The Valley Herald, 31 February 2026",
        "| 2026-10-21 | Russia | Attack |",
        "2026-10-21,Russia,Attack",
    ],
)
def test_a_line_that_only_happens_to_hold_a_day_gives_none(line: str) -> None:
    assert origin_of(f"Ferry talks resume\n{line}\n\n{STORY}") == Origin()


def test_a_list_of_places_and_days_is_nobodys_date_line() -> None:
    assert origin_of(f"The war in days\nKyiv, 24 February 2022\n{STORY}\nBucha, 2 March 2022\n{STORY}") == Origin()


def test_a_day_that_the_text_looks_back_on_is_not_its_own() -> None:
    title = "The Munich Agreement, 30 September 1938"
    assert origin_of(f"{title}\n\nIn 1945 it was void, in 1973 so again, and in 2014 it was recalled.") == Origin()
    assert origin_of(f"The Valley Herald, 30 September 1938\n\nThe agreement of 1925 is void. {STORY}").day == date(1938, 9, 30)
    assert origin_of(f"The Valley Herald, October 21, 2026\n\nBy 2030, or by 2040, a pier will stand. {STORY}").day == DAY


def test_a_document_keeps_its_publisher(tmp_path: Path) -> None:
    for name, head in (("a.txt", ""), ("b.md", "# Ferry talks resume\n\n")):
        (tmp_path / name).write_text(f"{head}The Valley Herald, October 21, 2026\n\n{STORY}", encoding="utf-8")
    found = [each[0] for each in read_documents([tmp_path]) if isinstance(each, tuple)]
    assert [(each.publisher, each.published) for each in found if isinstance(each, Document)] == [("The Valley Herald", DAY)] * 2
