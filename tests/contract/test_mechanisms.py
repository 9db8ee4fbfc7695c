"""Everything listed behaves like its kind: mechanisms, their parameters, their references, switches, the plan."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from multipolar import library, world
from multipolar.kernels.compile import _global_names, family
from multipolar.library import Parameter, parameters
from multipolar.world import Mechanism, layout, list_mechanisms
from multipolar.world.catalogue import SWITCHES, switched
from multipolar.world.layout import PLAN, SWITCH_NAMES, Plan
from multipolar.world.week import run_block, week

FOLDER = Path(world.__file__).parent
REFERENCES = Path(library.__file__).parent / "references.bib"
KERNELS = family(run_block)
ALL = list_mechanisms()
HELPERS = {"events", "seats"}
"""Modules of the folder that are no mechanism."""


def called(parameter: Parameter) -> str:
    return f"{parameter.mechanism}.{parameter.name}"


def modules() -> Iterator[ModuleType]:
    package = importlib.import_module("multipolar.world.mechanisms")
    for found in pkgutil.iter_modules(package.__path__):
        yield importlib.import_module(f"multipolar.world.mechanisms.{found.name}")


def rows_of(module: ModuleType) -> dict[str, str]:
    """Constants of a module that hold the row of a parameter: name -> parameter."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    found = {}
    for node in tree.body:
        value = getattr(node, "value", None)
        if isinstance(node, ast.Assign) and isinstance(value, ast.Call) and getattr(value.func, "id", "") == "parameter":
            assert isinstance(node.targets[0], ast.Name)
            assert isinstance(value.args[0], ast.Constant)
            found[node.targets[0].id] = str(value.args[0].value)
    return found


def read_by_kernels(module: ModuleType) -> set[str]:
    """Parameters whose row a kernel of the module reads, among the kernels that a week is made of."""
    rows = rows_of(module)
    names = {name for kernel in KERNELS if kernel.__module__ == module.__name__ for name in _global_names(kernel)}  # type: ignore[arg-type]
    return {parameter for constant, parameter in rows.items() if constant in names}


def cited(text: str) -> list[str]:
    """Keys in the references of a docstring."""
    _, _, section = text.partition("References\n----------\n")
    return re.findall(r"\b([A-Z][A-Za-z]+[0-9]{4}[a-z]?)\b", section)


def keys() -> list[str]:
    return re.findall(r"^@\w+\{([^,]+),", REFERENCES.read_text(encoding="utf-8"), flags=re.MULTILINE)


# ---- parameters
@pytest.mark.parametrize("parameter", parameters(), ids=called)
def test_every_parameter_is_read_by_a_kernel_or_by_the_program(parameter: Parameter) -> None:
    readers = [module.__name__ for module in modules() if called(parameter) in read_by_kernels(module)]
    program = "".join(file.read_text(encoding="utf-8") for file in (FOLDER / "program.py", *(FOLDER / "structure").glob("*.py")))
    assert readers or f'"{called(parameter)}"' in program or f'"{parameter.address}"' in program


@pytest.mark.parametrize("parameter", parameters(), ids=called)
def test_every_parameter_is_named_on_the_page_of_the_mechanism_that_owns_it(parameter: Parameter) -> None:
    owners = [mechanism for mechanism in ALL if parameter in mechanism.parameters]
    assert len(owners) == 1
    assert f"`{called(parameter)}`" in owners[0].equation


@pytest.mark.parametrize("module", list(modules()), ids=lambda module: module.__name__.rpartition(".")[2])
def test_no_module_holds_a_row_that_its_kernels_do_not_read(module: ModuleType) -> None:
    assert set(rows_of(module).values()) == read_by_kernels(module)


@pytest.mark.parametrize("parameter", parameters(), ids=called)
def test_every_parameter_says_its_unit_source_meaning_and_a_default_in_range(parameter: Parameter) -> None:
    from multipolar.scenario import Number

    default = Number.parse(parameter.default, parameter.low, parameter.high)
    assert parameter.low <= default.centre <= parameter.high
    assert parameter.unit
    assert parameter.source
    assert parameter.meaning


