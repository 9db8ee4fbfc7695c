"""What a word says, as features: itself, its classes, and what hangs on it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.lexicon import lexicon as event_lexicon
from multipolar.evidence.extractors.ties.lexicon import lexicon as tie_lexicon
from multipolar.evidence.learnt import Features
from multipolar.evidence.learnt.tone import SIGNS, tone_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_HANGING = frozenset(("prep", "amod", "advmod", "neg", "aux", "prt", "dobj", "compound", "attr", "acomp", "xcomp", "agent"))

_TURNING = frozenset(("dobj", "attr", "xcomp", "ccomp", "neg", "amod", "advmod", "acomp"))
"""What hangs on a word and may turn its tone."""


@functools.lru_cache(maxsize=20_000)
def _listed(lemma: str, is_verb: bool) -> tuple[str, ...]:
    """Classes that the lexicons of ties and of events give a lemma."""
    ties, events = tie_lexicon(), event_lexicon()
    found = []
    for part, table in (("noun", ties.nouns), ("verb", ties.verbs), ("adjective", ties.adjectives)):
        if bonds := table.get(lemma):
            found.append(f"{part}{bonds[0].sign}{bonds[0].type}{'…' if bonds[0].words else ''}")
    if sign := ties.signs.get(lemma):
        found.append(f"adjective{sign}")
    if readings := (events.verbs if is_verb else events.nouns).get(lemma):
        found.append(readings[0].type)
    return tuple(found)


def _sign_in(name: str) -> str:
    """The sign that a class tells, if it tells one."""
    if name in ("~+", "~-"):
        return name[1]
    part = next((part for part in ("noun", "verb", "adjective") if name.startswith((f"{part}+", f"{part}-"))), None)
    return "" if part is None else name[len(part)]


def _depths(heads: list[int]) -> list[int]:
    depths = [-1] * len(heads)
    for place in range(len(heads)):
        way = []
        while depths[place] < 0 and heads[place] != place:
            way.append(place)
            place = heads[place]
        depths[place] = max(depths[place], 0)
        for below, at in enumerate(reversed(way), depths[place] + 1):
            depths[at] = below
    return depths


class Said:
    """What the words of one parse say; each is worked out once."""

    def __init__(self) -> None:
        self._classes: dict[int, tuple[str, ...]] = {}
        self._parts: dict[tuple[str, int], Features] = {}
        self._between: dict[int, Features] = {}
        self._tree: tuple[list[int], list[int]] | None = None
        self._signs: dict[int, str] = {}
        self._below: dict[int, list[tuple[int, str]]] = {}

    def classes(self, token: Token) -> tuple[str, ...]:
        """Classes of a word: by the lexicons, and its tone."""
        found = self._classes.get(token.i)
        if found is None:
            found = _listed(token.lemma_.lower(), token.pos_ in ("VERB", "AUX"))
            if tone := tone_of(token):
                found = (*found, f"~{tone}", f"~{SIGNS[tone]}")
            self._classes[token.i] = found
        return found

    def sign(self, token: Token) -> str:
        """``+``, ``-`` or nothing: the tone of a word, else what the lexicon of ties says of it."""
        found = self._signs.get(token.i)
        if found is None:
            found = self._signs[token.i] = next(filter(None, map(_sign_in, reversed(self.classes(token)))), "")
        return found

    def below(self, token: Token) -> list[tuple[int, str]]:
        """Signs of what hangs on a word, each with its place; ``not`` for what denies it."""
        found = self._below.get(token.i)
        if found is None:
            children = [child for child in token.children if child.dep_ in _TURNING]
            signs = [(child.i, "not" if child.dep_ == "neg" else self.sign(child)) for child in children]
            found = self._below[token.i] = [one for one in signs if one[1]]
        return found

    def tree(self, token: Token) -> tuple[list[int], list[int]]:
        """By place in the parse of a word: the word that governs each, and how far each is below the top of its sentence."""
        if self._tree is None:
            heads = [each.head.i for each in token.doc]
            self._tree = heads, _depths(heads)
        return self._tree

    def parts(self, place: str, token: Token) -> Features:
        """What a word is and what hangs on it, where it stands at a place (``path``, ``above``)."""
        found = self._parts.get((place, token.i))
        if found is None:
            names = [token.lemma_.lower(), f"is {token.pos_}", *[f"is {one}" for one in self.classes(token)]]
            for child in token.children:
                if child.dep_ in _HANGING:
                    names.append(f"{child.dep_} {child.lemma_.lower()}")
                    names.extend([f"{child.dep_} is {one}" for one in self.classes(child)])
            found = self._parts[place, token.i] = {f"{place} {name}": 1.0 for name in names}
        return found

    def between(self, token: Token) -> Features:
        """What a word is that stands between two."""
        found = self._between.get(token.i)
        if found is None:
            found = self._between[token.i] = {}
            if token.is_alpha and not token.is_stop:
                found[f"between {token.lemma_.lower()}"] = 0.5
            if token.pos_ == "ADP":
                found[f"between {token.lower_}"] = 0.5
            for one in self.classes(token):
                found[f"between is {one}"] = 1.0
        return found
