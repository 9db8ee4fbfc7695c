"""Words by which actors are told, from ``library/lexicon/actors.yaml``."""

from __future__ import annotations

import functools
from dataclasses import dataclass, fields
from pathlib import Path

import multipolar.library
from multipolar.library.reading import read_yaml


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What ``actors.yaml`` says: a set of words in lower case for each of its headings."""

    locative: frozenset[str]
    unsettling: frozenset[str]
    motion: frozenset[str]
    strike: frozenset[str]
    not_a_strike: frozenset[str]
    city_of: frozenset[str]
    place_before: frozenset[str]
    place_after: frozenset[str]
    loose_after: frozenset[str]
    backing: frozenset[str]
    titles: frozenset[str]
    appositive: frozenset[str]
    organisations: frozenset[str]
    group_heads: frozenset[str]
    group_heads_qualified: frozenset[str]
    government_heads: frozenset[str]
    military_heads: frozenset[str]
    group_kinds: frozenset[str]
    quantity: frozenset[str]
    leader_nouns: frozenset[str]
    state_nouns: frozenset[str]
    side_nouns: frozenset[str]
    fighting: frozenset[str]
    speakers: frozenset[str]
    speech: frozenset[str]
    bodies: frozenset[str]
    houses: frozenset[str]
    followings: frozenset[str]
    organisation_cues: frozenset[str]
    regions: frozenset[str]
    perceived: frozenset[str]
    agreements: frozenset[str]


@functools.cache
def lexicon() -> Lexicon:
    """Read it, once."""
    data = read_yaml(Path(multipolar.library.__file__).parent / "lexicon" / "actors.yaml").data
    return Lexicon(**{field.name: frozenset(data[field.name]) for field in fields(Lexicon)})
