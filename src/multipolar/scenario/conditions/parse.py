"""Reads conditions and questions. Nothing is ever evaluated as code.

.. code-block:: text

    question := condition [ "given" condition ]
    condition:= all { "or" all }
    all      := one { "and" one }
    one      := "not" one | "(" condition ")" | atom
    atom     := "otherwise" | "always"
              | EVENT [ "by" DATE | "after" EVENT | "before" (EVENT | DATE) | "within" N "weeks of" EVENT ]
              | STATE [ "on" DATE ]
              | MEASURE ("<" | "<=" | ">" | ">=") NUMBER [ "on" DATE ]
              | PATH (in questions)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from multipolar.errors import QuestionError
from multipolar.scenario.conditions.names import Names, bounds
from multipolar.scenario.conditions.nodes import (
    After,
    And,
    Before,
    Condition,
    Constant,
    Happens,
    MeasureAt,
    MeasureIs,
    Not,
    Or,
    Question,
    StateIs,
    Within,
)
from multipolar.scenario.conditions.tokens import Token, tokens
from multipolar.scenario.names import known_hint
from multipolar.scenario.numbers import span

DEEPEST = 50
"""Most parentheses and nots inside one another."""
MOST_WEEKS = 10_000

Found = TypeVar("Found")


def parse_condition(text: str, names: Names) -> Condition:
    """Read a condition about the histories of one case.

    Raises
    ------
    QuestionError
        It cannot be read, or names an event, state, measure or date that the case does not have.
    """
    reader = _Reader(text, names)
    return reader.finish(reader.condition())


def parse_question(text: str, names: Names, paths: Mapping[str, Condition] | None = None) -> Question:
    """Read a condition with an optional ``given``; see `parse_condition`. A name in `paths` stands for the condition beside it."""
    reader = _Reader(text, names, paths)
    asked = reader.condition()
    given = reader.condition() if reader.took("given") else None
    return reader.finish(Question(asked, given))


def parse_measure(text: str, names: Names) -> MeasureAt:
    """Read a weekly measure: ``war.front``, ``war.front on 2026-07-01``, ``war.front at week 52``."""
    reader = _Reader(text, names)
    name = reader.name("a measure", names.measures)
    at: date | int | None = None
    if reader.took("on"):
        at = reader.date()
    elif reader.took("at"):
        reader.want("week")
        at = reader.weeks()
    return reader.finish(MeasureAt(name, at))


def settled(condition: MeasureIs) -> str:
    """Why a comparison needs no simulation, since the range of its measure settles it; empty where histories can differ."""
    low, high, unit = bounds(condition.measure)
    value, rising, reaches = condition.value, condition.sign[0] == ">", condition.sign.endswith("=")
    far, near = (high, low) if rising else (low, high)
    beyond = value > far if rising else value < far
    before = value < near if rising else value > near
    never = beyond or (value == far and not reaches)
    always = (before or (value == near and reaches)) and not condition.measure.startswith("range.")  # which is told only of weeks at war
    if not (never or always):
        return ""
    return (
        f"'{condition}' {'can never hold' if never else 'holds in every week'}: {condition.measure} is always {span(low, high)} ({unit})."
    )


class _Reader:
    """Reads one text from left to right."""

    def __init__(self, text: str, names: Names, paths: Mapping[str, Condition] | None = None) -> None:
        self.names = names
        self.paths = paths or {}
        self._tokens = tokens(text)
        self._next = 0
        self._depth = 0

    def condition(self) -> Condition:
        return self._joined("or", self._all, Or)

    def _all(self) -> Condition:
        return self._joined("and", self._one, And)

    def _joined(self, word: str, read: Callable[[], Condition], join: Callable[[tuple[Condition, ...]], Condition]) -> Condition:
        parts = [read()]
        while self.took(word):
            parts.append(read())
        return join(tuple(parts)) if len(parts) > 1 else parts[0]

    def _one(self) -> Condition:
        self._depth += 1
        if self._depth > DEEPEST:
            raise QuestionError(f"the condition is nested more than {DEEPEST} deep.")
        if self.took("not"):
            found: Condition = Not(self._one())
        elif self.took("("):
            found = self.condition()
            self.want(")")
        else:
            found = self._atom()
        self._depth -= 1
        return found

    def _atom(self) -> Condition:
        token = self._peek()
        word = token.text if token is not None and token.kind == "word" else ""
        if word in ("otherwise", "always"):
            self._next += 1
            return Constant(word)
        if word in self.names.states:
            self._next += 1
            self._refuse(("by", "after", "before", "within"), f"'{word}' is a state, which takes 'on DATE'; an event takes 'by DATE'")
            return StateIs(word, self.date() if self.took("on") else None)
        if word in self.names.measures:
            return self._measure()
        if word in self.paths and word not in self.names.events:
            self._next += 1
            self._refuse(
                ("by", "on", "after", "before", "within"), f"'{word}' is a path, which takes no date: it is told of a whole history"
            )
            return self.paths[word]
        return self._event()

    def _measure(self) -> Condition:
        name = self.name("a measure", self.names.measures)
        sign = self._peek()
        if sign is None or sign.kind != "sign" or sign.text in "()":
            raise self._wrong(f"<, <=, > or >= after '{name}'")
        self._next += 1
        value = self._peek()
        if value is None or value.kind != "number":
            raise self._wrong(f"a number after '{name} {sign.text}'")
        self._next += 1
        found = MeasureIs(name, sign.text, float(value.text), self.date() if self.took("on") else None)
        if said := settled(found):
            raise QuestionError(said)
        return found

    def _event(self) -> Condition:
        known = (*self.names.events, *self.names.states, *self.names.measures, *self.paths)
        name = self.name("an event, state or measure", self.names.events, known)
        if self.took("by"):
            return Happens(name, self.date())
        if self.took("after"):
            return After(name, self._other())
        if self.took("before"):
            following = self._peek()
            return Before(name, self.date() if following is not None and following.kind == "date" else self._other())
        if self.took("within"):
            weeks = self.weeks()
            if not self.took("week"):
                self.want("weeks")
            self.want("of")
            return Within(name, weeks, self._other())
        self._refuse(("on",), f"'{name}' is an event, which takes 'by DATE'; a state or measure takes 'on DATE'")
        return Happens(name)

    def _other(self) -> str:
        return self.name("an event", self.names.events)

    def name(self, what: str, allowed: tuple[str, ...], known: tuple[str, ...] = ()) -> str:
        token = self._peek()
        if token is None or token.kind != "word":
            raise self._wrong(what)
        if token.text not in allowed:
            hint = known_hint(token.text, known or allowed)
            raise QuestionError(f"'{token.text}' at character {token.at + 1} is not {what} of this case. {hint}".strip())
        self._next += 1
        return token.text

    def weeks(self) -> int:
        token = self._peek()
        if token is None or not token.text.isdecimal() or len(token.text) > 5 or int(token.text) > MOST_WEEKS:
            raise self._wrong(f"a whole number of weeks (at most {MOST_WEEKS:,})")
        self._next += 1
        return int(token.text)

    def date(self) -> date:
        token = self._peek()
        if token is None or token.kind != "date":
            raise self._wrong("a date, as 2025-12-31")
        try:
            day = date.fromisoformat(token.text)
        except ValueError:
            raise QuestionError(f"'{token.text}' at character {token.at + 1} is no day of the calendar.") from None
        start, end = self.names.start, self.names.end
        if (start is not None and day < start) or (end is not None and day > end):
            raise QuestionError(f"{day} is outside what is simulated, {start} to {end}.")
        self._next += 1
        return day

    def _refuse(self, words: tuple[str, ...], why: str) -> None:
        token = self._peek()
        if token is not None and token.text in words:
            raise QuestionError(f"'{token.text}' stands at character {token.at + 1}, but {why}.")

    def took(self, word: str) -> bool:
        token = self._peek()
        if token is None or token.text != word:
            return False
        self._next += 1
        return True

    def want(self, word: str) -> None:
        if not self.took(word):
            raise self._wrong(f"'{word}'")

    def finish(self, found: Found) -> Found:
        if self._peek() is not None:
            raise self._wrong("the end, 'and' or 'or'")
        return found

    def _peek(self) -> Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _wrong(self, wanted: str) -> QuestionError:
        token = self._peek()
        found = "the condition ends" if token is None else f"'{token.text}' stands at character {token.at + 1}"
        return QuestionError(f"{found} where {wanted} is needed.")
