"""A run folder damaged by hand, a full disk: a clear error, and nothing half-written."""

import errno
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from multipolar.errors import RunError
from multipolar.results import Plan
from multipolar.store import Staging, files, open_run, write_whole

Write = Callable[..., Path]


def _delete(folder: Path) -> None:
    (folder / "members" / "part-00001.parquet").unlink()


def _shorten(folder: Path) -> None:
    file = folder / "weekly" / "part-00000.parquet"
    file.write_bytes(file.read_bytes()[:-10])


def _unlist(folder: Path) -> None:
    data = json.loads((folder / "manifest.json").read_text())
    data["parts"].pop()
    (folder / "manifest.json").write_text(json.dumps(data))


def _break_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_text("{ not json")


def _drop_key(folder: Path) -> None:
    data = json.loads((folder / "manifest.json").read_text())
    del data["seed"]
    (folder / "manifest.json").write_text(json.dumps(data))


def _text_for_number(folder: Path) -> None:
    data = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(data | {"runs": "many"}))


def _list_for_mapping(folder: Path) -> None:
    (folder / "manifest.json").write_text("[]")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (_delete, "members/part-00001.parquet is missing"),
        (_shorten, "weekly/part-00000.parquet has .* bytes where"),
        (_unlist, "does not list weekly/part-00002.parquet"),
        (_break_manifest, "manifest.json cannot be read"),
        (_drop_key, "the key 'seed' is missing"),
        (_text_for_number, "'runs' is 'many', not a whole number"),
        (_list_for_mapping, "manifest.json cannot be read"),
    ],
)
def test_damage_is_found_when_a_run_is_opened(tmp_path: Path, write: Write, damage: Callable[[Path], None], said: str) -> None:
    damage(write(tmp_path / "a"))
    with pytest.raises(RunError, match=said):
        open_run(tmp_path / "a")


def test_a_changed_byte_is_found_when_the_column_is_read(tmp_path: Path, write: Write) -> None:
    run = open_run(write(tmp_path / "a"))
    file = tmp_path / "a" / "weekly" / "part-00001.parquet"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(bytes(data))
    assert run.path.size == 12_000
    with pytest.raises(RunError, match=r"weekly/part-00001.parquet is not what was written"):
        run.measure("war.front")


def test_a_changed_case_is_found(tmp_path: Path, write: Write) -> None:
    run = open_run(write(tmp_path / "a"))
    (tmp_path / "a" / "case.json").write_text("{}")
    with pytest.raises(RunError, match=r"case.json is not what was written"):
        _ = run.case


def test_a_folder_without_a_manifest_is_not_a_run(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="not a finished run"):
        open_run(tmp_path)


def _full(*_args: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_keeps_the_whole_parts_and_says_how_to_go_on(
    tmp_path: Path, plan: Plan, files_of: Callable[[range], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        pytest.raises(RunError, match=r"the disk is full.*5,000 of 12,000 members kept"),
        Staging(tmp_path / "a", plan, "{}") as staging,
    ):
        staging.add(0, files_of(range(5_000)))
        monkeypatch.setattr(files.os, "fsync", _full)
        staging.add(1, files_of(range(5_000, 10_000)))
    monkeypatch.undo()
    assert not (tmp_path / "a").exists()
    assert not list((tmp_path / "a.partial").rglob("*.writing"))
    with Staging(tmp_path / "a", plan, "{}") as staging:
        assert staging.kept == 5_000


def test_a_disk_full_from_the_start_leaves_nothing(tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files.os, "fsync", _full)
    with pytest.raises(RunError, match="the disk is full"), Staging(tmp_path / "a", plan, "{}"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path, plan: Plan) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError, match="file"), Staging(tmp_path / "file" / "a", plan, "{}"):
        pass


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path / "a", b"old")
    monkeypatch.setattr(files.os, "fsync", _full)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "a", b"new")
    assert [item.read_bytes() for item in tmp_path.iterdir()] == [b"old"]
