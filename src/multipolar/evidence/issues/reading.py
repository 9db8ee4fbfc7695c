"""Reads issue files: the bundled ones and a user's own, with file and line for everything that is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

import multipolar.library
from multipolar.errors import Problem, ScenarioError
from multipolar.evidence.issues.entries import IssueEntry, Kind
from multipolar.evidence.issues.matching import IssueLibrary
from multipolar.evidence.issues.patterns import why_wrong
from multipolar.library.reading import Place, YamlFile, read_yaml
from multipolar.scenario.names import unknown
from multipolar.scenario.schema.issues import Issue

_FIELDS = (
    "question",
    "scale",
    "settles",
    "background",
    "decided_by",
    "lever",
    "now",
    "pace",
    "effect",
    "words",
    "cues",
    "refused",
    "for",
    "against",
    "about",
    "leaning",
)
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_ROLE = re.compile(r"\{([^{}]*)\}")
_ROLES = ("attacker", "defender", "patron", "decider")
_DECIDERS = ("patron", "friend", "attacker", "defender")


@cache
def bundled_issues() -> IssueLibrary:
    """The issues that come with the program."""
    folder = Path(multipolar.library.__file__).parent / "issues"
    return _library(read_yaml(path) for path in (folder / f"{name}.yaml" for name in ("terms", "levers", "background")))


def read_issues(path: Path | str) -> IssueLibrary:
    """Read a file of issues in the format of the bundled ones.

    Raises
    ------
    ScenarioError
        With every problem found, each with file and line.
    """
    return replace(_library([read_yaml(Path(path))]), file=str(path))


def _library(files: Iterable[YamlFile]) -> IssueLibrary:
    entries: dict[str, IssueEntry] = {}
    problems: list[Problem] = []
    for file in files:
        check = _Check(file, problems)
        for name, data in check.issues().items():
            if name in entries:
                check.say(f"issue '{name}' stands twice.", ("issues", name))
            before = len(problems)
            check.issue(str(name), data)
            if len(problems) == before:
                entries[str(name)] = _entry(str(name), data)
    if problems:
        raise ScenarioError(problems)
    return IssueLibrary(tuple(entries.values()))


def _entry(name: str, data: dict[str, Any]) -> IssueEntry:
    kind: Kind = "background" if data.get("background") else "lever" if "lever" in data else "term"
    return IssueEntry(
        id=name,
        question=data["question"],
        kind=kind,
        scale=dict(sorted(data["scale"].items())),
        words=tuple(data["words"]),
        cues={point: tuple(terms) for point, terms in data.get("cues", {}).items()},
        refused={point: tuple(terms) for point, terms in data.get("refused", {}).items()},
        toward=data.get("for"),
        against=data.get("against"),
        decided_by=data.get("decided_by", ""),
        lever=data.get("lever", {}),
        effect=data.get("effect", {}),
        about=data.get("about", ""),
        by_side=data.get("leaning", True),
        now=str(data.get("now", "")),
        pace=str(data.get("pace", "")),
    )


class _Check:
    """Says what is wrong in one file."""

    def __init__(self, file: YamlFile, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems

    def say(self, message: str, place: Place) -> None:
        self.problems.append(Problem(message, self.file.file, self.file.line(place)))

    def issues(self) -> dict[Any, Any]:
        data = self.file.data
        if not isinstance(data, dict) or not isinstance(data.get("issues"), dict) or not data["issues"]:
            self.say("a file of issues begins with 'issues:', with at least one issue below it.", ())
            return {}
        for key in data:
            if key != "issues":
                self.say(unknown(f"'{key}' does not belong at the top of a file of issues.", key, ("issues",)), (key,))
        found: dict[Any, Any] = data["issues"]
        return found

    def issue(self, name: str, data: Any) -> None:
        place: Place = ("issues", name)
        if not _ID.match(name):
            self.say(f"'{name}' is no id: use lower-case words joined by hyphens.", place)
        if not isinstance(data, dict):
            self.say(f"issue '{name}' needs question, scale and words.", place)
            return
        for key in data:
            if key not in _FIELDS:
                self.say(unknown(f"'{key}' is not a field of an issue.", key, _FIELDS), (*place, key))
        for key in ("question", "scale", "words"):
            if not data.get(key):
                self.say(f"issue '{name}' has no '{key}'.", place)
        kinds = [key for key in ("settles", "background", "lever") if data.get(key)]
        if len(kinds) != 1:
            said = " and ".join(f"'{key}'" for key in kinds) or "none of them"
            self.say(f"issue '{name}' needs exactly one of 'settles: war', 'lever: …' and 'background: true'; it has {said}.", place)
        self._terms(data.get("words", []), (*place, "words"))
        self._cues(data, "cues", place)
        self._cues(data, "refused", place)
        self._words(data, place)
        self._sides(data, kinds, place)
        if all(data.get(key) for key in ("question", "scale")) and len(kinds) == 1:
            self._as_scenario(name, data, place)

    def _terms(self, terms: Any, place: Place) -> None:
        if not isinstance(terms, list):
            self.say(f"'{place[-1]}' is a list of terms: [territor*, line of contact].", place)
            return
        for number, term in enumerate(terms):
            if why := why_wrong(term):
                self.say(f"the term {str(term)!r} {why}.", (*place, number))

    def _cues(self, data: dict[str, Any], field: str, place: Place) -> None:
        cues, scale = data.get(field, {}), data.get("scale", {})
        if not isinstance(cues, dict):
            self.say(f"'{field}' gives terms by described point: {{0: [withdrawal], 100: [buffer zone*]}}.", (*place, field))
            return
        for point, terms in cues.items():
            if isinstance(scale, dict) and point not in scale:
                known = ", ".join(str(each) for each in scale)
                self.say(f"'{field}' has a point {point}, which the scale does not describe; it describes {known}.", (*place, field, point))
            self._terms(terms, (*place, field, point))

    def _words(self, data: dict[str, Any], place: Place) -> None:
        for key in ("for", "against"):
            point = data.get(key)
            if point is not None and not (isinstance(point, int) and 0 <= point <= 100):
                self.say(f"'{key}' is {point!r}; it is a whole number from 0 to 100.", (*place, key))
        scale = data.get("scale")
        texts = [(data.get("question"), "question"), *((text, "scale") for text in (scale.values() if isinstance(scale, dict) else ()))]
        for text, key in texts:
            for role in _ROLE.findall(text) if isinstance(text, str) else ():
                if role not in _ROLES:
                    self.say(unknown(f"'{{{role}}}' is no role.", role, _ROLES), (*place, key))
        decider = data.get("decided_by")
        if (decider is None) == ("lever" in data) or (decider is not None and decider not in _DECIDERS):
            said = f"'decided_by' is {decider!r}; a lever, and nothing else, names who decides it: {', '.join(_DECIDERS)}."
            self.say(said, (*place, "decided_by"))

    def _sides(self, data: dict[str, Any], kinds: list[str], place: Place) -> None:
        for key, allowed, said in (
            ("about", ("attacker", "defender"), "names the side whose forces or leaders the scale is about: attacker or defender"),
            ("leaning", (True, False), "is false where attackers and defenders usually want neither end, and else true"),
        ):
            if key in data and not (kinds == ["settles"] and data[key] in allowed):
                self.say(f"'{key}' is {data[key]!r}; on a term, and nowhere else, it {said}.", (*place, key))

    def _as_scenario(self, name: str, data: dict[str, Any], place: Place) -> None:
        """A scenario must accept what a draft makes of the issue."""
        try:
            ids = {role: role for role in (*_ROLES, "friend")}
            Issue.model_validate(_entry(name, {**data, "words": [], "cues": {}, "refused": {}}).draft({}, ids, ["a-lever"]))
        except ValidationError as error:
            for each in error.errors():
                inner = tuple(part for part in each["loc"] if part in data or part in data.get("scale", {}))
                self.say(f"issue '{name}': {each['msg'].removeprefix('Value error, ')}", (*place, *inner))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            self.say(f"issue '{name}' cannot be read: {error!r}. See the bundled files for the format.", place)
