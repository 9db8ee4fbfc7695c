import numpy as np
import pytest

from multipolar.analysis.checks import Outcome, contrast, judge, lead, level
from multipolar.results import Effect


@pytest.mark.parametrize(
    ("expected", "low", "high", "holds"),
    [
        ("lowers", -0.2, -0.1, True),
        ("lowers", -0.2, 0.01, False),
        ("raises", 0.01, 0.1, True),
        ("raises", -0.01, 0.1, False),
        ("never-lowers", 0.0, 0.0, True),
        ("never-lowers", -1e-12, 0.1, True),
        ("never-lowers", -0.01, 0.1, False),
        ("never-raises", -0.1, 0.0, True),
        ("largest", 0.02, 0.1, True),
        ("largest", -0.02, 0.1, False),
    ],
)
def test_a_check_holds_when_its_interval_lies_on_the_right_side(expected: str, low: float, high: float, holds: bool) -> None:
    assert judge(expected, Effect("x", 0, 0, (low + high) / 2, low, high)) is holds


def test_an_unknown_effect_never_holds() -> None:
    assert not judge("lowers", Effect("x", *(float("nan"),) * 5))


def test_zero_means_that_it_happens_in_no_member() -> None:
    def arm(values: list[float]) -> Outcome:
        return Outcome(np.array(values), np.ones(len(values), dtype=np.bool_))

    assert judge("zero", level("x", arm([0.0] * 50)))
    assert not judge("zero", level("x", arm([0.0] * 49 + [1.0])))


def test_the_largest_path_must_lead_the_next_by_more_than_chance() -> None:
    a, b = np.repeat([1.0, 0.0], [55, 45]), np.repeat([0.0, 1.0], [55, 45])
    assert lead("x", a, [b]).effect == pytest.approx(0.1)
    assert judge("largest", lead("x", np.tile(a, 20), [np.tile(b, 20)]))
    assert not judge("largest", lead("x", a, [b]))


def test_a_conditional_check_counts_only_members_that_meet_the_condition() -> None:
    broke = np.array([1.0, 0.0, 1.0, 1.0])
    some, every = np.array([True, True, False, False]), np.ones(4, dtype=np.bool_)
    found = contrast("x", Outcome(broke, some), Outcome(broke, every), conditional=True)
    assert (found.a, found.b) == (0.5, 0.75)
