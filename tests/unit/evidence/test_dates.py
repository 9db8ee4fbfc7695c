"""Dates are found by their forms and worked out from the day of the document; what cannot be worked out says so."""

from __future__ import annotations

from datetime import date

import pytest

from multipolar.evidence.extractors.dates import anchor_of, extract
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import DateMention, Document


def parsed(text: str, published: date | None = date(2025, 5, 14)) -> ParsedDocument:
    document = Document(id="a", name="a", address="a", text=text, published=published, published_basis="dateline" if published else "")
    return ParsedDocument.of(document)


def only(text: str, published: date | None = date(2025, 5, 14)) -> DateMention:
    found = extract(parsed(text, published))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("They met on 8 May 2024.", "2024-05-08", "2024-05-08"),
        ("They met on May 8, 2024, in the harbour.", "2024-05-08", "2024-05-08"),
        ("They met on 2024-05-08.", "2024-05-08", "2024-05-08"),
        ("They met on 3 June.", "2025-06-03", "2025-06-03"),
        ("They met on December 30.", "2024-12-30", "2024-12-30"),
        ("They met in March 2023.", "2023-03-01", "2023-03-31"),
        ("They met in February.", "2025-02-01", "2025-02-28"),
        ("They met in 2016.", "2016-01-01", "2016-12-31"),
        ("They met in mid-May.", "2025-05-11", "2025-05-20"),
        ("They met in late 2024.", "2024-10-01", "2024-12-31"),
        ("They met yesterday.", "2025-05-13", "2025-05-13"),
        ("They met on Monday.", "2025-05-12", "2025-05-12"),
        ("They meet next Friday.", "2025-05-16", "2025-05-23"),  # of a Wednesday: this week's or the next
        ("They meet next Tuesday.", "2025-05-20", "2025-05-20"),
        ("They meet next Wednesday.", "2025-05-21", "2025-05-21"),
        ("They meet this Friday.", "2025-05-16", "2025-05-16"),
        ("They met last week.", "2025-05-05", "2025-05-11"),
        ("They met last month.", "2025-04-01", "2025-04-30"),
        ("They meet next year.", "2026-01-01", "2026-12-31"),
        ("They met three weeks ago.", "2025-04-23", "2025-04-23"),
        ("They met in the summer of 2021.", "2021-06-01", "2021-08-31"),
        ("They met last summer.", "2024-06-01", "2024-08-31"),
        ("They met over Easter.", "2025-04-19", "2025-04-20"),
        ("They marked the 80th anniversary of VE Day.", "2025-05-08", "2025-05-08"),
        ("They met a day before the 50th anniversary of the fall of Saigon.", "2025-04-29", "2025-04-29"),
    ],
)
def test_a_date_is_worked_out(words: str, earliest: str, latest: str) -> None:
    found = only(words)
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The two leaders will meet in the harbour on 3 December for a summit.", "2025-12-03"),
        ("On 3 December the two leaders will meet.", "2025-12-03"),
        ("The vote is due on 20 November.", "2025-11-20"),
        ("They threaten to close the border unless troops withdraw by 20 December.", "2025-12-20"),
        ("A vote in the north, scheduled for 3 December, worries them.", "2025-12-03"),
        ("They invaded the coast on 20 August.", "2024-08-20"),
        ("They have fought since 20 August.", "2024-08-20"),
        ("The talks, which had been planned for 3 December, came to nothing.", "2024-12-03"),
        ("They will speak in the harbour on 9 May.", "2025-05-09"),  # of a document that is dated a little late
        ("They met in the harbour on 20 May.", "2025-05-20"),
        ("It was raining on 3 December.", "2024-12-03"),
    ],
)
def test_a_day_without_its_year_is_the_next_where_its_sentence_looks_ahead_and_the_last_where_it_looks_back(words: str, day: str) -> None:
    assert only(words).earliest == day


def test_a_month_without_its_year_follows_its_sentence_too() -> None:
    assert only("Elections will be held in November.").earliest == "2025-11-01"
    assert only("The vote is due in late November.").earliest == "2025-11-21"
    assert only("They occupied the coast in September.").earliest == "2024-09-01"


@pytest.mark.parametrize(
    "words", ["Sign by 1 June.", "They must leave within 30 days.", "It gave them a 48 hour deadline.", "Nothing before mid-May."]
)
def test_a_deadline_is_told(words: str) -> None:
    assert only(words).deadline


def test_a_past_day_is_no_deadline() -> None:
    assert not only("They met on 1 May.").deadline


@pytest.mark.parametrize("words", ["They met on Monday.", "They met last month.", "They meet on 3 June."])
def test_what_needs_a_day_to_count_from_stays_open_without_one(words: str) -> None:
    found = only(words, None)
    assert (found.earliest, found.latest) == ("", "")
    assert found.basis


@pytest.mark.parametrize("words", ["It may rain.", "They march on the city.", "Today's world is complex.", "An august body."])
def test_words_that_look_like_dates_are_not(words: str) -> None:
    assert extract(parsed(words)) == ()


def test_a_day_that_does_not_exist_is_left_open() -> None:
    assert only("They met on 31 June 2024.").earliest == ""


def test_an_anniversary_pins_down_a_document_without_a_day() -> None:
    anchor = anchor_of(parsed("They met on Thursday, a week ahead of the 80th anniversary of VE Day.", None))
    assert anchor.day == date(2025, 5, 1)
    found = extract(parsed("They met on Thursday, a week ahead of the 80th anniversary of VE Day.", None))
    assert found[0].earliest == "2025-05-01"


def test_quotes_are_verbatim_and_in_order() -> None:
    text = "They met on 8 May 2024 – and again in March 2025, within two weeks."
    found = extract(parsed(text))
    assert [text[each.span.start : each.span.end] for each in found] == ["8 May 2024", "in March 2025", "within two weeks"]
