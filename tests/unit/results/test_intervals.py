import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipolar.results import mean_interval, share_difference, wilson


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share_and_stays_inside_zero_and_one(counts: tuple[int, int]) -> None:
    count, members = counts
    low, high = wilson(count, members)
    assert 0 <= low <= count / members <= high <= 1
    assert high > low


def test_wilson_is_as_printed() -> None:
    assert wilson(0, 10) == (0.0, pytest.approx(0.2775, abs=1e-4))  # Wilson 1927; the value for 0 of 10 in most textbooks
    assert wilson(5, 10) == (pytest.approx(0.2366, abs=1e-4), pytest.approx(0.7634, abs=1e-4))


def test_without_members_nothing_is_known() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert all(math.isnan(value) for value in mean_interval([]))
    assert all(math.isnan(value) for value in share_difference(0, 0, 1, 2))


def test_newcombe_is_as_printed() -> None:
    effect, low, high = share_difference(48, 80, 56, 70)  # Newcombe 1998, table II, method 10, row a (with the sign turned)
    assert effect == pytest.approx(0.2)
    assert (-high, -low) == (pytest.approx(-0.3339, abs=1e-4), pytest.approx(-0.0524, abs=1e-4))


def test_a_mean_of_equal_values_has_no_width() -> None:
    assert mean_interval(np.full(9, 2.5)) == (2.5, 2.5, 2.5)
