"""Voices and their bodies: whose positions are composed of whose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from multipolar import streams
from multipolar.scenario.floors import floor_side
from multipolar.world import layout as at
from multipolar.world.structure.rows import Numbers, State, grid, ints
from multipolar.world.structure.voices import members_of

if TYPE_CHECKING:
    from multipolar.scenario import Case


def bodies_of(case: Case, voices: list[str], terms: list[str], levers: list[str], number: Numbers, state: State) -> dict[str, Any]:
    """Fields on voices, the groups of positions that theirs are composed of, and what each voice brings to a table."""
    groups: list[tuple[str, str, list[str]]] = [(v, k, members_of(case, v, k)) for v in voices for k in terms]
    groups = [group for group in groups if group[2]]
    lever_groups = [(str(case.scenario.issues[j].decided_by), j) for j in levers]
    groups += [(owner, j, members_of(case, owner, j)) for owner, j in lever_groups]
    entries = [(issue, actor) for _, issue, members in groups for actor in members or [""]]
    firsts = np.cumsum([0, *(max(len(members), 1) for _, _, members in groups)])
    index = {(voice, issue): g for g, (voice, issue, _) in enumerate(groups)}
    return {
        "voices": len(voices),
        "groups": len(groups),
        "entries": len(entries),
        "group_first": ints(firsts),
        "group_at": state(4 * len(groups)),
        "group_floor": ints(floor_side(case.origin.scenario, voice, issue) for voice, issue, _ in groups),
        "entry_ideal": ints(_ideal_row(number, issue, actor) for issue, actor in entries),
        "entry_salience": ints(number(f"positions.{issue}.{actor}.salience", at.UNIT) for issue, actor in entries),
        "entry_floor": ints(number(f"positions.{issue}.{actor}.floor") for issue, actor in entries),
        "entry_influence": ints(number(f"actors.{actor}.influence", at.UNIT) for _, actor in entries),
        "entry_volatility": ints(number(f"actors.{actor}.volatility") for _, actor in entries),
        "entry_word": ints(streams.word(f"{actor}|{issue}") for issue, actor in entries),
        "drift_at": state(len(entries)),
        "spare_at": state(3 * len(entries)),
        "share_at": state(len(entries)),
        "term_group": grid([[index.get((v, k), -1) for k in terms] for v in voices]),
        "credibility": ints(number(f"actors.{v}.credibility", at.HALF) for v in voices),
        "credibility_at": state(len(voices)),
        "sabotage": ints(number(f"actors.{v}.sabotage") for v in voices),
        "patron_cost": ints(number(f"patrons.{v}.cost", at.NOTHING) for v in voices),
        "patron_blame": ints(number(f"patrons.{v}.blame", at.NOTHING) for v in voices),
        "patron_abandon": ints(number(f"patrons.{v}.abandon") for v in voices),
    }


def _ideal_row(number: Numbers, issue: str, actor: str) -> int:
    """Row of an ideal; an owner without a position keeps its lever where it is."""
    return number(f"positions.{issue}.{actor}.ideal" if actor else f"issues.{issue}.now", at.NOTHING)
