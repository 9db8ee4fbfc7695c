from types import SimpleNamespace
from typing import Any

import pytest

from multipolar import api
from multipolar.errors import InputError


def check(name: str, measure: str, effect: str, **changes: Any) -> Any:
    given = {"change": {}, "without": (), "horizon": None, "from_": {}, "given": None, "members": 40, "note": None}
    return SimpleNamespace(name=name, measure=measure, effect=effect, **(given | changes))


def case_with(checks: list[Any]) -> Any:
    from multipolar.scenario import Case

    class Checked(Case):
        @property
        def checks(self) -> Any:
            return checks

    return Checked(api.load("border-dispute").origin)


def test_each_ensemble_is_run_once_however_many_checks_read_it(fake: Any) -> None:
    more = {"change": {"issues.guns.now": 80}}
    found = api.behaviour(
        case_with(
            [
                check("a", "war.front", "raises", **more),
                check("b", "war.front at week 3", "raises", **more),
                check("c", "deal", "lowers", **more),
            ]
        )
    )
    assert [result.holds for result in found] == [True, True, False]
    assert len(fake.calls) == 2
    assert found[0].effect == pytest.approx(0.2, abs=1e-5)
    assert (found[2].effect, found[2].lo, found[2].hi) == (0, 0, 0)


def test_effects_read_in_one_arm_need_no_base(fake: Any) -> None:
    found = api.behaviour(case_with([check("a", "collapse-of-sunder", "zero", without=("combat",)), check("b", "settled", "largest")]))
    assert [call[2] for call in fake.calls] == [("combat",), ()]
    assert found[0].holds
    assert not found[1].holds  # twenty of forty settle, twenty fight on


def test_a_longer_horizon_is_compared_member_by_member(fake: Any) -> None:
    found = api.behaviour(
        case_with([check("a", "fighting-stopped", "never-lowers", horizon=120), check("b", "weeks-to.deal", "raises", horizon=120)])
    )
    assert found[0].holds
    assert (found[0].effect, found[0].lo) == (0, 0)
    assert found[1].effect > 0


def test_a_base_arm_may_be_changed_too_and_a_condition_counts_some_members(fake: Any) -> None:
    found = api.behaviour(
        case_with([check("a", "settled", "never-lowers", from_={"issues.guns.now": 80}, change={"issues.guns.now": 90}, given="deal")])
    )
    assert (found[0].a, found[0].b, found[0].given) == (1, 1, "deal")
    assert {call[0].numbers["issues.guns.now"].number.centre for call in fake.calls} == {80, 90}


def test_members_can_be_set_for_all_checks(fake: Any) -> None:
    api.behaviour(case_with([check("a", "deal", "never-lowers", horizon=110)]), members=12)
    assert {len(call[1]) for call in fake.calls} == {12}


def test_an_unknown_switch_is_wrong_input(fake: Any) -> None:
    with pytest.raises(InputError, match="combt"):
        api.behaviour(case_with([check("a", "deal", "zero", without=("combt",))]))
