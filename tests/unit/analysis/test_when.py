from collections.abc import Callable
from datetime import date

import numpy as np

from multipolar.analysis.when import deal_ages, headline_events, times
from multipolar.results import Run

MakeRun = Callable[..., Run]


def test_dates_are_quantiles_among_the_members_in_which_it_happens(make_run: MakeRun) -> None:
    run = make_run(10, 20, events={"deal": [1, 2, 3, 4, 5, -1, -1, -1, -1, -1]})
    found = times(run)["deal"]
    assert (found.p, found.members) == (0.5, 5)
    assert found.lo < 0.5 < found.hi
    assert (found.q10, found.q50, found.q90) == (date(2025, 7, 8), date(2025, 7, 22), date(2025, 8, 5))


def test_what_never_happens_has_no_date_but_an_interval(make_run: MakeRun) -> None:
    found = times(make_run(100))["truce"]
    assert (found.p, found.lo, found.q10, found.q50, found.q90) == (0.0, 0.0, None, None, None)
    assert 0 < found.hi < 0.05


def test_shares_by_a_week_count_that_week_and_never_look_past_the_horizon(make_run: MakeRun) -> None:
    run = make_run(4, 30, events={"lull": [13, 14, 26, -1]})
    assert times(run)["lull"].by == {13: 0.25, 26: 0.75, 30: 0.75}


def test_collapses_come_last(make_run: MakeRun) -> None:
    assert headline_events(make_run())[-2:] == ("collapse-of-blue", "collapse-of-red")


def test_the_age_of_a_deal_counts_from_the_last_week_without_it(make_run: MakeRun) -> None:
    status = np.zeros((4, 31))
    status[0, 28:] = 3  # two weeks old
    status[1, :] = 3  # always
    status[2, 5:20] = 3  # broken
    ages = deal_ages(make_run(4, 30, status=status))
    assert (ages.members, ages.q10, ages.q50, ages.q90, ages.young) == (2, 2, 2, 30, 1)


def test_without_a_deal_in_force_there_is_no_age(make_run: MakeRun) -> None:
    assert deal_ages(make_run()).q50 is None
