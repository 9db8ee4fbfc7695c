"""What a bargaining model says of a table of actors: where it settles, round by round, and beside the baseline.

All values are in the unit of the table. A value of each issue stands under the issue's name.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, Literal

Values = dict[str, float]
"""Issue → value."""
Stop = Literal["converged", "cycle", "rounds"]


@dataclass(frozen=True, slots=True)
class BargainingMove:
    """Who moved in a round, on what, from where to where, because of whom, and the model's word for why."""

    actor: str
    issue: str
    by: str
    why: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class BargainingRound:
    """Where everybody stands after a round; number 0 is the start. `mean` and `median` are weighted by capability × salience."""

    number: int
    mean: Values
    median: Values
    positions: dict[str, Values]
    moves: tuple[BargainingMove, ...] = ()


@dataclass(frozen=True, slots=True)
class Spread:
    """How one issue's outcome spreads over the draws: mean, standard deviation, and quantiles."""

    mean: float
    sd: float
    p05: float
    p25: float
    p50: float
    p75: float
    p95: float


@dataclass(frozen=True, slots=True)
class BargainingForecast:
    """One model's forecast, with the compromise model's beside it.

    Parameters
    ----------
    model, preset : str
        Which rule; the preset is empty where the model's own defaults hold.
    source : str
        The table or case.
    point : dict
        The settlement by issue, at the central value of every number.
    agreed : dict
        Whether the model finds a settlement; where not, `point` is what holds without one.
    mean, median : dict
        Mean and median of the last round's positions, weighted by capability × salience; the settlement itself where
        the model has no rounds.
    rounds : tuple of BargainingRound
        From the start on.
    baseline : dict
        The compromise model's settlement.
    stopped : {"converged", "cycle", "rounds"}
        Why the rounds ended.
    spread, baseline_spread : dict of Spread
        Over the draws, where there are any.
    stops : dict
        Share of the draws that stopped for each reason.
    draws, seed : int
        0 where nothing was drawn.
    said : tuple of str
        How the table was read.
    names : dict
        How actors and issues are called, where not by the ids that stand here.
    """

    model: str
    preset: str
    source: str
    point: Values
    agreed: dict[str, bool]
    mean: Values
    median: Values
    rounds: tuple[BargainingRound, ...]
    baseline: Values
    stopped: Stop
    spread: dict[str, Spread] = field(default_factory=dict)
    baseline_spread: dict[str, Spread] = field(default_factory=dict)
    stops: dict[str, float] = field(default_factory=dict)
    draws: int = 0
    seed: int = 0
    said: tuple[str, ...] = ()
    names: dict[str, str] = field(default_factory=dict)

    def name(self, known: str) -> str:
        """What an actor or an issue is called."""
        return self.names.get(known, known)

    @property
    def issues(self) -> tuple[str, ...]:
        """The issues it settles."""
        return tuple(self.point)

    def to_json(self) -> dict[str, Any]:
        """The forecast as JSON; with one issue, a value stands where with several a mapping of issues does."""
        found: dict[str, Any] = {
            "model": self.model,
            "preset": self.preset or None,
            "source": self.source,
            "outcome": {"mean": one(self.mean), "median": one(self.median), "point": one(self.point), "agreed": one(self.agreed)},
            "rounds": [round_json(item) for item in self.rounds],
            "baseline": {"compromise": one(self.baseline)},
            "stopped": self.stopped,
            "read": list(self.said),
        }
        if self.draws:
            found |= {
                "draws": self.draws,
                "seed": self.seed,
                "spread": one({name: asdict(item) for name, item in self.spread.items()}),
                "baseline_spread": {"compromise": one({name: asdict(item) for name, item in self.baseline_spread.items()})},
                "stops": self.stops,
            }
        return found


def round_json(item: BargainingRound) -> dict[str, Any]:
    """A round as JSON."""
    many = len(item.mean) > 1
    moves = [
        {"actor": move.actor, **({"issue": move.issue} if many else {}), "by": move.by, "why": move.why, "from": move.start, "to": move.end}
        for move in item.moves
    ]
    return {
        "round": item.number,
        "mean": one(item.mean),
        "median": one(item.median),
        "positions": {actor: next(iter(places.values())) if not many else places for actor, places in item.positions.items()},
        "moves": moves,
    }


def one(values: dict[str, Any]) -> Any:
    """The value itself where there is one issue, the mapping otherwise."""
    return next(iter(values.values())) if len(values) == 1 else values


@dataclass(frozen=True, slots=True)
class VarianceSplit:
    """Where the spread of an issue's outcome comes from, by the law of total variance.

    Models weigh the same, and so do the presets of a model.

    Parameters
    ----------
    total : float
        Variance over draws, presets and models.
    inputs : float
        Mean variance over the draws with model and preset fixed: what is not known about the actors.
    rules : float
        Mean variance between the presets of a model: rules that its literature leaves open.
    models : float
        Variance between the models.
    """

    total: float
    inputs: float
    rules: float
    models: float

    def to_json(self) -> dict[str, Any]:
        """Parts and their shares of the total."""
        parts = {"inputs": self.inputs, "rules": self.rules, "models": self.models}
        shares = {name: part / self.total if self.total > 0.0 else 0.0 for name, part in parts.items()}
        return {"total": self.total, "sd": self.total**0.5, **parts, "shares": shares}


