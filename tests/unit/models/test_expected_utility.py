"""The expected utility model: its equations by hand, its switches, how it stops, and the printed case from its table."""

from __future__ import annotations

import csv
import itertools
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from multipolar.errors import InputError
from multipolar.kernels import compiled
from multipolar.models import configure
from multipolar.models.bargaining import BargainingProblem
from multipolar.models.bargaining.centre import weighted_mean, weighted_median
from multipolar.models.bargaining.expected_utility import ExpectedUtility, explain, see
from multipolar.models.bargaining.expected_utility.contest import power
from multipolar.models.bargaining.expected_utility.offers import kind_of, take_offers
from multipolar.models.bargaining.expected_utility.rounds import bargain, median_of, returned
from multipolar.models.bargaining.expected_utility.switches import OPTIONS, REASONS, numbered

EMISSION = "bargaining/emission1985_input.csv"
NEUTRAL = ExpectedUtility(votes="linear", abstain=0.0)


@pytest.fixture(scope="module")
def emission(request: pytest.FixtureRequest) -> BargainingProblem:
    file = Path(str(request.config.rootpath)).parent / "shared" / "data" / EMISSION
    if not file.is_file():
        pytest.skip(f"the table of the published case is not at hand (../shared/data/{EMISSION})")
    with file.open(encoding="utf-8") as text:
        rows = list(csv.DictReader(text))
    column = {name: [float(row[name]) for row in rows] for name in ("position", "salience", "capability")}
    return BargainingProblem.of((np.array(column["position"]) - 4.0) / 6.0, column["salience"], column["capability"])


def random_problem(seed: int, *shape: int) -> BargainingProblem:
    rng = np.random.default_rng(seed)
    return BargainingProblem.of(rng.random(shape), rng.random(shape), rng.random(shape[:2]))


# ── printed ───────────────────────────────────────────────────────────────────────────────────────


def test_the_printed_table_comes_out_under_the_rules_that_give_it(emission: BargainingProblem) -> None:
    settled = configure(ExpectedUtility, "scholz-table2").settle(emission, rounds=8)
    mean = [4.0 + 6.0 * weighted_mean(r.position, emission.weight)[0, 0] for r in settled.rounds[1:]]
    median = [4.0 + 6.0 * weighted_median(r.position, emission.weight)[0, 0] for r in settled.rounds[1:]]
    np.testing.assert_allclose(mean, [7.461, 7.553, 7.590, 7.358, 7.349, 7.415, 7.511, 7.572], atol=6e-4)
    np.testing.assert_allclose(median, [8.416, 9.611, 9.962, 9.962, 9.962, 7.472, 8.825, 9.671], atol=6e-4)
    assert settled.stopped == ("rounds",)


def test_the_printed_equations_do_not_give_the_printed_table(emission: BargainingProblem) -> None:
    """The medians stay at 7.0, as the equations stand; where nobody moves in a conflict they go up to 9.53 and 10."""
    settled = configure(ExpectedUtility, "scholz-eq31").settle(emission, rounds=8)
    medians = [4.0 + 6.0 * weighted_median(r.position, emission.weight)[0, 0] for r in settled.rounds]
    np.testing.assert_allclose(medians, 7.0, atol=0.01)


# ── equations ─────────────────────────────────────────────────────────────────────────────────────


def test_chance_is_the_share_of_support() -> None:
    # i at 0, j at 1, k at 0.25: i brings 2·1, j 1·1, k 4·(0.75 - 0.25) to i
    problem = BargainingProblem.of([0.0, 1.0, 0.25], 1.0, [2.0, 1.0, 4.0])
    assert see(NEUTRAL, problem).chance[0, 1] == pytest.approx((2.0 + 2.0) / (2.0 + 1.0 + 2.0))
    abstaining = see(ExpectedUtility(abstain=0.1), problem).chance[0, 1]
    assert abstaining == pytest.approx((1.8 + 1.6) / (1.8 + 0.9 + 1.6))
    silent = see(configure(ExpectedUtility, None, votes="linear", principals_vote="no"), problem).chance[0, 1]
    assert silent == 1.0


