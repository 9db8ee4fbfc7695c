"""Feeds (RSS, Atom) and exports (JSON, JSON Lines): one file, many documents."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from multipolar.evidence import failing
from multipolar.evidence.documents.dating import any_day
from multipolar.evidence.documents.formats import Item, Unreadable, article_of

TEXT_KEYS = ("text", "body", "content", "full_text", "maintext", "article", "content_text", "content_html", "description", "summary")
TITLE_KEYS = ("title", "headline")
DATE_KEYS = ("published", "date", "date_published", "published_at", "publishedAt", "pubDate", "date_publish", "datetime", "timestamp")
PUBLISHER_KEYS = ("publisher", "source", "site_name", "sitename", "outlet", "source_domain", "domain")
ADDRESS_KEYS = ("url", "link", "address", "uri")
ID_KEYS = ("id", "guid", "uuid", "hash")
LIST_KEYS = ("articles", "items", "documents", "results", "data", "entries")
"""Names under which exports of news keep these things, tried in this order."""


_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of letters outside the common plane: exports that cut a text in the middle of one leave them, and no encoding has them."""
_LONGEST_NUMBER = 400
_FEWEST_LINES = 2


def json_items(text: str) -> Iterator[Item | Unreadable]:
    """Articles of a JSON file: an object, a list of objects, an object that holds such a list, or one object a line."""
    try:
        data = _load(text)
    except _NotRead as whole:
        yield from _lines(text, whole)
        return
    records = _records(data)
    if not records:
        raise Unreadable(f"no article was found in this JSON: looked for {', '.join(TEXT_KEYS[:5])} in its objects.")
    for number, record in enumerate(records, start=1):
        yield _tried(_item, record, number)


class _NotRead(Exception):
    """A text that is not JSON, or none that can be read; `line` is the one it breaks off at."""

    def __init__(self, why: str, line: int) -> None:
        super().__init__(why)
        self.line = line


def _load(text: str) -> Any:
    try:
        return json.loads(text, parse_int=_whole_number)
    except json.JSONDecodeError as error:
        raise _NotRead(f"is not JSON ({error.msg})", error.lineno) from error
    except RecursionError as error:
        raise _NotRead("is nested too deeply", 1) from error


def _whole_number(digits: str) -> int | str:
    """A number, or its digits where there are more than any date or id has."""
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _tried(make: Callable[..., Item | Unreadable], *of: Any) -> Item | Unreadable:
    """An item, whatever is in it: one on which reading fails does not take the next ones along."""
    number = of[-1]
    try:
        return make(*of)
    except Unreadable as error:
        return Unreadable(str(error), str(number))
    except Exception as error:  # noqa: BLE001 - `reason` raises what is not the document's
        return Unreadable(failing.reason(f"item {number}", error), str(number), failed=True)


def _lines(text: str, whole: _NotRead) -> Iterator[Item | Unreadable]:
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if len(lines) < _FEWEST_LINES or not lines[0][1].lstrip().startswith("{") or not lines[0][1].rstrip().endswith("}"):
        raise Unreadable(f"line {whole.line} {whole}.")
    for number, line in lines:
        try:
            record = _load(line)
        except _NotRead as error:
            yield Unreadable(f"line {number} {error}.", f"line {number}")
            continue
        if isinstance(record, Mapping) and _first(record, TEXT_KEYS):
            yield _tried(_item, record, number)
        else:
            yield Unreadable(f"line {number} has no text under any of: {', '.join(TEXT_KEYS[:5])}.", f"line {number}")


def _records(data: Any) -> list[Mapping[str, Any]]:
    if isinstance(data, Mapping):
        for key in LIST_KEYS:
            if isinstance(data.get(key), list):
                return _records(data[key])
        return [data] if _first(data, TEXT_KEYS) else []
    return [record for record in data if isinstance(record, Mapping) and _first(record, TEXT_KEYS)] if isinstance(data, list) else []


def _item(record: Mapping[str, Any], number: int) -> Item | Unreadable:
    raw = json.dumps(record, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
    title, publisher = _first(record, TITLE_KEYS), _first(record, PUBLISHER_KEYS)
    day = any_day(_first(record, DATE_KEYS))
    text = _first(record, TEXT_KEYS)
    label = _first(record, ID_KEYS) or str(number)
    try:
        text = _without_markup(text, raw)
    except Unreadable as error:
        return Unreadable(str(error), label)
    return Item(
        raw, text, "application/json", "", title or None, publisher or None, day, "export's own date" if day else "",
        label=label, address=_first(record, ADDRESS_KEYS),
    )  # fmt: skip


def _first(record: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    """The first of these that is there, as text; of an object, its own name."""
    for key in keys:
        value = record.get(key)
        if isinstance(value, Mapping):
            value = next((value[inner] for inner in ("name", "title", "rendered", "value") if isinstance(value.get(inner), str)), None)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return _HALVES.sub("\N{REPLACEMENT CHARACTER}", value)
    return ""


def _without_markup(text: str, raw: bytes) -> str:
    """The text of a fragment of HTML; of a plain text, itself."""
    if "</" not in text and "<p" not in text and "<br" not in text:
        return text
    return article_of(f"<html><body><article>{text}</article></body></html>", raw).text


def feed_items(raw: bytes) -> Iterator[Item | Unreadable]:
    """Items of an RSS or Atom feed.

    Entities are not expanded and nothing is fetched, so a hostile feed can neither grow nor reach out.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise Unreadable("this feed is not XML that can be read.")
    channel = _child(root, "title") or _child(next(_named(root, "channel"), root), "title")
    entries = [*_named(root, "item"), *_named(root, "entry")]
    if not entries:
        raise Unreadable("this feed holds no items.")
    for number, entry in enumerate(entries, start=1):
        yield _tried(_entry, entry, channel, number)


def _entry(entry: Any, channel: str, number: int) -> Item | Unreadable:
    from lxml import etree

    raw = etree.tostring(entry)
    body = _child(entry, "encoded") or _child(entry, "content") or _child(entry, "description") or _child(entry, "summary")
    title = _child(entry, "title")
    if not body.strip():
        return Unreadable(f"item {number} of this feed has no text.", str(number))
    try:
        body = _without_markup(body, raw)
    except Unreadable as error:
        return Unreadable(str(error), str(number))
    day = any_day(_child(entry, "pubDate") or _child(entry, "published") or _child(entry, "date") or _child(entry, "updated"))
    link = _child(entry, "link") or next((str(node.get("href")) for node in _named(entry, "link") if node.get("href")), "")
    label = _child(entry, "guid") or _child(entry, "id") or link or str(number)
    return Item(
        raw, body, "application/rss+xml", "", title or None, channel or None, day, "feed item" if day else "", label=label, address=link
    )


def _named(node: Any, name: str) -> Iterator[Any]:
    return (child for child in node.iter() if isinstance(child.tag, str) and child.tag.rpartition("}")[2] == name)


def _child(node: Any, name: str) -> str:
    """Text of a direct child of this name, whatever its namespace."""
    for child in node:
        if isinstance(child.tag, str) and child.tag.rpartition("}")[2] == name:
            return "".join(child.itertext()).strip()
    return ""
