"""Bargaining in the terminal: JSON of the promised shape, the baseline beside every forecast, and errors that teach."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.e2e.terminal import Say, answer

TABLE = "actor,capability,position,salience\nA,1,10,0.5\nB,2,90,1\nC,1,40 ± 5,0.8\n"


@pytest.fixture
def say(say: Say) -> Say:
    """Run one command in a folder with a table."""
    Path("table.csv").write_text(TABLE, encoding="utf-8")
    return say


def test_one_models_json_has_the_promised_shape(say: Say) -> None:
    found = answer(say, "bargain", "table.csv", "--model", "expected-utility", "--preset", "scholz-table2", "--rounds", "3")
    assert found["model"] == "expected-utility"
    assert found["preset"] == "scholz-table2"
    assert set(found["outcome"]) >= {"mean", "median"}
    assert found["baseline"]["compromise"] > 0
    assert found["stopped"] in ("converged", "cycle", "rounds")
    first = found["rounds"][0]
    assert first["round"] == 0
    assert first["positions"] == {"A": 10.0, "B": 90.0, "C": 40.0}
    assert set(first) >= {"round", "mean", "median", "positions"}


def test_the_ensembles_json_holds_every_model_and_the_split(say: Say) -> None:
    found = answer(say, "bargain", "table.csv", "--model", "all", "--draws", "50", "--seed", "1")
    assert {"compromise", "nash", "expected-utility"} <= set(found["models"])
    assert set(found["variance"]["shares"]) == {"inputs", "rules", "models"}
    assert sum(found["variance"]["shares"].values()) == pytest.approx(1.0)
    assert found["draws"] == 50


def test_the_same_command_prints_the_same_bytes(say: Say) -> None:
    command = ("bargain", "table.csv", "--model", "expected-utility", "--draws", "40", "--seed", "3", "--json")
    assert say(*command) == say(*command)


def test_the_terminal_shows_the_baseline_and_how_the_table_was_read(say: Say) -> None:
    code, out, _ = say("bargain", "table.csv", "--model", "nash", "--draws", "20", "--advise", "C")
    assert code == 0
    for words in (
        "compromise",
        "salience read as shares",
        "positions read on 0–100",
        "no bargaining model beats",
        "fixed behaviour of others",
    ):
        assert words in out


def test_a_table_of_rounds_leaves_rounds_out_and_never_cuts_a_number(say: Say) -> None:
    out = say("bargain", "ukraine-2025", "--issue", "territory")[1]
    rounds = out[out.index("actor ") :].splitlines()
    assert rounds[0].split()[-2:] == ["round", "10"]
    assert all(len(line.split()[-1].partition(".")[2]) == 2 for line in rounds[2:10])
    assert all("…" in line for line in rounds[2:10])


def test_charts_are_written_and_named(say: Say) -> None:
    code, out, err = say("bargain", "table.csv", "--model", "compromise", "--chart", "rounds.svg", "--tornado", "tornado.pdf")
    assert code == 0
    assert Path("rounds.svg").is_file()
    assert Path("tornado.pdf").is_file()
    assert "wrote rounds.svg, tornado.pdf" in out + err


def test_a_case_says_what_was_taken_as_weight(say: Say) -> None:
    found = answer(say, "bargain", "ukraine-2025", "--issue", "territory", "--model", "compromise")
    assert any("times influence" in line for line in found["read"])
    assert found["source"] == "ukraine-2025"


def test_models_are_listed_with_what_they_rest_on(say: Say) -> None:
    rows = answer(say, "models")
    assert all({"family", "model", "status", "source", "proof", "how_to"} <= set(row) for row in rows)
    code, out, _ = say("models", "--family", "bargaining")
    assert code == 0
    assert "compromise" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("bargain", "nothing.csv"), "there is no file 'nothing.csv'"),
        (("bargain", "ukrain-2025"), "Did you mean 'ukraine-2025'"),
        (("bargain", "table.csv", "--model", "expected-utillity"), "Did you mean 'expected-utility'"),
        (("bargain", "table.csv", "--preset", "scholz-table3"), "Did you mean 'scholz-table2'"),
        (("bargain", "table.csv", "--issue", "x"), "'x' is not an issue of table.csv"),
        (("bargain", "table.csv", "--rounds", "0"), "--rounds is 0; between 1 and"),
        (("bargain", "table.csv", "--draws", "0"), "--draws is 0; between 1 and"),
        (("bargain", "table.csv", "--draws", "9", "--seed", "-1"), "a seed is a whole number from 0"),
        (("bargain", "table.csv", "--advise", "D"), "'D' is not an actor of table.csv. Known: A, B, C."),
        (("bargain", "table.csv", "--chart", "x.gif"), ".png, .svg or .pdf"),
        (("bargain", "table.csv", "--salience-scale", "tenths"), "'tenths' is not one of"),
        (("bargain", "table.csv", "--model", "all", "--advise", "A"), "--advise goes with one model"),
        (("bargain", "ukraine-2025", "--issue", "teritory"), "Did you mean 'territory'"),
        (("bargain", "table.csv", "--model", "nash", "--preset", "reference-point"), "reference"),
        (("models", "--family", "crises"), "Did you mean 'crisis'"),
        (("backtest", "deu", "."), "10.34810/data53"),
        (("backtest", "nato", "."), "'nato' is not"),
        (("new", "table", "Bad Name"), "cannot name a table"),
        (("new", "model", "compromise"), "there is a model called 'compromise' already"),
        (("new", "model", "Bad Name"), "cannot name a model"),
        (("new", "model", "elder-rule"), "the folder where you are is not in it; nothing was touched"),
        (("new", "planet", "x"), "new scenario NAME, new table NAME, new model NAME, or new articles NAME"),
    ],
)
def test_wrong_input_is_named_with_what_is_allowed(say: Say, arguments: tuple[str, ...], said: str) -> None:
    code, _, err = say(*arguments)
    assert code == 2, err
    assert said in " ".join(err.split()), err


def test_a_bad_table_ends_with_file_line_value_and_range(say: Say, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text(TABLE.replace("B,2", "B,-2").replace("0.8", "lots"), encoding="utf-8")
    code, _, err = say("bargain", "bad.csv")
    assert code == 2
    assert "bad.csv:3: the capability of 'B' is -2; it is a number, 0 or more." in err
    assert "bad.csv:4: the salience of 'C' is lots" in err


def test_a_new_table_can_be_settled_at_once(say: Say) -> None:
    assert answer(say, "new", "table", "harbour") == {"file": "harbour.csv"}
    assert say("bargain", "harbour.csv", "--model", "compromise")[0] == 0
    code, _, err = say("new", "table", "harbour")
    assert code == 2
    assert "nothing was touched" in err


def test_a_new_model_from_elsewhere_goes_where_it_is_told_and_nowhere_else(say: Say, tmp_path: Path) -> None:
    from multipolar.models import bargaining

    home = Path(bargaining.__file__).parent
    before = {path.name: path.read_bytes() for path in home.glob("*.py")}
    assert say("new", "model", "elder-rule")[0] == 2
    assert {path.name: path.read_bytes() for path in home.glob("*.py")} == before
    models = tmp_path / "models"
    models.mkdir()
    (models / "__init__.py").write_bytes(before["__init__.py"])
    found = answer(say, "new", "model", "elder-rule", "--out", str(models))
    assert found["pages"] == []
    assert (models / "elder_rule.py").is_file()
    assert "ElderRule" in (models / "__init__.py").read_text(encoding="utf-8")


def test_a_new_model_holds_the_laws_of_its_family(tmp_path: Path, root: Path) -> None:
    """In a copy of the program: the file, the line in the list and both pages are there, and the model settles."""
    copy = tmp_path / "checkout"
    for part in ("src", "docs/how-to/models", "docs/explanation/models"):
        shutil.copytree(root / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", copy)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        program = "import sys; sys.path.insert(0, 'src'); from multipolar.cli import main; sys.exit(main(sys.argv[1:]))"
        return subprocess.run([sys.executable, "-c", program, *arguments], cwd=copy, capture_output=True, encoding="utf-8", check=False)

    made = run("new", "model", "elder-rule", "--json")
    assert made.returncode == 0, made.stderr
    for file in (
        "src/multipolar/models/bargaining/elder_rule.py",
        "docs/how-to/models/elder-rule.md",
        "docs/explanation/models/elder-rule.md",
    ):
        assert (copy / file).is_file()
    listed = json.loads(run("models", "--family", "bargaining", "--json").stdout)
    assert {"elder-rule"} <= {row["model"] for row in listed if row["status"] == "experimental"}
    (copy / "table.csv").write_text(TABLE, encoding="utf-8")
    settled = run("bargain", "table.csv", "--model", "elder-rule", "--json")
    assert settled.returncode == 0, settled.stderr
    found = json.loads(settled.stdout)
    assert found["outcome"]["mean"] == found["baseline"]["compromise"]
    again = run("new", "model", "elder-rule")
    assert again.returncode == 2
    ruff = shutil.which("ruff", path=str(Path(sys.executable).parent))
    if ruff:
        checked = subprocess.run(
            [ruff, "check", "src/multipolar/models/bargaining"], cwd=copy, capture_output=True, encoding="utf-8", check=False
        )
        assert checked.returncode == 0, checked.stdout
