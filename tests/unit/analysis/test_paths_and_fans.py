from collections.abc import Callable

import numpy as np
import pytest

from multipolar.analysis.bargaining import range_over_time
from multipolar.analysis.fans import fan, headline_measures
from multipolar.analysis.paths import likeliest, shares, weekly_shares
from multipolar.errors import QuestionError
from multipolar.results import Run

MakeRun = Callable[..., Run]


def test_shares_add_up_and_carry_their_interval(make_run: MakeRun) -> None:
    run = make_run(10, path=[0] * 7 + [1] * 3)
    found = shares(run)
    assert [(item.name, item.p, item.members) for item in found] == [("war", 0.7, 7), ("peace", 0.3, 3)]
    assert all(item.lo < item.p < item.hi for item in found)
    assert likeliest(run).name == "war"


def test_states_of_a_week_add_up_to_one(make_run: MakeRun) -> None:
    status = np.zeros((4, 11))
    status[0, 5:] = 3
    names, table = weekly_shares(make_run(4, 10, status=status))
    assert names[3] == "deal"
    assert np.allclose(table.sum(axis=1), 1)
    assert table[4, 3] == 0
    assert table[5, 3] == 0.25


def test_a_fan_leaves_out_members_without_a_value(make_run: MakeRun) -> None:
    front = np.tile(np.arange(11, dtype=np.float32), (4, 1))
    front[3, 5:] = np.nan
    front[:, 10] = np.nan
    found = fan(make_run(4, 10, series={"war.front": front}), "war.front", (0.5,))
    assert found.at(0.5)[5] == 5
    assert found.counts.tolist()[4:6] == [4, 3]
    assert np.isnan(found.at(0.5)[10])


def test_a_misspelt_measure_is_named_with_its_near_miss(make_run: MakeRun) -> None:
    with pytest.raises(QuestionError, match=r"Did you mean 'war\.front'"):
        fan(make_run(), "war.frnt")


def test_the_front_comes_first(make_run: MakeRun) -> None:
    assert headline_measures(make_run())[0] == "war.front"


def test_the_range_is_a_share_of_the_members_at_war(make_run: MakeRun) -> None:
    opened = np.array([[1.0] * 18, [0.0] * 18, [np.nan] * 18, [0.0] * 18], dtype=np.float32)
    eased = np.array([[1.0] * 18, [1.0] * 18, [np.nan] * 18, [0.0] * 18], dtype=np.float32)
    series = dict.fromkeys(("range.open", "range.no-optimism", "range.no-audience", "range.no-friction", "range.none"), opened)
    found = range_over_time(make_run(4, 17, series={**series, "range.no-commitment": eased}))
    assert found.weeks == (1, 9, 17)  # measured in the first week and every eighth after it
    assert found.at_war.tolist() == [3, 3, 3]
    assert found.mean_open == pytest.approx(1 / 3)
    assert found.mean_without["commitment"] == pytest.approx(2 / 3)


def test_without_war_the_range_is_unknown_not_zero(make_run: MakeRun) -> None:
    gone = np.full((4, 9), np.nan, dtype=np.float32)
    names = ("open", "no-commitment", "no-optimism", "no-audience", "no-friction", "none")
    found = range_over_time(make_run(4, 8, series={f"range.{name}": gone for name in names}))
    assert np.isnan(found.mean_open)
    assert found.to_json()["mean_open"] is None
