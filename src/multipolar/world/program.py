"""From a case to a program: the structure that all members share, and the numbers that each of them draws."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from multipolar import streams
from multipolar.errors import InputError
from multipolar.world import layout as at
from multipolar.world.law import NEUTRAL, powers
from multipolar.world.layout import LANES, Floats, Ints, Plan, plan_of
from multipolar.world.recording import RANGES, Recording, recording

if TYPE_CHECKING:
    from multipolar.scenario import Case
    from multipolar.scenario.schema import Scenario

FOREVER = 100_000
KINDS = {"fixed": 0, "normal": 1, "uniform": 2, "triangular": 3, "lognormal": 4}
_POINTS = re.compile(
    r"actors\..*\.(influence|volatility|credibility|sabotage)|issues\..*\.(now|pace|lever\.weight)|positions\..*"
    r"|war\.(held|substitution)|war\.sides\..*\.(reinforcement|loss_rate|cost|growth|slack|economy_share)|patrons\..*"
    r"|talks\..*\.freeze|calendar\..*\.plus|threats\..*\.(weight|credibility|plus|widen)|ties\.affinities\..*"
)
"""Numbers that files write in points or per cent of 100; kernels use shares."""


@dataclass(frozen=True)
class Program:
    """What the engine runs.

    Parameters
    ----------
    plan : Plan
        The structure.
    numbers : tuple of str
        Address of every number that a member draws, in the order of the rows.
    kinds, abc, bounds, scale, words : ndarray
        How each is distributed, its range, the factor from file to kernel units, and its name in the random keys.
    recording : Recording
        What is recorded, in which rows and units.
    horizon : int
        Weeks.
    size : int
        Length of the state of one block.
    """

    plan: Plan
    numbers: tuple[str, ...]
    rows: Ints
    kinds: Ints
    abc: Floats
    bounds: Floats
    scale: Floats
    words: Ints
    recording: Recording
    horizon: int
    size: int

    @property
    def series(self) -> tuple[str, ...]:
        """Names of the weekly measures."""
        return self.recording.series

    @property
    def units(self) -> dict[str, str]:
        """Unit of every weekly measure and scalar."""
        return self.recording.units

    @property
    def events(self) -> tuple[str, ...]:
        """Names of what can happen."""
        return self.recording.events

    @property
    def scalars(self) -> tuple[str, ...]:
        """Names of what is recorded once a member."""
        return self.recording.scalars


class _Numbers:
    """Hands out rows for the numbers that the structure refers to."""

    def __init__(self, case: Case) -> None:
        self.case = case
        war = case.scenario.war
        rename = {"attacker": war.attacker, "defender": war.defender}
        self.row_of: dict[str, int] = {}
        for index, name in enumerate(at.FIXED_NUMBERS[3:], start=3):
            parts = [rename.get(part, part) if name.startswith("war.sides.") else part for part in name.split(".")]
            self.row_of[".".join(parts)] = index * LANES

    def __call__(self, address: str, otherwise: int = -1) -> int:
        if address in self.row_of:
            return self.row_of[address]
        if address not in self.case.numbers:
            return otherwise
        self.row_of[address] = (len(self.row_of) + 3) * LANES
        return self.row_of[address]


class _State:
    """Hands out rows of state whose number depends on the case."""

    def __init__(self) -> None:
        self.used = len(at.FIXED_STATE)

    def __call__(self, count: int) -> int:
        first = self.used * LANES
        self.used += max(count, 1)
        return first


def build(case: Case, without: tuple[str, ...] = (), *, combat: str = NEUTRAL) -> Program:
    """Turn a case into a program.

    Parameters
    ----------
    case : Case
        A checked case.
    without : tuple of str
        Switches to turn off (`multipolar.world.SWITCHES`).
    combat : str
        Law of attrition, a model of combat (`multipolar models --family combat`).

    Raises
    ------
    InputError
        An unknown switch or law, or a case that the world cannot simulate.
    """
    from multipolar.world.catalogue import switched

    number, state = _Numbers(case), _State()
    voices = _voices(case)
    terms = [name for name, issue in case.scenario.issues.items() if issue.is_term]
    levers = [name for name, issue in case.scenario.issues.items() if issue.is_lever]
    _check_size(case, terms, levers)
    fields: dict[str, Any] = {"on": switched(without), "review": _review(case), "outside": 0, **_war(case, voices, number, state, terms)}
    fields["law"] = powers(combat)
    fields |= _bodies(case, voices, terms, levers, number, state)
    fields |= _levers(case, voices, levers, number, state)
    fields |= _tracks(case, voices, terms, levers, number, state)
    fields |= _calendar(case, levers, number)
    fields |= _threats(case, voices, levers, number, state)
    fields |= _ties(case, voices, levers, number, state)
    what = recording(case, fields, voices, terms, levers)
    fields |= {"series": len(what.series), "ranges": len(what.series) - len(RANGES), "record_row": what.rows, "record_scale": what.scale}
    return _program(case, plan_of(fields), number, what, state.used * LANES)


def _program(case: Case, plan: Plan, number: _Numbers, what: Recording, size: int) -> Program:
    addresses = tuple(address for address in number.row_of if address in case.numbers)
    entries = [case.numbers[address].number for address in addresses]
    return Program(
        plan=plan,
        numbers=addresses,
        rows=_ints(number.row_of[address] for address in addresses),
        kinds=_ints(KINDS[entry.kind] for entry in entries),
        abc=np.array([(n.a, math.log(n.b) if n.kind == "lognormal" else n.b, n.c) for n in entries], dtype=np.float32).reshape(-1, 3),
        bounds=np.array([(n.low, n.high) for n in entries], dtype=np.float32).reshape(-1, 2),
        scale=np.array([_scale(address) for address in addresses], dtype=np.float32),
        words=_ints(streams.word(address) for address in addresses),
        recording=what,
        horizon=case.horizon,
        size=size,
    )


def _scale(address: str) -> float:
    """Return the factor from the units of the file to those of the kernels."""
    return 0.01 if _POINTS.fullmatch(address) else 1.0


def _ints(values: Any) -> Ints:
    return np.array(list(values), dtype=np.int64)


def _review(case: Case) -> int:
    """Return the weeks between two reviews: one whole number for all members, since they walk side by side."""
    entry = case.numbers["world.decide.pace_of_review"].number
    if not entry.is_fixed or not float(entry.a).is_integer():
        raise InputError(f"{case.id}: world.decide.pace_of_review is {entry}; it must be a whole number of weeks, one for all members.")
    return int(entry.a)


def _grid(rows: list[list[int]]) -> Ints:
    """Return a table with at least one row and one column, as kernels expect."""
    return np.array([row or [-1] for row in rows] or [[-1]], dtype=np.int64)


def _check_size(case: Case, terms: list[str], levers: list[str]) -> None:
    if len(terms) > at.MAX_TERMS:
        raise InputError(f"{case.id}: {len(terms)} terms of the talks; the world settles at most {at.MAX_TERMS}.")
    fronts = [name for name in terms if _effect(case.scenario, name)[0] == "front"]
    if len(fronts) > 1:
        raise InputError(f"{case.id}: {' and '.join(fronts)} both follow the front; at most one term may.")
    pressing = [name for name in levers if getattr(case.scenario.issues[name].lever, "kind", "") == "pressure"]
    if len(pressing) > 1:
        raise InputError(f"{case.id}: {' and '.join(pressing)} are both levers of kind 'pressure'; the world knows one.")


def _effect(scenario: Scenario, term: str) -> tuple[str, str]:
    """Return a term's kind of effect and the address of its strength."""
    effect = scenario.issues[term].effect
    for kind, field in (("front", "slope"), ("guarantees", "strength"), ("limits", "strength"), ("relieves", "")):
        if effect is not None and getattr(effect, kind) is not None:
            return kind, f"issues.{term}.effect.{field}"
    return "none", ""


