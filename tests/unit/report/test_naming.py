"""What a case calls by an id, as a reader of the report is told it."""

from __future__ import annotations

import pytest

from multipolar.analysis.sentences import sentence
from multipolar.report.naming import number_said, toll_name
from multipolar.report.scales import scales
from multipolar.scenario import Case, load
from multipolar.scenario.names import with_article


@pytest.fixture(scope="module")
def case() -> Case:
    return load("ukraine-2025")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("United States", "the United States"),
        ("European Union", "the European Union"),
        ("The West", "The West"),
        ("the Philippines", "the Philippines"),
        ("Russia", "Russia"),
        ("South Korea", "South Korea"),
        ("", ""),
    ],
)
def test_a_name_has_its_article_within_a_sentence(name: str, said: str) -> None:
    assert with_article(name) == said


def test_who_agrees_over_somebodys_head_is_not_said_to_sign(case: Case) -> None:
    track = next(name for name, talks in case.scenario.talks.items() if set(talks.parties) == {"russia", "united-states"})
    said = sentence(case, "ceasefire", {"track": track})
    assert said == "A ceasefire is signed, negotiated by Russia and the United States; it settles nothing."


def test_what_was_threatened_and_not_done_does_not_read_as_done(case: Case) -> None:
    said = sentence(case, "bluff.russian-escalation", {})
    assert said == "A deadline passes and a threat is not carried out: “Russia escalates its attacks”."


def test_a_number_of_the_calendar_says_of_which_event(case: Case) -> None:
    assert number_said(case, "calendar.victory-day.times") == "Commemoration of the victory of 1945 (tempo): multiplies the quantity"


def test_who_decides_a_lever_has_its_article(case: Case) -> None:
    assert {scale.settled for scale in scales(case)} >= {"decided by the United States", "decided by China", "a term of the talks"}


def test_killed_and_wounded_civilians_are_casualties(case: Case) -> None:
    assert toll_name(case, "civilians") == "Civilian casualties"