def test_an_actor_that_gains_too_little_stays_out() -> None:
    problem = BargainingProblem.of([0.0, 1.0, 0.48], 1.0, [1.0, 1.0, 50.0])
    votes = [explain(ExpectedUtility(abstain=cost), problem, 0, 1).support[2].votes for cost in (0.0, 0.03, 0.05)]
    assert votes == pytest.approx([2.0, 0.5, 0.0])


def test_chances_over_all_contests_are_tiny_and_do_not_add_up() -> None:
    problem = random_problem(1, 1, 6, 1)
    seen = see(configure(ExpectedUtility, "scholz-table2"), problem).chance
    off = ~np.eye(6, dtype=bool)
    assert seen[off].sum() == pytest.approx(0.5)  # each contest counts in either order below the line, once above
    assert (seen + seen.T)[off].max() < 0.5


def test_expected_utility_by_hand_at_neutral_risk() -> None:
    # Two actors a whole span apart are as safe as each other: r = 1, U_s = 2, U_f = -2, U_q = 0, P = c_i s_i / sum.
    problem = BargainingProblem.of([0.0, 1.0], [0.5, 0.8], [4.0, 1.0])
    seen = see(configure(ExpectedUtility, None, votes="linear", security_counts="actors"), problem)
    chance = 2.0 / 2.8
    assert seen.chance[0, 1] == pytest.approx(chance)
    assert sorted(seen.risk) == pytest.approx([0.5, 2.0])  # the one least safe, the one most
    for i, j, p, s in ((0, 1, chance, 0.8), (1, 0, 1.0 - chance, 0.5)):
        r = seen.risk[i]
        near, far, quiet = 2.0 - 4.0 * 0.0**r, 2.0 - 4.0 * 1.0**r, 2.0 - 4.0 * 0.5**r
        assert seen.gain[i, j] == pytest.approx(s * (p * near + (1.0 - p) * far) + (1.0 - s) * near - quiet)


def test_a_threatened_actor_takes_risks() -> None:
    """Security adds up what others expect from challenging: most of it makes r largest, none of it smallest."""
    seen = see(NEUTRAL, random_problem(5, 1, 7, 1))
    assert seen.risk.min() == pytest.approx(0.5)
    assert seen.risk.max() == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (0.5, 1.0, "conflict"),
        (1.0, 0.5, "stays"),
        (-0.2, 1.0, "compromise"),
        (-1.0, 0.2, "capitulation"),
        (-1.0, -1.0, "stays"),
        (1.0, -0.2, "stays"),
    ],
)
def test_the_kind_of_an_offer(a: float, b: float, kind: str) -> None:
    assert REASONS[kind_of(a, b, True, True)] == kind
    assert kind_of(a, b, False, False) in (0, 2)


def test_a_compromise_moves_by_the_ratio_of_the_expectations() -> None:
    problem = random_problem(12, 1, 6, 1)
    seen = see(ExpectedUtility(), problem)
    moves = [move for move in ExpectedUtility().settle(problem, rounds=1).rounds[1].moves if move.why == "compromise"]
    assert moves
    for move in moves:
        ratio = -seen.gain[move.actor, move.by] / seen.threat[move.actor, move.by]
        gap = problem.position[0, move.by, 0] - problem.position[0, move.actor, 0]
        assert move.end - move.start == pytest.approx(ratio * gap)


def test_power_is_right_where_it_is_used() -> None:
    for base, exponent in itertools.product([0.0, 1e-9, 0.125, 0.5, 0.9, 1.0], [0.5, 0.8, 1.0, 1.7, 2.0]):
        assert power(base, exponent) == pytest.approx(base**exponent, rel=1e-12, abs=1e-15)


def test_median_of_agrees_with_the_reading() -> None:
    rng = np.random.default_rng(8)
    for _ in range(50):
        x, w = rng.integers(0, 6, 7) / 5.0, rng.integers(0, 4, 7).astype(float)
        w[0] += 1.0
        assert median_of(x, w) == weighted_median(x[None, :, None], w[None, :, None])[0, 0]


