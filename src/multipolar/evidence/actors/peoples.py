"""Some of a people, counted or described: two million Afghans, undocumented Afghans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.spelling import slug
from multipolar.evidence.actors.words import Words

_BEFALLING = frozenset({"flight", "exodus", "expulsion", "deportation", "massacre", "massacres", "killing", "killings", "displacement"}) | {
    "genocide", "persecution", "return", "resettlement", "migration", "arrest", "detention", "murder", "slaughter", "eviction"
}  # fmt: skip


def peoples(words: Words, named: Sequence[Naming]) -> list[Naming]:
    """All namings; one of a people that a number or an adjective makes a group of persons counts as a group and as its state."""
    return [_group(words, one) if _is_people(words, one) else one for one in named]


def _is_people(words: Words, one: Naming) -> bool:
    return one.form == "demonym" and len(one.actors) == 1 and one.actors[0].startswith("state:") and words.words[one.last].endswith("s")


def _suffers(words: Words, first: int) -> bool:
    """Whether something is told that befalls persons, not a state (``the exodus of Chadians``)."""
    return first > 1 and words.lower[first - 1] == "of" and words.lower[first - 2] in _BEFALLING


def _group(words: Words, one: Naming) -> Naming:
    told, first = lexicon(), one.first
    described = told.numbers | told.quantity | told.people_adjectives
    while first > 0 and words.gap(first) in (" ", ",") and (words.lower[first - 1] in described or words.lower[first - 1].isdigit()):
        first -= 1
    if first == one.first and not _suffers(words, first):
        return one
    group = "grp:" + slug(words.text[words.starts[one.first] : words.ends[one.last]])
    actors = (*one.actors, group)
    return replace(one, first=first, start=words.starts[first], actors=actors, form="nominal", rule="actors.people", confidence=0.8)
