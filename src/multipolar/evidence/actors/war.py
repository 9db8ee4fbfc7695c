"""Who fights whom in the war that a sentence speaks of."""

from __future__ import annotations

from collections import Counter

from multipolar.evidence.actors.discourse import Discourse
from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.words import Words

_NAMINGS, _WORDS_BEFORE, _WORDS_AFTER = 250, 25, 8
_WARS = frozenset({"war", "conflict", "fighting", "invasion", "hostilities", "violence"})
_QUARTERS = frozenset({"eastern", "western", "northern", "southern", "the"})


def is_fighting(words: Words, first: int, last: int) -> bool:
    """Whether fighting is spoken of near a passage, in its own sentence."""
    here = words.sentence(first)
    start = max(words.sentences[here], first - _WORDS_BEFORE)
    following = words.sentences[here + 1] if here + 1 < len(words.sentences) else len(words)
    return not lexicon().fighting.isdisjoint(words.lower[start : min(last + _WORDS_AFTER, following)])


def belligerents(discourse: Discourse, word: int) -> tuple[str, ...]:
    """Parties of the war that the sentence of a word speaks of before it: the enemy, and the state that the war is fought in."""
    start = discourse.words.sentences[discourse.words.sentence(word)]
    for index in range(discourse.before(start), discourse.before(word)):
        one = discourse.namings[index]
        if one.ids and one.ids[0].startswith("state:") and _war_in(discourse.words, one):
            enemy = _enemy(discourse, one.ids[0], word)
            if enemy:
                return enemy, one.ids[0]
    return ()


def _war_in(words: Words, one: Naming) -> bool:
    """Whether a state stands in ``the war in X``."""
    place = one.first - 1
    while place >= 0 and words.lower[place] in _QUARTERS:
        place -= 1
    return place > 0 and words.lower[place] in ("in", "of", "over") and words.lower[place - 1] in _WARS


def _enemy(discourse: Discourse, state: str, word: int) -> str:
    """Whom a state is known to be at war with; else the other state that the document names most."""
    stop = discourse.before(word)
    named = Counter(actor for one in discourse.namings[max(0, stop - _NAMINGS) : stop] for actor in one.ids)
    known = [other for pair in lexicon().wars if state in pair for other in pair if other != state]
    if known:
        return known[0]
    others = [(count, actor) for actor, count in named.items() if actor.startswith("state:") and actor != state]
    return max(others)[1] if others else ""
