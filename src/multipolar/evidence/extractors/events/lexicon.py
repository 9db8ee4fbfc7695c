"""Words that tell an event, and what other words make of it: read once from ``library/lexicon/events.yaml``."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, cast

from ruamel.yaml import YAML

from multipolar.evidence.extractors.events.reading import Reading
from multipolar.results.evidence.rows import Mode

__all__ = ["Lexicon", "Reading", "lexicon", "spellings"]

_AMERICAN = ((re.compile(r"is(e|ation|ing)\b"), r"iz\1"), (re.compile(r"our\b"), "or"), (re.compile(r"euvre\b"), "euver"))
_ALSO = {"manoeuvre": "maneuver", "defence": "defense", "manoeuver": "maneuver"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What ``events.yaml`` says, by lemma."""

    verbs: Mapping[str, tuple[Reading, ...]]
    nouns: Mapping[str, tuple[Reading, ...]]
    objects: Mapping[str, frozenset[str]]
    lemmas: Mapping[str, str]
    """Forms that the parser does not know, to their lemma."""
    carriers: Mapping[str, frozenset[str]]
    containers: frozenset[str]
    acting: frozenset[str]
    object_control: frozenset[str]
    schemes: frozenset[str]
    modals: Mapping[str, Mode]
    governors: Mapping[str, Mode | None]
    """Mode that a verb gives what it governs; None where it leaves it as it is."""
    mode_nouns: Mapping[str, Mode]
    adjectives: Mapping[str, Mode]
    adverbs: Mapping[str, Mode]
    markers: Mapping[str, Mode]
    not_negating: frozenset[str]
    predicates: Mapping[str, Mode]
    framing: frozenset[str]
    tellers: frozenset[str]
    dispositions: Mapping[str, Mode]
    """Mode that an adjective gives what it governs."""
    phrases: Mapping[str, Mode]
    """Mode that a verb with its particle ("hold off") gives what it governs."""
    plans: frozenset[str]
    factive: frozenset[str]
    attempts: frozenset[str]
    come_about: frozenset[str]
    scenario_words: frozenset[str]
    not_after: frozenset[str]
    not_wars: frozenset[str]
    not_before: frozenset[str]


@functools.cache
def lexicon() -> Lexicon:
    """Read it, once."""
    text = (files("multipolar.library") / "lexicon" / "events.yaml").read_text(encoding="utf-8")
    data = cast(dict[str, Any], YAML(typ="safe", pure=True).load(text))
    modes = data["modes"]
    adverbs = dict(modes["adverbs"])
    not_negating = frozenset(adverbs.pop("not_negating"))
    return Lexicon(
        verbs=_verbs(data["verbs"]),
        nouns=_nouns(data["nouns"]),
        objects={name: frozenset(_spellings(words)) for name, words in data["objects"].items()},
        lemmas=dict(data["lemmas"]),
        carriers={name: frozenset(_spellings(words)) for name, words in data["carriers"].items()},
        containers=frozenset(data["containers"]),
        acting=frozenset(_spellings(data["acting"])),
        object_control=frozenset(_spellings(data["object_control"])),
        schemes=frozenset(data["schemes"]),
        modals=_by_word(modes["modals"]),
        governors=_governors(modes["governors"]),
        mode_nouns=_by_word(modes["nouns"]),
        adjectives=_by_word(modes["adjectives"]),
        adverbs=_by_word(adverbs),
        markers=_by_word(modes["markers"]),
        not_negating=not_negating,
        predicates=_by_word(modes["predicates"]),
        framing=frozenset(_spellings(modes["framing"])),
        tellers=frozenset(modes["tellers"]),
        dispositions=_by_word(modes["dispositions"]),
        phrases=_by_word(modes["phrases"]),
        plans=frozenset(modes["plans"]),
        factive=frozenset(modes["factive"]),
        attempts=frozenset(_spellings(modes["attempts"])),
        come_about=frozenset(modes["come_about"]),
        scenario_words=frozenset(modes["scenario_words"]),
        not_wars=frozenset(data["not_events"]["wars"]),
        not_after=frozenset(data["not_events"]["before"]),
        not_before=frozenset(data["not_events"]["after"]),
    )


def spellings(word: str) -> set[str]:
    """Give a word as it is spelt in Britain and in America."""
    found = {word}
    for pattern, instead in _AMERICAN:
        found |= {pattern.sub(instead, one) for one in found}
    for british, american in _ALSO.items():
        found |= {one.replace(british, american) for one in found}
    return found


def _spellings(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield from spellings(word)


def _by_word(classes: Mapping[str, list[str]]) -> dict[str, Mode]:
    return {word: cast(Mode, mode) for mode, words in classes.items() for word in _spellings(words)}


def _governors(classes: Mapping[str, list[str]]) -> dict[str, Mode | None]:
    # The first class that lists a word has it, so that "transparent" can end with broad words of saying and being.
    found: dict[str, Mode | None] = {}
    for mode, words in classes.items():
        for word in _spellings(words):
            found.setdefault(word, None if mode == "transparent" else cast(Mode, mode))
    return found


def _verbs(groups: list[dict[str, Any]]) -> dict[str, tuple[Reading, ...]]:
    found: dict[str, list[Reading]] = {}
    for group in groups:
        for phrase in _spellings(group["words"]):
            head, *rest = phrase.split()
            found.setdefault(head, []).append(
                Reading(
                    type=group["type"],
                    needs=group["needs"],
                    words=tuple(rest),
                    object=group.get("object", ""),
                    of=group.get("of", "target"),
                    reciprocal=group.get("reciprocal", False),
                    alone=group.get("alone", False),
                    infinitive=group.get("infinitive", False),
                    that=group.get("that", False),
                    clause=group.get("clause", False),
                    shares=group.get("shares", False),
                    subject=group.get("subject", ""),
                    only=group.get("only"),
                    told=group.get("told"),
                    of_something=group.get("of_something", False),
                )
            )
    return {head: tuple(sorted(readings, key=_least_first)) for head, readings in found.items()}


def _least_first(reading: Reading) -> tuple[bool, int]:
    """Order in which readings are tried: those that ask for most first."""
    return not (reading.object or reading.infinitive or reading.subject), -len(reading.words)


def _nouns(groups: list[dict[str, Any]]) -> dict[str, tuple[Reading, ...]]:
    found: dict[str, list[Reading]] = {}
    for group in groups:
        for phrase in _spellings(group["words"]):
            *before, head = phrase.split()
            found.setdefault(head, []).append(
                Reading(group["type"], group["needs"], tuple(before), group.get("object", ""), group["of"], group.get("reciprocal", False))
            )
    return {head: tuple(sorted(readings, key=lambda r: (not r.object, -len(r.words)))) for head, readings in found.items()}
