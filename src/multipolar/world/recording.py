"""What is recorded of every member: weekly measures, first weeks of events, and figures at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from multipolar.world import layout as at
from multipolar.world.layout import LANES, Floats, Ints

if TYPE_CHECKING:
    from multipolar.scenario import Case

RANGES = ("open", "no-commitment", "no-optimism", "no-audience", "no-friction", "none")


@dataclass(frozen=True)
class Recording:
    """Names, units and rows of everything that is recorded."""

    series: tuple[str, ...]
    rows: Ints
    scale: Floats
    events: tuple[str, ...]
    event_rows: Ints
    scalars: tuple[str, ...]
    scalar_rows: Ints
    scalar_scale: Floats
    units: dict[str, str]


def recording(case: Case, fields: dict[str, Any], voices: list[str], terms: list[str], levers: list[str]) -> Recording:
    """List what a case records, given the rows that its structure has been handed."""
    series = _series(case, fields, voices, levers)
    events = _events(case, fields)
    scalars = _scalars(case, fields, terms)
    return Recording(
        series=tuple(name for name, *_ in series),
        rows=_ints(row for _, row, _, _ in series),
        scale=np.array([scale for _, _, scale, _ in series], dtype=np.float32),
        events=tuple(name for name, _ in events),
        event_rows=_ints(row for _, row in events),
        scalars=tuple(name for name, *_ in scalars),
        scalar_rows=_ints(row for _, row, _, _ in scalars),
        scalar_scale=np.array([scale for _, _, scale, _ in scalars], dtype=np.float32),
        units={name: unit for name, _, _, unit in [*series, *scalars]},
    )


def _ints(values: Any) -> Ints:
    return np.array(list(values), dtype=np.int64)


def _series(case: Case, fields: dict[str, Any], voices: list[str], levers: list[str]) -> list[tuple[str, int, float, str]]:
    a, d = case.scenario.war.attacker, case.scenario.war.defender
    rows = [
        ("war.front", at.HELD, 100.0, "% of the country held by the attacker"),
        ("war.tempo", at.TEMPO, 1.0, "1 is the usual tempo"),
        (f"war.force.{a}", at.FORCE_A, 1.0, "1 is the attacker's median start"),
        (f"war.force.{d}", at.FORCE_D, 1.0, "1 is the attacker's median start"),
        (f"war.economy.{a}", at.ECONOMY_A, 1.0, "1 at the as-of date"),
        (f"war.economy.{d}", at.ECONOMY_D, 1.0, "1 at the as-of date"),
        (f"war.losses.{a}", at.LOSSES_A, 100.0, "% of the starting force, cumulative"),
        (f"war.losses.{d}", at.LOSSES_D, 100.0, "% of the starting force, cumulative"),
        (f"belief.{a}", at.BELIEF_A, 1.0, "log ratio of forces, the attacker's over the defender's"),
        (f"belief.{d}", at.BELIEF_D, 1.0, "log ratio of forces, the attacker's over the defender's"),
        ("violations", at.VIOLATIONS, 1.0, "alleged, cumulative"),
    ]
    rows += [(f"lever.{name}", fields["lever_at"] + j * LANES, 100.0, "0–100") for j, name in enumerate(levers)]
    principals = [v for v in voices if case.scenario.actors[v].of is None]
    for i, one in enumerate(principals):
        for two in principals[i + 1 :]:
            pair = voices.index(one) * len(voices) + voices.index(two)
            rows.append((f"affinity.{one}.{two}", fields["affinity_at"] + pair * LANES, 100.0, "−100…100"))
    toll = sorted(case.scenario.war.toll.own_numbers()) if case.scenario.war.toll else []
    rows += [(f"toll.{name}", fields["toll_at"] + q * LANES, 1.0, "thousand people, cumulative") for q, name in enumerate(toll)]
    rows += [(f"range.{name}", at.RANGE_OPEN + q * LANES, 1.0, "1 open, 0 closed") for q, name in enumerate(RANGES)]
    return rows


def _events(case: Case, fields: dict[str, Any]) -> list[tuple[str, int]]:
    war = case.scenario.war
    rename = {"collapse-of-attacker": f"collapse-of-{war.attacker}", "collapse-of-defender": f"collapse-of-{war.defender}"}
    rows = [(rename.get(name, name), at.E_DEAL + e * LANES) for e, name in enumerate(at.EVENT_NAMES)]
    deals = [(t, name) for t, (name, track) in enumerate(case.scenario.talks.items()) if track.kind == "deal"]
    rows += [(f"deal.{name}", fields["track_deal_at"] + t * LANES) for t, name in deals]
    rows += [(f"ceasefire.{name}", fields["track_ceasefire_at"] + t * LANES) for t, name in deals]
    rows += [(f"threat.{name}", fields["threat_done_at"] + h * LANES) for h, name in enumerate(case.scenario.threats)]
    rows += [(f"bluff.{name}", fields["threat_bluff_at"] + h * LANES) for h, name in enumerate(case.scenario.threats)]
    return rows


def _scalars(case: Case, fields: dict[str, Any], terms: list[str]) -> list[tuple[str, int, float, str]]:
    war = case.scenario.war
    rows = [(f"deal.{name}", fields["agreed_at"] + k * LANES, 100.0, "0–100, terms of the last deal") for k, name in enumerate(terms)]
    rows.append(("deal.weight", at.DEAL_WEIGHT, 1.0, "attacker's weight on the contract curve"))
    rows += [(f"rounds.{t}", fields["rounds_at"] + i * LANES, 1.0, "rounds held") for i, t in enumerate(case.scenario.talks)]
    rows.append(("breaks", at.BREAKS, 1.0, "agreements broken"))
    rows.append((f"accused.{war.attacker}", at.ACCUSED_A, 1.0, "truces it was blamed for"))
    rows.append((f"accused.{war.defender}", at.ACCUSED_D, 1.0, "truces it was blamed for"))
    return rows
