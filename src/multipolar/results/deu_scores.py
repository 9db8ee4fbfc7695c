"""How far bargaining models were off on the decisions of DEU III."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Difference = tuple[float, float, float]
"""Mean absolute error less that of another model, and the ends of its 95 % interval."""


@dataclass(frozen=True, slots=True)
class DeuScore:
    """One rule's errors.

    Parameters
    ----------
    name : str
        The rule with what it weighs.
    model, preset : str
        The model, and its preset where it has one.
    weights : {"none", "salience", "salience × power"}
        What it knows of the actors beside their positions.
    issues, agreed : int
        Issues it gave an outcome for, and those on which it finds an agreement.
    mae, rmse : float
        Mean absolute error and root mean square error, 0–100.
    vs_salience, vs_power : tuple of float
        Difference of the mean absolute error from the compromise model's, weighted by salience, and by salience × power.
    """

    name: str
    model: str
    preset: str
    weights: str
    issues: int
    agreed: int
    mae: float
    rmse: float
    vs_salience: Difference
    vs_power: Difference


@dataclass(frozen=True, slots=True)
class DeuScores:
    """The scores of every bargaining model, best first, and what they were scored on."""

    doi: str
    issues: int
    proposals: int
    baseline: str
    baseline_power: str
    scores: tuple[DeuScore, ...]

    def to_json(self) -> dict[str, Any]:
        """The scores as JSON; `vs_compromise` is against the compromise model weighted by salience."""
        return {
            "issues": self.issues,
            "proposals": self.proposals,
            "doi": self.doi,
            "compromise": self.baseline,
            "compromise_power": self.baseline_power,
            "models": {
                item.name: {
                    "model": item.model,
                    "preset": item.preset or None,
                    "weights": item.weights,
                    "issues": item.issues,
                    "agreed": item.agreed,
                    "mae": item.mae,
                    "rmse": item.rmse,
                    "vs_compromise": difference_json(item.vs_salience),
                    "vs_compromise_power": difference_json(item.vs_power),
                }
                for item in self.scores
            },
        }


def difference_json(difference: Difference) -> dict[str, float]:
    """A difference as JSON."""
    return dict(zip(("diff", "lo", "hi"), difference, strict=True))
