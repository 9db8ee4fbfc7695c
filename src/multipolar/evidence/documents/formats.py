"""One reader a format: bytes in; text, title, date and publisher out, for each document that the file holds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from multipolar.errors import MultipolarError
from multipolar.evidence.documents.dating import iso_day, plausible
from multipolar.evidence.documents.encoding import beginning, binary, decode
from multipolar.evidence.documents.origin import origin_of

if TYPE_CHECKING:
    from pypdf import PdfReader


class Unreadable(MultipolarError):
    """One file or item cannot be read; the others are.

    Parameters
    ----------
    message : str
        Why, in plain words.
    label : str
        The item's own id or place within its file; empty for the whole file.
    failed : bool
        Whether a mistake of ours is the reason.
    """

    def __init__(self, message: str, label: str = "", *, failed: bool = False) -> None:
        super().__init__(message)
        self.label = label
        self.failed = failed


@dataclass(frozen=True, slots=True)
class Item:
    """A document inside a file.

    Parameters
    ----------
    raw : bytes
        What its id is made of.
    text, media, encoding, title, publisher, published, published_basis
        As in `Document`.
    label : str
        Its own id within a feed or export; empty where the file is the document.
    address : str
        Where an export says it was found.
    """

    raw: bytes
    text: str
    media: str
    encoding: str = ""
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_basis: str = ""
    label: str = ""
    address: str = ""


Reader = Callable[[bytes], "Iterator[Item | Unreadable]"]


def media_of(ending: str, raw: bytes) -> str:
    """The format of a file, by its first bytes and then by its ending."""
    if raw[:1_024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return "application/pdf"
    head = beginning(raw)
    if head.startswith(("<!doctype html", "<html")) or ending in (".html", ".htm", ".xhtml"):
        return "text/html"
    if head.startswith(("<rss", "<feed", "<rdf")) or (head.startswith("<?xml") and re.search(r"<(rss|feed|rdf:rdf)\b", head)):
        return "application/rss+xml"
    if ending in (".json", ".jsonl", ".ndjson") or (not ending and head.startswith(("{", "[")) and _is_json(raw)):
        return "application/json"
    return "text/markdown" if ending in (".md", ".markdown") else "text/plain"


def _is_json(raw: bytes) -> bool:
    """Whether a text without an ending, from standard input for instance, is an export: as a whole, or in its first line."""
    decoded = decode(raw)
    text = decoded.text if decoded is not None else ""
    for part in (text, text.lstrip().partition("\n")[0]):
        try:
            return isinstance(json.loads(part, parse_int=str), (dict, list))
        except (ValueError, RecursionError):
            continue
    return False


def read_items(media: str, raw: bytes) -> Iterator[Item | Unreadable]:
    """Every document of a file; for an item that cannot be read, why.

    Raises
    ------
    Unreadable
        If there is nothing to read in it; the text says why.
    """
    return _READERS[media](raw)


def _text(raw: bytes) -> tuple[str, str]:
    if what := binary(raw):
        raise Unreadable(f"this is {what}, not text.")
    decoded = decode(raw)
    if decoded is None:
        raise Unreadable("its encoding cannot be told. Save it as UTF-8.")
    return decoded.text, decoded.encoding


def _plain(raw: bytes) -> Iterator[Item]:
    text, encoding = _text(raw)
    origin = origin_of(text)
    yield Item(raw, text, "text/plain", encoding, None, origin.publisher, origin.day, origin.basis)


def _markdown(raw: bytes) -> Iterator[Item]:
    text, encoding = _text(raw)
    heading = re.search(r"^#{1,2} +(.+?) *#* *$", text, re.MULTILINE)
    title, origin = heading[1] if heading else None, origin_of(text)
    yield Item(raw, text, "text/markdown", encoding, title, origin.publisher, origin.day, origin.basis)


def _html(raw: bytes) -> Iterator[Item]:
    text, encoding = _text(raw)
    yield article_of(text, raw, encoding)


def article_of(html: str, raw: bytes, encoding: str = "") -> Item:
    """The article in a page, without menus and scripts.

    Raises
    ------
    Unreadable
        If the page has no article.
    """
    from trafilatura import bare_extraction

    dating = {"extensive_search": False, "original_date": True}
    found: Any = bare_extraction(html, with_metadata=True, include_comments=False, deduplicate=False, date_extraction_params=dating)
    text = (found.text or "").strip() if found is not None else ""
    if not text:
        raise Unreadable("no article was found in this page.")
    day = iso_day(found.date)
    return Item(raw, text, "text/html", encoding, found.title or None, found.sitename or None, day, "page's own date" if day else "")


def _pdf(raw: bytes) -> Iterator[Item]:
    import io
    import logging

    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it would say of damage, we say ourselves
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("the PDF is locked with a password.")
        pages = [page.extract_text() or "" for page in reader.pages]
    except (Unreadable, MemoryError):
        raise
    except DependencyError as error:
        raise Unreadable("the PDF is encrypted in a way that cannot be read here (AES). Save it without protection, or as text.") from error
    except Exception as error:  # whatever it meets in a damaged file
        raise Unreadable(f"the PDF is damaged ({type(error).__name__}).") from error
    text = "\n\n".join(_unwrapped(page) for page in pages if page.strip())
    if not text.strip():
        raise Unreadable(f"the PDF has {len(pages)} pages and no text: it holds pictures of text. Run it through OCR first.")
    title, day = _about_pdf(reader)
    yield Item(raw, text, "application/pdf", "", title, None, day, "PDF's own date" if day else "")


def _about_pdf(reader: PdfReader) -> tuple[str | None, date | None]:
    """Title and day that a PDF gives; what is odd about them is no damage to its text."""
    found: list[Any] = []
    for name in ("title", "creation_date"):
        try:
            found.append(getattr(reader.metadata, name, None))
        except Exception:  # noqa: BLE001 - whatever the library meets in odd values
            found.append(None)
    title, made = found
    return (str(title) if title else None), (plausible(made.date()) if made else None)


def _unwrapped(page: str) -> str:
    """Lines of a page joined into paragraphs: a line that is nearly full and ends no sentence goes on in the next."""
    lines = [line.rstrip() for line in page.splitlines()]
    longest = max((len(line) for line in lines), default=0)
    joined = ""
    for line in lines:
        if not line.strip():
            joined += "\n\n" if joined else ""
        elif joined.endswith("-") and line[:1].islower():
            joined = joined[:-1] + line
        else:
            joined += (" " if joined and not joined.endswith("\n") else "") + line.strip()
            if len(line) < 0.7 * longest and line.endswith((".", "?", "!", "”", '"')):
                joined += "\n"
    return joined.strip()


def _exports(raw: bytes) -> Iterator[Item | Unreadable]:
    from multipolar.evidence.documents.exports import json_items

    text, _ = _text(raw)
    yield from json_items(text)


def _feed(raw: bytes) -> Iterator[Item | Unreadable]:
    from multipolar.evidence.documents.exports import feed_items

    yield from feed_items(raw)


_READERS: dict[str, Reader] = {
    "text/plain": _plain,
    "text/markdown": _markdown,
    "text/html": _html,
    "application/pdf": _pdf,
    "application/json": _exports,
    "application/rss+xml": _feed,
}
