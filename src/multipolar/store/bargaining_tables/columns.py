"""The names that the field's programs give to the same columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from multipolar.errors import Problem, TableError
from multipolar.scenario.names import near_miss

ALIASES: dict[str, tuple[str, ...]] = {
    "actor": ("actor", "actors", "name", "player", "group", "stakeholder", "party", "country", "actor_name"),
    "capability": (
        "capability", "capabilities", "power", "influence", "resources", "resource", "weight", "clout", "votes", "capability_0_100",
        "power_0_100", "influence_0_100",
    ),
    "position": (
        "position", "positions", "ideal", "ideal_point", "idealpoint", "pstn", "pos", "preference", "stance", "position_0_100",
        "ideal_0_100", "position_0_1",
    ),
    "salience": ("salience", "saliences", "sal", "importance", "salience_0_100", "salience_0_1", "importance_0_100"),
    "issue": ("issue", "issues", "dim", "dimension", "topic", "question", "issue_name"),
    "low": ("issue_lower", "lower", "issue_low", "issue_min", "scale_min"),
    "high": ("issue_upper", "upper", "issue_high", "issue_max", "scale_max"),
    "reference": ("reference", "reference_point", "rp", "status_quo", "disagreement"),
}  # fmt: skip
"""Our name of a column → every name it is known by, in lower case with '_' for anything else than letters and digits."""

REQUIRED = ("actor", "capability", "position", "salience")
IGNORED = ("description", "actor_index", "index", "id", "comment", "note", "notes")
"""Columns that say nothing about a bargain; they are passed over without a word."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each of our columns stands in a row, and the columns that were not used."""

    at: dict[str, int]
    unused: tuple[str, ...]


def plain(title: str) -> str:
    """A column's title as aliases are written: ``Salience (0-100)`` becomes ``salience_0_100``."""
    return re.sub(r"[^a-z0-9]+", "_", title.strip().lower()).strip("_")


def find_columns(titles: list[str], file: str, line: int) -> Columns:
    """Where the columns stand that `titles` name.

    Raises
    ------
    TableError
        A column is missing or stands twice.
    """
    at: dict[str, int] = {}
    unused, problems = [], []
    names = {alias: ours for ours, aliases in ALIASES.items() for alias in aliases}
    for index, title in enumerate(titles):
        ours = names.get(plain(title))
        if ours is None:
            unused += [title.strip()] if plain(title) and plain(title) not in IGNORED else []
        elif ours in at:
            twice = f"columns '{titles[at[ours]].strip()}' and '{title.strip()}' both mean the {ours}; keep one."
            problems.append(Problem(twice, file, line))
        else:
            at[ours] = index
    problems += [Problem(_missing(ours, unused), file, line) for ours in REQUIRED if ours not in at]
    if len({"low", "high"} & at.keys()) == 1:
        there, wanted = ("issue_lower", "issue_upper") if "low" in at else ("issue_upper", "issue_lower")
        problems.append(Problem(f"there is a column {there} and none {wanted}; an issue's scale needs both ends.", file, line))
    if problems:
        raise TableError(problems)
    return Columns(at, tuple(unused))


def _missing(ours: str, unused: list[str]) -> str:
    near = [title for title in unused if get_close_matches(plain(title), ALIASES[ours], n=1, cutoff=0.75)]
    called = ", ".join(ALIASES[ours][:5])
    hint = f" Is it '{near[0]}'? {near_miss(ours)}" if near else ""
    found = f" Not understood: {', '.join(unused)}." if unused and not near else ""
    return f"no column holds the {ours}; it may be called {called}.{hint}{found}"
