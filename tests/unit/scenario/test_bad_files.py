"""Each thing that can be wrong with a case has its place, its value and what would be right."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from multipolar.errors import Problem, ScenarioError
from multipolar.scenario import load

Problems = Callable[..., list[Problem]]
Spoil = Callable[..., Path]


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        (
            "name: Red, kind: state",
            "name: Red, knid: state",
            8,
            "'knid' is not a field of an actor. Did you mean 'kind'? Nothing was assumed.",
        ),
        ("kind: state, capability", "kind: stat, capability", 7, "'stat' is not one of state, leader, faction, organisation."),
        ("salience: 90, evidence: {ideal", "salience: 140, evidence: {ideal", 28, "salience: 140 is outside its range: 0 to 100."),
        ("ideal: 85 ± 8", "ideal: 85 plus 8", 28, "'85 plus 8' is not a number"),
        ("held: 10", "held: 120 ± 3", 37, "war.held: 120 is outside its range: 0 to 100."),
        ("horizon: 52", "horizon: 0", 5, "horizon: 0 is too small; at least 1."),
        ("horizon: 52", "horizon: many", 5, "horizon: 'many' is not a whole number."),
        ("as_of: 2030-06-01", "as_of: 2030-06-31", 4, "'2030-06-31' is no day of the calendar"),
        ("as_of: 2030-06-01", "as_of: next June", 4, "'next June' is not a date; write it as 2025-07-01."),
        ("title: A small case", "title: 12", 2, "title: 12 is not text"),
        ("multipolar: 1", "multipolar: 2", 1, "2 is not one of 1"),
        ("  red: {name: Red", "  Red: {name: Red", 8, "'Red' is not an id: small letters"),
        ("0: Blue, 100: Red", "0: Blue", 14, "100 is missing"),
        ("0: Blue, 100: Red", "0: Blue, 200: Red", 14, "200 is too large; at most 100"),
        ("effect: {front: {slope: 10 */ 1.35}}", "effect: {}", 17, "exactly one of front, guarantees, limits, relieves"),
        ("    settles: war\n", "", 12, "either a term"),
        ("    lever: {kind: aid, to: blue, weight: 35 */ 1.2}\n", "", 19, "needs 'lever"),
        ("kind: aid, to: blue", "kind: aid, on: blue", 24, "says 'to: <side>'"),
        ("parties: [red, blue]", "parties: [red, red]", 48, "'red' stands twice"),
        ("parties: [red, blue]", "parties: [red]", 48, "two parties, not 1"),
        ("every: 10-15", "every: 13-15", 50, "not a day of every year"),
        ("times: 0.5", "times: 0.5, plus: 3", 50, "one of 'times'"),
        ("do: {tempo: 1.5, weeks: 4}", "do: {}", 53, "a threat does something"),
        ("between: [union, blue], value: 60", "between: [union, blue], value: 160", 56, "160 is outside its range: -100 to 100."),
        ("  attacker: red\n", "", 32, "the war needs 'attacker', which is missing."),
        ("judgement: a guess}\n  red:", "judgement: 3}\n  red:", 7, "3 does not say what the numbers rest on"),
    ],
)
def test_what_does_not_fit_the_format_is_placed_and_explained(problems: Problems, old: str, new: str, line: int, said: str) -> None:
    problem = only(problems((old, new)))
    assert said in str(problem)
    assert (problem.file, problem.line) == ("small/scenario.yaml", line)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("of: red", "of: rde", 9, "actors.hawk.of: there is no actor 'rde'. Did you mean 'red'? Nothing was assumed."),
        ("    union: {ideal: 60", "    onion: {ideal: 60", 31, "there is no actor 'onion'. Did you mean 'union'"),
        ("  guns:\n    union: {ideal", "  gums:\n    union: {ideal", 30, "there is no issue 'gums'"),
        ("attacker: red", "attacker: rod", 33, "there is no actor 'rod'"),
        ("settle: [town]", "settle: [guns]", 48, "there is no term (an issue with 'settles: war') 'guns'"),
        ("quantity: rounds.table", "quantity: rounds.chair", 51, "there is no quantity 'rounds.chair'"),
        ("by: red, against", "by: hawk, against", 53, "'hawk' sits in the body of 'red'; name the principal, 'red'."),
        ("do: {tempo: 1.5, weeks: 4}", "do: {lever: gun, plus: 10}", 53, "there is no lever 'gun'. Did you mean 'guns'"),
        ("evidence: {ideal: [e1]}", "evidence: {ideal: [e9]}", 28, "there is no passage in evidence.yaml called 'e9'"),
        ("data: survey", "data: surveys", 10, "there is no data set in sources.yaml called 'surveys'"),
        ("evidence: {ideal: [e1]}", "evidence: {idea: [e1], ideal: [e1]}", 28, "'idea' is no number of this mapping. Did you mean 'ideal'"),
        ("claims: [e1, e2]", "claims: [e1, e7]", 63, "'e7'"),
        ("combat: {tempo_sd", "combta: {tempo_sd", 59, "the world has no mechanism 'combta'. Did you mean 'combat'"),
        ("tempo_sd: 0.4", "tempo: 0.4", 59, "mechanism 'combat' has no parameter 'tempo'"),
        ("tempo_sd: 0.4", "tempo_sd: 4", 59, "world.combat.tempo_sd: 4 is outside its range: 0 to 2."),
        ("address: war.held", "address: war.hold", 61, "there is no number at 'war.hold'. Did you mean 'war.held'"),
        ("value: 8, judgement: an older map", "value: 800, judgement: an older map", 61, "800 is outside its range"),
        ("value: 8, judgement: an older map", "value: 8", 61, "the value rests on nothing"),
        ("until: 2030-03-01", "until: 2031-03-01", 61, "later than the case's as-of date"),
        ("deadline: 2030-12-01", "deadline: 2030-01-01", 53, "is not after the as-of date"),
        ("began: 2029-01-01", "began: 2031-01-01", 35, "is later than as_of"),
        ("influence: 70, ", "", 9, "a member of a body needs 'influence'"),
        ("memberships: {union: [blue]}", "memberships: {red: [blue]}", 57, "'red' is a state, not an organisation"),
        ("    red: {force: 1", "    union: {force: 1", 42, "the sides are 'red' and 'blue'"),
        ("kind: aid, to: blue", "kind: aid, to: red", 24, "'aid' bears on the defender, 'blue', not on 'red'"),
        ("parties: [red, blue]", "parties: [union, blue]", 48, "nobody at the table speaks for 'red'"),
        ("when: collapse-of-blue", "when: collapse-of-blu", 65, "Did you mean 'collapse-of-blue'"),
        ("when: deal-in-force", "when: otherwise", 67, "path 'on-and-on' can never be reached"),
        (
            "when: deal-in-force",
            'when: "war.front > 200"',
            66,
            "paths.peace: 'war.front > 200' can never hold: war.front is always 0",
        ),
        ("when: otherwise", "when: deal", 64, "the paths are not exhaustive"),
    ],
)
def test_what_does_not_add_up_is_placed_and_explained(problems: Problems, old: str, new: str, line: int, said: str) -> None:
    found = problems((old, new))
    matching = [problem for problem in found if said in str(problem)]
    assert matching, [str(problem) for problem in found]
    assert (matching[0].file, matching[0].line) == ("small/scenario.yaml", line)


def test_a_number_without_a_basis_is_refused(problems: Problems) -> None:
    problem = only(problems((", judgement: {floor: why, salience: why}}", ", judgement: {floor: why}}")))
    assert "positions.town.red.salience: 90 rests on nothing" in problem.message
    assert problem.line == 28


def test_cyclic_bodies_are_shown_as_a_circle(problems: Problems) -> None:
    found = problems(
        ("red: {name: Red, kind: state}", "red: {name: Red, kind: state, of: hawk, influence: 10, judgement: x}"),
    )
    circles = [problem for problem in found if "run in a circle" in problem.message]
    assert "hawk of red of hawk" in only(circles).message


def test_a_lever_that_nobody_has_a_view_on_is_refused(problems: Problems) -> None:
    found = problems(("  guns:\n    union: {ideal: 60, salience: 50, judgement: a guess}\n", ""))
    assert "neither 'union' nor a member of its body has a position" in only(found).message


def test_everything_wrong_is_told_at_once_in_the_order_of_the_files(write: Spoil) -> None:
    folder = write(
        ("kind: state, capability", "knid: state, capability"),
        ("horizon: 52", "horizon: -1"),
        sources="documents: {d: {file: ../../etc/passwd}}\n",
        evidence="e1: {document: d, start: 5, end: 2, gist: x, relation: stated}\n",
        checks="- {name: x, measure: deal, effect: lowers}\n",
    )
    with pytest.raises(ScenarioError) as caught:
        load(folder)
    found = [str(problem) for problem in caught.value.problems]
    assert len(found) >= 8
    for part in ("scenario.yaml:5: horizon: -1", "scenario.yaml:7: 'knid'", "plain file name", "larger than 'start'", "nothing is changed"):
        assert any(part in text for text in found), part
    files = [problem.file.rsplit("/", 1)[-1] for problem in caught.value.problems]
    order = ["scenario.yaml", "sources.yaml", "evidence.yaml", "checks.yaml"]
    assert files == sorted(files, key=order.index)
    assert str(caught.value) == "\n".join(found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [1, 2\nb: 3\n", "not valid YAML"),
        ("a: 1\n\tb: 2\n", "not valid YAML"),
        ("a: 'open\n", "not valid YAML"),
        ("a: 1\na: 2\n", "'a' stands twice in this mapping (first on line 1)"),
        ("a: &x [1, 2]\nb: 3\n", "anchors and aliases"),
        ("a: !!python/object/apply:os.system ['ls']\n", "tags ('!…') are not accepted"),
        ("a: !secret x\n", "tags ('!…') are not accepted"),
        ("a: 1\n---\nb: 2\n", "a second document"),
        ("? [a, b]\n: 1\n", "a key is a mapping or list"),
        ("[" * 40 + "]" * 40 + "\n", "nested more than 20 deep"),
        ("just text\n", "'just text' is not a mapping"),
        ("- a\n- b\n", "is not a mapping"),
        ("", "the file is empty"),
    ],
)
def test_wrong_yaml_is_refused_with_file_and_reason(problems: Problems, text: str, said: str) -> None:
    problem = problems(scenario=text)[0]
    assert problem.file == "small/scenario.yaml"
    assert said in problem.message


def test_a_yaml_error_names_the_line(problems: Problems) -> None:
    assert problems(scenario="a: 1\nb: 2\nc: ]\n")[0].line == 3


def test_a_billion_laughs_are_refused_at_the_first_line(problems: Problems) -> None:
    lines = ["a: &a [lol, lol, lol]"] + [f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]" for i in range(9)]
    began = time.perf_counter()
    problem = problems(scenario="\n".join(lines))[0]
    assert problem.line == 1
    assert "write the value out" in problem.message
    assert time.perf_counter() - began < 2


def test_a_file_of_ten_megabytes_is_not_even_read(problems: Problems) -> None:
    problem = problems(evidence="x" * 10_000_000)[0]
    assert problem.file == "small/evidence.yaml"
    assert "10.0 MB; at most 5 MB" in problem.message


def test_a_file_of_very_many_values_is_stopped(problems: Problems) -> None:
    problem = problems(checks="[" + "a," * 60_000 + "]")[0]
    assert "more than 50,000 values" in problem.message


def test_bytes_that_are_no_utf8_are_refused(write: Spoil) -> None:
    folder = write()
    (folder / "sources.yaml").write_bytes("title: caf\u00e9".encode("latin-1"))
    with pytest.raises(ScenarioError, match=r"sources\.yaml: not UTF-8 text: byte 10 is 0xe9"):
        load(folder)


def test_control_characters_are_refused(problems: Problems) -> None:
    assert "not valid YAML" in problems(scenario="a: \x07\n")[0].message


def test_a_document_later_than_the_as_of_date_is_refused(problems: Problems) -> None:
    found = problems(("date: 2030-05-01", "date: 2030-07-01"), file="sources.yaml")
    assert "after the case's as-of date" in only(found).message
    assert only(found).line == 3


def test_evidence_of_an_unknown_document_is_refused(problems: Problems) -> None:
    found = problems(("document: later", "document: latter"), file="evidence.yaml")
    assert "Did you mean 'later'" in str(only(found))
    assert (only(found).file, only(found).line) == ("small/evidence.yaml", 2)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("issues.guns.lever.weight: 50", "issues.guns.lever.wieght: 50", "Did you mean 'issues.guns.lever.weight'"),
        ("issues.guns.lever.weight: 50", "issues.guns.lever.weight: 500", "500 is outside its range"),
        ("measure: collapse-of-blue", "measure: colapse-of-blue", "Did you mean 'collapse-of-blue'"),
        ("weeks-to.deal", "weeks-to.dale", "'dale' is not an event"),
        ("given: not deal", "given: not dale", "'dale'"),
        ("effect: lowers", "effect: largest", "'largest' is about paths"),
        ("effect: lowers", "effect: louder", "is not one of lowers, raises"),
    ],
)
def test_checks_are_checked_too(problems: Problems, old: str, new: str, said: str) -> None:
    problem = only(problems((old, new), file="checks.yaml"))
    assert problem.file == "small/checks.yaml"
    assert said in str(problem)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("ukraine-2052", "Did you mean 'ukraine-2025'"),
        ("nowhere/at-all", "Bundled cases:"),
        ("x" * 5000, "there is no case"),
        ("bad\0name", "there is no case"),
    ],
)
def test_a_case_that_is_not_there_is_not_guessed(asked: str, said: str) -> None:
    with pytest.raises(ScenarioError, match=said):
        load(asked)


def test_a_folder_without_a_scenario_says_so(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"holds no scenario\.yaml"):
        load(tmp_path)