# ── switches ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("switch", "value"), [(switch, value) for switch, values in OPTIONS.items() for value in values])
def test_every_value_of_every_switch_settles(switch: str, value: str) -> None:
    problem = random_problem(3, 4, 7, 1)
    for preset in ExpectedUtility.presets:
        settled = configure(ExpectedUtility, preset, **{switch: value}, q=0.9).settle(problem, rounds=5)
        assert (settled.point >= problem.position.min(axis=1)).all()
        assert (settled.point <= problem.position.max(axis=1)).all()


@pytest.mark.parametrize("switch", [name for name in OPTIONS if name != "ties"])
def test_every_switch_matters_somewhere(switch: str) -> None:
    """A switch that changed nothing would not be one. Ties matter only between equals, in the next test."""
    problem = random_problem(6, 60, 8, 1)
    bases = [configure(ExpectedUtility, preset) for preset in ExpectedUtility.presets]
    ends = {
        (base, value): configure(ExpectedUtility, base, **{switch: value}).settle(problem, rounds=4).point.tobytes()
        for base in ExpectedUtility.presets
        for value in OPTIONS[switch]
    }
    assert len(bases) == 3
    assert any(len({ends[base, value] for value in OPTIONS[switch]}) > 1 for base in ExpectedUtility.presets)


@pytest.mark.parametrize(("ties", "expected"), [("middle", 0.5), ("first", 0.25)])
def test_between_two_equal_offers_it_takes_the_middle_or_the_first(ties: Any, expected: float) -> None:
    x = np.array([0.5, 0.0, 1.0])
    own, threat = np.full((3, 3), -0.5), np.full((3, 3), -1.0)
    threat[0] = 1.0  # both others offer the first a compromise half-way
    after, by, why = np.empty(3), np.empty(3, dtype=np.int16), np.empty(3, dtype=np.int8)
    take_offers(x, own, threat, 1.0, numbered(ExpectedUtility(ties=ties)), after, by, why)
    np.testing.assert_allclose(after, [expected, 0.0, 1.0])
    np.testing.assert_array_equal(by, [1, -1, -1])
    assert [REASONS[code] for code in why] == ["compromise", "stays", "stays"]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: ExpectedUtility(votes="linaer"), "'linaer' is not a value of 'votes'. Did you mean 'linear'"),  # type: ignore[arg-type]
        (lambda: ExpectedUtility(reading="mode"), "There is: mean, median"),  # type: ignore[arg-type]
        (lambda: ExpectedUtility(q=1.5), "'q' is 1.5; it runs from 0 to 1"),
        (lambda: ExpectedUtility(abstain=-0.1), "'abstain' is -0.1"),
        (lambda: ExpectedUtility(within=float("nan")), "'within' is nan"),
        (lambda: ExpectedUtility(limit=0), "at least one round"),
        (lambda: ExpectedUtility().settle(random_problem(1, 1, 3, 1), rounds=-1), "at least 0"),
        (lambda: configure(ExpectedUtility, "scholz-table-2"), "Did you mean 'scholz-table2'"),
        (lambda: configure(ExpectedUtility, vots="linear"), "Did you mean 'votes'"),
    ],
)
def test_what_has_no_meaning_is_refused(make: Any, said: str) -> None:
    with pytest.raises(InputError, match=said):
        make()


# ── rounds ────────────────────────────────────────────────────────────────────────────────────────


def test_each_way_of_stopping_is_reported() -> None:
    problem = random_problem(1, 400, 8, 1)
    stops = set(ExpectedUtility().settle(problem, keep=False).stopped)
    stops |= set(configure(ExpectedUtility, "scholz-eq31").settle(problem, keep=False).stopped)
    stops |= set(ExpectedUtility().settle(problem, rounds=1, keep=False).stopped)
    assert stops == {"converged", "cycle", "rounds"}


