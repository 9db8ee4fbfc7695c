"""Words of ties, from ``library/lexicon/ties.yaml``."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, cast

from ruamel.yaml import YAML

from multipolar.evidence.extractors.events.lexicon import spellings
from multipolar.results.evidence.rows import Sign, TieStatus, TieType


@dataclass(frozen=True, slots=True)
class Bond:
    """What a word says of two actors.

    Parameters
    ----------
    type, sign : str
        As in `Tie`.
    words : tuple of str
        Preposition of a verb, or words right before a noun.
    directed, reversed : bool
        From the one before the word to the one after it; or the other way round.
    mutual : bool
        Whether a verb says it of its subjects ("the two fell out").
    person : bool
        Whether a noun is somebody ("an ally").
    after : tuple of str
        Prepositions after which a noun has its other side, where only these will do.
    stirs : bool
        Whether a verb tells what its subject stirs up in its object ("angers"): the one who is angered turns on the other.
    owner : bool
        Whether the other one owns the noun that ends a phrase ("comes to Chile's aid").
    withholds : bool
        Whether what a verb holds back or undoes is somebody's ("blocks Chile's accession").
    lets : bool
        Whether a verb tells what its subject lets another do.
    called : bool
        Whether it is what somebody is called ("sees Chile as a friend").
    """

    type: TieType
    sign: Sign
    words: tuple[str, ...] = ()
    directed: bool = True
    reversed: bool = False
    mutual: bool = False
    person: bool = False
    after: tuple[str, ...] = ()
    stirs: bool = False
    owner: bool = False
    withholds: bool = False
    called: bool = False
    lets: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What ``ties.yaml`` says, by lemma."""

    nouns: Mapping[str, tuple[Bond, ...]]
    verbs: Mapping[str, tuple[Bond, ...]]
    adjectives: Mapping[str, tuple[Bond, ...]]
    events: Mapping[str, Bond]
    relations: frozenset[str]
    signs: Mapping[str, Sign]
    changes: Mapping[str, Sign]
    statuses: Mapping[str, TieStatus]
    status_adjectives: Mapping[str, TieStatus]
    officials: frozenset[str]
    fighters: frozenset[str]
    factions: frozenset[str]
    withheld: Mapping[str, tuple[tuple[str, ...], ...]]
    """By verb, the words that must follow it."""
    giving: frozenset[str]
    not_gifts: frozenset[str]
    foes: frozenset[str]
    beliefs: frozenset[str]
    misdeeds: frozenset[str]
    standing: frozenset[str]
    charges: frozenset[str]
    resolved: frozenset[str]
    of_things: frozenset[str]
    naming: frozenset[str]
    backed: frozenset[str]
    moods: frozenset[str]
    countries: frozenset[str]
    folds: frozenset[str]
    helping: frozenset[str]
    belongings: frozenset[str]
    gifts: frozenset[str]
    providers: frozenset[str]
    observers: frozenset[str]
    watching: frozenset[str]
    truces: frozenset[str]
    turns: Mapping[str, Sign]
    """Turns of speech that say how relations stand."""
    liftable: frozenset[str]
    lifting: frozenset[str]
    breaking: frozenset[str]
    broken: frozenset[str]
    bad: frozenset[str]
    """What somebody's deed is called in anger."""
    circles: frozenset[str]
    receiving: frozenset[str]
    received: frozenset[str]
    gestures: frozenset[str]
    decisions: frozenset[str]
    blame: frozenset[str]
    donating: frozenset[str]
    arms: frozenset[str]
    makes: frozenset[str]
    money: frozenset[str]
    ruin: frozenset[str]
    not_trade: frozenset[str]
    firms: frozenset[str]
    wanting: frozenset[str]
    blows: frozenset[str]
    targets: frozenset[str]
    projectiles: frozenset[str]
    craft: frozenset[str]
    armour: frozenset[str]
    yielding: frozenset[str]
    fallen: frozenset[str]
    striking: Mapping[str, tuple[tuple[str, ...], ...]]
    gesture_phrases: Mapping[str, tuple[tuple[str, ...], ...]]


