"""One source, compiled for use and interpreted as the reference.

A kernel is a plain Python function on numbers and arrays, marked with `kernel`; a formula is a small one on
numbers alone, marked with `formula`, that is always inlined so that loops over members become vector code.
Called as they stand they are interpreted. `compiled` gives its machine-code twin: a copy of the function in which every kernel it calls by
name is replaced by that kernel's twin, compiled by numba without fast-math, so that no operation is reordered
and the bits depend on neither threads nor lanes.
"""

from __future__ import annotations

import contextlib
import dis
import hashlib
import importlib.metadata
import numbers
import os
import pathlib
import platform
import types
import typing
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])
_MARK = "__multipolar_kernel__"
_INLINE = "__multipolar_inline__"
_WIDTH = "__multipolar_width__"
_WIDE = '"prefer-vector-width"="512"'


def kernel(function: F) -> F:
    """Mark a plain function as a kernel; it is returned unchanged."""
    return mark(function)


def formula(function: F) -> F:
    """Mark a plain function on numbers as a kernel that is inlined wherever it is called; it is returned unchanged."""
    return mark(function, inline=True)


def mark(function: F, *, width: int = 64, inline: bool = False) -> F:
    """Mark a plain function as a kernel whose floats are `width` bits wide (64, or 32: see `kernels.single`)."""
    setattr(function, _MARK, True)
    setattr(function, _WIDTH, width)
    if inline:
        setattr(function, _INLINE, True)
    return function


def callees(function: Callable[..., Any]) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield the kernels that `function` calls by name, as (name, kernel)."""
    plain = _plain(function)
    for name in _global_names(plain):
        value: Any = plain.__globals__.get(name)
        if getattr(value, _MARK, False):
            yield name, value


def _global_names(function: types.FunctionType) -> list[str]:
    """Return the global names a function reads; its attributes (``c.threats``) are none of them."""
    read = {str(step.argval) for step in dis.get_instructions(function) if step.opname == "LOAD_GLOBAL"}
    return sorted(read)


def family(function: Callable[..., Any]) -> set[Callable[..., Any]]:
    """Return `function` and every kernel it reaches."""
    found: set[Callable[..., Any]] = set()
    waiting = [function]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(callee for _, callee in callees(current))
    return found


@cache
def compiled(function: F) -> F:
    """Return the compiled twin of a kernel; the machine code is kept on disk between sessions."""
    import numba

    folder = cache_folder(function)
    twin = _twin(function)
    before = numba.config.CACHE_DIR
    numba.config.CACHE_DIR = str(folder)
    try:
        return numba.njit(cache=folder is not None, nogil=True, error_model="numpy")(twin)  # type: ignore[no-any-return]
    finally:
        numba.config.CACHE_DIR = before


def compiled_before(function: Callable[..., Any]) -> bool:
    """Tell whether machine code of this kernel, from these sources, is on disk already."""
    folder = cache_folder(function)
    return folder is not None and any(folder.rglob("*.nbc"))


@cache
def cache_folder(function: Callable[..., Any]) -> pathlib.Path | None:
    """Return the folder for the machine code of these exact sources, or None where nothing can be written.

    numba looks only at the file of the function it compiles; keying the folder by the sources of all the
    kernels that are reached, and by the constants they read, makes a change in any of them compile anew.
    """
    base = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache")
    folder = base / "multipolar" / f"kernels-{_fingerprint(function)}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        warnings.warn(f"compiled code cannot be kept in {folder} ({problem.strerror}); it is compiled anew each time", stacklevel=2)
        return None
    return folder


def _fingerprint(function: Callable[..., Any]) -> str:
    files = sorted({__file__, *(_plain(member).__code__.co_filename for member in family(function))})
    digest = hashlib.sha256()
    for part in (platform.machine(), platform.python_version(), importlib.metadata.version("numba")):
        digest.update(part.encode())
    for file in files:
        digest.update(file.encode() + pathlib.Path(file).read_bytes())
    for member in sorted(family(function), key=lambda f: (f.__module__, f.__qualname__)):
        constants = {name: _plain(member).__globals__.get(name) for name in _global_names(_plain(member))}
        digest.update(repr([(n, v) for n, v in constants.items() if isinstance(v, int | float | str | tuple | numbers.Number)]).encode())
    return digest.hexdigest()[:16]


class _Namespace(dict[str, Any]):
    """A kernel's globals as its compiler reads them: a kernel's name stands for its twin, compiled when it is asked for.

    Nothing is asked for where the machine code of the outermost kernel is on disk already.
    """

    def __getitem__(self, name: str) -> Any:
        value = super().__getitem__(name)
        return _inner(value) if getattr(value, _MARK, False) else value


def _twin(function: Callable[..., Any]) -> types.FunctionType:
    plain = _plain(function)
    namespace = _Namespace(plain.__globals__)
    twin = types.FunctionType(plain.__code__, namespace, plain.__name__, plain.__defaults__, plain.__closure__)
    twin.__qualname__ = plain.__qualname__
    twin.__module__ = plain.__module__
    return twin


@cache
def _inner(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compile a kernel for use inside others: only the outermost one is kept on disk, with all it calls.

    Its signature is read off its annotations, so that it is compiled once and not anew for every constant it is
    called with; and it gets no entry point from Python. Both matter: they halve the time of the first run.
    """
    import numba

    options: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
    if getattr(function, _INLINE, False):
        options["forceinline"] = True
    with _plain_indices(), _arrays_apart_in_wide_vectors(), _no_machine_code():
        return numba.njit(signature(function), nogil=True, error_model="numpy", **options)(_twin(function))  # type: ignore[no-any-return]


