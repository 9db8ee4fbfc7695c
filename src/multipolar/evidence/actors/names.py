"""From names found to actors: persons by family name, capitals as places or governments, compounds, names of several meanings."""

from __future__ import annotations

from collections.abc import Iterable

from multipolar.evidence.actors.gazetteer import Hit
from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.meanings import is_medium, leading, meaning
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.people import People, before_name, fits, is_other_person
from multipolar.evidence.actors.places import is_place
from multipolar.evidence.actors.registry import Entry, Registry
from multipolar.evidence.actors.spelling import slug
from multipolar.evidence.actors.trimmed import halves, links_regions, without_label
from multipolar.evidence.actors.words import Words
from multipolar.results.evidence.rows import Form

_SHIPS = frozenset({"USS", "HMS", "HMCS", "HMAS", "USNS", "INS", "BRP", "JS", "ROKS", "MV", "FS", "RFS"})
_ONE_OF_THEM = (["country"], ["state"], ["nation"], ["republic"], ["capital"])
_OWN_NAMES = frozenset({"org:us-state-department", "org:DHS", "org:gaza-health-ministry"})
_ORGANS = frozenset({"org:UNSC", "org:un-general-assembly"})
"""Organs of the UN that texts name without it."""
_OFFICERS, _OFFICE = frozenset({"secretary", "head", "chief", "chairman", "deputy", "national", "own"}), 4
"""Offices in a state's own council, and how far before its name they stand."""
_CONVENTIONS = frozenset({"convention", "conventions"})


def name(words: Words, hits: Iterable[Hit], registry: Registry) -> list[Naming]:
    """Whom each name found in a document names; what cannot be told is left out."""
    hits = list(hits)
    people = People(registry)
    for hit in hits:
        for entry in hit.entries:
            if entry.role == "name" and not entry.ambiguous:
                (people.full if entry.actors[0].startswith("per:") else people.states).add(entry.actors[0])
            elif entry.role in ("demonym", "capital") and not entry.ambiguous:
                people.states.add(entry.actors[0])
    people.leading = leading(hits)
    both = halves(words, people)
    found: list[Naming] = []
    skip = -1
    for place, hit in enumerate(hits):
        if hit.first <= skip or links_regions(words, hits, place):
            continue
        one = _compound(words, hits, place) or _one(words, without_label(words, hit), people)
        if one is not None:
            found.append(one)
            skip = one.last
    return sorted(found + both, key=lambda one: one.start) if both else found


def _told_of(hit: Hit, people: People) -> str:
    """The person whose full name the text has told before, where else only a place bears the name."""
    if not all(entry.role == "family" or entry.actors[0].startswith(("loc:", "state:")) for entry in hit.entries):
        return ""
    return next((entry.actors[0] for entry in hit.entries if entry.role == "family" and entry.actors[0] in people.full), "")