_SETS = (
    "officials", "fighters", "factions", "standing", "giving", "not_gifts", "foes", "beliefs", "misdeeds", "naming", "resolved",
    "of_things", "charges", "backed", "moods", "countries", "observers", "watching", "folds", "truces", "liftable", "lifting", "breaking",
    "broken", "bad", "helping", "belongings", "gifts", "providers", "circles", "receiving", "received", "gestures",
    "decisions", "blame", "donating", "arms", "makes", "money", "ruin", "not_trade", "firms", "wanting", "blows",
    "targets", "projectiles", "craft", "armour", "yielding", "fallen",
)  # fmt: skip


@functools.cache
def lexicon() -> Lexicon:
    """Read it, once."""
    text = (files("multipolar.library") / "lexicon" / "ties.yaml").read_text(encoding="utf-8")
    data = cast(dict[str, Any], YAML(typ="safe", pure=True).load(text))
    statuses = data["statuses"]
    return Lexicon(
        nouns=_bonds(data["nouns"], head=-1),
        verbs=_bonds([*data["verbs"], *_called(data["called"])], head=0),
        adjectives=_bonds(data["adjectives"], head=0),
        events={plover: Bond(row["type"], row["sign"]) for plover, row in data["events"].items()},
        relations=frozenset(data["relations"]),
        signs=_signs(data["friendly"], data["hostile"]),
        changes=_signs(data["change"]["friendly"], data["change"]["hostile"]),
        statuses={word: status for status in ("perceived", "desired") for word in statuses[status]},
        withheld=_phrases(data["withheld"]),
        gesture_phrases=_phrases(data["gesture_phrases"]),
        striking=_phrases(data["striking"]),
        turns=_signs(data["turns"]["friendly"], data["turns"]["hostile"]),
        **{name: frozenset(one for word in data[name] for one in spellings(word)) for name in _SETS},
        status_adjectives={word: status for status in ("past", "perceived", "potential") for word in statuses[f"{status}_adjectives"]},
    )


def _signs(friendly: list[str], hostile: list[str]) -> dict[str, Sign]:
    found: dict[str, Sign] = {one: "+" for word in friendly for one in spellings(word)}
    found.update({one: "-" for word in hostile for one in spellings(word)})
    return found


def _called(data: dict[str, list[str]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for kind, sign, nouns in (("hostile", "-", data["hostile"]), ("alliance", "+", data["friendly"])):
        plain = [f"{verb} {noun}" for verb in data["plain"] for noun in nouns]
        found.append(
            {"type": kind, "sign": sign, "called": True, "words": [*plain, *(f"{verb} as {noun}" for verb in data["as"] for noun in nouns)]}
        )
    return found


def _phrases(words: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in (one for word in words for one in spellings(word)):
        head, *rest = phrase.split()
        found.setdefault(head, []).append(tuple(rest))
    return {head: tuple(sorted(rests, key=len, reverse=True)) for head, rests in found.items()}


def _bonds(groups: list[dict[str, Any]], *, head: int) -> dict[str, tuple[Bond, ...]]:
    found: dict[str, list[Bond]] = {}
    for group in groups:
        for phrase in (one for word in group["words"] for one in spellings(word)):
            words = phrase.split()
            rest = tuple(words[1:] if head == 0 else words[:-1])
            flags = {
                name: group[name]
                for name in ("directed", "reversed", "mutual", "person", "stirs", "owner", "withholds", "called", "lets")
                if name in group
            }
            bond = Bond(group["type"], group["sign"], rest, after=tuple(group.get("after", ())), **flags)
            found.setdefault(words[head], []).append(bond)
    return {word: tuple(sorted(bonds, key=lambda bond: -len(bond.words))) for word, bonds in found.items()}
