"""One world, however it is computed: interpreted or compiled, in any pieces, on any threads, in any order."""

from __future__ import annotations

import warnings
from functools import cache
from random import Random

import numpy as np
import pytest

from multipolar import world
from multipolar.errors import InputError
from multipolar.scenario import Case, load
from multipolar.testing import Shape, broken_laws, case_of, made_up, scenario_file, shuffled
from multipolar.world import Block, Program
from multipolar.world.catalogue import SWITCHES
from multipolar.world.layout import LANES

BUNDLED = ("ukraine-2025", "featureless-war", "border-dispute")
SEED = 11


@cache
def program_of(name: str) -> Program:
    return world.build(load(name) if name in BUNDLED else case_of(made_up()))


def assert_same(one: Block, other: Block) -> None:
    """Same bits: continuous values too. Both come of the same source, compiled without reordering anything."""
    np.testing.assert_array_equal(one.status, other.status)
    np.testing.assert_array_equal(one.events, other.events)
    np.testing.assert_array_equal(one.weekly, other.weekly)
    np.testing.assert_array_equal(one.scalars, other.scalars)


# ---- interpreted and compiled
@pytest.mark.parametrize(("name", "members"), [("ukraine-2025", 4), ("featureless-war", 2), ("border-dispute", 6), ("made-up", 12)])
def test_the_interpreted_world_gives_the_same_members(name: str, members: int) -> None:
    program = program_of(name)
    chosen = range(100, 100 + members)
    reference = world.reference(program, seed=SEED, members=chosen)
    assert_same(reference, world.simulate(program, seed=SEED, members=chosen))
    assert reference.status.shape == (members, program.horizon + 1)


@pytest.mark.parametrize("switch", SWITCHES)
def test_the_interpreted_world_gives_the_same_members_without_a_mechanism(switch: str) -> None:
    program = program_of("made-up")
    arguments = {"seed": SEED, "members": range(4), "without": (switch,), "weeks": 26}
    assert_same(world.reference(program, **arguments), world.simulate(program, **arguments))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["ukraine-2025", "featureless-war"])
def test_the_interpreted_world_gives_the_same_members_without_several(name: str) -> None:
    program = program_of(name)
    arguments = {"seed": SEED, "members": range(2), "without": ("commitment", "optimism", "friction"), "weeks": 52}
    assert_same(world.reference(program, **arguments), world.simulate(program, **arguments))  # type: ignore[arg-type]


# ---- pieces and threads
@pytest.mark.parametrize("name", [*BUNDLED, "made-up"])
def test_members_do_not_depend_on_the_range_they_are_part_of(name: str) -> None:
    program = program_of(name)
    whole = world.simulate(program, seed=SEED, members=range(300))
    first, second = (world.simulate(program, seed=SEED, members=part) for part in (range(77), range(77, 300)))
    pieces = Block(*(np.concatenate([getattr(first, part), getattr(second, part)]) for part in ("weekly", "status", "events", "scalars")))
    assert_same(whole, pieces)


@pytest.mark.parametrize("start", [0, 1, LANES - 1, LANES, 99_999, 2**31])
def test_a_member_alone_is_the_member_among_others(start: int) -> None:
    program = program_of("made-up")
    alone = world.simulate(program, seed=SEED, members=range(start, start + 1))
    among = world.simulate(program, seed=SEED, members=range(max(start - 5, 0), start + 3))
    place = min(start, 5)
    np.testing.assert_array_equal(alone.weekly[0], among.weekly[place])
    np.testing.assert_array_equal(alone.events[0], among.events[place])


def test_threads_do_not_change_a_bit() -> None:
    program = program_of("ukraine-2025")
    one = world.simulate(program, seed=SEED, members=range(1000), threads=1)
    for threads in (2, 5):
        assert_same(one, world.simulate(program, seed=SEED, members=range(1000), threads=threads))


def test_an_empty_range_gives_empty_arrays() -> None:
    program = program_of("made-up")
    block = world.simulate(program, seed=SEED, members=range(0))
    assert block.weekly.shape == (0, program.horizon + 1, len(program.series))
    assert block.events.shape == (0, len(program.events))


