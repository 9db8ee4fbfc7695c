"""What a run is made of, so that it can be repeated and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any

FORMAT = 1
"""Version of the run folder."""

MODELS = {"bargaining": "compromise", "combat": "lanchester-general"}
"""The world's own model of each family that it binds: what a run uses unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Part:
    """One stored file: its path inside the run folder, first member, number of members, size in bytes and SHA-256."""

    file: str
    first: int
    members: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything that decides the bits of a run."""

    case: str
    title: str
    as_of: date
    horizon: int
    seed: int
    runs: int
    without: tuple[str, ...]
    bargaining: str = "compromise"
    combat: str = "lanchester-general"
    case_hash: str
    evidence_hash: str
    code_hash: str
    overrides: dict[str, str]
    parameters: dict[str, str]
    paths: tuple[str, ...]
    path_titles: dict[str, str]
    series: dict[str, str]
    events: tuple[str, ...]
    scalars: tuple[str, ...]
    versions: dict[str, str]

    @property
    def chosen(self) -> dict[str, str]:
        """Models chosen in place of the world's own, by family; empty for a plain run."""
        return {family: name for family, own in MODELS.items() if (name := str(getattr(self, family))) != own}

    def to_json(self) -> dict[str, Any]:
        """Plain values, in a fixed order."""
        return asdict(self) | {
            "as_of": self.as_of.isoformat(),
            "without": list(self.without),
            "paths": list(self.paths),
            "events": list(self.events),
            "scalars": list(self.scalars),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Plan:
        """The plan in `data`; KeyError, TypeError or ValueError if it does not hold one."""
        values = {item.name: data[item.name] for item in fields(cls) if item.name not in MODELS}
        values |= {name: str(data.get(name, default)) for name, default in MODELS.items()}
        values["as_of"] = date.fromisoformat(values["as_of"])
        for name in ("without", "paths", "events", "scalars"):
            values[name] = tuple(str(item) for item in values[name])
        for name in ("horizon", "seed", "runs"):
            if not isinstance(values[name], int):
                raise TypeError(f"'{name}' is {values[name]!r}, not a whole number")
        return cls(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A finished run: its plan, its files (`case_sha256` is that of ``case.json``), and what may differ between equal runs.

    `about` holds the time, the threads and the platform.
    """

    plan: Plan
    parts: tuple[Part, ...]
    case_sha256: str
    about: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Any:
        """A value under its name in ``manifest.json``."""
        return self.to_json()[key]

    def get(self, key: str, default: Any = None) -> Any:
        """A value under its name in ``manifest.json``, or `default`."""
        return self.to_json().get(key, default)

    def to_json(self) -> dict[str, Any]:
        """Plain values, in a fixed order."""
        head = {"multipolar_run": FORMAT} | self.plan.to_json()
        parts = [asdict(part) for part in self.parts]
        return head | {"case_sha256": self.case_sha256, "parts": parts, "about": self.about}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Manifest:
        """The manifest in `data`; KeyError, TypeError or ValueError if it does not hold one."""
        if data["multipolar_run"] != FORMAT:
            raise ValueError(f"its format is {data['multipolar_run']!r}; this version reads {FORMAT}")
        parts = tuple(Part(**part) for part in data["parts"])
        return cls(plan=Plan.from_json(data), parts=parts, case_sha256=str(data["case_sha256"]), about=dict(data.get("about", {})))
