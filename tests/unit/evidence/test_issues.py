"""The issue library: its files, the search in it, and what it says of a wrong file."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import multipolar
from multipolar.errors import ScenarioError
from multipolar.evidence.issues import IssueEntry, bundled_issues, read_issues
from multipolar.scenario.schema.issues import Issue

IDS = {"attacker": "north", "defender": "south", "decider": "league", "patron": "league", "friend": "east"}
NAMES = {"attacker": "North", "defender": "South", "patron": "the League", "decider": "the League"}

OWN = """issues:
  fisheries:
    question: Who fishes in the strait?
    scale: {0: one side, 50: both by quota, 100: the other side}
    settles: war
    now: 50
    words: [trawler*, cod quota*, catch ... limits]
    cues: {50: [quota*]}
"""


def file_of(folder: Path, text: str) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("entry", bundled_issues().entries, ids=lambda entry: entry.id)
def test_a_scenario_accepts_every_bundled_issue(entry: IssueEntry) -> None:
    made = entry.draft(NAMES, IDS, relieves=["league-sanctions"])
    assert Issue.model_validate(made).is_lever == (entry.kind == "lever")
    assert "{" not in made["question"] + "".join(made["scale"].values())


def test_every_kind_of_lever_and_the_usual_terms_are_there() -> None:
    library = bundled_issues()
    assert {entry.lever["kind"] for entry in library.entries if entry.kind == "lever"} == {"aid", "sanctions", "pressure", "support"}
    terms = {entry.id for entry in library.entries if entry.kind == "term"}
    assert terms >= {
        "territory",
        "alignment",
        "force-limits",
        "foreign-presence",
        "sanctions-relief",
        "recognition",
        "ceasefire",
        "autonomy",
    }


@pytest.mark.parametrize(
    ("passage", "issue"),
    [
        ("the withdrawal of all troops from the plateau", "territory"),
        ("membership of the alliance for the islands", "alignment"),
        ("an end to the sanctions on its banks", "sanctions-relief"),
        ("new sanctions on its shipping", "sanctions"),
        ("a truce over the holiday", "ceasefire"),
        ("peacekeepers along the ridge", "foreign-presence"),
        ("zero enrichment on its soil", "nuclear-programme"),
        ("the release of all hostages", "humanitarian"),
        ("self-rule for the valley's minority", "autonomy"),
        ("a tribunal for war crimes", "justice"),
        ("a multipolar order without hegemony", "order"),
        ("tariffs on its steel", "trade"),
        ("shipments of ammunition and air defence", "military-aid"),
    ],
)
def test_words_lead_to_their_issue(passage: str, issue: str) -> None:
    assert bundled_issues().issue_of(passage) == issue


def test_words_around_count_only_where_the_passage_says_nothing() -> None:
    library = bundled_issues()
    assert library.issue_of("rejects it", "The mediators floated a ceasefire, but it rejects it.") == "ceasefire"
    assert library.issue_of("a prisoner exchange", "The ceasefire stays out of reach.") == "humanitarian"
    assert library.issue_of("rejects it", "It rejects it.") == ""


@pytest.mark.parametrize(
    ("issue", "passage", "direction", "point"),
    [
        ("territory", "full withdrawal from the coast", "demand", 0),
        ("territory", "a freeze along the line of contact", "support", 40),
        ("territory", "a buffer zone beyond the river", "demand", 100),
        ("territory", "territorial concessions", "oppose", 0),
        ("military-aid", "aid to the south", "support", 80),
        ("military-aid", "halt all arms deliveries", "oppose", 0),
        ("alignment", "eastward expansion", "oppose", 100),
        ("territory", "the land", "support", None),
    ],
)
def test_cues_point_to_a_place_on_the_scale(issue: str, passage: str, direction: str, point: int | None) -> None:
    assert bundled_issues().by_id[issue].point(passage, direction) == point


def test_an_own_file_is_read_in_the_same_format(tmp_path: Path) -> None:
    library = read_issues(file_of(tmp_path, OWN))
    assert library.issue_of("a limit on catch and licence limits") == "fisheries"
    assert library.by_id["fisheries"].point("cod quotas") == 50


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("settles: war", "setles: war", 5, "Did you mean 'settles'?"),
        ("0: one side, ", "", 4, "both ends, 0 and 100"),
        ("fisheries:", "Fish Eries:", 2, "is no id"),
        ("{50: [quota*]}", "{60: [quota*]}", 8, "a point 60, which the scale does not describe; it describes 0, 50, 100"),
        ("trawler*, ", "'... trawler', ", 7, "begins or ends with '...'"),
        ("settles: war", "settles: war\n    background: true", 2, "exactly one of"),
        ("settles: war", "lever: {kind: aid, to: defender, weight: 10}", 2, "names who decides it"),
        ("Who fishes in the strait?", '"Who are {atacker}\'s boats?"', 3, "Did you mean 'attacker'?"),
        ("now: 50", "now: soon", 6, "fisheries"),
        ("now: 50", "now: 50\n    for: 140", 7, "a whole number from 0 to 100"),
    ],
)
def test_a_wrong_file_is_told_by_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        read_issues(file_of(tmp_path, OWN.replace(old, new)))
    assert said in str(caught.value)
    assert f"own.yaml:{line}:" in str(caught.value)


@pytest.mark.parametrize("text", ["", "issues: {}", "issues: [a]", "- a", "issue:\n  a: 1"])
def test_a_file_without_issues_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ScenarioError, match="begins with 'issues:'"):
        read_issues(file_of(tmp_path, text))


def test_long_passages_are_searched_in_linear_time() -> None:
    library = bundled_issues()
    began = time.perf_counter()
    library.match("withdraw " * 4_000)
    assert time.perf_counter() - began < 2.0


def test_the_example_that_explains_the_format_is_right(tmp_path: Path) -> None:
    folder = Path(multipolar.__file__).parent / "library" / "issues"
    example = (folder / "README.md").read_text(encoding="utf-8").split("```")[1].removeprefix("yaml\n")
    (entry,) = read_issues(file_of(tmp_path, example)).entries
    assert entry.point("no free access for foreign boats", "oppose") == 0