def _principal(case: Case, actor: str) -> str:
    above = case.scenario.actors[actor].of
    return actor if above is None else _principal(case, above)


def _voices(case: Case) -> list[str]:
    """Principals that take part, and spoilers with a view of their own, sorted by id."""
    scenario = case.scenario
    taking_part = {scenario.war.attacker, scenario.war.defender}
    for track in scenario.talks.values():
        taking_part |= {*track.parties, *track.ratify}
    taking_part |= {issue.decided_by for issue in scenario.issues.values() if issue.decided_by}
    for threat in scenario.threats.values():
        taking_part |= {threat.by, threat.against}
    for tie in scenario.ties.affinities:
        taking_part |= set(tie.between)
    taking_part |= {_principal(case, actor) for table in scenario.positions.values() for actor in table}
    spoilers = {actor for actor in scenario.actors if f"actors.{actor}.sabotage" in case.numbers}
    with_view = {actor for table in scenario.positions.values() for actor in table}
    return sorted({_principal(case, actor) for actor in taking_part} | (spoilers & with_view))


def _war(case: Case, voices: list[str], number: _Numbers, state: _State, terms: list[str]) -> dict[str, Any]:
    war = case.scenario.war
    effects = [_effect(case.scenario, term) for term in terms]
    weeks = [(case.as_of + timedelta(weeks=w)).timetuple().tm_yday / 7.0 for w in range(at.MAX_WEEKS)]
    return {
        "season": np.array([round(math.sin(2.0 * math.pi * (week - 14.0) / 52.0), 12) for week in weeks]),
        "began": max((case.as_of - war.began).days / 7.0, 0.0),
        "attacker": voices.index(war.attacker),
        "defender": voices.index(war.defender),
        "terms": len(terms),
        "front": next((k for k, (kind, _) in enumerate(effects) if kind == "front"), -1),
        "effect": _ints(at.EFFECTS.index(kind) for kind, _ in effects),
        "strength": _ints(number(address, at.NOTHING) for _, address in effects),
        "now": _ints(number(f"issues.{term}.now", at.NOTHING) for term in terms),
        "quo_at": state(len(terms)),
        "agreed_at": state(len(terms)),
    }


