"""Which known actor a description stands for: the holder of an office, or an organisation of the fitting kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.registry import Actor, Registry
from multipolar.evidence.actors.words import Words

_JUST = 4
"""A holder among so many last namings is the one just named."""
_LESS, _CALLED = 0.65, 1.5
"""What a naming counts, relative to the next, for what a body's noun stands for; and one that says the noun itself."""
_BRANCHES = frozenset({"branch", "affiliate", "arm", "offshoot", "wing", "franchise", "allegiance", "linked", "loyal", "affiliated"})
_OF_PARTIES = frozenset(
    {"party leader", "opposition leader", "rebel leader", "militia leader", "religious leader", "regional leader", "governor"}
)
"""Offices that lead something, though no state."""
_HEADS = frozenset({"president", "emir", "general secretary", "junta leader"})
_PREMIERS = frozenset({"prime minister", "chancellor"})
_REACH, _FAR = 60, 240
"""Namings looked back over for what a description without, and with, a state means."""


def holder_of(noun: str, owner: Naming, so_far: Sequence[Naming], named: Sequence[Naming], registry: Registry) -> tuple[str, ...]:
    """The person of a state who holds an office: whom the document names, else whom the registry knows as the only one."""
    wanted = registry.offices[noun]
    states = {one if one.startswith(("state:", "org:")) else "state:" + one[4:7] for one in owner.actors}
    if noun == "counterpart":
        last = _last_of_others(so_far, registry, states)
        if last is None:
            return ()
        wanted = frozenset() if last.leads else frozenset(last.offices)
    holds = _holds(wanted)

    def fits(actor: Actor | None) -> bool:
        return actor is not None and not states.isdisjoint(actor.states) and holds(actor)

    for one in (*reversed(so_far[-_FAR:]), *named[:_FAR]):
        for actor in one.ids:
            if actor.startswith("per:") and fits(registry.actors.get(actor)):
                return (actor,)
    if wanted.isdisjoint(lexicon().one_holder) or owner.form not in ("demonym", "name", "metonym"):
        return ()
    holders = [actor.id for state in states for actor in registry.in_office(state) if fits(actor)]
    return (holders[0],) if len(holders) == 1 else ()


def leader_of(state: str, named: Sequence[Naming], registry: Registry) -> str:
    """Who leads a state: whom the document names most of those who do, else the only one that the registry knows; empty where none is."""
    found: Counter[str] = Counter()
    for one in named[:_FAR]:
        known = registry.actors.get(one.ids[0]) if len(one.ids) == 1 else None
        if known is not None and known.type == "person" and known.leads and state in known.states:
            found[known.id] += 1
    now = [actor for actor, _ in found.most_common() if registry.actors[actor].in_office]  # before those of the past
    if found:
        return now[0] if now else found.most_common(1)[0][0]
    return _first_of(state, [actor for actor in registry.in_office(state) if _rules(actor)])


def _first_of(state: str, holders: Sequence[Actor]) -> str:
    """Who goes first of those who lead a state: its president in some, else who heads the government; empty where that tells nobody."""
    if len(holders) > 1:
        holders = [
            actor for actor in holders if not (_OF_PARTIES | {"candidate", "businessman", "mayor"}).issuperset(actor.offices)
        ] or holders
    if len(holders) > 1:
        told = _HEADS if state in lexicon().heads_lead else _PREMIERS
        holders = [actor for actor in holders if not told.isdisjoint(actor.offices)]
    return holders[0].id if len(holders) == 1 else ""


def _rules(actor: Actor) -> bool:
    """Whether somebody leads a state or a body, rather than only a party or an opposition in a state."""
    of_state = bool(actor.states) and actor.states[0].startswith("state:")
    return actor.leads and not (of_state and bool(actor.offices) and _OF_PARTIES.issuperset(actor.offices))


def _holds(wanted: frozenset[str]) -> Callable[[Actor], bool]:
    """Whether somebody holds one of some offices; where none is given, any that leads."""
    return lambda actor: actor.type == "person" and (not wanted.isdisjoint(actor.offices) if wanted else _rules(actor))


