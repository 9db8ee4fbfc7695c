"""Wrong input, failing disks, interruptions: a clear message, the right exit code, no traceback, nothing half-written."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from multipolar import world
from multipolar.cli import main
from multipolar.store import files

RUN = ("run", "border-dispute", "--runs", "40", "--horizon", "6")
Say = Callable[..., tuple[int, str]]


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """Run one command in an empty folder: its exit code and what it says on standard error."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        code = main(arguments)
        shown = capsys.readouterr()
        assert "Traceback" not in shown.err
        return code, shown.err

    return run


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("run", "border-disptue"), "Did you mean 'border-dispute'"),
        (("read", "texts", "--report", "--json"), "--report is followed by the option --json"),
        (("run", "border-dispute", "--out", "--force"), "--out is followed by the option --force"),
        (("run", "border-dispute", "--runs", "0"), "--runs is 0; a run has at least 1 member"),
        (("run", "border-dispute", "--runs", "99999999999"), "at most 10,000,000"),
        (("run", "border-dispute", "--runs", "many"), "valid integer"),
        (("run", "border-dispute", "--seed", "-1"), "a seed is a whole number from 0"),
        (("run", "border-dispute", "--threads", "0"), "--threads is 0"),
        (("run", "border-dispute", "--horizon", "0"), "at least 1 week"),
        (("run", "border-dispute", "--horizon", "99999"), "1,040"),
        (("run", "border-dispute", "--set", "actors.sunder.capabilty=3"), "Did you mean 'actors.sunder.capability'"),
        (("run", "border-dispute", "--set", "actors.sunder.capability"), "is not ADDRESS=VALUE"),
        (("run", "border-dispute", "--set", "issues.guns.now=140"), "0 to 100"),
        (("run", "border-dispute", "--set", "issues.guns.now=lots"), "issues.guns.now"),
        (("run", "border-dispute", "--set", "issues.guns.now=1", "--set", "issues.guns.now=2"), "twice"),
        (("run", "border-dispute", "--without", "combat,optimsm"), "Did you mean 'optimism'"),
        (("run", "border-dispute", "--as-of", "yesterday"), "write it as 2025-07-01"),
        (("run", "border-dispute", "--as-of", "2040-01-01"), "later than the case's own"),
        (("ask", "LAST", "deal"), "nothing was run from this folder yet"),
        (("ask", "nothing-here", "deal"), "neither a run folder nor a run"),
        (("check", "border-dispute", "--documents", "nowhere"), "nowhere"),
        (("new", "scenario", "Black Sea"), "small letters"),
        (("new", "world", "x"), "multipolar new scenario NAME"),
        (("list", "everything"), "everything"),
        (("frobnicate",), "frobnicate"),
        (("explain", "LAST", "war.front"), "--week"),
    ],
)
def test_wrong_input_is_named_with_what_would_be_right(say: Say, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    code, err = say(*arguments)
    assert code == 2
    assert said in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("", "empty"),
        ("figthing-stopped", "Did you mean 'fighting-stopped'"),
        ("deal by", "a date, as 2025-12-31"),
        ("deal by 2031-02-30", "no day of the calendar"),
        ("deal by 1999-01-01", "outside what is simulated"),
        ("(deal", "')'"),
        ("deal and", "the condition ends"),
        ("deal given", "the condition ends"),
        ("war.front >", "a number"),
        ("deal on 2031-04-01", "'deal' is an event, which takes 'by DATE'"),
        ("deal-in-force by 2031-04-01", "'deal-in-force' is a state, which takes 'on DATE'"),
        ("settled by 2031-04-01", "'settled' is a path"),
        ("setled", "Did you mean 'settled'"),
        ("war.front > 200", "war.front is always 0 to 100"),
        ("__import__('os')", "cannot be read"),
    ],
)
def test_a_malformed_question_is_read_as_far_as_it_goes(say: Say, question: str, said: str) -> None:
    assert say(*RUN)[0] == 0
    code, err = say("ask", "LAST", question)
    assert code == 2
    assert said in err


def test_unknown_measures_charts_weeks_and_members_are_named(say: Say) -> None:
    assert say(*RUN)[0] == 0
    assert "Did you mean 'war.front'" in say("explain", "LAST", "war.frnt", "--week", "3")[1]
    assert "weeks 1 to 6" in say("explain", "LAST", "war.front", "--week", "7")[1]
    assert "members 0 to 39" in say("explain", "LAST", "war.front", "--week", "3", "--member", "40")[1]
    assert "Did you mean 'paths'" in say("plot", "LAST", "pahts")[1]
    assert "a chart is written as .png, .svg or .pdf" in say("plot", "LAST", "paths", "-o", "x.docx")[1]


def test_a_broken_case_is_reported_with_file_and_line(say: Say, tmp_path: Path) -> None:
    assert say("new", "scenario", "broken")[0] == 0
    file = tmp_path / "broken" / "scenario.yaml"
    file.write_text(file.read_text().replace("capability:", "capabillity:", 1))
    code, err = say("run", "./broken")
    assert code == 2
    assert "broken/scenario.yaml:" in err
    assert "Did you mean 'capability'" in err
    assert say("check", "./broken", "--json")[0] == 2


def test_an_empty_scenario_says_so_and_what_to_start_from(say: Say, tmp_path: Path) -> None:
    (tmp_path / "blank").mkdir()
    (tmp_path / "blank" / "scenario.yaml").write_text("")
    code, err = say("run", "./blank")
    assert code == 2
    assert "blank/scenario.yaml" in err
    assert "the file is empty. `multipolar new scenario NAME`" in err


