"""The three-dimensional example, turn by turn, against the rows in ../shared; they are read there and not copied."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from multipolar.library.reading import read_yaml
from multipolar.models import configure, model
from multipolar.models.bargaining import BargainingProblem

FILE = Path(__file__).parents[2] / "src/multipolar/library/published/ktab-2019/dummy3d.yaml"
STATED = read_yaml(FILE).data
TOLERANCE = {name: float(value) for name, value in STATED["tolerance"].items()}
"""What the file states: positions on 0–100; chances and challenges as printed."""


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def cube(table: list[dict[str, str]], column: str, *axes: str) -> Any:
    shape = [1 + max(int(row[axis]) for row in table) for axis in axes]
    found = np.full(shape, np.nan)
    for row in table:
        found[tuple(int(row[axis]) for axis in axes)] = float(row[column])
    return found


@pytest.fixture(scope="module")
def problem(reference_runs: Path) -> BargainingProblem:
    table = rows(reference_runs / "dummy3d_input.csv")
    axes = ("actor_index", "dim")
    return BargainingProblem.of(
        cube(table, "position_0_100", *axes) / 100.0,
        cube(table, "salience_0_100", *axes) / 100.0,
        cube(table, "capability", *axes)[:, 0],
    )


@pytest.fixture(scope="module")
def settled(problem: BargainingProblem) -> Any:
    return configure(model("spatial-politics"), STATED["preset"]).settle(problem)


def test_every_position_of_every_turn_comes_out(reference_runs: Path, settled: Any) -> None:
    printed = cube(rows(reference_runs / "dummy3d_positions.csv"), "position_0_100", "turn", "actor_index", "dim")
    assert len(settled.rounds) == len(printed)
    assert settled.stopped == ("converged",)
    got = 100.0 * np.array([each.position[0] for each in settled.rounds])
    assert np.abs(got - printed).max() < TOLERANCE["positions"]


def test_the_chance_of_every_position_comes_out_in_every_turn(reference_runs: Path, problem: BargainingProblem, settled: Any) -> None:
    made = configure(model("spatial-politics"), STATED["preset"])
    table = rows(reference_runs / "dummy3d_win_prob.csv")
    printed = np.array([[float(row[f"turn{t}"]) for row in table] for t in range(len(settled.rounds))])
    got = np.array([made.standing(problem, each.position)[0] for each in settled.rounds])
    assert np.abs(got - printed).max() < TOLERANCE["chances"]


def test_the_challenges_of_the_first_turn_come_out(reference_runs: Path, settled: Any) -> None:
    printed = rows(reference_runs / "dummy3d_bargains_turn0.csv")
    got = list(settled.rounds[1].moves.bargains())
    assert [(each.initiator, each.receiver) for each in got] == [(int(row["initiator"]), int(row["receiver"])) for row in printed]
    for each, row in zip(got, printed, strict=True):
        assert each.gain == pytest.approx(float(row["delta_eu_of_challenge"]), abs=1.01 * TOLERANCE["challenges"])
