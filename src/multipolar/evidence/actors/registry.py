"""The registry: who the actors are and what they are called, from ``library/registry``."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import multipolar.library
from multipolar.evidence.actors.words import cut
from multipolar.evidence.text import plain
from multipolar.library.reading import read_yaml

_BARRED = str.maketrans("łŁøØđĐıßæÆ", "lLoOdDisaA")
_SLUG = re.compile(r"[a-z0-9]+")
_CYRILLIC = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэіїєґ", "a b v g d e z i y k l m n o p r s t u f y e i yi ye g".split(), strict=True))
    | {"ё": "yo", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}
)  # fmt: skip

FOLDER = Path(multipolar.library.__file__).parent / "registry"

_ALSO_LEADING = frozenset({"party-leader", "rebel-leader", "militia-leader", "opposition-leader", "religious-leader"})
"""Offices whose holders may be meant by "the two leaders", though they lead no state."""

_DESCRIBED = frozenset({"forces", "parliament", "ministry", "agency", "central-bank", "court", "government"})
_BODIES = frozenset(
    "army military forces troops soldiers navy marines parliament ministry intelligence guard force bank junta government court legislature".split()
)
_FEW = 3
"""A group of at most so many members is named by its members."""

Role = Literal["name", "family", "demonym", "capital", "seat", "host", "prefix", "except"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One entry of the registry.

    Parameters
    ----------
    id : str
        Canonical id.
    name : str
        Usual name.
    type : {"state", "person", "organisation", "group", "place", "other"}
        By the prefix of its id.
    kind : str
        Narrower: ``historical`` for a state, ``military`` for an organisation.
    gender : {"m", "f", ""}
        Of a person.
    states : tuple of str
        States a person or organisation belongs to.
    offices : tuple of str
        Offices a person holds or held, in lower case.
    leads : bool
        Whether the person leads or led a state, government, movement or army.
    in_office : bool
        Whether the registry knows no end of the person's latest office.
    family : str
        Family name of a person.
    """

    id: str
    name: str
    type: str
    kind: str = ""
    gender: str = ""
    states: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    leads: bool = False
    in_office: bool = False
    family: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to write one actor.

    Parameters
    ----------
    actors : tuple of str
        Whom it names.
    role : str
        How it names them; a ``host`` is a city where an organisation sits, and for which it may stand where the city is no state's for sure.
    words, between : tuple of str
        Its words and what stands between them.
    place : str
        For a capital or seat: the place's own id.
    ambiguous : bool
        Whether it also means other things, so that the document must name the actor in another way too.
    """

    actors: tuple[str, ...]
    role: Role
    words: tuple[str, ...]
    between: tuple[str, ...]
    place: str = ""
    ambiguous: bool = False


@dataclass(frozen=True)
class Registry:
    """Actors by id, and their names by first word, the longest first.

    Parameters
    ----------
    actors : mapping
        By id.
    index : mapping
        First word of a name to the names that begin with it.
    given : frozenset of str
        Given names of the persons it knows.
    generic : mapping
        Phrases that name no settled set (``world leaders``), in lower case, to the id of their group.
    offices : mapping
        Noun of an office (``foreign minister``) to the offices it may mean; none stands for any that leads.
    roles : mapping
        Plural noun for people (``diplomats``) to its class.
    """

    actors: Mapping[str, Actor]
    index: Mapping[str, tuple[Entry, ...]]
    given: frozenset[str] = frozenset()
    generic: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, frozenset[str]] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)

    @functools.cached_property
    def single(self) -> frozenset[str]:
        """Names of one word, unsure ones too."""
        return frozenset(word for word, entries in self.index.items() if len(entries[-1].words) == 1)

    @functools.cached_property
    def office_ends(self) -> frozenset[str]:
        """Last words of the nouns of offices."""
        return frozenset(noun.replace("-", " ").split()[-1] for noun in self.offices)

    @functools.cached_property
    def _in_office(self) -> dict[str, list[Actor]]:
        found: dict[str, list[Actor]] = {}
        for actor in self.actors.values():
            for state in actor.states if actor.type == "person" and actor.in_office else ():
                found.setdefault(state, []).append(actor)
        return found

    def in_office(self, state: str) -> list[Actor]:
        """Persons of a state whose office, as far as the registry knows, has not ended."""
        return self._in_office.get(state, [])

    def type_of(self, actor: str) -> str:
        """Type of an actor, known or only proposed."""
        known = self.actors.get(actor)
        return known.type if known else TYPES.get(actor.partition(":")[0], "other")


TYPES = {"state": "state", "gov": "state", "per": "person", "org": "organisation", "grp": "group", "loc": "place"}


@functools.cache
def registry() -> Registry:
    """Read ``library/registry``, once."""
    return read_registry(sorted(FOLDER.glob("*.yaml")))


def read_registry(files: Sequence[Path]) -> Registry:
    """Read a registry from YAML files; a later file may add actors, and names to actors of an earlier one."""
    contents = [read_yaml(file).data for file in files]
    tables = [data for data in contents if isinstance(data, dict)]
    rows = [row for data in contents for row in (data if isinstance(data, list) else _rows_of(data))]
    offices = {row["id"]: row for data in tables for row in data.get("offices") or ()}
    actors: dict[str, Actor] = {}
    for row in rows:
        actors.setdefault(row["id"], _actor(row, offices))
    index: dict[str, list[Entry]] = {}
    for entry in dict.fromkeys(found for row in rows if not row.get("generic") for found in _entries(row)):
        index.setdefault(entry.words[0], []).append(entry)
    # The longest name wins, and where two are equally long one that names somebody wins over one that only excludes.
    order = {word: tuple(sorted(found, key=_rank)) for word, found in index.items()}
    given = frozenset(word for actor in actors.values() if actor.type == "person" for word in actor.name.split() if word != actor.family and word[0].isupper() and len(word) > 2)
    generic = {name.lower(): row["id"] for row in rows if row.get("generic") for name in (row["name"], *_listed(row.get("also")))}
    return Registry(actors, order, given, generic, _offices_by_noun(tables), _roles(tables))


def _rows_of(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Actors of a file with several tables: every row with an id that has a prefix (``grp:``, ``loc:``)."""
    for table in data.values():
        if isinstance(table, list):
            yield from (row for row in table if isinstance(row, dict) and ":" in str(row.get("id", "")))


