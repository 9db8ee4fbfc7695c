"""Questions as forecasters put them: an event by a date, given another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from multipolar.results import History, Reply, Run, wilson

if TYPE_CHECKING:
    from multipolar.scenario import Question


def reply(text: str, question: Question, history: History) -> Reply:
    """The share of members in which the question holds, among those that meet its condition.

    Without any such member, `p`, `lo` and `hi` are None.
    """
    holds = np.asarray(question.condition.evaluate(history), dtype=np.bool_)
    if question.given is not None:
        holds = holds[np.asarray(question.given.evaluate(history), dtype=np.bool_)]
    if holds.size == 0:
        return Reply(text, None, None, None, 0)
    count = int(holds.sum())
    return Reply(text, count / holds.size, *wilson(count, holds.size), int(holds.size))


def ask(run: Run, text: str) -> Reply:
    """Answer `text` from `run`; QuestionError if it cannot be read or asks about what the run does not hold."""
    from multipolar.scenario import parse_question, taken

    return reply(text, parse_question(text, run.case.names, taken(run.case.conditions)), run)
