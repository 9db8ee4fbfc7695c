"""The command line from end to end, on the small teaching case and the real world."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from multipolar.cli import main

Cli = Callable[..., "Result"]


class Result:
    """What a command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one run of the teaching case; LAST names it."""
    place = tmp_path_factory.mktemp("work")
    before = Path.cwd()
    os.chdir(place)
    try:
        assert main(["run", "border-dispute", "--runs", "600", "--seed", "7", "--json"]) == 0
    finally:
        os.chdir(before)
    return place


@pytest.fixture
def cli(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run one command in that folder."""
    monkeypatch.chdir(folder)
    base = next(path.name for path in Path("runs").glob("border-dispute-*-s7-600-*"))
    Path("runs/LAST").write_text(base, encoding="utf-8")

    def run(*arguments: str) -> Result:
        capsys.readouterr()
        code = main(arguments)
        shown = capsys.readouterr()
        assert "Traceback" not in shown.err
        return Result(code, shown.out, shown.err)

    return run


def test_run_answers_in_json_and_says_what_it_wrote_and_what_comes_next(cli: Cli) -> None:
    result = cli("run", "border-dispute", "--runs", "600", "--seed", "7", "--json", "--force")
    found = result.json
    assert list(found) == ["case", "as_of", "runs", "seed", "horizon", "paths", "placeholders", "when", "run", "manifest"]
    assert (found["case"], found["as_of"], found["runs"], found["seed"]) == ("border-dispute", "2031-03-10", 600, 7)
    assert sum(path["p"] for path in found["paths"].values()) == pytest.approx(1)
    assert all(set(path) == {"p", "lo", "hi"} and path["lo"] <= path["p"] <= path["hi"] for path in found["paths"].values())
    assert all(set(when) == {"p", "q10", "q50", "q90"} for when in found["when"].values())
    assert Path(found["manifest"]).is_file()
    assert result.err.splitlines()[-2:] == [f"wrote {found['run']}", "next: multipolar report LAST"]


def test_run_shows_paths_dates_measures_obstacles_and_where_they_come_from(cli: Cli) -> None:
    result = cli("run", "border-dispute", "--runs", "600", "--seed", "7")
    assert result.code == 0
    for words in ("Likeliest path", "war-goes-on", "fighting-stopped", "war.front", "commitment", "600 histories", "seed 7"):
        assert words in result.out
    assert max(map(len, result.out.splitlines())) <= 100


def test_the_same_run_is_opened_instead_of_computed_again(cli: Cli, folder: Path) -> None:
    manifests = list(folder.glob("runs/border*-s7-600-*/manifest.json"))
    before = [path.stat().st_mtime_ns for path in manifests]
    assert "found (--force computes it again) runs/border-dispute" in cli("run", "border-dispute", "--runs", "600", "--seed", "7").out
    assert len(manifests) == 1
    assert [path.stat().st_mtime_ns for path in manifests] == before


