"""A document as it was read, its paragraphs, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document.

    Parameters
    ----------
    id : str
        SHA-256 of the raw bytes, in hexadecimal; the same bytes are the same document, wherever they lie.
    name : str
        Name of the file; for an item of a feed or export, the file's name and the item's own id after ``#``.
    address : str
        Where it was read: a path, ``-`` for standard input, or the address that an export gives.
    text : str
        The text as read. Every offset is a Python string index into it. Of a plain text it is the decoded file with its
        newlines kept; of HTML, PDF and exports, the text that was extracted.
    media : str
        ``text/plain``, ``text/markdown``, ``text/html``, ``application/pdf``, ``application/rss+xml``, ``application/json``.
    encoding : str
        How its bytes were decoded, ``utf-8`` for instance; empty where the format says it itself.
    title, publisher : str or None
        Where the document gives them.
    published : date or None
        Where the document gives it.
    published_basis : str
        What gives the date: ``meta tag``, ``dateline``, ``feed item``; empty without a date.
    language : str
        ISO 639-1 code as guessed from its words; ``und`` where it cannot be told.
    """

    id: str
    name: str
    address: str
    text: str
    media: str = "text/plain"
    encoding: str = "utf-8"
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_basis: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text between line breaks.

    Parameters
    ----------
    index : int
        From 0, in the order of the text.
    start, end : int
        Offsets into the document, blanks at both ends left out.
    repeats : int or None
        Index of the first paragraph of this document with the same words, if it is a copy of one.
    """

    index: int
    start: int
    end: int
    repeats: int | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or item that was not read, and why.

    Parameters
    ----------
    name : str
        As given.
    why : str
        In plain words, with the next step where there is one.
    failed : bool
        Whether a mistake of ours is the reason, and not the document.
    document : str
        Id of the document on which reading failed; empty where it was not made.
    """

    name: str
    why: str
    failed: bool = False
    document: str = ""
