"""The words of stance, from ``library/lexicon/positions.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, cast

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


@dataclass(frozen=True)
class Lexicon:
    """All of it, by lemma."""

    verbs: Mapping[str, tuple[Use, ...]]
    wishes: Mapping[str, str]
    adjectives: Mapping[str, str]
    nouns: Mapping[str, Direction]
    stances: tuple[tuple[tuple[str, ...], Direction], ...]
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
        stances=tuple((tuple(phrase.split()), direction) for direction, phrases in data["stances"].items() for phrase in phrases),
        sets={name: frozenset(words.split()) for name, words in data.items() if isinstance(words, str)},
    )


def _kinds(groups: dict[str, str]) -> dict[str, str]:
    return {word: kind for kind, words in groups.items() for word in words.split()}