@contextlib.contextmanager
def _plain_indices() -> Iterator[None]:
    """Compile indices as they stand: no kernel counts from the end of an array.

    numba turns every index into ``i + length if i < 0 else i``. Where a row is not a constant the compiler cannot see that
    it is never negative, and then works on one member at a time. The hook is numba's own and may go with a later
    release; without it the same numbers come out, more slowly.
    """
    from numba.core import types as machine
    from numba.np import arrayobj

    before = getattr(arrayobj, "fix_integer_index", None)

    def plain(context: Any, builder: Any, kind: Any, index: Any, _size: Any) -> Any:
        return context.cast(builder, index, kind, machine.intp)

    if before is not None:
        arrayobj.fix_integer_index = plain
    try:
        yield
    finally:
        if before is not None:
            arrayobj.fix_integer_index = before


@contextlib.contextmanager
def _arrays_apart_in_wide_vectors() -> Iterator[None]:
    """Compile kernels on the understanding that the arrays that one is given do not overlap, and for the widest vectors there are.

    Else every loop over members begins by comparing addresses, and is taken one member at a time where that does not pay; and
    vectors stay at 256 bits on processors of which the compiler thinks that wider ones slow their clock.
    The hook is numba's own, as above; without it the same numbers come out, more slowly.
    """
    from numba.core import callconv

    before = getattr(callconv.CPUCallConv, "decorate_function", None)

    def apart(self: Any, function: Any, args: Any, kinds: Any, noalias: bool = True) -> Any:  # noqa: ARG001 -- numba's own name
        if isinstance(function.attributes, set):
            set.add(function.attributes, _WIDE)  # past llvmlite's own `add`, which knows the older attributes only
        return before(self, function, args, kinds, noalias=True)  # type: ignore[misc]

    if before is not None:
        callconv.CPUCallConv.decorate_function = apart
    try:
        yield
    finally:
        if before is not None:
            callconv.CPUCallConv.decorate_function = before


@contextlib.contextmanager
def _no_machine_code() -> Iterator[None]:
    """Stop short of machine code: an inner kernel is only ever linked into those that call it, and they are turned into it whole.

    That saves a fifth of the time of the first run. The hooks are numba's own, as above; without them it takes longer.
    """
    from numba.core import codegen

    hooks: list[tuple[Any, str, Any]] = [
        (codegen.JITCodeLibrary, "_finalize_specific", lambda _library: None),
        (codegen.JITCPUCodegen, "_add_module", lambda _codegen, _module: None),
        (codegen.JITCPUCodegen, "set_env", lambda _codegen, _name, _env: None),
    ]
    before = [getattr(owner, name, None) for owner, name, _ in hooks]
    usable = None not in before
    for owner, name, nothing in hooks if usable else ():
        setattr(owner, name, nothing)
    try:
        yield
    finally:
        for (owner, name, _), was in zip(hooks, before, strict=True) if usable else ():
            setattr(owner, name, was)


def signature(function: Callable[..., Any]) -> tuple[Any, ...]:
    """Return the machine types of a kernel's arguments, from its annotations.

    Whole numbers are 64 bits wide, floats as wide as the kernel is marked. Arrays are contiguous; their type names
    the element and, where there is more than one, the axes. A class with a `DTYPE` is a record of that layout.

    Raises
    ------
    TypeError
        An argument without an annotation, or with one that has no machine type.
    """
    plain = _plain(function)
    names = plain.__code__.co_varnames[: plain.__code__.co_argcount]
    return tuple(_machine_type(plain, name) for name in names)


def _machine_type(function: types.FunctionType, name: str) -> Any:
    import numba
    import numpy as np

    annotation = function.__annotations__.get(name)
    real = numba.float32 if getattr(function, _WIDTH, 64) == 32 else numba.float64
    found = {"int": numba.int64, "float": real, "bool": numba.boolean}.get(str(annotation))
    if found is not None:
        return found
    named: Any = function.__globals__.get(str(annotation))
    if hasattr(named, "DTYPE"):
        return numba.from_dtype(named.DTYPE)
    arguments = typing.get_args(named)
    if len(arguments) == 2 and typing.get_origin(named) is np.ndarray:
        element = typing.get_args(arguments[1])[0]
        return numba.types.Array(numba.from_dtype(np.dtype(element)), dimensions(arguments[0]), "C")
    raise TypeError(f"{function.__qualname__}: argument '{name}' is annotated {annotation!r}, which has no machine type")


def dimensions(shape: Any) -> int:
    """Dimensions of an annotated array: those of its shape, one where the shape is left open (`Any` up to numpy 2.1)."""
    axes = typing.get_args(shape)
    return len(axes) if axes and Ellipsis not in axes else 1


def _plain(function: Callable[..., Any]) -> types.FunctionType:
    if not isinstance(function, types.FunctionType):
        raise TypeError(f"a kernel is a plain function, not {type(function).__name__}")
    return function