def test_another_seed_gives_another_world() -> None:
    program = program_of("made-up")
    one, other = (world.simulate(program, seed=seed, members=range(50)) for seed in (SEED, SEED + 1))
    assert not np.array_equal(one.weekly, other.weekly, equal_nan=True)
    high = world.simulate(program, seed=SEED + 2**32, members=range(50))
    assert not np.array_equal(one.weekly, high.weekly, equal_nan=True)


def test_members_differ_from_one_another() -> None:
    block = world.simulate(program_of("made-up"), seed=SEED, members=range(500))
    assert len(np.unique(block.weekly[:, -1, 0])) == 500


@pytest.mark.parametrize("name", [*BUNDLED, "made-up"])
def test_weeks_already_simulated_do_not_depend_on_those_to_come(name: str) -> None:
    program = program_of(name)
    last = program.horizon // 2
    longer, shorter = (world.simulate(program, seed=SEED, members=range(200), weeks=weeks) for weeks in (program.horizon, last))
    np.testing.assert_array_equal(longer.weekly[:, : last + 1], shorter.weekly)
    np.testing.assert_array_equal(longer.status[:, : last + 1], shorter.status)
    np.testing.assert_array_equal(np.where(longer.events > last, -1, longer.events), shorter.events)


def test_a_longer_horizon_of_the_case_leaves_the_earlier_weeks_alone() -> None:
    case = load("border-dispute")
    short, long = (world.simulate(world.build(case.with_horizon(weeks)), seed=SEED, members=range(200)) for weeks in (40, 300))
    np.testing.assert_array_equal(long.weekly[:, :41], short.weekly)


# ---- order
@pytest.mark.parametrize("name", BUNDLED)
def test_the_order_of_actors_and_issues_in_the_file_does_not_matter(name: str) -> None:
    plain = scenario_file(name)
    base = case_of(plain, like=name, name=name)
    for turn in (1, 2):
        mixed = case_of(shuffled(plain, Random(turn)), like=name, name=name)  # noqa: S311
        one, other = (world.build(case) for case in (base, mixed))
        first, second = (world.simulate(program, seed=SEED, members=range(150)) for program in (one, other))
        series = [other.series.index(measure) for measure in one.series]
        events = [other.events.index(event) for event in one.events]
        scalars = [other.scalars.index(scalar) for scalar in one.scalars]
        assert_same(first, Block(second.weekly[:, :, series], second.status, second.events[:, events], second.scalars[:, scalars]))


# ---- what comes out
@pytest.mark.parametrize("name", [*BUNDLED, "made-up"])
def test_every_history_obeys_the_laws(name: str) -> None:
    program = program_of(name)
    assert broken_laws(program, world.simulate(program, seed=SEED, members=range(3000), threads=2)) == []


def test_every_kind_of_event_happens_in_the_made_up_war() -> None:
    program = program_of("made-up")
    block = world.simulate(program, seed=SEED, members=range(20_000), threads=2)
    assert [name for name, weeks in zip(program.events, block.events.T, strict=True) if not (weeks >= 0).any()] == []


def test_draws_are_the_numbers_that_the_members_used() -> None:
    case = case_of(made_up()).set("war.held", "10..60").set("issues.guns.now", "40 ± 20").set("war.sides.north.force", "1 */ 1.5")
    program = world.build(case)
    drawn = world.draws(program, seed=SEED, members=range(500))
    block = world.simulate(program, seed=SEED, members=range(500))
    for address, measure in (("war.held", "war.front"), ("issues.guns.now", "lever.guns"), ("war.sides.north.force", "war.force.north")):
        start = block.weekly[:, 0, program.series.index(measure)]
        np.testing.assert_allclose(start, drawn[:, program.numbers.index(address)], rtol=1e-6)
        assert len(np.unique(start)) > 400


