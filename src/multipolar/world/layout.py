"""Where everything lies: rows of numbers, rows of state, codes.

`LANES` members lie side by side in every row, innermost, so that one instruction works on several of them.
All rows of one kind share one flat array: the value of row `R` for lane `m` is ``array[R + m]``, where `R` is a
multiple of `LANES` fixed before compilation. Distances between rows are then constants, which lets the compiler
prove that a loop over lanes may be vectorised.

- ``p`` numbers: one row an uncertain number, drawn once a member, in kernel units (shares 0–1, rates a week).
- ``s`` state: what the mechanisms move.
- ``b`` bench: scratch rows on which the members that meet this week bargain, gathered side by side.
"""

from __future__ import annotations

from typing import Any, Final, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from multipolar.errors import InputError
from multipolar.kernels.single import single
from multipolar.library import parameters

LANES: Final = 256
MAX_TERMS: Final = 12
MAX_VOICES: Final = 24
MAX_GROUPS: Final = 320
MAX_ENTRIES: Final = 640
MAX_LEVERS: Final = 24
MAX_TRACKS: Final = 8
MAX_DATES: Final = 400
MAX_THREATS: Final = 24
MAX_TOLLS: Final = 16
MAX_SERIES: Final = 512
MAX_WEEKS: Final = 1100
POINTS: Final = 9  # offers tried along the contract curve
OFFERS: Final = POINTS * LANES  # a bench row with a place for every one of them

GROUP: Final = 4 * LANES  # a body's rows: ideal, salience, floor, influence
TO_SALIENCE: Final = LANES
TO_FLOOR: Final = 2 * LANES
TO_INFLUENCE: Final = 3 * LANES

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class _Rows:
    """Hands out rows one after another and remembers their names."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __call__(self, name: str, count: int = 1) -> int:
        at = len(self.names) * LANES
        self.names += [name] if count == 1 else [f"{name}.{i}" for i in range(count)]
        return at

    @property
    def size(self) -> int:
        return len(self.names) * LANES


# ---- numbers -----------------------------------------------------------------------------------------------------
WAR_NUMBERS: Final = ("held", "area", "advance", "jitter", "advantage", "substitution")
SIDE_NUMBERS: Final = ("force", "reinforcement", "loss_rate", "cost", "growth", "slack", "economy_share")
_number = _Rows()
NOTHING: Final = _number("0")
UNIT: Final = _number("1")
HALF: Final = _number("0.5")
_PARAMETER_ROWS: Final = {f"{p.mechanism}.{p.name}": _number(f"world.{p.mechanism}.{p.name}") for p in parameters()}


def parameter(name: str) -> int:
    """Return the row of a mechanism's parameter, by ``mechanism.name``."""
    return _PARAMETER_ROWS[name]


HELD0: Final = _number("war.held")
AREA: Final = _number("war.area")
ADVANCE: Final = _number("war.advance")
JITTER: Final = _number("war.jitter")
ADVANTAGE: Final = _number("war.advantage")
SUBSTITUTION: Final = _number("war.substitution")
FORCE0_A: Final = _number("war.sides.attacker.force")
REINFORCEMENT_A: Final = _number("war.sides.attacker.reinforcement")
LOSS_A: Final = _number("war.sides.attacker.loss_rate")
COST_A: Final = _number("war.sides.attacker.cost")
GROWTH_A: Final = _number("war.sides.attacker.growth")
SLACK_A: Final = _number("war.sides.attacker.slack")
ECONOMY_SHARE_A: Final = _number("war.sides.attacker.economy_share")
FORCE0_D: Final = _number("war.sides.defender.force")
REINFORCEMENT_D: Final = _number("war.sides.defender.reinforcement")
LOSS_D: Final = _number("war.sides.defender.loss_rate")
COST_D: Final = _number("war.sides.defender.cost")
GROWTH_D: Final = _number("war.sides.defender.growth")
SLACK_D: Final = _number("war.sides.defender.slack")
ECONOMY_SHARE_D: Final = _number("war.sides.defender.economy_share")
FIXED_NUMBERS: Final = tuple(_number.names)

# ---- state -------------------------------------------------------------------------------------------------------
WAR: Final = single(0.0)
LULL: Final = single(1.0)
CEASEFIRE: Final = single(2.0)
DEAL: Final = single(3.0)
COLLAPSED: Final = single(4.0)
STATUS_NAMES: Final = ("war", "lull", "ceasefire", "deal", "collapsed")

