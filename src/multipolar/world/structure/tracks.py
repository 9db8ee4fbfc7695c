"""Tracks of talks: who sits at which table, and what it may settle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from multipolar import streams
from multipolar.errors import InputError
from multipolar.world import layout as at
from multipolar.world.structure.rows import Numbers, State, grid, ints

if TYPE_CHECKING:
    from multipolar.scenario import Case


def tracks_of(case: Case, voices: list[str], terms: list[str], levers: list[str], number: Numbers, state: State) -> dict[str, Any]:
    """Fields on tracks, in the order in which the case lists them.

    Raises
    ------
    InputError
        A track on a deal whose table or ratifiers the world does not know how to seat.
    """
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
        "track_kind": ints(at.T_TRUCE if track.kind == "truce" else at.T_DEAL for track in tracks.values()),
        "track_rate": ints(number(f"talks.{t}.rounds_a_week", at.NOTHING) for t in tracks),
        "track_freeze": ints(number(f"talks.{t}.freeze", at.NOTHING) for t in tracks),
        "track_after": ints(number(f"talks.{t}.after_collapse") for t in tracks),
        "track_patron": ints(voices.index(patron[0]) if patron else -1 for patron in patrons),
        "track_ratifier": ints(voices.index(third[0]) if third else -1 for third in thirds),
        "track_pressure": ints(levers.index(track.pressure) if track.pressure else -1 for track in tracks.values()),
        "track_weeks": ints(track.weeks or 1 for track in tracks.values()),
        "track_violations": ints(number(f"talks.{t}.violations", at.NOTHING) for t in tracks),
        "track_word": ints(streams.word(t) for t in tracks),
        "track_settles": grid([[int(k in track.settle) for k in terms] for track in tracks.values()]),
        "track_table": grid([[int(v in track.parties) for v in voices] for track in tracks.values()]),
        "calls_at": state(count),
        "hurt_at": state(count),
        "rounds_at": state(count),
        "track_deal_at": state(count),
        "track_ceasefire_at": state(count),
        "main_track": (direct or deals or [-1])[0],
    }
