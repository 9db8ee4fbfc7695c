"""Printed numbers that need more than one call of a model: rows that may not be copied here, step errors, simulation."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from multipolar.library.reading import read_yaml
from multipolar.models.alliance import Concentration
from multipolar.models.combat import LanchesterSquare
from multipolar.models.crisis import WarOfAttrition, WarOfAttritionIncomplete

PUBLISHED = Path(__file__).parents[2] / "src" / "multipolar" / "library" / "published"
COMPONENTS = ("milex", "milper", "irst", "pec", "tpop", "upop")


@pytest.fixture(scope="module")
def printed() -> Any:
    return read_yaml(PUBLISHED / "singer-bremer-stuckey-1972" / "major-powers.yaml").data


@pytest.fixture(scope="module")
def powers(country_years: Path, printed: Any) -> dict[int, list[dict[str, str]]]:
    """Rows of the major powers by year."""
    found: dict[int, list[dict[str, str]]] = {}
    with country_years.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            year = int(row["year"])
            terms = printed["powers"].get(row["ccode"], printed["powers"].get(int(row["ccode"]), []))
            if any(first <= year <= last for first, last in terms):
                found.setdefault(year, []).append(row)
    return found


def test_concentration_and_poles_of_the_major_powers_come_out(powers: dict[int, list[dict[str, str]]], printed: Any) -> None:
    table = printed["printed"]
    for year, concentration, poles in zip(table["year"], table["concentration"], table["poles"], strict=True):
        found = Concentration().measure([float(row["cinc"]) for row in powers[year]])
        assert found.concentration == pytest.approx(concentration, abs=0.0005), year
        assert found.poles == pytest.approx(poles, abs=0.005 + 1e-6), year


def test_the_mean_of_six_components_comes_out(powers: dict[int, list[dict[str, str]]], printed: Any) -> None:
    for year, expected in printed["printed"]["mean_of_components"].items():
        components = [[float(row[name]) for name in COMPONENTS] for row in powers[int(year)]]
        assert Concentration().of_components(components) == pytest.approx(expected, abs=0.0005), year


def test_one_day_steps_miss_the_end_of_iwo_jima_as_printed() -> None:
    arrivals = {0: 54_000.0, 2: 6_000.0, 5: 13_000.0}
    a, b = 0.0, 21_500.0
    for day in range(36):
        a, b = a - 0.0544 * b + arrivals.get(day, 0.0), b - 0.0106 * a
    assert (round(a), round(b)) == (50_706, 716)
    exact = LanchesterSquare(effect_a=0.0106, effect_b=0.0544).fight(0, 21_500, [36], [(0, 1, 54_000), (2, 3, 6_000), (5, 6, 13_000)])
    assert abs(exact.a_at_end - a) > 1_000


def test_wars_of_attrition_last_as_long_in_simulation_as_in_closed_form() -> None:
    rng = np.random.default_rng(1)
    n = 200_000
    hazards = WarOfAttrition().hazards
    lengths = {
        WarOfAttrition().play().mean_length: np.minimum(rng.exponential(1 / hazards[0], n), rng.exponential(1 / hazards[1], n)),
        1 / 6: WarOfAttritionIncomplete(values="uniform").holds_out(rng.random((2, n)).min(axis=0)),
        1 / 4: WarOfAttritionIncomplete(values="exponential").holds_out(rng.exponential(1.0, (2, n)).min(axis=0)),
    }
    for expected, drawn in lengths.items():
        assert drawn.mean() == pytest.approx(expected, abs=4 * drawn.std() / np.sqrt(n))
