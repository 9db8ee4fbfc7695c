"""Descriptions that stand for a state, its government or its army: the government, the kingdom, the army, its neighbour."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property

from multipolar.evidence.actors.bodies import bodies_of
from multipolar.evidence.actors.borders import neighbours
from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.ministries import MINISTRY, end_of_field, owner_behind
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.salience import Salience
from multipolar.evidence.actors.spelling import slug
from multipolar.evidence.actors.words import Words

_ARTICLES = frozenset({"the", "this"})
_OWNERS = frozenset({"its", "their", "his", "her"})
_BEFORE_BARE = frozenset({"told", "tells", "before", "to", "by", "if", "that", "and", "when", "once", "until", "unless", "from", "as"}) | {
    "through", "asked", "after", "but", "which", "for", "dissolved", "dissolve", "suspended", "urged"
}  # fmt: skip
_WATERS = frozenset({"canal", "strait", "straits", "channel", "river", "lake", "sea", "passage"})
_RULED = frozenset({"military", "transitional"})
"""Before the government of a state that a junta rules."""
_FEDERAL = "federal"
"""Before the government or the army of a federation."""
_LEAVING = frozenset({"of", "left", "leave", "leaving", "fled", "on", "across"})
"""Before an island that is only a place."""
_LED = frozenset({"party", "movement", "group", "militia", "faction", "organisation", "organization"})
_NEAR = 8
"""Namings looked back over for an island."""
_LANDS = frozenset({"country", "nation", "kingdom", "republic", "island"})
"""Before ``'s``: the state spoken of."""
_FOLLOWED = frozenset({"of", "that", "which", "who", "whose", "has", "in"})


def standing(words: Words, named: Sequence[Naming], inside: Sequence[Naming], registry: Registry) -> list[Naming]:
    """Every such description whose state can be told, in order; none that overlaps a name.

    Parameters
    ----------
    words : Words
        Of the document.
    named : sequence of Naming
        What is named, in order.
    inside : sequence of Naming
        Names that are part of a longer one (``Ruritanian`` in ``Ruritanian officials``): they tell of which state the text speaks.
    registry : Registry
        Who is known.
    """
    return _Reader(words, named, inside, registry).read()


@cache
def _nouns() -> frozenset[str]:
    told = lexicon()
    of_state = told.of_government | told.of_army | told.of_houses
    return of_state | told.neighbours | told.state_kinds.keys() | told.territories | told.waters | {"administration"}


