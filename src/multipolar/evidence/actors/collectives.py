"""Several actors at once: who is meant by both leaders, the two countries, neither side, their nations."""

from __future__ import annotations

from dataclasses import replace

from multipolar.evidence.actors.collective_forms import Form, forms
from multipolar.evidence.actors.discourse import Discourse, Seen, Together, View, distinct
from multipolar.evidence.actors.holders import leader_of
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.together import scores
from multipolar.evidence.actors.war import belligerents, is_fighting

_COMMANDING = frozenset({"general", "militia leader", "commander", "military chief", "junta leader", "rebel leader"})
_BELONGING = frozenset({"armies", "army", "militaries", "military", "peoples", "populations", "navies", "navy"})
_PERSONS_OR_STATES = frozenset({"pair", "duo", "trio"})
_NAMINGS = 500
_FIRMNESS = 3.0
_PAIR, _LATELY = 2, 8


def collectives(discourse: Discourse) -> list[Naming]:
    """Every collective whose members can be told, in order."""
    found: list[Naming] = []
    for form in forms(discourse.words):
        actors = _members(discourse, form)
        if len(actors) > 1:
            discourse.resolved.append(Together(form.first, actors, _FIRMNESS, form.kind))
            noun = discourse.words.lower[form.last]
            if noun in _BELONGING and len(actors) == 2:
                actors = (*actors, "grp:" + noun)  # armies and peoples count as their states
            found.append(passage(discourse.words, form.first, form.last, actors, "collective", f"actors.{form.kind}", 0.85))
    return found


def _members(discourse: Discourse, form: Form) -> tuple[str, ...]:
    """Who is meant: the group of the right size that the text last and most firmly put together."""
    if form.kind == "sides" and is_fighting(discourse.words, form.first, form.last):
        parties = belligerents(discourse, form.first)
        if parties:
            return parties
    if form.kind == "them":
        return _them(discourse, form)
    if form.kind == "leaders" and form.opener == "their":  # of the states just named
        states = _members(discourse, replace(form, kind="states"))
        theirs = distinct(leader_of(state, discourse.namings, discourse.registry) for state in states)
        if len(theirs) == form.count:
            return theirs
    seen = _seen(discourse, form.kind)
    if form.kind == "generals":
        every = distinct(actor for each in seen.actors[:_NAMINGS] for actor in each)
        if len(every) == form.count:
            return every
    found = scores(discourse, form, seen)
    if found:
        return _in_order(discourse, max(found, key=lambda group: found[group]), form, seen)
    if discourse.words.lower[form.last] in _PERSONS_OR_STATES and form.kind == "leaders":
        return _members(discourse, replace(form, kind="states"))
    return discourse.topic if form.count == _PAIR and form.kind == "states" else ()


def _seen(discourse: Discourse, kind: str) -> Seen:
    """As what every naming counts for a kind of collective."""
    if kind not in discourse.seen:
        view = _states(discourse, kind) if kind in ("states", "sides") else _persons(discourse, kind)
        discourse.seen[kind] = Seen(view, discourse.namings, discourse.sentence_of)
    return discourse.seen[kind]


def _them(discourse: Discourse, form: Form) -> tuple[str, ...]:
    """``both of them``: the collective or the row of names last before it, in its own sentence or the one before."""
    stop, here = discourse.before(form.first), discourse.words.sentence(form.first)
    for index in range(stop - 1, max(-1, stop - _LATELY), -1):
        one = discourse.namings[index]
        if here == discourse.sentence_of[index] and one.form == "collective" and len(one.ids) == form.count:
            return one.ids
    near = [one for one in (*discourse.resolved[-1:], *discourse.rows_near(form.first, 3)) if one.place < form.first]
    fitting = [one for one in near if here - discourse.words.sentence(one.place) <= 1 and len(one.actors) == form.count]
    return max(fitting, key=lambda one: one.place).actors if fitting else ()


def _persons(discourse: Discourse, kind: str) -> View:
    """Persons: leaders count for "leaders", men for "men", commanders for "generals"."""

    def view(actor: str, _one: Naming | None) -> str:
        known = discourse.registry.actors.get(actor)
        if not actor.startswith("per:") or (known is None and kind != "men"):
            return ""
        if known is None or (kind == "men" and known.gender != "f"):
            return actor
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
