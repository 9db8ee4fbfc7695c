"""Between NumPy and Arrow by way of plain buffers: no copies, and no pandas loaded where it happens to be installed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pyarrow as pa


def column(values: NDArray[Any], *, missing: NDArray[np.bool_] | None = None) -> pa.Array:
    """Numbers as an Arrow column over the same memory; null where `missing`."""
    import pyarrow as pa

    whole = np.ascontiguousarray(values)
    valid = None if missing is None or not missing.any() else pa.py_buffer(np.packbits(~missing, bitorder="little"))
    return pa.Array.from_buffers(pa.from_numpy_dtype(whole.dtype), whole.size, [valid, pa.py_buffer(whole)])


def texts(words: Sequence[str]) -> pa.Array:
    """Texts as an Arrow column."""
    import pyarrow as pa

    encoded = [word.encode() for word in words]
    ends = np.cumsum([0, *(len(word) for word in encoded)], dtype=np.int32)
    return pa.Array.from_buffers(pa.string(), len(encoded), [None, pa.py_buffer(ends), pa.py_buffer(b"".join(encoded))])


def numbers(found: pa.ChunkedArray, dtype: type[Any], *, missing: int | None = None) -> NDArray[Any]:
    """An Arrow column of numbers as an array, with `missing` where it is null."""
    return np.concatenate([_piece(chunk, dtype, missing) for chunk in found.chunks] or [np.empty(0, dtype)])


def _piece(chunk: pa.Array, dtype: type[Any], missing: int | None) -> NDArray[Any]:
    valid, data = chunk.buffers()
    values = np.frombuffer(data, dtype=dtype)[chunk.offset : chunk.offset + len(chunk)]
    if valid is None or missing is None or chunk.null_count == 0:
        return values
    bits = np.unpackbits(np.frombuffer(valid, dtype=np.uint8), bitorder="little")[chunk.offset : chunk.offset + len(chunk)]
    return np.where(bits == 1, values, np.asarray(missing, dtype=dtype))


def places(found: pa.ChunkedArray, order: Sequence[str]) -> NDArray[np.int8]:
    """An Arrow column of coded texts as places in `order`; KeyError for a text that is not in it."""
    place = {word: index for index, word in enumerate(order)}
    pieces = []
    for chunk in found.chunks:
        codes = np.array([place[word.as_py()] for word in chunk.dictionary], dtype=np.int8)
        kind = np.dtype(str(chunk.indices.type))
        pieces.append(codes[_piece(chunk.indices, kind.type, None)])
    return np.concatenate(pieces or [np.empty(0, np.int8)])