# ---- mechanisms
@pytest.mark.parametrize("mechanism", ALL, ids=lambda mechanism: mechanism.name)
def test_every_mechanism_has_a_title_and_an_equation(mechanism: Mechanism) -> None:
    assert re.fullmatch(r"[A-Z].*[.:]", mechanism.title), mechanism.title
    assert ".. math::" in mechanism.equation


@pytest.mark.parametrize("mechanism", ALL, ids=lambda mechanism: mechanism.name)
def test_every_work_that_a_mechanism_cites_is_in_the_references(mechanism: Mechanism) -> None:
    assert set(cited(mechanism.equation)) <= set(keys())
    if "References" in mechanism.equation:
        assert cited(mechanism.equation)


def test_every_module_of_a_mechanism_is_listed_once() -> None:
    names = [mechanism.name for mechanism in ALL]
    assert sorted(names) == sorted({module.__name__.rpartition(".")[2] for module in modules()} - HELPERS)


def test_every_kernel_of_a_mechanism_takes_part_in_a_week() -> None:
    for module in modules():
        own = {value for value in vars(module).values() if getattr(value, "__module__", "") == module.__name__}
        marked = {value for value in own if hasattr(value, "__multipolar_kernel__")}
        assert marked, module.__name__
        assert marked <= KERNELS, module.__name__


def test_the_mechanisms_are_listed_in_the_order_of_the_week() -> None:
    source = (FOLDER / "week.py").read_text(encoding="utf-8").partition("def week(")[2]
    order = [name for name in re.findall(r"^    (\w+)\(", source, flags=re.MULTILINE) if name in {m.name for m in ALL}]
    assert [mechanism.name for mechanism in ALL if mechanism.name in order] == order
    assert week in KERNELS


@pytest.mark.parametrize("mechanism", ALL, ids=lambda mechanism: mechanism.name)
def test_what_a_mechanism_touches_is_recorded(mechanism: Mechanism) -> None:
    from multipolar.scenario import load

    series = world.build(load("ukraine-2025")).series
    for start in mechanism.touches:
        assert any(name.startswith(start) for name in series), start


# ---- references
def test_the_references_hold_no_key_twice_and_none_that_nobody_cites() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.rglob("*.py"))
    assert len(keys()) == len(set(keys()))
    assert [key for key in keys() if key not in text] == []


def test_every_work_cited_anywhere_in_the_package_is_in_the_references() -> None:
    for path in sorted(FOLDER.parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef):
                assert set(cited(ast.get_docstring(node) or "")) <= set(keys()), path.name


def test_every_reference_has_author_title_and_year() -> None:
    for entry in re.split(r"\n(?=@)", REFERENCES.read_text(encoding="utf-8"))[1:]:
        undated = "known here by its numbers only" in entry  # the entry says itself that no more could be verified
        for field in ("author", "title") if undated else ("author", "title", "year"):
            assert re.search(rf"^  {field}\s*= \{{.+\}},?$", entry, flags=re.MULTILINE), entry.splitlines()[0]


# ---- switches and the plan
def test_the_switches_are_those_that_the_plan_holds() -> None:
    assert tuple(SWITCHES) == SWITCH_NAMES
    assert all(SWITCHES.values())
    assert switched(()).tolist() == [1] * len(SWITCH_NAMES)
    assert switched(("combat",))[layout.COMBAT] == 0


def test_every_switch_belongs_to_a_mechanism_or_to_a_part_of_one() -> None:
    own = {mechanism.switch for mechanism in ALL} - {""}
    assert set(SWITCHES) - own <= {"ratification"}  # part of the talks, beside friction
    assert own <= set(SWITCHES)


@pytest.mark.parametrize("switch", SWITCH_NAMES)
def test_every_switch_is_asked_for_by_some_kernel(switch: str) -> None:
    assert any(switch.upper() in _global_names(kernel) for kernel in KERNELS)  # type: ignore[arg-type]


def test_the_record_of_a_plan_holds_the_fields_of_its_protocol() -> None:
    assert PLAN.names == tuple(Plan.__annotations__)


def test_no_two_rows_of_state_or_numbers_share_a_place() -> None:
    for names in (layout.FIXED_STATE, layout.FIXED_NUMBERS):
        assert len(set(names)) == len(names)
