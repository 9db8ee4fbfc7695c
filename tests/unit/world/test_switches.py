"""Switches: each takes its mechanism out, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pytest
from numpy.typing import NDArray

from multipolar import world
from multipolar.scenario import Case
from multipolar.testing import Shape, case_of, made_up
from multipolar.world import Block, Program
from multipolar.world.catalogue import SWITCHES

from .stage import SEED, case_for, changed

MEMBERS = range(2000)
WITHOUT: Mapping[str, Callable[[], Case]] = {
    "calendar": lambda: case_for(Shape(extras=("threats", "ties", "toll", "spoilers", "ratifiers"))),
    "drift": lambda: case_for(Shape(volatility=0.0)),
    "decide": lambda: case_for(Shape(levers=(), tracks=("direct", "truce"), volatility=0.0)),
    "economy": lambda: changed(
        case_for(Shape(levers=(), tracks=("direct", "truce"))),
        {"war.sides.north.growth": 0, "war.sides.south.growth": 0, "world.economy.bombing": 0},
    ),
    "commitment": lambda: changed(case_for(), {"world.commitment.break_rate": 0}),
    "optimism": lambda: changed(case_for(), {"world.optimism.bias": 0}),
    "audience": lambda: changed(case_for(), {"world.audience.weight": 0}),
    "friction": lambda: changed(case_for(), {"world.friction.deal": 0, "world.friction.ceasefire": 0}),
    "ratification": lambda: changed(
        case_for(),
        {
            "world.ratification.sharpness": 200,
            "war.sides.north.slack": 100,
            "war.sides.south.slack": 100,
            "world.ratification.others_slack": 1,
        },
    ),
    "pressure": lambda: case_for(Shape(levers=("aid", "support", "sanctions"))),
    "truces": lambda: changed(
        case_for(Shape(tracks=("direct", "patron"))),
        {"talks.bridge.freeze": 0, "talks.harbour.freeze": 0, "world.truces.lull_rate": 0},
    ),
    "threats": lambda: changed(case_for(Shape(extras=("calendar", "ties", "toll", "spoilers"))), {"world.threats.widen_rate": 0}),
    "spoilers": lambda: case_for(Shape(extras=("calendar", "threats", "ties", "toll", "ratifiers"))),
    "alignment": lambda: changed(case_for(), {"world.alignment.balance": 0, "world.alignment.decay": 0, "world.alignment.ties": 0}),
    "toll": lambda: case_for(Shape(extras=("calendar", "threats", "ties", "spoilers"))),
}
"""For each switch a case that does not use its mechanism."""


@pytest.fixture(scope="module")
def program() -> Program:
    return world.build(case_of(made_up()))


@pytest.fixture(scope="module")
def base(program: Program) -> Block:
    return world.simulate(program, seed=SEED, members=MEMBERS, threads=2)


def run(program: Program, switch: str) -> Block:
    return world.simulate(program, seed=SEED, members=MEMBERS, without=(switch,), threads=2)


def happened(program: Program, block: Block, *starts: str) -> list[str]:
    return [name for name, weeks in zip(program.events, block.events.T, strict=True) if name.startswith(starts) and (weeks >= 0).any()]


def measures(program: Program, block: Block, start: str) -> NDArray[np.float32]:
    return block.weekly[:, :, [q for q, name in enumerate(program.series) if name.startswith(start)]]


def stands_still(values: NDArray[np.float32]) -> bool:
    return bool((values == values[:, :1]).all())


@pytest.mark.parametrize("switch", WITHOUT)
def test_a_switch_changes_nothing_in_a_case_that_does_not_use_its_mechanism(switch: str) -> None:
    idle = world.build(WITHOUT[switch]())
    on = world.simulate(idle, seed=SEED, members=range(300))
    off = world.simulate(idle, seed=SEED, members=range(300), without=(switch,))
    for part in ("weekly", "status", "events", "scalars"):
        np.testing.assert_array_equal(getattr(on, part), getattr(off, part))


def test_every_switch_but_combat_has_such_a_case() -> None:
    assert set(WITHOUT) == set(SWITCHES) - {"combat"}  # every war is fought


@pytest.mark.parametrize("switch", SWITCHES)
def test_every_switch_changes_something_in_a_case_that_uses_its_mechanism(switch: str, program: Program, base: Block) -> None:
    assert not np.array_equal(base.weekly, run(program, switch).weekly, equal_nan=True) or not np.array_equal(
        base.events, run(program, switch).events
    )


@pytest.mark.parametrize("switch", SWITCHES)
def test_a_program_built_without_a_switch_is_one_run_without_it(switch: str, program: Program) -> None:
    built = world.build(case_of(made_up()), without=(switch,))
    one = world.simulate(built, seed=SEED, members=range(50))
    other = world.simulate(program, seed=SEED, members=range(50), without=(switch,))
    np.testing.assert_array_equal(one.weekly, other.weekly)


def test_without_commitment_no_deal_breaks(program: Program, base: Block) -> None:
    assert "deal-broke" in happened(program, base, "deal-broke")
    assert happened(program, run(program, "commitment"), "deal-broke") == []


def test_without_combat_nothing_is_lost_and_the_front_stands_still(program: Program) -> None:
    block = run(program, "combat")
    assert happened(program, block, "collapse-of-") == []
    assert happened(program, block, "imposed") == []
    for start in ("war.front", "war.force.", "war.losses.", "war.tempo", "toll."):
        assert stands_still(measures(program, block, start)), start


def test_without_truces_nothing_stops_but_by_a_deal_or_a_collapse(program: Program, base: Block) -> None:
    kinds = ("ceasefire", "lull", "truce")
    assert len(happened(program, base, *kinds)) >= 6
    block = run(program, "truces")
    assert happened(program, block, *kinds) == []
    assert not measures(program, block, "violations").any()
    assert not np.isin(block.status, (1, 2)).any()


def test_without_threats_nothing_is_carried_out_and_nothing_widens(program: Program, base: Block) -> None:
    kinds = ("threat.", "bluff.", "widened")
    assert len(happened(program, base, *kinds)) == 5
    assert happened(program, run(program, "threats"), *kinds) == []


def test_without_pressure_nothing_is_pressed(program: Program) -> None:
    hard = {"issues.warnings.now": 100, "actors.isle.credibility": 90, "world.friction.deal": 0.02}
    pressing = world.build(changed(case_of(made_up()), hard))
    assert happened(pressing, world.simulate(pressing, seed=SEED, members=MEMBERS), "pressed") != []
    assert happened(pressing, run(pressing, "pressure"), "pressed") == []


def test_a_patron_that_does_not_press_leaves_the_client_free() -> None:
    free: dict[str, float] = {f"positions.warnings.isle-{who}.ideal": 0 for who in ("chief", "house")}
    free |= {"calendar.budget-warnings.plus": 0, "issues.warnings.now": 0, "world.friction.deal": 0.02}
    idle = world.build(changed(case_of(made_up()), free))
    block = world.simulate(idle, seed=SEED, members=MEMBERS, without=("drift",))  # else a chief's wish may walk up from nothing
    assert happened(idle, block, "pressed") == []


def test_without_decisions_every_lever_stays_where_it_is(program: Program, base: Block) -> None:
    assert not stands_still(measures(program, base, "lever."))
    assert stands_still(measures(program, run(program, "decide"), "lever."))


def test_without_the_economy_war_economies_stay_as_they_are(program: Program, base: Block) -> None:
    assert not stands_still(measures(program, base, "war.economy."))
    assert stands_still(measures(program, run(program, "economy"), "war.economy."))


def test_without_alignment_affinities_stay_as_they_are(program: Program, base: Block) -> None:
    assert not stands_still(measures(program, base, "affinity."))
    assert stands_still(measures(program, run(program, "alignment"), "affinity."))


def test_without_the_toll_nothing_is_counted(program: Program, base: Block) -> None:
    assert measures(program, base, "toll.")[:, -1].all()
    off = run(program, "toll")
    assert not measures(program, off, "toll.").any()
    np.testing.assert_array_equal(off.events, base.events)


def test_without_optimism_both_sides_believe_the_same(program: Program, base: Block) -> None:
    one, other = (measures(program, base, f"belief.{side}") for side in ("north", "south"))
    assert (one > other).all()
    off = run(program, "optimism")
    np.testing.assert_array_equal(measures(program, off, "belief.north"), measures(program, off, "belief.south"))


def test_without_the_calendar_no_week_is_special(program: Program, base: Block) -> None:
    off, tempo = run(program, "calendar"), program.series.index("war.tempo")
    fought = (base.status[:, :5] == 0).all(axis=1) & (off.status[:, :5] == 0).all(axis=1)
    quiet = np.isclose(base.weekly[fought, 1:6, tempo], off.weekly[fought, 1:6, tempo])
    assert quiet[:, :2].mean() > 0.99  # the storms begin in the third week; a short truce may come of a summit
    assert quiet[:, 2:5].mean() < 0.01


def test_without_obstacles_peace_comes_sooner(program: Program, base: Block) -> None:
    deal = program.events.index("deal")
    signed = int((base.events[:, deal] >= 0).sum())
    for switch in ("commitment", "friction", "audience", "optimism"):
        assert int((run(program, switch).events[:, deal] >= 0).sum()) > signed, switch


def test_without_ratification_fewer_offers_are_refused(program: Program, base: Block) -> None:
    refused = program.events.index("refused")
    assert int((run(program, "ratification").events[:, refused] >= 0).sum()) < int((base.events[:, refused] >= 0).sum())


def test_without_drift_only_draws_of_numbers_and_the_war_tell_members_apart(program: Program) -> None:
    point = world.build(case_for(Shape(extras=(), tracks=("truce",), levers=("aid", "support"))))
    arguments = {"seed": SEED, "members": range(20), "without": ("drift", "alignment")}
    block = world.simulate(point, **arguments)  # type: ignore[arg-type]
    levers = measures(point, block, "lever.")
    assert (levers == levers[:1]).all()