def test_a_check_of_an_unknown_mechanism_is_named_with_its_line(say: Say, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert say("new", "scenario", "switched")[0] == 0
    (tmp_path / "switched" / "checks.yaml").write_text(
        "- name: no fighting\n  without: [combatt]\n  measure: settled\n  effect: raises\n", encoding="utf-8"
    )
    assert main(("check", "./switched")) == 2
    shown = "".join(capsys.readouterr())
    assert "checks.yaml:2" in shown
    assert "Did you mean 'combat'" in shown


def test_a_value_that_moves_nothing_is_named_as_idle_and_one_that_moves_something_is_not(say: Say) -> None:
    code, err = say(*RUN, "--set", "actors.northmark.capability=99", "--set", "war.sides.sunder.cost=30")
    assert code == 0
    notes = [line for line in err.splitlines() if line.startswith("note: ")]
    assert notes == ["note: border-dispute/scenario.yaml:28: actors.northmark.capability moves nothing: no mechanism of a run reads it."]


def test_an_out_folder_that_is_not_a_run_is_left_alone(say: Say, tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "thesis.txt").write_text("years of work")
    code, err = say(*RUN, "--out", "precious", "--force")
    assert (code, "exists and is not a run" in err) == (2, True)
    assert [item.name for item in (tmp_path / "precious").iterdir()] == ["thesis.txt"]


def test_another_run_is_replaced_only_when_told_so(say: Say) -> None:
    assert say(*RUN, "--out", "a")[0] == 0
    code, err = say(*RUN, "--seed", "2", "--out", "a")
    assert (code, "holds another run" in err) == (2, True)
    assert say("rerun", "a")[0] == 0
    assert say(*RUN, "--seed", "2", "--out", "a", "--force")[0] == 0
    assert sorted(item.name for item in Path().iterdir()) == ["a", "runs"]


def test_a_damaged_run_is_named_and_nothing_is_read_from_it(say: Say, tmp_path: Path) -> None:
    assert say(*RUN, "--out", "a")[0] == 0
    part = tmp_path / "a" / "weekly" / "part-00000.parquet"
    whole = part.read_bytes()
    part.write_bytes(b"")
    for command in (("ask", "a", "deal"), ("rerun", "a"), ("report", "a"), ("compare", "a", "a")):
        code, err = say(*command)
        assert code == 1
        assert "weekly/part-00000.parquet" in err
    part.write_bytes(whole[:-1] + b"x")
    code, err = say("ask", "a", "at-war")
    assert code == 1
    assert "SHA-256" in err


def _full(*_args: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_said_and_nothing_is_half_written(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files.os, "fsync", _full)
    code, err = say(*RUN, "--out", "a")
    assert (code, "the disk is full" in err) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_while_a_report_is_written_leaves_the_run_as_it_was(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert say(*RUN, "--out", "a")[0] == 0
    before = sorted(item.name for item in (tmp_path / "a").iterdir())
    monkeypatch.setattr(files.os, "fsync", _full)
    code, err = say("schema", "-o", str(tmp_path / "s.json"))
    assert (code, "the disk is full" in err) == (1, True)
    assert sorted(item.name for item in (tmp_path / "a").iterdir()) == before


def test_an_interrupted_run_keeps_whole_parts_and_is_resumed(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = ("run", "border-dispute", "--runs", "11000", "--horizon", "4", "--out", "a")
    simulate, begun = world.simulate, list[int]()

    def interrupted(*args: Any, **kwargs: Any) -> Any:
        begun.append(kwargs["members"].start)
        if begun[-1] > 6000 and 0 in begun:
            raise KeyboardInterrupt
        return simulate(*args, **kwargs)

    monkeypatch.setattr(world, "simulate", interrupted)
    code, err = say(*command)
    assert code == 130
    assert "Nothing half-written; 5,000 of 11,000 members kept in a.partial. Repeat the command to resume." in err
    assert not (tmp_path / "a").exists()
    begun.clear()
    assert say(*command)[0] == 0
    assert min(begun) == 5000  # the first part was not computed again
    monkeypatch.setattr(world, "simulate", simulate)
    assert say(*command[:-1], "b")[0] == 0
    same = [(tmp_path / run / "weekly" / f"part-0000{part}.parquet").read_bytes() for part in range(3) for run in "ab"]
    assert same[0::2] == same[1::2]
    assert not (tmp_path / "a.partial").exists()


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal")
def test_ctrl_c_ends_a_real_run_with_130_and_nothing_half_written(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "multipolar", "run", "border-dispute", "--runs", "1000000", "--out", "a"]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in a shell's background ignores it, and so would its children
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, encoding="utf-8")
    progress = tmp_path / "a.partial" / "progress.json"
    for _ in range(3000):  # the world may have to be compiled first, on a busy machine
        if progress.exists() and "part-00000" in progress.read_text():
            break
        time.sleep(0.1)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "members kept in a.partial" in err
    assert "Traceback" not in err
    assert not (tmp_path / "a").exists()
    assert not list((tmp_path / "a.partial").rglob("*.writing"))


def test_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m multipolar list parameters border-dispute | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, encoding="utf-8", check=True)  # noqa: S602 - a pipe is what is tested
    assert done.stderr == ""


def test_what_nobody_expected_is_said_in_one_line(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: Any, **_kwargs: Any) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("multipolar.api.cases", broken)
    code, err = say("list", "cases")
    assert code == 1
    assert "unexpected ZeroDivisionError" in err