_SAID_ONCE = ("model", "source", "read", "baseline", "baseline_spread")


@dataclass(frozen=True, slots=True)
class SwitchRange:
    """The lowest and the highest outcome of an issue with one switch of a model turned, at the central values, and by which."""

    low: float
    high: float
    lowest_with: str
    highest_with: str


@dataclass(frozen=True, slots=True)
class BargainingEnsemble:
    """Every model and preset on the same draws, and where the spread comes from.

    `switches` holds, by model and issue, how far turning single switches of the model's defaults moves its outcome;
    `failed` the rules that this table does not fit, with the reason.
    """

    source: str
    forecasts: tuple[BargainingForecast, ...]
    split: dict[str, VarianceSplit]
    draws: int
    seed: int
    said: tuple[str, ...]
    baseline: Values
    switches: dict[str, dict[str, SwitchRange]] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)

    @property
    def issues(self) -> tuple[str, ...]:
        """The issues that are settled."""
        return tuple(self.baseline)

    def to_json(self) -> dict[str, Any]:
        """The ensemble as JSON: a model's first rule, and its presets below it."""
        models: dict[str, Any] = {}
        for item in self.forecasts:
            shown = {key: value for key, value in item.to_json().items() if key not in _SAID_ONCE}
            shown["rounds"] = [{key: entry[key] for key in ("round", "mean", "median")} for entry in shown["rounds"]]
            if item.model not in models:
                models[item.model] = shown | {"presets": {}}
            models[item.model]["presets"][item.preset or "default"] = {key: value for key, value in shown.items() if key != "preset"}
        return {
            "model": "all",
            "source": self.source,
            "draws": self.draws,
            "seed": self.seed,
            "baseline": {"compromise": one(self.baseline)},
            "models": models,
            "variance": one({issue: split.to_json() for issue, split in self.split.items()}),
            "switches": {name: one({issue: asdict(at) for issue, at in found.items()}) for name, found in self.switches.items()},
            "not_run": self.failed,
            "read": list(self.said),
        }


@dataclass(frozen=True, slots=True)
class TornadoRow:
    """What one number does to the outcome of one issue when it is lower and higher, everything else at its centre.

    `said` tells from where to where it moved. A rule has no low and high; the outcomes are then the lowest and the highest
    among its values, and `said` names these two.
    """

    name: str
    low: float | None
    high: float | None
    at_low: float
    at_high: float
    kind: Literal["input", "rule"] = "input"
    said: str = ""

    @property
    def reach(self) -> float:
        """How far the outcome goes between the two."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True, slots=True)
class Tornado:
    """What moves the outcome of one issue, the most first."""

    source: str
    model: str
    preset: str
    issue: str
    point: float
    baseline: float
    rows: tuple[TornadoRow, ...]

    def to_json(self) -> dict[str, Any]:
        """The tornado as JSON."""
        rows = [
            {"name": row.name, "kind": row.kind, "low": row.low, "high": row.high, "outcome_at_low": row.at_low,
             "outcome_at_high": row.at_high, "reach": row.reach, "said": row.said}
            for row in self.rows
        ]  # fmt: skip
        return {"issue": self.issue, "outcome": self.point, "baseline": {"compromise": self.baseline}, "rows": rows}


Move = Literal["announce", "salience", "win over", "win half over"]
"""What an actor could do: announce another position, show that it cares, win somebody over or half over."""


@dataclass(frozen=True, slots=True)
class Leverage:
    """One thing an actor could do, and where the outcome then lies.

    `gain` is how much nearer to the actor's own positions the outcome comes: in the unit of the issue where there is
    one, in per cent of the scales, weighted by the actor's salience, where there are several.
    """

    kind: Move
    what: str
    outcome: Values
    gain: float


@dataclass(frozen=True, slots=True)
class Advice:
    """What an actor could say, or whom it could win over, under the model's fixed behaviour of others."""

    LABEL: ClassVar[str] = "leverage under the model's fixed behaviour of others: nobody answers, and the model may be wrong"

    actor: str
    model: str
    preset: str
    wants: Values
    outcome: Values
    distance: float
    unit: str
    options: tuple[Leverage, ...]

    def to_json(self) -> dict[str, Any]:
        """The advice as JSON, the largest gain first."""
        options = [{"kind": item.kind, "what": item.what, "outcome": one(item.outcome), "gain": item.gain} for item in self.options]
        return {
            "actor": self.actor,
            "label": self.LABEL,
            "wants": one(self.wants),
            "outcome": one(self.outcome),
            "distance": self.distance,
            "unit": self.unit,
            "options": options,
        }