_state = _Rows()
ZERO: Final = _state("zero")
STATUS: Final = _state("status")
SINCE: Final = _state("status since")
FALLEN: Final = _state("side that collapsed")  # -1 none, 0 attacker, 1 defender
CALENDAR_TEMPO: Final = _state("calendar's factor on tempo")
THREAT_TEMPO: Final = _state("carried-out threats' factor on tempo")
THREAT_REINFORCEMENT: Final = _state("carried-out threats' factor on the attacker's reinforcement")
WIDE: Final = _state("the war has widened")
TEMPO: Final = _state("tempo")
FORCE_A: Final = _state("attacker's force")
FORCE_D: Final = _state("defender's force")
HELD: Final = _state("share of the country held by the attacker")
ECONOMY_A: Final = _state("attacker's war economy")
ECONOMY_D: Final = _state("defender's war economy")
LOSSES_A: Final = _state("attacker's losses")
LOSSES_D: Final = _state("defender's losses")
EXHAUSTION_A: Final = _state("attacker's exhaustion")
EXHAUSTION_D: Final = _state("defender's exhaustion")
WEAR_A: Final = _state("attacker's exhaustion, as a factor on its collapse")
WEAR_D: Final = _state("defender's exhaustion, as a factor on its collapse")
RHO: Final = _state("balance of forces")
INFORMED: Final = _state("weeks of fighting that inform beliefs")
BIAS: Final = _state("misjudgement of the balance")
BELIEF_A: Final = _state("balance of forces as the attacker believes it")
BELIEF_D: Final = _state("balance of forces as the defender believes it")
SANCTIONS: Final = _state("sanctions in force")
SUPPORT: Final = _state("partners' support")
SUPPORT0: Final = _state("partners' support at the start")
AID: Final = _state("aid")
PRESS: Final = _state("pressure felt by the defender")
AID_CUT: Final = _state("shift of the balance if the presser's aid ended")
ABANDON: Final = _state("share of aid and guarantees withdrawn")
GUARANTEE: Final = _state("external guarantee")
SHADOW_A: Final = _state("threats that weigh on the attacker")
SHADOW_D: Final = _state("threats that weigh on the defender")
SHADOW_P: Final = _state("threats that weigh on a patron")
DEFEAT_A: Final = _state("attacker's utility of the defender's ideals")
DEFEAT_D: Final = _state("defender's utility of the attacker's ideals")
QUO_A: Final = _state("attacker's utility of the status quo")
QUO_D: Final = _state("defender's utility of the status quo")
AHEAD_A: Final = _state("attacker's utility of the status quo it expects")
AHEAD_D: Final = _state("defender's utility of the status quo it expects")
VALUE_A: Final = _state("attacker's value of fighting on")
VALUE_D: Final = _state("defender's value of fighting on")
SOBER_A: Final = _state("attacker's value of fighting on without misjudgement")
SOBER_D: Final = _state("defender's value of fighting on without misjudgement")
PRESSED_VALUE_D: Final = _state("defender's value of fighting on under pressure")
HAZARD_A: Final = _state("hazard of the attacker's collapse")
HAZARD_D: Final = _state("hazard of the defender's collapse")
TRUCE_A: Final = _state("attacker's value of a ceasefire")
TRUCE_D: Final = _state("defender's value of a ceasefire")
TRUCE_BREAK_A: Final = _state("hazard that the attacker breaks a ceasefire")
TRUCE_BREAK_D: Final = _state("hazard that the defender breaks a ceasefire")
BREAKS: Final = _state("agreements broken")
LAST_BREAK: Final = _state("week of the last break")
PRESSED: Final = _state("the agreement in force was pressed on the defender")
DEAL_A: Final = _state("attacker's utility of the deal in force")
DEAL_D: Final = _state("defender's utility of the deal in force")
DEAL_GUARANTEE: Final = _state("guarantees in the deal in force")
DEAL_LIMITS: Final = _state("force limits in the deal in force")
DEAL_RELIEF: Final = _state("sanctions relief in the deal in force")
DEAL_HURT: Final = _state("hurt of the spoilers in the deal in force")
DEAL_WEIGHT: Final = _state("attacker's weight in the last deal")
DEAL_TRACK: Final = _state("track of the last deal")
CARRIED: Final = _state("the deal is carried out by those who were not at the table")
DEAL_BREAK_A: Final = _state("hazard that the attacker breaks the deal")
DEAL_BREAK_D: Final = _state("hazard that the defender breaks the deal")
HOLIDAY: Final = _state("week in which the short truce ends")
STRAINED: Final = _state("week in which the quarrel over a truce ends")
VIOLATIONS: Final = _state("alleged violations of short truces")
ACCUSED_A: Final = _state("short truces for which the attacker was blamed")
ACCUSED_D: Final = _state("short truces for which the defender was blamed")
RANGE_OPEN: Final = _state("bargaining range open")
RANGE_COMMITMENT: Final = _state("range open without the commitment problem")
RANGE_OPTIMISM: Final = _state("range open without optimism")
RANGE_AUDIENCE: Final = _state("range open without audience costs")
RANGE_FRICTION: Final = _state("range open without friction")
RANGE_NONE: Final = _state("range open without the four")
MEETS: Final = _state("this week's meeting: 0 none, 1 on a deal, 2 on a ceasefire")
DRAW_A: Final = _state("this week's draw for the attacker's answer")
DRAW_O: Final = _state("this week's draw for the other negotiator's answer")
FALLS: Final = _state("this week's draw for a collapse")
WHO_FALLS: Final = _state("this week's draw for whose")
FADES: Final = _state("this week's draw for a lull")
WIDENS: Final = _state("this week's draw for a wider war")
SCRATCH: Final = _state("scratch", 4)