def _one(words: Words, hit: Hit, people: People) -> Naming | None:
    roles = [entry.role for entry in hit.entries]
    if "family" in roles and "name" not in roles:
        return _person(words, hit, people)
    if "family" in roles and hit.first == hit.last and (told := _told_of(hit, people)):
        return passage(words, hit.first, hit.last, (told,), "name", "actors.family-name", 0.9)
    entry = meaning(hit, people)
    if entry is None:
        return _unrivalled(words, hit, people.registry) or _somewhere(words, hit)
    if hit.first > 0 and words.words[hit.first - 1] in _SHIPS and words.touches(hit.first):
        return None  # a warship bears the name
    if words.lower[hit.last + 1 : hit.last + 2] == ["class"] and words.gap(hit.last + 1) == "-":
        return None  # a class of boats
    if is_medium(words, hit, entry) or (_names_agreement(words, hit) and words.lower[hit.last + 1] in _CONVENTIONS):
        return None
    if entry.role in ("capital", "seat", "host") and not _names_agreement(words, hit):
        return _capital(words, hit, entry)
    if entry.actors[0] in lexicon().regions and entry.role == "name":
        return _region(words, hit, entry)
    several = len(entry.actors) > 1 or entry.actors[0].startswith("grp:")
    if several and entry.role == "demonym" and words.lower[hit.last + 1 : hit.last + 2] in _ONE_OF_THEM:
        return None  # the Baltic country is one of them
    if len(entry.actors) > 1:
        first = hit.first - (hit.first > 0 and words.lower[hit.first - 1] == "the" and words.touches(hit.first))
        return passage(words, first, hit.last, entry.actors, "collective", "actors.members", 0.9)
    if (entry.role in ("capital", "seat", "host") or entry.actors[0].startswith("loc:")) and _names_agreement(words, hit):
        agreement = "evt:" + slug(" ".join(words.words[hit.first : hit.last + 2]))
        return passage(words, hit.first, hit.last + 1, (agreement,), "name", "actors.agreement", 0.8)
    ministry = _ministry(people.registry, entry)
    if ministry and words.words[hit.last + 1 : hit.last + 2] == ["Secretary"] and words.touches(hit.last + 1):
        return None  # part of a title
    if ministry:
        own = "grp:" + slug(words.text[words.starts[hit.first] : words.ends[hit.last]].replace(".", ""))
        return passage(words, hit.first, hit.last, (ministry, own), "nominal", "actors.ministry", 0.9)
    if words.lower[hit.first] == "the" and hit.last == hit.first + 1 and entry.actors[0].startswith("state:") and _noun_follows(words, hit):
        hit = Hit(hit.last, hit.last, hit.entries)  # the article of the noun
    form: Form = "demonym" if entry.role == "demonym" else "nominal" if _describes(words, hit) else "name"
    return passage(words, hit.first, hit.last, entry.actors, form, f"actors.{entry.role}", 0.97)


def _noun_follows(words: Words, hit: Hit) -> bool:
    """Whether a noun follows that the name only modifies (``the Ukraine war``)."""
    after, told = hit.last + 1, lexicon()
    if after >= len(words) or words.gap(after) != " " or not words.words[after].islower():
        return False
    return words.lower[after] not in told.function_words | told.acting | told.speech and not words.lower[after].endswith(("ed", "ly"))


def _unrivalled(words: Words, hit: Hit, registry: Registry) -> Naming | None:
    """An unsure name that only one known body bears, where nothing beside it speaks for another.

    An organ of the UN, unless the text tells of an office in a state's own council; a company named like a common word, where it is
    written with a capital inside a sentence.
    """
    entry = hit.entries[0]
    if entry.role != "name" or len({other.actors for other in hit.entries}) > 1:
        return None
    if entry.actors[0] == "org:european-commission":
        return passage(words, hit.first, hit.last, entry.actors, "name", "actors.name", 0.8) if _is_of_europe(words, hit) else None
    sure = _is_organ(words, hit) if entry.actors[0] in _ORGANS else _is_firm(words, hit, registry.kind_of(entry.actors[0]))
    return passage(words, hit.first, hit.last, entry.actors, "name", "actors.name", 0.8) if sure else None


def _is_organ(words: Words, hit: Hit) -> bool:
    """``the Security Council``, but not ``secretary of the Security Council`` or ``the Security Council of X``."""
    first = hit.first if words.lower[hit.first] == "the" else hit.first - 1
    if first < 0 or words.lower[first] != "the" or not words.words[hit.last][0].isupper():
        return False
    officers = _OFFICERS.isdisjoint(words.lower[max(0, first - _OFFICE) : first])
    return officers and words.lower[hit.last + 1 : hit.last + 2] not in (["secretary"], ["chief"], ["of"])


def _is_of_europe(words: Words, hit: Hit) -> bool:
    """``the Commission`` by itself, where the text speaks of Brussels or of what is European and of no other commission."""
    others = (n for n, word in enumerate(words.words) if word == "Commission" and n and words.words[n - 1][0].isupper())
    of = words.lower[hit.last + 1 : hit.last + 2] in (["of"], ["for"], ["on"])
    alone = all(words.words[n - 1] in ("European", "EU", "The") for n in others)
    return alone and not of and not {"Brussels", "European", "EU"}.isdisjoint(words.words)


