"""Which government a noun means: its owner's, that of the state spoken of, that of the president named last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from multipolar.evidence.actors.by_parse.nouns import Noun
from multipolar.evidence.actors.holders import leader_of
from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.salience import Salience
from multipolar.evidence.actors.spelling import slug
from multipolar.evidence.actors.words import Words

_THE = frozenset({"the", "this", "that"})
_TIMES = frozenset({"present", "current", "new", "previous", "last", "same", "former", "outgoing", "incoming", "whole", "entire"})
"""Adjectives that leave open whose government it is."""
_USA = "state:USA"


class Governments:
    """Finds whose a government is.

    Parameters
    ----------
    words, named, registry
        The words of a document, what rules find in it, who is known.
    """

    nouns = frozenset({"government", "administration"})

    def __init__(self, words: Words, named: Sequence[Naming], registry: Registry) -> None:
        self.words, self.named, self.registry = words, named, registry
        self._past = ""

    @cached_property
    def _salience(self) -> Salience:
        return Salience(self.words, self.named, self.registry)

    @cached_property
    def _firsts(self) -> list[int]:
        return [one.first for one in self.named]

    def meant(self, noun: Noun) -> tuple[str, ...]:
        """Id of the government; empty where nothing tells it."""
        before = bisect_left(self._firsts, noun.first)
        owned = self._owner(noun, before)
        if owned:
            return owned
        american = noun.token.lower_ == "administration"
        if american and (president := self._past_president(noun)):
            self._past = president
            return (president,)
        if noun.opener not in _THE or noun.adjectives - _TIMES or noun.goes_on:
            return ()
        return self._administration(before) if american else self._of_state(noun, before)

    def _owner(self, noun: Noun, before: int) -> tuple[str, ...]:
        """That of the name which stands before it (``Chad's new government``, ``the Chadian Government``)."""
        for one in self.named[before : before + 3]:
            if one.last >= noun.last or not one.ids:
                break
            if self.words.gap(one.last + 1) == "-" or one.form not in ("name", "demonym", "metonym"):
                continue
            states = [state for state in self.registry.state_of(one.ids[0]) if state.startswith("state:")]
            if len(one.ids) == 1 and len(states) == 1:
                return ("gov:" + states[0][6:],)
        return ()

    def _past_president(self, noun: Noun) -> str:
        """``The N. administration`` of a president of the USA whom nobody knows by the family name alone."""
        name = self.words.lower[noun.last - 1] if noun.last > noun.first else ""
        return f"gov:USA-{slug(name)}" if name in lexicon().us_presidents and self.words.words[noun.last - 1][0].isupper() else ""

    def _administration(self, before: int) -> tuple[str, ...]:
        """That of the president of the USA whom the text named, or of the USA, if they are spoken of."""
        if self._past:
            return (self._past,)
        for one in reversed(self.named[:before]):
            if one.ids and one.ids[0].startswith("gov:USA-"):
                return one.ids[:1]
        american = [one for one in self.named[:before] if one.ids and _USA in self.registry.state_of(one.ids[0])]
        if not american:
            return ()
        leader = leader_of(_USA, self.named, self.registry)
        if leader and any(leader in one.ids for one in american):
            return ("gov:USA-" + slug(self.registry.actors[leader].family),)
        return ("gov:USA",)

    def _of_state(self, noun: Noun, before: int) -> tuple[str, ...]:
        state = self._salience.owner(noun.first, before)
        return ("gov:" + state[6:],) if state.startswith("state:") else ()
