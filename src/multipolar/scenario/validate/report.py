"""Collects problems, each with its file and line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from multipolar.errors import Problem
from multipolar.library.reading import YamlFile
from multipolar.scenario.addresses import Steps, file_place
from multipolar.scenario.names import known_hint
from multipolar.scenario.origin import SCENARIO_FILE, Origin


class Findings:
    """What is wrong with a case whose files fit the format one by one.

    Parameters
    ----------
    origin : Origin
        The case.
    files : mapping of str to YamlFile
        Its files as read.
    complete : bool
        Whether every file could be read; if not, ids of evidence, data and documents are not looked up.
    """

    def __init__(self, origin: Origin, files: Mapping[str, YamlFile], *, complete: bool) -> None:
        self.origin = origin
        self.files = files
        self.complete = complete
        self.problems: list[Problem] = []

    def add(self, steps: Steps, message: str, hint: str = "", *, file: str = SCENARIO_FILE) -> None:
        """Note that something is wrong at `steps`."""
        source = self.files.get(file)
        place = steps
        if file == SCENARIO_FILE and source is not None:
            place = file_place(steps, self.origin.scenario, source.data) if steps else steps
        line = source.line(place) if source is not None else None
        address = ".".join(str(step) for step in steps)
        self.problems.append(Problem(message, source.file if source else file, line, address, hint))

    def refer(self, steps: Steps, name: str, known: Iterable[str], what: str, *, file: str = SCENARIO_FILE) -> bool:
        """Whether `name` is in `known`; if not, note it."""
        known = tuple(known)
        if name in known:
            return True
        where = ".".join(str(step) for step in steps)
        self.add(steps, f"{where}: there is no {what} '{name}'.", known_hint(name, known), file=file)
        return False