def _members(case: Case, voice: str, issue: str) -> list[str]:
    """The actors whose positions make up a voice's on an issue: its body's, else its own."""
    table = case.scenario.positions.get(issue, {})
    body = sorted(a for a in table if a != voice and _principal(case, a) == voice)
    return body or ([voice] if voice in table else [])


def _bodies(case: Case, voices: list[str], terms: list[str], levers: list[str], number: _Numbers, state: _State) -> dict[str, Any]:
    groups: list[tuple[str, str, list[str]]] = [(v, k, _members(case, v, k)) for v in voices for k in terms]
    groups = [group for group in groups if group[2]]
    lever_groups = [(str(case.scenario.issues[j].decided_by), j) for j in levers]
    groups += [(owner, j, _members(case, owner, j)) for owner, j in lever_groups]
    entries = [(issue, actor) for _, issue, members in groups for actor in members or [""]]
    firsts = np.cumsum([0, *(max(len(members), 1) for _, _, members in groups)])
    index = {(voice, issue): g for g, (voice, issue, _) in enumerate(groups)}
    return {
        "voices": len(voices),
        "groups": len(groups),
        "entries": len(entries),
        "group_first": _ints(firsts),
        "group_at": state(4 * len(groups)),
        "group_floor": _ints(int(any(f"positions.{issue}.{a}.floor" in case.numbers for a in members)) for _, issue, members in groups),
        "entry_ideal": _ints(_entry_row(number, issue, actor, "ideal") for issue, actor in entries),
        "entry_salience": _ints(number(f"positions.{issue}.{actor}.salience", at.UNIT) for issue, actor in entries),
        "entry_floor": _ints(_entry_row(number, issue, actor, "floor") for issue, actor in entries),
        "entry_influence": _ints(number(f"actors.{actor}.influence", at.UNIT) for _, actor in entries),
        "entry_volatility": _ints(number(f"actors.{actor}.volatility") for _, actor in entries),
        "entry_word": _ints(streams.word(f"{actor}|{issue}") for issue, actor in entries),
        "drift_at": state(len(entries)),
        "spare_at": state(3 * len(entries)),
        "share_at": state(len(entries)),
        "term_group": _grid([[index.get((v, k), -1) for k in terms] for v in voices]),
        "credibility": _ints(number(f"actors.{v}.credibility", at.HALF) for v in voices),
        "credibility_at": state(len(voices)),
        "sabotage": _ints(number(f"actors.{v}.sabotage") for v in voices),
        "patron_cost": _ints(number(f"patrons.{v}.cost", at.NOTHING) for v in voices),
        "patron_blame": _ints(number(f"patrons.{v}.blame", at.NOTHING) for v in voices),
        "patron_abandon": _ints(number(f"patrons.{v}.abandon") for v in voices),
    }


def _entry_row(number: _Numbers, issue: str, actor: str, field: str) -> int:
    """Row of an ideal or a stated floor; an owner without a position keeps its lever where it is."""
    if not actor:
        return number(f"issues.{issue}.now", at.NOTHING)
    ideal = number(f"positions.{issue}.{actor}.ideal", at.NOTHING)
    return ideal if field == "ideal" else number(f"positions.{issue}.{actor}.floor", ideal)


