"""Which state a text is speaking of at a word: for "the government", "the army", "the kingdom", "its premier"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence

from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.words import Words

_REACH, _SENTENCES = 30, 6
_FADE, _SUBJECT, _ADJECTIVE, _OWN_PLACE, _SPOKEN = 0.7, 2.0, 0.9, 0.4, 0.04
_WHERE = 3.0
"""What a sentence counts relative to the next, a subject, an adjective, a mere place; and each time that the text names a state."""


class Salience:
    """Namings of a document in order, weighed by how near and how prominent they are.

    Parameters
    ----------
    words : Words
        Of the document.
    named : sequence of Naming
        In order.
    registry : Registry
        Who is known.
    """

    def __init__(self, words: Words, named: Sequence[Naming], registry: Registry) -> None:
        self.words, self.named, self.registry = words, named, registry
        self.states = [self._states(one) for one in named]
        self.sentences = [words.sentence(one.first) for one in named]
        self.counts: dict[str, int] = defaultdict(int)
        for states in self.states:
            for state in states:
                self.counts[state] += 1

    def _states(self, one: Naming) -> tuple[str, ...]:
        if one.form == "pronoun" or not one.ids:
            return ()
        if one.ids[0].startswith("grp:"):
            return ()
        return tuple(dict.fromkeys(state for actor in one.ids for state in self.registry.state_of(actor)))

    def weight(self, index: int, word: int) -> float:
        """What one naming counts at a word."""
        one, words = self.named[index], self.words
        weight = _FADE ** (words.sentence(word) - self.sentences[index])
        before = one.first - 1
        opens = words.begins_sentence(one.first) or (before >= 0 and words.begins_sentence(before))
        weight *= _SUBJECT if opens else 1.0
        if one.form == "demonym":
            weight *= _ADJECTIVE
        if one.ids[0].startswith("loc:"):
            weight *= _WHERE if self._is_where_they_sit(one, word) else _OWN_PLACE
        return weight

    def _is_where_they_sit(self, one: Naming, word: int) -> bool:
        """Whether those spoken of in this sentence sit there (``deputies in X accused the government``)."""
        words, before = self.words, one.first - 1
        if before < 1 or words.lower[before] != "in" or words.sentence(word) != words.sentence(one.first):
            return False
        return words.lower[before - 1] in lexicon().group_heads

    def state(self, word: int, before: int, among: Container[str] | None = None, without: Container[str] = ()) -> str:
        """The state spoken of at a word, among the first `before` namings; empty where none is near.

        Parameters
        ----------
        word : int
            Where it is asked for.
        before : int
            How many namings begin before that word.
        among : container of str
            States that it may be, if not any.
        without : container of str
            States that it may not be.
        """
        here, found = self.words.sentence(word), dict[str, float]()
        for index in range(before - 1, max(-1, before - 1 - _REACH), -1):
            if among is None and here - self.sentences[index] > _SENTENCES:
                break
            for state in self.states[index]:
                if (among is None or state in among) and state not in without:
                    found[state] = max(found.get(state, 0.0), self.weight(index, word) + _SPOKEN * self.counts[state])
        return max(found, key=lambda state: found[state]) if found else ""

    def subject(self, word: int, before: int) -> str:
        """The state, or the state of the person, named first in the sentence of a word."""
        here = self.words.sentence(word)
        first = ""
        for index in range(before - 1, -1, -1):
            if self.sentences[index] != here:
                break
            one = self.named[index]
            if self.states[index] and one.form != "demonym" and not one.ids[0].startswith("loc:"):
                first = self.states[index][0]
        return first
