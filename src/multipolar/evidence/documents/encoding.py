"""Turns bytes into text, whatever their encoding."""

from __future__ import annotations

import codecs
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
    head = raw[:65_536]
    controls = sum(byte < 9 or 13 < byte < 27 for byte in head)
    return "a binary file" if controls > 0.01 * len(head) and not _is_wide(head) else ""


def decode(raw: bytes) -> Decoded | None:
    """Read bytes as UTF-8, else by their mark, else by the likeliest encoding; None where none makes sense of them.

    The text is what Python's decoder gives, line ends untouched, so that offsets can be checked by anybody.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _with(raw, encoding)
    return _with(raw, "utf-8") or _guessed(raw)


def _with(raw: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guessed(raw: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:200_000]).best()
    if best is None:
        return None
    western = _WESTERN if _WESTERN in best.could_be_from_charset else best.encoding
    return _with(raw, western) or _with(raw, best.encoding)


def _is_wide(head: bytes) -> bool:
    """Whether every second byte is zero, as in UTF-16 without a mark."""
    zeros = (head[0::2].count(0), head[1::2].count(0))
    return max(zeros) > 0.3 * len(head) / 2 and min(zeros) < 0.05 * len(head) / 2
