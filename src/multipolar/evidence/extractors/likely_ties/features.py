"""What is seen of a pair in a sentence.

Names of features say where a word stands: ``path`` between the two in the grammar, ``between`` them in the text, ``above`` the only one
that is named, anywhere in the ``sentence``. All of them come from the text and its grammar; who the two are counts by kind alone (a state,
a person), never by name, so that nothing is found because it is usual between these two.
"""

from __future__ import annotations

import functools
import itertools
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.likely_ties.sentence import Sentence
from multipolar.evidence.extractors.likely_ties.sides import Side
from multipolar.evidence.extractors.likely_ties.words import Said
from multipolar.evidence.extractors.ties.around import camp_of
from multipolar.evidence.extractors.ties.lexicon import lexicon
from multipolar.evidence.extractors.ties.parties import is_bystander, is_observer
from multipolar.evidence.learnt import Features

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONG, _FAR, _MANY = 10, 40, 6
"""Steps of grammar, words and names above which it makes no difference how many."""


def named_pair(sentence: Sentence, first: Side, second: Side) -> Features:
    """Both stand in the sentence, `first` before `second`."""
    said = sentence.said
    up, down = path(first.token, second.token, said)
    top = up[-1]
    seen: Features = {
        f"first by {first.by}": 1.0,
        f"second by {second.by}": 1.0,
        f"first form {first.mention.form}": 1.0,
        f"second form {second.mention.form}": 1.0,
        "steps": min(len(up) + len(down) - 1, _LONG) / _LONG,
        "words apart": min(second.token.i - first.token.i, _FAR) / _FAR,
        f"top {top.lemma_.lower()}": 1.0,
        f"top is {top.pos_}": 1.0,
        f"way up {_deps(up[:-1])}": 1.0,
        f"way down {_deps(down[:-1])}": 1.0,
    }
    ways = (up[-2].dep_ if len(up) > 1 else "top", down[-2].dep_ if len(down) > 1 else "top")
    seen[f"under top {ways[0]} {ways[1]}"] = 1.0
    seen[f"first under top {ways[0]}"] = seen[f"second under top {ways[1]}"] = 1.0
    for one in said.classes(top):
        seen[f"top is {one}"] = seen[f"top is {one} {ways[0]} {ways[1]}"] = 1.0
    seen |= _signed(up, down, said)
    if first.mention is second.mention:
        seen["one passage"] = 1.0
    if (first.by, second.by) != ("own", "own"):
        seen["stands for"] = 1.0
    for token in (*up[1:], *down[1:-1]):
        seen |= said.parts("path", token)
    for token in first.token.doc[first.token.i + 1 : second.token.i]:
        seen |= said.between(token)
    names = bisect_left(sentence.names, second.token.i) - bisect_right(sentence.names, first.token.i)
    seen["names between"] = min(max(names, 0), _MANY) / _MANY
    return seen


def _signed(up: list[Token], down: list[Token], said: Said) -> Features:
    """The tones on the way from one to the other in their order, and the prepositions before the two with the tone of what governs them."""
    seen: Features = {f"tones {''.join(said.sign(token) for token in (*up[1:], *down[1:-1][::-1])) or 'none'}": 1.0}
    for name, way in (("first", up), ("second", down)):
        if len(way) > 2 and way[1].dep_ in ("prep", "agent", "dative"):
            seen[f"{name} after {way[1].lower_}"] = seen[f"{name} after {said.sign(way[2])} {way[1].lower_}"] = 1.0
        places = {token.i for token in way}
        for token in way[1:]:
            own = said.sign(token)
            for place, below in said.below(token):
                if place not in places:
                    seen[f"{name} way {own}({below})"] = 1.0
    return seen


def named_sentence(sentence: Sentence) -> Features:
    """What the sentence says around two who stand in it: the classes of all its words."""
    return {f"sentence {name}": 0.5 for name in sentence.content if name.startswith("is ")}


def alone_sentence(sentence: Sentence) -> Features:
    """What it says around one who stands in it without the other."""
    return {f"alone sentence {name}": 0.7 for name in sentence.content} | {
        "alone others here": min(len(sentence.named), _MANY) / _MANY,
        "alone others absent": len(sentence.absent) / _MANY,
        "alone only name": float(len(sentence.named) == 1),
    }


