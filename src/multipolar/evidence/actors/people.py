"""Which person a family name means, and how far the name reaches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from multipolar.evidence.actors.gazetteer import Hit
from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.registry import Actor, Entry, Registry
from multipolar.evidence.actors.words import Words

PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "van",
        "von",
        "de",
        "der",
        "den",
        "da",
        "dos",
        "di",
        "du",
        "la",
        "le",
        "abu",
        "ben",
        "ter",
        "zu",
        "uz",
        "ur",
        "ul",
        "ud",
        "das",
        "del",
        "della",
        "las",
        "los",
        "des",
        "do",
    }
)
_NAME_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "VNM", "HKG", "KHM", "JPN"})
"""States where the family name stands first."""


@dataclass
class People:
    """Persons named in a document so far.

    Parameters
    ----------
    registry : Registry
        Who is known.
    full : set of str
        Persons named in full somewhere in the document.
    states : set of str
        States named in the document.
    leading : frozenset of str
        The two that it names most.
    """

    registry: Registry
    full: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    leading: frozenset[str] = frozenset()

    def speaks_of(self, actor: str) -> bool:
        """Whether the document names an actor for sure, or the state or body that it belongs to."""
        spoken = self.states | self.full
        return actor in spoken or not spoken.isdisjoint(self.registry.actors[actor].states)

    def choose(self, entries: Iterable[Entry]) -> str:
        """The person that a family name by itself means; empty where it cannot be told."""
        candidates = [entry for entry in entries if entry.role == "family"]
        known = [entry.actors[0] for entry in candidates if entry.actors[0] in self.full]
        if len(known) == 1:
            return known[0]
        if known:
            return next((one for one in known if self.registry.actors[one].in_office), known[0])
        free = [entry.actors[0] for entry in candidates if not entry.ambiguous]
        if len(free) <= 1:
            return free[0] if free else ""
        return self._by_state(free)

    def _by_state(self, candidates: list[str]) -> str:
        near = [one for one in candidates if self.states & set(self.registry.actors[one].states)]
        for chosen in (near, [one for one in near or candidates if self.registry.actors[one].in_office]):
            if len(chosen) == 1:
                return chosen[0]
        return ""


def before_name(words: Words, first: int, registry: Registry) -> list[int]:
    """Words right before a family name that belong to a person's name: given names and initials, in order."""
    found: list[int] = []
    place = first - 1
    while place >= 0 and len(found) < 4 and _continues(words, place) and _is_given(words, place, registry):
        found.insert(0, place)
        place -= 1
    while found and words.lower[found[0]] in PARTICLES:
        found.pop(0)
    return found


def _continues(words: Words, place: int) -> bool:
    gap = words.gap(place + 1)
    return gap in (" ", "-") or (gap in (". ", ".") and len(words.words[place]) == 1)


def _is_given(words: Words, place: int, registry: Registry) -> bool:
    word = words.words[place]
    lower = word.lower()
    if word in registry.given and lower not in lexicon().titles:
        return True
    if not word[0].isupper():
        return lower in PARTICLES and not words.begins_sentence(place)
    if lower in lexicon().titles or word in registry.index or words.begins_sentence(place) or words.is_title_case(place):
        return len(word) == 1 and word not in ("A", "I") and words.gap(place + 1).startswith(".")
    return not (word.isupper() and len(word) > 1)


def fits(given: list[str], actor: Actor) -> bool:
    """Whether given names and initials found in a text are a person's, in one of the spellings the registry has."""
    first = given[0]
    return any(word == first or (len(first) == 1 and word.startswith(first)) for word in actor.given)


def _is_family(words: Words, place: int, registry: Registry) -> bool:
    """Whether an unknown word reads like the family name behind a given name."""
    word, lower, told = words.words[place], words.lower[place], lexicon()
    if not word[0].isupper() or word.isupper() or not word.isalpha() or word in registry.index or words.is_title_case(place):
        return False
    no_names = (told.common, told.titles, told.in_no_name, told.group_heads, told.group_heads_qualified, told.government_heads)
    return not any(lower in nouns for nouns in (*no_names, told.event_nouns, told.speech, told.function_words))


def family_first(registry: Registry, person: str) -> bool:
    """Whether a person's family name stands before the given name."""
    actor = registry.actors[person]
    return actor.name.startswith(actor.family + " ") and any(state.partition(":")[2] in _NAME_FIRST for state in actor.states)


def is_other_person(words: Words, hit: Hit, registry: Registry, person: str) -> bool:
    """Whether a name goes on after a family name that stands first (``Kim`` in the name of somebody not known)."""
    following = hit.last + 1
    after = words.words[hit.last + 1 : hit.last + 3]
    titled = hit.first > 0 and words.lower[hit.first - 1] in lexicon().titles
    if titled and hit.first == hit.last and after and after[0] in registry.given and words.gap(hit.last + 1) == " ":
        return True  # General Mohamud N. N. is another than Mohamud
    if titled and hit.first == hit.last and after and words.gap(hit.last + 1) == " " and _is_family(words, hit.last + 1, registry):
        return True  # Minister Maris N. is no Maris known by that name alone
    past = hit.first == hit.last and not registry.actors[person].in_office  # a name that many bear
    if not (family_first(registry, person) or past) or following >= len(words) or words.gap(following) != " ":
        return False
    word = words.words[following]
    given = past and word in registry.given  # Bush Administration is no other Bush
    unknown = given or (word not in registry.index and family_first(registry, person))
    return word[0].isupper() and unknown and not words.is_title_case(following) and word.isalpha() and not word.isupper()
