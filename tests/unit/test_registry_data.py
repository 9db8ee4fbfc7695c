"""The actor registry's own files: well formed, unambiguous, and able to name what news articles name."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import multipolar.library
from multipolar.library.reading import read_yaml

FOLDER = Path(multipolar.library.__file__).parent / "registry"
LISTS = ("states", "people", "organisations", "groups", "places")
FIELDS = {
    "states": {"kind", "of", "demonyms", "prefixes", "capitals", "seats"},
    "people": {"family", "alone", "of", "office", "from", "to", "gender"},
    "organisations": {"kind", "of", "seat", "seats", "historical"},
    "groups": {"adjectives", "prefixes", "members", "generic"},
    "places": {"kind", "in", "demonyms"},
}
COMMON = {"id", "name", "also", "ambiguous", "except", "note"}
PREFIX = {"states": "state", "people": "per", "organisations": "org", "groups": "grp", "places": "loc"}
FORM = {
    "states": r"[A-Z]{3}(-[a-z]+)*",
    "organisations": r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*",
}
PLAIN = r"[a-z0-9]+(-[a-z0-9]+)*"
BASE = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "ə": "a", "ð": "d", "þ": "th"}
)


def fold(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.translate(BASE))
    return "".join(c for c in spread if not unicodedata.combining(c))


def slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text).lower().replace("'", "").replace(".", "")).strip("-")


def some(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


@cache
def load(name: str) -> Any:
    return read_yaml(FOLDER / f"{name}.yaml").data


def entries(kind: str) -> list[dict[str, Any]]:
    data = load(kind)
    return data["groups"] if kind == "groups" else data


def families(person: dict[str, Any]) -> list[str]:
    return some(person.get("family", person["name"].split()[-1]))


def names(kind: str, entry: dict[str, Any]) -> list[str]:
    """Every form that can stand for the entry, the family name only where it may stand alone."""
    found = [entry["name"], *entry.get("also", [])]
    for key in ("demonyms", "adjectives", "prefixes", "seats"):
        found += entry.get(key, [])
    for capital in entry.get("capitals", []):
        found += [capital["name"], *capital.get("also", [])]
    if kind == "people" and entry.get("alone", True):
        found += families(entry)
    return list(dict.fromkeys(found))


@cache
def table(kind: str) -> dict[str, list[tuple[str, bool]]]:
    """From each form, accents removed, to the ids it can mean and whether the entry calls it ambiguous."""
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for entry in entries(kind):
        doubtful = set(entry.get("ambiguous", []))
        for name in names(kind, entry):
            found[fold(name)][entry["id"]] = name in doubtful
    return {name: list(ids.items()) for name, ids in found.items()}


def lookup(kind: str, name: str) -> str | None:
    certain = [i for i, doubtful in table(kind).get(fold(name), []) if not doubtful]
    return certain[0] if len(certain) == 1 else None


def everything() -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in LISTS:
        for entry in entries(kind):
            yield kind, entry


def known_ids() -> set[str]:
    return {entry["id"] for _, entry in everything()}


def capital_ids() -> set[str]:
    """The places that states.yaml gives without saying so."""
    found = set()
    for state in entries("states"):
        found |= {f"loc:{slug(c['name'])}" for c in state.get("capitals", [])}
        found |= {f"loc:{slug(s)}" for s in state.get("seats", [])}
    return found


@pytest.mark.parametrize("kind", LISTS)
def test_ids_are_well_formed_and_unique(kind: str):
    ids = [entry["id"] for entry in entries(kind)]
    assert len(ids) == len(set(ids)), sorted({i for i in ids if ids.count(i) > 1})
    form = re.compile(f"{PREFIX[kind]}:{FORM.get(kind, PLAIN)}")
    assert not [i for i in ids if not form.fullmatch(i)]
    folded = [i.lower() for i in ids]
    assert len(folded) == len(set(folded)), "two ids differ by their capitals only"


@pytest.mark.parametrize("kind", LISTS)
def test_only_known_fields_and_only_text_in_lists(kind: str):
    for entry in entries(kind):
        assert set(entry) <= COMMON | FIELDS[kind], entry["id"]
        assert isinstance(entry["name"], str), entry["id"]
        assert entry["name"].strip(), entry["id"]
        for key in ("also", "demonyms", "adjectives", "prefixes", "seats", "ambiguous", "except", "office"):
            values = entry.get(key, [])
            assert isinstance(values, list), (entry["id"], key)
            assert all(isinstance(v, str) and v and v == v.strip() for v in values), (entry["id"], key)
            assert len(values) == len(set(values)), (entry["id"], key)
            assert key not in entry or values, (entry["id"], key, "is empty")
        assert entry["name"] not in entry.get("also", []), entry["id"]


def test_of_in_and_members_exist():
    known = known_ids()
    for _, entry in everything():
        for key in ("of", "in", "members"):
            missing = [i for i in some(entry.get(key)) if i not in known]
            assert not missing, (entry["id"], key, missing)
        assert entry["id"] not in some(entry.get("of")), entry["id"]


@pytest.mark.parametrize("kind", LISTS)
def test_a_name_means_one_actor_unless_marked_ambiguous(kind: str):
    clashes = {}
    for name, ids in table(kind).items():
        certain = [i for i, doubtful in ids if not doubtful]
        if len(certain) > 1:
            clashes[name] = certain
    assert not clashes


def test_a_name_means_one_actor_across_the_kinds_too():
    meant: dict[str, set[str]] = defaultdict(set)
    for kind in LISTS:
        for name, ids in table(kind).items():
            meant[name] |= {i for i, doubtful in ids if not doubtful}
    assert not {name: sorted(ids) for name, ids in meant.items() if len(ids) > 1}


@pytest.mark.parametrize("kind", LISTS)
def test_ambiguous_lists_own_names_and_except_lists_longer_phrases(kind: str):
    for entry in entries(kind):
        own = names(kind, entry)
        assert set(entry.get("ambiguous", [])) <= set(own), (entry["id"], set(entry.get("ambiguous", [])) - set(own))
        for phrase in entry.get("except", []):
            assert phrase not in own, (entry["id"], phrase)
            assert any(name.removeprefix("the ").casefold() in phrase.casefold() for name in own), (entry["id"], phrase)


def test_a_full_name_names_one_person():
    meant: dict[str, set[str]] = defaultdict(set)
    for person in entries("people"):
        for name in [person["name"], *person.get("also", [])]:
            meant[fold(name)].add(person["id"])
    assert not {name: ids for name, ids in meant.items() if len(ids) > 1}


def test_people_are_described_in_known_words():
    offices = {office["id"] for office in load("offices")["offices"]}
    for person in entries("people"):
        assert set(person.get("office", [])) <= offices, person["id"]
        assert person.get("gender") in {None, "m", "f"}, person["id"]
        assert isinstance(person.get("alone", True), bool)
        assert all(family.strip() for family in families(person))
        first, last = person.get("from", 0), person.get("to", 9999)
        assert first <= last, person["id"]
        assert {person.get(k) for k in ("from", "to")} <= {None, *range(1700, 2100)}, person["id"]


def test_family_names_stand_in_the_name_or_its_variants():
    for person in entries("people"):
        forms = fold(" ".join([person["name"], *person.get("also", [])])).casefold().replace("-", " ")
        for family in families(person):
            assert fold(family).casefold().replace("-", " ") in forms, (person["id"], family)


def test_places_do_not_repeat_capitals_and_seats():
    assert not {place["id"] for place in entries("places")} & capital_ids()


def test_offices_and_titles():
    data = load("offices")
    ids = [o["id"] for o in data["offices"]]
    assert len(ids) == len(set(ids))
    nouns: dict[str, str] = {}
    for office in data["offices"]:
        assert set(office) <= {"id", "nouns", "plurals", "titles", "leader", "men", "women"}, office["id"]
        assert set(office.get("men", [])) | set(office.get("women", [])) <= set(office["nouns"]), office["id"]
        for noun in [*office["nouns"], *office.get("plurals", [])]:
            assert nouns.setdefault(noun, office["id"]) == office["id"], (noun, office["id"], nouns[noun])
    for generic in data["generic"]:
        covers = generic["covers"]
        assert covers in ("all", "leaders") or set(covers) <= set(ids), generic["id"]
    assert {t.get("gender") for t in data["titles"]} == {"m", "f", None}


def test_roles_have_nouns_and_plurals():
    for role in load("groups")["roles"]:
        assert set(role) <= {"class", "source", "nouns", "plurals", "collective"}
        assert role["nouns"]
        assert role["plurals"]
        for key in ("nouns", "plurals", "collective"):
            words = role.get(key, [])
            assert len(words) == len(set(words)), (role["class"], key)


def test_all_members_of_the_un_are_there():
    assert sum("kind" not in state for state in entries("states")) == 193


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("states", "Russia", "state:RUS"),
        ("states", "Kremlin", "state:RUS"),
        ("states", "Moscow", "state:RUS"),
        ("states", "Kiev", "state:UKR"),
        ("states", "Kyiv", "state:UKR"),
        ("states", "U.S.", "state:USA"),
        ("states", "America", "state:USA"),
        ("states", "Washington", "state:USA"),
        ("states", "White House", "state:USA"),
        ("states", "Chinese", "state:CHN"),
        ("states", "Beijing", "state:CHN"),
        ("states", "Sino", "state:CHN"),
        ("states", "DPRK", "state:PRK"),
        ("states", "Soviet", "state:SUN"),
        ("states", "Nazi Germany", "state:DEU-nazi"),
        ("states", "Elysee", "state:FRA"),
        ("states", "Turkiye", "state:TUR"),
        ("states", "Korea", None),
        ("states", "Brussels", None),
        ("people", "Vladimir V. Putin", "per:vladimir-putin"),
        ("people", "Владимир Путин", "per:vladimir-putin"),
        ("people", "习近平", "per:xi-jinping"),
        ("people", "Xi", "per:xi-jinping"),
        ("people", "Zelenskyy", "per:volodymyr-zelensky"),
        ("people", "Erdogan", "per:recep-tayyip-erdogan"),
        ("people", "Trump", "per:donald-trump"),
        ("people", "Witkoff", "per:steve-witkoff"),
        ("people", "Kellogg", "per:keith-kellogg"),
        ("people", "Rubio", "per:marco-rubio"),
        ("people", "George Simion", "per:george-simion"),
        ("people", "Hemedti", "per:mohamed-hamdan-dagalo"),
        ("people", "Gideon Saar", "per:gideon-saar"),
        ("people", "May", None),
        ("people", "Bush", None),
        ("organisations", "European Union", "org:EU"),
        ("organisations", "Nato", "org:NATO"),
        ("organisations", "Shanghai Cooperation Organization", "org:SCO"),
        ("organisations", "People's Liberation Army", "org:PLA"),
        ("organisations", "UN Security Council", "org:UNSC"),
        ("organisations", "Fox News", "org:fox-news"),
        ("organisations", "Nord Stream 2", "org:nord-stream"),
        ("organisations", "Rapid Support Forces", "org:RSF"),
        ("groups", "Western", "grp:the-west"),
        ("groups", "globalist elite", "grp:globalist-elites"),
        ("groups", "Europe", "grp:europe"),
        ("places", "Donbas", "loc:donbass"),
        ("places", "Red Square", "loc:red-square"),
        ("places", "Artsakh", "loc:nagorno-karabakh"),
        ("places", "Istanbul", "loc:istanbul"),
    ],
)
def test_names_of_the_news(kind: str, name: str, expected: str | None):
    assert lookup(kind, name) == expected


def test_capitals_and_seats_give_places():
    assert {"loc:moscow", "loc:kremlin", "loc:washington", "loc:beijing"} <= capital_ids()


def test_holders_of_an_office_can_be_found():
    def holders(state: str, office: str, year: int) -> list[str]:
        return [
            p["id"]
            for p in entries("people")
            if state in some(p["of"]) and office in p.get("office", []) and p.get("from", 9999) <= year <= p.get("to", 9999)
        ]

    assert holders("state:RUS", "president", 2025) == ["per:vladimir-putin"]
    assert holders("state:FRA", "president", 2016) == ["per:francois-hollande"]
    assert holders("state:GBR", "prime-minister", 2023) == ["per:rishi-sunak"]
    assert holders("state:TUR", "president", 2025) == ["per:recep-tayyip-erdogan"]


def test_the_whole_registry_stays_small():
    assert sum(path.stat().st_size for path in FOLDER.glob("*.yaml")) < 850_000
