"""Which days ahead a draft enters as days of talks: those of the two at war, unless they are called off; what is moved, on its new day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from multipolar.api import draft, read
from multipolar.evidence.drafting.days import Ahead
from multipolar.results.evidence import DateMention, Span
from multipolar.scenario import load
from multipolar.scenario.schema import Scenario

WAR = "Ethiopian forces attacked Eritrea on October 10. The war between Ethiopia and Eritrea goes on."
QUIET = "The weather was fine for most of that quiet afternoon in the garden, and nobody spoke of it later."


def case_of(folder: Path, *texts: str) -> Scenario:
    """The case drafted from one document for each text, a day apart."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(f"Report {number}\nNovember {number + 6}, 2026\n\n{WAR} {QUIET}\n\n{text}\n")
    read(sorted(folder.glob("*.txt")), out=folder / "e.duckdb")
    return load(draft(folder / "e.duckdb", out=folder / "case").folder).scenario


def days(case: Scenario) -> list[date | None]:
    return [each.on for each in case.calendar]


def aside(case: Scenario, day: str) -> str:
    """Why a day did not enter."""
    return next(said for said in case.left_out if day in said)


@pytest.mark.parametrize(
    "text",
    [
        "The UN Security Council will meet on December 3.",
        "The leaders of Kenya and Uganda will meet for a summit in Nairobi on December 3.",
        "Ethiopia and Eritrea accuse each other of breaking the rules. Kenya's president will meet the Pope on December 3.",
        "Ethiopia and Eritrea accuse each other of breaking the rules. Lagos will host a trade conference on December 3.",
    ],
)
def test_days_on_which_others_meet_are_named_and_do_not_enter(tmp_path: Path, text: str) -> None:
    case = case_of(tmp_path, text)
    assert days(case) == []
    assert "whose talks are in the case" in aside(case, "2026-12-03")


@pytest.mark.parametrize(
    "text",
    [
        "The truce that Kenya wrote for Ethiopia and Eritrea expires on December 3.",
        "A ceasefire between Ethiopia and Eritrea will take effect on December 3.",
    ],
)
def test_the_first_or_last_day_of_a_truce_is_no_day_of_talks(tmp_path: Path, text: str) -> None:
    case = case_of(tmp_path, text)
    assert days(case) == []
    assert "A truce begins or ends" in aside(case, "2026-12-03")


@pytest.mark.parametrize(
    "text",
    [
        "Envoys of Ethiopia and Eritrea met in Cairo on Monday. A second round is planned for December 3 in Nairobi.",
        "Envoys of Ethiopia and Eritrea met in Cairo on Monday. Kenya will host the next round on December 3.",
        "Kenya invited both sides to a summit in Nairobi on December 3.",
        "Peace talks are to resume on December 3.",
        "Envoys of Ethiopia and Eritrea will meet on December 3 to speak about the truce, which ended in spring.",
    ],
)
def test_days_on_which_the_two_meet_enter_however_they_are_spoken_of(tmp_path: Path, text: str) -> None:
    assert days(case_of(tmp_path, text)) == [date(2026, 12, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "Ethiopia and Eritrea have postponed the talks that were to open in Cairo on December 3 until December 12.",
        "The talks of Ethiopia and Eritrea in Cairo, which had been set for December 3, were moved to December 12.",
        "The talks of Ethiopia and Eritrea on December 3 were put off to December 12.",
        "The talks of Ethiopia and Eritrea were rescheduled from December 3 to December 12.",
    ],
)
def test_talks_that_are_put_off_enter_on_the_day_to_which_they_are_moved(tmp_path: Path, text: str) -> None:
    case = case_of(tmp_path, text)
    assert days(case) == [date(2026, 12, 12)]
    assert "called off or put off" in aside(case, "2026-12-03")


@pytest.mark.parametrize("end", ["were abandoned", "have been suspended", "are cancelled", "will not take place"])
def test_talks_that_are_called_off_in_another_document_do_not_enter(tmp_path: Path, end: str) -> None:
    planned, off = "Ethiopia and Eritrea will meet for talks in Cairo on December 3.", f"The talks in Cairo on December 3 {end}."
    for name in ("off", "on"):
        (tmp_path / name).mkdir()
    assert days(case_of(tmp_path / "off", planned, off)) == []
    assert days(case_of(tmp_path / "on", off, planned)) == [date(2026, 12, 3)], "what was written last holds"


def test_a_next_weekday_that_may_mean_either_of_two_days_is_named_and_does_not_enter(tmp_path: Path) -> None:
    case = case_of(tmp_path, "Envoys of Ethiopia and Eritrea will meet in Cairo next Sunday.")  # written on a Friday
    assert days(case) == []
    assert "The words may mean this day or that of the week after" in aside(case, "2026-11-08")


def test_a_next_weekday_after_the_weekend_is_a_sure_day(tmp_path: Path) -> None:
    assert days(case_of(tmp_path, "Envoys of Ethiopia and Eritrea will meet in Cairo next Tuesday.")) == [date(2026, 11, 10)]


def test_either_of_two_days_is_no_day_between_them() -> None:
    row = DateMention(
        document="d", span=Span(0, 11), rule="dates.weekday", earliest="2031-05-16", latest="2031-05-23", resolution="vague"
    )  # fmt: skip
    ahead = Ahead(row=row, sentence="next Friday", place=Span(0, 11))
    assert [ahead.is_on(date(2031, 5, day)) for day in (16, 20, 23)] == [True, False, True]
