"""The plan: the structure of a case, the same in all its members, as one record that compiled kernels read."""

from __future__ import annotations

from typing import Any, Final, Protocol, cast

import numpy as np

from multipolar.errors import InputError
from multipolar.world.layout.codes import SWITCH_NAMES
from multipolar.world.layout.rows import (
    MAX_DATES,
    MAX_ENTRIES,
    MAX_GROUPS,
    MAX_LEVERS,
    MAX_SERIES,
    MAX_TERMS,
    MAX_THREATS,
    MAX_TOLLS,
    MAX_TRACKS,
    MAX_VOICES,
    MAX_WEEKS,
    Floats,
    Ints,
)


class Plan(Protocol):
    """The structure of a case: what is the same in all its members.

    Fields that end in `_at` are first rows in the state; fields named after a number hold rows in the numbers,
    -1 where the case gives none. Voices are the actors whose utility of terms is asked: principals and spoilers.
    In memory a plan is one record of fixed shape, so that one compiled world serves every case.
    """

    on: Ints
    review: int  # weeks between two reviews
    outside: int  # 1 where a model outside the kernels settles the bodies' positions
    season: Floats
    law: Floats  # powers in losses: attacker's own number, its enemy's, defender's own, its enemy's
    began: float  # weeks of war before the as-of date
    attacker: int
    defender: int
    # terms of the talks
    terms: int
    front: int
    effect: Ints
    strength: Ints
    now: Ints
    quo_at: int
    agreed_at: int
    # voices, and their positions composed from their bodies
    voices: int
    groups: int
    entries: int
    group_first: Ints
    group_at: int
    group_floor: Ints  # side of the stated floor on which terms fall short: 1 below, -1 above, 0 none stated
    entry_ideal: Ints
    entry_salience: Ints
    entry_floor: Ints
    entry_influence: Ints
    entry_volatility: Ints
    entry_word: Ints
    drift_at: int
    spare_at: int  # draws put by for the next reviews, three an entry
    share_at: int  # weight of an entry in its body
    term_group: Ints  # voice × term
    presser: int  # the voice that presses the defender, -1 for none
    credibility: Ints
    credibility_at: int
    sabotage: Ints
    patron_cost: Ints
    patron_blame: Ints
    patron_abandon: Ints
    # levers
    levers: int
    lever_kind: Ints
    lever_owner: Ints
    lever_other: Ints
    lever_group: Ints
    lever_now: Ints
    lever_pace: Ints
    lever_weight: Ints
    lever_at: int
    shift_at: int
    hold_at: int
    # tracks
    tracks: int
    track_kind: Ints
    track_rate: Ints
    track_freeze: Ints
    track_after: Ints
    track_patron: Ints
    track_ratifier: Ints
    track_pressure: Ints
    track_weeks: Ints
    track_violations: Ints
    track_word: Ints
    track_settles: Ints  # track × term
    track_table: Ints  # track × voice: sits at the table
    calls_at: int  # calendar's factor on a track's rounds
    hurt_at: int
    rounds_at: int
    track_deal_at: int
    track_ceasefire_at: int
    main_track: int
    # calendar
    dates: int
    date_from: Ints
    date_until: Ints
    date_kind: Ints
    date_target: Ints
    date_times: Ints
    date_plus: Ints
    # threats
    threats: int
    threat_by: Ints
    threat_against: Ints
    threat_deadline: Ints
    threat_renew: Ints
    threat_lever: Ints
    threat_plus: Ints
    threat_tempo: Ints
    threat_reinforcement: Ints
    threat_weeks: Ints
    threat_widen: Ints
    threat_weight: Ints
    threat_credibility: Ints
    threat_word: Ints
    threat_until_at: int
    threat_done_at: int
    threat_bluff_at: int
    threat_credit_at: int
    # ties and toll
    ties: int
    tied: Ints  # voices with an affinity or a lever to another
    affinity: Ints  # voice × voice
    affinity_at: int
    affinity0_at: int
    tolls: int
    toll: Ints
    toll_at: int
    # what is recorded
    series: int
    ranges: int  # the first series that is a bargaining range; they come last
    record_row: Ints
    record_scale: Floats


