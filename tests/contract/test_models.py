"""Everything in `all_models` says what it is, and holds the laws of its family."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multipolar.errors import InputError
from multipolar.models import FAMILIES, all_models, configure, model
from multipolar.models.bargaining import MODELS as BARGAINING
from multipolar.models.bargaining import BargainingProblem
from multipolar.models.contract import waived

from .problems import GRID, changed, problems, take

LISTED = pytest.mark.parametrize("kind", all_models(), ids=lambda kind: kind.name)
EXACT = 1e-9
"""Sums in another order differ by some 1e-16 a term; anything a law forbids is far above this."""

ROUNDED = 1e-4
"""A preset that follows another program may round positions to four decimals, as that program does."""

LIBRARY = Path(__file__).parents[2] / "src" / "multipolar" / "library"

LAWS = ("range", "unanimity", "scale", "order", "splitting", "symmetry", "members", "weightless")


def literature() -> set[str]:
    """Keys of the works listed in the library."""
    return {
        key for file in LIBRARY.glob("references*.bib") for key in re.findall(r"^@\w+\{([^,\s]+),", file.read_text("utf-8"), re.MULTILINE)
    }


# ── every model ───────────────────────────────────────────────────────────────────────────────────


@LISTED
def test_a_model_says_what_it_is(kind: Any) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", kind.name)
    assert kind.family in FAMILIES
    assert kind.status in ("experimental", "tested", "replicated")
    assert kind.title
    assert not kind.title.endswith(".")
    assert kind.source in literature(), f"'{kind.source}' is not in library/references*.bib"
    assert kind.__doc__
    assert "References" in kind.__doc__


@LISTED
def test_a_model_is_frozen_and_every_parameter_has_a_default(kind: Any) -> None:
    assert kind.__dataclass_params__.frozen
    assert configure(kind) == kind()
    for field in dataclasses.fields(kind):
        assert re.search(rf"^\s+.*\b{field.name}\b.*", kind.__doc__, re.MULTILINE), f"'{field.name}' is not in the docstring"


@LISTED
def test_every_preset_makes_a_model(kind: Any) -> None:
    for preset in kind.presets:
        assert isinstance(configure(kind, preset), kind)
    with pytest.raises(InputError, match="Nothing was assumed"):
        configure(kind, "no-such-preset")
    with pytest.raises(InputError, match="Nothing was assumed"):
        configure(kind, no_such_switch=1)


@LISTED
def test_its_proof_is_there(kind: Any, root: Path) -> None:
    places = (root, root / "src" / "multipolar")
    assert any((place / kind.proof).exists() for place in places), f"{kind.proof} is not there"


def test_names_are_unique_and_a_near_miss_is_named() -> None:
    names = [kind.name for kind in all_models()]
    assert len(set(names)) == len(names)
    assert model("compromise").name == "compromise"
    with pytest.raises(InputError, match="Did you mean 'compromise'"):
        model("compromize")


# ── bargaining ────────────────────────────────────────────────────────────────────────────────────

SETUPS = [
    pytest.param(kind, preset, id=f"{kind.name}{f' {preset}' if preset else ''}") for kind in BARGAINING for preset in (None, *kind.presets)
]
ANY_PRESET = pytest.mark.parametrize(("kind", "preset"), SETUPS)
DEFAULTS = pytest.mark.parametrize("kind", BARGAINING, ids=lambda kind: kind.name)
FEW = settings(max_examples=25)


def holds(kind: Any, law: str) -> None:
    """Skip a law that the model waives; its reason is part of what it says about itself."""
    assert law in LAWS
    if law in waived(kind):
        pytest.skip(waived(kind)[law])


def settle(made: Any, problem: BargainingProblem) -> Any:
    if problem.reference is None and getattr(made, "disagreement", None) == "reference":
        problem = changed(problem, reference=problem.position[:, 0])
    return made.settle(problem, np.random.default_rng(1), keep=False)


def test_a_model_waives_only_known_laws() -> None:
    for kind in BARGAINING:
        assert set(waived(kind)) <= set(LAWS), kind.name


@ANY_PRESET
@given(problem=problems())
@FEW
def test_settlement_stays_between_the_extreme_positions(kind: Any, preset: str | None, problem: BargainingProblem) -> None:
    holds(kind, "range")
    settled = settle(configure(kind, preset), problem)
    assert settled.point.shape == settled.agreed.shape == (1, len(problem.issues))
    assert settled.agreed.dtype == np.bool_
    slack = EXACT if preset is None else ROUNDED
    assert (settled.point >= problem.position.min(axis=1) - slack).all()
    assert (settled.point <= problem.position.max(axis=1) + slack).all()


@ANY_PRESET
@given(at=st.integers(0, GRID), n=st.integers(1, 6), problem=problems(least=6, issues=1))
@FEW
def test_those_who_agree_settle_where_they_are(kind: Any, preset: str | None, at: int, n: int, problem: BargainingProblem) -> None:
    holds(kind, "unanimity")
    united = BargainingProblem.of(np.full((n, 1), at / GRID), problem.salience[0, :n], problem.capability[0, :n])
    np.testing.assert_allclose(settle(configure(kind, preset), united).point, at / GRID, atol=EXACT if preset is None else ROUNDED)


@DEFAULTS
@given(problem=problems())
@FEW
def test_halving_and_shifting_the_scale_halves_and_shifts_the_settlement(kind: Any, problem: BargainingProblem) -> None:
    holds(kind, "scale")
    before = settle(kind(), problem).point
    np.testing.assert_allclose(settle(kind(), changed(problem, position=problem.position / 2 + 0.25)).point, before / 2 + 0.25, atol=1e-6)


@DEFAULTS
@given(problem=problems(), data=st.data())
@FEW
def test_order_of_actors_does_not_matter(kind: Any, problem: BargainingProblem, data: st.DataObject) -> None:
    holds(kind, "order")
    order = data.draw(st.permutations(range(len(problem.actors))))
    np.testing.assert_allclose(settle(kind(), take(problem, order)).point, settle(kind(), problem).point, atol=1e-6)


@DEFAULTS
@given(problem=problems(), data=st.data())
@FEW
def test_splitting_an_actor_in_two_halves_changes_nothing(kind: Any, problem: BargainingProblem, data: st.DataObject) -> None:
    holds(kind, "splitting")
    who = data.draw(st.integers(0, len(problem.actors) - 1))
    split = take(problem, [*range(len(problem.actors)), who])
    capability = split.capability.copy()
    capability[:, [who, -1]] /= 2.0
    np.testing.assert_allclose(settle(kind(), changed(split, capability=capability)).point, settle(kind(), problem).point, atol=1e-6)


@DEFAULTS
@given(problem=problems(most=4, issues=1))
@FEW
def test_two_camps_that_mirror_each_other_meet_in_the_middle_or_stay(kind: Any, problem: BargainingProblem) -> None:
    """Mirroring the problem mirrors the settlement; a lower median becomes an upper one, so both are allowed for it."""
    holds(kind, "symmetry")
    twice = [*range(len(problem.actors)), *range(len(problem.actors))]
    both = take(problem, twice)
    position = both.position.copy()
    position[:, len(problem.actors) :] = 1.0 - problem.position
    np.testing.assert_allclose(settle(kind(), changed(both, position=position)).point, 0.5, atol=1e-6)


@DEFAULTS
@given(one=problems(least=4, most=4, issues=1), other=problems(least=4, most=4, issues=1))
@FEW
def test_members_do_not_know_each_other(kind: Any, one: BargainingProblem, other: BargainingProblem) -> None:
    holds(kind, "members")
    names = ("position", "salience", "capability")
    both = BargainingProblem.of(**{name: np.concatenate([getattr(one, name), getattr(other, name)]) for name in names})
    alone = [settle(kind(), problem).point for problem in (one, other)]
    np.testing.assert_array_equal(settle(kind(), both).point, np.concatenate(alone))


@DEFAULTS
@given(problem=problems())
@FEW
def test_an_actor_without_capability_changes_nothing(kind: Any, problem: BargainingProblem) -> None:
    holds(kind, "weightless")
    more = take(problem, [*range(len(problem.actors)), 0])
    capability, position = more.capability.copy(), more.position.copy()
    capability[:, -1] = 0.0
    position[:, -1] = (position.min(axis=1) + position.max(axis=1)) / 2
    guest = changed(more, capability=capability, position=position)
    np.testing.assert_allclose(settle(kind(), guest).point, settle(kind(), problem).point, atol=1e-6)


DEGENERATE = {
    "only the ends are held": ([0.0, 1.0, 1.0, 0.0], [0.5, 0.2, 0.9, 0.3], [1.0, 2.0, 3.0, 4.0]),
    "all at 0": ([0.0, 0.0, 0.0], [0.5, 0.2, 0.9], [1.0, 2.0, 3.0]),
    "all at 1": ([1.0, 1.0], [1.0, 1.0], [1.0, 1.0]),
    "consensus": ([0.3] * 5, [0.5] * 5, [1.0] * 5),
    "two actors": ([0.2, 0.7], [0.4, 0.9], [3.0, 1.0]),
    "two equals": ([0.0, 1.0], [1.0, 1.0], [1.0, 1.0]),
    "one actor": ([0.4], [0.7], [2.0]),
    "nobody cares": ([0.1, 0.5, 0.9], [0.0, 0.0, 0.0], [1.0, 2.0, 3.0]),
    "one does not care": ([0.1, 0.5, 0.9], [0.0, 0.6, 0.8], [1.0, 2.0, 3.0]),
    "nobody has capability": ([0.1, 0.5, 0.9], [0.3, 0.2, 0.1], [0.0, 0.0, 0.0]),
    "symmetric": ([0.0, 0.5, 1.0], [0.5, 0.5, 0.5], [1.0, 1.0, 1.0]),
    "one dwarfs all": ([0.1, 0.5, 0.9], [0.5, 0.5, 0.5], [1e-9, 1e9, 1.0]),
    "nearly one position": ([0.5, 0.5 + 1e-15, 0.5], [0.5, 0.5, 0.5], [1.0, 1.0, 1.0]),
}


@ANY_PRESET
@pytest.mark.parametrize("table", DEGENERATE.values(), ids=DEGENERATE)
def test_a_degenerate_table_settles_in_its_range(kind: Any, preset: str | None, table: Any) -> None:
    position, salience, capability = table
    settled = settle(configure(kind, preset), BargainingProblem.of(position, salience, capability))
    assert np.isfinite(settled.point).all()
    slack = EXACT if preset is None else ROUNDED
    assert min(position) - slack <= settled.point[0, 0] <= max(position) + slack


@DEFAULTS
def test_nobody_cares_means_nothing_is_agreed(kind: Any) -> None:
    settled = settle(kind(), BargainingProblem.of([0.1, 0.5, 0.9], 0.0, 1.0))
    if kind.name not in ("mean", "median"):  # they count heads
        assert not settled.agreed.any()


@pytest.mark.slow
@DEFAULTS
def test_a_thousand_actors_settle(kind: Any) -> None:
    rng = np.random.default_rng(4)
    crowd = BargainingProblem.of(rng.random(1000), rng.random(1000), rng.random(1000))
    settled = kind().settle(crowd, np.random.default_rng(1), rounds=1, keep=False)
    assert np.isfinite(settled.point).all()


@DEFAULTS
def test_same_input_same_bytes_and_rounds_only_for_models_that_have_them(kind: Any) -> None:
    rng = np.random.default_rng(2)
    problem = BargainingProblem.of(rng.random((3, 5, 2)), rng.random((3, 5, 2)), rng.random((3, 5)))
    first, second = (kind().settle(problem, np.random.default_rng(7)) for _ in range(2))
    assert first.point.tobytes() == second.point.tobytes()
    if first.rounds:
        assert len(first.stopped) == problem.members
        assert set(first.stopped) <= {"converged", "cycle", "rounds"}
        np.testing.assert_array_equal(first.rounds[0].position, problem.position)
        for earlier, later in zip(first.rounds, first.rounds[1:], strict=False):
            told = np.array(earlier.position)
            for move in later.moves:
                assert told[move.member, move.actor, move.issue] == pytest.approx(move.start, abs=EXACT)
                told[move.member, move.actor, move.issue] = move.end
            np.testing.assert_allclose(told, later.position, atol=EXACT)
