"""DEU III: decisions of the European Union, the field's test of bargaining models. The rows stay where they are.

The data: J. Arregui and C. Perarnaud, doi 10.34810/data53 (*A new dataset on legislative decision-making in the European
Union: the DEU III dataset*, Journal of European Public Policy, 2021, doi 10.1080/13501763.2021.1991983).

Columns: ``prnrnmc`` proposal, ``isnrnmc`` issue within it, ``prnr`` and ``isnr`` their names, ``p`` and ``s`` before an
actor's code for its position and salience, ``rp`` the reference point, ``out`` the decision; all of these on 0–100, blank
where there is none. Dates are damaged in circulating copies and are not read.
"""

from __future__ import annotations

import csv
import io
import math
from dataclasses import dataclass
from pathlib import Path

from multipolar.errors import InputError, Problem, TableError
from multipolar.store.bargaining_tables.delimited import read_text

DOI = "10.34810/data53"
FILE = "deu3_issues.csv"
FEWEST_ACTORS = 3

COUNCIL_VOTES = {
    "de": 29, "fr": 29, "it": 29, "uk": 29, "es": 27, "pl": 27, "ro": 14, "nl": 13, "be": 12, "cz": 12, "el": 12, "hu": 12,
    "pt": 12, "at": 10, "bu": 10, "se": 10, "cr": 7, "dk": 7, "fi": 7, "ie": 7, "lt": 7, "sk": 7, "cy": 4, "ee": 4, "lu": 4,
    "lv": 4, "si": 4, "mt": 3,
}  # fmt: skip
"""Votes in the Council under the Treaty of Nice, as the file codes the states."""
COMMISSION, PARLIAMENT = "com", "ep"
INSTITUTION_VOTES = 29
"""Commission and Parliament have no votes in the Council; each counts as much as the largest state. A judgement."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One contested issue with its outcome, all on 0–100.

    Parameters
    ----------
    proposal, issue : str
        The proposal, and the issue's name.
    actors : tuple of str
        Those with both a position and a salience.
    position, salience : tuple of float
        In the order of the actors.
    reference : float or None
        What holds if nothing is decided.
    outcome : float
        What was decided.
    line : int
        Its line in the file.
    """

    proposal: str
    issue: str
    actors: tuple[str, ...]
    position: tuple[float, ...]
    salience: tuple[float, ...]
    reference: float | None
    outcome: float
    line: int

    @property
    def votes(self) -> tuple[float, ...]:
        """A capability for each actor: the votes of a state, the largest state's for the two institutions."""
        return tuple(float(COUNCIL_VOTES.get(actor, INSTITUTION_VOTES)) for actor in self.actors)


def read_deu(folder: str | Path) -> tuple[Decision, ...]:
    """Read the issues that can be scored: those with an outcome and at least 3 actors with position and salience.

    Raises
    ------
    InputError
        The folder or its table is not there.
    TableError
        A column is missing, or a value is none or out of 0–100.
    """
    place = Path(folder)
    path = place / FILE if place.is_dir() else place
    if not path.is_file():
        raise InputError(f"there is no {FILE} in '{folder}'. The data are at doi {DOI}; save the table of issues under this name.")
    rows = list(csv.reader(io.StringIO(read_text(path), newline="")))
    if not rows:
        raise TableError([Problem("the file is empty; it needs a line of column names and a row for each issue.", path.name, 1)])
    at = {title.strip(): index for index, title in enumerate(rows[0])}
    missing = [name for name in ("prnrnmc", "isnrnmc", "out", "rp") if name not in at]
    actors = [title[1:] for title in at if title[:1] == "p" and f"s{title[1:]}" in at]
    strange = [actor for actor in actors if actor not in (COMMISSION, PARLIAMENT, *COUNCIL_VOTES)]
    known = [actor for actor in actors if actor not in strange]
    if missing or not known:
        said = f"no column {', '.join(missing)}" if missing else "no columns of positions (pcom, pde, …) and saliences (scom, sde, …)"
        raise TableError([Problem(f"{said}; these are the columns of the DEU III table of issues.", path.name, 1)])
    reader = _Cells(path.name, at)
    found = [made for line, cells in enumerate(rows[1:], start=2) if cells and (made := _decision(reader, known, cells, line))]
    if reader.problems:
        raise TableError(reader.problems)
    if not found:
        raise InputError(f"{path}: no issue has an outcome and {FEWEST_ACTORS} actors with position and salience.")
    return tuple(found)


class _Cells:
    """Cells of the table by column, and what is wrong with them."""

    def __init__(self, file: str, at: dict[str, int]) -> None:
        self.file, self.at = file, at
        self.problems: list[Problem] = []

    def text(self, cells: list[str], name: str) -> str:
        index = self.at.get(name, -1)
        return cells[index].strip() if 0 <= index < len(cells) else ""

    def number(self, cells: list[str], name: str, line: int) -> float | None:
        text = self.text(cells, name)
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not 0.0 <= value <= 100.0:
            self.problems.append(Problem(f"column '{name}' is {text[:40]}; it is a number from 0 to 100, or blank.", self.file, line))
            return None
        return value


def _decision(reader: _Cells, actors: list[str], cells: list[str], line: int) -> Decision | None:
    outcome = reader.number(cells, "out", line)
    pairs = [(actor, reader.number(cells, f"p{actor}", line), reader.number(cells, f"s{actor}", line)) for actor in actors]
    told = [(actor, position, salience) for actor, position, salience in pairs if position is not None and salience is not None]
    reference = reader.number(cells, "rp", line)
    if outcome is None or len(told) < FEWEST_ACTORS:
        return None
    return Decision(
        proposal=reader.text(cells, "prnrnmc"),
        issue=reader.text(cells, "isnr") or f"{reader.text(cells, 'prnrnmc')}.{reader.text(cells, 'isnrnmc')}",
        actors=tuple(actor for actor, _, _ in told),
        position=tuple(position for _, position, _ in told),
        salience=tuple(salience for _, _, salience in told),
        reference=reference,
        outcome=outcome,
        line=line,
    )
