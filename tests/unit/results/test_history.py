from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pytest

from multipolar.errors import QuestionError
from multipolar.results import BlockHistory, Truncated, Weeks, plain
from multipolar.results.answers import PathShare


@dataclass
class Made:
    weekly: Any
    status: Any
    events: Any
    scalars: Any


@pytest.fixture
def history() -> BlockHistory:
    weekly = np.arange(2 * 11 * 1, dtype=np.float32).reshape(2, 11, 1)
    made = Made(weekly, np.zeros((2, 11), dtype=np.int8), np.array([[3], [9]], dtype=np.int16), np.zeros((2, 0), dtype=np.float32))
    return BlockHistory(made, series=("war.front",), events=("deal",), as_of=date(2025, 7, 1))


def test_a_date_means_the_last_record_on_or_before_it() -> None:
    weeks = Weeks(date(2025, 7, 1), 10)
    assert (weeks.week_of(date(2025, 7, 7)), weeks.week_of(date(2025, 7, 8))) == (0, 1)
    assert weeks.end == date(2025, 9, 9)
    assert len(weeks.dates) == 11


@pytest.mark.parametrize("day", [date(2025, 6, 30), date(2025, 9, 10)])
def test_a_date_outside_names_the_dates_inside(day: date) -> None:
    with pytest.raises(QuestionError, match="2025-07-01 to 2025-09-09"):
        Weeks(date(2025, 7, 1), 10).week_of(day)


def test_what_came_after_the_end_has_not_happened(history: BlockHistory) -> None:
    cut = Truncated(history, 5)
    assert cut.event("deal").tolist() == [3, -1]
    assert cut.measure("war.front").shape == (2, 6)
    assert cut.week_of(date(2025, 9, 9)) == 5
    assert cut.status.shape == (2, 6)


def test_an_unknown_event_is_named_with_its_near_miss(history: BlockHistory) -> None:
    with pytest.raises(QuestionError, match="Did you mean 'deal'"):
        history.event("dael")


def test_answers_become_plain_json() -> None:
    assert PathShare("war", 0.5, 0.4, float("nan"), 3).to_json() == {"name": "war", "p": 0.5, "lo": 0.4, "hi": None, "members": 3}
    assert plain({"a": (np.float32(1), date(2025, 7, 1)), "b": np.array([1, 2])}) == {"a": [1.0, "2025-07-01"], "b": [1, 2]}
