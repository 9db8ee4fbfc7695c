"""A noun that may head a group, with what stands before and after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from multipolar.evidence.actors.lexicon import Lexicon
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.words import Words

_LIKE_ADJECTIVE = re.compile(r".{3,}(?:ist|ian|al|ic|ern|ish|ese)$|(?:led|wing|level|ranking|based|backed|run|leaning|minded)$")
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "these", "those", "some", "all", "such"})
_GOING_ON = frozenset({"all", "such", "some"})
"""Determiners that another may stand before."""
_COUNTING = frozenset({"former", "own", "handful", "panel", "group", "dozens", "team", "last", "remaining"})
_TITLES = frozenset({"President", "Chancellor", "Premier", "King", "General"})
_SUFFIXED = 5
OWNERS = frozenset({"his", "her", "their", "its"})


@dataclass
class GroupPhrase:
    """A head noun and its surroundings.

    Parameters
    ----------
    words : Words
        Of the document.
    head : int
        The noun.
    by_last : mapping
        Known names by their last word.
    told : Lexicon
        Which nouns head what.
    first : int
        First word of the phrase.
    owner : Naming or None
        The name before the head that says whose group it is.
    possessive : bool
        Whether the owner owns it with ``'s``.
    kinds : list of str
        Adjectives and nouns that say what group it is.
    determiner : str
        Its article or pronoun.
    counted : bool
        Whether a number or quantity stands before it.
    leaning : Naming or None
        The name for or against which it is (``pro-X``).
    hyphened : bool
        Whether a name is joined to it by a hyphen (``X-backed forces``), which makes it no group of X's.
    """

    words: Words
    head: int
    by_last: Mapping[int, Naming]
    told: Lexicon
    first: int = -1
    owner: Naming | None = None
    possessive: bool = False
    kinds: list[str] = field(default_factory=list)
    determiner: str = ""
    counted: bool = False
    leaning: Naming | None = None
    hyphened: bool = False

    def __post_init__(self) -> None:
        self.first = self.head
        place = self.head - 1
        while place >= 0:
            place = self._step(place)

    @property
    def noun(self) -> str:
        """The head in lower case."""
        return self.words.lower[self.head]

    @property
    def phrase(self) -> str:
        """Kinds and head, as the registry writes a group without a settled set."""
        return " ".join([*self.kinds, self.noun])

    @cached_property
    def kind(self) -> str:
        """What the noun heads: government, body, military, speaker, sure, or loose."""
        told = self.told
        for name, members in (
            ("government", told.government_heads),
            ("body", told.bodies),
            ("military", told.military_heads),
            ("speaker", told.speakers),
            ("sure", told.group_heads),
        ):
            if self.noun in members:
                return name
        return "loose"

    def _step(self, place: int) -> int:
        """Take in the word at a place; the next place to look at, or -1 at the phrase's beginning."""
        words, owner = self.words, self.by_last.get(place)
        gap = words.text[owner.end if owner is not None else words.ends[place] : words.starts[place + 1]]
        if owner is not None and gap == "-":
            self.hyphened = True
        if gap not in (" ", "-", "\n", "'") or self.hyphened:
            return -1
        if gap == "'" or (words.lower[place] == "s" and place > 0 and words.gap(place) == "'"):
            return self._own(place - 1 if words.lower[place] == "s" else place)
        if owner is not None:
            return self._take_owner(owner)
        return place - 1 if self._modifier(place) else -1

    def _take_owner(self, owner: Naming) -> int:
        before = owner.first - 1
        if before >= 0 and self.words.gap(owner.first) == "-":  # pro-X rebels are X's friends, and no group of its own
            self.hyphened = self.words.lower[before] not in ("pro", "anti")
            self.kinds.insert(0, self.words.text[self.words.starts[before] : owner.end].lower())
            self.first, self.leaning = before, owner
            return before - 1
        if owner.ids[0].startswith("evt:") or (owner.ids[0].startswith("loc:") and self.noun == "residents"):
            return -1
        if self.owner is not None or (owner.ids[0].startswith("per:") and self.kind not in ("government", "loose")):
            return -1
        self.owner, self.first = owner, owner.first
        return owner.first - 1

    def _modifier(self, place: int) -> bool:
        """Take in a determiner, quantity or adjective; whether more may stand before it."""
        word = self.words.lower[place]
        if word in _DETERMINERS:
            self.determiner, self.first = word, place
            return word in _GOING_ON
        if word in self.told.quantity or word in _COUNTING:
            self.counted = True
        elif word in self.told.group_kinds or (self.words.words[place].islower() and _LIKE_ADJECTIVE.match(word)):
            self.kinds.insert(0, word)
        else:
            return False
        self.first = place
        return True

    def _own(self, last: int) -> int:
        """Take the owner before ``'s``, with the title before a person's name."""
        owner = self.by_last.get(last)
        if owner is not None:
            self.owner, self.possessive, self.first = owner, True, owner.first
            if owner.first > 0 and self.words.words[owner.first - 1] in _TITLES and self.words.touches(owner.first):
                self.first = owner.first - 1
        return -1

    @cached_property
    def last(self) -> int:
        """Last word: ``officials in X`` reaches to the place."""
        words, place = self.words, self.head + 1
        if place + 1 >= len(words) or self.kind not in ("sure", "loose") or self.owner is not None or self.determiner in OWNERS:
            return self.head
        if words.lower[place] != "in" or words.gap(place) != " " or words.gap(place + 1) != " ":
            return self.head
        target = place + 2 if words.lower[place + 1] == "the" else place + 1
        for one in range(target, min(target + 4, len(words))):
            if one in self.by_last and self.by_last[one].first == target:
                return one
        return place + 1 if words.lower[place + 1] in ("parliament", "government", "opposition") else self.head

    @property
    def acts(self) -> bool:
        """Whether the group does or suffers something here: a verb after it, or ``by``, ``according to`` before it."""
        words, following, before = self.words, self.last + 1, self.first - 1
        if following < len(words) and words.gap(following) == " " and self.is_verb(following):
            return True
        if before < 1 or words.gap(self.first) != " ":
            return False
        return words.lower[before] in ("by", "among") or (words.lower[before] == "to" and words.lower[before - 1] == "according")

    def is_verb(self, index: int) -> bool:
        """Whether a word after a group looks like what the group does, or how it does it."""
        word = self.words.lower[index]
        return word in self.told.acting or (len(word) >= _SUFFIXED and word.endswith(("ed", "ly")))

    def speaks(self, reach: int = 5) -> bool:
        """Whether a verb of saying stands just before, or within some words after it."""
        words, before = self.words, self.first - 1
        for following in range(self.head + 1, min(self.head + 1 + reach, len(words))):
            gap = words.gap(following)
            if gap != " " and not (gap == ", " and following == self.head + 1):
                break
            if words.lower[following] in self.told.speech:
                return True
        return before >= 0 and words.gap(self.first) == " " and words.lower[before] in self.told.speech

    @cached_property
    def is_part_of_more(self) -> bool:
        """Whether it is no head after all: a title before a name, a modifier of a noun after it, part of a capitalised name."""
        words, following = self.words, self.head + 1
        capital = words.words[self.head][0].isupper() and not words.begins_sentence(self.head)
        if self.hyphened or (capital and not words.is_title_case(self.head)):
            return True
        if following >= len(words) or words.gap(following) != " ":
            return False
        if words.words[following][0].isupper():
            return not words.is_title_case(following)
        if self.kind not in ("military", "government", "body", "loose"):
            return False
        after = words.lower[following]
        if after in self.told.after_modifier:
            return True
        return not (after in self.told.function_words or after.endswith("s") or self.is_verb(following))
