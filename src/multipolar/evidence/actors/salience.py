"""Which state a text is speaking of at a word: for "the government", "the army", "the kingdom", "its premier"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Sequence
from functools import cached_property

from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.words import Words

_REACH, _SENTENCES = 30, 6
_FADE, _SUBJECT, _ADJECTIVE, _OWN_PLACE, _SPOKEN = 0.7, 2.0, 0.9, 0.4, 0.04
_SUBJECT_HERE = 3.0
_WHERE, _BESIDE, _DOER = 3.0, 0.6, 0.25
"""What a sentence counts relative to the next, a subject, an adjective, a mere place; each time that the text names a state; where those
spoken of sit, whoever is only ``with`` somebody, and who does something to the body (whose own it would be "its")."""
_HOME, _PLAINLY, _OPENING = 1.0, 1.4, 3
"""What counts for the state that a document is plainly about, named so many times more than any other; what being named first adds."""
_POWERS, _PATRON, _ASIDE = frozenset({"state:USA", "state:RUS", "state:CHN"}), 0.5, 0.7
"""Whose army and government a text on a smaller state seldom means by "the army", however often it names them."""
_BREAKS = frozenset({"that", "after", "when", "while", "because", "and", "but", "as", "which", "where", "who", "if", "since", "before"}) | {
    "although", "though", "until", "whose", "said", "says"
}  # fmt: skip
"""Words with which another clause begins, of which the subject may be anybody's."""


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
        self.opening = {one.first for one in named if one.form == "nominal"}
        self.states = [self._states(one) for one in named]
        self.sentences = [words.sentence(one.first) for one in named]
        self.counts: dict[str, int] = defaultdict(int)
        for one, states in zip(named, self.states, strict=True):
            for state in states if one.form != "demonym" or one.first not in self.opening else ():
                self.counts[state] += 1

    def _states(self, one: Naming) -> tuple[str, ...]:
        if one.form == "pronoun" or not one.ids:
            return ()
        if one.ids[0].startswith("grp:") or self._only_reports(one):
            return ()
        return tuple(dict.fromkeys(state for actor in one.ids for state in self.registry.state_of(actor)))

    def _only_reports(self, one: Naming) -> bool:
        """Whether it is the agency in the brackets of a dateline (``CAIRO (Reuters) -``), whose state is not spoken of."""
        return self.registry.kind_of(one.ids[0]) == "media" and self.words.gap(one.first).endswith("(")

    def weight(self, index: int, word: int, *, owning: bool) -> float:
        """What one naming counts at a word; as the owner of a body the subject of the sentence counts more."""
        one, words = self.named[index], self.words
        weight = _FADE ** (words.sentence(word) - self.sentences[index])
        before = one.first - 1
        opens = words.begins_sentence(one.first) or (before >= 0 and words.begins_sentence(before))
        subject = _SUBJECT_HERE if owning and words.sentence(word) == self.sentences[index] else _SUBJECT
        weight *= _DOER if self._does(one, word) else subject if opens else 1.0
        if not opens and before >= 0 and words.lower[before] in ("with", "to", "from", "by", "against", "for"):
            weight *= _BESIDE
        if one.form == "demonym":
            weight *= _ADJECTIVE
        if one.ids[0].startswith("org:"):
            weight *= _BESIDE
        if one.ids[0].startswith("loc:"):
            weight *= _WHERE if self._is_where_they_sit(one, word) else _OWN_PLACE
        return weight

    def _does(self, one: Naming, word: int) -> bool:
        """Whether a state is the subject of the clause in which a body stands as the object (``X has urged the junta``)."""
        words, after = self.words, one.last + 1
        if one.form not in ("name", "metonym") or not one.ids[0].startswith(("state:", "gov:")) or one.last >= word - 1:
            return False
        if words.sentence(one.first) != words.sentence(word) or words.gap(after) != " ":
            return False
        if one.first > 0 and not words.begins_sentence(one.first) and words.lower[one.first - 1] in lexicon().not_verbs - _BREAKS:
            return False
        return _BREAKS.isdisjoint(words.lower[after:word]) and not any("," in words.gap(place) for place in range(after, word + 1))

    @cached_property
    def home(self) -> str:
        """The state that a document is plainly about; empty where two are told of as much."""
        counts: dict[str, float] = defaultdict(float)
        for one, states in zip(self.named, self.states, strict=True):
            theirs = 0.5 if one.ids and one.ids[0].startswith("org:") else 1.0
            for state in states:
                counts[state] += (theirs if counts else _OPENING) * (_PATRON if state in _POWERS else 1.0)
        most = sorted(counts.values(), reverse=True)
        if not most or (len(most) > 1 and most[0] < _PLAINLY * most[1]):
            return ""
        return max(counts, key=lambda state: counts[state])

    def _is_where_they_sit(self, one: Naming, word: int) -> bool:
        """Whether those spoken of in this sentence sit there (``deputies in X accused the government``)."""
        words, before = self.words, one.first - 1
        if before < 1 or words.lower[before] != "in" or words.sentence(word) != words.sentence(one.first):
            return False
        return words.lower[before - 1] in lexicon().group_heads

    def owner(self, word: int, before: int, among: Container[str] | None = None) -> str:
        """The state whose body is meant by ``the army``: the one spoken of, above all the one that the document is about."""
        found = self._weighed(word, before, among, ())
        if self.home not in _POWERS:
            found = {state: weight * (_ASIDE if state in _POWERS else 1.0) for state, weight in found.items()}
        if self.home and (among is None or self.home in among):
            found[self.home] = found.get(self.home, 0.0) + _HOME
        return max(found, key=lambda state: found[state]) if found else ""

    def state(self, word: int, before: int, among: Container[str] | None = None, without: Collection[str] = ()) -> str:
        """The state spoken of at a word, among the first `before` namings; empty where none is near.

        Parameters
        ----------
        word : int
            Where it is asked for.
        before : int
            How many namings begin before that word.
        among : container of str
            States that it may be, if not any.
        without : collection of str
            States that it may not be.
        """
        found = self._weighed(word, before, among, without)
        return max(found, key=lambda state: found[state]) if found else ""

    def _weighed(self, word: int, before: int, among: Container[str] | None, without: Collection[str]) -> dict[str, float]:
        here, found = self.words.sentence(word), dict[str, float]()
        for index in range(before - 1, max(-1, before - 1 - _REACH), -1):
            if among is None and here - self.sentences[index] > _SENTENCES:
                break
            if without and self.named[index].form == "demonym" and self.named[index].first in self.opening:
                continue  # the officials of a state are no rival of another
            for state in self.states[index]:
                if (among is None or state in among) and state not in without:
                    found[state] = max(
                        found.get(state, 0.0), self.weight(index, word, owning=not without and among is None) + _SPOKEN * self.counts[state]
                    )
        return found

    def subject(self, word: int, before: int, *, within: bool = False) -> str:
        """The state, or the state of the person, named first in the sentence of a word; `within` a state no state itself counts."""
        here = self.words.sentence(word)
        first = ""
        for index in range(before - 1, -1, -1):
            if self.sentences[index] != here:
                break
            one = self.named[index]
            if within and one.ids and one.ids[0].startswith(("state:", "gov:")):
                continue
            if self.states[index] and one.form != "demonym" and not one.ids[0].startswith("loc:") and not self._owns(one):
                first = self.states[index][0]
        return first

    def _owns(self, one: Naming) -> bool:
        """Whether a person is named only as whose something is (``N. N.'s visit``)."""
        after = one.last + 1
        if not one.ids[0].startswith("per:") or after >= len(self.words):
            return False
        return self.words.gap(after) in ("'", "\u2019") and self.words.lower[after] == "s"
