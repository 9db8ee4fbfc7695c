"""KTAB's two forms: a CSV with position and salience of every issue side by side, and an XML scenario."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from multipolar.errors import Problem, TableError
from multipolar.store.bargaining_tables.delimited import Line
from multipolar.store.bargaining_tables.rows import Loose, Row

FIRST_PAIR = 3  # name, description and power come first


def is_ktab_csv(lines: list[Line]) -> bool:
    """Whether the first line holds a name, a description and two whole numbers, as KTAB writes it."""
    first = lines[0][1]
    return len(first) >= 4 and all(cell.isdecimal() for cell in first[2:4])


def read_ktab_csv(lines: list[Line], file: str) -> Loose:
    """The rows of KTAB's CSV, one for each actor and issue.

    Raises
    ------
    TableError
        Its lines or cells are not as many as its first line announces.
    """
    number, first = lines[0]
    actors, issues = int(first[2]), int(first[3])
    wanted = FIRST_PAIR + 2 * issues
    if issues < 1 or len(lines) < 2:
        said = "the first line announces no issue." if issues < 1 else "the line with the names of the columns is missing."
        raise TableError([Problem(said, file, number)])
    titles, body = lines[1][1], lines[2:]
    problems = []
    if len(body) != actors:
        problems.append(Problem(f"it announces {actors} actors; {len(body)} follow.", file, number))
    for line, cells in lines[1:]:
        if len([*cells]) < wanted or any(cells[wanted:]):
            problems.append(Problem(f"this line has {len(cells)} cells; for {issues} issues it has {wanted}.", file, line))
    if problems:
        raise TableError(problems)
    names = [_issue_name(titles[FIRST_PAIR + 2 * k], k) for k in range(issues)]
    rows = tuple(
        Row(line, cells[0], names[k], cells[2], cells[FIRST_PAIR + 2 * k], cells[FIRST_PAIR + 2 * k + 1])
        for line, cells in body
        for k in range(issues)
    )
    return Loose(rows, ("read as KTAB's CSV",))


def _issue_name(title: str, index: int) -> str:
    name = re.sub(r"(?i)\s*\b(position|pstn|pos)\b\s*", " ", title).strip()
    return name or f"issue {index + 1}"


def read_ktab_xml(text: str, file: str) -> Loose:
    """The rows of KTAB's XML, one for each actor and issue.

    Raises
    ------
    TableError
        It is no well-formed XML, no KTAB scenario, holds a document type (none is needed, and entities are not
        expanded), or an actor's numbers are not one for each issue.
    """
    nodes = _Nodes(file)
    nodes.read(text)
    issues = [value for _, value in nodes.of("Scenario/Dimensions/dName")]
    if not issues or not nodes.actors:
        raise TableError([Problem("this is not a KTAB scenario: it needs <Dimensions> with <dName> and <Actors>.", file, 1)])
    rows: list[Row] = []
    problems = []
    for actor in nodes.actors:
        line = actor["line"]
        for tag, kind in (("dCoord", "positions"), ("dSal", "saliences")):
            if len(actor[tag]) != len(issues):
                said = f"actor '{actor['name']}' has {len(actor[tag])} {kind} for {len(issues)} issues."
                problems.append(Problem(said, file, line))
        if len(actor["dCoord"]) == len(actor["dSal"]) == len(issues):
            rows += [
                Row(place, actor["name"], issue, actor["capability"], position, salience)
                for issue, (place, position), (_, salience) in zip(issues, actor["dCoord"], actor["dSal"], strict=True)
            ]
    if problems:
        raise TableError(problems)
    return Loose(tuple(rows), ("read as KTAB's XML",))


class _Nodes:
    """The texts of an XML file by path, with their lines; actors apart."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.texts: list[tuple[str, int, str]] = []
        self.actors: list[dict[str, Any]] = []
        self._path: list[str] = []
        self._open: list[tuple[int, list[str]]] = []
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._data
        self._parser.StartDoctypeDeclHandler = self._refuse

    def of(self, path: str) -> list[tuple[int, str]]:
        return [(line, text) for where, line, text in self.texts if where == path]

    def read(self, text: str) -> None:
        try:
            self._parser.Parse(re.sub(r"^\s*<\?xml[^>]*\?>", lambda found: "\n" * found[0].count("\n"), text), True)
        except expat.ExpatError as error:
            said = f"this is not well-formed XML: {expat.ErrorString(error.code)}."
            raise TableError([Problem(said, self.file, error.lineno)]) from None

    def _refuse(self, *_: object) -> None:
        said = "a document type declaration is not accepted: a KTAB scenario has none."
        raise TableError([Problem(said, self.file, self._parser.CurrentLineNumber)])

    def _start(self, tag: str, _: object) -> None:
        self._path.append(tag)
        self._open.append((self._parser.CurrentLineNumber, []))
        if self._path == ["Scenario", "Actors", "Actor"]:
            self.actors.append({"line": self._parser.CurrentLineNumber, "name": "", "capability": "", "dCoord": [], "dSal": []})

    def _data(self, data: str) -> None:
        if self._open:
            self._open[-1][1].append(data)

    def _end(self, tag: str) -> None:
        line, parts = self._open.pop()
        text = "".join(parts).strip()
        path = self._path
        if path[:3] == ["Scenario", "Actors", "Actor"] and self.actors:
            store: dict[str, Callable[[], None]] = {
                "name": lambda: self.actors[-1].update(name=text),
                "capability": lambda: self.actors[-1].update(capability=text),
                "dCoord": lambda: self.actors[-1]["dCoord"].append((line, text)),
                "dSal": lambda: self.actors[-1]["dSal"].append((line, text)),
            }
            if tag in store:
                store[tag]()
        self.texts.append(("/".join(path), line, text))
        path.pop()
