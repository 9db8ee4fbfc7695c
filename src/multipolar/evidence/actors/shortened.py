"""Bodies that a text has named in full and then names by their noun alone: the Meridian Energy Institute, the Institute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.words import Words

_OWN = frozenset({"army", "congress", "parliament", "forces", "police", "guard", "guards", "court", "times", "post"}) | {
    "assembly", "party",
    "ministry", "news", "front", "force", "government", "union", "council", "command", "house", "market"
}  # fmt: skip
"""Nouns that with a capital mean another body as often."""


def shortened(words: Words, named: Sequence[Naming]) -> list[Naming]:
    """Every place of such a noun behind the article, as the one body that the text has named with it before."""
    heads: dict[str, list[Naming]] = {}
    for one in named:
        if one.last > one.first and one.form == "name" and one.ids and one.ids[0].startswith("org:") and (head := _head(words, one)):
            heads.setdefault(head, []).append(one)
    if not heads:
        return []
    taken = {place for one in named for place in range(one.first, one.last + 1)}
    found: list[Naming] = []
    for place in [place for place, word in enumerate(words.words) if word in heads]:
        bodies = heads[words.words[place]]
        if place and place not in taken and _is_alone(words, place) and len({one.ids for one in bodies}) == 1 and bodies[0].first < place:
            one = passage(words, place - 1, place, bodies[0].actors, "nominal", "actors.shortened", 0.8)
            found.append(replace(one, proposed=bodies[0].proposed))
    return found


def _head(words: Words, one: Naming) -> str:
    """The noun of a body's name, as it is written: its last word, or what stands before ``of`` or ``for``; empty without one."""
    nouns = lexicon().organisations - _OWN
    inner = (place for place in range(one.first, one.last) if words.lower[place + 1] in ("of", "for"))
    head = next(inner, one.last)
    return words.words[head] if words.lower[head] in nouns and words.words[head][0].isupper() and not words.words[head].isupper() else ""


def _is_alone(words: Words, place: int) -> bool:
    """Whether the article stands before it and no longer name begins or ends with it."""
    after = place + 1
    if words.lower[place - 1] != "the" or words.gap(place) != " " or words.is_title_case(place):
        return False
    if after >= len(words) or words.gap(after) != " ":
        return True
    return words.words[after][0].islower() and words.lower[after] not in ("of", "for", "on")
