"""Descriptions that stand for a known actor: the Turkish president, his Saudi counterpart, the alliance, the court."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from multipolar.evidence.actors.holders import body_before, holder_before, holder_of
from multipolar.evidence.actors.lexicon import Lexicon, lexicon
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.words import Words

_OF_STATE = frozenset({"army", "military", "junta", "ministry", "parliament"})
_FAR, _LATELY, _HEARD = 8, 6, 240
"""Words of what an envoy is for; namings that may do something to what is described, and those that it may be."""
_TELLING = frozenset(
    {"tell", "tells", "told", "telling", "assured", "assure", "warned", "warn", "informed", "reminded", "convinced", "persuaded"}
)
"""Verbs behind whose object "that" opens what was told."""
_FOLLOWINGS = frozenset({"party", "movement", "group", "alliance", "bloc", "coalition"})
_QUARTERS = frozenset({"southern", "northern", "eastern", "western"})
_LED = frozenset({"led", "backed", "controlled", "dominated", "run", "allied"})
"""After a hyphen: who leads the body is another than the body."""
_LANDS = (["country", "s"], ["nation", "s"], ["kingdom", "s"], ["republic", "s"], ["island", "s"])
_ARTICLES = frozenset({"the", "this", "that", "his", "her", "their", "its"})


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A description: its first and last word, the noun of office or body, and the name that owns it."""

    first: int
    last: int
    noun: str
    owner: Naming | None


def definites(words: Words, named: Sequence[Naming], registry: Registry, *, of_state: bool) -> tuple[list[Naming], set[int]]:
    """Descriptions whose actor can be told, and the first words of the names they swallow.

    What belongs to a state (the army, the ministry) may stand for a group without a name and comes after groups; persons and other
    bodies (the president, the rebels) come before.
    """
    reader = _Reader(words, named, registry)
    found: list[Naming] = []
    swallowed: set[int] = set()
    so_far: list[Naming] = []
    position = 0
    for phrase in reader.phrases():
        if (phrase.noun in _OF_STATE) != of_state:
            continue
        while position < len(named) and named[position].first < phrase.first:
            so_far.append(named[position])
            position += 1
        ids = reader.beside(phrase, reader.meant(phrase, so_far))
        if not ids or reader.is_apposed(phrase, ids):
            continue
        last = phrase.last if phrase.noun in registry.offices else reader.somewhere(phrase)
        one = passage(words, phrase.first, last, ids, "nominal", "actors.description", 0.85)
        found.append(one)
        so_far.append(one)
        swallowed |= {place for place in range(phrase.last + 1, last + 1) if place in reader.by_first}
        if (
            phrase.owner is not None
            and words.lower[phrase.owner.last + 1 : phrase.owner.last + 2] != ["s"]
            and not (ids[0].startswith("per:") and words.lower[phrase.first] == "the")
        ):
            swallowed.add(phrase.owner.first)
    return found, swallowed


