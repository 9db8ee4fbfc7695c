"""Odd files: strange bytes, values that no export should hold, and what is no file at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfWriter

from multipolar.evidence.documents import read_documents
from multipolar.results.evidence import Document, Skipped

STORY = "The ferry talks resumed on the island, and the harbour council said that it would not give up the northern pier for now."


def read(*paths: Path | str) -> tuple[list[Document], dict[str, str]]:
    found = list(read_documents(paths))
    documents = [each[0] for each in found if not isinstance(each, Skipped)]
    return documents, {Path(each.name).name: each.why for each in found if isinstance(each, Skipped)}


def export(path: Path, *records: object) -> Path:
    path.write_text(json.dumps([{"text": f"{STORY} {n}", "id": f"i{n}", **dict(r)} for n, r in enumerate(records)]), encoding="utf-8")  # type: ignore[call-overload]
    return path


# ---- encodings ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_letters_need_no_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"“{STORY}”".encode(encoding))
    (found,), _ = read(path)
    assert (found.text, found.encoding, found.language) == (f"“{STORY}”", encoding, "en")


def test_a_late_letter_still_tells_the_encoding(tmp_path: Path) -> None:
    text = f"{STORY}\n" * 2_500 + "The café’s owner agreed.\n"
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    (found,), _ = read(tmp_path / "a.txt")
    assert (found.text, found.encoding) == (text, "cp1252")


@pytest.mark.parametrize("ending", [".xml", ".txt", ""])
def test_a_wide_feed_is_a_feed(tmp_path: Path, ending: str) -> None:
    item = f"<item><guid>a</guid><description>{STORY}</description></item>"
    feed = f'<?xml version="1.0" encoding="utf-16"?><rss><channel>{item}</channel></rss>'
    path = tmp_path / f"feed{ending}"
    path.write_bytes(feed.encode("utf-16"))
    (found,), _ = read(path)
    assert (found.name, found.text, found.media) == (f"feed{ending}#a", STORY, "application/rss+xml")


def test_an_export_from_standard_input_is_an_export(tmp_path: Path) -> None:
    lines = [json.dumps({"id": name, "text": f"{STORY} {name}"}) for name in ("a", "b")]
    for given in (f"[{','.join(lines)}]", "\n".join(lines)):
        script = "from multipolar.evidence.documents import read_documents; print([each[0].name for each in read_documents(['-'])])"
        done = subprocess.run([sys.executable, "-c", script], input=given, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "['standard input#a', 'standard input#b']"


def test_a_closed_standard_input_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert "closed" in read("-")[1]["standard input"]


# ---- exports ------------------------------------------------------------------------------------------------------------------


def test_half_letters_are_marked_and_the_others_read(tmp_path: Path) -> None:
    found, skipped = read(export(tmp_path / "a.json", {"text": f"{STORY} \ud83d x", "title": "\udc00 T"}, {}))
    assert not skipped
    assert [found[0].text, found[0].title] == [f"{STORY} � x", "� T"]


def test_a_number_of_thousands_of_digits_is_no_obstacle(tmp_path: Path) -> None:
    path = export(tmp_path / "a.json", {"n": 7}, {})
    path.write_text(path.read_text().replace('"n": 7', '"n": ' + "9" * 5_000))
    assert len(read(path)[0]) == 2


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "Mon, 1 Jan 2024 00:00:00 +99999999999999", "Fri, 31 Dec 9999 10:00:00 GMT"])
def test_a_day_that_can_be_no_articles_is_unknown(tmp_path: Path, day: str) -> None:
    (found, other), _ = read(export(tmp_path / "a.json", {"date": day}, {"date": "2031-04-02"}))
    assert (found.published, found.published_basis) == (None, "")
    assert other.published == date(2031, 4, 2)


@pytest.mark.parametrize("place", [0, 1])
def test_a_line_nested_too_deeply_leaves_the_others(tmp_path: Path, place: int) -> None:
    lines = [json.dumps({"id": "a", "text": f"{STORY}\u2028More."}, ensure_ascii=False), json.dumps({"id": "b", "text": STORY})]
    lines.insert(place, '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}")
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found, skipped = read(tmp_path / "a.jsonl")
    assert [each.name for each in found] == ["a.jsonl#a", "a.jsonl#b"]
    assert list(skipped.values()) == [f"line {place + 1} is nested too deeply."]


# ---- PDF ----------------------------------------------------------------------------------------------------------------------


def test_an_odd_day_is_no_damage_to_a_pdf(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/CreationDate": "sometime in spring"})
    writer.write(tmp_path / "a.pdf")
    assert "no text" in read(tmp_path / "a.pdf")[1]["a.pdf"]  # read, and found to hold none


def test_an_encryption_that_cannot_be_undone_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdf
    from pypdf.errors import DependencyError

    def refused(*_: object) -> None:
        raise DependencyError("cryptography>=3.1 is required for AES algorithm")

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(tmp_path / "a.pdf")
    monkeypatch.setattr(pypdf, "PdfReader", refused)
    assert "encrypted" in read(tmp_path / "a.pdf")[1]["a.pdf"]


# ---- what is no file ----------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_text_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{STORY} a")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.txt")).write_text(f"{STORY} b", encoding="utf-8")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/c\xff.txt")).write_text("", encoding="utf-8")
    found, skipped = read(tmp_path)
    assert [each.name for each in found] == ["a.txt", "b�.txt"]
    assert list(skipped) == ["c�.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_what_is_met_in_a_folder_and_not_read_is_named(tmp_path: Path) -> None:
    folder, other = tmp_path / "in", tmp_path / "other"
    (folder / "shut").mkdir(parents=True)
    other.mkdir()
    (folder / "a.txt").write_text(STORY)
    (folder / "lost.txt").symlink_to(tmp_path / "nowhere")
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "linked").symlink_to(other)
    os.mkfifo(folder / "pipe")
    (folder / "shut").chmod(0)
    found, skipped = read(folder)
    (folder / "shut").chmod(0o700)
    assert [each.name for each in found] == ["a.txt"]
    told = {"lost.txt": "nowhere", "loop": "nowhere", "linked": "not followed", "pipe": "a pipe"}
    assert all(words in skipped[name] for name, words in told.items())
    assert ("shut" in skipped) == (os.geteuid() != 0)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_without_a_writer_and_a_device_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert read(tmp_path / "pipe")[1] == {"pipe": "the file is empty."}
    assert read("/dev/zero")[1] == {"zero": "a device is not read."}


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="open files have no names here")
def test_what_another_command_writes_is_read() -> None:
    takes, gives = os.pipe()
    os.write(gives, STORY.encode())
    os.close(gives)
    found, _ = read(f"/dev/fd/{takes}")
    os.close(takes)
    assert [each.text for each in found] == [STORY]
