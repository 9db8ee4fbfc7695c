"""Whatever is listed can be asked from the command line, with nothing written for it there."""

from __future__ import annotations

import json
import math
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pytest

from multipolar.cli import main
from multipolar.models import all_models
from multipolar.models.calls import calls, example, switches
from multipolar.models.contract import Presets, Status

LISTED = pytest.mark.parametrize("kind", all_models(), ids=lambda kind: kind.name)


def say(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    code = main(("model", *words))
    shown = capsys.readouterr()
    assert code == 0, shown.err
    return shown.out


def numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        for item in value.values():
            yield from numbers(item)
    elif isinstance(value, list):
        for item in value:
            yield from numbers(item)
    elif isinstance(value, int | float):
        yield float(value)


@LISTED
def test_its_example_runs_as_it_stands_and_says_something(kind: Any, capsys: pytest.CaptureFixture[str]) -> None:
    words = shlex.split(example(kind))
    assert words == example(kind).split(), "an example needs no quotes in any shell"
    found = json.loads(say(capsys, kind.name, *words, "--json"))
    assert {"model", "call", "inputs", "result", "status", "source"} <= set(found)
    assert (found["model"], found["call"], found["status"], found["source"]) == (kind.name, words[0], kind.status, kind.source)
    said = list(numbers(found["result"]))
    assert said
    assert all(math.isfinite(value) for value in said)
    text = say(capsys, kind.name, *words)
    assert kind.name in text
    assert kind.proof in text
    assert "next: " in text


@LISTED
def test_its_page_names_its_calls_its_parameters_and_the_example(kind: Any, capsys: pytest.CaptureFixture[str]) -> None:
    text = say(capsys, kind.name)
    assert kind.title in text
    for call in calls(kind).values():
        assert f"  {call.name}" in text
        assert call.says, f"{kind.name} {call.name} has no docstring"
    for item in switches(kind):
        assert item.name in text
    assert f"next: multipolar model {kind.name} {example(kind)}" in text.replace("\n", " ")
    listed = json.loads(say(capsys, kind.name, "--json"))
    assert [item["name"] for item in listed["parameters"]] == [item.name for item in switches(kind)]


@LISTED
def test_every_parameter_says_what_it_takes_and_what_it_means(kind: Any) -> None:
    for item in switches(kind):
        assert item.takes, f"{kind.name}: the docstring gives no kind for '{item.name}'"
        assert item.meaning, f"{kind.name}: the docstring says nothing of '{item.name}'"
        assert item.kind != "word" or item.allowed, f"{kind.name}: which values may '{item.name}' have?"


@LISTED
def test_every_input_says_what_it_takes_and_what_it_means(kind: Any) -> None:
    for call in calls(kind).values():
        for item in call.inputs:
            place = f"under Inputs in the docstring of {kind.__name__}, or under Parameters in that of {call.name}"
            assert item.takes, f"{kind.name} {call.name}: give the kind and range of '{item.name}' {place}"
            assert item.meaning, f"{kind.name} {call.name}: say what '{item.name}' is {place}"


@LISTED
def test_everything_it_takes_can_be_typed(kind: Any) -> None:
    for item in (part for call in calls(kind).values() for part in call.inputs):
        assert item.kind != "data", f"{kind.name}: '{item.name}' is of a type that the command line does not know"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A model made up here.

    Parameters
    ----------
    price : float, default 2, ≥ 0
        What one costs.

    Inputs
    ------
    many : int, ≥ 0
        How many.
    """

    name: ClassVar[str] = "toll-of-a-test"
    title: ClassVar[str] = "What many cost"
    family: ClassVar[str] = "economy"
    source: ClassVar[str] = "Nash1950"
    status: ClassVar[Status] = "experimental"
    proof: ClassVar[str] = "tests/contract/test_calls.py"
    presets: ClassVar[Presets] = {"dear": {"price": 5.0}}
    example: ClassVar[str] = "cost many=3"

    price: float = 2.0

    def cost(self, many: int, discount: float = 0.0) -> float:
        """Return what many cost."""
        return many * self.price - discount


def test_a_new_model_can_be_asked_at_once(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from multipolar import models

    monkeypatch.setattr("multipolar.models.economy.MODELS", (Toll,))
    models.all_models.cache_clear()
    try:
        assert "what many cost" in say(capsys, "toll-of-a-test")
        assert json.loads(say(capsys, "toll-of-a-test", "cost", "many=3", "price=4", "--json"))["result"] == 12.0
        assert json.loads(say(capsys, "toll-of-a-test", "many=3", "--preset", "dear", "discount=1", "--json"))["result"] == 14.0
    finally:
        models.all_models.cache_clear()


def test_the_command_line_says_what_python_says(capsys: pytest.CaptureFixture[str]) -> None:
    from multipolar.models.combat import LanchesterSquare

    found = json.loads(say(capsys, "lanchester-square", "fight", "a=1000", "b=800", "times=0,10", "effect_b=0.06", "--json"))["result"]
    battle = LanchesterSquare(effect_b=0.06).fight(1000.0, 800.0, [0.0, 10.0])
    np.testing.assert_array_equal(found["a"], battle.a)
    np.testing.assert_array_equal(found["b"], battle.b)
