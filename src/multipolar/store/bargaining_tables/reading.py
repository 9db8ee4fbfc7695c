"""Reading a table, whatever its form."""

from __future__ import annotations

from pathlib import Path

from multipolar.errors import InputError
from multipolar.scenario.names import unknown
from multipolar.store.bargaining_tables.checking import checked
from multipolar.store.bargaining_tables.delimited import lines_of, read_text
from multipolar.store.bargaining_tables.ktab import is_ktab_csv, read_ktab_csv, read_ktab_xml
from multipolar.store.bargaining_tables.plain_rows import read_plain
from multipolar.store.bargaining_tables.rows import Loose
from multipolar.store.bargaining_tables.table import BargainingTable, SalienceScale
from multipolar.store.bargaining_tables.tagged import is_tagged, read_tagged

SCALES = ("share", "percent")


def read_table(path: str | Path, *, salience_scale: SalienceScale | None = None) -> BargainingTable:
    """Read a table of actors, capabilities, positions and saliences.

    Parameters
    ----------
    path : str or Path
        A CSV or XML file in one of the field's forms.
    salience_scale : {"share", "percent"}, optional
        What the saliences are. By default they are shares where every value lies in 0–1, and percent where one exceeds 1.

    Raises
    ------
    TableError
        With every problem found: file, line, value and what is allowed.
    InputError
        There is no such file, or no such scale.
    """
    if salience_scale is not None and salience_scale not in SCALES:
        raise InputError(unknown(f"'{salience_scale}' is not a scale of salience.", salience_scale, SCALES))
    place = Path(path)
    return checked(_loose(read_text(place), place.name), source=str(path), file=place.name, scale=salience_scale)


def _loose(text: str, file: str) -> Loose:
    if text.lstrip().startswith("<"):
        return read_ktab_xml(text, file)
    lines = lines_of(text, file)
    if is_tagged(lines):
        return read_tagged(lines, file)
    return read_ktab_csv(lines, file) if is_ktab_csv(lines) else read_plain(lines, file)
