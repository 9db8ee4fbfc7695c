"""The words of stance, from ``library/lexicon/positions.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple, cast

import multipolar.library
from multipolar.library.reading import read_yaml
from multipolar.results.evidence.rows import Direction


@dataclass(frozen=True, slots=True)
class Use:
    """What a verb tells in some frames.

    Parameters
    ----------
    direction : {"support", "oppose", "demand"}
        For, against, or asked of others.
    frames : tuple of str
        In which frames, the likeliest first.
    reported : bool
        Whether it is said in public; otherwise an attitude that the author tells.
    topical : bool
        Whether it tells a stance only where the issue library knows what it is about.
    """

    direction: Direction
    frames: tuple[str, ...]
    reported: bool
    topical: bool


class Idiom(NamedTuple):
    """A set phrase: its lemmas behind the verb, its direction, whether its verb must be denied, and its words."""

    rest: tuple[str, ...]
    direction: Direction
    denied: bool
    words: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """All of it, by lemma."""

    verbs: Mapping[str, tuple[Use, ...]]
    wishes: Mapping[str, str]
    adjectives: Mapping[str, str]
    nouns: Mapping[str, Direction]
    stances: tuple[tuple[tuple[str, ...], Direction], ...]
    predicates: tuple[tuple[tuple[str, ...], Direction], ...]
    idioms: Mapping[str, tuple[Idiom, ...]]
    sets: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        """One of the plain lists."""
        return self.sets[name]

    @cached_property
    def stance_starts(self) -> frozenset[str]:
        """First words of the set phrases."""
        return frozenset(words[0] for words, _ in self.stances)


@cache
def lexicon() -> Lexicon:
    """Read the file, once."""
    data: dict[str, Any] = read_yaml(Path(multipolar.library.__file__).parent / "lexicon" / "positions.yaml").data
    verbs: dict[str, tuple[Use, ...]] = {}
    for group in data["verbs"]:
        use = Use(group["direction"], tuple(group["frames"]), group["told"] == "reported", bool(group.get("topical")))
        for verb in group["words"].split():
            verbs[verb] = (*verbs.get(verb, ()), use)
    return Lexicon(
        verbs=verbs,
        wishes=_kinds(data["wishes"]),
        adjectives=_kinds(data["adjectives"]),
        nouns=cast(dict[str, Direction], _kinds(data["nouns"])),
        stances=_phrases(data["stances"]),
        predicates=_phrases(data["excluded"]),
        idioms=_idioms(data["idioms"]),
        sets={name: frozenset(words.split()) for name, words in data.items() if isinstance(words, str)},
    )


def _phrases(groups: dict[Direction, list[str]]) -> tuple[tuple[tuple[str, ...], Direction], ...]:
    return tuple((tuple(phrase.split()), direction) for direction, phrases in groups.items() for phrase in phrases)


def _idioms(groups: dict[Direction, list[str]]) -> dict[str, tuple[Idiom, ...]]:
    """By the verb of each, the longest first."""
    made: dict[str, list[Idiom]] = {}
    for direction, phrases in groups.items():
        for phrase in phrases:
            words = phrase.split()
            denied = words[0] == "not"
            verb, *rest = words[denied:]
            made.setdefault(verb, []).append(Idiom(tuple(rest), direction, denied, frozenset(rest) - {"*"}))
    return {verb: tuple(sorted(each, key=lambda idiom: -len(idiom.rest))) for verb, each in made.items()}


def _kinds(groups: dict[str, str]) -> dict[str, str]:
    return {word: kind for kind, words in groups.items() for word in words.split()}