def holder_before(noun: str, so_far: Sequence[Naming], registry: Registry) -> tuple[str, ...]:
    """The person named before who holds an office: where several do, the one just named, else the one named most."""
    holds = _holds(registry.offices[noun])
    found: Counter[str] = Counter()
    for distance, one in enumerate(reversed(so_far[-_REACH:])):
        known = registry.actors.get(one.ids[0]) if len(one.ids) == 1 else None
        if known is not None and holds(known):
            found[known.id] += 1
            if distance < _JUST and one.form in ("name", "nominal") and len(found) == 1:
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


def body_before(noun: str, owner: Naming | None, so_far: Sequence[Naming], words: Words, registry: Registry) -> tuple[str, ...]:
    """The organisation of a fitting kind or name that was told of most and last, of a state where one owns it.

    A ministry may be the last minister's; a bloc that of one of its bodies.
    """
    if noun in lexicon().armed_nouns and owner is None:
        return _armed(noun, so_far, words, registry)
    state = owner.ids[0] if owner is not None and owner.ids[0].startswith("state:") else ""
    found: dict[tuple[str, ...], float] = {}
    for distance, one in enumerate(reversed(so_far[-_REACH:])):
        ids = _body(noun, state, one, words, registry)
        if ids and noun == "ministry":
            return ids
        if ids:
            called = noun in words.lower[one.first : one.last + 1]
            found[ids] = found.get(ids, 0.0) + _LESS**distance * (_CALLED if called else 1.0) + (1.0 if called else 0.0)
    return max(found, key=lambda ids: found[ids]) if found else ()


def _body(noun: str, state: str, one: Naming, words: Words, registry: Registry) -> tuple[str, ...]:
    """Ids of a naming, if the noun may stand for what it names."""
    standing = lexicon().standing_for[noun]
    actor = one.ids[-1] if one.form in ("name", "nominal", "metonym") and one.ids else ""
    known = registry.actors.get(actor)
    if not actor or (one.form == "metonym" and not actor.startswith("org:")):
        return ()
    if state and (known is None or state not in known.states or known.type != "organisation"):
        return ()
    if known is not None and known.type == "organisation" and known.kind in standing.kinds:
        return one.ids
    if actor.startswith(("org:", "grp:", "gov:")) and (known is None or known.type == "organisation"):
        text = words.text[one.start : one.end].lower()
        if any(part in text for part in standing.words):
            return one.ids
    if noun in ("bloc", "union") and known is not None:  # the commission's bloc
        return tuple(of for of in known.states if of.startswith("org:") and registry.kind_of(of) in standing.kinds)[:1]
    if noun == "ministry" and one.form == "name" and known is not None and any(office.endswith("minister") for office in known.offices):
        return tuple("gov:" + state[6:] for state in known.states if state.startswith("state:"))[:1]
    return ()


def _armed(noun: str, so_far: Sequence[Naming], words: Words, registry: Registry) -> tuple[str, ...]:
    """The armed group that a document speaks of most, lately named ones first; jihadists are only such as are known for it."""
    jihadists, hired = lexicon().jihadist_groups, lexicon().hired_groups
    found: Counter[str] = Counter()
    for distance, one in enumerate(reversed(so_far[-_FAR:])):
        known = registry.actors.get(one.ids[-1]) if one.ids else None
        if known is None or known.kind != "armed-group" or known.type != "organisation" or known.id in hired or _is_parent(one, words):
            continue
        found[known.id] += 2 if distance < _REACH // 2 else 1
    if noun in ("jihadists", "islamists"):
        return tuple(actor for actor, _ in found.most_common() if actor in jihadists)[:1]
    if noun in ("separatists", "secessionists"):
        return tuple(actor for actor, _ in found.most_common() if actor not in jihadists)[:1]
    return tuple(actor for actor, _ in found.most_common(1))


def _is_parent(one: Naming, words: Words) -> bool:
    """Whether a group is only that to which another belongs (``the local branch of X``)."""
    return one.first > 1 and words.lower[one.first - 1] in ("of", "to") and words.lower[one.first - 2] in _BRANCHES
