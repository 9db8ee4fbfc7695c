from collections.abc import Callable
from datetime import date

import pytest

from multipolar.analysis.baserates import baserates, known_rates
from multipolar.results import Run

MakeRun = Callable[..., Run]


def test_history_stands_beside_the_forecast_of_the_same_event(make_run: MakeRun) -> None:
    run = make_run(4, 60, events={"fighting-stopped": [10, 52, 53, -1]})
    found = {rate.within: rate for rate in baserates(run)}
    assert (found[52].low, found[52].high, found[52].p) == (0.18, 0.31, 0.5)
    assert found[52].lo < 0.5 < found[52].hi
    assert found[26].p == 0.25


def test_a_short_run_is_not_set_beside_a_year(make_run: MakeRun) -> None:
    assert [rate.within for rate in baserates(make_run(4, 30))] == [26]


def test_a_young_war_is_not_set_beside_old_ones(make_run: MakeRun) -> None:
    run = make_run(4, 60)
    run.case.scenario.war.began = date(2025, 1, 1)
    assert baserates(run) == []


@pytest.mark.parametrize("key", list(known_rates()))
def test_every_base_rate_names_its_cases_and_its_source(key: str) -> None:
    rate = known_rates()[key]
    assert 0 < rate["low"] <= rate["high"] < 1
    assert rate["cases"]
    assert "v4.0" in rate["citation"]