EVENT_NAMES: Final = (
    "deal", "deal-broke", "ceasefire", "ceasefire-broke", "truce", "truce-broke", "lull", "lull-broke",
    "pressed", "pressed-broke", "refused", "imposed", "widened", "fighting-stopped",
    "collapse-of-attacker", "collapse-of-defender",
)  # fmt: skip
E_DEAL: Final = _state("week of: deal")
E_DEAL_BROKE: Final = _state("week of: deal-broke")
E_CEASEFIRE: Final = _state("week of: ceasefire")
E_CEASEFIRE_BROKE: Final = _state("week of: ceasefire-broke")
E_TRUCE: Final = _state("week of: truce")
E_TRUCE_BROKE: Final = _state("week of: truce-broke")
E_LULL: Final = _state("week of: lull")
E_LULL_BROKE: Final = _state("week of: lull-broke")
E_PRESSED: Final = _state("week of: pressed")
E_PRESSED_BROKE: Final = _state("week of: pressed-broke")
E_REFUSED: Final = _state("week of: refused")
E_IMPOSED: Final = _state("week of: imposed")
E_WIDENED: Final = _state("week of: widened")
E_STOPPED: Final = _state("week of: fighting-stopped")
E_COLLAPSE_A: Final = _state("week of: collapse-of-attacker")
E_COLLAPSE_D: Final = _state("week of: collapse-of-defender")
FIXED_STATE: Final = tuple(_state.names)

