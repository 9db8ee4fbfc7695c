"""Three rounds of exchange in two cases, against the rows in ../shared; they are read there and not copied."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from multipolar.library.reading import read_yaml
from multipolar.models import configure, model
from multipolar.models.bargaining import BargainingProblem
from multipolar.models.bargaining.centre import weighted_mean

FILE = Path(__file__).parents[2] / "src/multipolar/library/published/stokman-vanoosten-1994/reference-runs.yaml"
STATED = read_yaml(FILE).data
TOLERANCE = {name: float(value) for name, value in STATED["tolerance"].items()}
"""What the file states, on 0–100."""

ROUNDS = 3
TIES = {"sample": (), "copenhagen": ((2, "China India", "Commitments", "USA", "MRVdecrease"),)}
"""Trades that the reference made before another with the same gain, where the order of the list says otherwise."""


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def read(file: Path) -> BargainingProblem:
    """The table; an actor without a row on an issue has no salience there."""
    table = rows(file)
    actors, issues = (list(dict.fromkeys(row[axis] for row in table)) for axis in ("actor", "issue"))
    position, salience, power = (np.zeros((len(actors), len(issues))) for _ in range(3))
    for row in table:
        at = actors.index(row["actor"]), issues.index(row["issue"])
        low, high = float(row["issue_lower"]), float(row["issue_upper"])
        position[at] = (float(row["position"]) - low) / (high - low)
        salience[at] = float(row["salience"])
        power[at] = float(row["power"])
    return BargainingProblem.of(position, salience, power.max(axis=1), actors=actors, issues=issues)


@pytest.fixture(scope="module", params=TIES)
def case(request: Any, reference_runs: Path) -> tuple[BargainingProblem, Any, list[dict[str, str]], list[dict[str, str]]]:
    problem = read(reference_runs / f"{request.param}_input.csv")
    made = configure(model("equal-gain-exchange"), STATED["preset"], replayed_ties=TIES[request.param])
    settled = made.settle(problem, rounds=ROUNDS)
    return problem, settled, rows(reference_runs / f"{request.param}_exchanges.csv"), rows(reference_runs / f"{request.param}_outcomes.csv")


def test_every_exchange_of_every_round_comes_out_in_order(case: Any) -> None:
    problem, settled, printed, _ = case
    for number in range(ROUNDS):
        wanted = [row for row in printed if int(row["round"]) == number]
        got = list(settled.rounds[number + 1].moves.exchanges())
        assert len(got) == len(wanted)
        for each, row in zip(got, wanted, strict=True):
            who = problem.actors[each.i], problem.issues[each.supply_i], problem.actors[each.j], problem.issues[each.supply_j]
            assert who == (row["actor_i"], row["supply_issue_i"], row["actor_j"], row["supply_issue_j"])
            assert 100.0 * each.end_i == pytest.approx(float(row["voting_i"]), abs=TOLERANCE["positions"])
            assert 100.0 * each.end_j == pytest.approx(float(row["voting_j"]), abs=TOLERANCE["positions"])
            assert 100.0 * each.gain == pytest.approx(float(row["equal_gain"]), abs=TOLERANCE["gains"])


def test_the_outcome_of_every_issue_comes_out_before_and_after_every_round(case: Any) -> None:
    problem, settled, _, printed = case
    for row in printed:
        later = settled.rounds[int(row["round"]) + 1]
        position = later.moves.start if row["stage"] == "preference" else later.position
        got = 100.0 * weighted_mean(position, problem.weight)[0, problem.issues.index(row["issue"])]
        assert got == pytest.approx(float(row["weighted_mean_0_100"]), abs=TOLERANCE["outcomes"])


def test_without_the_named_tie_the_run_parts_at_an_equal_gain(reference_runs: Path) -> None:
    """The exception is a tie and nothing else: both trades promise the same."""
    problem = read(reference_runs / "copenhagen_input.csv")
    plain, replayed = (
        configure(model("equal-gain-exchange"), STATED["preset"], replayed_ties=ties).settle(problem, rounds=2).rounds[2].moves.exchanges()
        for ties in ((), TIES["copenhagen"])
    )
    first = next((ours, theirs) for ours, theirs in zip(plain, replayed, strict=False) if ours != theirs)
    assert first[0].gain == pytest.approx(first[1].gain, abs=1e-12)
