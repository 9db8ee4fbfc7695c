"""Descriptions that stand for a known actor: the Turkish president, his Saudi counterpart, the alliance, the court."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.names import naming
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.registry import Actor, Registry
from multipolar.evidence.actors.words import Words

_ARTICLES = frozenset({"the", "this", "that", "his", "her", "their", "its"})
_NO_OFFICE = frozenset(
    """official senior-official aide adviser advisor confidant analyst expert scholar professor historian academic journalist reporter
    commentator editor columnist presenter candidate nominee contender hopeful deputy representative judge justice magistrate speaker
    head chief director chair officer man woman politician diplomat delegate lawmaker legislator mp secretary lawyer governor mayor
    businessman billionaire tycoon oligarch cleric reporter negotiator mediator ambassador spokesman spokeswoman spokesperson""".split()
)
_ONE_HOLDER = frozenset({"president", "prime minister", "chancellor", "king", "foreign minister", "defence minister", "emir", "supreme leader", "secretary general"})
"""Offices that one person holds at a time, so that the registry tells who is meant though the document does not name the holder."""
_JUST = 4
"""A holder among so many last namings is the one just named."""
_REACH = 60
"""Namings looked back over for what a description without a state means."""
_BODIES: Mapping[str, tuple[frozenset[str], tuple[str, ...]]] = {
    "agency": (frozenset({"agency"}), ("agency",)),
    "watchdog": (frozenset({"agency"}), ("agency",)),
    "court": (frozenset({"court"}), ("court", "tribunal")),
    "tribunal": (frozenset({"court"}), ("tribunal",)),
    "alliance": (frozenset({"alliance"}), ("alliance", "treaty")),
    "bloc": (frozenset({"bloc"}), ("union",)),
    "organisation": (frozenset({"international-organisation", "alliance", "bloc"}), ("organisation", "organization")),
    "organization": (frozenset({"international-organisation", "alliance", "bloc"}), ("organisation", "organization")),
    "group": (frozenset({"armed-group", "movement", "think-tank"}), ("group",)),
    "militia": (frozenset({"armed-group"}), ("militia",)),
    "movement": (frozenset({"armed-group", "movement"}), ("movement",)),
    "militants": (frozenset({"armed-group"}), ()),
    "rebels": (frozenset({"armed-group"}), ("rebels",)),
    "paramilitaries": (frozenset({"armed-group"}), ()),
    "army": (frozenset({"forces"}), ("army", "military")),
    "military": (frozenset({"forces"}), ("military", "army")),
    "junta": (frozenset({"government"}), ("junta",)),
    "party": (frozenset({"party"}), ("party",)),
    "council": (frozenset(), ("council",)),
    "commission": (frozenset(), ("commission",)),
    "company": (frozenset({"company"}), ()),
    "newspaper": (frozenset({"media"}), ()),
    "ministry": (frozenset({"ministry"}), ("ministry",)),
    "parliament": (frozenset({"parliament"}), ("parliament",)),
    "mission": (frozenset({"mission"}), ("mission",)),
    "union": (frozenset({"bloc"}), ("union",)),
}
"""Noun to the kinds of organisation it may stand for, and the words of their names."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    first: int
    last: int
    noun: str
    owner: Naming | None
    article: str