_SHAPES: Final[dict[str, tuple[int, ...]]] = {
    "on": (len(SWITCH_NAMES),),
    "season": (MAX_WEEKS,),
    "law": (4,),
    "effect": (MAX_TERMS,),
    "strength": (MAX_TERMS,),
    "now": (MAX_TERMS,),
    "group_first": (MAX_GROUPS + 1,),
    "group_floor": (MAX_GROUPS,),
    "entry_ideal": (MAX_ENTRIES,),
    "entry_salience": (MAX_ENTRIES,),
    "entry_floor": (MAX_ENTRIES,),
    "entry_influence": (MAX_ENTRIES,),
    "entry_volatility": (MAX_ENTRIES,),
    "entry_word": (MAX_ENTRIES,),
    "term_group": (MAX_VOICES, MAX_TERMS),
    "credibility": (MAX_VOICES,),
    "sabotage": (MAX_VOICES,),
    "patron_cost": (MAX_VOICES,),
    "patron_blame": (MAX_VOICES,),
    "patron_abandon": (MAX_VOICES,),
    "lever_kind": (MAX_LEVERS,),
    "lever_owner": (MAX_LEVERS,),
    "lever_other": (MAX_LEVERS,),
    "lever_group": (MAX_LEVERS,),
    "lever_now": (MAX_LEVERS,),
    "lever_pace": (MAX_LEVERS,),
    "lever_weight": (MAX_LEVERS,),
    "track_kind": (MAX_TRACKS,),
    "track_rate": (MAX_TRACKS,),
    "track_freeze": (MAX_TRACKS,),
    "track_after": (MAX_TRACKS,),
    "track_patron": (MAX_TRACKS,),
    "track_ratifier": (MAX_TRACKS,),
    "track_pressure": (MAX_TRACKS,),
    "track_weeks": (MAX_TRACKS,),
    "track_violations": (MAX_TRACKS,),
    "track_word": (MAX_TRACKS,),
    "track_settles": (MAX_TRACKS, MAX_TERMS),
    "track_table": (MAX_TRACKS, MAX_VOICES),
    "date_from": (MAX_DATES,),
    "date_until": (MAX_DATES,),
    "date_kind": (MAX_DATES,),
    "date_target": (MAX_DATES,),
    "date_times": (MAX_DATES,),
    "date_plus": (MAX_DATES,),
    "threat_by": (MAX_THREATS,),
    "threat_against": (MAX_THREATS,),
    "threat_deadline": (MAX_THREATS,),
    "threat_renew": (MAX_THREATS,),
    "threat_lever": (MAX_THREATS,),
    "threat_plus": (MAX_THREATS,),
    "threat_tempo": (MAX_THREATS,),
    "threat_reinforcement": (MAX_THREATS,),
    "threat_weeks": (MAX_THREATS,),
    "threat_widen": (MAX_THREATS,),
    "threat_weight": (MAX_THREATS,),
    "threat_credibility": (MAX_THREATS,),
    "threat_word": (MAX_THREATS,),
    "tied": (MAX_VOICES,),
    "affinity": (MAX_VOICES * MAX_VOICES,),
    "toll": (MAX_TOLLS,),
    "record_row": (MAX_SERIES,),
    "record_scale": (MAX_SERIES,),
}
_FLOATS: Final = ("season", "law", "began", "record_scale")
PLAN: Final = np.dtype([(name, np.float32 if name in _FLOATS else np.int64, _SHAPES.get(name, ())) for name in Plan.__annotations__])
setattr(Plan, "DTYPE", PLAN)  # noqa: B010 -- the layout that compiled kernels read; no field of the plan


def plan_of(fields: dict[str, Any]) -> Plan:
    """Return the record that holds these fields; arrays fill the beginning of their place.

    Raises
    ------
    InputError
        A case with more of something than the record has room for.
    """
    table = np.zeros(1, dtype=PLAN)
    for name, value in fields.items():
        if name not in _SHAPES:
            table[name][0] = value
            continue
        values = np.asarray(value)
        if any(have > room for have, room in zip(values.shape, _SHAPES[name], strict=True)):
            raise InputError(f"The case needs room for {values.shape} in '{name}'; the world has room for {_SHAPES[name]}.")
        place: tuple[Any, ...] = (0, *(slice(size) for size in values.shape))
        table[name][place] = values
    return cast(Plan, table.view(np.recarray)[0])


def replaced(plan: Plan, **fields: Any) -> Plan:
    """Return a copy of a plan with some fields changed."""
    table = np.array([cast(Any, plan)], dtype=PLAN)
    for name, value in fields.items():
        table[name][0] = value
    return cast(Plan, table.view(np.recarray)[0])