def _is_firm(words: Words, hit: Hit, kind: str) -> bool:
    """Whether a common word is a company's name here: a capital that neither a sentence, a title nor a longer name explains."""
    place, after = hit.first, hit.last + 1
    word = words.words[place]
    if kind != "company" or hit.last > place or not word[1:].islower() or words.begins_sentence(place) or words.is_title_case(place):
        return False
    if not words.gap(place).endswith((" ", "-")) or words.lower[place - 1] in ("a", "an"):
        return False
    if after < len(words) and words.gap(after) in (" ", "-") and not words.words[after][0].islower():
        return False
    return words.gap(place) != " " or words.words[place - 1].islower() or words.lower[place - 1] == "s" or words.begins_sentence(place - 1)


def _somewhere(words: Words, hit: Hit) -> Naming | None:
    """A name of several meanings that only a preposition tells to be a place (``in Amsterdam``)."""
    entry = next(
        (entry for entry in hit.entries if entry.role == "capital" or (entry.role == "name" and entry.actors[0][:4] == "loc:")), None
    )
    before = words.lower[hit.first - 1] if hit.first else ""
    if entry is None or before not in ("in", "near", "at", "outside") or not words.touches(hit.first) or words.is_title_case(hit.first):
        return None
    place = entry.place if entry.role == "capital" else entry.actors[0]
    return passage(words, hit.first, hit.last, (place,), "name", "actors.place", 0.7)


def _ministry(registry: Registry, entry: Entry) -> str:
    """The government that a ministry acts for; empty for what is no ministry, and for the State Department, which has a name of its own."""
    actor = registry.actors.get(entry.actors[0])
    if actor is None or actor.kind != "ministry" or entry.actors[0] in _OWN_NAMES:
        return ""
    return next(("gov:" + state[6:9] for state in actor.states if state.startswith("state:")), "")


def _describes(words: Words, hit: Hit) -> bool:
    """Whether a name of the registry only describes (``the bloc``)."""
    first = hit.first + 1 if words.lower[hit.first] == "the" and hit.last > hit.first else hit.first
    return words.words[first][0].islower() and first == hit.last and words.lower[hit.first] == "the"


def _names_agreement(words: Words, hit: Hit) -> bool:
    """Whether an agreement is named after a place (``the X accords``)."""
    following = hit.last + 1
    return following < len(words) and words.lower[following] in lexicon().agreements and words.touches(following)


def _region(words: Words, hit: Hit, entry: Entry) -> Naming | None:
    """A region is a place, unless its states are meant (``Gulf states``); a continent is one only after a word of place."""
    if words.lower[hit.last + 1 : hit.last + 2] in _ONE_OF_THEM and words.touches(hit.last + 1):
        return None  # the Caribbean nation is one of them
    noun = words.lower[hit.last]
    first = hit.first + 1 if words.lower[hit.first] == "the" and hit.last > hit.first else hit.first
    told = lexicon()
    acting = noun in told.state_nouns or noun in ("leaders", "allies", "monarchies", "elites", "partners", "juntas")
    before = words.lower[first - 1] if first > 0 else ""
    if before == "the" and first > 1:
        before = words.lower[first - 2]
    if acting or (entry.actors[0] in _CONTINENTS and before not in told.locative | {"from", "of"}):
        return passage(words, hit.first, hit.last, entry.actors, "name", "actors.name", 0.9)
    if entry.actors[0] in _OTHER_CONTINENTS:
        return None
    place = "loc:" + slug(words.text[words.starts[first] : words.ends[hit.last]])
    return passage(words, first, hit.last, (place,), "name", "actors.place", 0.85)


_CONTINENTS = frozenset({"grp:europe", "grp:africa", "grp:asia", "grp:latin-america"})
_OTHER_CONTINENTS = _CONTINENTS - {"grp:europe"}
_EUROPEAN = tuple(
    [noun]
    for noun in ("support", "aid", "sanctions", "military", "pressure", "troops", "backing", "help", "assistance", "presence", "funding")
)
"""What Europe does, if only its adjective stands before it."""
_STATELESS = frozenset({"grp:kurds", "grp:shiites", "grp:sunnis", "grp:alawites", "grp:yazidis"})
"""Peoples and confessions whose adjective only describes (a Kurdish town, Shia clerics); their plural names them."""


