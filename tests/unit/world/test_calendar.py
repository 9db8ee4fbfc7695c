"""The calendar acts in its weeks and in no others."""

from __future__ import annotations

import pytest

from multipolar.world import layout as at
from multipolar.world.mechanisms.calendar import calendar

from .stage import Stage

WEEKS = range(60)
# As of 1 April: storms from 20 April for three weeks, a feast in the week of 25 April, a summit from 5 May for two.


def test_tempo_is_shifted_in_the_weeks_of_an_event_only_and_events_multiply() -> None:
    stage = Stage()
    tempo = {week: stage.play(calendar, week)[at.CALENDAR_TEMPO] for week in WEEKS}
    assert {week: value for week, value in tempo.items() if value != 1.0} == {
        2: 0.5, 3: pytest.approx(0.4), 4: 0.5, 54: 0.5, 55: 0.5, 56: 0.5
    }  # fmt: skip


def test_a_summit_doubles_the_rounds_of_its_own_track() -> None:
    stage = Stage()
    bridge, harbour = (int(stage.c.calls_at) + stage.track(name) * at.LANES for name in ("bridge", "harbour"))
    calls = {week: (stage.play(calendar, week)[bridge], stage[harbour]) for week in WEEKS}
    assert {week for week, (mine, _) in calls.items() if mine == 2.0} == {4, 5, 57, 58}
    assert {mine for mine, _ in calls.values()} == {1.0, 2.0}
    assert {other for _, other in calls.values()} == {1.0}


def test_points_are_added_to_a_lever_and_taken_back() -> None:
    stage = Stage()
    shifts = {week: stage.play(calendar, week)[stage.shift("guns")] for week in WEEKS}
    assert {week for week, value in shifts.items() if value == pytest.approx(0.1)} == {8, 9, 10, 11}
    assert {round(value, 6) for value in shifts.values()} == {0.0, 0.1}


def test_without_the_mechanism_no_week_is_special() -> None:
    stage = Stage(without=("calendar",))
    for week in WEEKS:
        stage.play(calendar, week)
        assert (stage[at.CALENDAR_TEMPO], stage[stage.shift("guns")], stage[int(stage.c.calls_at)]) == (1.0, 0.0, 1.0)