def alone_side(sentence: Sentence, side: Side) -> Features:
    """Where the one stands who is there."""
    above = [side.token, *itertools.islice(side.token.ancestors, 3)]
    seen: Features = {
        f"alone form {side.mention.form}": 1.0,
        f"alone {side.token.dep_}": 1.0,
        f"alone way up {'>'.join(token.dep_ for token in above[:2])}": 1.0,
    }
    for token in above[1:]:
        seen |= sentence.said.parts("above", token)
    return seen


def alone_other(sentence: Sentence, absent: str) -> Features:
    """Who the other may be: named before, or what the document is about."""
    cast = sentence.cast
    seen: Features = {"alone rank": min(cast.ranks.get(absent, _MANY), _MANY) / _MANY}
    for name, holds in (
        ("alone just before", absent in sentence.before),
        ("alone named most", cast.ranks.get(absent) == 0),
        ("alone in the war", absent in cast.at_war),
        ("alone camp here", camp_of(absent) in sentence.camps),
    ):
        if holds:
            seen[name] = 1.0
    return seen


def unnamed_pair(sentence: Sentence) -> Features:
    """Neither stands in the sentence: those at war, of whose war it may speak."""
    return {f"unnamed {name}": 1.0 for name in sentence.content}


def about_pair(sentence: Sentence, a: str, b: str, kind: str, times: int) -> Features:
    """What holds of a pair of any kind: what sort the two are, how often they are named, whether they stood together before."""
    cast, words = sentence.cast, lexicon()
    seen: Features = {
        **_sorts(kind, sort_of(a), sort_of(b)),
        f"{kind} times before": min(times, 3) / 3,
        "first named": min(cast.named.get(a, 0), _LONG) / _LONG,
        "second named": min(cast.named.get(b, 0), _LONG) / _LONG,
        "actors here": min(len(sentence.sides), 8) / 8,
    }
    for name, holds in (
        (f"{kind} first time", not times),
        (f"{kind} at war", {a, b} == cast.at_war),
        ("first a bystander", is_bystander(a, words)),
        ("second a bystander", is_bystander(b, words)),
        ("an observer", is_observer(a, words) or is_observer(b, words)),
    ):
        if holds:
            seen[name] = 1.0
    return seen


@functools.cache
def _sorts(kind: str, first: str, second: str) -> Features:
    """What kind of pair it is, of what sorts."""
    one, other = sorted((first.split()[0], second.split()[0]))
    return {kind: 1.0, f"{kind} {one} {other}": 1.0, f"{kind} first {first}": 1.0, f"{kind} second {second}": 1.0}


def in_events(sentence: Sentence, a: str, b: str) -> Features:
    """What events say of the two in it: done by one to the other, or by or to only one of them."""
    seen: Features = {}
    for deed in sorted({*sentence.deeds_of.get(a, ()), *sentence.deeds_of.get(b, ())}):
        event, source, target = sentence.deeds[deed]
        both = source | target
        if (a in source and b in target) or (b in source and a in target) or (event.reciprocal and a in both and b in both):
            seen |= {"event": 1.0, f"event {event.plover}": 1.0, f"event {event.mode}": 1.0, f"event {event.plover} {event.mode}": 1.0}
        else:
            seen[f"half an event {event.plover}"] = 1.0
    return seen


@functools.lru_cache(maxsize=20_000)
def sort_of(actor: str) -> str:
    """What sort an actor is: the prefix of its id, for organisations their kind, for groups whether the registry has them."""
    prefix = actor.partition(":")[0]
    known = registry().actors.get(actor)
    if prefix == "org":
        return f"org {known.kind}" if known is not None else "org unknown"
    return "grp known" if prefix == "grp" and known is not None else prefix


def path(first: Token, second: Token, said: Said) -> tuple[list[Token], list[Token]]:
    """Both ways up from two words to the one that governs both, which ends either way."""
    (heads, depths), doc = said.tree(first), first.doc
    up, down = [first.i], [second.i]
    while up[-1] != down[-1]:
        apart = depths[up[-1]] - depths[down[-1]]
        if not apart and not depths[up[-1]]:  # each at the top of its own sentence
            break
        if apart >= 0:
            up.append(heads[up[-1]])
        if apart <= 0:
            down.append(heads[down[-1]])
    return [doc[at] for at in up], [doc[at] for at in down]


def fewest_steps(first: Token, second: Token, said: Said) -> int:
    """Words on the way from one to the other at the least, the one at the top counted twice."""
    _, depths = said.tree(first)
    return abs(depths[first.i] - depths[second.i]) + 2


def _deps(way: list[Token]) -> str:
    return ">".join(token.dep_ for token in way[-3:])
