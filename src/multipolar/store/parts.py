"""A block of histories as two Parquet files whose bytes depend on the numbers alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from multipolar.results.history import Block
from multipolar.results.manifest import Plan
from multipolar.store.arrow import column, texts

if TYPE_CHECKING:
    import pyarrow as pa

PART = 5_000
"""Members in a part, whatever the threads and chunks; the last part holds the rest."""

ROW_GROUP = 1_000
"""Members in a row group."""


def part_ranges(runs: int) -> list[range]:
    """The members of each part."""
    return [range(first, min(first + PART, runs)) for first in range(0, runs, PART)]


def part_files(index: int) -> tuple[str, str]:
    """Paths of a part's two files inside a run folder."""
    return f"members/part-{index:05d}.parquet", f"weekly/part-{index:05d}.parquet"


def members_table(plan: Plan, block: Block, path: NDArray[np.int8], members: range) -> pa.Table:
    """One row a member: its path, the first week of each event (null: never) and its single values."""
    import pyarrow as pa

    columns = {"member": column(np.arange(members.start, members.stop, dtype=np.int32))}
    columns["path"] = pa.DictionaryArray.from_arrays(column(path.astype(np.int8)), texts(plan.paths))
    for place, name in enumerate(plan.events):
        first = block.events[:, place].astype(np.int16)
        columns[f"event.{name}"] = column(first, missing=first < 0)
    for place, name in enumerate(plan.scalars):
        columns[f"scalar.{name}"] = column(block.scalars[:, place].astype(np.float32))
    return pa.table(columns)


def weekly_table(plan: Plan, block: Block, members: range) -> pa.Table:
    """One row a member and week, member by member: status and every series."""
    import pyarrow as pa

    weeks = plan.horizon + 1
    columns = {
        "member": column(np.repeat(np.arange(members.start, members.stop, dtype=np.int32), weeks)),
        "week": column(np.tile(np.arange(weeks, dtype=np.int16), len(members))),
        "status": column(np.ascontiguousarray(block.status, dtype=np.int8).ravel()),
    }
    for place, name in enumerate(plan.series):
        columns[name] = column(np.ascontiguousarray(block.weekly[:, :, place], dtype=np.float32).ravel())
    return pa.table(columns)


def encode(table: pa.Table, rows: int) -> bytes:
    """The bytes of a Parquet file: fixed row groups, fixed encodings, zstd, no statistics, no time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    floats = [item.name for item in table.schema if pa.types.is_floating(item.type)]
    sink = pa.BufferOutputStream()
    pq.write_table(
        table,
        sink,
        row_group_size=rows,
        compression="zstd",
        compression_level=1,
        use_dictionary=[item.name for item in table.schema if item.name not in floats],
        column_encoding=dict.fromkeys(floats, "BYTE_STREAM_SPLIT") or None,
        write_statistics=["member", "week"],
        version="2.6",
    )
    return sink.getvalue().to_pybytes()  # type: ignore[no-any-return]


def encode_part(plan: Plan, block: Block, path: NDArray[np.int8], members: range) -> Sequence[bytes]:
    """The two files of a part: members, weekly."""
    return (
        encode(members_table(plan, block, path, members), ROW_GROUP),
        encode(weekly_table(plan, block, members), ROW_GROUP * (plan.horizon + 1)),
    )
