"""Forecasts from tables and cases: the baseline beside them, draws that do not depend on order, leverage, tornado, DEU."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from multipolar.api import bargaining as api
from multipolar.api.bargaining.members import centres, drawn, parts
from multipolar.api.bargaining.rules import every_rule, rule
from multipolar.errors import InputError
from multipolar.results.bargaining_forecast import Advice

FIXED = "actor,capability,position,salience\nA,1,10,0.5\nB,2,90,1\nC,1,40,0.8\n"
UNSURE = "actor,capability,position,salience\nA,1,10 ± 5,0.5\nB,2 */ 1.3,90 ± 4,1\nC,1,40..60,0.8\n"
TWO = "actor,issue,capability,position,salience\nA,x,1,10,0.5\nB,x,2,90,1\nC,x,1,40,0.8\nA,y,1,3,0.2\nB,y,2,6,0.9\n"
EQUAL = 1e-9


@pytest.fixture
def table(tmp_path: Path):  # type: ignore[no-untyped-def]
    def made(text: str) -> Path:
        path = tmp_path / "table.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return made


# ── one model ─────────────────────────────────────────────────────────────────────────────────────


def test_a_forecast_stands_beside_the_compromise_in_the_tables_unit(table) -> None:  # type: ignore[no-untyped-def]
    found = api.bargain(table(FIXED), "weighted-median")
    assert found.point == {"outcome": 90.0}
    assert found.baseline["outcome"] == pytest.approx((0.5 * 10 + 2 * 90 + 0.8 * 40) / 3.3, rel=EQUAL)
    assert found.rounds[0].number == 0
    assert found.rounds[0].positions["C"] == {"outcome": 40.0}


def test_mean_and_median_of_a_round_are_weighted_by_capability_times_salience(table) -> None:  # type: ignore[no-untyped-def]
    start = api.bargain(table(FIXED), "mean").rounds[0]
    assert start.mean == pytest.approx(api.bargain(table(FIXED), "compromise").point, rel=EQUAL)
    assert start.median == pytest.approx(api.bargain(table(FIXED), "weighted-median").point, rel=EQUAL)


@pytest.mark.parametrize("model", [each.name for each in (item.model for item in every_rule())])
def test_every_model_settles_inside_what_is_held_on_one_issue_and_on_several(table, model: str) -> None:  # type: ignore[no-untyped-def]
    found = api.bargain(table(TWO), model)
    assert 10 - EQUAL <= found.point["x"] <= 90 + EQUAL
    assert 3 - EQUAL <= found.point["y"] <= 6 + EQUAL
    assert "y" not in found.rounds[0].positions["C"]
    assert found.stopped in ("converged", "cycle", "rounds")
    json.dumps(found.to_json(), allow_nan=False)


def test_an_issues_own_ends_move_with_the_outcome(table) -> None:  # type: ignore[no-untyped-def]
    narrow = "actor,capability,position,salience,lower,upper\nA,1,1.2,0.5,1,3\nB,2,2.8,1,1,3\nC,1,1.8,0.8,1,3\n"
    wide = FIXED
    for model in ("compromise", "nash", "expected-utility"):
        first, second = api.bargain(table(narrow), model).point["outcome"], api.bargain(table(wide), model).point["outcome"]
        assert (first - 1) / 2 == pytest.approx(second / 100, abs=1e-6)


def test_published_rounds_of_the_emission_standards_come_out(reference_runs: Path) -> None:
    found = api.bargain(reference_runs / "emission1985_input.csv", "expected-utility", "scholz-table2", rounds=8)
    printed = np.genfromtxt(reference_runs / "emission1985_table2_published.csv", delimiter=",", names=True)
    means = [item.mean["outcome"] for item in found.rounds[1:]]
    assert len(found.rounds) == 9
    assert found.stopped == "rounds"
    assert np.abs(np.array(means) - printed["mean"]).max() < 0.1  # printed with one decimal, cut off
    assert found.to_json()["outcome"]["median"] == pytest.approx(9.671, abs=1e-3)


def test_moves_say_who_moved_whom_and_why(reference_runs: Path) -> None:
    found = api.bargain(reference_runs / "emission1985_input.csv", "expected-utility", "scholz-table2", rounds=2)
    moves = found.rounds[1].moves
    assert moves
    for move in moves:
        assert found.rounds[0].positions[move.actor]["outcome"] == pytest.approx(move.start, rel=EQUAL)
        assert found.rounds[1].positions[move.actor]["outcome"] == pytest.approx(move.end, rel=EQUAL)
        assert move.why in ("conflict", "compromise", "capitulation")


# ── draws ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_draw_depends_on_seed_and_name_alone(table) -> None:  # type: ignore[no-untyped-def]
    first = drawn(api.table_of(table(UNSURE)), 50, 1)
    head, *rows = UNSURE.strip().splitlines()
    turned = drawn(api.table_of(table("\n".join([head, *reversed(rows)]))), 80, 1)
    for name, values in first.items():
        np.testing.assert_array_equal(values, turned[name][:50])
    other = drawn(api.table_of(table(UNSURE)), 50, 2)
    assert not np.array_equal(first["position of A"], other["position of A"])


def test_draws_spread_the_outcome_and_the_centre_stays(table) -> None:  # type: ignore[no-untyped-def]
    found = api.bargain(table(UNSURE), "compromise", draws=4000, seed=3)
    spread = found.spread["outcome"]
    assert spread.p05 < found.point["outcome"] < spread.p95
    assert found == api.bargain(table(UNSURE), "compromise", draws=4000, seed=3)
    assert found.baseline_spread == found.spread
    assert sum(found.stops.values()) == pytest.approx(1.0)


def test_a_table_without_doubt_says_that_draws_are_all_the_same(table) -> None:  # type: ignore[no-untyped-def]
    found = api.bargain(table(FIXED), "compromise", draws=100)
    assert found.spread["outcome"].sd == 0.0
    assert "every number of the table is fixed" in found.said[-1]


@pytest.mark.parametrize(("draws", "seed"), [(0, 1), (-5, 1), (10**9, 1), (10, -1), (10, 2**63)])
def test_draws_and_seed_have_limits(table, draws: int, seed: int) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InputError, match=r"--draws is|--seed is"):
        api.bargain(table(UNSURE), "compromise", draws=draws, seed=seed)


def test_the_ensemble_runs_every_rule_and_splits_the_spread(table) -> None:  # type: ignore[no-untyped-def]
    found = api.bargain_all(table(UNSURE), draws=200, seed=1)
    names = {item.model for item in found.forecasts}
    assert {"compromise", "median", "nash", "expected-utility"} <= names
    split = found.split["outcome"]
    assert split.inputs > 0
    assert split.models > 0
    assert split.total == pytest.approx(split.inputs + split.rules + split.models)
    shown = found.to_json()
    json.dumps(shown, allow_nan=False)
    assert shown["models"]["expected-utility"]["preset"] == "corrected"
    assert "scholz-table2" in shown["models"]["expected-utility"]["presets"]
    assert "nash reference-point" in found.failed  # the table says nothing of what holds without agreement


@pytest.mark.parametrize(
    "rows",
    [
        "A,1,5,1\n",
        "A,1,0,1\nB,1,100,1\n",
        "A,1,50,1\nB,2,50,1\nC,3,50,0.5\n",
        "A,1,5,0\nB,1,50,0\n",
        "A,0,5,1\nB,0,50,1\n",
        "".join(f"A{i},1,{100 * (i % 2)},0.5\n" for i in range(9)),
        "A,1,0,1\nB,1,50,1\nC,1,100,1\n",
    ],
    ids=["one actor", "two actors", "consensus", "no salience", "no capability", "only 0 and 100", "symmetric"],
)
def test_every_rule_settles_degenerate_tables(table, rows: str) -> None:  # type: ignore[no-untyped-def]
    found = api.bargain_all(table("actor,capability,position,salience\n" + rows), draws=3)
    places = [float(row.split(",")[2]) for row in rows.split()]
    for item in found.forecasts:
        assert min(places) - 1e-6 <= item.point["outcome"] <= max(places) + 1e-6
    assert all("reference" in why for why in found.failed.values())
    json.dumps(found.to_json(), allow_nan=False)


# ── cases ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_case_weighs_members_by_influence_times_their_principals_capability() -> None:
    case = api.table_of("ukraine-2025", issue="territory")
    values = centres(case)
    (part,) = parts(case, values)
    trump = part.problem.capability[0, case.actors.index("trump")]
    assert trump == pytest.approx(124 * 0.60)
    assert part.problem.capability[0, case.actors.index("european-union")] == pytest.approx(73)
    assert part.problem.reference is not None
    assert any("times influence" in line for line in case.said)


def test_without_an_issue_a_case_gives_the_terms_of_its_talks() -> None:
    names = [issue.name for issue in api.table_of("ukraine-2025").issues]
    assert "territory" in names
    assert "us-military-aid" not in names
    with pytest.raises(InputError, match="Did you mean 'territory'"):
        api.table_of("ukraine-2025", issue="teritory")
    with pytest.raises(InputError, match="is for tables"):
        api.table_of("ukraine-2025", salience_scale="share")


# ── what moves it, and what one could do ──────────────────────────────────────────────────────────


def test_a_tornado_is_widest_first_and_holds_the_models_switches(table) -> None:  # type: ignore[no-untyped-def]
    found = api.tornado(table(UNSURE), "expected-utility")
    reaches = [row.reach for row in found.rows]
    assert reaches == sorted(reaches, reverse=True)
    assert {row.kind for row in found.rows} == {"input", "rule"}
    by_name = {row.name: row for row in found.rows}
    assert by_name["position of A"].said == "5 to 15"  # one standard deviation
    assert by_name["capability of A"].said == "0.9 to 1.1"  # fixed: 10 %
    json.dumps(found.to_json(), allow_nan=False)


def test_under_the_compromise_a_number_moves_the_outcome_as_the_equation_says(table) -> None:  # type: ignore[no-untyped-def]
    row = next(row for row in api.tornado(table(FIXED), "compromise").rows if row.name == "position of B")
    assert row.said == "82 to 98"  # 10 % of the span from 10 to 90
    assert row.at_high - row.at_low == pytest.approx(16 * 2 / 3.3, rel=1e-9)


def test_a_tornado_is_of_one_issue(table) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InputError, match="choose it with --issue"):
        api.tornado(table(TWO), "compromise")
    assert api.tornado(table(TWO), "compromise", issue="y").issue == "y"


def test_advice_under_the_compromise_is_to_overstate_and_to_win_over_the_strong(table) -> None:  # type: ignore[no-untyped-def]
    found = api.advise(table(FIXED), "C", "compromise")
    best = {item.kind: item for item in found.options}
    assert found.options[0].what == "win over B (from 90 to 40)" or found.options[0].kind == "announce"
    assert best["announce"].gain > 0
    assert found.options == tuple(sorted(found.options, key=lambda item: -item.gain))
    assert "fixed behaviour of others" in Advice.LABEL
    assert found.to_json()["label"] == Advice.LABEL


def test_who_has_what_it_wants_can_do_nothing(table) -> None:  # type: ignore[no-untyped-def]
    assert api.advise(table("actor,capability,position,salience\nA,1,50,1\nB,1,50,1\n"), "A", "compromise").options == ()
    with pytest.raises(InputError, match="Known: A, B, C"):
        api.advise(table(FIXED), "Z", "compromise")


def test_advice_on_several_issues_counts_by_what_the_actor_cares_for(table) -> None:  # type: ignore[no-untyped-def]
    found = api.advise(table(TWO), "A", "compromise")
    assert found.unit.startswith("% of the scales")
    assert any(item.what.endswith("on y") for item in found.options if item.kind == "announce") or found.distance >= 0


# ── rules and names ───────────────────────────────────────────────────────────────────────────────


def test_a_near_miss_of_a_model_or_preset_is_named() -> None:
    with pytest.raises(InputError, match="Did you mean 'compromise'"):
        rule("compromize")
    with pytest.raises(InputError, match="Did you mean 'scholz-table2'"):
        rule("expected-utility", "scholz-table-2")


def test_a_model_of_another_family_is_said_to_be_one() -> None:
    other = next((row["model"] for row in api.models() if row["family"] == "crisis"), None)
    if other is None:
        pytest.skip("no model of a crisis is listed")
    with pytest.raises(InputError, match="is a model of crisis"):
        rule(other)


def test_presets_that_are_the_defaults_are_listed_once() -> None:
    rules = every_rule()
    assert len({(item.name, item.preset) for item in rules}) == len(rules)
    assert len({repr(item.model) for item in rules}) == len(rules)


def test_models_say_family_status_source_and_proof() -> None:
    for row in api.models():
        assert row["status"] in ("experimental", "tested", "replicated")
        assert all(row[key] for key in ("family", "model", "title", "source", "proof", "how_to"))
    assert {row["family"] for row in api.models("bargaining")} == {"bargaining"}
    with pytest.raises(InputError, match="bargaining"):
        api.models("bargainin")


# ── past decisions ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow
def test_baselines_on_past_decisions_have_their_published_errors(deu: Path) -> None:
    found = api.backtest_deu(deu)
    shown = found.to_json()
    assert shown["issues"] == 351
    scores = {score.name: score for score in found.scores}
    assert round(scores["compromise-salience"].mae, 3) == 23.641
    assert round(scores["median-unweighted"].mae, 3) == 28.369
    assert round(scores["mean-unweighted"].mae, 2) == 23.63
    assert round(scores["compromise-salience-power"].mae, 2) == 23.06
    assert round(scores["weighted-median"].mae, 2) == 28.77
    assert all(score.issues == 351 for score in found.scores if not score.preset.startswith("reference"))
    assert set(shown["models"]["nash"]["vs_compromise"]) == {"diff", "lo", "hi"}


def test_rounds_draws_and_seed_may_be_numbers_of_numpy_and_nothing_but_numbers(table) -> None:  # type: ignore[no-untyped-def]
    one = api.bargain(table(UNSURE), rounds=np.int64(2), draws=np.int32(20), seed=np.uint8(3))
    assert one.to_json() == api.bargain(table(UNSURE), rounds=2, draws=20, seed=3).to_json()
    for name, wrong in (("rounds", 2.0), ("draws", "20"), ("seed", 1.5)):
        with pytest.raises(InputError, match=f"--{name} is .* not a whole number"):
            api.bargain(table(UNSURE), **{name: wrong})
