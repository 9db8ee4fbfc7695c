"""Names that the registry does not know: proposed as persons, organisations or places where the text says what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from multipolar.evidence.actors.lexicon import Lexicon, lexicon
from multipolar.evidence.actors.names import naming
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.people import PARTICLES
from multipolar.evidence.actors.registry import Registry, slug
from multipolar.evidence.actors.words import Words

_LONGEST = 7
_LINKS = frozenset({"of", "for", "and", "the", "on"})
"""Words inside the name of an organisation."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words side by side."""

    first: int
    last: int

    @property
    def size(self) -> int:
        return self.last - self.first + 1


def proposed(words: Words, named: Sequence[Naming], registry: Registry) -> tuple[list[Naming], set[int]]:
    """Unknown names with the id proposed for each, and the first words of known names that turn out to be part of one.

    A name is proposed where the text says what it is: a title or an office before it, an apposition after it, a verb of saying beside
    it, a noun of organisations at its end, a preposition of place before it. The same family name by itself later on is the same person.
    """
    return _Proposer(words, named, registry).read()


class _Proposer:
    def __init__(self, words: Words, named: Sequence[Naming], registry: Registry) -> None:
        self.words, self.registry, self.told = words, registry, lexicon()
        self.by_place = {place: one for one in named for place in range(one.first, one.last + 1)}
        self.ids: dict[str, str] = {}
        self.found: list[Naming] = []
        self.swallowed: set[int] = set()

    def read(self) -> tuple[list[Naming], set[int]]:
        runs = list(self._runs())
        left = []
        for run in runs:
            if not self._propose(run):
                left.append(run)
        for run in left:
            self._again(run)
        return self.found, self.swallowed

    def _runs(self) -> Iterator[_Run]:
        words, count = self.words.words, len(self.words)
        place = 0
        while place < count:
            known = self.by_place.get(place)
            if known is not None:
                if not self._is_part(known, place):
                    place += 1
                    continue
                last = known.last
            elif self._starts(place):
                last = place
            else:
                place += 1
                continue
            while last + 1 < count and last - place < _LONGEST and self._goes_on(last):
                last += 1
            while last > place and (not words[last][0].isupper() and words[last].isascii() and words[last][0].islower()):
                last -= 1
            if known is None and self._is_first_half(last):
                self.swallowed.add(last + 1)
                place = last + 2
                continue
            if known is not None:
                if last == known.last or not self._absorbs(known, last):
                    place = known.last + 1
                    continue
                self.swallowed.add(known.first)
            yield _Run(place, last)
            place = last + 1

    def _is_part(self, known: Naming, place: int) -> bool:
        """Whether a known name may only begin a longer unknown one: a place or a state right before another capitalised word."""
        following = known.last + 1
        if known.first != place or known.form != "name" and known.form != "demonym" and known.form != "metonym" or following >= len(self.words):
            return False
        return not known.ids[0].startswith("per:") and self.words.gap(following) == " " and self._starts(following)

    def _is_first_half(self, last: int) -> bool:
        """Whether a known name of a state or region only ends a longer unknown one (``Fortress Europe``)."""
        following = last + 1
        known = self.by_place.get(following)
        if known is None or known.form != "name" or known.last != following or not known.ids[0].startswith(("state:", "grp:")):
            return False
        return self.words.gap(following) == " " and not self.words.begins_sentence(last) and self.words.words[last].isalpha()

    def _absorbs(self, known: Naming, last: int) -> bool:
        """A place gives its name to what follows (``the Lisbon Treaty``); a state only to an organisation."""
        lower = self.words.lower[last]
        if known.ids[0].startswith(("loc:", "evt:")):
            return True
        return lower in self.told.organisations and last > known.last + (known.form == "demonym")

    def _starts(self, place: int) -> bool:
        word = self.words.words[place]
        if place in self.by_place or word[0].isdigit():
            return False
        if not word[0].isupper():
            following = place + 1
            return (
                word in ("al", "el", "bin", "von", "van", "de")
                and following < len(self.words)
                and self.words.words[following][0].isupper()
                and self.words.gap(following) == "-"
                and following not in self.by_place
            )
        lower = word.lower()
        if word in self.registry.single or lower in _COMMON or lower in self.told.titles or self.words.is_title_case(place):
            return False
        return not (self.words.begins_sentence(place) and (lower in _OPENING or lower.endswith(("ly", "ing"))))

    def _goes_on(self, last: int) -> bool:
        following = last + 1
        gap, word = self.words.gap(following), self.words.words[following]
        if following in self.by_place or gap not in (" ", "-", "\n") and not (gap in (". ", "'") and len(self.words.words[last]) == 1):
            return False
        if word.lower() in PARTICLES or word.lower() in ("of", "for") and self.words.lower[last] in self.told.organisations | {"association", "movement", "ministry"}:
            beyond = following + 1
            if self.words.lower[last] in ("association", "movement", "ministry", "front") and beyond in self.by_place:
                return True
            return beyond < len(self.words) and self.words.words[beyond][0].isupper() and beyond not in self.by_place
        return (word[0].isupper() or not word[0].isascii()) and word.lower() not in _COMMON and word.isalpha()

    def _propose(self, run: _Run) -> bool:
        words = self.words
        text = words.text[words.starts[run.first] : words.ends[run.last]]
        if text.lower() in _COMMON or len(text) < 3:
            return False
        prefix = self._kind(run)
        if not prefix:
            return False
        self._add(run, f"{prefix}:{slug(text)}")
        if prefix == "per":
            family = words.words[run.last]
            if run.size > 1 and len(family) > 2:
                self.ids.setdefault(family, f"per:{slug(text)}")
        self.ids.setdefault(text, f"{prefix}:{slug(text)}")
        self._abbreviation(run, f"{prefix}:{slug(text)}")
        return True

    def _abbreviation(self, run: _Run, proposed: str) -> None:
        """``Nile River Commission (NRC)``: the letters in brackets mean the same."""
        following = run.last + 1
        if following < len(self.words) and self.words.gap(following) == " (" and self.words.words[following].isupper() and following not in self.by_place:
            self.ids.setdefault(self.words.words[following], proposed)

    def _again(self, run: _Run) -> None:
        text = self.words.text[self.words.starts[run.first] : self.words.ends[run.last]]
        known = self.ids.get(text)
        if known:
            self._add(run, known)

    def _add(self, run: _Run, proposed: str) -> None:
        rule = {"per": "actors.unknown-person", "org": "actors.unknown-organisation", "loc": "actors.unknown-place"}[proposed.partition(":")[0]]
        self.found.append(naming(self.words, run.first, run.last, (), "name", rule, 0.7, proposed))

    def _kind(self, run: _Run) -> str:
        """Prefix of the id for what the text says the name is; empty where it says nothing."""
        words, told = self.words, self.told
        last = words.lower[run.last]
        if run.size > 1 and (last in told.organisations or words.lower[run.first] in ("association", "ministry", "institute", "university", "bank")):
            return "org"
        before = words.lower[run.first - 1] if run.first and words.gap(run.first) in (" ", "\n", ". ") else ""
        if run.first and words.gap(run.first) == ", " and words.lower[run.first - 1] in told.appositive and run.size in (2, 3):
            return "per"
        if before in told.organisation_cues:
            return "org"
        if self._is_person(run, before, told):
            return "per"
        return "loc" if self._is_place(run, before) else ""

    def _is_person(self, run: _Run, before: str, told: Lexicon) -> bool:
        words = self.words
        if run.size > 5:
            return False
        if before in told.titles or before in told.appositive or before in told.speakers:
            return True
        given = words.words[run.first] in self.registry.given
        if before in told.speech and run.size <= 4 and (run.size > 1 or self._apposed(run)):
            return True
        following = run.last + 1
        speaks = following < len(words) and words.gap(following) == " " and words.lower[following] in told.speech - {"reported", "according", "called", "states"}
        if speaks and run.size > 1:
            return True
        if self._apposed(run):
            return True
        return run.size in (2, 3) and (given or before in ("like", "named")) and words.words[run.last][0].isalpha()

    def _apposed(self, run: _Run) -> bool:
        """Whether a noun for a person stands in an apposition after the name."""
        words, place = self.words, run.last + 1
        if place >= len(words) or words.gap(place) != ", ":
            return False
        if words.lower[place] not in ("a", "an", "the", "who", "head", "director", "chief", "former", "president", "professor", "spokesman", "spokeswoman"):
            return False
        for step in range(place, min(place + 10, len(words))):
            if step > place and words.gap(step)[0] in ",.;:":
                return False
            if words.lower[step] in self.told.appositive or words.lower[step] == "who" and step == place:
                return True
        return False

    def _is_place(self, run: _Run, before: str) -> bool:
        words = self.words
        if run.size > 1 and words.lower[run.last] in _LANDMARKS:
            return True
        if run.size > 3 or words.words[run.first].isupper():
            return False
        if before == "of" and run.first > 1 and words.lower[run.first - 2] in _SETTLEMENTS:
            return True
        following = words.lower[run.last + 1] if run.last + 1 < len(words) and words.gap(run.last + 1) == " " else ""
        if following in ("crossing", "airport", "river", "province", "region", "district", "valley", "border"):
            return True
        return before in ("in", "near") and following not in ("s",) and words.lower[run.first] not in _COMMON


