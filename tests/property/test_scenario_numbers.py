from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from multipolar.scenario import Number, NumberError

amounts = st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: float(f"{x:.6g}"))
positive = st.floats(1e-6, 1e6).map(lambda x: float(f"{x:.6g}"))


@st.composite
def numbers(draw: st.DrawFn) -> Number:
    kind = draw(st.sampled_from(["fixed", "normal", "uniform", "triangular", "lognormal"]))
    if kind == "lognormal":
        return Number("lognormal", draw(positive), 1 + draw(st.floats(0.001, 50)), low=0.0)
    if kind == "normal":
        return Number("normal", draw(amounts), draw(positive))
    size = {"fixed": 1, "uniform": 2, "triangular": 3}[kind]
    ends = sorted(draw(st.lists(amounts, min_size=size, max_size=size, unique=True)))
    return Number(kind, *ends)  # type: ignore[arg-type]


@st.composite
def clipped(draw: st.DrawFn) -> Number:
    number = draw(numbers())
    parts = {"uniform": (number.a, number.b), "triangular": (number.a, number.b, number.c)}.get(number.kind, (number.a,))
    low = min(parts) - abs(draw(positive))
    high = max(parts) + abs(draw(positive))
    return Number.parse(number, max(low, 0.0) if number.kind == "lognormal" else low, high)


probabilities = st.lists(st.floats(0, 1), min_size=1, max_size=40).map(lambda values: np.array(sorted(values)))


@given(numbers())
def test_a_number_reads_back_as_it_was_written(number: Number) -> None:
    assert Number.parse(str(number), number.low, number.high) == number


@given(clipped(), probabilities)
def test_quantiles_rise_with_the_share_and_stay_in_range(number: Number, u: np.ndarray) -> None:
    drawn = number.quantile(u)
    assert drawn.shape == u.shape
    assert np.isfinite(drawn).all()
    assert (np.diff(drawn) >= 0).all()
    assert (drawn >= number.low).all()
    assert (drawn <= number.high).all()


@given(clipped(), st.floats(0, 1))
def test_widening_keeps_the_centre_and_the_range_and_never_narrows(number: Number, u: float) -> None:
    wide = number.widened()
    if number.kind != "uniform":
        assert wide.centre == number.centre
    at = np.array([u])
    near, far = number.quantile(at)[0], wide.quantile(at)[0]
    assert wide.low <= far <= wide.high
    ends = np.array([0.0, 1.0])
    slack = 1e-9 * max(1.0, abs(near))
    assert wide.quantile(ends)[0] <= number.quantile(ends)[0] + slack
    assert wide.quantile(ends)[1] >= number.quantile(ends)[1] - slack


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_a_clear_error(text: str) -> None:
    try:
        number = Number.parse(text)
    except NumberError as error:
        said = str(error)
    else:
        said = str(number)
        assert all(math.isfinite(part) for part in (number.a, number.b, number.c))
    assert said
