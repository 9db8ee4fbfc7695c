"""Words by which actors are told, from ``library/lexicon/actors.yaml``."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import multipolar.library
from multipolar.library.keeping import kept_yaml


@dataclass(frozen=True, slots=True)
class Standing:
    """What a noun such as "agency" may stand for: kinds of organisation, and words in their names."""

    kinds: frozenset[str]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What ``actors.yaml`` says: for nearly each of its headings a set of words in lower case. The file says what they are for."""

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
    perceived: frozenset[str]
    regions: frozenset[str]
    agreements: frozenset[str]
    titles: frozenset[str]
    appositive: frozenset[str]
    organisations: frozenset[str]
    foreign_bodies: frozenset[str]
    organisation_cues: frozenset[str]
    settlements: frozenset[str]
    landmarks: frozenset[str]
    foreign_landmarks: frozenset[str]
    common: frozenset[str]
    opening: frozenset[str]
    group_heads: frozenset[str]
    group_heads_alone: frozenset[str]
    group_heads_qualified: frozenset[str]
    government_heads: frozenset[str]
    military_heads: frozenset[str]
    group_kinds: frozenset[str]
    quantity: frozenset[str]
    numbers: frozenset[str]
    about_numbers: frozenset[str]
    counting: frozenset[str]
    followings: frozenset[str]
    of_somebody: frozenset[str]
    of_a_people: frozenset[str]
    craft: frozenset[str]
    one_craft: frozenset[str]
    of_bodies: frozenset[str]
    common_bodies: frozenset[str]
    described_bodies: frozenset[str]
    civil_craft: frozenset[str]
    flying: frozenset[str]
    speakers: frozenset[str]
    speech: frozenset[str]
    bodies: frozenset[str]
    houses: frozenset[str]
    leader_nouns: frozenset[str]
    state_nouns: frozenset[str]
    side_nouns: frozenset[str]
    between_number_and_noun: frozenset[str]
    joined_by: frozenset[str]
    fighting: frozenset[str]
    addressing: frozenset[str]
    not_verbs: frozenset[str]
    prepositions: frozenset[str]
    function_words: frozenset[str]
    acting: frozenset[str]
    after_modifier: frozenset[str]
    clause_openers: frozenset[str]
    empty_it: frozenset[str]
    no_office: frozenset[str]
    us_presidents: frozenset[str]
    one_holder: frozenset[str]
    standing_for: Mapping[str, Standing]
    labels: frozenset[str]
    always_with_kind: frozenset[str]
    vague: frozenset[str]
    sent: frozenset[str]
    office_nouns: frozenset[str]
    kin: frozenset[str]
    hostile: frozenset[str]
    bare_collectives: frozenset[str]
    people_adjectives: frozenset[str]
    no_actor: frozenset[str]
    jihadist_groups: frozenset[str]
    armed_nouns: frozenset[str]
    event_nouns: frozenset[str]
    of_government: frozenset[str]
    fields: frozenset[str]
    of_army: frozenset[str]
    of_houses: frozenset[str]
    juntas: frozenset[str]
    federations: frozenset[str]
    heads_lead: frozenset[str]
    families_first: frozenset[str]
    in_no_name: frozenset[str]
    machines: frozenset[str]
    hired_groups: frozenset[str]
    waters: frozenset[str]
    known_waters: Mapping[str, Mapping[str, str]]
    neighbours: frozenset[str]
    territories: frozenset[str]
    state_adjectives: frozenset[str]
    state_kinds: Mapping[str, frozenset[str]]
    wars: tuple[tuple[str, str], ...]


@functools.cache
def lexicon() -> Lexicon:
    """Read it, once."""
    data = kept_yaml(Path(multipolar.library.__file__).parent / "lexicon" / "actors.yaml")
    standing = {noun: Standing(frozenset(row["kinds"]), tuple(row["words"])) for noun, row in data.pop("standing_for").items()}
    wars = tuple((one, other) for one, other in data.pop("wars"))
    kinds = {noun: frozenset("state:" + code for code in codes) for noun, codes in data.pop("state_kinds").items()}
    for rulers in ("juntas", "federations", "heads_lead"):
        data[rulers] = ["state:" + code for code in data[rulers]]
    waters = {noun: {"state:" + code: place for code, place in rows.items()} for noun, rows in data.pop("known_waters").items()}
    sets = {field.name: frozenset(data[field.name]) for field in fields(Lexicon) if field.name in data}
    return Lexicon(**sets, standing_for=standing, state_kinds=kinds, wars=wars, known_waters=waters)
