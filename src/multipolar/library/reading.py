"""Read a YAML file into plain data, remembering the line of every value.

Only plain data is accepted: mappings, lists, text, numbers, dates. Anchors, aliases and tags are refused,
so that a small file can never grow into a large one ("billion laughs") and nothing in it is ever run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from multipolar.errors import Problem, ScenarioError

MAX_BYTES = 5_000_000
"""Largest file that is read, in bytes; the bundled cases are far below a tenth of it."""
MAX_VALUES = 50_000
"""Most values (keys included) that one file may hold."""
MAX_DEPTH = 20
"""Deepest nesting of mappings and lists."""

Key = str | int
Place = tuple[Key, ...]
"""The way to a value: keys and list indices from the top of the file."""

_INTEGER = re.compile(r"[-+]?[0-9]{1,300}")
_REAL = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, slots=True)
class YamlFile:
    """One file as plain data, with the line (from 1) of every value and key."""

    file: str
    data: Any
    lines: dict[Place, int] = field(repr=False)

    def line(self, place: Place) -> int | None:
        """Line of `place`, or of the nearest thing around it that the file holds."""
        for end in range(len(place), -1, -1):
            if place[:end] in self.lines:
                return self.lines[place[:end]]
        return None


def read_yaml(path: Path, name: str | None = None) -> YamlFile:
    """Read `path`; `name` is how messages call it (default: its file name).

    Raises
    ------
    ScenarioError
        The file is missing, larger than 5 MB, not UTF-8, not YAML, or uses anchors, aliases, tags or a key twice.
    """
    name = name or path.name
    return read_text(_text(path, name), name)


def read_text(text: str, name: str) -> YamlFile:
    """Read YAML from `text`; see `read_yaml`."""
    builder = _Builder(name)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            builder.take(event)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join(str(error.problem or error.context or "cannot be read").split())
        line = mark.line + 1 if mark is not None else None
        raise ScenarioError([*builder.problems, Problem(f"not valid YAML: {what}.", name, line)]) from None
    except YAMLError as error:
        what = " ".join(str(error).split())[:200]
        raise ScenarioError([*builder.problems, Problem(f"not valid YAML: {what}", name)]) from None
    if builder.problems:
        raise ScenarioError(builder.problems)
    return YamlFile(name, builder.result, builder.lines)


def _text(path: Path, name: str) -> str:
    if not path.is_file():
        raise ScenarioError([Problem("there is no such file.", name)])
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            said = f"the file has {size / 1e6:.1f} MB; at most {MAX_BYTES / 1e6:.0f} MB are read."
            raise ScenarioError([Problem(said, name)])
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        said = f"not UTF-8 text: byte {error.start} is {error.object[error.start]:#04x}. Save the file as UTF-8."
        raise ScenarioError([Problem(said, name)]) from None
    except OSError as error:
        raise ScenarioError([Problem(f"cannot be read: {error.strerror}.", name)]) from None


class _Builder:
    """Builds plain data from the parser's events, without recursion, and notes lines and problems."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.result: Any = None
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []
        self._frames: list[_Frame] = []
        self._count = 0
        self._documents = 0

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise self._stop("a second document ('---') begins here; a file holds one.", line)
        elif isinstance(event, NodeEvent):
            self._node(event, line)
        elif self._frames and type(event).__name__ in ("MappingEndEvent", "SequenceEndEvent"):
            self._frames.pop()

    def _node(self, event: NodeEvent, line: int) -> None:
        self._count += 1
        if self._count > MAX_VALUES:
            raise self._stop(f"the file holds more than {MAX_VALUES:,} values.", line)
        if isinstance(event, AliasEvent) or event.anchor is not None:
            said = f"anchors and aliases ('&{event.anchor}', '*{event.anchor}') are not accepted; write the value out."
            raise self._stop(said, line)
        if isinstance(event, ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._open(event, line)

    def _scalar(self, event: ScalarEvent, line: int) -> None:
        if not (event.implicit[0] or event.implicit[1]):
            raise self._stop("tags ('!…') are not accepted; write plain text or numbers.", line)
        plain = event.implicit[0]
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.wants_key:
            frame.key = self._key(plain_value(event.value) if plain else event.value, frame, line)
        else:
            self._put(plain_value(event.value) if plain else event.value, line)

    def _open(self, event: MappingStartEvent | SequenceStartEvent, line: int) -> None:
        if not event.implicit:
            raise self._stop("tags ('!…') are not accepted; write plain mappings and lists.", line)
        if len(self._frames) >= MAX_DEPTH:
            raise self._stop(f"mappings and lists are nested more than {MAX_DEPTH} deep.", line)
        if self._frames and self._frames[-1].wants_key:
            raise self._stop("a key is a mapping or list; keys are plain words.", line)
        value: Any = {} if isinstance(event, MappingStartEvent) else []
        self._frames.append(_Frame(value, self._put(value, line)))

    def _key(self, value: Any, frame: _Frame, line: int) -> Key:
        key: Key = value if isinstance(value, int) and not isinstance(value, bool) else _key_text(value)
        if key in frame.value:
            first = self.lines[(*frame.place, key)]
            self.problems.append(Problem(f"'{key}' stands twice in this mapping (first on line {first}).", self.name, line))
        self.lines[(*frame.place, key)] = line
        return key

    def _put(self, value: Any, line: int) -> Place:
        if not self._frames:
            self.result = value
            place: Place = ()
        else:
            place = self._frames[-1].add(value)
        self.lines.setdefault(place, line)
        return place

    def _stop(self, message: str, line: int) -> ScenarioError:
        return ScenarioError([*self.problems, Problem(message, self.name, line)])


class _Frame:
    """An open mapping or list, and where it stands."""

    def __init__(self, value: Any, place: Place) -> None:
        self.value = value
        self.place = place
        self.key: Key | None = None

    @property
    def wants_key(self) -> bool:
        return isinstance(self.value, dict) and self.key is None

    def add(self, value: Any) -> Place:
        if isinstance(self.value, list):
            self.value.append(value)
            return (*self.place, len(self.value) - 1)
        key, self.key = self.key, None
        self.value[key] = value
        return (*self.place, key if key is not None else "")


def _key_text(value: Any) -> str:
    return value if isinstance(value, str) else {None: "null", True: "true", False: "false"}.get(value, str(value))


def plain_value(text: str) -> Any:
    """What an unquoted YAML value means: a number, a date, true, false, nothing, or the text itself."""
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _REAL.fullmatch(text):
        return float(text)
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
