from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from multipolar import library
from multipolar.errors import InputError, RunError, ScenarioError
from multipolar.library.reading import read_yaml
from multipolar.scenario import Number, check_case, json_schema, json_schemas, load, new_scenario
from multipolar.scenario.export import write_schemas

NAMES = library.scenario_names()


def test_the_bundled_cases_are_there() -> None:
    assert {"border-dispute", "featureless-war", "ukraine-2025"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_bundled_case_has_no_problem(name: str) -> None:
    case = load(name)
    assert case.id == name
    assert check_case(case).errors == ()
    assert load(library.scenario_folder(name)).hash == case.hash


@pytest.mark.parametrize("name", NAMES)
def test_a_bundled_case_fits_the_schema_for_editors(name: str) -> None:
    for file, schema in json_schemas().items():
        path = library.scenario_folder(name) / file
        if path.exists():
            plain = json.loads(json.dumps(read_yaml(path).data, default=str))
            jsonschema.Draft202012Validator(schema).validate(plain)


def test_the_schema_refuses_what_the_program_refuses() -> None:
    plain = json.loads(json.dumps(read_yaml(library.scenario_folder("border-dispute") / "scenario.yaml").data, default=str))
    plain["war"]["held"] = 140
    plain["horizonn"] = 3
    found = {error.json_path for error in jsonschema.Draft202012Validator(json_schema()).iter_errors(plain)}
    assert found == {"$", "$.war.held"}


def _fields(path: Path) -> dict[str, tuple[list[str], list[str]]]:
    schema = json.loads(path.read_text(encoding="utf-8"))
    parts = {"": schema, **schema.get("$defs", {})}
    return {name: (sorted(part.get("properties", {})), sorted(part.get("required", []))) for name, part in parts.items()}


def test_the_schemas_in_the_library_have_the_fields_of_the_format(tmp_path: Path) -> None:
    for path in write_schemas(tmp_path):
        kept = library.schema_folder() / path.name
        assert _fields(kept) == _fields(path), f"rewrite {kept.name} with write_schemas"


def test_every_parameter_of_the_world_is_complete_and_its_default_fits() -> None:
    found = library.parameters()
    assert len({item.address for item in found}) == len(found) > 0
    for item in found:
        Number.parse(item.default, item.low, item.high)
        assert item.meaning
        assert item.source
        assert item.line > 0


@pytest.mark.parametrize(
    "entry",
    [
        "{default: 1}",
        "{default: 1, range: [0], unit: a, source: b, meaning: c}",
        "3",
        "{default: 1, range: [a, b], unit: a, source: b, meaning: c}",
    ],
)
def test_a_parameter_that_lacks_something_is_refused_with_its_line(tmp_path: Path, entry: str) -> None:
    path = tmp_path / "parameters.yaml"
    path.write_text(f"combat:\n  tempo: {entry}\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"parameters.yaml:2: 'combat.tempo' needs default, range"):
        library.read_parameters(path)


# ── a new case ────────────────────────────────────────────────────────────────────────────────────


def test_a_new_case_can_be_read_at_once_under_its_own_name(tmp_path: Path) -> None:
    folder = new_scenario("black-sea-2026", tmp_path / "black-sea-2026")
    case = load(folder)
    assert (case.id, case.title) == ("black-sea-2026", "Black sea 2026")
    assert check_case(case).errors == ()
    assert [path.name for path in tmp_path.iterdir()] == ["black-sea-2026"]


@pytest.mark.parametrize(("place", "typed"), [("strait", "strait"), ("my strait", "'my strait'")])
def test_a_new_case_tells_how_to_check_itself(tmp_path: Path, place: str, typed: str) -> None:
    folder = new_scenario("strait", tmp_path / place)
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    told = {name: re.findall(r"multipolar check (.+?)(?: --|`|$)", text, re.MULTILINE) for name, text in texts.items()}
    assert {name: commands for name, commands in told.items() if commands} == {
        name: [typed] for name in ("README.md", "checks.yaml", "scenario.yaml")
    }
    assert not any("border-dispute" in text for text in texts.values())
    load(folder)


@pytest.mark.parametrize("name", ["", "Black Sea", "a/b", "../x", "-a", "a--b", "a" * 61, "ukraine-2025"])
def test_a_name_that_cannot_name_a_case_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        new_scenario(name, tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("keep", encoding="utf-8")
    with pytest.raises(InputError, match="exists; nothing was touched"):
        new_scenario("mine", tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_a_case_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("multipolar.scenario.template._retitle", full)
    with pytest.raises(RunError, match=r"No space left on device\. Nothing was left behind"):
        new_scenario("mine", tmp_path / "mine")
    assert list(tmp_path.iterdir()) == []
