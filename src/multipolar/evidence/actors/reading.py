"""Reads the registry from ``library/registry``."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import multipolar.library
from multipolar.evidence.actors.registry import TYPES, Actor, Entry, Registry, Role
from multipolar.evidence.actors.spelling import at_openings, slug, spellings
from multipolar.evidence.actors.words import cut
from multipolar.evidence.text import plain
from multipolar.library.keeping import kept_yaml

FOLDER = Path(multipolar.library.__file__).parent / "registry"

_ALSO_LEADING = frozenset({"party-leader", "rebel-leader", "militia-leader", "opposition-leader", "religious-leader"})
"""Offices whose holders may be meant by "the two leaders", though they lead no state."""

_DESCRIBED = frozenset({"forces", "parliament", "ministry", "agency", "central-bank", "court", "government"})
_BODIES = frozenset({"army", "military", "forces", "troops", "soldiers", "navy", "marines", "force", "guard", "intelligence"}) | {
    "parliament", "legislature", "ministry", "bank", "junta", "government", "court"
}  # fmt: skip
_LISTS: dict[str, Role] = {"demonyms": "demonym", "adjectives": "demonym", "prefixes": "prefix", "except": "except"}
_FEW = 3
"""A group of at most so many members is named by its members."""


@functools.cache
def registry() -> Registry:
    """Read ``library/registry``, once."""
    return read_registry(sorted(FOLDER.glob("*.yaml")))


def read_registry(files: Sequence[Path]) -> Registry:
    """Read a registry from YAML files; a later file may add actors, and names to actors of an earlier one."""
    contents = [kept_yaml(file) for file in files]
    tables = [data for data in contents if isinstance(data, dict)]
    rows = [row for data in contents for row in (data if isinstance(data, list) else _rows_of(data))]
    leading = {row["id"] for data in tables for row in data.get("offices") or () if row.get("leader")} | _ALSO_LEADING
    actors: dict[str, Actor] = {}
    for row in rows:
        actors.setdefault(row["id"], _actor(row, leading))
    index: dict[str, list[Entry]] = {}
    for entry in dict.fromkeys(found for row in rows if not row.get("generic") for found in _entries(row)):
        index.setdefault(entry.words[0], []).append(entry)
    # The longest name wins, and where two are equally long one that names somebody wins over one that only excludes.
    order = {word: tuple(sorted(found, key=lambda entry: (-len(entry.words), entry.role == "except"))) for word, found in index.items()}
    generic = {name.lower(): row["id"] for row in rows if row.get("generic") for name in (row["name"], *_listed(row.get("also")))}
    given = frozenset(word for actor in actors.values() for word in actor.given if word[0].isupper() and len(word) > 2)  # no initials
    return Registry(actors, order, given, generic, _offices(tables), frozenset(map(_bare, leading)))


def _rows_of(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Actors of a file with several tables: every row with an id that has a prefix (``grp:``, ``loc:``)."""
    for table in data.values():
        if isinstance(table, list):
            yield from (row for row in table if isinstance(row, dict) and ":" in str(row.get("id", "")))


def _given(row: Mapping[str, Any]) -> frozenset[str]:
    """A person's names but for the family name, with and without accents."""
    families = _families(row)
    words = (word for name in (row["name"], *_listed(row.get("also"))) for word in cut(plain(name))[0] if word not in families)
    return frozenset(spelling for word in words for spelling in spellings(word))


def _offices(tables: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """Noun of an office, in lower case, to the offices it may mean; an empty set means any that leads."""
    nouns: dict[str, set[str]] = {}
    for data in tables:
        for row in data.get("offices") or ():
            for noun in _listed(row.get("nouns")):
                nouns.setdefault(_bare(noun), set()).add(_bare(row["id"]))
        for row in data.get("generic") or ():
            covered = row.get("covers")
            for noun in _listed(row.get("nouns")):
                if isinstance(covered, list):
                    nouns.setdefault(_bare(noun), set()).update(map(_bare, covered))
                elif covered == "leaders":
                    nouns[_bare(noun)] = set()
    return {noun: frozenset(offices) for noun, offices in nouns.items()}


def _bare(noun: str) -> str:
    return noun.lower().replace("-", " ")


def _actor(row: Mapping[str, Any], leading: set[str]) -> Actor:
    kind = TYPES.get(row["id"].partition(":")[0], "other")
    return Actor(
        id=row["id"],
        name=row["name"],
        type=kind,
        kind=row.get("kind") or "",
        gender=row.get("gender") or "",
        states=tuple(_listed(row.get("of"))),
        offices=tuple(map(_bare, _listed(row.get("office")))),
        leads=not leading.isdisjoint(_listed(row.get("office"))),
        in_office="office" in row and "to" not in row,
        family=_families(row)[0] if kind == "person" else "",
        given=_given(row) if kind == "person" else frozenset(),
    )


def _listed(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _families(row: Mapping[str, Any]) -> list[str]:
    """Family names of a person: as given, or the last word of the name, in all its spellings; with and without an Arabic article."""
    given = _listed(row.get("family")) or [row["name"].split()[-1]]
    given += [last for name in _listed(row.get("also")) if (last := name.split()[-1]) not in given and slug(last) == slug(given[0])]
    return list(dict.fromkeys([*given, *(name[3:] for name in given if name[:3].lower() in ("al-", "el-"))]))


def _entries(row: Mapping[str, Any]) -> Iterator[Entry]:
    """Every way to write one actor."""
    unsure = frozenset(plain(name) for name in _listed(row.get("ambiguous")))
    if row["id"].startswith("per:") and row.get("alone") is False:
        unsure |= {plain(name) for name in _families(row)}
    members = tuple(_listed(row.get("members")))
    actor = members if 1 < len(members) <= _FEW else (row["id"],)
    for name, role, place in _names(row):
        for spelling in at_openings(spellings(plain(name))):
            words, between = cut(spelling)
            if words:
                yield Entry(actor, role, words, between, place, plain(name) in unsure)


def _names(row: Mapping[str, Any]) -> Iterator[tuple[str, Role, str]]:
    """Its names, how each names it, and for a capital or seat the id of the place."""
    for name in (row["name"], *_listed(row.get("also"))):
        if not _is_description(row, name):
            yield name, "name", ""
    for key, role in _LISTS.items():
        for name in _listed(row.get(key)):
            yield name, role, ""
    for capital in row.get("capitals") or ():
        for name in (capital["name"], *_listed(capital.get("also"))):
            yield name, "capital", "loc:" + slug(capital["name"])
    for name in _listed(row.get("seat")):
        yield name, "host", "loc:" + slug(name)
    for name in _listed(row.get("seats")):
        yield name, "seat", "loc:" + slug(name)
    for name in _families(row) if row["id"].startswith("per:") else ():
        yield name, "family", ""


def _is_description(row: Mapping[str, Any], name: str) -> bool:
    """Whether a name only describes the body of a state (``Chadian army``): groups are told by their nouns, each in its own words."""
    return row["id"].startswith("org:") and row.get("kind") in _DESCRIBED and name[0].isupper() and _last_word(name) in _BODIES


def _last_word(name: str) -> str:
    """Last word of a name, a ministry's in lower case: a foreign ministry speaks for its government and is told by its noun."""
    last = name.split()[-1]
    return last.lower() if last == "Ministry" else last
