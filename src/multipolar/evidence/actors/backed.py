"""Armed men told by who stands behind them: Ruritania-backed rebels, the Chad-aligned militia."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from multipolar.evidence.actors.lexicon import Lexicon, lexicon
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.spelling import slug
from multipolar.evidence.actors.words import Words

_TIES = frozenset({"backed", "led", "allied", "aligned", "linked", "supported", "funded", "sponsored", "armed", "trained"}) | {
    "affiliated", "controlled", "friendly", "loyal", "installed"
}  # fmt: skip
_BODIES = frozenset({"group", "groups", "militia", "militias", "fighters", "factions", "faction", "proxies", "opposition", "officials"})
_STANDING = frozenset({"forces", "force", "army", "movement", "coalition", "alliance", "troops"})
"""Too vague to be a group by themselves: only for one that the article names."""
_LEADING = frozenset({"the", "a", "an", "some", "several", "various", "other", "many", "two", "three", "these", "those"})
_KINDS, _PLAINLY = 3, 2


def backed(words: Words, named: Sequence[Naming], registry: Registry) -> list[Naming]:
    """Every such description; where the article names one armed group more than all others, it means that group, else it is one by itself.

    The name of the backer stays a mention of its own.
    """
    by_last, told = {one.last: one for one in named}, lexicon()
    covered = {place for one in named for place in range(one.first, one.last + 1)}
    found: list[Naming] = []
    for index in [index for index, word in enumerate(words.lower) if word in _TIES]:
        owner = by_last.get(index - 1)
        if owner is None or words.gap(index) != "-" or not owner.ids or owner.ids[0].startswith(("per:", "evt:")):
            continue
        head = _head(words, index, covered, told)
        if head and not (words.lower[head][-1] != "s" and _is_apposed(words, owner.first, covered)):
            ids = _meant(words, owner, head, named, registry)
            if not ids and words.lower[head] in _STANDING:
                continue
            ids = ids or ("grp:" + slug(words.text[owner.start : words.ends[head]]),)
            found.append(passage(words, _first(words, owner.first, told), head, ids, "nominal", "actors.backed", 0.8))
    return found


def _head(words: Words, index: int, covered: set[int], told: Lexicon) -> int:
    """The noun of the description, kinds before it allowed; 0 without one, or where a name follows that it only describes."""
    heads = told.armed_nouns | _BODIES | _STANDING
    for place in range(index + 1, min(index + 2 + _KINDS, len(words))):
        if place in covered or words.gap(place) not in (" ", "-") or not words.words[place].islower():
            return 0
        after = place + 1
        on = words.lower[after] if after < len(words) and words.gap(after) == " " else ""
        if words.lower[place] in heads and on not in heads and on not in told.of_bodies:
            return 0 if after in covered and on and words.words[after][0].isupper() else place
        if words.lower[place] in told.function_words:
            return 0
    return 0


def _is_apposed(words: Words, first: int, covered: set[int]) -> bool:
    """Whether it only tells what the body named before a comma is (``the X Corps, the Moscow-run force``)."""
    return first > 1 and words.lower[first - 1] in ("the", "a", "an") and words.gap(first - 1) == ", " and first - 2 in covered


def _first(words: Words, place: int, told: Lexicon) -> int:
    """First word of the phrase: an article or a number before the name."""
    while place > 0 and words.gap(place) == " " and (words.lower[place - 1] in _LEADING or words.lower[place - 1] in told.numbers):
        place -= 1
    return place


def _meant(words: Words, owner: Naming, head: int, named: Sequence[Naming], registry: Registry) -> tuple[str, ...]:
    """The armed group that the article speaks of, if plainly one; not one of the backer's own."""
    if words.lower[head] not in lexicon().armed_nouns | _STANDING | {"group", "militia", "fighters"}:
        return ()
    counts = Counter[tuple[str, ...]]()
    for one in named:
        known = registry.actors.get(one.ids[0]) if len(one.ids) == 1 else None
        if known is not None and known.kind == "armed-group" and not set(owner.ids) & {known.id, *known.states}:
            counts[one.ids] += 1
    most = counts.most_common(2)
    return most[0][0] if len(most) == 1 or (most and most[0][1] >= _PLAINLY * most[1][1]) else ()
