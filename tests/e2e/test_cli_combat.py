"""Another law of combat in the world: chosen, kept in the manifest, honoured by whatever reads the run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from multipolar.cli import main
from multipolar.models.combat import MODELS

RUN = ("run", "border-dispute", "--runs", "60", "--horizon", "30", "--seed", "3")


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Run one command in an empty folder: what it prints."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, code: int = 0) -> str:
        capsys.readouterr()
        assert main(arguments) == code
        shown = capsys.readouterr()
        return shown.err if code else shown.out

    return run


@pytest.fixture
def both(say) -> tuple[Path, Path]:
    """A plain run, and one under the square law."""
    say(*RUN, "--out", "plain")
    say(*RUN, "--combat", "lanchester-square", "--out", "square")
    return Path("plain"), Path("square")


def test_the_manifest_names_the_law_and_the_numbers_follow_it(both: tuple[Path, Path]) -> None:
    plain, square = (json.loads((folder / "manifest.json").read_text("utf-8")) for folder in both)
    assert (plain["combat"], square["combat"]) == ("lanchester-general", "lanchester-square")
    assert [part["sha256"] for part in plain["parts"]] != [part["sha256"] for part in square["parts"]]


def test_a_run_under_another_law_is_repeated_bit_for_bit(both: tuple[Path, Path], say) -> None:
    assert "identical" in say("rerun", "square")
    assert "identical" in say("rerun", "plain")


def test_the_default_law_by_its_name_is_the_same_run(both: tuple[Path, Path], say) -> None:
    say(*RUN, "--combat", "lanchester-general", "--out", "named")
    files = sorted(path.relative_to("plain") for path in Path("plain").rglob("*.parquet"))
    assert files
    assert all((Path("plain") / file).read_bytes() == (Path("named") / file).read_bytes() for file in files)


def test_a_comparison_and_a_report_say_which_law(both: tuple[Path, Path], say) -> None:
    assert "combat: lanchester-general → lanchester-square" in say("compare", "plain", "square")
    say("report", "square", "--out", "square.html")
    page = Path("square.html").read_text("utf-8")
    assert "--combat lanchester-square" in page.replace("<wbr>", "")
    assert "combat by lanchester-square" in page


def test_a_story_follows_the_law_of_its_run(both: tuple[Path, Path], say) -> None:
    asked = ("explain", "square", "war.force.sunder", "--week", "20", "--member", "5", "--json")
    found = json.loads(say(*asked))
    steps = [step for step in found["steps"] if step["mechanism"] == "combat"]
    assert not steps or steps[-1]["after"] == pytest.approx(found["value"], rel=1e-5)
    assert found["value"] > 0


def test_a_manifest_from_before_the_choice_is_read_as_the_worlds_own_law(both: tuple[Path, Path], say) -> None:
    file = both[0] / "manifest.json"
    data = json.loads(file.read_text("utf-8"))
    del data["combat"]
    file.write_text(json.dumps(data), encoding="utf-8")
    assert "identical" in say("rerun", "plain")


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.name)
def test_every_listed_law_runs_the_world(kind, say) -> None:
    found = json.loads(say(*RUN, "--combat", kind.name, "--json"))
    assert sum(path["p"] for path in found["paths"].values()) == pytest.approx(1.0)


def test_an_unknown_law_is_refused(say) -> None:
    assert "Did you mean 'lanchester-linear'" in say(*RUN, "--combat", "lanchester-liner", code=2)