def _levers(case: Case, voices: list[str], levers: list[str], number: _Numbers, state: _State) -> dict[str, Any]:
    issues = [case.scenario.issues[j] for j in levers]
    kinds = [issue.lever.kind if issue.lever else "aid" for issue in issues]
    targets = [issue.lever.target if issue.lever else "" for issue in issues]
    groups = sum(1 for v in voices for k, i in case.scenario.issues.items() if i.is_term and _members(case, v, k))
    pressers = [voices.index(str(i.decided_by)) for i, kind in zip(issues, kinds, strict=True) if kind == "pressure"]
    return {
        "presser": pressers[0] if pressers else -1,
        "levers": len(levers),
        "lever_kind": _ints(at.LEVERS.index(kind) for kind in kinds),
        "lever_owner": _ints(voices.index(str(issue.decided_by)) for issue in issues),
        "lever_other": _ints(voices.index(target) for target in targets),
        "lever_group": _ints(groups + j for j in range(len(levers))),
        "lever_now": _ints(number(f"issues.{j}.now", at.NOTHING) for j in levers),
        "lever_pace": _ints(number(f"issues.{j}.pace", at.UNIT) for j in levers),
        "lever_weight": _ints(number(f"issues.{j}.lever.weight", at.NOTHING) for j in levers),
        "lever_at": state(len(levers)),
        "shift_at": state(len(levers)),
        "hold_at": state(len(levers)),
    }


def _tracks(case: Case, voices: list[str], terms: list[str], levers: list[str], number: _Numbers, state: _State) -> dict[str, Any]:
    war, tracks = case.scenario.war, case.scenario.talks
    sides = {war.attacker, war.defender}
    patrons = [[p for p in track.parties if p not in sides] for track in tracks.values()]
    thirds = [[r for r in track.ratify if r not in {*sides, *track.parties}] for track in tracks.values()]
    for (name, track), patron in zip(tracks.items(), patrons, strict=True):
        if track.kind == "deal" and (war.attacker not in track.parties or len(patron) > 1):
            raise InputError(f"{case.id}: track '{name}' must seat the attacker '{war.attacker}' and the defender or one patron of it.")
    for (name, _), third in zip(tracks.items(), thirds, strict=True):
        if len(third) > 1:
            raise InputError(f"{case.id}: track '{name}' is ratified by {' and '.join(third)}; besides the parties, one may.")
    deals = [t for t, track in enumerate(tracks.values()) if track.kind == "deal"]
    direct = [t for t in deals if not patrons[t]]
    count = len(tracks)
    return {
        "tracks": count,
        "track_kind": _ints(at.T_TRUCE if track.kind == "truce" else at.T_DEAL for track in tracks.values()),
        "track_rate": _ints(number(f"talks.{t}.rounds_a_week", at.NOTHING) for t in tracks),
        "track_freeze": _ints(number(f"talks.{t}.freeze", at.NOTHING) for t in tracks),
        "track_after": _ints(number(f"talks.{t}.after_collapse") for t in tracks),
        "track_patron": _ints(voices.index(patron[0]) if patron else -1 for patron in patrons),
        "track_ratifier": _ints(voices.index(third[0]) if third else -1 for third in thirds),
        "track_pressure": _ints(levers.index(track.pressure) if track.pressure else -1 for track in tracks.values()),
        "track_weeks": _ints(track.weeks or 1 for track in tracks.values()),
        "track_violations": _ints(number(f"talks.{t}.violations", at.NOTHING) for t in tracks),
        "track_word": _ints(streams.word(t) for t in tracks),
        "track_settles": _grid([[int(k in track.settle) for k in terms] for track in tracks.values()]),
        "track_table": _grid([[int(v in track.parties) for v in voices] for track in tracks.values()]),
        "calls_at": state(count),
        "hurt_at": state(count),
        "rounds_at": state(count),
        "track_deal_at": state(count),
        "track_ceasefire_at": state(count),
        "main_track": (direct or deals or [-1])[0],
    }


