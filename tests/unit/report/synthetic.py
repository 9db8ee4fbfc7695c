"""A run that was never simulated: smooth made-up numbers behind the real `Run`, so that charts need no world."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multipolar.results import Driver, Effect, Manifest, Plan, Run, Story
from multipolar.scenario import Basis

DOCUMENT = "The truce broke, and then again it broke."
PATHS = {
    "south-vietnam": "South Vietnam playbook",
    "collapse-of-ukraine": "Ukraine collapses",
    "collapse-of-russia": "Russia collapses",
    "settlement": "A settlement that holds",
    "frozen-line": "A frozen line",
    "escalation": "The war widens",
    "business-as-usual": "Business as usual",
}
SHARES = (0.12, 0.05, 0.004, 0.14, 0.19, 0.03)
EVENTS = ("deal", "deal-broke", "ceasefire", "ceasefire-broke", "lull", "pressed", "widened", "fighting-stopped",
          "collapse-of-ukraine", "collapse-of-russia")  # fmt: skip
LEVERS = ("us-military-aid", "european-military-aid", "us-sanctions", "european-sanctions", "chinese-support", "us-pressure")
NAMES = {
    "russia": "Russia", "ukraine": "Ukraine", "united-states": "United States", "european-union": "European Union",
    "china": "China",
}  # fmt: skip
PAIRS = tuple(f"{a}.{b}" for a in sorted(NAMES) for b in sorted(NAMES) if a < b)
SERIES = {
    "war.front": "% of the country", "war.tempo": "1", "war.force.russia": "1", "war.force.ukraine": "1",
    "war.economy.russia": "1", "war.economy.ukraine": "1", "war.losses.russia": "%", "war.losses.ukraine": "%",
    **{f"lever.{lever}": "level" for lever in LEVERS}, **{f"affinity.{pair}": "points" for pair in PAIRS},
    "toll.russia-military": "thousand people", "toll.ukraine-military": "thousand people", "toll.civilians": "thousand people",
    "toll.displaced": "thousand people", "violations": "count",
    **{f"range.{name}": "0/1" for name in ("open", "no-commitment", "no-optimism", "no-audience", "no-friction", "none")},
}  # fmt: skip
START = {
    "war.front": (18.8, 0.02, 0.05), "war.force.russia": (1.0, -0.001, 0.02), "war.force.ukraine": (0.62, -0.0015, 0.02),
    "war.economy.russia": (1.0, -0.001, 0.01), "war.economy.ukraine": (1.0, 0.0, 0.01),
    "war.losses.russia": (0.0, 1.3, 0.1), "war.losses.ukraine": (0.0, 1.6, 0.1),
}  # fmt: skip


@dataclass
class MadeUp:
    """Columns drawn from a fixed seed."""

    members: int
    weeks: int
    actors: dict[str, str]
    quiet: bool = False

    def _rng(self, name: str) -> np.random.Generator:
        return np.random.default_rng([len(name), *name.encode()])

    def paths(self) -> NDArray[np.int8]:
        if self.quiet:
            return np.full(self.members, len(PATHS) - 1, dtype=np.int8)
        cuts = np.cumsum(SHARES)
        return np.searchsorted(cuts, self._rng("paths").random(self.members)).astype(np.int8)

    def event(self, name: str) -> NDArray[np.int16]:
        rng = self._rng(name)
        weeks = rng.integers(4, self.weeks + 1, self.members)
        share = 0.0 if self.quiet or name == "collapse-of-russia" else 0.45 if name == "fighting-stopped" else 0.2
        return np.where(rng.random(self.members) < share, weeks, -1).astype(np.int16)

    def scalar(self, name: str) -> NDArray[np.float32]:
        return self._rng(name).random(self.members).astype(np.float32)

    def status(self) -> NDArray[np.int8]:
        week = np.arange(self.weeks + 1)
        status = np.zeros((self.members, self.weeks + 1), dtype=np.int8)
        for code, event in ((1, "lull"), (2, "ceasefire"), (3, "deal"), (4, "collapse-of-ukraine")):
            first = self.event(event)[:, None]
            status[(first >= 0) & (week >= first)] = code
        return status

    def series(self, name: str) -> NDArray[np.float32]:
        shape = (self.members, self.weeks + 1)
        rng = self._rng(name)
        if name.startswith("range."):
            level = {"open": 0.2, "no-commitment": 0.9, "no-optimism": 0.3, "no-audience": 0.33, "no-friction": 0.31}
            open_ = (rng.random((self.members, 1)) < level.get(name[6:], 1.0)).astype(np.float32) * np.ones(shape, np.float32)
            return np.where(self.status() == 0, open_, np.float32("nan")).astype(np.float32)
        start, slope, noise = START.get(name, (50.0, rng.normal(0, 0.1), 0.5))
        walk = rng.normal(slope, noise, shape).cumsum(axis=1) - slope
        walk -= walk[:, :1]
        return (start + walk).astype(np.float32)

    def case(self) -> Any:
        return case(self.actors)


def case(actors: dict[str, str]) -> Any:
    """As much of a case as charts and report read."""
    issues = {name: _issue(name, lever=SimpleNamespace(kind="aid"), decided_by="united-states") for name in LEVERS}
    issues["land"] = _issue("land", lever=None, decided_by=None)
    war = SimpleNamespace(attacker="russia", defender="ukraine", area=SimpleNamespace(centre=603_550.0), began=date(2022, 2, 24))
    paths = {key: SimpleNamespace(name=name, when="deal", meaning=f"What {name} means.") for key, name in PATHS.items()}
    claims = SimpleNamespace(about="Who broke the truce", claims=("c1", "c2"))
    scenario = SimpleNamespace(
        actors={key: SimpleNamespace(name=name) for key, name in actors.items()}, issues=issues, war=war,
        talks={}, threats={}, paths=paths, contradictions=(claims,), left_out=("Nuclear use.",),
        question="Which way does it go, and when?",
    )  # fmt: skip
    return SimpleNamespace(
        id="made-up", title="A made-up war", scenario=scenario, evidence=_evidence(), sources=_sources(), numbers=_numbers(),
        conditions={name: _Drawn(index) for index, name in enumerate(PATHS)}, as_of=date(2025, 7, 1),
        origin=SimpleNamespace(scenario=SimpleNamespace(as_of=date(2025, 7, 1), horizon=104)),
    )  # fmt: skip


@dataclass
class _Drawn:
    """A condition that holds for the members whose made-up path is `index` (for all, if it is the last)."""

    index: int

    def evaluate(self, history: Any) -> NDArray[np.bool_]:
        drawn = MadeUp(history.members, history.weeks, NAMES).paths()
        return np.asarray((drawn == self.index) | (self.index == len(PATHS) - 1))


def _issue(name: str, *, lever: Any, decided_by: str | None) -> Any:
    scale = {0: f"no {name}", 60: "<half & half>", 100: f"as much {name} as there can be"}
    return SimpleNamespace(lever=lever, decided_by=decided_by, question=f"How much {name}?", scale=scale)


def _evidence() -> dict[str, Any]:
    return {
        "c1": SimpleNamespace(document="d0", start=4, end=11, gist="One side broke it.", relation="stated"),
        "c2": SimpleNamespace(document="d0", start=20, end=27, gist="The other side broke it.", relation="direction"),
    }


def _sources() -> Any:
    document = SimpleNamespace(
        file="d0.txt", title="An article", publisher=None, date=date(2025, 5, 1), date_basis="inferred", basis="its events",
        sha256=hashlib.sha256(DOCUMENT.encode()).hexdigest(),
    )  # fmt: skip
    facts = SimpleNamespace(citation="A data set, version 4", note="1823 to 2003")
    return SimpleNamespace(documents={"d0": document}, data={"facts": facts})


def _numbers() -> dict[str, Any]:
    def entry(address: str, text: str, *, default: bool = False, **basis: Any) -> Any:
        found = Basis(**basis)
        return SimpleNamespace(address=address, number=text, basis=found, default=default, meaning="what it is", was=None)

    rows = [
        entry("actors.russia.capability", "38 ± 4", data=("facts",)),
        entry("positions.territory.russia.ideal", "85 ± 8", evidence=("c1",)),
        entry("war.held", "18.8", evidence=("c1", "c2"), judgement="rounded"),
        entry("world.combat.tempo_sd", "0.35 */ 1.2", default=True, judgement="judgement"),
    ]
    return {row.address: row for row in rows}


def make_run(members: int = 400, weeks: int = 104, *, quiet: bool = False, without: tuple[str, ...] = (), **actors: str) -> Run:
    """A made-up run; `quiet` ones see no event, and `actors` renames actors."""
    plan = Plan(
        case="made-up", title="A made-up war", as_of=date(2025, 7, 1), horizon=weeks, seed=7, runs=members, without=without,
        case_hash="a" * 64, evidence_hash="b" * 64, code_hash="c" * 64, overrides={}, parameters={}, paths=tuple(PATHS),
        path_titles=dict(PATHS), series=SERIES, events=EVENTS, scalars=(), versions={"multipolar": "0.1.0"},
    )  # fmt: skip
    manifest = Manifest(plan=plan, parts=(), case_sha256="d" * 64)
    return Run(Path("made-up-2025-07-01"), manifest, MadeUp(members, weeks, NAMES | actors, quiet))


def made_up_stories(run: Run) -> list[Story]:
    """A story for every path that occurs."""
    lines = ((date(2025, 9, 2), "Talks begin."), (date(2026, 3, 3), "A deal is signed, and it holds."))
    return [Story(share.name, 17, share.members, lines) for share in run.paths if share.members]


def made_up_drivers() -> list[Driver]:
    """Twelve drivers of falling weight."""
    addresses = [f"positions.us-military-aid.actor-{index}.ideal" for index in range(11)] + ["world.commitment.break_rate"]
    rng = np.random.default_rng(5)
    return [
        Driver(
            address, 0.3 / (1 + index), index < 6, 20.0, 60.0,
            tuple(Effect(name, 0.1, 0.2, e := float(rng.normal(0, 0.2 / (1 + index))), e - 0.03, e + 0.03) for name in PATHS),
        )
        for index, address in enumerate(addresses)
    ]  # fmt: skip
