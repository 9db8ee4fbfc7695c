"""Kernels: plain functions whose machine code is kept for exactly the sources and constants that made it."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from multipolar.kernels import compiled, compiled_before, formula, kernel
from multipolar.kernels.compile import cache_folder, callees, dimensions, family, signature

SOURCE = """
from __future__ import annotations

from multipolar.kernels import formula, kernel

FACTOR = {factor}
UNUSED = 3

@formula
def grow(x: float) -> float:
    return FACTOR * x + {added}

@kernel
def twice(values):
    for i in range(len(values)):
        values[i] = grow(grow(values[i]))
"""


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., ModuleType]:
    """Write a module of kernels and import it; machine code goes to a folder of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def make(name: str = "made", *, factor: float = 2.0, added: float = 1.0) -> ModuleType:
        path = tmp_path / f"{name}.py"
        path.write_text(SOURCE.format(factor=factor, added=added))
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return make


def doubled(function: Any, values: list[float]) -> list[float]:
    array = np.array(values)
    function(array)
    return list(array.tolist())


def test_a_kernel_stays_the_function_it_was() -> None:
    def plain(x: float) -> float:
        return x + 1.0

    assert kernel(plain) is plain
    assert formula(plain) is plain
    assert plain(1.0) == 2.0


def test_the_compiled_twin_computes_the_same(write: Callable[..., ModuleType]) -> None:
    module = write()
    assert doubled(compiled(module.twice), [1.0, 5.0]) == doubled(module.twice, [1.0, 5.0]) == [7.0, 23.0]


def test_a_kernel_is_compiled_once_in_a_session(write: Callable[..., ModuleType]) -> None:
    module = write()
    assert compiled(module.twice) is compiled(module.twice)


def test_machine_code_is_known_from_one_session_to_the_next(write: Callable[..., ModuleType]) -> None:
    first = write()
    assert not compiled_before(first.twice)
    doubled(compiled(first.twice), [1.0])
    assert compiled_before(first.twice)
    again = write()
    assert again.twice is not first.twice
    assert compiled_before(again.twice)
    assert doubled(compiled(again.twice), [1.0]) == [7.0]


def test_a_changed_constant_or_source_is_compiled_anew(write: Callable[..., ModuleType]) -> None:
    base = write()
    doubled(compiled(base.twice), [1.0])
    other_constant = write(factor=3.0)
    assert not compiled_before(other_constant.twice)
    assert doubled(compiled(other_constant.twice), [1.0]) == [13.0]
    other_source = write(added=0.0)
    assert not compiled_before(other_source.twice)
    assert doubled(compiled(other_source.twice), [1.0]) == [4.0]


def test_a_constant_that_changes_without_its_file_is_compiled_anew(write: Callable[..., ModuleType]) -> None:
    base, other = write(), write()
    vars(other)["FACTOR"] = 5.0
    assert cache_folder(base.twice) != cache_folder(other.twice)


def test_a_family_is_a_kernel_and_all_it_reaches(write: Callable[..., ModuleType]) -> None:
    module = write()
    assert family(module.twice) == {module.twice, module.grow}
    assert list(callees(module.twice)) == [("grow", module.grow)]


def test_an_inner_kernel_without_machine_types_is_refused_by_name() -> None:
    @kernel
    def untyped(x):  # type: ignore[no-untyped-def]
        return x

    with pytest.raises(TypeError, match=r"untyped: argument 'x' .* has no machine type"):
        signature(untyped)


def test_only_plain_functions_are_kernels() -> None:
    class Machine:
        def __call__(self) -> None: ...

    with pytest.raises(TypeError, match="a kernel is a plain function"):
        compiled(Machine())


def test_where_nothing_can_be_kept_it_says_so_and_still_computes(
    write: Callable[..., ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    module = write("unwritable")
    with pytest.warns(UserWarning, match="compiled code cannot be kept"):
        twin = compiled(module.twice)
    assert doubled(twin, [1.0]) == [7.0]
    assert not compiled_before(module.twice)


def test_the_dimensions_of_an_array_are_read_from_every_way_numpy_says_them() -> None:
    assert dimensions(Any) == 1  # NDArray, up to numpy 2.1
    assert dimensions(tuple[Any, ...]) == 1  # NDArray, from numpy 2.2
    assert [dimensions(shape) for shape in (tuple[int], tuple[int, int], tuple[int, int, int])] == [1, 2, 3]