# ---- bench -------------------------------------------------------------------------------------------------------
ATTACKER: Final = 0
DEFENDER: Final = 1
PATRON: Final = 2
RATIFIER: Final = 3
ROLES: Final = 4
_bench = _Rows()
B_IDEAL: Final = _bench("ideal", ROLES * MAX_TERMS)
B_SALIENCE: Final = _bench("salience", ROLES * MAX_TERMS)
B_FLOOR: Final = _bench("floor", ROLES * MAX_TERMS)
B_QUO: Final = _bench("status quo", MAX_TERMS)
B_STRENGTH: Final = _bench("strength", MAX_TERMS)
B_TERM: Final = _bench("the term being settled", POINTS)
B_TERMS: Final = _bench("terms", MAX_TERMS)
B_SIDE: Final = _bench("side of the ideal on which the floor lies", ROLES * MAX_TERMS)
B_APART: Final = _bench("distance of the negotiators' ideals, to the power 3/2", MAX_TERMS)
B_WEIGHT: Final = _bench("weight", POINTS)
B_UTILITY: Final = _bench("utility", ROLES * POINTS)
B_SHORTFALL: Final = _bench("shortfall", ROLES * POINTS)
B_GUARANTEE: Final = _bench("guarantee in the terms", POINTS)
B_LIMITS: Final = _bench("limits in the terms", POINTS)
B_RELIEF: Final = _bench("relief in the terms", POINTS)
B_SUMS: Final = B_UTILITY  # the rows that are summed over the terms lie side by side
SUMS: Final = 2 * ROLES + 3
B_REST: Final = _bench("their sums over the terms that the track does not settle", SUMS)
B_DELIVERED: Final = _bench("share of the relief delivered")
B_GAIN_A: Final = _bench("gain of the attacker", POINTS)
B_GAIN_D: Final = _bench("gain of the defender, pressed", POINTS)
B_GAIN_FREE: Final = _bench("gain of the defender, unpressed", POINTS)
B_GAIN_P: Final = _bench("gain of the patron", POINTS)
B_SCORE: Final = _bench("score", POINTS)
B_BEST: Final = _bench("best score")
B_BEST_WEIGHT: Final = _bench("weight of the best")
B_VALUE_P: Final = _bench("patron's value of no deal")
B_BLAME: Final = _bench("patron's blame")
B_WORTH_A: Final = _bench("worth of the deal to the attacker", POINTS)
B_WORTH_D: Final = _bench("worth of the deal to the defender", POINTS)
B_HOME_A: Final = _bench("attacker's cost at home", POINTS)
B_HOME_D: Final = _bench("defender's cost at home", POINTS)
B_RATE: Final = _bench("impatience a week")
B_LATER_A: Final = _bench("logarithm of the attacker's force after a year of peace")
B_LATER_D: Final = _bench("defender's force after a year of peace without limits")
B_REGROWN_D: Final = _bench("part of that which limits bear on")
B_STEEP: Final = _bench("steepness of collapse in the balance")
B_FALL_A: Final = _bench("hazard of the attacker's collapse at equal strength")
B_FALL_D: Final = _bench("hazard of the defender's collapse at equal strength")
B_REST_A: Final = _bench("attacker's utility of a war that goes on")
B_REST_D: Final = _bench("defender's utility of a war that goes on")
B_DEFEAT_A: Final = _bench("attacker's utility of defeat")
B_DEFEAT_D: Final = _bench("defender's utility of defeat")
B_VALUE_A: Final = _bench("attacker's value of no deal")
B_VALUE_D: Final = _bench("defender's value of no deal, pressed")
B_FREE_D: Final = _bench("defender's value of no deal, unpressed")
B_BREAK: Final = _bench("hazard of breaking a deal one is indifferent about")
B_BETA: Final = _bench("temptation")
B_HELD: Final = _bench("external guarantee")
B_OWN: Final = _bench("own guarantee")
B_HOME: Final = _bench("cost at home of a point of shortfall")
B_TOLL: Final = _bench("friction of a deal")
B_SHARP: Final = _bench("sharpness")
B_STRIKE: Final = _bench("e to the surprise")
B_BOLD: Final = _bench("e to the surprise and the bias")
B_CARES: Final = _bench("weight of audience costs")
B_BREAKS: Final = _bench("agreements broken")
B_EDGE: Final = _bench("e to the balance after a year of peace", POINTS)
B_TEMPTED_A: Final = _bench("attacker's value of a war that it starts", POINTS)
B_TEMPTED_D: Final = _bench("defender's value of a war that it starts", POINTS)
B_STRUCK_A: Final = _bench("attacker's value of a war that the defender starts", POINTS)
B_STRUCK_D: Final = _bench("defender's value of a war that the attacker starts", POINTS)
B_BREAK_A: Final = _bench("hazard that the attacker breaks the deal offered", POINTS)
B_BREAK_D: Final = _bench("hazard that the defender breaks the deal offered", POINTS)
B_HURT: Final = _bench("hurt of the spoilers")
B_VIEW: Final = _bench("a spoiler's ideal")
B_KEEN: Final = _bench("a spoiler's salience")
B_SOBER_A: Final = _bench("attacker's optimism about fighting on")
B_SOBER_D: Final = _bench("defender's optimism about fighting on")
B_OPEN: Final = _bench("open", 6)
B_DRAW_A: Final = _bench("draw for the attacker's answer")
B_DRAW_O: Final = _bench("draw for the other negotiator's answer")
B_RATIFIES: Final = _bench("sharpness of ratification")
B_SLACK_A: Final = _bench("attacker's slack")
B_SLACK_D: Final = _bench("defender's slack")
B_SLACK_O: Final = _bench("the third ratifier's slack")
B_ANSWER: Final = _bench("answer", 8)
BENCH_SIZE: Final = _bench.size

# ---- codes -------------------------------------------------------------------------------------------------------
SWITCH_NAMES: Final = (
    "calendar", "drift", "decide", "economy", "combat", "commitment", "optimism", "audience", "friction",
    "ratification", "pressure", "truces", "threats", "spoilers", "alignment", "toll",
)  # fmt: skip
(
    CALENDAR, DRIFT, DECIDE, ECONOMY, COMBAT, COMMITMENT, OPTIMISM, AUDIENCE, FRICTION,
    RATIFICATION, PRESSURE, TRUCES, THREATS, SPOILERS, ALIGNMENT, TOLL,
) = range(len(SWITCH_NAMES))  # fmt: skip

EFFECTS: Final = ("none", "front", "guarantees", "limits", "relieves")
X_NONE, X_FRONT, X_GUARANTEES, X_LIMITS, X_RELIEVES = range(len(EFFECTS))
LEVERS: Final = ("aid", "support", "sanctions", "pressure")
L_AID, L_SUPPORT, L_SANCTIONS, L_PRESSURE = range(len(LEVERS))
T_DEAL, T_TRUCE = range(2)
Q_TEMPO, Q_ROUNDS, Q_LEVER = range(3)


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
    group_floor: Ints
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
