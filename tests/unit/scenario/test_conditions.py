from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from numpy.typing import NDArray

from multipolar.errors import QuestionError
from multipolar.scenario import Case, MeasureAt, Names, WeeksTo, check_paths, classify, parse_condition, parse_question, parse_target

START = date(2030, 6, 1)
NAMES = Names(
    events=("deal", "deal-broke", "ceasefire", "pressed", "fighting-stopped", "collapse-of-blue", "deal.table"),
    states=("at-war", "deal-in-force", "ceasefire-in-force", "lull-in-force", "collapsed"),
    measures=("war.front", "range.open"),
    start=START,
    end=START + timedelta(weeks=10),
)


class Four:
    """Four members, ten weeks."""

    members, weeks = 4, 10
    events = {
        "deal": [2, -1, 5, 9],
        "deal-broke": [6, -1, -1, -1],
        "ceasefire": [1, 3, 5, -1],
        "pressed": [2, -1, 7, -1],
        "fighting-stopped": [1, 3, 5, 9],
        "collapse-of-blue": [8, 4, -1, -1],
        "deal.table": [2, -1, -1, 9],
    }

    def event(self, name: str) -> NDArray[np.int16]:
        return np.array(self.events[name], dtype=np.int16)

    @property
    def status(self) -> NDArray[np.int8]:
        final = np.array([4, 2, 3, 3], dtype=np.int8)
        return np.where(np.arange(11) == 10, final[:, None], 0).astype(np.int8)

    def measure(self, name: str) -> NDArray[np.float32]:
        if name == "range.open":
            return np.full((4, 11), np.nan, dtype=np.float32)
        return np.arange(11, dtype=np.float32)[None, :] * np.array([[1], [2], [0], [-1]], dtype=np.float32)

    def week_of(self, day: date) -> int:
        week = (day - START).days // 7
        if not 0 <= week <= self.weeks:
            raise QuestionError(f"{day} is outside the run.")
        return week


def meets(text: str) -> list[int]:
    return [index for index, met in enumerate(parse_condition(text, NAMES).evaluate(Four())) if met]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("deal", [0, 2, 3]),
        ("not deal", [1]),
        ("deal by 2030-06-15", [0]),
        ("deal by 2030-06-21", [0]),
        ("deal by 2030-06-14", []),
        ("deal before 2030-06-15", []),
        ("deal before 2030-06-22", [0]),
        ("pressed after deal", [2]),
        ("deal after ceasefire", [0]),
        ("deal before collapse-of-blue", [0, 2, 3]),
        ("collapse-of-blue before deal", [1]),
        ("ceasefire within 1 week of deal", [0, 2]),
        ("ceasefire within 0 weeks of deal", [2]),
        ("deal-in-force", [2, 3]),
        ("at-war", []),
        ("at-war on 2030-06-08", [0, 1, 2, 3]),
        ("war.front >= 10", [0, 1]),
        ("war.front > 10", [1]),
        ("war.front <= 0 on 2030-06-08", [2, 3]),
        ("war.front <= 1 on 2030-06-08", [0, 2, 3]),
        ("range.open >= 0", []),
        ("deal and ceasefire or collapse-of-blue", [0, 1, 2]),
        ("deal and (ceasefire or collapse-of-blue)", [0, 2]),
        ("not deal or ceasefire", [0, 1, 2]),
        ("not (deal or ceasefire)", []),
        ("otherwise", [0, 1, 2, 3]),
        ("deal and always", [0, 2, 3]),
        ("not otherwise", []),
        ("deal or otherwise", [0, 1, 2, 3]),
        ("deal.table", [0, 3]),
    ],
)
def test_a_condition_means_what_it_says(text: str, members: list[int]) -> None:
    assert meets(text) == members


def test_atoms_are_distinct_and_in_order() -> None:
    condition = parse_condition("deal or not (pressed and deal) or at-war", NAMES)
    assert [str(atom) for atom in condition.atoms] == ["deal", "pressed", "at-war"]