_SETTLEMENTS = frozenset(
    "city town village port province region district island people residents outskirts north south east west suburb state capital mayor governor valley".split()
)
_LANDMARKS = frozenset(
    """river sea lake mountains mountain strait straits island islands bay valley peninsula province oblast region desert gulf pass bridge square
    canal port airport base dam plateau heights delta coast county""".split()
)
_COMMON = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
    easter christmas ramadan passover orthodox catholic islamic jewish muslim christian english russian-speaking god internet bible quran covid gmt
    utc war world cold great second first third wwii wwi ii iii iv i a the an he she it they we you my your his her its their our and or but if
    in on at by for from with to as not no yes so yet while when where what who why how which that this these those there here then than
    holocaust nobel treaty agreement accord accords convention protocol resolution act article chapter operation summit conference games olympics
    university independence victory day week month year mr mrs ms dr state states department ministry congress parliament army navy air force
    forces president presidents prime minister ministers government federal republic kingdom empire union north south east west northern southern
    eastern western central new old""".split()
)
_OPENING = frozenset(
    """after before although though because since until unless once despite during amid among between against about above across according also
    another any all both each either every few many more most much neither none nobody nothing only other others own same several some such both
    even ever never still just like instead indeed however moreover furthermore nevertheless nonetheless meanwhile otherwise perhaps maybe thus
    therefore hence today tomorrow yesterday now later last next recent new two three four five six seven eight nine ten over under up down out
    off into onto without within toward towards through throughout upon via whether whatever whoever one people critics analysts officials
    diplomats experts observers take let make get give see look back total business peace sanctions talks tensions troops rebels rumor total
    nor is are was were be been being do does did have has had can could will would shall should may might must there asked given
    speaking following including based well part most least beyond behind below beside besides along around""".split()
)