def test_threads_do_not_change_a_byte(cli: Cli, tmp_path: Path) -> None:
    for threads in ("1", "2"):
        options = "--runs", "5300", "--seed", "3", "--threads", threads, "--out", str(tmp_path / threads)
        assert cli("run", "border-dispute", *options).code == 0
    names = sorted(path.relative_to(tmp_path / "1") for path in (tmp_path / "1").rglob("*.parquet"))
    assert len(names) == 4
    assert all((tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes() for name in names)


def test_a_run_is_repeated_bit_for_bit(cli: Cli) -> None:
    result = cli("rerun", "LAST", "--json")
    assert result.code == 0
    assert result.json["identical"] is True


def test_ask_gives_a_share_with_interval_and_members(cli: Cli) -> None:
    found = cli("ask", "LAST", "fighting-stopped by 2031-12-31", "--json").json
    assert list(found) == ["question", "p", "lo", "hi", "members"]
    assert found["members"] == 600
    assert found["lo"] <= found["p"] <= found["hi"]
    given = cli("ask", "LAST", "fighting-stopped by 2032-01-31 given not fighting-stopped by 2031-12-31", "--json").json
    assert given["members"] < 600
    assert "of 600 histories" in cli("ask", "LAST", "deal").out


def test_a_path_is_asked_by_its_name_and_has_the_share_that_the_run_shows(cli: Cli) -> None:
    paths = cli("run", "border-dispute", "--runs", "600", "--seed", "7", "--json").json["paths"]
    asked = {name: cli("ask", "LAST", name, "--json").json["p"] for name in paths}
    assert asked == {name: share["p"] for name, share in paths.items()}
    assert cli("ask", "LAST", "settled or not settled", "--json").json["p"] == 1.0


def test_a_run_on_an_earlier_day_says_what_was_not_yet_known(cli: Cli) -> None:
    arguments = ("run", "ukraine-2025", "--as-of", "2025-05-15", "--runs", "4", "--horizon", "4", "--out", "may")
    said = cli(*arguments).out
    found = cli(*arguments, "--json").json
    assert found["documents_left_out"] > 0
    numbers = f"{found['spreads_doubled']} numbers that rest on them have twice the spread."
    assert f"{found['documents_left_out']} later documents are left out, and {numbers}" in said
    assert "later documents" not in cli("run", "border-dispute", "--runs", "4", "--horizon", "4", "--out", "now").out


def test_a_condition_that_no_history_meets_is_said_not_guessed(cli: Cli) -> None:
    result = cli("ask", "LAST", "deal given collapsed and at-war", "--json")
    assert (result.code, result.json["p"], result.json["members"]) == (0, None, 0)
    assert "No history" in cli("ask", "LAST", "deal given collapsed and at-war").out


def test_compare_pairs_members_by_their_luck(cli: Cli, tmp_path: Path) -> None:
    out = str(tmp_path / "armed")
    cli("run", "border-dispute", "--runs", "600", "--seed", "7", "--set", "issues.guns.now=90", "--out", out)
    base = next(path.name for path in Path("runs").glob("border*-600-*"))
    found = cli("compare", base, out, "--json").json
    assert found["paired"] is True
    assert ["issues.guns.now", "as in the case", "90"] in found["changed"]
    shown = cli("compare", base, out)
    assert "paired over 600 members" in shown.out
    assert "The two runs hold the same histories" in cli("compare", base, base).out


def test_explain_goes_from_mechanism_to_parameter_to_evidence(cli: Cli) -> None:
    found = cli("explain", "LAST", "war.front", "--week", "6", "--json").json
    step = next(step for step in found["steps"] if step["mechanism"] == "combat")
    assert step["after"] == pytest.approx(found["value"], rel=1e-4)
    addresses = {item["address"]: item for item in step["assumptions"]}
    assert addresses["war.advance"]["drawn"] > 0
    assert addresses["war.advance"]["prior"]
    assert any(item["evidence"] for item in step["assumptions"])
    quiet = cli("explain", "LAST", "range.open", "--week", "6", "--member", "3")
    assert quiet.code == 0


def test_report_and_plot_write_and_name_files(cli: Cli, tmp_path: Path) -> None:
    result = cli("report", "LAST", "--out", str(tmp_path / "r.html"))
    assert result.out.splitlines()[-2] == f"wrote {tmp_path / 'r.html'}"
    assert (tmp_path / "r.html").stat().st_size > 10_000
    assert cli("plot", "LAST", "paths", "-o", str(tmp_path / "p.png")).code == 0
    assert (tmp_path / "p.png").read_bytes()[:4] == b"\x89PNG"
    for name in ("p.jpg", "p.html", "p"):
        refused = cli("plot", "LAST", "paths", "-o", str(tmp_path / "new" / name))
        assert refused.code == 2
        assert "a chart is written as .png, .svg or .pdf. Try p.png." in refused.err
    assert not (tmp_path / "new").exists()


def test_check_counts_what_the_numbers_rest_on(cli: Cli) -> None:
    found = cli("check", "border-dispute", "--json").json
    assert list(found) == ["errors", "warnings", "numbers", "evidence", "data", "judgement", "passages", "quotes_bad"]
    assert found["numbers"] == found["evidence"] + found["data"] + found["judgement"]
    shown = cli("check", "border-dispute").out
    assert "numbers rest on" in shown
    assert "no mechanism of a run reads these numbers: actors.coast-league.capability (line 38)" in shown
    assert "patrons.coast-league.cost (line 156)" in shown
    assert sum("move nothing" in warning for warning in found["warnings"]) == 1


def test_check_behaviour_gives_effects_with_intervals(cli: Cli) -> None:
    result = cli("check", "border-dispute", "--behaviour", "--json")
    assert all(set(check) == {"name", "holds", "effect", "lo", "hi"} for check in result.json["checks"])
    assert result.code == (0 if all(check["holds"] for check in result.json["checks"]) else 1)
    shown = cli("check", "border-dispute", "--behaviour", "--runs", "50")
    assert "hold" in shown.out
    assert shown.code in (0, 1)


@pytest.mark.parametrize("what", ["cases", "switches", "parameters", "measures", "runs"])
def test_everything_can_be_listed_in_both_forms(cli: Cli, what: str) -> None:
    assert cli("list", what, *(["border-dispute"] if what in ("measures", "parameters") else [])).out
    assert cli("list", what, "--json").json


def test_every_measure_is_listed_with_its_range(cli: Cli) -> None:
    found = cli("list", "measures", "border-dispute", "--json").json
    assert list(found["ranges"]) == list(found["measures"])
    assert (found["ranges"]["war.front"], found["ranges"]["war.tempo"]) == ([0.0, 100.0], [0.0, None])
    assert "0 to 100" in cli("list", "measures", "border-dispute").out


def test_show_tells_a_case_in_short(cli: Cli) -> None:
    assert "paths, tried in this order" in cli("show", "border-dispute").out
    assert cli("show", "border-dispute", "--json").json["paths"]["war-goes-on"]["when"] == "otherwise"


def test_a_new_case_checks_and_runs(cli: Cli, tmp_path: Path) -> None:
    target = str(tmp_path / "black-sea")
    assert f"multipolar check {target}" in cli("new", "scenario", "black-sea", "--out", target).out
    assert cli("check", target).code == 0
    assert cli("run", target, "--runs", "20", "--horizon", "8", "--json").json["horizon"] == 8


def test_the_schema_is_json_schema(cli: Cli, tmp_path: Path) -> None:
    assert cli("schema").json["$schema"].startswith("https://json-schema.org/")
    assert cli("schema", "-o", str(tmp_path / "s.json")).code == 0


def test_version_and_help(cli: Cli) -> None:
    assert cli("--version").out.startswith("multipolar ")
    assert "run" in cli("--help").out


def test_the_help_loads_nothing_heavy() -> None:
    heavy = ("numpy", "numba", "pyarrow", "pydantic", "altair")
    code = f"import sys; from multipolar.cli import main; main(['--help']); print([m for m in {heavy} if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8").stdout
    assert shown.splitlines()[-1] == "[]"


def test_python_reads_as_the_command_line_does(cli: Cli) -> None:
    import multipolar as mp

    base = mp.run(mp.load("border-dispute").with_horizon(20), members=200, seed=5)
    eased = mp.run(mp.load("border-dispute").with_horizon(20).set("issues.guns.now", 90), members=200, seed=5)
    assert "95 % Monte Carlo intervals" in str(base.paths)
    assert mp.compare(base, eased).paired
    assert mp.ask(base, "deal").members == 200
    assert {story.path for story in mp.stories(base)} == {share.name for share in base.paths if share.members}
    assert len(mp.drivers(base)) > 10
    assert "run" in dir(mp)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = mp.nothing
