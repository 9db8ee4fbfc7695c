"""The words of claiming, from ``library/lexicon/claims.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, cast

from ruamel.yaml import YAML

from multipolar.results.evidence.rows import Certainty, Polarity


@dataclass(frozen=True, slots=True)
class Use:
    """What a verb says in one of its frames.

    Parameters
    ----------
    any_subject : bool
        Whether any noun may stand before it; otherwise only somebody or something that speaks.
    certainty, polarity : str
        As the verb alone puts them.
    """

    any_subject: bool = True
    certainty: Certainty = "asserted"
    polarity: Polarity = "affirm"


@dataclass(frozen=True, slots=True)
class Light:
    """A verb and a noun that say together: "make the case that"."""

    nouns: frozenset[str]
    prepositions: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """All of it, by lemma.

    Parameters
    ----------
    active, passive : mapping
        Lemma of a verb to its frames.
    light : mapping
        Lemma of a verb to the nouns with which it says.
    nouns : mapping
        Lemma of a noun of claim to whether it needs no owner.
    noun_of : mapping
        Lemma of a noun of claim to the prepositions before what is claimed.
    above : mapping
        Lemma of what may stand above a verb of claiming ("continue to", "ready to") to its kind.
    not_objects : mapping
        Lemma of a verb to the nouns of claim that it takes without denying or repeating one.
    sets : mapping
        The plain lists, by name.
    """

    active: Mapping[str, Mapping[str, Use]]
    passive: Mapping[str, Mapping[str, Use]]
    light: Mapping[str, tuple[Light, ...]]
    nouns: Mapping[str, bool]
    noun_of: Mapping[str, frozenset[str]]
    above: Mapping[str, str]
    not_objects: Mapping[str, frozenset[str]]
    sets: Mapping[str, frozenset[str]]

    @cached_property
    def all_verbs(self) -> frozenset[str]:
        """Every verb of claiming."""
        return frozenset(self.active) | frozenset(self.passive)

    @cached_property
    def all_nouns(self) -> frozenset[str]:
        """Every noun at which a claim may hang."""
        return frozenset(self.nouns) | {noun for lights in self.light.values() for light in lights for noun in light.nouns} | self["told"]

    @cached_property
    def phrase_starts(self) -> frozenset[str]:
        """Lemmas at which a set phrase is looked for."""
        return self["views"] | self["adjectives"] | {"accord", "according", "have", "let"}

    def __getitem__(self, name: str) -> frozenset[str]:
        """One of the plain lists."""
        return self.sets[name]


@cache
def lexicon() -> Lexicon:
    """Read the file, once."""
    text = (files("multipolar.library") / "lexicon" / "claims.yaml").read_text(encoding="utf-8")
    data = cast(dict[str, Any], YAML(typ="safe", pure=True).load(text))
    active: dict[str, dict[str, Use]] = {}
    passive: dict[str, dict[str, Use]] = {}
    for group in data["verbs"]:
        use = Use(group["subject"] == "any", group.get("certainty", "asserted"), group.get("polarity", "affirm"))
        for verb in _words(group["words"]):
            _merge(active.setdefault(verb, {}), group["frames"], use)
            _merge(passive.setdefault(verb, {}), group.get("passive", []), use)
    return Lexicon(
        active={verb: frames for verb, frames in active.items() if frames},
        passive={verb: frames for verb, frames in passive.items() if frames},
        light=_lights(data["light"]),
        nouns={noun: group["bare"] for group in reversed(data["nouns"]) for noun in _words(group["words"])},
        noun_of=_prepositions(data["noun_of"]),
        not_objects={verb: frozenset(_words(nouns)) for verb, nouns in data["not_objects"].items()},
        above={verb: kind for kind, words in data["above"].items() for verb in _words(words)},
        sets={name: frozenset(_words(words)) for name, words in data.items() if isinstance(words, str)}
        | {f"contest {name}": frozenset(_words(words)) for name, words in data["contest"].items()},
    )


def _words(text: str) -> list[str]:
    return text.split()


def _merge(into: dict[str, Use], frames: list[str], use: Use) -> None:
    # The first group that names a verb's frame decides it: later groups only add frames.
    for frame in frames:
        into.setdefault(frame, use)


def _lights(groups: list[dict[str, Any]]) -> dict[str, tuple[Light, ...]]:
    found: dict[str, tuple[Light, ...]] = {}
    for group in groups:
        light = Light(frozenset(_words(group["nouns"])), frozenset(group["prepositions"]))
        for verb in _words(group["verbs"]):
            found[verb] = (*found.get(verb, ()), light)
    return found


def _prepositions(data: dict[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for preposition, nouns in data.items():
        for noun in _words(nouns):
            found[noun] = found.get(noun, frozenset()) | {preposition}
    return found