def is_of_continent(words: Words, one: Naming) -> bool:
    """Whether an adjective only tells the continent or confession (an African partner is no mention of Africa)."""
    if one.form == "demonym" and one.ids[0] == "grp:europe" and words.lower[one.first] == "european":
        return words.lower[one.last + 1 : one.last + 2] not in _EUROPEAN  # European patience
    return one.form == "demonym" and one.ids[0] in _OTHER_CONTINENTS | _STATELESS and words.words[one.last][-1] != "s"


def _capital(words: Words, hit: Hit, entry: Entry) -> Naming:
    seat = entry.role == "seat"
    if is_place(words, hit.first, hit.last, seat=seat):
        return passage(words, hit.first, hit.last, (entry.place,), "name", "actors.place", 0.9)
    found = passage(words, hit.first, hit.last, entry.actors, "metonym", "actors.metonym", 0.9)
    if seat and hit.first > 0 and words.lower[hit.first - 1] == "the" and words.touches(hit.first) and _takes_article(words, hit):
        return passage(words, hit.first - 1, hit.last, entry.actors, "metonym", "actors.metonym", 0.95)
    return found


def _takes_article(words: Words, hit: Hit) -> bool:
    """Whether the article before a seat is the seat's own, not that of a noun after it (``the Kremlin spokesman``)."""
    following = hit.last + 1
    return following >= len(words) or words.gap(following) != " " or not _noun_after(words, following)


def _noun_after(words: Words, index: int) -> bool:
    word = words.lower[index]
    return word in lexicon().speakers or word in lexicon().group_heads or word in ("leader", "leadership", "line")


def _person(words: Words, hit: Hit, people: People) -> Naming | None:
    """The person a family name means, with the given names and initials before it."""
    registry = people.registry
    given = before_name(words, hit.first, registry)
    candidates = [entry for entry in hit.entries if entry.role == "family"]
    if given:
        spelt = [words.words[place] for place in given]
        fitting = [entry.actors[0] for entry in candidates if fits(spelt, registry.actors[entry.actors[0]])]
        if len(fitting) == 1:
            people.full.add(fitting[0])
            return passage(words, given[0], hit.last, (fitting[0],), "name", "actors.full-name", 0.97)
        return None
    if words.words[hit.first] in ("He", "She") and words.begins_sentence(hit.first):
        return None  # also a family name
    person = people.choose(candidates) or _titled(words, hit, people)
    if not person or is_other_person(words, hit, registry, person):
        return None
    return passage(words, hit.first, hit.last, (person,), "name", "actors.family-name", 0.95)


def _titled(words: Words, hit: Hit, people: People) -> str:
    """The one of several of a family name who holds the office in the title before it (``Foreign Minister Wang``)."""
    registry = people.registry
    for size in (3, 2, 1):
        noun = " ".join(words.lower[max(hit.first - size, 0) : hit.first])
        wanted = registry.offices.get(noun) if words.touches(hit.first) else None
        if wanted:
            actors = {entry.actors[0]: registry.actors[entry.actors[0]] for entry in hit.entries if entry.role == "family"}
            held = [actor for actor, known in actors.items() if known.in_office and not wanted.isdisjoint(known.offices)]
            held = [actor for actor in held if people.speaks_of(actor)]
            if len(held) == 1:
                people.full.add(held[0])  # later by the name alone
                return held[0]
    return ""


def _compound(words: Words, hits: list[Hit], place: int) -> Naming | None:
    """Two states in one word: a combining form and a demonym (``Sino-Russian``)."""
    hit = hits[place]
    if place + 1 == len(hits) or hits[place + 1].first != hit.last + 1 or words.gap(hit.last + 1) != "-":
        return None
    other = hits[place + 1]
    roles = ("prefix", "demonym") if any(entry.role == "demonym" for entry in other.entries) else ("prefix",)
    prefix = next((entry for entry in hit.entries if entry.role in roles), None)
    if prefix is None:
        return None
    states = (entry for entry in other.entries if entry.role in ("demonym", "name"))
    second = next((entry for entry in states if entry.actors[0].startswith(("state:", "org:", "grp:"))), None)
    if second is None:
        return None
    return passage(words, hit.first, other.last, (*prefix.actors, *second.actors), "demonym", "actors.compound", 0.97)
