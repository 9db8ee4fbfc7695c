"""What a check measures, as one number a member: a path, a waiting time, a weekly measure, or a condition."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from multipolar.analysis.paths import classify
from multipolar.results import History

if TYPE_CHECKING:
    from multipolar.scenario import Case, MeasureAt

Reading = Callable[[History], NDArray[np.float64]]
"""One number a member: 0 or 1 for a path or condition, weeks for a wait, NaN where a measure has no value."""


def reading(case: Case, text: str) -> Reading:
    """How to read `text` off histories of `case`; QuestionError if it is nothing that can be measured."""
    from multipolar.scenario import Condition, MeasureAt, parse_target

    target = parse_target(text, case.names, case.scenario.paths)
    if isinstance(target, str):
        place = list(case.scenario.paths).index(target)
        return lambda history: (classify(case, history) == place).astype(np.float64)
    if isinstance(target, MeasureAt):
        return _weekly(target)
    if isinstance(target, Condition):
        return _truth(target.evaluate)
    return target.evaluate


def condition(case: Case, text: str) -> Reading:
    """A condition as 0 or 1."""
    from multipolar.scenario import parse_condition

    return _truth(parse_condition(text, case.names).evaluate)


def _truth(evaluate: Callable[[History], NDArray[np.bool_]]) -> Reading:
    return lambda history: evaluate(history).astype(np.float64)


def _weekly(target: MeasureAt) -> Reading:
    return lambda history: history.measure(target.measure)[:, target.week(history)].astype(np.float64)
