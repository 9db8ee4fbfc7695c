"""Pronouns, where the text lets one tell whom they stand for; and governments that a pronoun owns."""

from __future__ import annotations

from collections.abc import Sequence

from multipolar.evidence.actors.discourse import Discourse
from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.names import naming
from multipolar.evidence.actors.naming import Naming

_GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PLURALS = frozenset({"they", "them", "their", "theirs", "themselves"})
_THINGS = frozenset({"it", "its", "itself"})
_EMPTY_IT = frozenset(
    """is was s seems seemed appears appeared makes made looks looked remains would will may might could can should has takes took becomes
    became comes came turns turned happens matters""".split()
)
_BESIDE = 30
"""Characters between a quotation and the name of its speaker."""
_WINDOW = 3
"""Sentences looked back over for a person; one less for a thing or a group."""


def pronouns(discourse: Discourse, namings: Sequence[Naming]) -> list[Naming]:
    """Pronouns with whom they stand for, in order; what cannot be told is left out."""
    words = discourse.words
    reader = _Reader(discourse)
    found: list[Naming] = []
    position = 0
    ordered = sorted(namings, key=lambda one: one.first)
    for index, word in enumerate(words.lower):
        if word not in _GENDERS and word not in _PLURALS and word not in _THINGS:
            continue
        while position < len(ordered) and ordered[position].first < index:
            reader.hear(ordered[position])
            position += 1
        if word == "us" or (position and ordered[position - 1].last >= index and ordered[position - 1].first <= index and ordered[position - 1].form == "collective"):
            continue
        actors = reader.meant(index, word)
        if not actors:
            continue
        one = naming(words, index, index, actors, "pronoun", "actors.pronoun", 0.7)
        reader.hear(one)
        found.append(one)
        owned = _government(discourse, index, actors)
        if owned is not None:
            found.append(owned)
    return found


class _Reader:
    """Remembers who was named, sentence by sentence."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse, self.words = discourse, discourse.words
        self.heard: list[tuple[int, Naming, bool]] = []

    def hear(self, one: Naming) -> None:
        sentence = self.words.sentence(one.first)
        self.heard.append((sentence, one, self._is_subject(one, sentence)))

    def _is_subject(self, one: Naming, sentence: int) -> bool:
        """Whether a name stands where subjects stand: first of its sentence or clause, not owned, not after a preposition."""
        if self.words.gap(one.last + 1) == "'" and self.words.lower[one.last + 1] == "s" if one.last + 1 < len(self.words) else False:
            return False
        before = one.first - 1
        if before < 0 or self.words.begins_sentence(one.first) or one.form == "pronoun" and self.words.lower[one.first] in ("he", "she", "they", "it"):
            return True
        if self.words.lower[before] in _PREPOSITIONS:
            return False
        return not any(there == sentence and known.form != "demonym" for there, known, _ in reversed(self.heard[-6:]))

    def meant(self, index: int, word: str) -> tuple[str, ...]:
        here = self.words.sentence(index)
        if word in _GENDERS:
            return self._person(here, index, _GENDERS[word], self._speaker(index))
        if word in _PLURALS:
            return self._several(here, index)
        return self._thing(here, index, word)

    def _recent(self, here: int, index: int, window: int) -> list[tuple[int, Naming, bool]]:
        return [(sentence, one, subject) for sentence, one, subject in self.heard[-24:] if here - sentence <= window and one.last < index]

    def _speaker(self, index: int) -> str:
        """Who speaks the quotation in which a word stands: seldom the one spoken of in it."""
        words, text = self.words, self.words.text
        start = text.rfind("\n", 0, words.starts[index]) + 1
        if text.count('"', start, words.starts[index]) % 2 == 0:
            return ""
        close = text.find('"', words.ends[index])
        if close < 0:
            return ""
        discourse = self.discourse
        after = discourse.before(words.at(close))
        for one in discourse.namings[after : after + 1]:
            if one.start - close < _BESIDE and one.ids:
                return one.ids[0]
        return ""

    def _person(self, here: int, index: int, gender: str, speaker: str) -> tuple[str, ...]:
        best, top = "", 0.0
        for order, (sentence, one, subject) in enumerate(self._recent(here, index, _WINDOW)):
            if len(one.ids) != 1 or one.ids[0] == speaker or not one.ids[0].startswith("per:") or self._gender(one.ids[0]) not in (gender, ""):
                continue
            score = 0.55 ** (here - sentence) * (1.6 if subject else 1.0) + 0.01 * order
            if one.form == "pronoun":
                score *= 1.1
            if score > top:
                best, top = one.ids[0], score
        return (best,) if best else ()

    def _gender(self, actor: str) -> str:
        known = self.discourse.registry.actors.get(actor)
        return known.gender if known is not None else ""

    def _several(self, here: int, index: int) -> tuple[str, ...]:
        best: tuple[str, ...] = ()
        top = 0.0
        for order, (sentence, one, subject) in enumerate(self._recent(here, index, _WINDOW - 1)):
            plural = len(one.ids) > 1 or (one.form == "nominal" and one.ids and one.ids[0].startswith("grp:"))
            if plural and one.form != "demonym":
                score = 0.55 ** (here - sentence) * (1.5 if subject else 1.0) + 0.01 * order
                if score > top:
                    best, top = one.ids, score
        for row in self.discourse.rows_near(index, 8):
            sentence = self.words.sentence(row.place)
            if row.place < index and 0 <= here - sentence <= _WINDOW - 1 and row.weight > 2:
                score = 0.55 ** (here - sentence) * 1.4
                if score > top:
                    best, top = row.actors, score
        return best if len(best) <= 4 else ()

    def _opens_clause(self, index: int) -> bool:
        """Whether ``it`` stands where a subject stands; as an object it too often means a thing."""
        return self.words.begins_sentence(index) or self.words.gap(index) != " " or self.words.lower[index - 1] in _CLAUSES

    def _thing(self, here: int, index: int, word: str) -> tuple[str, ...]:
        if word == "it" and index + 1 < len(self.words) and self.words.lower[index + 1] in _EMPTY_IT and self.words.gap(index + 1) in (" ", "'"):
            if not self.words.begins_sentence(index) or self.words.lower[index + 1] not in ("has", "will"):
                return ()
        if word == "it" and not self._opens_clause(index):
            return ()
        best, top = "", 0.0
        for order, (sentence, one, subject) in enumerate(self._recent(here, index, 1)):
            if len(one.ids) != 1 or not one.ids[0].startswith(("state:", "org:", "gov:")) or one.form == "demonym":
                continue
            score = 0.5 ** (here - sentence) * (1.6 if subject else 1.0) + 0.01 * order
            if score > top:
                best, top = one.ids[0], score
        return (best,) if best else ()


_CLAUSES = frozenset(
    """that and but as if when while because said says which whether since before after though although where until unless so what how or once than
    whom whose why""".split()
)
_PREPOSITIONS = frozenset(
    "of in on at by for with from to against between over under about into toward towards through like as than without within among via and or near".split()
)


def _government(discourse: Discourse, index: int, actors: tuple[str, ...]) -> Naming | None:
    """``his government``: of the state that the person leads."""
    words = discourse.words
    following = index + 1
    if following >= len(words) or words.lower[index] not in ("his", "her", "its", "their") or words.gap(following) != " ":
        return None
    if words.lower[following] not in lexicon().government_heads - {"leadership", "presidency", "junta"} or len(actors) != 1:
        return None
    state = discourse.state_of(actors[0])
    if not state.startswith("state:"):
        return None
    return naming(words, index, following, ("gov:" + state[6:],), "nominal", "actors.group", 0.8)
