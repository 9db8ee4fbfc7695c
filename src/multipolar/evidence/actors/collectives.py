"""Several actors at once: who is meant by both leaders, the two countries, neither side, their nations."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from multipolar.evidence.actors.apposed import beside
from multipolar.evidence.actors.collective_forms import Form, forms
from multipolar.evidence.actors.discourse import Discourse
from multipolar.evidence.actors.holders import leader_of
from multipolar.evidence.actors.name_rows import Together, distinct
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.seen import Seen, View
from multipolar.evidence.actors.together import scores
from multipolar.evidence.actors.war import belligerents, is_fighting

_COMMANDING = frozenset({"general", "militia leader", "commander", "military chief", "junta leader", "rebel leader"})
_BELONGING = frozenset({"armies", "army", "militaries", "military", "peoples", "populations", "navies", "navy"})
_PERSONS_OR_STATES = frozenset({"pair", "duo", "trio"})
_HEADS = frozenset({"presidents", "leaders", "premiers", "president", "leader"})
_CHIEFS = _COMMANDING | {"vice president", "opposition leader", "party leader", "supreme leader", "crown prince", "deputy prime minister"}
_PORTFOLIOS = {"foreign": "foreign minister", "defence": "defence minister", "defense": "defence minister", "finance": "finance minister"}
_OF_ANOTHER = frozenset({"patrons", "masters", "protectors", "suitors", "enemies"})
"""Those of somebody who is none of them."""
_NAMINGS, _PLAINLY = 500, 1.5
_FIRMNESS = 3.0
_PAIR, _LATELY, _SOON = 2, 8, 3


def collectives(discourse: Discourse) -> list[Naming]:
    """Every collective whose members can be told, in order."""
    found: list[Naming] = []
    for form in forms(discourse.words):
        actors = _as_states(discourse, _members(discourse, form))
        if len(actors) > 1:
            discourse.resolved.append(Together(form.first, actors, _FIRMNESS, form.kind))
            noun = discourse.words.lower[form.last]
            if noun in _BELONGING and len(actors) == 2:
                actors = (*actors, "grp:" + noun)  # armies and peoples count as their states
            found.append(passage(discourse.words, form.first, form.last, actors, "collective", f"actors.{form.kind}", 0.85))
    return found


def _as_states(discourse: Discourse, actors: tuple[str, ...]) -> tuple[str, ...]:
    """An army as its state, unless an armed group of that state is the other side."""
    states = {army: state for state, army in discourse.armies.items()}
    if any(actor.startswith("org:") for actor in actors):
        return actors
    return distinct(states.get(actor, actor) for actor in actors)


def _row_of_states(discourse: Discourse, form: Form) -> tuple[str, ...]:
    """``The countries``, however many: the row of three states or more that the text named just before."""
    words = discourse.words
    if form.kind != "states" or form.last != form.first + 1 or words.lower[form.first] != "the":
        return ()
    here = words.sentence(form.first)
    near = [row for row in discourse.rows_near(form.first, 2) if row.place < form.first and here - words.sentence(row.place) <= 1]
    rows = [row for row in near if len(row.actors) > _PAIR and all(actor.startswith("state:") for actor in row.actors)]
    last = max(rows, key=lambda row: row.place, default=None)
    return last.actors if last is not None and last.place == max(row.place for row in near) else ()


def _members(discourse: Discourse, form: Form) -> tuple[str, ...]:
    """Who is meant: the group of the right size that the text last and most firmly put together."""
    if row := _row_of_states(discourse, form):
        return row
    if form.kind == "sides" and is_fighting(discourse.words, form.first, form.last):
        parties = belligerents(discourse, form.first)
        if parties:
            return parties
    if form.kind in ("them", "either"):
        return _them(discourse, form, 1) if form.kind == "them" else _them(discourse, form, 0) or _others(discourse, form)
    if form.kind == "leaders" and form.opener == "their":  # of the states just named
        named = beside(discourse, form, _persons(discourse, "men"))
        if named:
            return named
        states = _members(discourse, replace(form, kind="states"))
        theirs = distinct(leader_of(state, discourse.namings, discourse.registry) for state in states)
        if len(theirs) == form.count:
            return theirs
    if discourse.words.lower[form.last] in _OF_ANOTHER and form.count == _PAIR and (pair := _patrons(discourse)):
        return pair
    seen = _seen(discourse, form.kind)
    named = beside(discourse, form, seen.view) or _inside(discourse, form)
    if named:
        return named
    if form.kind == "ministers" and discourse.words.lower[form.last - 1] == "prime" and (led := _led(discourse, form, "prime minister")):
        return led
    if form.kind == "generals":
        every = distinct(actor for each in seen.actors[:_NAMINGS] for actor in each)
        if len(every) == form.count:
            return every
    found = scores(discourse, form, seen)
    if found:
        return _in_order(discourse, max(found, key=lambda group: found[group]), form, seen)
    if form.kind == "leaders" and (rivals := scores(discourse, form, _in_office(discourse))):
        return _in_order(discourse, max(rivals, key=lambda group: rivals[group]), form, _in_office(discourse))
    if form.kind == "leaders" and discourse.words.lower[form.last] in _HEADS and form.count == _PAIR:
        theirs = distinct(
            leader_of(state, discourse.namings, discourse.registry) for state in _members(discourse, replace(form, kind="states"))
        )
        here = {actor for one in discourse.namings for actor in one.ids}
        return theirs if len(theirs) == form.count and not here.isdisjoint(theirs) else ()
    if form.kind == "ministers":
        return _led(discourse, form, _PORTFOLIOS.get(discourse.words.lower[form.last - 1], ""))
    if discourse.words.lower[form.last] in _PERSONS_OR_STATES and form.kind == "leaders":
        return _members(discourse, replace(form, kind="states"))
    if form.count != _PAIR or form.kind not in ("states", "sides"):
        return ()
    return discourse.topic or _ahead(discourse, form, seen.view)


def _patrons(discourse: Discourse) -> tuple[str, ...]:
    """``Two patrons``: the two states told of most beside the one that a text is about, if plainly those."""
    counts = Counter(state for one in discourse.namings for actor in one.ids if (state := discourse.state_of(actor)).startswith("state:"))
    most = counts.most_common(4)
    if len(most) <= _PAIR or (len(most) > _PAIR + 1 and most[2][1] < _PLAINLY * most[3][1]):
        return ()
    return most[1][0], most[2][0]


def _ahead(discourse: Discourse, form: Form, view: View) -> tuple[str, ...]:
    """The pair that the next sentences name together, where none was named before."""
    here = discourse.words.sentence(form.first)
    for row in discourse.rows:
        if row.place > form.first and discourse.words.sentence(row.place) - here <= _SOON:
            pair = distinct(view(actor, None) for actor in row.actors)
            if len(pair) == form.count:
                return pair
    return ()


def _inside(discourse: Discourse, form: Form) -> tuple[str, ...]:
    """As in "the three Baltic governments": the members of what the adjective names, if they are as many."""
    at = discourse.before(form.first)
    inside = next((one for one in discourse.namings[at : at + 2] if form.first <= one.first and one.last <= form.last), None)
    if inside is None or not inside.ids:
        return ()
    return inside.ids if len(inside.ids) == form.count and form.kind in ("states", "sides") else ()


def _led(discourse: Discourse, form: Form, office: str) -> tuple[str, ...]:
    """As in "both prime ministers" behind the names of two states: who holds that office there."""
    registry = discourse.registry
    if not office:
        return ()
    found: list[str] = []
    for state in _members(discourse, replace(form, kind="states")):
        here = [actor.id for actor in registry.in_office(state) if office in actor.offices]
        found += here[:1] or ([leader_of(state, discourse.namings, registry)] if office == "prime minister" else [])
    return tuple(found) if len(found) == form.count and all(found) else ()


def _seen(discourse: Discourse, kind: str) -> Seen:
    """As what every naming counts for a kind of collective."""
    if kind not in discourse.seen:
        view = _states(discourse, kind) if kind in ("states", "sides") else _persons(discourse, kind)
        discourse.seen[kind] = Seen(view, discourse.namings, discourse.sentence_of)
    return discourse.seen[kind]


def _in_office(discourse: Discourse) -> Seen:
    """The same for those alone who hold an office."""
    if "in office" not in discourse.seen:
        discourse.seen["in office"] = Seen(_of_office(discourse), discourse.namings, discourse.sentence_of)
    return discourse.seen["in office"]


def _them(discourse: Discourse, form: Form, reach: int) -> tuple[str, ...]:
    """``both of them``: the collective or the row of names last before it, in its own sentence or so many before."""
    stop, here = discourse.before(form.first), discourse.words.sentence(form.first)
    for index in range(stop - 1, max(-1, stop - _LATELY), -1):
        one = discourse.namings[index]
        if here == discourse.sentence_of[index] and one.form == "collective" and len(one.ids) == form.count:
            return one.ids
    near = [one for one in (*discourse.resolved[-1:], *discourse.rows_near(form.first, 3)) if one.place < form.first]
    fitting = [one for one in near if here - discourse.words.sentence(one.place) <= reach and len(one.actors) == form.count]
    return max(fitting, key=lambda one: one.place).actors if fitting else ()


def _others(discourse: Discourse, form: Form) -> tuple[str, ...]:
    """``a friend of both``: the two states that the text puts together, none of which the sentence is about."""
    here = discourse.words.sentence(form.first)
    at = discourse.before(form.first)
    named = [one for index, one in enumerate(discourse.namings[:at]) if discourse.sentence_of[index] == here]
    barred = {discourse.state_of(actor) for one in named for actor in one.ids}
    pair = _members(discourse, replace(form, kind="states"))
    return pair if barred.isdisjoint(pair) else ()


def _of_office(discourse: Discourse) -> View:
    """Persons of any office: for "the two leaders" where one of them leads no state."""

    def view(actor: str, _one: Naming | None) -> str:
        known = discourse.registry.actors.get(actor)
        return actor if actor.startswith("per:") and known is not None and (known.leads or not _CHIEFS.isdisjoint(known.offices)) else ""

    return view


def _persons(discourse: Discourse, kind: str) -> View:
    """Persons: leaders count for "leaders", men for "men", commanders for "generals"."""

    def view(actor: str, _one: Naming | None) -> str:
        known = discourse.registry.actors.get(actor)
        if not actor.startswith("per:") or (known is None and kind != "men"):
            return ""
        if known is None or (kind == "men" and known.gender != "f"):
            return actor
        if kind == "ministers":
            return actor if any("minister" in office or "secretary" in office for office in known.offices) else ""
        if kind == "generals":
            return actor if not _COMMANDING.isdisjoint(known.offices) else ""
        return actor if kind != "men" and known.leads else ""

    return view


def _states(discourse: Discourse, kind: str) -> View:
    """States, and persons and governments as theirs; for "sides" armed groups too, and an army for a state at war with one of them."""
    counted: dict[str, str] = {}

    def view(actor: str, one: Naming | None) -> str:
        if one is not None and one.form == "demonym" and len(one.actors) == 1 and (kind == "sides" or actor.startswith("grp:")):
            return ""  # an adjective names no side
        if actor not in counted:
            counted[actor] = counts_as(actor)
        return counted[actor]

    def counts_as(actor: str) -> str:
        state = discourse.state_of(actor)
        if state.startswith("state:") and "-" in state:
            return ""  # a region that only some recognise
        if state.startswith("state:"):
            return discourse.armies.get(state, state) if kind == "sides" else state
        known = discourse.registry.actors.get(state)
        fights = known is not None and (known.kind in ("armed-group", "forces") or state == "org:EU")
        return state if kind == "sides" and (fights or state in discourse.armies.values()) else ""

    return view


def _in_order(discourse: Discourse, group: frozenset[str], form: Form, seen: Seen) -> tuple[str, ...]:
    """Members in the order in which the text last names them."""
    stop = discourse.before(form.first)
    found: list[str] = []
    for index in range(stop - 1, max(-1, stop - _NAMINGS), -1):
        found += distinct(actor for actor in reversed(seen.actors[index]) if actor in group and actor not in found)
        if len(found) == len(group):
            return tuple(reversed(found))
    return tuple(sorted(group))