def _rank(entry: Entry) -> tuple[int, bool]:
    return -len(entry.words), entry.role == "except"


def _offices_by_noun(tables: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """Noun of an office, in lower case, to the offices it may mean; an empty set means any that leads."""
    nouns: dict[str, set[str]] = {}
    for data in tables:
        for row in data.get("offices") or ():
            for noun in _listed(row.get("nouns")):
                nouns.setdefault(noun.lower().replace("-", " "), set()).add(row["id"].replace("-", " "))
        for row in data.get("generic") or ():
            covered = row.get("covers")
            for noun in _listed(row.get("nouns")):
                if isinstance(covered, list):
                    nouns.setdefault(noun.lower(), set()).update(one.replace("-", " ") for one in covered)
                elif covered == "leaders":
                    nouns[noun.lower()] = set()
    return {noun: frozenset(offices) for noun, offices in nouns.items()}


def _roles(tables: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Plural noun for people, in lower case, to its class (official, military, expert, press, public, business, faction)."""
    found: dict[str, str] = {}
    for data in tables:
        for row in data.get("roles") or ():
            for noun in _listed(row.get("plurals")):
                found.setdefault(noun.lower(), row["class"])
    return found


def _actor(row: Mapping[str, Any], offices_known: Mapping[str, Mapping[str, Any]]) -> Actor:
    offices = tuple(office.replace("-", " ") for office in _listed(row.get("office")))
    return Actor(
        id=row["id"],
        name=row["name"],
        type=TYPES.get(row["id"].partition(":")[0], "other"),
        kind=row.get("kind") or "",
        gender=row.get("gender") or "",
        states=tuple(_listed(row.get("of"))),
        offices=offices,
        leads=any(office in _ALSO_LEADING or offices_known.get(office, {}).get("leader") for office in _listed(row.get("office"))),
        in_office="office" in row and "to" not in row,
        family=next(iter(_families(row)), "") if row["id"].startswith("per:") else "",
    )


def _listed(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _families(row: Mapping[str, Any]) -> list[str]:
    """Family names of a person: as given, or the last word of the name; with and without an Arabic article."""
    given = _listed(row.get("family")) or [row["name"].split()[-1]]
    return list(dict.fromkeys([*given, *(name[3:] for name in given if name[:3].lower() in ("al-", "el-"))]))


def _entries(row: Mapping[str, Any]) -> Iterator[Entry]:
    """Every way to write one actor."""
    unsure = frozenset(plain(name) for name in _listed(row.get("ambiguous")))
    actor = (row["id"],)

    def entries(names: Iterable[str], role: Role, place: str = "") -> Iterator[Entry]:
        for name in names:
            for spelling in _at_openings(_spellings(plain(name))):
                words, between = cut(spelling)
                if words:
                    yield Entry(actor, role, words, between, place, plain(name) in unsure)

    names = [name for name in (row["name"], *_listed(row.get("also"))) if not _is_description(row, name)]
    members = tuple(_listed(row.get("members")))
    if 1 < len(members) <= _FEW:
        actor = members
    yield from entries(names, "name")
    yield from entries([*_listed(row.get("demonyms")), *_listed(row.get("adjectives"))], "demonym")
    yield from entries(_listed(row.get("prefixes")), "prefix")
    yield from entries(_listed(row.get("except")), "except")
    for capital in row.get("capitals") or ():
        names = [capital["name"], *_listed(capital.get("also"))]
        yield from entries(names, "capital", _place(capital["name"]))
    for city in _listed(row.get("seat")):
        yield from entries([city], "host", _place(city))
    for seat in _listed(row.get("seats")):
        yield from entries([seat], "seat", _place(seat))
    if row["id"].startswith("per:"):
        alone = row.get("alone", True)
        for family in _families(row):
            for spelling in _spellings(plain(family)):
                words, between = cut(spelling)
                yield Entry(actor, "family", words, between, "", not alone or plain(family) in unsure)


def _at_openings(names: Iterable[str]) -> Iterator[str]:
    """A name that begins in lower case also with a capital, as at the beginning of a sentence."""
    for name in names:
        yield name
        if name[0].islower() and " " in name:
            yield name[0].upper() + name[1:]


def _spellings(name: str) -> tuple[str, ...]:
    """A name as it is, and without its accents."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", name.translate(_BARRED)) if not unicodedata.combining(letter))
    return (name,) if bare == name or not bare.isascii() else (name, bare)


def _is_description(row: Mapping[str, Any], name: str) -> bool:
    """Whether a name only describes the body of a state (``Chadian army``): groups are told by their nouns, each in its own words."""
    return row["id"].startswith("org:") and row.get("kind") in _DESCRIBED and name[0].isupper() and name.split()[-1] in _BODIES


def _place(name: str) -> str:
    return "loc:" + slug(name)


def transliterated(name: str) -> str:
    """A name with its Cyrillic letters written in Latin ones, in lower case."""
    return name.lower().translate(_CYRILLIC)


def slug(name: str) -> str:
    """A name as the part of an id after its prefix: lower case, without accents, words joined by hyphens."""
    bare = unicodedata.normalize("NFKD", transliterated(name)).encode("ascii", "ignore").decode()
    return "-".join(_SLUG.findall(bare.lower().replace("'", "")))
