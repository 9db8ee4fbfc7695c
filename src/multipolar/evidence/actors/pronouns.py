"""Pronouns, where the text lets one tell whom they stand for; and governments that a pronoun owns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from multipolar.evidence.actors.discourse import Discourse
from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.owned import owned
from multipolar.evidence.actors.words import Words

_GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PLURALS = frozenset({"they", "them", "their", "theirs", "themselves"})
_THINGS = frozenset({"it", "its", "itself"})
_ALL = frozenset(_GENDERS) | _PLURALS | _THINGS
_SUBJECTS = frozenset({"he", "she", "they", "it"})
_PERSONS, _GROUPS, _BODIES = 3, 2, 1
"""Sentences looked back over for a person, for several actors, and for a state or organisation."""
_HEARD, _ROWS, _MOST = 24, 8, 4
_TIMES = frozenset(
    {"week", "month", "year", "day", "time", "then", "later", "ago", "decade", "night", "spring", "summer", "autumn", "winter"}
)
_ONE_BODY = frozenset(
    {"junta", "parliament", "legislature", "opposition", "council", "committee", "commission", "panel", "consortium", "union"}
)
_FADE, _SUBJECT, _ROW, _LATER = 0.55, 1.6, 1.4, 0.01
"""What a sentence counts relative to the next; what a subject counts, and a row of names; what a name counts for standing later."""
_VERB = 3
_ABOUT = frozenset({"over", "for", "about", "and", "with", "despite"})
_HELPING = frozenset(
    {"has", "have", "had", "will", "would", "could", "can", "may", "must", "also", "since", "repeatedly", "again", "once", "not"}
)
_BESIDE = 30
"""Characters between a quotation and the name of its speaker."""
_OPENING = 8
_OPENERS = frozenset({"in", "with", "during", "despite", "after", "before", "at", "on", "throughout"})
"""Opens a phrase before the subject of a sentence, and how many words that may have."""
_OF_LANDS = frozenset({"territory", "border", "borders", "airspace", "soil", "sovereignty", "constitution", "independence"})
"""What a state has and an organisation has not."""


@dataclass(slots=True)
class _Heard:
    """A name as remembered: its sentence, which of all it is, and whether it stands where subjects stand, once that is asked."""

    sentence: int
    one: Naming
    number: int
    is_subject: bool | None = None


def pronouns(discourse: Discourse, named: Sequence[Naming]) -> list[Naming]:
    """Pronouns with whom they stand for, in order; what cannot be told is left out."""
    words, reader = discourse.words, _Reader(discourse)
    inside = {place for one in named if one.form == "collective" for place in range(one.first, one.last + 1)}
    found: list[Naming] = []
    position = 0
    for index in [index for index, word in enumerate(words.lower) if word in _ALL]:
        word = words.lower[index]
        while position < len(named) and named[position].first < index:
            if not _is_swallowed(words, named, position):
                reader.hear(named[position])
            position += 1
        actors = () if index in inside else reader.meant(index, word)
        if actors:
            one = passage(words, index, index, actors, "pronoun", "actors.pronoun", 0.7)
            reader.hear(one)
            found += [one, *owned(discourse, one)]
    return found


def _is_swallowed(words: Words, named: Sequence[Naming], position: int) -> bool:
    """Whether a name only tells whose government or people somebody else is (``the N. administration``): no ``he`` means it."""
    one, outer = named[position], named[position - 1] if position else None
    inside = outer is not None and outer.form == "nominal" and outer.first <= one.first and one.last < outer.last
    return inside and one.ids[:1] != () and one.ids[0].startswith("per:") and words.gap(one.last + 1) == " "


class _Reader:
    """Remembers who was named, sentence by sentence."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse, self.words, self.told = discourse, discourse.words, lexicon()
        self.heard: list[_Heard] = []

    def hear(self, one: Naming) -> None:
        """Remember a name."""
        self.heard.append(_Heard(self.words.sentence(one.first), one, len(self.heard)))

    def _stands_as_subject(self, known: _Heard) -> bool:
        if known.is_subject is None:
            known.is_subject = self._is_subject(known)
        return known.is_subject

    def _is_subject(self, heard: _Heard) -> bool:
        """Whether a name stands where subjects stand: first of its sentence, not owned by what follows, not after a preposition."""
        words, one, after = self.words, heard.one, heard.one.last + 1
        if after < len(words) and words.gap(after) == "'" and words.lower[after] == "s":
            return False
        if (
            words.begins_sentence(one.first)
            or (one.first > 0 and words.gap(one.first).startswith(";"))
            or (one.form == "pronoun" and words.lower[one.first] in _SUBJECTS)
        ):
            return True
        if words.lower[one.first - 1] in self.told.prepositions:
            return False
        before = self.heard[max(0, heard.number - 6) : heard.number]
        return not any(known.sentence == heard.sentence and known.one.form != "demonym" for known in before)

    def meant(self, index: int, word: str) -> tuple[str, ...]:
        """Whom a pronoun stands for; empty where it cannot be told."""
        if word in ("his", "her") and (ahead := self._named_ahead(index, word)):
            return ahead
        if word in _GENDERS:
            others = (self._speaker(index), self._doer(index) if word == "him" else "", self._partner(index) if word in _SUBJECTS else "")
            return self._best(index, _PERSONS, lambda one: self._is_person(one, _GENDERS[word]) and one.ids[0] not in others)
        if word in ("its", "their") and (doer := self._owner_before(index, word)):
            return doer
        if word in _PLURALS:
            return self._several(index)
        if word == "it" and (before := self._it_before(index)):
            return before
        if word == "its" and index + 1 < len(self.words) and self.words.lower[index + 1] in _OF_LANDS:
            return self._best(index, _BODIES, lambda one: self._is_body(one) and not one.ids[0].startswith("org:"))
        return self._best(index, _BODIES, self._is_body) if word != "it" or self._stands_for_something(index) else ()

    def _named_ahead(self, index: int, word: str) -> tuple[str, ...]:
        """Who is named only after the phrase that opens a sentence (``In his letter, N. N. claimed``)."""
        words = self.words
        if not index or not words.begins_sentence(index - 1) or words.lower[index - 1] not in _OPENERS:
            return ()
        comma = next((place for place in range(index + 2, min(index + _OPENING, len(words))) if words.gap(place) == ", "), 0)
        namings, at = self.discourse.namings, self.discourse.before(index)
        one = next((one for one in namings[at : at + 4] if one.first >= comma), None)
        if not comma or one is None or one.first != comma or one.last + 1 >= len(words) or words.gap(one.last + 1) != " ":
            return ()
        return one.ids if self._is_person(one, _GENDERS[word]) else ()

    def _owner_before(self, index: int, word: str) -> tuple[str, ...]:
        """Whose is what a subject right before the verb does something to (``Chad won its freedom``, ``rebels have left their camps``)."""
        last, words = self.heard[-1].one if self.heard else None, self.words
        if last is None or not last.ids or last.form == "demonym" or last.ids[0].startswith(("per:", "loc:", "evt:")):
            return ()
        between = range(last.last + 1, index)
        if not between or len(between) > _VERB or any(words.gap(place) != " " for place in range(last.last + 1, index + 1)):
            return ()
        if word == "its" and len(between) == 1 and words.lower[index - 1] in _ABOUT:
            return last.ids if self._is_body(last) else ()  # sanctions on Chad over its mines
        before = words.lower[last.first - 1] if last.first and not words.begins_sentence(last.first) else ""
        verb = words.lower[index - 1]
        if before in self.told.prepositions - self.told.clause_openers or verb in self.told.function_words | _HELPING:
            return ()
        helped = all(words.lower[place] in _HELPING or words.lower[place].endswith("ly") for place in between[:-1])
        fits = self._is_plural(last) or last.form == "nominal" if word == "their" else self._is_body(last)
        return last.ids if helped and fits else ()

    def _it_before(self, index: int) -> tuple[str, ...]:
        """Whom an earlier ``it`` of the same sentence stands for (``it accused Chad, and it has warned Libya that it``)."""
        here = self.words.sentence(index)
        if not self._stands_for_something(index):
            return ()
        for known in reversed(self.heard[-_HEARD:]):
            if known.sentence != here:
                break
            if known.one.form == "pronoun" and self.words.lower[known.one.first] == "it":
                return known.one.ids
        return ()

    def _doer(self, index: int) -> str:
        """Who does something to ``him``: the name one or two words before."""
        last = self.heard[-1].one if self.heard else None
        return last.ids[0] if last is not None and last.ids and index - last.last in (2, 3) else ""

    def _partner(self, index: int) -> str:
        """With whom somebody talks in a phrase before ``he`` (``in a call with X he said``): that is somebody else."""
        last, words = (self.heard[-1] if self.heard else None), self.words
        if last is None or last.sentence != words.sentence(index) or not last.one.ids:
            return ""
        opening = words.lower[words.sentences[last.sentence]]
        with_whom = last.one.first > 0 and words.lower[last.one.first - 1] in ("with", "to", "alongside", "beside")
        return last.one.ids[0] if with_whom and opening in ("in", "at", "during", "after", "on", "over", "before", "following") else ""

    def _best(self, index: int, window: int, fits: Callable[[Naming], bool]) -> tuple[str, ...]:
        ranked = list(self._ranked(index, window, fits))
        return max(ranked, key=lambda pair: pair[0])[1].ids if ranked else ()

    def _ranked(self, index: int, window: int, fits: Callable[[Naming], bool]) -> Iterator[tuple[float, Naming]]:
        here = self.words.sentence(index)
        for order, known in enumerate(self.heard[-_HEARD:]):
            if here - known.sentence <= window and known.one.last < index and fits(known.one):
                yield _FADE ** (here - known.sentence) * (_SUBJECT if self._stands_as_subject(known) else 1.0) + _LATER * order, known.one

    def _is_person(self, one: Naming, gender: str) -> bool:
        if len(one.ids) == 1 and one.form == "nominal" and one.ids[0].startswith("grp:"):
            return self._is_one_speaker(one)
        if len(one.ids) != 1 or not one.ids[0].startswith("per:"):
            return False
        known = self.discourse.registry.actors.get(one.ids[0])
        return known is None or known.gender in (gender, "")

    def _is_one_speaker(self, one: Naming) -> bool:
        """Whether somebody without a name speaks (``a senior official said``), who may be meant by ``he`` afterwards."""
        words = self.words
        spoke = one.last + 1 < len(words) and words.gap(one.last + 1) == " " and words.lower[one.last + 1] in self.told.speech
        return spoke and one.ids[0].rpartition("-")[2].rpartition(":")[2] in self.told.speakers

    def _is_body(self, one: Naming) -> bool:
        """Whether ``it`` may stand for a name; not for a newspaper or agency that was only told something."""
        known = self.discourse.registry.actors.get(one.ids[0]) if one.ids else None
        heard = (
            known is not None and known.kind == "media" and one.first > 0 and self.words.lower[one.first - 1] in ("told", "the", "to", "by")
        )
        return _is_body(one) and not heard

    def _is_plural(self, one: Naming) -> bool:
        """Whether ``they`` may stand for a name: of several, of a group, or of an armed group whose name is a plural (the Houthis)."""
        if _is_plural(one):
            single = one.form == "nominal" and one.ids[0].startswith("grp:") and self.words.lower[one.last] in self.told.speakers
            return not single or one.ids[0].endswith("s")
        known = self.discourse.registry.actors.get(one.ids[0]) if len(one.ids) == 1 else None
        named = known is not None and known.kind == "armed-group" and one.form in ("name", "nominal")
        return named and self.words.text[one.end - 1] == "s" and self.words.words[one.last][-2:] != "SS"

    def _several(self, index: int) -> tuple[str, ...]:
        """The group, collective or row of names that ``they`` stands for."""
        ranked = [(score, one.ids) for score, one in self._ranked(index, _GROUPS, self._is_plural)]
        here = self.words.sentence(index)
        for row in self.discourse.rows_near(index, _ROWS):
            distance = here - self.words.sentence(row.place)
            if row.place < index and distance <= _GROUPS and row.weight > 2:
                ranked.append((_FADE**distance * _ROW, row.actors))
        best = max(ranked, key=lambda pair: pair[0])[1] if ranked else ()
        return best if len(best) <= _MOST else ()

    def _stands_for_something(self, index: int) -> bool:
        """Whether ``it`` is a subject with a verb of its own: elsewhere it too often means a thing, or nothing (``it is clear``)."""
        words, after = self.words, index + 1
        opens = words.begins_sentence(index) or words.gap(index) != " " or words.lower[index - 1] in self.told.clause_openers
        timed = not opens and (words.lower[index - 1] in _TIMES or words.words[index - 1].isdigit() or words.words[index - 1][0].isupper())
        if not opens and not (
            timed and after < len(words) and (words.lower[after] in self.told.speech or words.lower[after].endswith("ed"))
        ):
            return False
        if after >= len(words) or words.gap(after) not in (" ", "'") or words.lower[after] not in self.told.empty_it:
            return True
        return words.begins_sentence(index) and words.lower[after] in ("has", "will")

    def _speaker(self, index: int) -> str:
        """Who speaks the quotation in which a word stands: seldom the one spoken of in it."""
        words, text = self.words, self.words.text
        start = text.rfind("\n", 0, words.starts[index]) + 1
        close = text.find('"', words.ends[index])
        if close < 0 or text.count('"', start, words.starts[index]) % 2 == 0:
            return ""
        after = self.discourse.before(words.at(close))
        named = self.discourse.namings[after : after + 1]
        return named[0].ids[0] if named and named[0].ids and named[0].start - close < _BESIDE else ""


def _is_body(one: Naming) -> bool:
    """Whether ``it`` may stand for a name: one state, organisation or government, or an army."""
    one_body = len(one.ids) == 1 or (one.form == "nominal" and one.ids[-1:] and one.ids[-1].startswith("grp:"))
    if one.form == "nominal" and len(one.ids) == 1 and one.ids[0].startswith("grp:"):
        return one.ids[0].rpartition("-")[2].removeprefix("grp:") in _ONE_BODY
    return bool(one_body) and one.form != "demonym" and one.ids[0].startswith(("state:", "org:", "gov:"))


def _is_plural(one: Naming) -> bool:
    """Whether ``they`` may stand for a name: several actors, or a group."""
    group = one.form == "nominal" and bool(one.ids) and one.ids[0].startswith("grp:")
    body = one.form == "nominal" and _is_body(one) and one.ids[-1][-1] != "s"  # a ministry
    return one.form != "demonym" and (len(one.ids) > 1 or group) and not body
