"""Bundled files kept as JSON in the user's cache folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from multipolar.library.keeping import kept_yaml


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "multipolar" / "library"


def test_a_file_is_parsed_once_and_read_from_the_cache_then(tmp_path: Path, cache: Path):
    file = tmp_path / "places.yaml"
    file.write_text("- name: Łódź\n  in: [POL]\n", encoding="utf-8")
    first = kept_yaml(file)
    (kept,) = cache.iterdir()
    kept.write_text(kept.read_text(encoding="utf-8").replace("POL", "XXX"), encoding="utf-8")
    assert first == [{"name": "Łódź", "in": ["POL"]}]
    assert kept_yaml(file) == [{"name": "Łódź", "in": ["XXX"]}]


def test_other_contents_are_parsed_anew(tmp_path: Path, cache: Path):
    file = tmp_path / "places.yaml"
    for text in ("a: one\n", "a: two\n"):
        file.write_text(text, encoding="utf-8")
        assert kept_yaml(file) == {"a": text[3:6]}
    assert len(list(cache.iterdir())) == len(("one", "two"))


def test_a_damaged_cache_is_read_anew(tmp_path: Path, cache: Path):
    file = tmp_path / "places.yaml"
    file.write_text("a: one\n", encoding="utf-8")
    kept_yaml(file)
    next(cache.iterdir()).write_text("{", encoding="utf-8")
    assert kept_yaml(file) == {"a": "one"}


def test_what_json_cannot_hold_is_never_kept(tmp_path: Path, cache: Path):
    file = tmp_path / "days.yaml"
    file.write_text("day: 2024-05-01\n", encoding="utf-8")
    kept_yaml(file)
    assert not cache.exists()


def test_nothing_breaks_where_nothing_can_be_written(tmp_path: Path, cache: Path):
    cache.parent.parent.write_text("a file in the way", encoding="utf-8")
    file = tmp_path / "places.yaml"
    file.write_text("a: one\n", encoding="utf-8")
    assert kept_yaml(file) == {"a": "one"}