def test_a_cycle_is_a_state_that_came_back() -> None:
    problem = random_problem(1, 400, 8, 1)
    member = ExpectedUtility().settle(problem, keep=False).stopped.index("cycle")
    rounds = ExpectedUtility().settle(problem.member(member)).rounds
    last = rounds[-1].position
    assert any(np.allclose(last, earlier.position, atol=2e-9) for earlier in rounds[:-2])
    assert not np.allclose(last, rounds[-2].position, atol=1e-4)


def test_a_state_is_recognised_only_if_all_are_back() -> None:
    history = np.array([[0.0, 1.0], [0.5, 1.0], [0.0, 0.9], [0.5, 1.0]])
    assert not returned(history, 2, 1e-9)
    assert returned(history, 3, 1e-9)


def test_no_rounds_reads_the_start() -> None:
    problem = random_problem(2, 3, 5, 2)
    settled = ExpectedUtility().settle(problem, rounds=0)
    np.testing.assert_allclose(settled.point, weighted_mean(problem.position, problem.weight))
    assert len(settled.rounds) == 1


def test_keeping_the_rounds_changes_nothing() -> None:
    problem = random_problem(4, 50, 6, 2)
    kept, dropped = (ExpectedUtility().settle(problem, keep=keep) for keep in (True, False))
    assert kept.point.tobytes() == dropped.point.tobytes()
    assert kept.stopped == dropped.stopped
    assert dropped.rounds == ()


def test_issues_are_settled_each_on_its_own() -> None:
    problem = random_problem(9, 5, 6, 3)
    together = ExpectedUtility().settle(problem)
    for k, issue in enumerate(problem.issues):
        assert ExpectedUtility().settle(problem.only(issue)).point.tobytes() == together.point[:, k : k + 1].tobytes()


# ── the same bits ─────────────────────────────────────────────────────────────────────────────────


def test_any_number_of_threads_gives_the_same_bytes() -> None:
    problem = random_problem(7, 200, 8, 1)
    whole = ExpectedUtility().settle(problem, keep=False).point
    for threads in (1, 2, 5):
        with ThreadPoolExecutor(threads) as pool:
            parts = list(pool.map(lambda m: ExpectedUtility().settle(problem.member(m), keep=False).point, range(200)))
        assert np.concatenate(parts).tobytes() == whole.tobytes()


@pytest.mark.parametrize("preset", ExpectedUtility.presets)
def test_compiled_and_interpreted_give_the_same_bits(preset: str) -> None:
    made = configure(ExpectedUtility, preset)
    problem = random_problem(12, 3, 6, 1)
    x, s, w = (np.array(a[:, :, 0], order="C") for a in (problem.position, problem.salience, problem.weight))
    ends = []
    for play in (bargain, compiled(bargain)):
        history, final, stopped = np.empty((3, 5, 6)), np.empty_like(x), np.empty(3, dtype=np.int8)
        by, why = np.empty((3, 4, 6), dtype=np.int16), np.empty((3, 4, 6), dtype=np.int8)
        dial = np.array([made.q, made.abstain, made.within])
        play(x, s, w, numbered(made), dial, True, history, by, why, final, stopped)
        ends.append(b"".join(a.tobytes() for a in (history, by, why, final, stopped)))
    assert ends[0] == ends[1]


def test_what_moved_whom_is_recomputed_from_positions_alone() -> None:
    problem = random_problem(13, 1, 9, 1)
    rounds = ExpectedUtility().settle(problem).rounds
    for before, after in itertools.pairwise(rounds):
        seen = see(ExpectedUtility(), problem, before)
        for move in after.moves:
            a, b = seen.gain[move.actor, move.by], seen.threat[move.actor, move.by]
            assert REASONS[kind_of(a, b, True, True)] == move.why


def test_a_run_of_thirty_actors_is_under_a_megabyte() -> None:
    settled = ExpectedUtility().settle(random_problem(14, 1, 30, 1))
    size = sum(r.position.nbytes + (r.moves.by.nbytes + r.moves.why.nbytes if r.moves else 0) for r in settled.rounds)  # type: ignore[attr-defined]
    assert size < 1_000_000
