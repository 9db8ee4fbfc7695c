"""Whatever stands in a file, reading it gives a table or says what is wrong; what is written is what is read."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from multipolar.errors import InputError
from multipolar.store.bargaining_tables import read_table

CELLS = st.sampled_from(
    ["A", "B", "1", "0.5", "-1", "nan", "", "60 ± 10", "1e400", "actor", "salience", "position", "power", "issue", "#A", '"', "<"]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.lists(CELLS, min_size=1, max_size=6).map(",".join), max_size=6).map("\n".join),
    st.lists(st.lists(CELLS, min_size=1, max_size=6).map(",".join), max_size=6).map(
        lambda rows: "\n".join(["actor,power,position,salience", *rows])
    ),
)


def read(text: str):  # type: ignore[no-untyped-def]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        path.write_text(text, encoding="utf-8", errors="replace")
        return read_table(path)


@given(TEXTS)
def test_any_text_gives_a_table_or_an_error_that_says_what_is_wrong(text: str) -> None:
    try:
        table = read(text)
    except InputError:
        return
    assert table.actors
    assert len(table.position) == len(table.salience) == len(table.capability) == len(table.actors)


@given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(0, 100), st.floats(0, 1)), min_size=1, max_size=8))
def test_what_is_written_is_what_is_read(rows: list[tuple[float, float, float]]) -> None:
    text = "actor,capability,position,salience\n" + "\n".join(f"a{i},{c!r},{p!r},{s!r}" for i, (c, p, s) in enumerate(rows))
    table = read(text)
    assert [factors[0].number.a for factors in table.capability] == [row[0] for row in rows]
    assert [cells[0].number.a for cells in table.position] == [row[1] for row in rows]
    assert [cells[0].number.a for cells in table.salience] == [row[2] for row in rows]