class _Reader:
    """Finds descriptions in a document with its known names."""

    def __init__(self, words: Words, named: Sequence[Naming], registry: Registry) -> None:
        self.words, self.named, self.registry = words, named, registry
        self.told: Lexicon = lexicon()
        self.by_last: Mapping[int, Naming] = {one.last: one for one in named}
        self.by_first: Mapping[int, Naming] = {one.first: one for one in named}
        self.covered = {place for one in named for place in range(one.first, one.last + 1)}

    @cached_property
    def apart(self) -> frozenset[str]:
        """Armed men told apart by where they are (``southern separatists``), who are no group named elsewhere."""
        lower = self.words.lower
        return frozenset(noun for place, noun in enumerate(lower) if noun in self.told.armed_nouns and lower[place - 1] in _QUARTERS)

    def phrases(self) -> Iterator[_Phrase]:
        offices, bodies = self.registry.office_ends, self.told.standing_for
        for index in [index for index, word in enumerate(self.words.lower) if word in offices or word in bodies]:
            word = self.words.lower[index]
            if index not in self.covered and not self._goes_on(index):
                first, noun = self._noun(index) if word in offices else (index, word)
                if not noun and word in bodies:
                    noun = word
                if noun and (noun not in self.told.no_office or noun in bodies):
                    yield from self._phrase(first, index, noun)

    def _goes_on(self, index: int) -> bool:
        """Whether a name follows, whose title the noun then is, or a hyphen."""
        following = index + 1
        if following >= len(self.words):
            return False
        gap = self.words.gap(following)
        word = self.words.lower[index]
        if (
            gap == " "
            and word == "general"
            and self.words.lower[following] in ("staff", "command", "assembly", "strike", "election", "public")
        ):
            return True
        if gap == " " and word in ("army", "military") and self.words.lower[following] in self.told.after_modifier - {"might"}:
            return True
        if word == "union" and self.words.lower[max(0, index - 3) : index] == ["state", "of", "the"]:
            return True  # an address
        if gap == " " and self.words.lower[following] in self.told.of_bodies and word in self.told.standing_for and word[-1] != "s":
            return True  # the militia law
        return gap == "-" or (gap == " " and self.words.words[following][0].isupper() and not self.words.is_title_case(following))

    def _noun(self, index: int) -> tuple[int, str]:
        """The longest noun of an office that ends here, and where it begins."""
        words = self.words
        for size in (4, 3, 2, 1):
            start = index - size + 1
            noun = " ".join(words.lower[max(start, 0) : index + 1])
            if start >= 0 and noun in self.registry.offices and all(words.gap(n) in (" ", "-") for n in range(start + 1, index + 1)):
                return start, noun
        return index, ""

    def _phrase(self, first: int, last: int, noun: str) -> Iterator[_Phrase]:
        words, before = self.words, first - 1
        owner = self.by_last.get(before)
        if owner is not None and words.text[owner.end : words.starts[first]] == " ":
            start = owner.first - 1
            other = noun in ("minister", "secretary") and words.lower[last + 1 : last + 2] == ["of"]  # the Chadian minister of energy
            if start >= 0 and words.lower[start] in _ARTICLES and words.gap(owner.first) == " " and not other:
                yield _Phrase(start, last, noun, owner)
        elif before > 0 and words.lower[before] == "s" and words.gap(before) == "'" and before - 1 in self.by_last:
            yield _Phrase(self.by_last[before - 1].first, last, noun, self.by_last[before - 1])
        elif before > 2 and words.lower[before - 1 : first] in _LANDS and words.gap(before) == "'" and noun in self.registry.offices:
            if words.lower[before - 2] in _ARTICLES:  # the country's president
                yield _Phrase(before - 2, last, noun, None)
        else:
            start = self._article(first, noun)
            held = self._state_after(last) if start >= 0 and noun in self.registry.offices else None
            if held is not None and start not in self.covered:
                yield _Phrase(start, held.last, noun, held)
            elif start >= 0 and start not in self.covered and not self._specified(start, last):
                yield _Phrase(start, last, noun, None)

    def _state_after(self, last: int) -> Naming | None:
        """The state in ``the emir of X``, where no name of a person follows that says who it is."""
        words, place = self.words, last + 1
        if words.lower[place : place + 1] != ["of"]:
            return None
        place += 1 + (words.lower[place + 1 : place + 2] == ["the"])
        state = self.by_first.get(place)
        return state if state is not None and state.form == "name" and state.ids[0].startswith("state:") else None

    def _article(self, first: int, noun: str) -> int:
        """Place of the article of a description without an owner, an adjective between allowed for a body (``the rebel group``); or -1."""
        words, place = self.words, first - 1
        if noun in self.told.standing_for and place > 0 and words.gap(first) in (" ", "-"):
            if words.lower[place] in _LED and words.gap(place) == "-" and place > 1:
                return self._led(place - 1)
            place -= words.lower[place] in self.told.group_kinds or words.lower[place].endswith("ist")
        return place if place >= 0 and words.lower[place] in ("the", "this") and words.gap(place + 1) == " " else -1

    def _led(self, by: int) -> int:
        """Place of the article in ``the Chadian-led force``, or -1."""
        one = self.by_last.get(by)
        first = one.first - 1 if one is not None else -1
        return first if first >= 0 and self.words.lower[first] in ("the", "this") else -1

    def _specified(self, start: int, last: int) -> bool:
        """Whether what follows says which one is meant (``the president of``): then it is no mere mention of a known one."""
        words, following = self.words, last + 1
        if following >= len(words) or words.gap(following) != " " or (start > 0 and words.lower[start - 1].startswith("accus")):
            return False
        told = words.lower[start - 1] in _TELLING if start > 0 else False
        return words.lower[following] in ("of", "who", "which") or (words.lower[following] == "that" and not told)

    def meant(self, phrase: _Phrase, so_far: Sequence[Naming]) -> tuple[str, ...]:
        """Whom a description stands for."""
        if phrase.noun not in self.registry.offices:
            if phrase.owner is not None and phrase.owner.ids[0].startswith("org:"):
                return ()  # the Wagner group is Wagner
            if phrase.owner is not None and phrase.owner.ids[0].startswith("per:") and phrase.noun in _FOLLOWINGS:
                return ()  # somebody's party is his own, and not the one named before
            if phrase.noun in self.apart:
                return ()
            others = [one for one in so_far[-_LATELY:] if self._does_it(one, phrase)]
            told = [one for one in so_far[-_HEARD:] if one not in others] if others else so_far
            there = self._state_there(phrase) if phrase.owner is None else None
            if there is not None and (seated := body_before(phrase.noun, there, told, self.words, self.registry)):
                return seated
            return body_before(phrase.noun, phrase.owner, told, self.words, self.registry) or self._in_the_hague(phrase)
        if phrase.owner is None:
            return holder_before(phrase.noun, so_far, self.registry)
        return holder_of(phrase.noun, phrase.owner, so_far, self.named, self.registry)

    def beside(self, phrase: _Phrase, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Whom a name behind ``his Chadian counterpart,`` says is meant: nobody by the description where the registry does not know it."""
        after = self.by_first.get(phrase.last + 1) if ids and phrase.noun == "counterpart" else None
        if after is None or self.words.gap(after.first) != ", " or not after.ids[0].startswith("per:"):
            return ids
        return after.actors

    def _state_there(self, phrase: _Phrase) -> Naming | None:
        """The state in whose town the text says the body is (``the movement in Aden``)."""
        after = phrase.last + 1
        if self.words.lower[after : after + 1] != ["in"] or self.words.gap(after) != " ":
            return None
        place = self.by_first.get(after + 1)
        states = self.registry.state_of(place.ids[0]) if place is not None and place.ids else ()
        if place is None or not states or not states[0].startswith("state:"):
            return None
        return replace(place, actors=tuple(states[:1]))

    def _does_it(self, one: Naming, phrase: _Phrase) -> bool:
        """Whether somebody does to the body what the verb before it says (``X owns the company``), who is then another."""
        words, verb = self.words, phrase.first - 1
        if (
            verb <= one.last
            or words.sentence(one.first) != words.sentence(verb)
            or words.lower[verb] in self.told.not_verbs | self.told.function_words | self.told.clause_openers
        ):
            return False
        if words.lower[one.first - 1] == "of" or words.lower[max(0, one.first - 2) : one.first] == ["of", "the"]:
            return False  # the head of it does, who may well mean it
        return self.told.clause_openers.isdisjoint(words.lower[one.last + 1 : verb])

    def _in_the_hague(self, phrase: _Phrase) -> tuple[str, ...]:
        """``The court in The Hague``, where none was named: the one for states, unless crimes are spoken of."""
        lower, after = self.words.lower, phrase.last + 1
        if phrase.noun not in ("court", "tribunal") or lower[after : after + 3] != ["in", "the", "hague"]:
            return ()
        return ("org:ICC",) if not {"warrant", "warrants", "crimes"}.isdisjoint(lower) else ("org:ICJ",)

    def is_apposed(self, phrase: _Phrase, ids: tuple[str, ...]) -> bool:
        """Whether the name itself stands beside the description (``Chad's foreign minister, N. N.,``), which then tells nothing more."""
        after, before = self.by_first.get(phrase.last + 1), self.by_last.get(phrase.first - 1)
        if after is None and self.words.lower[phrase.last + 1 : phrase.last + 2] in (["for"], ["to"], ["on"]):  # the envoy for Chad, N. N.
            ahead = range(phrase.last + 2, min(phrase.last + _FAR, len(self.words)))
            comma = next((place for place in ahead if self.words.gap(place) != " "), -1)
            after = self.by_first.get(comma) if comma > 0 and self.words.gap(comma) == ", " else None
        if after is not None and self.words.gap(after.first) in (", ", " "):
            if phrase.noun == "counterpart":
                return False  # tells whose it is, not who
            another = after.proposed.startswith("per:") and ids[0].startswith("per:")
            if after.ids == ids or another:  # somebody the registry does not know holds the office here
                return True
        return before is not None and before.ids == ids and self.words.gap(phrase.first) == ", "

    def somewhere(self, phrase: _Phrase) -> int:
        """Last word of ``the court in X``."""
        words, after = self.words, phrase.last + 1
        if after >= len(words) or words.lower[after] != "in" or words.gap(after) != " ":
            return phrase.last
        return next((self.by_first[start].last for start in (after + 1, after + 2) if start in self.by_first), phrase.last)
