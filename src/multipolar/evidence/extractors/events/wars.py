"""Parties of a war of which only the place is named: from the document itself, else from ``library/lexicon/wars.yaml``."""

from __future__ import annotations

import collections
import dataclasses
import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, cast

from ruamel.yaml import YAML

from multipolar.evidence.extractors.events.candidates import Candidate
from multipolar.evidence.extractors.events.implied import about, talking
from multipolar.evidence.extractors.events.nearby import pair_near
from multipolar.evidence.extractors.events.scene import Actors

FIGHTING = frozenset(("war", "conflict", "fighting", "hostility", "battle", "clash", "violence", "offensive", "bloodshed", "combat"))
"""Nouns of a war that may be named by its place alone."""


@dataclass(frozen=True, slots=True)
class War:
    """A war of the bundled list.

    Parameters
    ----------
    sides : tuple of str
        Who fights; the first is the one that came to the other's soil, where there is one.
    places : frozenset of str
        Ids of states and places for which it is named.
    source : str
        Where this is written down.
    """

    sides: tuple[str, str]
    places: frozenset[str]
    source: str


@functools.cache
def wars() -> tuple[War, ...]:
    """Wars of the bundled list."""
    text = (files("multipolar.library") / "lexicon" / "wars.yaml").read_text(encoding="utf-8")
    data = cast(dict[str, Any], YAML(typ="safe", pure=True).load(text))
    return tuple(War(tuple(row["sides"]), frozenset(row["places"]), row["source"]) for row in data["wars"])


def with_parties(found: Sequence[Candidate]) -> list[Candidate]:
    """Complete wars that are named by their place alone, and tell each such war once a document."""
    fought = _fought(found)
    main = _main_war(found, fought)
    done: list[Candidate] = []
    told: set[tuple[Actors, Actors]] = set()
    for one in found:
        is_war = one.reading.type == "ASSAULT" and one.rule == "noun" and one.trigger.lemma_.lower() in (*FIGHTING, "fight")
        if is_war and one.is_complete and one.target[0].startswith("loc:"):
            one = _against_party(one)
        if one.is_complete or not (is_war or not (one.source or one.target)):
            done.append(one)
            continue
        place = one.target or one.source
        if one.rule in ("same-matter", "near"):
            done.extend(_from_around(one, done))
            continue
        if one.rule == "same-talks":
            between = talking(done)
            if between is not None:
                done.append(dataclasses.replace(one, source=between[0], target=between[1]))
            continue
        sides = _parties(place, fought) if place else main
        if sides is None:
            if place:
                done.append(one)
            continue
        row = dataclasses.replace(one, source=sides[:1], target=sides[1:], rule="known-war" if place else "main-war")
        if not place:
            done.append(row)
            continue
        key = (row.source, row.target)
        if key not in told:
            done.append(row)
        if row.mode == "actual":
            told.add(key)
    return done


def _from_around(one: Candidate, before: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give an event without parties those of what it takes up ("the money was withheld"), or those that stand nearby."""
    ends = about(one, before) if one.rule == "same-matter" else pair_near(one)
    if ends is not None:
        yield dataclasses.replace(one, source=ends[0], target=ends[1])


def _against_party(one: Candidate) -> Candidate:
    """Turn "X's war on a region" against the other party of the war there."""
    for war in wars():
        if one.target[0] in war.places and war.sides[0] in one.source:
            return dataclasses.replace(one, target=war.sides[1:])
    return one


def _main_war(found: Sequence[Candidate], fought: Mapping[str, str]) -> tuple[str, str] | None:
    """The war that a document tells of most often, for "fighting resumed"; none where two are told of equally often."""
    pairs: collections.Counter[tuple[str, str]] = collections.Counter()
    for one in found:
        if one.reading.type == "ASSAULT" and (one.source or one.target):
            sides = _parties(one.target or one.source, fought)
            if sides is not None:
                pairs[sides] += 1
    ranked = pairs.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


def _fought(found: Sequence[Candidate]) -> Mapping[str, str]:
    """Who attacked whom, as the document tells it of events that happened."""
    return {
        one.target[0]: one.source[0]
        for one in reversed(found)
        if one.reading.type == "ASSAULT" and one.mode == "actual" and one.is_complete and one.target[0].startswith(("state:", "org:"))
    }


def _parties(place: Actors, fought: Mapping[str, str]) -> tuple[str, str] | None:
    for one in place:
        if one in fought:
            return fought[one], one
        for war in wars():
            if one in war.places:
                return war.sides
    return None
