"""Writing a run touches nothing that it did not make: not a folder of a likely name, not a file that somebody put beside its own."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from multipolar.errors import InputError, RunError
from multipolar.results import Plan
from multipolar.store import Staging, files, is_run, list_runs, open_run
from multipolar.store.layout import remove_own
from multipolar.store.locks import Lock

Write = Callable[..., Path]
Files = Callable[[range], Any]


def thesis(folder: Path) -> Path:
    """A file of somebody's own."""
    folder.mkdir(exist_ok=True)
    (folder / "thesis.txt").write_text("years of work", encoding="utf-8")
    return folder / "thesis.txt"


def complete(staging: Staging, files_of: Files) -> None:
    for index, members in staging.missing():
        staging.add(index, files_of(members))
    staging.finish({})


@pytest.mark.parametrize("ending", [".old", ".bak", ".replaced", ".lock"])
def test_a_folder_with_a_likely_name_beside_the_run_is_left_alone(tmp_path: Path, write: Write, ending: str) -> None:
    kept = thesis(tmp_path / f"a{ending}")
    write(tmp_path / "a")
    write(tmp_path / "a", replace=True, seed=2)
    assert kept.read_text(encoding="utf-8") == "years of work"
    assert sorted(item.name for item in tmp_path.iterdir()) == ["a", f"a{ending}"]
    assert open_run(tmp_path / "a").seed == 2


def test_a_folder_that_is_no_unfinished_run_is_not_written_into(tmp_path: Path, write: Write) -> None:
    kept = thesis(tmp_path / "a.partial")
    with pytest.raises(InputError, match=r"a\.partial exists and is not an unfinished run"):
        write(tmp_path / "a")
    assert [item.name for item in (tmp_path / "a.partial").iterdir()] == [kept.name]


def test_an_empty_partial_folder_may_be_used(tmp_path: Path, write: Write) -> None:
    (tmp_path / "a.partial").mkdir()
    (tmp_path / "a.partial" / ".progress.json.0123abcd.writing").write_bytes(b"")
    assert open_run(write(tmp_path / "a")).members == 12_000


def test_a_file_put_into_an_unfinished_run_outlives_its_failure(tmp_path: Path, plan: Plan) -> None:
    with pytest.raises(KeyboardInterrupt), Staging(tmp_path / "a", plan, "{}") as staging:
        kept = thesis(staging.partial)
        raise KeyboardInterrupt
    assert [item.name for item in (tmp_path / "a.partial").iterdir()] == [kept.name]


