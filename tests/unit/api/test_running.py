from pathlib import Path
from typing import Any

import numpy as np
import pytest

from multipolar import api
from multipolar.api import ensemble
from multipolar.errors import InputError
from multipolar.store import list_runs, open_run

CASE = "border-dispute"


def test_a_run_is_kept_under_a_name_that_tells_what_it_is(fake: Any) -> None:
    run = api.run(CASE, members=30, seed=4)
    assert run.folder.parent == Path("runs")
    assert run.name.startswith("border-dispute-2031-03-10-s4-30-")
    assert Path("runs/LAST").read_text(encoding="utf-8").strip() == run.name
    assert run.case == api.load(CASE)
    assert sum(share.members for share in run.paths) == 30
    assert run.paths["settled"].members == 15


def test_the_same_run_is_not_computed_again_unless_forced(fake: Any) -> None:
    api.run(CASE, members=30)
    count = len(fake.calls)
    api.run(CASE, members=30)
    assert len(fake.calls) == count
    api.run(CASE, members=30, force=True)
    assert len(fake.calls) == 2 * count


def test_whatever_decides_the_bits_gets_a_folder_of_its_own(fake: Any) -> None:
    case = api.load(CASE)
    api.run(case, members=30)
    api.run(case, members=30, seed=2)
    api.run(case, members=30, without=("combat",))
    api.run(case.set("issues.guns.now", 80), members=30)
    api.run(case.with_horizon(9), members=30)
    api.run(case, members=30, bargaining="median")
    api.run(case, members=30, combat="lanchester-square")
    assert len(list_runs()) == 7


def test_chunks_and_threads_change_nothing(fake: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    one = api.run(CASE, members=40, threads=1, out="one")
    monkeypatch.setattr(ensemble, "CHUNK", 7)
    two = api.run(CASE, members=40, threads=3, out="two")
    assert one.manifest.parts == two.manifest.parts
    assert one.manifest.about["threads"] != two.manifest.about["threads"]


def test_progress_counts_to_the_end(fake: Any) -> None:
    seen: list[tuple[int, int]] = []
    api.run(CASE, members=3000, progress=lambda done, total: seen.append((done, total)))
    done = [count for count, _ in seen]
    assert {total for _, total in seen} == {3000}
    assert done[-1] == 3000
    assert len(done) > 2
    assert done == sorted(set(done))


def test_what_was_set_and_switched_off_stands_in_the_manifest(fake: Any) -> None:
    run = api.run(api.load(CASE).set("issues.guns.now", "80 ± 3"), members=5, without=("toll", "combat", "toll"))
    assert run.manifest["overrides"] == {"issues.guns.now": "80 ± 3"}
    assert run.manifest["without"] == ["combat", "toll"]
    assert open_run("LAST").case.numbers["issues.guns.now"].number.centre == 80


def test_a_folder_with_another_run_is_left_alone_and_told_apart(fake: Any) -> None:
    api.run(CASE, members=5, out="a")
    with pytest.raises(InputError, match="seed 1 there, 2 here"):
        api.run(CASE, members=5, seed=2, out="a")
    with pytest.raises(InputError, match="other --set"):
        api.run(api.load(CASE).set("issues.guns.now", 80), members=5, out="a")
    assert open_run("a").seed == 1


def test_options_may_be_numbers_of_numpy(fake: Any) -> None:
    one = api.run(api.load(CASE).set("issues.guns.now", np.float32(80)), members=np.int64(5), seed=np.uint8(3), threads=np.int32(1))  # type: ignore[arg-type]
    two = api.run(api.load(CASE).set("issues.guns.now", 80), members=5, seed=3, threads=1)
    assert one.folder == two.folder
    assert len(fake.calls) == 1  # the second was found


@pytest.mark.parametrize(
    "wrong",
    [{"members": 20.0}, {"members": "20"}, {"members": True}, {"members": None}, {"seed": 1.5}, {"seed": "1"}, {"threads": 2.0}],
)
def test_options_of_another_type_are_refused_by_name(fake: Any, wrong: dict[str, Any]) -> None:
    name = "runs" if "members" in wrong else next(iter(wrong))
    with pytest.raises(InputError, match=f"--{name} is .* not a whole number"):
        api.run(CASE, **wrong)
    assert not list_runs()


def test_one_name_alone_is_no_list_of_names(fake: Any) -> None:
    with pytest.raises(InputError, match=r"without=\['commitment'\]"):
        api.run(CASE, members=5, without="commitment")


@pytest.mark.parametrize("place", [".", "..", "/"])
@pytest.mark.parametrize("force", [False, True])
def test_the_place_of_a_run_has_a_name(fake: Any, place: str, force: bool) -> None:
    with pytest.raises(InputError, match="a folder of its own with a name"):
        api.run(CASE, members=5, out=place, force=force)


def test_an_empty_folder_may_be_the_place_of_a_run(fake: Any) -> None:
    Path("a").mkdir()
    assert api.run(CASE, members=5, out="a").members == 5


def test_rerun_says_what_differs_and_where_first(fake: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    run = api.run(CASE, members=20)
    assert api.rerun(run).identical
    simulate = fake.simulate

    def other(*args: Any, **kwargs: Any) -> Any:
        block = simulate(*args, **kwargs)
        block.weekly[3, 2:, 0] += 1
        return block

    monkeypatch.setattr("multipolar.world.simulate", other)
    again = api.rerun(run)
    assert not again.identical
    assert len(again.differences) == 1
    assert "war.front differs in 103 of 2,100 rows, first member 3, week 2" in again.differences[0]


def test_comparing_two_runs_is_paired_by_member(fake: Any) -> None:
    base = api.run(CASE, members=50)
    more = api.run(api.load(CASE).set("issues.guns.now", 100), members=50)
    found = api.compare(base, more)
    effect = next(item for item in found.measures if item.name == "war.front")
    assert effect.effect == pytest.approx(0.4, abs=1e-5)
    assert effect.hi - effect.lo < 1e-5
    assert "points" in str(found)


def test_weekly_path_shares_end_at_the_shares_of_the_run(fake: Any) -> None:
    from multipolar.analysis.paths import weekly_path_shares

    run = api.run(CASE, members=70)
    weeks, table = weekly_path_shares(run, every=2)
    assert weeks[:4] == (0, 2, 4, 6)
    assert np.allclose(table.sum(axis=1), 1)
    assert np.allclose(table[-1], [share.p for share in run.paths])
    settled = table[:, run.path_names.index("settled")]
    assert settled[0] == 0
    assert (np.diff(settled) >= 0).all()