def definites(words: Words, named: Sequence[Naming], registry: Registry, *, bodies: bool) -> tuple[list[Naming], set[int]]:
    """Descriptions whose actor can be told, and the first words of the names they swallow: of persons, or of bodies."""
    by_last = {one.last: one for one in named}
    by_first = {one.first: one for one in named}
    covered = {place for one in named for place in range(one.first, one.last + 1)}
    found: list[Naming] = []
    swallowed: set[int] = set()
    so_far: list[Naming] = []
    position = 0
    for phrase in _phrases(words, by_last, covered, registry):
        if (phrase.noun not in registry.offices) != bodies:
            continue
        while position < len(named) and named[position].first < phrase.first:
            so_far.append(named[position])
            position += 1
        ids = _person(phrase, so_far, named, registry) if phrase.noun in registry.offices else _body(phrase, so_far, words, registry)
        if not ids or _is_apposed(words, phrase, ids, by_first, by_last):
            continue
        last = _somewhere(words, phrase, by_first) if phrase.noun in _BODIES else phrase.last
        if last > phrase.last:
            swallowed |= {place for place in range(phrase.last, last + 1) if place in by_first}
        one = naming(words, phrase.first, last, ids, "nominal", "actors.description", 0.85)
        found.append(one)
        so_far.append(one)
        if phrase.owner is not None and words.lower[phrase.owner.last + 1] != "s":
            swallowed.add(phrase.owner.first)
    return found, swallowed


def _is_apposed(words: Words, phrase: _Phrase, ids: tuple[str, ...], by_first: Mapping[int, Naming], by_last: Mapping[int, Naming]) -> bool:
    """Whether the name itself stands beside the description (``Chad's foreign minister, N. N.,``), which then tells nothing more."""
    after, before = by_first.get(phrase.last + 1), by_last.get(phrase.first - 1)
    if after is not None and after.ids == ids and words.gap(after.first) in (", ", " "):
        return True
    return before is not None and before.ids == ids and words.gap(phrase.first) == ", "


def _somewhere(words: Words, phrase: _Phrase, by_first: Mapping[int, Naming]) -> int:
    """Last word of ``the court in X``."""
    place = phrase.last + 2
    for start in (place, place + 1):
        if start < len(words) and words.lower[phrase.last + 1] == "in" and words.gap(phrase.last + 1) == " " and start in by_first:
            return by_first[start].last
    return phrase.last


def _phrases(words: Words, by_last: Mapping[int, Naming], covered: set[int], registry: Registry) -> Iterator[_Phrase]:
    lower, count = words.lower, len(words)
    for index, word in enumerate(lower):
        if index in covered or (word not in registry.office_ends and word not in _BODIES):
            continue
        following = index + 1
        if following < count and words.gap(following) in (" ", "-") and (words.words[following][0].isupper() or words.gap(following) == "-"):
            if words.gap(following) == "-" or not words.is_title_case(following):
                continue
        first, noun = _noun(words, index, registry) if word in registry.office_ends else (index, word)
        if not noun or (noun in _NO_OFFICE and noun not in _BODIES):
            continue
        before = first - 1
        owner = by_last.get(before)
        if owner is not None and words.gap(first) == " ":
            start = owner.first - 1
            if start >= 0 and lower[start] in _ARTICLES and words.gap(owner.first) == " ":
                yield _Phrase(start, index, noun, owner, lower[start])
        elif before > 0 and lower[before] == "s" and words.gap(before) == "'" and before - 1 in by_last:
            yield _Phrase(by_last[before - 1].first, index, noun, by_last[before - 1], "s")
        else:
            start = _article(words, first, noun)
            if start >= 0 and start not in covered and not _specified(words, index):
                yield _Phrase(start, index, noun, None, lower[start])


def _article(words: Words, first: int, noun: str) -> int:
    """Place of the article of a description without an owner; a body may have an adjective between (``the rebel group``). -1 without one."""
    place = first - 1
    if noun in _BODIES and place > 0 and words.gap(place + 1) in (" ", "-") and (words.lower[place] in lexicon().group_kinds or words.lower[place].endswith("ist")):
        place -= 1
    return place if place >= 0 and words.lower[place] in ("the", "this") and words.gap(place + 1) == " " else -1


def _noun(words: Words, index: int, registry: Registry) -> tuple[int, str]:
    """The longest noun of an office that ends here, and where it begins."""
    for size in (4, 3, 2, 1):
        start = index - size + 1
        if start >= 0:
            noun = " ".join(words.lower[start : index + 1])
            if noun in registry.offices and all(words.gap(n) in (" ", "-", "\n") for n in range(start + 1, index + 1)):
                return start, noun
    return index, ""


