import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from multipolar.errors import InputError, QuestionError, RunError
from multipolar.results import Plan
from multipolar.store import Staging, encode_part, find_run, is_run, list_runs, open_run, part_ranges, run_name, set_last, shown_name

Write = Callable[..., Path]


def test_what_is_read_is_what_was_written(tmp_path: Path, write: Write) -> None:
    run = open_run(write(tmp_path / "a"))
    assert (run.members, run.weeks) == (12_000, 4)
    assert run.path.tolist() == [0, 1] * 6_000
    assert run.event("deal")[:4].tolist() == [-1, 3, -1, 3]
    assert np.array_equal(run.measure("war.front")[7_001], 7_001 + np.arange(5))
    assert np.isnan(run.measure("range.open")).all()
    assert run.scalar("deal.weight")[11_999] == 5_999.5
    assert run.status.shape == (12_000, 5)
    assert [(share.name, share.members) for share in run.paths] == [("even", 6_000), ("odd", 6_000)]


def test_columns_cannot_be_changed_by_accident(tmp_path: Path, write: Write) -> None:
    with pytest.raises(ValueError, match="read-only"):
        open_run(write(tmp_path / "a")).measure("war.front")[0, 0] = 1


def test_an_unknown_name_is_a_question_error(tmp_path: Path, write: Write) -> None:
    run = open_run(write(tmp_path / "a"))
    for read in (run.event, run.measure, run.scalar):
        with pytest.raises(QuestionError, match="is not"):
            read("nothing")


def test_a_part_holds_5000_members_and_the_last_one_the_rest() -> None:
    assert [len(members) for members in part_ranges(12_000)] == [5_000, 5_000, 2_000]
    assert part_ranges(1) == [range(1)]


def test_equal_histories_give_equal_bytes(plan: Plan, files_of: Callable[[range], Any]) -> None:
    assert files_of(range(5_000)) == files_of(range(5_000))


def test_a_case_without_scalars_or_events_can_be_stored(plan: Plan) -> None:
    bare = SimpleNamespace(
        weekly=np.zeros((2, 5, 2), np.float32),
        status=np.zeros((2, 5), np.int8),
        events=np.zeros((2, 2), np.int16),
        scalars=np.zeros((2, 1), np.float32),
    )
    plan = replace(plan, series={}, events=(), scalars=())
    assert len(encode_part(plan, bare, np.zeros(2, np.int8), range(2))) == 2


def test_nothing_but_the_run_is_left_behind(tmp_path: Path, write: Write) -> None:
    write(tmp_path / "a")
    assert sorted(item.name for item in tmp_path.iterdir()) == ["a"]
    assert sorted(item.name for item in (tmp_path / "a").iterdir()) == ["case.json", "manifest.json", "members", "weekly"]


def test_an_unfinished_run_is_resumed_from_its_whole_parts(tmp_path: Path, write: Write, plan: Plan) -> None:
    partial = write(tmp_path / "a", parts=2)
    assert not (tmp_path / "a").exists()
    with Staging(tmp_path / "a", plan, "{}") as staging:
        assert staging.kept == 10_000
        assert [index for index, _ in staging.missing()] == [2]
    whole, again = open_run(write(tmp_path / "b")), open_run(write(tmp_path / "a"))
    assert not partial.exists()
    assert again.manifest.parts == whole.manifest.parts


def test_a_kept_part_that_was_changed_is_computed_again(tmp_path: Path, write: Write, plan: Plan) -> None:
    partial = write(tmp_path / "a", parts=2)
    file = partial / "weekly" / "part-00000.parquet"
    file.write_bytes(file.read_bytes()[:-1] + b"!")
    with Staging(tmp_path / "a", plan, "{}") as staging:
        assert [index for index, _ in staging.missing()] == [0, 2]


def test_another_plan_does_not_touch_what_is_kept(tmp_path: Path, write: Write) -> None:
    write(tmp_path / "a", parts=1)
    with pytest.raises(InputError, match="unfinished run of another command"):
        write(tmp_path / "a", seed=2)


def test_interrupted_before_the_first_part_nothing_stays(tmp_path: Path, plan: Plan) -> None:
    with pytest.raises(KeyboardInterrupt), Staging(tmp_path / "a", plan, "{}"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_two_writers_of_one_run_do_not_mix(tmp_path: Path, plan: Plan) -> None:
    with Staging(tmp_path / "a", plan, "{}"), pytest.raises(RunError, match="another process"), Staging(tmp_path / "a", plan, "{}"):
        pass


def test_a_run_is_found_by_path_name_and_last(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    inside, outside = write(Path("runs/one")), write(tmp_path / "two")
    set_last(inside)
    assert find_run("LAST") == find_run("one") == find_run("runs/one") == Path("runs/one")
    assert find_run("runs/one/manifest.json") == Path("runs/one")
    assert Path("runs/LAST").read_text(encoding="utf-8") == "one\n"
    set_last(outside)
    assert find_run("LAST").resolve() == outside.resolve()
    assert is_run(inside)


def test_runs_are_listed_with_the_last_one_wherever_it_lies(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    inside, outside = write(Path("runs/one")), write(tmp_path / "two")
    set_last(inside)
    assert [shown_name(item) for item in list_runs()] == ["one"]
    set_last(outside)
    assert sorted(shown_name(item) for item in list_runs()) == [str(Path("../two")), "one"]
    assert {find_run(shown_name(item)).resolve() for item in list_runs()} == {inside.resolve(), outside.resolve()}
    shutil.rmtree(outside)
    assert [shown_name(item) for item in list_runs()] == ["one"]


def test_an_unknown_run_is_named_with_its_near_miss(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="nothing was run from this folder yet"):
        find_run("LAST")
    write(Path("runs/border-2025"))
    with pytest.raises(InputError, match="Did you mean 'border-2025'"):
        find_run("border-2024")
    set_last(Path("runs/gone"))
    with pytest.raises(InputError, match="no longer there"):
        find_run("LAST")
    write(Path("half"), parts=1)
    with pytest.raises(InputError, match="unfinished"):
        find_run("half")


def test_the_name_of_a_run_tells_what_it_is_and_changes_with_everything_that_decides_it(plan: Plan) -> None:
    name = run_name(plan)
    assert name.startswith("made-2025-07-01-s1-12000-")
    others = [replace(plan, without=("combat",)), replace(plan, case_hash="d"), replace(plan, horizon=5), replace(plan, code_hash="l")]
    assert len({name, *map(run_name, others)}) == 5
