"""Every number in library/published comes out: to half a unit of its last printed digit, or within the stated tolerance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from multipolar.library.reading import read_yaml
from multipolar.models import all_models, configure, model
from multipolar.models.bargaining import BargainingProblem
from multipolar.models.bargaining.centre import weighted_mean, weighted_median
from multipolar.models.calls import ask

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "src" / "multipolar" / "library" / "published"
FILES = sorted(FOLDER.rglob("*.yaml"))
CASE_KEYS = {"name", "model", "preset", "switches", "do", "given", "printed"}
ENTRY_KEYS = {"what", "value", "digits", "tolerance", "why", "unexplained"}


@cache
def read(file: Path) -> Any:
    return read_yaml(file).data


def cases() -> Iterator[Any]:
    for file in FILES:
        for case in read(file).get("cases", ()):
            yield pytest.param(case, id=f"{file.relative_to(FOLDER)}: {case['name']}")


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(FOLDER)))
def test_a_file_says_where_its_numbers_come_from(file: Path) -> None:
    data = read(file)
    assert {"title", "source", "where", "inputs"} <= set(data)
    assert data["inputs"] in ("available", "not available")
    if data["inputs"] == "available":
        assert data.get("cases")
    else:
        assert data.get("why")
    if "checked_by" in data:
        assert (ROOT / data["checked_by"]).is_file(), f"{data['checked_by']} is not there"
        assert data.get("models"), "says which models that test computes"


@pytest.mark.parametrize("case", list(cases()))
def test_what_is_printed_comes_out(case: dict[str, Any]) -> None:
    assert set(case) <= CASE_KEYS, f"unknown keys {set(case) - CASE_KEYS}"
    answer = compute(case)
    for entry in case["printed"]:
        assert set(entry) <= ENTRY_KEYS, f"unknown keys {set(entry) - ENTRY_KEYS}"
        assert "tolerance" not in entry or entry.get("why"), f"{entry['what']}: a tolerance of its own needs a reason"
        hold(entry, np.asarray(find(answer, entry["what"]), dtype=np.float64))


def test_every_replicated_model_is_proved_by_a_file_with_numbers() -> None:
    proved = {case["model"] for file in FILES for case in read(file).get("cases", ())}
    proved |= {name for file in FILES if "checked_by" in read(file) for name in read(file)["models"]}
    for listed in all_models():
        if listed.status == "replicated" and listed.proof.startswith("library/published/"):
            assert (FOLDER.parent.parent / listed.proof).is_file(), f"{listed.name}: {listed.proof} is not there"
            assert listed.name in proved, f"{listed.name}: no file in library/published computes it"


def hold(entry: dict[str, Any], got: Any) -> None:
    """Compare an entry with what came out; an unexplained one must indeed not come out."""
    printed = np.asarray(entry["value"], dtype=np.float64)
    allowed = float(entry.get("tolerance", 0.5 * 10.0 ** -entry["digits"] if "digits" in entry else 0.0)) + 1e-12
    assert got.shape == printed.shape, f"{entry['what']}: {got.shape} came out, {printed.shape} is printed"
    off = np.abs(got - printed).ravel()
    unexplained = {int(number) - 1 for number in entry.get("unexplained", {})}
    for i, distance in enumerate(off):
        if i in unexplained:
            assert distance > allowed, f"{entry['what']}: entry {i + 1} comes out; it is explained now"
        else:
            assert distance <= allowed, f"{entry['what']}: entry {i + 1} is printed {printed.ravel()[i]}, {got.ravel()[i]:.6g} came out"


def compute(case: dict[str, Any]) -> Any:
    """Make the model and ask it."""
    kind = model(case["model"])
    given = case.get("given", {})
    if kind.family == "bargaining" and "do" not in case:
        return settle(configure(kind, case.get("preset"), **case.get("switches", {})), given)
    return ask(kind, case["do"], given, preset=case.get("preset"), **case.get("switches", {}))


def find(answer: Any, path: str) -> Any:
    """Follow a dotted path: keys, positions in a list, attributes, methods without arguments."""
    for step in path.split("."):
        if isinstance(answer, Mapping):
            answer = answer[step]
        elif step.isdigit():
            answer = answer[int(step)]
        else:
            answer = getattr(answer, step)
        if callable(answer):
            answer = answer()
    return answer


def settle(made: Any, given: dict[str, Any]) -> dict[str, Any]:
    """Settle a table of actors, in its own units."""
    low, high = given["scale"]
    table = np.array(list(given["actors"].values()), dtype=np.float64)
    reference = (given["reference"] - low) / (high - low) if "reference" in given else None
    problem = BargainingProblem.of((table[:, 1] - low) / (high - low), table[:, 2], table[:, 0], reference, actors=tuple(given["actors"]))
    settled = made.settle(problem, np.random.default_rng(1), rounds=given.get("rounds"))

    def units(x: Any) -> Any:
        return low + (high - low) * np.asarray(x)

    later = settled.rounds[1:]
    return {
        "point": float(units(settled.point)[0, 0]),
        "stopped": settled.stopped,
        "rounds": {
            "mean": [float(units(weighted_mean(r.position, problem.weight))[0, 0]) for r in later],
            "median": [float(units(weighted_median(r.position, problem.weight))[0, 0]) for r in later],
            "position": [units(r.position)[0, :, 0].tolist() for r in later],
        },
    }