def _specified(words: Words, index: int) -> bool:
    """Whether what follows says which one is meant (``the president of``): then it is no mere mention of a known one."""
    following = index + 1
    return following < len(words) and words.gap(following) == " " and words.lower[following] in ("of", "that", "who", "which")


def _person(phrase: _Phrase, so_far: Sequence[Naming], named: Sequence[Naming], registry: Registry) -> tuple[str, ...]:
    wanted = registry.offices[phrase.noun]
    owner = phrase.owner
    if owner is None:
        return _holder_before(wanted, so_far, registry)
    states = {one if one.startswith(("state:", "org:")) else "state:" + one[4:7] for one in owner.actors}
    if phrase.noun == "counterpart":
        last = _last_of_others(so_far, registry, states)
        if last is None:
            return ()
        wanted = frozenset() if last.leads else frozenset(last.offices)

    def fits(actor: Actor | None) -> bool:
        return actor is not None and not states.isdisjoint(actor.states) and (not wanted.isdisjoint(actor.offices) if wanted else actor.leads)

    near = (*reversed(so_far[-_REACH * 4 :]), *named[: _REACH * 4])
    spoken = list(dict.fromkeys(actor for one in near for actor in one.actors if actor.startswith("per:") and fits(registry.actors.get(actor))))
    if spoken:
        return (spoken[0],)
    if wanted.isdisjoint(_ONE_HOLDER) or owner.form not in ("demonym", "name", "metonym"):
        return ()
    holders = [actor.id for state in states for actor in registry.in_office(state) if fits(actor)]
    return (holders[0],) if len(holders) == 1 else ()


def _holder_before(wanted: frozenset[str], so_far: Sequence[Naming], registry: Registry) -> tuple[str, ...]:
    """The person named before who holds such an office: where several do, the one just named, else the one named most."""
    found: Counter[str] = Counter()
    for distance, one in enumerate(reversed(so_far[-_REACH:])):
        known = registry.actors.get(one.ids[0]) if len(one.ids) == 1 else None
        if known is not None and known.type == "person" and (not wanted.isdisjoint(known.offices) if wanted else known.leads):
            found[known.id] += 1
            if distance < _JUST and one.form in ("name", "nominal") and not found.keys() - {known.id}:
                return (known.id,)
    return tuple(actor for actor, _ in found.most_common(1))


def _last_of_others(so_far: Sequence[Naming], registry: Registry, states: set[str]) -> Actor | None:
    """The last person named who belongs to none of some states."""
    for one in reversed(so_far[-8:]):
        for actor in one.actors:
            known = registry.actors.get(actor)
            if known is not None and known.type == "person" and states.isdisjoint(known.states):
                return known
    return None


def _body(phrase: _Phrase, so_far: Sequence[Naming], words: Words, registry: Registry) -> tuple[str, ...]:
    """The last organisation of a fitting kind or name; of a state, where the phrase names one."""
    kinds, parts = _BODIES[phrase.noun]
    if phrase.owner is not None and not (phrase.owner.ids and phrase.owner.ids[0].startswith("per:")):
        return ()
    for one in reversed(so_far[-_REACH:]):
        actor = one.ids[-1] if one.form in ("name", "nominal") and one.ids else ""
        known = registry.actors.get(actor)
        if known is not None and known.kind in kinds and known.type == "organisation":
            return one.ids
        if actor.startswith(("org:", "grp:", "gov:")) and (known is None or known.type == "organisation"):
            text = words.text[one.start : one.end].lower()
            if any(part in text for part in parts):
                return one.ids
        if phrase.noun == "ministry" and known is not None and any(office.endswith("minister") for office in known.offices):
            return tuple("gov:" + state[6:] for state in known.states if state.startswith("state:"))[:1]
    return ()