class _Reader:
    def __init__(self, words: Words, named: Sequence[Naming], inside: Sequence[Naming], registry: Registry) -> None:
        self.words, self.registry, self.told = words, registry, lexicon()
        self.outside, self.inside = named, inside

    @cached_property
    def named(self) -> list[Naming]:
        """All of them in order: worked out, as what follows from it, only where a noun stands."""
        return sorted((*self.outside, *self.inside), key=lambda one: one.first)

    @cached_property
    def salience(self) -> Salience:
        """Which state is spoken of where."""
        return Salience(self.words, self.named, self.registry)

    @cached_property
    def firsts(self) -> list[int]:
        """First words."""
        return [one.first for one in self.named]

    @cached_property
    def covered(self) -> set[int]:
        """Words of what is named."""
        return {place for one in self.outside for place in range(one.first, one.last + 1)}

    def read(self) -> list[Naming]:
        """Go through the words."""
        nouns, ends = _nouns(), self.registry.office_ends
        found: list[Naming] = []
        for index in [index for index, word in enumerate(self.words.lower) if word in nouns or word in ends]:
            if index in self.covered or (self.words.words[index] == "forces" and self.words.lower[index - 1] != "armed"):
                continue
            noun = self.words.lower[index]
            field = end_of_field(self.words, index, self.covered) if noun == MINISTRY else index
            one = self._ministry(index, field) if field > index else self._one(index, noun) if index > 0 else None
            if one is None and noun == MINISTRY:
                one = self._again(index, found)
            if one is not None:
                found.append(one)
        return found

    def _ministry(self, noun: int, last: int) -> Naming | None:
        """``The Ministry of Foreign Affairs``: for the state named behind it or spoken of; where none is, by its whole name."""
        words, first = self.words, self._start(noun)
        if words.lower[first] not in _ARTICLES and (first < noun or words.words[noun].islower()):
            return None
        owner = owner_behind(words, last, self.named, self.firsts)
        if owner is None and not self._closes(last, MINISTRY):
            return None
        states = self.registry.state_of(owner.ids[0]) if owner is not None else ()
        state = next(iter(states), "") if owner is not None else self._owner(first, bisect_left(self.firsts, first), MINISTRY)
        actors = self._of_state(state, MINISTRY)
        if actors:
            return passage(words, first, last, actors, "nominal", "actors.standing", 0.7)
        own = "org:" + slug(" ".join(words.words[noun : (owner.last if owner is not None else last) + 1]))
        return passage(words, noun, last, (), "name", "actors.unknown-organisation", 0.7, own)

    def _again(self, noun: int, found: Sequence[Naming]) -> Naming | None:
        """``The ministry``, where no state is known, of the one that was last named by its field."""
        first = self._start(noun)
        named = next((one for one in reversed(found) if one.proposed), None)
        if named is None or first != noun - 1 or self.words.lower[first] not in _ARTICLES or not self._closes(noun, MINISTRY):
            return None
        return passage(self.words, first, noun, (), "nominal", named.rule, named.confidence, named.proposed)

    def _one(self, last: int, noun: str) -> Naming | None:
        first = self._start(last)
        if first == last and noun == "parliament" and self._is_bare(last):
            return self._bare(last, noun)
        opener = self.words.lower[first]
        if first == last or not self.covered.isdisjoint(range(first, last)) or not self._ends(last, noun):
            return None
        before, told = bisect_left(self.firsts, first), self.told
        actors: tuple[str, ...] = ()
        if opener in _ARTICLES and (noun in told.of_government or noun in told.of_army or noun in told.of_houses):
            actors = self._of_state(self._owner(first, before, noun, said=self.words.lower[first + 1 : last]), noun)
        elif opener in _ARTICLES and noun == "administration":
            actors = self._administration(before)
        elif opener in _ARTICLES and noun in told.state_kinds:
            state = self.salience.state(first, before, among=told.state_kinds[noun])
            somewhere = noun == "island" and self.words.lower[first - 1] in _LEAVING and state != "state:TWN"
            actors = () if somewhere else self._island(first, before) or ((state,) if state else ())
        elif opener in _ARTICLES and noun in told.territories:
            actors = self._territory(before, region=noun != "province")
        elif opener in _ARTICLES and noun in told.waters:
            actors = self._landmark(noun, before)
        elif opener == "its" and noun in self.registry.office_ends:
            actors = self._holder(first, last, before)
        elif opener in _OWNERS and noun in told.neighbours:
            actors = self._neighbour(first, before, beside=noun.startswith("neighbo"))
        return passage(self.words, first, last, actors, "nominal", "actors.standing", 0.7) if actors else None

    def _start(self, last: int) -> int:
        """The article or pronoun before the noun, with at most two adjectives between; the noun itself without one."""
        words, told = self.words, self.told
        for place in range(last - 1, max(-1, last - 4), -1):
            if words.lower[place] == "s" and words.gap(place) == "'" and place > 1 and words.lower[place - 1] in _LANDS:
                return place - 2 if words.lower[place - 2] in _ARTICLES else last
            if words.gap(place + 1) != " ":
                break
            if words.lower[place] in _ARTICLES or words.lower[place] in _OWNERS:
                return place
            party = place == last - 1 and words.words[place][0].isupper() and words.lower[last] in ("government", "regime")
            if words.lower[place] not in told.group_kinds and words.lower[place] not in told.state_adjectives and not party:
                break
        return last

    def _ends(self, last: int, noun: str) -> bool:
        """Whether the phrase ends with the noun: no noun after it, nothing that says which one is meant."""
        words, after = self.words, last + 1
        if noun == "palace" and not (after < len(words) and words.gap(after) == " " and words.lower[after] in self.told.speech):
            return words.lower[last - 1] == "the" and not words.words[last][0].isupper()  # a building
        if words.words[last][0].isupper() and not (words.words[last - 1][0].isupper() and noun == MINISTRY):
            return False
        return self._closes(last, noun)

    def _closes(self, last: int, noun: str) -> bool:
        """Whether what follows is no part of the phrase."""
        words, after = self.words, last + 1
        accused = any(word.startswith(("accus", "suspect")) for word in words.lower[max(0, last - 4) : last])
        if after >= len(words) or words.gap(after) not in (" ", "'"):
            return after >= len(words) or words.gap(after) != "-"
        word = words.lower[after]
        if words.gap(after) == "'":
            return word == "s"
        beyond = words.lower[after + 1] if after + 1 < len(words) else ""
        if words.words[after][0].isupper() or (word == "of" and not accused and not beyond.endswith("ing")):
            return False
        if noun in self.told.of_army | self.told.of_government | {"administration"} and self._modifies(after):
            return False
        if word == "in" or noun in self.told.neighbours or noun in self.told.territories or noun in self.told.state_kinds:
            return word != "in" or noun not in self.told.of_government
        return word in self.told.function_words or word in self.told.acting or word.endswith(("ed", "ly", "s", "self"))

    def _modifies(self, after: int) -> bool:
        """Whether the noun only modifies the next (``the military strike``), which is no verb of its own (``the army plans to``)."""
        words, word = self.words, self.words.lower[after]
        follows = words.lower[after + 1] if after + 1 < len(words) and words.gap(after + 1) == " " else ""
        return word in self.told.after_modifier - {"might"} and not (
            word.endswith("s") and follows in ("to", "the", "a", "an", "its", "that", "his")
        )

    def _owner(self, first: int, before: int, noun: str, *, said: Sequence[str] = ()) -> str:
        """The state whose body is meant; a junta is that of a state which one rules, a palace a king's, if any is told of.

        A federal government is that of a federation: of the one that the party or person belongs to of whom the sentence tells, else of the
        one spoken of; where the text names none, nobody is meant for sure.
        """
        if _FEDERAL in said:
            own = self.salience.subject(first, before, within=True)
            return own if own in self.told.federations else self.salience.owner(first, before, among=self.told.federations)
        military = bool(said) and said[-1] in _RULED
        among = {"junta": self.told.juntas, "palace": self.told.state_kinds["monarchy"]}.get("junta" if military else noun)
        ruled = self.salience.owner(first, before, among=among) if among else ""
        return ruled or ("" if noun == "junta" else self.salience.owner(first, before))

    def _bare(self, place: int, noun: str) -> Naming | None:
        actors = self._of_state(self._owner(place, bisect_left(self.firsts, place), noun), noun)
        return passage(self.words, place, place, actors, "nominal", "actors.standing", 0.7) if actors else None

    def _is_bare(self, place: int) -> bool:
        """Whether a house without an article stands for that of the state spoken of (``told parliament``)."""
        words, before = self.words, place - 1
        return (
            words.gap(place) == " "
            and (words.words[place].islower() and words.lower[before] in _BEFORE_BARE)
            and (place + 1 >= len(words) or words.gap(place + 1) != "-")
        )

    def _of_state(self, state: str, noun: str) -> tuple[str, ...]:
        if noun == "junta" and not state:
            return ("grp:junta",)  # of a state that is not known to have one
        return bodies_of(state, noun, self.registry)

    def _administration(self, before: int) -> tuple[str, ...]:
        """The last one that was named (``the N. administration``)."""
        last = next((one for one in reversed(self.named[:before]) if one.ids and one.ids[0].startswith("gov:USA-")), None)
        return last.ids[:1] if last is not None else ()

    def _island(self, first: int, before: int) -> tuple[str, ...]:
        """The island named just before that is no state."""
        here = self.words.sentence(first)
        for index in range(before - 1, max(-1, before - _NEAR), -1):
            one = self.named[index]
            known = self.registry.actors.get(one.ids[0]) if one.ids else None
            if known is not None and known.id.startswith("loc:") and known.kind == "island" and here - self.salience.sentences[index] <= 1:
                return one.ids[:1]
            if known is not None and known.id in self.told.state_kinds["island"]:
                break
        return ()

    def _landmark(self, noun: str, before: int) -> tuple[str, ...]:
        """The last place named whose name ends with the noun, or with what the noun may mean; for an enclave a region."""
        if noun in ("enclave", "exclave"):
            return self._territory(before)
        ends = _WATERS if noun == "waterway" else frozenset({noun, noun + "s", noun.removesuffix("s")})
        for index in range(before - 1, -1, -1):
            one = self.named[index]
            if one.form == "name" and one.ids[0].startswith("loc:") and not ends.isdisjoint(self.words.lower[one.first : one.last + 1]):
                return one.ids[:1]
        known = self.told.known_waters.get(noun, {}).get(self.salience.home)
        return (known,) if known else ()

    def _territory(self, before: int, *, region: bool = True) -> tuple[str, ...]:
        """The last region or territory named; a province is none that counts as a state."""
        for index in range(before - 1, max(-1, before - 20), -1):
            one = self.named[index]
            known = self.registry.actors.get(one.ids[0]) if one.ids else None
            if known is not None and known.kind in ("region", "territory", "island", "partial") and (region or known.id.startswith("loc:")):
                place = () if known.id.startswith("loc:") else ("loc:" + slug(known.name),)
                return (known.id, *place)
        return ()

    def _neighbour(self, first: int, before: int, *, beside: bool) -> tuple[str, ...]:
        """The other state that the text speaks of, seen from the one that the sentence is about: one that borders on it, if a neighbour."""
        own = self.salience.subject(first, before)
        near = neighbours().get(own, frozenset()) if beside else frozenset()
        found = self.salience.state(first, before, among=near) if near else ""
        if found:
            return (found,)
        other = self.salience.state(first, before, without=(own,)) if own else ""
        return (other,) if other else ()

    def _holder(self, first: int, last: int, before: int) -> tuple[str, ...]:
        """``its premier``: who holds the office in the state that the sentence is about."""
        noun, own = " ".join(self.words.lower[first + 1 : last + 1]), self.salience.subject(first, before)
        offices = self.registry.offices.get(noun)
        if not own or offices is None or noun in self.told.no_office:
            return ()
        if noun == "leader" and any(word in _LED for word in self.words.lower[max(0, first - 15) : first]):
            return ()  # the party's
        wanted = offices or self.registry.leading
        for one in reversed(self.named):
            known = self.registry.actors.get(one.ids[0]) if len(one.ids) == 1 else None
            if known is not None and known.type == "person" and own in known.states and not wanted.isdisjoint(known.offices):
                return (known.id,)
        holders = [actor.id for actor in self.registry.in_office(own) if not wanted.isdisjoint(actor.offices)]
        return (holders[0],) if len(holders) == 1 and len(wanted) == 1 else ()
