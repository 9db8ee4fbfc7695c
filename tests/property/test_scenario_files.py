"""Whatever is done to the files of a case, it is read or refused with reasons, never anything else."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from multipolar import library
from multipolar.errors import Problem, ScenarioError
from multipolar.library.reading import plain_value, read_text
from multipolar.scenario import Case, load

FOLDER = library.scenario_folder("border-dispute")
LINES = {name: (FOLDER / name).read_text(encoding="utf-8").splitlines() for name in ("scenario.yaml", "evidence.yaml", "sources.yaml")}
VALUES = [
    "",
    "0",
    "-1",
    "1e9",
    "101",
    "null",
    "true",
    "[]",
    "{}",
    "x",
    "[x, y]",
    "{a: 1}",
    "2031-02-30",
    "60 ± 10",
    "'",
    "&a",
    "*a",
    "!t 1",
    ": :",
]

files = st.sampled_from(sorted(LINES))


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, str]:
    name = draw(files)
    lines = list(LINES[name])
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        how = draw(st.sampled_from(["drop", "double", "value", "indent", "cut", "swap"]))
        if how == "drop" and len(lines) > 1:
            del lines[at]
        elif how == "double":
            lines.insert(at, lines[at])
        elif how == "value":
            lines[at] = f"{lines[at].split(':', 1)[0]}: {draw(st.sampled_from(VALUES))}"
        elif how == "indent":
            lines[at] = "  " + lines[at]
        elif how == "cut":
            lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
        else:
            lines[at], lines[at - 1] = lines[at - 1], lines[at]
    return name, "\n".join(lines) + "\n"


@given(spoilt())
@settings(max_examples=60)
def test_a_spoilt_case_is_read_or_refused_with_reasons(change: tuple[str, str]) -> None:
    name, text = change
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "spoilt"
        shutil.copytree(FOLDER, folder)
        (folder / name).write_text(text, encoding="utf-8")
        problems: tuple[Problem, ...] = ()
        case = None
        try:
            case = load(folder)
        except ScenarioError as error:
            problems = error.problems
        assert (case is None) == bool(problems)
        assert all(problem.message and problem.file.startswith("spoilt/") for problem in problems)
        assert case is None or Case.from_json(case.to_json()) == case


@given(st.text(max_size=200))
def test_any_text_is_plain_data_or_refused(text: str) -> None:
    files = {"any.yaml"}
    try:
        read_text(text, "any.yaml")
    except ScenarioError as error:
        files = {problem.file for problem in error.problems}
    assert files == {"any.yaml"}


@given(st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False) | st.dates(min_value=date(1000, 1, 1)))
def test_numbers_and_dates_are_read_as_they_are_written(value: object) -> None:
    assert plain_value(str(value)) == value
