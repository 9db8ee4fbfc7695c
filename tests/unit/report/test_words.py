"""Numbers as people read them, and labels that do not overlap."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipolar.cli.output import interval as in_terminal
from multipolar.cli.output import percent as in_terminal_percent
from multipolar.cli.output import points as in_terminal_points
from multipolar.report.charts.dots import apportion
from multipolar.report.look import spread
from multipolar.report.words import amount, amounts, interval, likelihood, listed, percent, points, wrapped
from multipolar.results import Paths, PathShare
from multipolar.results.shares import half_up, in_percent

shares = st.floats(0, 1)


@pytest.mark.parametrize(("p", "text"), [(0, "0 %"), (0.004, "under 1 %"), (0.456, "46 %"), (0.994, "over 99 %"), (1, "100 %")])
def test_a_possibility_is_never_rounded_away(p: float, text: str) -> None:
    assert percent(p).replace("\u00a0", " ") == text


@given(shares, shares)
def test_rounding_never_narrows_an_interval(a: float, b: float) -> None:
    low, high = min(a, b), max(a, b)
    left, right = interval(low, high).rstrip("\u00a0%").split("–")
    assert float(left) <= 100 * low + 1e-6
    assert float(right) >= 100 * high - 1e-6


@given(shares, shares)
def test_the_terminal_and_the_report_round_an_interval_alike(a: float, b: float) -> None:
    low, high = min(a, b), max(a, b)
    assert in_terminal(low, high) == interval(low, high).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(1, 8, "13 %"), (29, 200, "15 %"), (57, 200, "29 %"), (23, 40, "58 %"), (1, 2, "50 %")]
)
def test_halves_of_a_percent_are_rounded_up_wherever_a_share_is_shown(part: int, whole: int, said: str) -> None:
    share = part / whole
    assert (in_terminal_percent(share), percent(share).replace("\u00a0", " ")) == (said, said)
    assert f"  {half_up(100 * share, 1)} %" in str(Paths((PathShare("war", share, share, share, part),), whole)).replace("   ", "  ")


def test_a_difference_is_rounded_alike_in_both_directions() -> None:
    assert (points(0.125), points(-0.125)) == ("+13\u00a0points", "\u221213\u00a0points")
    assert (in_terminal_points(0.2125 - 0.2), in_terminal_points(0.2 - 0.2125)) == ("+1.3", "\u22121.3")


@given(shares, st.integers(0, 3))
def test_rounding_moves_a_share_by_half_of_its_last_digit_at_most(share: float, digits: int) -> None:
    assert abs(float(in_percent(share, digits)) - 100 * share) <= 0.5 * 10.0**-digits + 1e-8


@given(shares)
def test_every_probability_has_words(p: float) -> None:
    assert likelihood(p, p, p)
    assert likelihood(p, 0, 1) == "too few histories to say"


def test_differences_carry_their_sign() -> None:
    assert points(0.051) == "+5\u00a0points"
    assert points(-0.051) == "\u22125\u00a0points"


def test_amounts_share_their_decimals() -> None:
    assert amounts([0.897, 1.2345, float("nan")]) == ["0.90", "1.23", "–"]
    assert amounts([19.77, -3.1]) == ["19.8", "\u22123.1"]
    assert amount(0) == "0"


def test_an_amount_has_three_digits_however_small_it_is() -> None:
    assert [amount(value) for value in (1234.5, 19.77, 0.0123, 0.00031, -0.00018)] == [
        "1,234",
        "19.8",
        "0.0123",
        "0.000310",
        "\u22120.000180",
    ]


def test_lists_read_as_sentences() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_a_number_is_not_parted_from_its_unit() -> None:
    assert all(not line.startswith("%") for line in wrapped("some words and then 95 % of it " * 9, 200, 12))


@given(st.lists(shares, min_size=1, max_size=12), st.integers(1, 60))
def test_dots_add_up_and_follow_the_shares(parts: list[float], total: int) -> None:
    dots = apportion(parts, total)
    if sum(parts) == 0:
        assert sum(dots) == 0
        return
    assert sum(dots) == total
    for part, count in zip(parts, dots, strict=True):
        assert abs(count - part * total / sum(parts)) < 1 + 1e-6


@given(st.lists(shares, min_size=1, max_size=8))
def test_labels_keep_their_order_and_their_distance(wanted: list[float]) -> None:
    gap = 0.1
    places = spread(wanted, gap, gap / 2, 1 - gap / 2)
    ranked = sorted(zip(wanted, places, strict=True))
    for (_, below), (_, above) in pairwise(ranked):
        assert above - below >= gap - 1e-9
    assert min(places) >= gap / 2 - 1e-9
    assert max(places) <= 1 - gap / 2 + 1e-9
