from __future__ import annotations

import statistics
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest

from multipolar.scenario import Number, NumberError
from multipolar.scenario.normal import normal_quantile


@pytest.mark.parametrize(
    ("written", "kind", "parts"),
    [
        ("60", "fixed", (60, 0, 0)),
        (60, "fixed", (60, 0, 0)),
        (-2.5, "fixed", (-2.5, 0, 0)),
        ("60 ± 10", "normal", (60, 10, 0)),
        ("60 +- 10", "normal", (60, 10, 0)),
        ("60±10", "normal", (60, 10, 0)),
        ("40..80", "uniform", (40, 80, 0)),
        ("-5 .. 5", "uniform", (-5, 5, 0)),
        ("40 60 90", "triangular", (40, 60, 90)),
        ("0.016 */ 1.65", "lognormal", (0.016, 1.65, 0)),
        ("1e-5*/2", "lognormal", (1e-5, 2, 0)),
    ],
)
def test_every_form_is_read(written: object, kind: str, parts: tuple[float, ...]) -> None:
    number = Number.parse(written)
    assert number.kind == kind
    assert (number.a, number.b, number.c) == parts


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("sixty", "is not a number"),
        ("60 %", "Leave the % sign out"),
        ("", "is not a number"),
        (True, "is not a number"),
        (None, "is not a number"),
        ([60], "is not a number"),
        (float("nan"), "is not a number"),
        (float("inf"), "is not a number"),
        ("1e400", "too large"),
        (10**13, "too large"),
        ("60 ± 0", "no spread"),
        ("60 ± -1", "no spread"),
        ("80..40", "must rise"),
        ("40..40", "must rise"),
        ("40 30 90", "must rise"),
        ("0 */ 2", "median must be above 0"),
        ("1 */ 0.5", "spread above 1"),
        ("__import__('os')", "is not a number"),
        ("1" * 5000, "is not a number"),
    ],
)
def test_what_is_no_number_is_refused_with_a_reason(written: object, said: str) -> None:
    with pytest.raises(NumberError, match=said.replace("(", r"\(")):
        Number.parse(written)


@pytest.mark.parametrize("kind", [np.float64, np.float32, np.int64, np.uint8, Fraction])
def test_numbers_of_every_kind_are_read_as_pythons_own(kind: Callable[[int], object]) -> None:
    assert Number.parse(kind(60), 0, 100) == Number.parse(60, 0, 100)
    assert str(Number.parse(np.array([0.25, 60.5])[1])) == "60.5"


@pytest.mark.parametrize("wrong", [np.float64("nan"), np.float64("inf"), np.bool_(True), True, 1j, np.array([60.0]), None])
def test_what_only_looks_like_a_number_is_refused(wrong: object) -> None:
    with pytest.raises(NumberError, match="is not a number"):
        Number.parse(wrong)


@pytest.mark.parametrize("written", [101, "101 ± 5", "50..101", "50 60 101", "101 */ 1.1", -1])
def test_what_is_outside_the_range_is_refused_and_the_range_is_said(written: object) -> None:
    with pytest.raises(NumberError, match="outside its range: 0 to 100"):
        Number.parse(written, 0, 100)


def test_draws_beyond_the_range_take_its_end() -> None:
    drawn = Number.parse("95 ± 20", 0, 100).quantile(np.array([0.0, 0.5, 1.0]))
    assert drawn.tolist() == [0.0, 95.0, 100.0]


def test_the_lognormal_moves_by_its_spread_for_each_standard_deviation() -> None:
    one_sd_up = statistics.NormalDist().cdf(1.0)
    drawn = Number.parse("0.016 */ 1.65", 0).quantile(np.array([1 - one_sd_up, 0.5, one_sd_up]))
    assert drawn == pytest.approx([0.016 / 1.65, 0.016, 0.016 * 1.65], rel=1e-12)


def test_the_triangular_has_its_mode_where_the_share_below_it_says() -> None:
    number = Number.parse("40 60 90")
    assert number.quantile(np.array([0.0, 0.4, 1.0])) == pytest.approx([40.0, 60.0, 90.0])
    mean = number.quantile((np.arange(100_000) + 0.5) / 100_000).mean()
    assert mean == pytest.approx((40 + 60 + 90) / 3, rel=1e-6)


def test_normal_quantiles_agree_with_the_standard_library_to_the_last_digits() -> None:
    u = np.concatenate([np.linspace(1e-12, 1 - 1e-12, 2001), 10.0 ** -np.arange(1, 16)])
    expected = [statistics.NormalDist().inv_cdf(p) for p in u]
    assert normal_quantile(u) == pytest.approx(expected, rel=2e-15, abs=1e-15)


def test_a_quantile_has_the_same_bits_wherever_it_stands() -> None:
    u = np.random.default_rng(3).random(1003)
    number = Number.parse("60 ± 10", 0, 100)
    together = number.quantile(u)
    alone = np.array([number.quantile(np.array([p]))[0] for p in u])
    strided = number.quantile(np.repeat(u, 3)[::3])
    assert together.tobytes() == alone.tobytes() == strided.tobytes()


@pytest.mark.parametrize(("written", "centre"), [("60 ± 10", 60), ("40..80", 60), ("40 60 90", 60), ("3 */ 1.2", 3), ("7", 7)])
def test_the_centre_is_what_stands_for_all(written: str, centre: float) -> None:
    assert Number.parse(written).centre == centre


@pytest.mark.parametrize(
    ("written", "wider"),
    [("60 ± 10", "60 ± 20"), ("50..70", "40..80"), ("5..15", "0..20"), ("50 60 70", "40 60 80"), ("3 */ 1.5", "3 */ 2.25"), ("7", "7")],
)
def test_widening_doubles_the_spread_inside_the_range(written: str, wider: str) -> None:
    assert str(Number.parse(written, 0, 100).widened()) == wider
