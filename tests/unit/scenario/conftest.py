"""A small case on disk that tests may spoil."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from multipolar.errors import Problem, ScenarioError
from multipolar.library import Parameter, scenario_folder
from multipolar.scenario import Case, load

DOCUMENT = "Übergang. The river town will not be given up, said the minister. Nobody asked the mayor.\n"
SHA = hashlib.sha256(DOCUMENT.encode()).hexdigest()

SCENARIO = """\
multipolar: 1
title: A small case
question: How does it end?
as_of: 2030-06-01
horizon: 52
actors:
  blue: {name: Blue, kind: state, capability: 40 ± 4, judgement: a guess}
  red: {name: Red, kind: state}
  hawk: {name: Hawk, kind: leader, of: red, influence: 70, judgement: loud}
  union: {name: Union, kind: organisation, credibility: 40..80, data: survey}
issues:
  town:
    question: Who holds the town?
    scale: {0: Blue, 100: Red}
    settles: war
    now: 40
    effect: {front: {slope: 10 */ 1.35}}
    judgement: {now: line of contact, effect: a guess}
  guns:
    question: How many guns?
    scale: {0: none, 100: all}
    decided_by: union
    now: 50 ± 5
    lever: {kind: aid, to: blue, weight: 35 */ 1.2}
    judgement: last year's level
positions:
  town:
    red: {ideal: 85 ± 8, floor: 55, salience: 90, evidence: {ideal: [e1]}, judgement: {floor: why, salience: why}}
    blue: {ideal: 0, salience: 90, evidence: [e2], judgement: heard}
  guns:
    union: {ideal: 60, salience: 50, judgement: a guess}
war:
  attacker: red
  defender: blue
  began: 2029-01-01
  area: 1000
  held: 10
  advance: 20
  jitter: 4
  advantage: 1.2
  judgement: a guess
  sides:
    blue: {force: 0.8, reinforcement: 1, loss_rate: 1.5, cost: 15, judgement: a guess}
    red: {force: 1, reinforcement: 1.4, loss_rate: 1.4, cost: 10, judgement: a guess}
patrons:
  union: {cost: 5, blame: 5, abandon: 50, judgement: a guess}
talks:
  table: {kind: deal, parties: [red, blue], settle: [town], rounds_a_week: 0.2, judgement: a guess}
calendar:
  - {id: rain, every: 10-15, weeks: 6, quantity: tempo, times: 0.5, judgement: mud}
  - {id: fair, on: 2030-09-01, quantity: rounds.table, times: 2, judgement: a holiday}
threats:
  shells: {by: red, against: blue, deadline: 2030-12-01, do: {tempo: 1.5, weeks: 4}, weight: 4, evidence: {weight: e2}, judgement: {do: x}}
ties:
  affinities:
    - {between: [union, blue], value: 60, judgement: a guess}
  memberships: {union: [blue]}
world:
  combat: {tempo_sd: 0.4, judgement: restless}
earlier:
  - {address: war.held, until: 2030-03-01, value: 8, judgement: an older map}
contradictions:
  - {about: the town, claims: [e1, e2]}
paths:
  lost: {name: Lost, when: collapse-of-blue}
  peace: {name: Peace, when: deal-in-force}
  on-and-on: {name: On and on, when: otherwise}
"""

SOURCES = f"""\
documents:
  herald: {{file: herald.txt, title: The Herald, date: 2030-02-01, date_basis: stated, basis: on the page, sha256: {SHA}}}
  later: {{file: later.txt, title: Later, date: 2030-05-01, date_basis: inferred, basis: by its news, sha256: {"ab" * 32}}}
data:
  survey: {{citation: A survey}}
"""

EVIDENCE = """\
e1: {document: herald, start: 10, end: 45, gist: A town is claimed, relation: stated}
e2: {document: later, start: 0, end: 9, gist: Words about a town, relation: direction}
"""

CHECKS = """\
- {name: more guns help, change: {issues.guns.lever.weight: 50}, measure: collapse-of-blue, effect: lowers}
- {name: peace can wait, change: {world.combat.tempo_sd: 0.1}, measure: weeks-to.deal, effect: raises}
- {name: the front, without: [combat], measure: war.front at week 30, effect: lowers, given: not deal}
"""

FILES = {
    "scenario.yaml": SCENARIO,
    "sources.yaml": SOURCES,
    "evidence.yaml": EVIDENCE,
    "checks.yaml": CHECKS,
    "herald.txt": DOCUMENT,
}

PARAMETERS = (
    Parameter("combat", "tempo_sd", "0.35 */ 1.2", 0.0, 2.0, "log", "judgement", "spread of the tempo"),
    Parameter("combat", "season", "0.25", 0.0, 0.9, "share", "judgement", "summer and winter"),
    Parameter("drift", "pull", "0.02", 0.0, 1.0, "1/week", "judgement", "pull back"),
)

Spoil = Callable[..., Path]
Problems = Callable[..., list[Problem]]


@pytest.fixture
def write(tmp_path: Path) -> Spoil:
    """Write the small case with replacements: `write((old, new), …, file="scenario.yaml", replace={file: text})`."""

    def write_case(*changes: tuple[str, str], file: str = "scenario.yaml", name: str = "small", **whole: str) -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        for target, text in FILES.items():
            for old, new in changes if target == file else ():
                assert old in text, f"the test replaces {old!r}, which is not there"
                text = text.replace(old, new, 1)
            (folder / target).write_text(whole.get(target.partition(".")[0], text), encoding="utf-8")
        return folder

    return write_case


@pytest.fixture
def small(write: Spoil) -> Case:
    """The small case as it stands."""
    return load(write(), parameters=PARAMETERS)


@pytest.fixture
def problems(write: Spoil) -> Problems:
    """What is wrong with a spoilt small case."""

    def find(*changes: tuple[str, str], file: str = "scenario.yaml", **whole: str) -> list[Problem]:
        folder = write(*changes, file=file, **whole)
        with pytest.raises(ScenarioError) as caught:
            load(folder, parameters=PARAMETERS)
        return list(caught.value.problems)

    return find


@pytest.fixture
def teaching() -> Path:
    """The bundled case that new ones start from."""
    return scenario_folder("border-dispute")
