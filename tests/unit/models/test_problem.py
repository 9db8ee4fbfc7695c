"""What a bargaining problem accepts, and what it says when it does not."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from multipolar.errors import InputError
from multipolar.models.bargaining import BargainingProblem


def test_missing_axes_are_filled() -> None:
    problem = BargainingProblem.of(
        [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]], salience=0.5, capability=[[1.0, 2.0, 3.0]] * 4, reference=[0.0, 1.0]
    )
    assert problem.position.shape == problem.salience.shape == (4, 3, 2)
    assert problem.capability.shape == (4, 3)
    assert problem.reference is not None
    assert problem.reference.shape == (4, 2)
    assert problem.actors == ("a1", "a2", "a3")
    assert problem.issues == ("i1", "i2")


def test_salience_of_an_actor_holds_on_all_issues() -> None:
    problem = BargainingProblem.of([[0.1, 0.2], [0.3, 0.4]], salience=[0.5, 0.25])
    np.testing.assert_array_equal(problem.salience[0], [[0.5, 0.5], [0.25, 0.25]])


def test_one_issue_and_one_member_can_be_taken_out() -> None:
    problem = BargainingProblem.of(np.arange(12).reshape(2, 3, 2) / 12, issues=["land", "aid"], reference=[0.1, 0.9])
    only = problem.only("aid")
    np.testing.assert_array_equal(only.position, problem.position[:, :, 1:])
    assert only.issues == ("aid",)
    assert only.reference is not None
    assert only.reference[0, 0] == 0.9
    np.testing.assert_array_equal(problem.member(1).position, problem.position[1:])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"position": [0.1, float("nan")]}, "the position of actor 'a2' on issue 'i1' is nan; position runs from 0 to 1"),
        ({"position": [0.1, 40.0]}, "actor 'a2' on issue 'i1' is 40; position runs from 0 to 1"),
        ({"position": [0.1, 0.2], "salience": [0.5, 1.4]}, "the salience of actor 'a2' on issue 'i1' is 1.4"),
        ({"position": [0.1, 0.2], "capability": [-1.0, 1.0]}, "the capability of actor 'a1' is -1; capability is a number of at least 0"),
        ({"position": [0.1, 0.2], "capability": [np.inf, 1.0]}, "the capability of actor 'a1' is inf"),
        ({"position": [0.1, 0.2], "reference": 1.5}, "the reference on issue 'i1' is 1.5"),
        ({"position": [0.1, 0.2], "salience": [0.1, 0.2, 0.3]}, "salience has shape"),
        ({"position": [0.1, 0.2], "capability": [1.0, 2.0, 3.0]}, "capability has shape"),
        ({"position": []}, "each at least 1"),
        ({"position": [[[[0.1]]]]}, "it has at most 3"),
        ({"position": ["here", "there"]}, "position is not an array of numbers"),
        ({"position": [0.1, 0.2], "actors": ["a", "a"]}, "actor 'a' stands twice"),
        ({"position": [0.1, 0.2], "actors": ["a"]}, "1 names for 2 actors"),
    ],
)
def test_what_is_wrong_is_named(given: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said.replace("(", r"\(")):
        BargainingProblem.of(**given)