def _calendar(case: Case, levers: list[str], number: _Numbers) -> dict[str, Any]:
    rows: list[tuple[int, int, int, int, int, int]] = []
    tracks = list(case.scenario.talks)
    for event in case.scenario.calendar:
        kind, _, name = event.quantity.partition(".")
        code = {"tempo": at.Q_TEMPO, "rounds": at.Q_ROUNDS, "lever": at.Q_LEVER}[kind]
        target = tracks.index(name) if kind == "rounds" else levers.index(name) if kind == "lever" else 0
        times, plus = number(f"calendar.{event.id}.times"), number(f"calendar.{event.id}.plus")
        rows += [(first, until, code, target, times, plus) for first, until in _weeks(case, event)]
    table = np.array(rows, dtype=np.int64).reshape(-1, 6)
    names = ("date_from", "date_until", "date_kind", "date_target", "date_times", "date_plus")
    return {"dates": len(rows), **{name: np.ascontiguousarray(table[:, i]) for i, name in enumerate(names)}}


def _weeks(case: Case, event: Any) -> list[tuple[int, int]]:
    """Return the weeks in which an event is on, as (first, until)."""

    def week(day: date) -> int:
        return (day - case.as_of).days // 7

    lasts = event.weeks or 1
    if event.on is not None:
        return [(week(event.on), week(event.on) + lasts)]
    if event.every is not None:
        years = range(case.as_of.year - 1, case.as_of.year + case.horizon // 52 + 3)
        return [(w, w + lasts) for w in (week(date.fromisoformat(f"{year}-{event.every}")) for year in years)]
    return [(week(event.from_), max(week(event.until), week(event.from_) + 1))]


def _threats(case: Case, voices: list[str], levers: list[str], number: _Numbers, state: _State) -> dict[str, Any]:
    threats = case.scenario.threats
    count = len(threats)
    return {
        "threats": count,
        "threat_by": _ints(voices.index(t.by) for t in threats.values()),
        "threat_against": _ints(voices.index(t.against) for t in threats.values()),
        "threat_deadline": _ints((t.deadline - case.as_of).days // 7 for t in threats.values()),
        "threat_renew": _ints(t.renew or 0 for t in threats.values()),
        "threat_lever": _ints(levers.index(t.do.lever) if t.do.lever else -1 for t in threats.values()),
        "threat_plus": _ints(number(f"threats.{h}.do.plus", at.NOTHING) for h in threats),
        "threat_tempo": _ints(number(f"threats.{h}.do.tempo") for h in threats),
        "threat_reinforcement": _ints(number(f"threats.{h}.do.reinforcement") for h in threats),
        "threat_weeks": _ints(t.do.weeks or FOREVER for t in threats.values()),
        "threat_widen": _ints(number(f"threats.{h}.do.widen", at.NOTHING) for h in threats),
        "threat_weight": _ints(number(f"threats.{h}.weight", at.NOTHING) for h in threats),
        "threat_credibility": _ints(
            number(f"threats.{h}.credibility", number(f"actors.{t.by}.credibility", at.HALF)) for h, t in threats.items()
        ),
        "threat_word": _ints(streams.word(h) for h in threats),
        "threat_until_at": state(count),
        "threat_done_at": state(count),
        "threat_bluff_at": state(count),
        "threat_credit_at": state(count),
    }


def _ties(case: Case, voices: list[str], levers: list[str], number: _Numbers, state: _State) -> dict[str, Any]:
    toll = sorted(case.scenario.war.toll.own_numbers()) if case.scenario.war.toll else []
    pairs = [[(f"ties.affinities.{min(a, b)}.{max(a, b)}", _untold(case, a, b)) for b in voices] for a in voices]
    rows = [[number(address, otherwise) for address, otherwise in row] for row in pairs]
    moved = {v for j in levers for v in _ends(case.scenario.issues[j])}
    tied = [i for i, voice in enumerate(voices) if voice in moved or any(row != at.NOTHING for k, row in enumerate(rows[i]) if k != i)]
    return {
        "ties": len(tied),
        "tied": _ints(tied),
        "affinity": _ints(row for line in rows for row in line),
        "affinity_at": state(len(voices) ** 2),
        "affinity0_at": state(len(voices) ** 2),
        "tolls": len(toll),
        "toll": _ints(number(f"war.toll.{name}", at.NOTHING) for name in toll),
        "toll_at": state(len(toll)),
    }


def _ends(issue: Any) -> tuple[str, str]:
    """Return who decides a lever and whom it is aimed at."""
    return str(issue.decided_by), issue.lever.target if issue.lever else ""


def _untold(case: Case, one: str, other: str) -> int:
    """Return the row of an affinity that the case does not give: that of fellow members of an organisation, else none."""
    fellows = one != other and any({one, other} <= set(members) for members in case.scenario.ties.memberships.values())
    return at.parameter("alignment.membership") if fellows else at.NOTHING
