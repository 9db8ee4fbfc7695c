"""A noun that may head a group, with what stands before and after it."""

from __future__ import annotations

import copy
from functools import cached_property

from multipolar.evidence.actors.group_before import OWNERS, PhraseBefore
from multipolar.evidence.actors.group_end import last_word
from multipolar.evidence.actors.naming import Naming

__all__ = ["OWNERS", "GroupPhrase"]

_SUFFIXED = 5
_CAPITAL = frozenset({"force", "forces", "navy", "embassy", "marines"})
"""Heads that may be written with a capital behind the name of their state (``the Chadian Air Force``)."""


class GroupPhrase(PhraseBefore):
    """A head noun and its surroundings: where the phrase ends, and whether the group acts or speaks."""

    @cached_property
    def last(self) -> int:
        """Last word: ``officials in X`` reaches to the place."""
        return last_word(self)

    @property
    def word_before(self) -> str:
        """The word right before the phrase, in lower case; empty at the beginning of the document."""
        return self.words.lower[self.first - 1] if self.first > 0 else ""

    @property
    def reaches_place(self) -> bool:
        """Whether it reaches to a place after ``in``."""
        return self.last > self.head and self.words.lower[self.head + 1] in ("in", "for") and self.last in self.by_last

    @property
    def acts(self) -> bool:
        """Whether the group does or suffers something here: a verb after it, or ``by``, ``according to``, ``told`` before it."""
        words, following, before = self.words, self.last + 1, self.first - 1
        if following < len(words) and words.gap(following) == " " and self.is_verb(following):
            return True
        if following + 1 < len(words) and words.gap(following) == ", " and words.lower[following] in ("who", "which"):
            return True
        if before < 1 or words.gap(self.first) != " ":
            return False
        if words.lower[before] in ("by", "among") or (words.lower[before] == "to" and words.lower[before - 1] == "according"):
            return True
        return words.lower[before] in self.told.addressing and words.lower[before] not in ("talks", "offers", "arms")

    @property
    def acts_or_speaks(self) -> bool:
        """Whether it acts, or a verb of the present tense follows that no lexicon has (``the opposition denounces``)."""
        words, following = self.words, self.last + 1
        word = words.lower[following] if following < len(words) and words.gap(following) == " " else ""
        nouns = (self.told.after_modifier, self.told.group_heads, self.told.group_heads_qualified, self.told.function_words)
        if self.noun == "office" and word in ("is", "was", "stands", "lies"):
            return False  # a room
        return (
            self.acts
            or word in self.told.speech
            or (word.endswith("s") and not word.endswith("ss") and not any(word in each for each in nouns))
        )

    def take_owner_after(self, name: Naming) -> None:
        """Take the owner after ``of`` (``the army of Chad``): the phrase ends with it."""
        self.owner = name
        self.__dict__["last"] = name.last

    def of_each(self) -> list[GroupPhrase]:
        """The phrase once for each name joined to its owner, and for the owner: ``Chadian and Libyan negotiators`` are two groups."""
        return [*(self._of(one) for one in self.joint), self]

    def _of(self, owner: Naming) -> GroupPhrase:
        one = copy.copy(self)
        one.owner, one.joint = owner, []
        return one

    @property
    def acts_on(self) -> bool:
        """Whether somebody speaks to it (``he told a newspaper``)."""
        before = self.first - 1
        if before > 0 and self.words.lower[before - 1 : before + 1] == ["according", "to"]:
            return True
        return before >= 0 and self.words.gap(self.first) == " " and self.words.lower[before] in ("told", "tells", "by")

    def is_verb(self, index: int) -> bool:
        """Whether a word after a group looks like what the group does, or how it does it."""
        word = self.words.lower[index]
        return word in self.told.acting or (self.words.words[index].islower() and len(word) >= _SUFFIXED and word.endswith(("ed", "ly")))

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

    @property
    def is_scare_quoted(self) -> bool:
        """Whether somebody else's word for them stands in quotation marks within a sentence (``against "bandits"``)."""
        return self.words.gap(self.first) == ' "' and self.words.lower[self.first - 1] in self.told.function_words

    @property
    def introduces(self) -> bool:
        """Whether a name follows after a comma, which the phrase only tells the office of."""
        words, after = self.words, self.last + 1
        if words.lower[after : after + 1] in (["for"], ["to"], ["on"]):  # the envoy for Chad, N. N.
            following = range(after + 1, min(after + 6, len(words)))
            after = next((place for place in following if words.gap(place) != " "), after)
        return after < len(words) and words.gap(after) == ", " and words.words[after][0].isupper()

    @property
    def _is_a_states(self) -> bool:
        """Whether a state's name or adjective owns it."""
        return self.owner is not None and self.owner.ids[0].startswith("state:") and self.owner.form in ("demonym", "name")

    @cached_property
    def is_part_of_more(self) -> bool:
        """Whether it is no head after all: a title before a name, a modifier of a noun after it, part of a capitalised name."""
        words, following = self.words, self.head + 1
        capital = words.words[self.head][0].isupper() and not words.begins_sentence(self.head) and self.noun != "ministry"
        capital = capital and not (self.noun == "government" and self.owner is not None and self.last > self.head)
        capital = capital and not (self.noun in _CAPITAL and self._is_a_states and not self.possessive)
        capital = capital and words.gap(self.head).strip() not in ("-", "--")  # after a dateline
        if self.hyphened or (capital and not words.is_title_case(self.head)):
            return True
        if following >= len(words) or words.gap(following) != " ":
            return False
        if words.words[following][0].isupper():
            return not words.is_title_case(following)
        if self.kind == "speaker" and words.lower[following] in self.told.standing_for:
            return True  # the rebel group
        if self.kind not in ("military", "government", "body", "loose") or self.noun.endswith("s"):
            return False
        after = words.lower[following]
        if after in self.told.after_modifier or (self.kind == "loose" and after in self.told.group_heads_qualified | self.told.group_heads):
            return True
        return not (after in self.told.function_words or after.endswith("s") or self.is_verb(following))
