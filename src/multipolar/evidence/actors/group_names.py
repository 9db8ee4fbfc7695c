"""Names beside a group: the state after ``of``, the person after a comma, the leaders of two states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from multipolar.evidence.actors.group_phrase import GroupPhrase
from multipolar.evidence.actors.holders import leader_of
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.registry import Registry

_FEWEST = 2
_LEADERS = frozenset({"leaders", "presidents", "premiers", "rulers", "monarchs", "chancellors"})


def named_beside(phrase: GroupPhrase, by_first: Mapping[int, Naming]) -> tuple[str, ...]:
    """The person whose name follows the description (``a retired general, N. N.,``)."""
    words, place = phrase.words, phrase.last + 1
    titled = place + 1 < len(words) and words.lower[place] in phrase.told.titles and words.gap(place + 1) == " "
    after = by_first.get(place) or (by_first.get(place + 1) if titled else None)
    one = phrase.determiner in ("a", "an", "one") or words.lower[phrase.first] == "one"
    beside = after is not None and words.gap(place) == ", " and one
    return after.ids if after is not None and beside and after.ids[0].startswith("per:") else ()


def look_after(phrase: GroupPhrase, by_first: Mapping[int, Naming]) -> None:
    """Find the state after ``the army of``."""
    words, of = phrase.words, phrase.head + 1
    if phrase.owner is not None or phrase.determiner != "the" or phrase.kind not in ("military", "government") or phrase.kinds:
        return
    if words.lower[of : of + 1] == ["of"] and phrase.noun != "office":
        name = by_first.get(of + 1) or (by_first.get(of + 2) if words.lower[of + 1 : of + 2] == ["the"] else None)
        if name is not None and name.form == "name" and name.ids[0].startswith("state:"):
            phrase.take_owner_after(name)


def leaders(phrase: GroupPhrase, named: Sequence[Naming], registry: Registry) -> tuple[str, ...]:
    """All of them, in ``Chadian and Libyan leaders``: nobody else leads two states."""
    if not phrase.joint or phrase.owner is None or phrase.noun not in _LEADERS | {"governments"} or phrase.kinds:
        return ()
    states = tuple(one.ids[0] for one in (*phrase.joint, phrase.owner))
    if phrase.noun == "governments":
        return states
    found = tuple(leader_of(state, named, registry) for state in states)
    return found if all(found) else ()


def leaders_of(
    phrase: GroupPhrase, by_first: Mapping[int, Naming], named: Sequence[Naming], registry: Registry
) -> tuple[tuple[str, ...], int]:
    """All of them, in ``the presidents of Chad and Libya``, and the last word of the last state; empty where one cannot be told."""
    words, place, states = phrase.words, phrase.head + 2, list[Naming]()
    kinds = any(kind in phrase.told.group_kinds for kind in phrase.kinds)  # party leaders; "autocratic" tells nothing
    if phrase.noun not in _LEADERS | {"governments"} or phrase.owner is not None or kinds or words.lower[place - 1 : place] != ["of"]:
        return (), 0
    joined = False
    while place < len(words) and words.gap(place) in (" ", ", "):
        state = by_first.get(place + (words.lower[place] == "the"))
        if state is None or state.form != "name" or not state.ids[0].startswith("state:"):
            break
        states.append(state)
        place = state.last + 1
        if joined or place >= len(words):
            break
        joined = words.lower[place] == "and"
        place += joined
    if phrase.noun == "governments":
        found = tuple(one.ids[0] for one in states)
    else:
        found = tuple(leader_of(one.ids[0], named, registry) for one in states)
    return (found, states[-1].last) if len(found) >= _FEWEST and joined and all(found) else ((), 0)


def members(phrase: GroupPhrase) -> tuple[str, ...]:
    """The states in ``the Baltic governments``, where the adjective names a settled few."""
    if phrase.owner is None or len(phrase.owner.actors) < _FEWEST or phrase.kinds:
        return ()
    return phrase.owner.actors if phrase.noun in phrase.told.state_nouns | {"juntas"} else ()
