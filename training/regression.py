"""Logistic regression for several labels with a ridge penalty, fitted by quasi-Newton steps until nothing moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array

from multipolar.evidence.learnt.weights import INTERCEPT, Weights


def fit(
    rows: Sequence[Mapping[str, float]], answers: Sequence[str], *, labels: Sequence[str], ridge: float, seldom: int = 3, least: float = 0.0
) -> Weights:
    """Fit weights.

    Parameters
    ----------
    rows : sequence of mapping
        Features of each candidate.
    answers : sequence of str
        The right label of each.
    labels : sequence of str
        All labels, in the order of the table.
    ridge : float, > 0
        Weight of the penalty: half the sum of squares of all weights but the intercepts, times this.
    seldom : int
        Features that fewer candidates have are left out.
    least : float
        Weights closer to nought than this are written as nought, and features without any other are left out.
    """
    counts = Counter([name for row in rows for name, value in row.items() if value])
    names = sorted(name for name, times in counts.items() if times >= seldom)
    places = {name: place for place, name in enumerate(names)}
    table = _table(rows, places)
    wanted = np.zeros((len(rows), len(labels)))
    wanted[np.arange(len(rows)), [labels.index(answer) for answer in answers]] = 1.0
    solved = _solve(table, wanted, ridge)
    kept = {INTERCEPT: tuple(solved[-1])}
    for name, values in zip(names, solved[:-1], strict=True):
        if np.abs(values).max() >= least:
            kept[name] = tuple(np.where(np.abs(values) >= least, values, 0.0))
    return Weights(tuple(labels), {name: tuple(round(float(value), 3) for value in row) for name, row in kept.items()})


def _table(rows: Sequence[Mapping[str, float]], places: Mapping[str, int]) -> csr_array:
    """Candidates by features, with a last column of ones for the intercept."""
    ends, columns, values = [0], [], []
    for row in rows:
        for name, value in row.items():
            if name in places:
                columns.append(places[name])
                values.append(value)
        columns.append(len(places))
        values.append(1.0)
        ends.append(len(columns))
    return csr_array((values, columns, ends), shape=(len(rows), len(places) + 1))


def _solve(table: csr_array, wanted: np.ndarray, ridge: float) -> np.ndarray:
    shape = (table.shape[1], wanted.shape[1])
    penalised = np.ones((shape[0], 1))
    penalised[-1] = 0.0

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(shape)
        logits = table @ weights
        logits -= logits.max(axis=1, keepdims=True)
        shares = np.exp(logits)
        whole = shares.sum(axis=1, keepdims=True)
        shrunk = penalised * weights
        value = float((np.log(whole[:, 0]) - (wanted * logits).sum(axis=1)).sum() + ridge / 2 * (shrunk * weights).sum())
        return value, (table.T @ (shares / whole - wanted) + ridge * shrunk).ravel()

    found = minimize(
        loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 2000, "maxfun": 4000, "maxcor": 20, "ftol": 1e-7}
    )
    return found.x.reshape(shape)


def written(weights: Weights, about: Sequence[str]) -> str:
    """A table as it stands in the library, with what it is about behind ``#``."""
    lines = [*[f"# {line}" for line in about], "\t".join(("feature", *weights.labels))]
    lines.extend("\t".join((name, *(f"{value:g}" for value in row))) for name, row in weights.rows.items())
    return "\n".join(lines) + "\n"
