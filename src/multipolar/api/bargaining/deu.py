"""Every bargaining model on the decisions of DEU III."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from multipolar.analysis.bootstrap import paired_bootstrap
from multipolar.api.bargaining.members import check_seed
from multipolar.api.bargaining.rules import Rule, every_rule
from multipolar.api.bargaining.switches import options
from multipolar.models.bargaining import BargainingProblem
from multipolar.results.deu_scores import DeuScore, DeuScores
from multipolar.store.deu import DOI, Decision, read_deu

Floats = NDArray[np.float64]
Tick = Callable[[int, int], None]

BASELINE, BASELINE_POWER = "compromise-salience", "compromise-salience-power"
NONE, SALIENCE, POWER = "none", "salience", "salience × power"
COUNT_HEADS = frozenset({"mean", "median"})
"""Models that weigh nobody: neither salience nor power."""
BY_PROPOSAL = frozenset({"equal-gain-exchange"})
"""Models that need the issues of a proposal together; the others take each issue by itself."""


@dataclasses.dataclass(frozen=True, slots=True)
class Entrant:
    """A rule under the name it is scored by, and what it may know."""

    name: str
    rule: Rule
    weights: str


def entrants() -> tuple[Entrant, ...]:
    """Every bargaining model and preset, with both readings of a last round where a model has them."""
    found = []
    for rule in every_rule():
        if rule.name in COUNT_HEADS:
            found.append(Entrant(f"{rule.name}-unweighted", rule, NONE))
        elif rule.name == "compromise":
            found += [Entrant(BASELINE, rule, SALIENCE), Entrant(BASELINE_POWER, rule, POWER)]
        else:
            found += [Entrant(name, read, POWER) for name, read in _readings(rule)]
    return tuple(found)


def _readings(rule: Rule) -> Iterator[tuple[str, Rule]]:
    name = f"{rule.name}-{rule.preset}" if rule.preset else rule.name
    values = options(rule.model).get("reading", ())
    if not values:
        yield name, rule
    for value in values:
        yield f"{name}-{value}", Rule(dataclasses.replace(rule.model, reading=value), rule.preset)


def backtest_deu(folder: str | Path, *, seed: int = 1, progress: Tick | None = None) -> DeuScores:
    """Score every bargaining model on the issues of DEU III with an outcome.

    Parameters
    ----------
    folder : str or Path
        Where the table of issues lies; it is not part of the program.
    seed : int
        Of the bootstrap that gives the intervals.
    progress : callable, optional
        Called with the models done and the models in all.

    Raises
    ------
    InputError
        The table is not there or cannot be read.
    """
    seed = check_seed(seed)
    decisions = read_deu(folder)
    outcome = np.array([decision.outcome for decision in decisions])
    listed = entrants()
    errors: dict[str, Floats] = {}  # NaN where a rule cannot be asked
    agreed: dict[str, int] = {}
    for done, entrant in enumerate(listed):
        if progress is not None:
            progress(done, len(listed))
        points, agreements = _points(decisions, entrant)
        errors[entrant.name], agreed[entrant.name] = np.abs(points - outcome), int(agreements.sum())
    if progress is not None:
        progress(len(listed), len(listed))
    scores = [_score(entrant, errors, agreed[entrant.name], seed) for entrant in listed]
    return DeuScores(
        doi=DOI,
        issues=len(decisions),
        proposals=len({decision.proposal for decision in decisions}),
        baseline=BASELINE,
        baseline_power=BASELINE_POWER,
        scores=tuple(sorted(scores, key=lambda score: (score.mae, score.name))),
    )


def _score(entrant: Entrant, errors: dict[str, Floats], agreed: int, seed: int) -> DeuScore:
    """One entrant's errors, and against both compromise models on the issues it was asked about."""
    asked = np.isfinite(errors[entrant.name])
    own = errors[entrant.name][asked]
    return DeuScore(
        name=entrant.name,
        model=entrant.rule.name,
        preset=entrant.rule.preset,
        weights=entrant.weights,
        issues=int(asked.sum()),
        agreed=agreed,
        mae=float(own.mean()),
        rmse=float(np.sqrt((own**2).mean())),
        vs_salience=paired_bootstrap(own, errors[BASELINE][asked], seed=seed),
        vs_power=paired_bootstrap(own, errors[BASELINE_POWER][asked], seed=seed),
    )


def needs_reference(rule: Rule) -> bool:
    """Whether the rule can only be asked where it is known what holds without a decision."""
    return getattr(rule.model, "disagreement", None) == "reference"


def _points(decisions: tuple[Decision, ...], entrant: Entrant) -> tuple[Floats, NDArray[np.bool_]]:
    """Each decision's predicted outcome on 0–100, and whether the model calls it agreed."""
    points, agreed = np.full(len(decisions), np.nan), np.zeros(len(decisions), dtype=np.bool_)
    groups: dict[str, list[int]] = {}
    for index, decision in enumerate(decisions):
        if decision.reference is None and needs_reference(entrant.rule):
            continue
        groups.setdefault(decision.proposal if entrant.rule.name in BY_PROPOSAL else str(index), []).append(index)
    for number, indices in enumerate(groups.values()):
        problem = _problem([decisions[index] for index in indices], entrant.weights)
        settlement = entrant.rule.model.settle(problem, np.random.default_rng(number), keep=False)
        points[indices], agreed[indices] = 100.0 * settlement.point[0], settlement.agreed[0]
    return points, agreed


def _problem(decisions: list[Decision], weights: str) -> BargainingProblem:
    """One or several issues as a problem; who takes no part on one stands at the others' mean there and does not care."""
    votes = {actor: vote for decision in decisions for actor, vote in zip(decision.actors, decision.votes, strict=True)}
    actors = sorted(votes)
    shape = len(actors), len(decisions)
    position, salience = np.zeros(shape), np.zeros(shape)
    for k, decision in enumerate(decisions):
        places = dict(zip(decision.actors, decision.position, strict=True))
        cares = dict(zip(decision.actors, decision.salience, strict=True))
        middle = sum(decision.position) / len(decision.position)
        for i, actor in enumerate(actors):
            position[i, k], salience[i, k] = places.get(actor, middle) / 100.0, cares.get(actor, 0.0) / 100.0
    capability = np.array([votes[actor] if weights == POWER else 1.0 for actor in actors])
    references = [decision.reference for decision in decisions if decision.reference is not None]
    known = [reference / 100.0 for reference in references] if len(references) == len(decisions) else None
    names = [f"{decision.issue} (line {decision.line})" for decision in decisions]
    return BargainingProblem.of(position, salience, capability, known, actors=actors, issues=names)
