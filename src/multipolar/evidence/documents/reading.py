"""Reads files into documents, one at a time, so that memory stays bounded."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from multipolar.evidence import failing
from multipolar.evidence.documents.files import File, find_files
from multipolar.evidence.documents.formats import Item, Unreadable, media_of, read_items
from multipolar.evidence.documents.languages import language_of
from multipolar.results.evidence import Document, Skipped
from multipolar.store.evidence.own import HEAD, is_own

LONGEST = 2_000_000
"""Texts longer than this, in characters, are not read: nobody wrote an article of that length."""


def read_documents(
    paths: Sequence[str | os.PathLike[str]], *, leave_out: Iterable[Path] = ()
) -> Iterator[tuple[Document, bytes] | Skipped]:
    """Every document meant by files, folders and ``-``, with its raw bytes, in order; or what was skipped and why.

    Of the files of a folder those to `leave_out` are not read: the ones that are written. Nor are those that multipolar wrote earlier,
    which are known by how they begin; each is named with the reason, and is read where it is given itself.

    Raises
    ------
    InputError
        If a path does not exist.
    """
    return _each(find_files(paths, leave_out=leave_out))


def _each(files: Iterator[File | Skipped]) -> Iterator[tuple[Document, bytes] | Skipped]:
    for file in files:
        if isinstance(file, Skipped):
            yield file
            continue
        raw = file.load()
        if isinstance(raw, Skipped):
            yield raw
        elif not file.given and is_own(raw[:HEAD]):
            yield Skipped(file.address, "a result that multipolar wrote, and no document. Give the file itself to have it read.")
        else:
            yield from _documents(file, raw)


def _documents(file: File, raw: bytes) -> Iterator[tuple[Document, bytes] | Skipped]:
    try:
        for item in read_items(media_of(file.ending, raw), raw):
            yield _made(file, item)
    except Unreadable as error:
        yield Skipped(file.address, str(error))
    except Exception as error:  # noqa: BLE001 - `reason` raises what is not the document's
        yield Skipped(file.address, failing.reason(file.address, error), failed=True)


def _made(file: File, item: Item | Unreadable) -> tuple[Document, bytes] | Skipped:
    """The document of an item, with its raw bytes; or why it is not read."""
    if isinstance(item, Unreadable):
        return Skipped(f"{file.address}#{item.label}", str(item), failed=item.failed)
    name = f"{file.name}#{item.label}" if item.label else file.name
    try:
        why = _unusable(item)
        return Skipped(name, why) if why else (_document(file, name, item), item.raw)
    except Exception as error:  # noqa: BLE001 - `reason` raises what is not the document's
        return Skipped(name, failing.reason(name, error), failed=True)


def _document(file: File, name: str, item: Item) -> Document:
    return Document(
        id=hashlib.sha256(item.raw).hexdigest(),
        name=name,
        address=item.address or file.address,
        text=item.text,
        media=item.media,
        encoding=item.encoding,
        title=item.title,
        publisher=item.publisher,
        published=item.published,
        published_basis=item.published_basis,
        language=language_of(item.text)[0],
    )


def _unusable(item: Item) -> str:
    """Why a document is not read, in plain words; empty where it is."""
    if not any(letter.isalnum() for letter in item.text):
        return "there are no words in it."
    if len(item.text) > LONGEST:
        return f"{len(item.text):,} characters; at most {LONGEST:,} are read. Split it into its articles."
    code, name = language_of(item.text)
    if code != "en":
        return f"it is in {name or 'a language that cannot be told'}; only English is read. Translate it first."
    return ""