def test_replacing_a_run_keeps_what_else_lies_in_its_folder(tmp_path: Path, write: Write) -> None:
    write(tmp_path / "a")
    thesis(tmp_path / "a")
    thesis(tmp_path / "a" / "notes")
    (tmp_path / "a" / "report.html").write_text("of the old run", encoding="utf-8")
    write(tmp_path / "a", replace=True, seed=2)
    found = sorted(item.name for item in (tmp_path / "a").iterdir())
    assert found == ["case.json", "manifest.json", "members", "notes", "thesis.txt", "weekly"]
    assert (tmp_path / "a" / "notes" / "thesis.txt").is_file()
    assert [item.name for item in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("place", ["members", "weekly", "members/notes"])
def test_replacing_a_run_keeps_what_lies_among_its_parts(tmp_path: Path, write: Write, place: str) -> None:
    write(tmp_path / "a")
    kept = thesis(tmp_path / "a" / place)
    for seed in (2, 3):
        write(tmp_path / "a", replace=True, seed=seed)
        assert kept.read_text(encoding="utf-8") == "years of work"
        assert [item.name for item in tmp_path.iterdir()] == ["a"]
        assert open_run(tmp_path / "a").seed == seed


def test_a_file_that_cannot_go_back_holds_up_no_other(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a")
    kept = [thesis(tmp_path / "a" / place) for place in ("members", "notes", "weekly")]
    rename = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if path.name == "notes":
            raise OSError(errno.EBUSY, "Device or resource busy")
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    write(tmp_path / "a", replace=True, seed=2)
    assert [each.is_file() for each in kept] == [True, False, True]
    assert len(list(tmp_path.glob("a.replaced-*/a/notes/thesis.txt"))) == 1


def test_a_run_behind_a_link_is_replaced_and_what_the_link_names_stays(tmp_path: Path, write: Write) -> None:
    elsewhere = write(tmp_path / "disk" / "b")
    (tmp_path / "a").symlink_to(elsewhere)
    write(tmp_path / "a", replace=True, seed=2)
    assert (open_run(tmp_path / "a").seed, open_run(elsewhere).seed) == (2, 1)


def test_a_run_that_appeared_meanwhile_is_not_replaced_unless_told_so(tmp_path: Path, write: Write, plan: Plan, files_of: Files) -> None:
    with pytest.raises(RunError, match="another run was written here meanwhile"), Staging(tmp_path / "a", plan, "{}") as staging:
        write(tmp_path / "b", seed=2).rename(tmp_path / "a")
        complete(staging, files_of)
    assert open_run(tmp_path / "a").seed == 2


def test_a_folder_that_appeared_meanwhile_is_left_alone(tmp_path: Path, plan: Plan, files_of: Files) -> None:
    with pytest.raises(RunError, match="not a run; it was not touched"), Staging(tmp_path / "a", plan, "{}", replace=True) as staging:
        kept = thesis(tmp_path / "a")
        complete(staging, files_of)
    assert [item.name for item in (tmp_path / "a").iterdir()] == [kept.name]


def test_a_run_that_cannot_get_its_name_is_kept_and_gets_it_later(
    tmp_path: Path, write: Write, plan: Plan, files_of: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a", seed=2)
    rename = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if path.name == "a.partial":
            raise OSError(errno.EBUSY, "Device or resource busy")
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with (
        pytest.raises(RunError, match=r"busy.*12,000 of 12,000 members kept in .*a\.partial\. Repeat the command to resume"),
        Staging(tmp_path / "a", plan, "{}", replace=True) as staging,
    ):
        complete(staging, files_of)
    assert open_run(tmp_path / "a").seed == 2
    assert not is_run(tmp_path / "a.partial")  # though its manifest is there already
    assert sorted(item.name for item in tmp_path.iterdir()) == ["a", "a.partial"]
    monkeypatch.undo()
    with Staging(tmp_path / "a", plan, "{}", replace=True) as staging:
        assert staging.missing() == []
        staging.finish({})
    assert open_run(tmp_path / "a").seed == 1
    assert [item.name for item in tmp_path.iterdir()] == ["a"]


def test_an_unfinished_run_is_not_listed_as_a_run(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    partial = write(Path("runs/a"), parts=1)
    whole = write(Path("runs/b"))
    (partial / "manifest.json").write_bytes((whole / "manifest.json").read_bytes())
    assert [item.name for item in list_runs()] == ["b"]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are listed under /proc")
def test_nothing_in_the_folder_is_open_when_it_gets_its_name(
    tmp_path: Path, plan: Plan, files_of: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where an open file keeps its folder from being renamed, the lock must not lie inside."""
    inside: list[str] = []
    rename = Path.replace

    def look(path: Path, target: Path) -> Path:
        if path.name == "a.partial":
            inside.extend(link for item in Path("/proc/self/fd").iterdir() if str(path) + "/" in (link := str(item.resolve())))
            with pytest.raises(RunError, match="another process"):
                Lock(path).take()
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", look)
    with Staging(tmp_path / "a", plan, "{}") as staging:
        complete(staging, files_of)
    assert inside == []
    assert is_run(tmp_path / "a")


def test_a_lock_left_by_a_killed_process_does_not_hold_and_is_taken_away(tmp_path: Path, write: Write) -> None:
    (tmp_path / ".a.partial.lock").write_bytes(b"")
    write(tmp_path / "a")
    assert [item.name for item in tmp_path.iterdir()] == ["a"]


def test_a_lock_taken_away_between_opening_and_locking_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock, opened = Lock(tmp_path / "a"), 0
    look = Path.stat

    def stat(path: Path, **options: bool) -> Any:
        nonlocal opened
        if path == lock.path and not opened:
            opened += 1
            path.unlink()
        return look(path, **options)

    monkeypatch.setattr(Path, "stat", stat)
    lock.take()
    assert lock.path.is_file()
    with pytest.raises(RunError, match="another process"):
        Lock(tmp_path / "a").take()
    lock.free()
    assert list(tmp_path.iterdir()) == []


def test_two_writers_of_one_file_do_not_share_what_they_have_not_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".a.writing").write_text("somebody's own", encoding="utf-8")
    names: list[str] = []
    sync = files.os.fsync
    monkeypatch.setattr(files.os, "fsync", lambda handle: (names.extend(item.name for item in tmp_path.glob(".a.*")), sync(handle)))
    for data in (b"1", b"2"):
        files.write_whole(tmp_path / "a", data)
    assert len(set(names)) == 3  # the two, and what lay there before
    assert sorted(item.name for item in tmp_path.iterdir()) == [".a.writing", "a"]


def test_only_files_of_ours_are_taken_away(tmp_path: Path, write: Write) -> None:
    folder = write(tmp_path / "a")
    thesis(folder / "weekly")
    (folder / "weekly" / "part-x.parquet").write_bytes(b"")
    remove_own(folder)
    assert sorted(item.relative_to(folder).as_posix() for item in folder.rglob("*")) == [
        "weekly",
        "weekly/part-x.parquet",
        "weekly/thesis.txt",
    ]
