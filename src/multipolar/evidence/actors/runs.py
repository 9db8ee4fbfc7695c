"""Runs of capitalised words that the registry does not know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from multipolar.evidence.actors.lexicon import Lexicon
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.people import PARTICLES
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.words import Words

_LONGEST, _WORDS = 7, 3
_BEFORE_OF = frozenset({"association", "movement", "ministry", "front", "society", "university", "church", "chamber", "union"}) | {
    "federation", "confederation", "academy", "league", "institute"
}  # fmt: skip


_FRENCH = frozenset({"du", "de", "del", "des", "della", "do", "da", "dos", "las", "los", "la"})
"""Small words within names of other languages (``Observatoire du X``)."""


_SITTING = frozenset({"council", "command", "assembly", "diet"})
"""What a single capitalised word before it makes a body (``the Sovereign Council``)."""
_OFFICES = frozenset({"security", "city", "town", "state", "regional", "european", "general", "high"})
_FIRMS = frozenset({"railways", "airlines", "airways", "petroleum", "telecom", "aerospace"})
"""With the adjective of a state alone a company's name (``Chadian Railways``)."""


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words side by side: the first and the last."""

    first: int
    last: int

    @property
    def size(self) -> int:
        """How many."""
        return self.last - self.first + 1


@dataclass
class Runs:
    """Finds the runs of a document.

    Parameters
    ----------
    words : Words
        Of the document.
    by_place : mapping
        Word to the known name that covers it.
    registry, told
        Who is known; words that are no names.
    swallowed : set of int
        First words of known names that turned out to be part of a longer unknown one.
    inside : dict
        First word of a run to those of the known names inside it.
    """

    words: Words
    by_place: Mapping[int, Naming]
    registry: Registry
    told: Lexicon
    swallowed: set[int] = field(default_factory=set)
    inside: dict[int, set[int]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Run]:
        by_place, resume = self.by_place, 0
        openings = [n for n, word in enumerate(self.words.words) if not word[0].islower() or n in by_place or word in PARTICLES]
        for place in openings:  # few of the words
            known = by_place.get(place)
            if place < resume or not (self._starts(place) if known is None else self._is_part(known, place)):
                continue
            last = self._last(place if known is None else known.last)
            after = self.by_place.get(last + 1)
            body = self._end_of_body(place, last, after) if known is None and after is not None else 0
            if body:
                self.inside[place] = {one.first for one in map(by_place.get, range(place, body + 1)) if one is not None}
                yield Run(place, body)
                resume = body + 1
            elif known is None and after is not None and self._ends_in_place(last, after):
                self.inside[place] = {after.first}
                yield Run(place, after.last)
                resume = after.last + 1
            elif known is None and self._is_first_half(last):
                self.swallowed.add(last + 1)
                resume = last + 2
            elif known is not None and (last == known.last or not self._absorbs(known, last)):
                resume = known.last + 1
            else:
                parts = {one.first for one in map(self.by_place.get, range(place, last + 1)) if one is not None}
                if known is not None and self.words.lower[last] in self.told.event_nouns:
                    self.swallowed |= parts
                self.inside[place] = parts
                yield Run(place, last)
                resume = last + 1

    def _last(self, first: int) -> int:
        last = first
        while last + 1 < len(self.words) and last - first < _LONGEST and self._goes_on(last):
            last += 1
        while last > first and self.words.words[last][0].islower() and self.words.words[last].isascii():
            last -= 1
        return last

    def _starts(self, place: int) -> bool:
        words, word = self.words, self.words.words[place]
        if place in self.by_place or word[0].isdigit():
            return False
        following = place + 1
        if not word[0].isupper():
            joined = following < len(words) and words.gap(following) == "-" and words.words[following][0].isupper()
            return joined and word in PARTICLES and following not in self.by_place
        lower = word.lower()
        if (
            (word in self.registry.single and not self._is_given_here(place))
            or lower in self.told.common
            or lower in self.told.titles
            or words.is_title_case(place)
        ):
            return False
        if words.begins_sentence(place) and lower in self.told.speakers:
            return False  # Resident N. N. said
        return not (words.begins_sentence(place) and (lower in self.told.opening or lower.endswith(("ly", "ing"))))

    def _is_given_here(self, place: int) -> bool:
        """Whether a word that is also a known name begins a longer name here: another capitalised word follows that is no known one."""
        words, following = self.words, place + 1
        if following >= len(words) or words.gap(following) != " " or following in self.by_place:
            return False
        word = words.words[following]
        if word in PARTICLES and following + 1 < len(words) and words.gap(following + 1) == "-":
            return words.words[following + 1][0].isupper()  # Ali al-X
        return word[0].isupper() and word.isalpha() and word.lower() not in self.told.common and not word.isupper()

    def _goes_on(self, last: int) -> bool:
        following = last + 1
        gap, word = self.words.gap(following), self.words.words[following]
        begun = self.words.lower[last]
        if following in self.by_place:
            if begun in _FRENCH and gap == " " and last - 1 not in self.by_place:
                return self.by_place[following].ids[0].startswith(("loc:", "state:", "grp:"))
            return begun in ("of", "for") and gap == " " and last > 0 and self.words.lower[last - 1] in _BEFORE_OF
        if gap not in (" ", "-") and not (gap in (". ", "'") and len(self.words.words[last]) == 1):
            return False
        lower = word.lower()
        if lower == "for" and gap == " " and self.words.words[last][0].isupper() and self._body_follows(following):
            return True
        if lower in PARTICLES or (lower in ("of", "for") and (begun in self.told.organisations or begun in _BEFORE_OF)):
            beyond = following + 1
            if beyond in self.by_place and (begun in _BEFORE_OF or (lower in _FRENCH and following - 1 not in self.by_place)):
                return True
            if beyond + 1 < len(self.words) and lower in _FRENCH and self.words.lower[beyond] in _FRENCH:
                beyond += 1  # de las X
            return beyond < len(self.words) and self.words.words[beyond][0].isupper() and beyond not in self.by_place
        if lower in self.told.common and lower in self.told.organisations and last > 0 and gap == " ":  # the Valley Guard Force
            before = self.words.words[last - 1]
            body = lower in _SITTING and before in ("the", "The", "s") and f"{begun} {lower}" not in self.told.common_bodies
            return word[0].isupper() and (before[0].isupper() or (body and begun not in _OFFICES)) and self.words.gap(last) == " "
        return (word[0].isupper() or not word[0].isascii()) and lower not in self.told.common and word.isalpha()

    def _body_follows(self, place: int) -> bool:
        """Whether capitalised words follow of which the last is a noun of organisations (``Community Help for Progress Organization``)."""
        words, last = self.words, place
        while last + 1 < len(words) and last - place < _WORDS and words.gap(last + 1) == " " and words.words[last + 1][0].isupper():
            last += 1
        return last > place + 1 and words.lower[last] in self.told.organisations and last not in self.by_place

    def _is_part(self, known: Naming, place: int) -> bool:
        """Whether a known name may only begin a longer unknown one: a place or a state right before another capitalised word."""
        following = known.last + 1
        if known.first != place or known.form not in ("name", "demonym", "metonym") or following >= len(self.words):
            return False
        return not known.ids[0].startswith("per:") and self.words.gap(following) == " " and self._starts(following)

    def _is_first_half(self, last: int) -> bool:
        """Whether a known name of a state or region only ends a longer unknown one (``Fortress Europe``)."""
        following = last + 1
        known = self.by_place.get(following)
        if known is None or known.form != "name" or known.last != following or not known.ids[0].startswith(("state:", "grp:")):
            return False
        return self.words.gap(following) == " " and not self.words.begins_sentence(last) and self.words.words[last].isalpha()

    def _end_of_body(self, place: int, last: int, after: Naming) -> int:
        """Last word of a body's name with a known name in the middle (``the Free Darfur Movement``); 0 without one."""
        words, beyond = self.words, after.last + 1
        if after.first != last + 1 or words.gap(after.first) != " " or words.begins_sentence(place) or after.ids[0].startswith("per:"):
            return 0
        if beyond >= len(words) or beyond in self.by_place or words.gap(beyond) != " " or not words.words[beyond][0].isupper():
            return 0
        end = self._last(after.last)
        return end if end > after.last and words.lower[end] in self.told.organisations and not words.is_title_case(place) else 0

    def _ends_in_place(self, last: int, after: Naming) -> bool:
        """Whether an unknown word before the name of a place makes it part of a longer name (a surname that is also a town's)."""
        words = self.words
        if after.first != last + 1 or words.gap(last + 1) != " " or not words.words[last].isalpha():
            return False
        if words.begins_sentence(last) and words.lower[last] in self.told.group_kinds:
            return False  # Local Puntland forces
        firm = self.registry.kind_of(after.ids[0]) == "company" and after.first == after.last and not words.begins_sentence(last)
        named = after.ids[0].startswith("loc:") or firm  # a surname that is also a carmaker's
        return named and after.form == "name" and words.lower[last] not in self.told.place_before

    def _absorbs(self, known: Naming, last: int) -> bool:
        """A place gives its name to what follows (``the Lisbon Treaty``); a state only to an organisation."""
        if known.ids[0].startswith(("loc:", "evt:")):
            return True
        behind = self.words.lower[known.last + 1 : last]
        if known.form != "demonym" and "for" in behind and not self.told.organisations.isdisjoint(behind):
            return True  # the Lisbon Institute for Energy Policy
        firm = self.words.lower[last] in _FIRMS
        return self.words.lower[last] in self.told.organisations and last > known.last + (known.form == "demonym" and not firm)
