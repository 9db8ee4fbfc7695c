"""Where the results of reading go: never over a document that is read, nor one over another."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from multipolar.errors import InputError

if TYPE_CHECKING:
    from multipolar.store.evidence import EvidenceFile

FOLDERS = frozenset({"--csv", "--parquet", "--model-answers"})
"""Options that name a folder; the others name a file."""

Place = str | os.PathLike[str]


def checked(documents: Sequence[Place], outputs: Mapping[str, Place | None]) -> dict[str, Path]:
    """The places of the results by option, where each is free to be written.

    Parameters
    ----------
    documents : sequence of paths
        What is to be read; ``-`` is standard input.
    outputs : mapping
        By option; None where it was not given.

    Raises
    ------
    InputError
        If a result would be written over a document or over another result, or a folder is given for a file. Folders may be the same:
        what is written into them has names of its own.
    """
    places = {option: Path(place) for option, place in outputs.items() if place is not None}
    sources = [Path(path) for path in documents if os.fspath(path) != "-"]
    for number, (option, place) in enumerate(places.items()):
        _check_kind(option, place)
        for other, taken in list(places.items())[:number]:
            if _same(place, taken) and not FOLDERS.issuperset((option, other)):
                raise InputError(f"{option} and {other} both name {str(place)!r}. Give each its own place; nothing was read.")
        for source in sources:
            _check_source(option, place, source)
    return places


def check_read_before(places: Mapping[str, Path], evidence: EvidenceFile) -> None:
    """Refuse to write over a document that the evidence file was read from earlier.

    Raises
    ------
    InputError
        If a result would be written over one.
    """
    known = {Path(address).absolute() for address in evidence.addresses() if "\0" not in address}
    written = [(option, file) for option, place in places.items() for file in files_of(option, place)]
    for option, place in written:
        if place.is_file() and not (option in FOLDERS and is_ours(place)) and not known.isdisjoint((place.absolute(), place.resolve())):
            raise InputError(f"{option}: {str(place)!r} is a document that {evidence.path} was read from. Choose another place.")


def _check_kind(option: str, place: Path) -> None:
    if option in FOLDERS and place.exists() and not place.is_dir():
        raise InputError(f"{option}: {str(place)!r} is a file; it writes several files into a folder. Nothing was read.")
    if option not in FOLDERS and place.is_dir():
        raise InputError(f"{option}: {str(place)!r} is a folder; it writes a single file. Nothing was read.")


def _check_source(option: str, place: Path, source: Path) -> None:
    if option == "--model-answers":  # whose names no document has
        return
    over = f"{option}: {str(place)!r} is a document that is to be read, and would be written over. Choose another place; nothing was read."
    if source.exists() and any(_same(each, source) for each in files_of(option, place)):
        raise InputError(over)
    if source.is_dir() and option not in ("--out", "--parquet"):  # what these write is taken for no document
        for each in files_of(option, place):
            if each.is_file() and _lies_in(each, source) and not is_ours(each):
                raise InputError(over.replace(repr(str(place)), repr(str(each))))


def files_of(option: str, place: Path) -> list[Path]:
    """What an option writes at a place; of a language model's answers, those that are recorded there already."""
    if option == "--model-answers":
        return [each for each in sorted(place.glob("*.json")) if each.is_file() and is_ours(each)]
    if option not in ("--csv", "--parquet"):
        return [place]
    from multipolar.store.evidence.tables import NAMES

    return [place / f"{name}.{option[2:]}" for name in NAMES]


def _same(one: Path, other: Path) -> bool:
    if one.exists() and other.exists():
        return one.samefile(other)  # also by another name or link
    return one.resolve() == other.resolve()


def _lies_in(place: Path, folder: Path) -> bool:
    return folder.resolve() in place.resolve().parents


def is_ours(place: Path) -> bool:
    """Whether a file was written by an earlier reading, and may be written again."""
    from multipolar.store.evidence.own import HEAD, is_own

    try:
        with place.open("rb") as file:
            head = file.read(HEAD)
    except OSError:  # it cannot be told
        return False
    return not head or is_own(head)