def test_a_question_has_a_condition_and_what_is_given() -> None:
    question = parse_question("fighting-stopped by 2030-08-01 given deal by 2030-07-01", NAMES)
    assert str(question.condition) == "fighting-stopped by 2030-08-01"
    assert str(question.given) == "deal by 2030-07-01"
    assert parse_question(str(question), NAMES) == question
    assert parse_question("deal", NAMES).given is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("dael", "Did you mean 'deal'. Nothing was assumed."),
        ("deal deal", "'deal' stands at character 6 where"),
        ("deal and", "the condition ends where"),
        ("(deal", "the condition ends where '\\)' is needed"),
        ("deal)", "'\\)' stands at character 5"),
        ("deal by", "a date"),
        ("deal by 2030-02-31", "no day of the calendar"),
        ("deal by 2029-01-01", "outside what is simulated, 2030-06-01 to 2030-08-10"),
        ("deal by 2031-01-01", "outside what is simulated"),
        ("deal by tomorrow", "a date"),
        ("deal within many weeks of pressed", "a whole number of weeks"),
        ("deal within 99999 weeks of pressed", "at most 10,000"),
        ("war.front", "<, <=, > or >= after"),
        ("war.front == 3", "Signs are"),
        ("war.front > deal", "a number"),
        ("Deal", "small letters"),
        ("deal; rm -rf", "cannot be read"),
        ("__import__('os').system('ls')", "cannot be read"),
        ("deal given pressed", "'given' stands"),
        ("at-war after deal", "'after' stands"),
        ("2030-06-08", "an event, state or measure"),
        ("deal " + "or deal " * 300, "2,000|at most"),
        ("(" * 60 + "deal" + ")" * 60, "nested more than 50"),
        ("not " * 60 + "deal", "nested more than 50"),
        ("deal \x00", "cannot be read"),
    ],
)
def test_a_malformed_condition_is_refused_and_the_place_is_said(text: str, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        parse_condition(text, NAMES)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("war.front > 200", "can never hold: war.front is always 0 to 100 .% of the country held by the attacker"),
        ("deal or not war.front >= 100.5", "'war.front >= 100.5' can never hold"),
        ("war.front > 100 on 2030-06-08", "can never hold"),
        ("war.front >= 0", "'war.front >= 0' holds in every week"),
        ("deal and war.front < 101", "holds in every week"),
        ("range.open > 1", "can never hold"),
    ],
)
def test_a_comparison_that_needs_no_simulation_is_refused(text: str, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        parse_condition(text, NAMES)


def test_a_comparison_at_the_very_end_of_a_range_stands() -> None:
    for text in ("war.front >= 100", "war.front <= 0", "war.front > 0", "range.open >= 0"):  # ranges are told of weeks at war only
        assert str(parse_condition(text, NAMES)) == text


def test_a_date_outside_the_run_is_refused_when_it_is_asked() -> None:
    free = Names(NAMES.events, NAMES.states, NAMES.measures)
    with pytest.raises(QuestionError, match="outside the run"):
        parse_condition("deal by 2035-01-01", free).evaluate(Four())


def test_what_a_check_measures_is_a_path_a_wait_a_measure_or_a_condition() -> None:
    assert parse_target("peace", NAMES, {"peace"}) == "peace"
    assert parse_target("weeks-to.deal", NAMES, {}) == WeeksTo("deal")
    assert parse_target("war.front at week 3", NAMES, {}) == MeasureAt("war.front", 3)
    assert parse_target("war.front on 2030-06-08", NAMES, {}) == MeasureAt("war.front", date(2030, 6, 8))
    assert str(parse_target("war.front > 3", NAMES, {})) == "war.front > 3"
    with pytest.raises(QuestionError, match="Did you mean 'deal'"):
        parse_target("weeks-to.dael", NAMES, {})


def test_an_event_that_never_comes_counts_as_the_horizon() -> None:
    assert WeeksTo("deal").evaluate(Four()).tolist() == [2.0, 10.0, 5.0, 9.0]


def test_each_history_takes_the_first_path_that_holds() -> None:
    paths = {"lost": "collapse-of-blue", "peace": "deal-in-force", "rest": "otherwise"}
    conditions = {name: parse_condition(text, NAMES) for name, text in paths.items()}
    assert classify(conditions, Four()).tolist() == [0, 0, 1, 1]
    assert classify({"peace": conditions["peace"]}, Four()).tolist() == [-1, -1, 0, 0]


def said_of(*paths: str) -> list[str]:
    conditions = {f"p{index}": parse_condition(text, NAMES) for index, text in enumerate(paths)}
    return [problem.message for problem in check_paths(conditions)]


@pytest.mark.parametrize(
    "paths",
    [
        ("otherwise",),
        ("deal", "not deal"),
        ("deal", "pressed", "otherwise"),
        ("war.front > 5", "war.front <= 5 or range.open < 1", "otherwise"),
        ("at-war", "collapsed", "otherwise"),
        ("deal by 2030-07-01", "deal", "not deal"),
        (*(f"war.front > {30 - index}" for index in range(25)), "otherwise"),
    ],
)
def test_paths_that_add_up_have_no_problem(paths: tuple[str, ...]) -> None:
    assert said_of(*paths) == []


def test_paths_that_leave_a_history_out_are_shown_one() -> None:
    (said,) = said_of("deal", "ceasefire")
    assert "not exhaustive" in said
    assert "not deal, not ceasefire" in said


@pytest.mark.parametrize(
    ("paths", "lost"),
    [
        (("deal", "not deal", "otherwise"), "p2"),
        (("deal and not deal", "otherwise"), "p0"),
        (("otherwise", "deal"), "p1"),
        (("deal", "deal-broke", "otherwise"), "p1"),
        (("deal", "deal by 2030-07-01", "otherwise"), "p1"),
        (("deal", "pressed after deal", "otherwise"), "p1"),
        (("fighting-stopped", "collapse-of-blue", "otherwise"), "p1"),
        (("war.front > 5", "war.front > 6", "otherwise"), "p1"),
        (("at-war and collapsed", "otherwise"), "p0"),
        (("deal", "deal.table", "otherwise"), "p1"),
    ],
)
def test_a_path_that_no_history_can_take_is_named(paths: tuple[str, ...], lost: str) -> None:
    (said,) = said_of(*paths)
    assert f"path '{lost}' can never be reached" in said


def test_too_many_atoms_ask_for_an_otherwise() -> None:
    days = [f"{event} by {START + timedelta(days=week)}" for week in range(8) for event in ("deal", "ceasefire", "pressed")]
    mixed = " and ".join(
        f"(deal within {index} weeks of pressed or not deal within {index + 30} weeks of ceasefire)" for index in range(13)
    )
    assert said_of(mixed, *days, "otherwise") == []
    assert "too many" in said_of(mixed)[-1]


def test_a_case_knows_what_may_be_asked_of_it(small: Case) -> None:
    names = small.names
    assert {"collapse-of-red", "deal.table", "ceasefire.table", "threat.shells", "bluff.shells"} <= set(names.events)
    assert {"war.force.blue", "lever.guns", "affinity.blue.union", "belief.red"} <= set(names.measures)
    assert (names.start, names.end) == (date(2030, 6, 1), date(2031, 5, 31))
