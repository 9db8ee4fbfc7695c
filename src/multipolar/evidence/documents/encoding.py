"""Turns bytes into text, whatever their encoding."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Marks at the start of a file that name its encoding; those of four bytes come before those of two."""

_BINARY = (
    (b"PK\x03\x04", "a ZIP archive or office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office file"),
)

_HEAD = 65_536
_BEGINNING = 4_000
"""Bytes looked at to tell what a file is, and which format it has."""

_WESTERN = "cp1252"
"""Taken where it fits as well as its neighbours: most old English texts are in it."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding it was read with."""

    text: str
    encoding: str


def binary(raw: bytes) -> str:
    """What a file is that holds no text, in plain words; empty where it may be text."""
    for start, name in _BINARY:
        if raw.startswith(start):
            return name
    if any(raw.startswith(mark) for mark, _ in _MARKS):
        return ""
    head = raw[:_HEAD]
    controls = sum(byte < 9 or 13 < byte < 27 for byte in head)
    return "a binary file" if controls > 0.01 * len(head) and not _wide(head) else ""


def decode(raw: bytes) -> Decoded | None:
    """Read bytes as UTF-8, else by their mark, else by the likeliest encoding; None where none makes sense of them.

    The text is what Python's decoder gives, line ends untouched, so that offsets can be checked by anybody.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _with(raw, encoding)
    if wide := _wide(raw[:_HEAD]):  # its zeros are UTF-8 too
        return _with(raw, wide)
    return _with(raw, "utf-8") or _guessed(raw)


def beginning(raw: bytes) -> str:
    """The first letters of a file, in lower case and without blanks before them: enough to tell its format."""
    head = raw[:_BEGINNING]
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), "") or _wide(head) or "utf-8"
    return head.decode(encoding, "replace").lstrip("\ufeff \t\r\n").lower()


def _with(raw: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guessed(raw: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    first = next((found.start() for found in re.finditer(rb"[\x80-\xff]", raw)), 0)
    start = max(0, first - 1_000)  # what goes before is plain letters, which every encoding has
    best = from_bytes(raw[start : start + 200_000]).best()
    if best is None:
        return None
    western = _WESTERN if _WESTERN in best.could_be_from_charset else best.encoding
    return _with(raw, western) or _with(raw, best.encoding)


def _wide(head: bytes) -> str:
    """The encoding of letters of two or four bytes without a mark, told by where their zeros stand; empty where there are too few."""
    for encoding, size, letter in (("utf-32-le", 4, 0), ("utf-32-be", 4, 3), ("utf-16-le", 2, 0), ("utf-16-be", 2, 1)):
        zeros = [head[place::size].count(0) / (len(head) / size) for place in range(size)] if len(head) >= 2 * size else [1.0] * size
        if zeros.pop(letter) < 0.05 and min(zeros) > (0.9 if size == 4 else 0.3):
            return encoding
    return ""
