from __future__ import annotations

import math
import operator
from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from multipolar.errors import QuestionError
from multipolar.scenario import Condition, Names, check_paths, classify, parse_condition, parse_question
from multipolar.scenario.conditions.names import bounds
from multipolar.scenario.conditions.nodes import After, And, Before, Constant, Happens, MeasureIs, Not, Or, StateIs, Within
from multipolar.scenario.conditions.parse import settled

START = date(2030, 1, 7)
WEEKS = 20
EVENTS = ("deal", "deal-broke", "ceasefire", "lull", "fighting-stopped", "collapse-of-blue")
STATES = ("at-war", "deal-in-force", "ceasefire-in-force", "lull-in-force", "collapsed")
NAMES = Names(EVENTS, STATES, ("war.front", "war.tempo"), START, START + timedelta(weeks=WEEKS))

events = st.sampled_from(EVENTS)
days = st.integers(0, WEEKS).map(lambda week: START + timedelta(weeks=week))
maybe_days = st.none() | days
thresholds = st.integers(-2, 12).map(float) | st.floats(-1e6, 1e6, allow_nan=False)
comparisons = st.builds(MeasureIs, st.sampled_from(NAMES.measures), st.sampled_from(["<", "<=", ">", ">="]), thresholds, maybe_days)
atoms = st.one_of(
    st.builds(Constant, st.sampled_from(["otherwise", "always"])),
    st.builds(Happens, events, maybe_days),
    st.builds(After, events, events),
    st.builds(Before, events, events | days),
    st.builds(Within, events, st.integers(0, 30), events),
    st.builds(StateIs, st.sampled_from(STATES), maybe_days),
    comparisons.filter(lambda condition: not settled(condition)),  # the others are refused
)


def _flat(kind: type[And] | type[Or], parts: list[Condition]) -> Condition:
    """As the reader builds it: no conjunction directly inside a conjunction."""
    flat = [part for item in parts for part in (item.parts if isinstance(item, kind) else (item,))]
    return kind(tuple(flat))


conditions = st.recursive(
    atoms,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: _flat(And, parts)),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: _flat(Or, parts)),
    ),
    max_leaves=8,
)


class Histories:
    """Random histories that a world could have made: status and events agree."""

    members, weeks = 200, WEEKS

    def __init__(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self.first = {name: rng.integers(-8, WEEKS + 1, self.members).clip(-1).astype(np.int16) for name in EVENTS}
        self.first["deal-broke"] = np.where(self.first["deal"] < 0, -1, self.first["deal-broke"]).astype(np.int16)
        stops = np.stack([self.first[name] for name in ("deal", "ceasefire", "lull", "collapse-of-blue")]).astype(np.int64)
        soonest = np.where(stops < 0, 999, stops).min(axis=0)
        self.first["fighting-stopped"] = np.where(soonest == 999, -1, soonest).astype(np.int16)
        self.status = rng.integers(0, 5, (self.members, WEEKS + 1)).astype(np.int8)
        self.series = {name: rng.uniform(-1, 10, (self.members, WEEKS + 1)).astype(np.float32) for name in NAMES.measures}

    def event(self, name: str) -> NDArray[np.int16]:
        return self.first[name]

    def measure(self, name: str) -> NDArray[np.float32]:
        return self.series[name]

    def week_of(self, day: date) -> int:
        return (day - START).days // 7


seeds = st.integers(0, 10_000)


@given(conditions)
def test_a_condition_reads_back_as_it_was_written(condition: Condition) -> None:
    assert parse_condition(str(condition), NAMES) == condition


@given(conditions, conditions)
def test_a_question_reads_back_as_it_was_written(condition: Condition, given_that: Condition) -> None:
    text = f"{condition} given {given_that}"
    assert str(parse_question(text, NAMES)) == text


@given(conditions, conditions, seeds)
def test_de_morgan(one: Condition, other: Condition, seed: int) -> None:
    history = Histories(seed)
    both = Not(_flat(And, [one, other])).evaluate(history)
    assert (both == _flat(Or, [Not(one), Not(other)]).evaluate(history)).all()
    assert (Not(Not(one)).evaluate(history) == one.evaluate(history)).all()
    assert one.evaluate(history).shape == (history.members,)


@given(st.lists(conditions, min_size=1, max_size=5), seeds)
def test_paths_said_to_be_exhaustive_name_every_history_and_the_unreachable_never_occur(paths: list[Condition], seed: int) -> None:
    named = {f"p{index}": condition for index, condition in enumerate(paths)}
    problems = check_paths(named)
    found = classify(named, Histories(seed))
    if not any(problem.path == "" for problem in problems):
        assert (found >= 0).all()
    for problem in problems:
        if problem.path:
            assert not (found == list(named).index(problem.path)).any()


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from([*EVENTS, *STATES, "and", "or", "not", "(", ")", "by", "2030-02-04", "3", "<"])).map(" ".join)
)
def test_any_text_is_a_condition_or_a_clear_error(text: str) -> None:
    try:
        condition = parse_condition(text, NAMES)
    except QuestionError as error:
        said = str(error)
    else:
        said = str(condition)
        assert parse_condition(said, NAMES) == condition
    assert said


SIGNS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


@given(comparisons)
def test_a_comparison_is_refused_exactly_where_the_range_of_its_measure_settles_it(comparison: MeasureIs) -> None:
    low, high, _ = bounds(comparison.measure)
    last = max(low, comparison.value) + 1.0 if math.isinf(high) else high
    inside = [low, last, min(max(comparison.value, low), last), min(max(comparison.value + 1e-3, low), last)]
    met = {SIGNS[comparison.sign](value, comparison.value) for value in [*inside, min(max(comparison.value - 1e-3, low), last)]}
    said = settled(comparison)
    assert bool(said) == (len(met) == 1)
    if said:
        assert ("can never hold" in said) == (met == {False})