def test_draws_follow_the_distributions_that_the_case_writes() -> None:
    written = {"war.held": "10..60", "war.area": "50000 100000 200000", "issues.guns.now": "40 ± 20", "war.sides.north.force": "1 */ 1.5"}
    case = case_of(made_up())
    for address, number in written.items():
        case = case.set(address, number)
    program, members = world.build(case), 20_000
    drawn = world.draws(program, seed=SEED, members=range(members))
    for address in written:
        values = np.sort(drawn[:, program.numbers.index(address)])
        shares = (np.arange(members) + 0.5) / members
        expected = case.numbers[address].number.quantile(shares)
        inside = slice(members // 100, -members // 100)
        spread = float(expected.std())
        assert float(np.abs(values - expected)[inside].max()) < 0.15 * spread, address


def test_a_number_keeps_its_draws_when_another_one_changes() -> None:
    case = case_of(made_up()).set("war.held", "10..60").set("war.sides.north.force", "1 */ 1.5")
    other = case.set("war.sides.north.force", "1 */ 3").set("issues.guns.now", "20..90")
    one, two = (world.build(item) for item in (case, other))
    first, second = (world.draws(program, seed=SEED, members=range(100)) for program in (one, two))
    np.testing.assert_array_equal(first[:, one.numbers.index("war.held")], second[:, two.numbers.index("war.held")])


def test_more_draws_in_one_mechanism_leave_the_others_alone() -> None:
    scenario = made_up()
    more = made_up(Shape(volatility=30.0))  # ideals walk further: other draws of drift, the same ones of combat
    first, second = (world.build(case_of(plain)) for plain in (scenario, more))
    arguments = {"seed": SEED, "members": range(100), "weeks": 3}
    one, other = (world.simulate(program, **arguments) for program in (first, second))  # type: ignore[arg-type]
    tempo = first.series.index("war.tempo")
    both = (one.status[:, :3] == 0).all(axis=1) & (other.status[:, :3] == 0).all(axis=1)
    np.testing.assert_array_equal(one.weekly[both, :3, tempo], other.weekly[both, :3, tempo])


def test_the_interpreted_world_raises_no_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        world.reference(program_of("made-up"), seed=2**63 - 1, members=range(2**32 - 2, 2**32), weeks=10)


# ---- what is refused
def test_an_unknown_switch_is_refused_by_name() -> None:
    with pytest.raises(InputError, match=r"'comitment' is no switch\. Switches: calendar, drift"):
        world.simulate(program_of("made-up"), seed=SEED, members=range(1), without=("comitment",))


def test_a_seed_out_of_range_is_refused() -> None:
    with pytest.raises(ValueError, match="seed -1 is out of range"):
        world.simulate(program_of("made-up"), seed=-1, members=range(1))


@pytest.mark.parametrize("members", [range(0, 10, 2), range(10, 0, -1), range(-3, 5)])
def test_members_that_are_no_plain_range_are_refused(members: range) -> None:
    with pytest.raises(InputError, match="it must be a range from 0 or more upwards, in steps of 1"):
        world.simulate(program_of("made-up"), seed=SEED, members=members)


@pytest.mark.parametrize("weeks", [-1, 1100])
def test_more_weeks_than_there_is_room_for_are_refused(weeks: int) -> None:
    with pytest.raises(InputError, match="the world has room for 0 to 1099"):
        world.simulate(program_of("made-up"), seed=SEED, members=range(1), weeks=weeks)


@pytest.mark.parametrize(("issue", "match"), [("land", "at most one term may"), ("warnings", "the world knows one")])
def test_a_case_that_the_world_cannot_simulate_is_refused(issue: str, match: str) -> None:
    scenario = made_up()
    scenario["issues"][f"{issue}-too"] = scenario["issues"][issue]
    scenario["positions"][f"{issue}-too"] = scenario["positions"][issue]
    with pytest.raises(InputError, match=match):
        world.build(case_of(scenario))


def test_more_terms_than_there_is_room_for_are_refused() -> None:
    scenario = made_up(Shape(terms=("none",)))
    for number in range(12):
        scenario["issues"][f"more-{number}"] = scenario["issues"]["honour"]
    with pytest.raises(InputError, match="13 terms of the talks; the world settles at most 12"):
        world.build(case_of(scenario))


@pytest.mark.parametrize("written", ["2..8", "1.5"])
def test_reviews_that_members_cannot_share_are_refused(written: str) -> None:
    case: Case = case_of(made_up()).set("world.decide.pace_of_review", written)
    with pytest.raises(InputError, match="must be a whole number of weeks, one for all members"):
        world.build(case)
