"""Marks in a text that are no words: links, addresses, images, tags, comments, footnote marks, entities, rows of tables."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from multipolar.evidence.text.mail import mail_lines
from multipolar.evidence.text.tables import table_rows

_SIGNS = re.compile(r"[\[<|&@/\\~*_`\t¹²³⁰⁴-⁹]")
"""What every mark holds one of; most texts hold none."""

_TAGS = (
    "a|abbr|article|aside|b|big|blockquote|body|br|caption|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]"
    "|head|header|hr|html|i|iframe|img|ins|kbd|li|link|main|mark|meta|nav|ol|p|picture|pre|q|s|section|small|source|span|strike|strong|sub"
    "|summary|sup|table|tbody|td|tfoot|th|thead|time|title|tr|u|ul|video|wbr"
)
_TITLE = r"""(?:\s+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?"""
_PLACE = r"(?:<[^<>\n]*>|[^\s()<>]{0,2000}(?:\([^\s()]{0,500}\)[^\s()<>]{0,500}){0,9})"
"""Where a link leads; it may hold brackets, as addresses of encyclopaedias do."""
_TEXT = r"[^\[\]]{0,400}(?:\[[^\[\]]{0,400}\][^\[\]]{0,400}){0,9}"
_ADDRESS = (
    r"(?:(?:[^\s\0<>\"“”»|()]|\([^\s\0()<>]*\))*"
    r"(?:\([^\s\0()<>]*\)|[^\s\0<>\"“”»|.,;:!?'’()\]*_`~]))"
)
_LEADS = re.compile(r"[/.#:@\0]|^\s*<|^\s*$")
"""What is in every address, so that an aside in brackets behind brackets is none."""

_HIDDEN = re.compile(
    rf"<!--.{{0,4000}}?-->|<(script|style)\b[^<>]{{0,400}}>.{{0,4000}}?</\1\s*>|</?(?:{_TAGS})(?:\s[^<>]{{0,2000}})?/?>",
    re.DOTALL | re.IGNORECASE,
)
_PAIRED = re.compile(
    r"(?P<opens><(?P<tag>a|abbr|b|cite|em|font|i|mark|small|span|strong|u)(?:\s[^<>]{0,1000})?>)[^<>]{0,400}(?P<closes></(?P=tag)\s*>)",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"</?(?:article|aside|blockquote|body|br|caption|center|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre"
    r"|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul|video)\b",
    re.IGNORECASE,
)
"""Tags between which paragraphs end."""
_IN_ANGLES = re.compile(r"<[^\s<>]*(?:://|@)[^\s<>]*>")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")
_FENCE = re.compile(r"^[ ]{0,3}(?:`{3,}|~{3,})[ ]*[\w-]*[ ]*$", re.MULTILINE)
_FRONT = re.compile(r"\A\ufeff?---[ ]*\r?\n(?=[\w-]+:)(?P<lines>(?:(?!---|\.\.\.).*\n)*?)(?:---|\.\.\.)[ ]*(?=\r?\n|\Z)")
_FRONT_LINE = re.compile(r"^(?:(?P<told>(?:title|subtitle|description|summary|date|published):[ ]*)|.+)", re.MULTILINE | re.IGNORECASE)
"""Lines about a document above it, of which few say what it does."""
_EMPHASIS = re.compile(
    r"(?<![\w*])(?P<opens>\*{1,3}(?!\*))(?=\S)[^*\n]{0,2000}?(?<=\S)(?P<closes>(?P=opens))(?![\w*])"
    r"|(?<!\w)(?P<below>_{1,2}(?!_))(?=\S)[^_\n]{0,2000}?(?<=\S)(?P<beyond>(?P=below))(?!\w)"
    r"|(?<!`)(?P<ticks>`{1,2}(?!`))(?=\S)[^`\n]{0,500}?(?<=\S)(?P<back>(?P=ticks))(?!`)"
)
_CITES = re.compile(
    r"^[ ]{0,3}(?:\[\^?[^\]\s]{1,20}\]:?|[¹²³⁰⁴-⁹]+)[ ]*"
    r"(?=[^\n]*(?:://|\bibid\b|\bop\. cit\b|\bpp?\. ?\d|\((?:19|20)\d\d\)|,\s(?:19|20)\d\d\W*$|\bdoi\b|\baccessed\b))[^\n]+$",
    re.MULTILINE | re.IGNORECASE,
)
"""A note that says where something stands, and nothing else."""
_STRUCK = re.compile(r"~~(?=\S)|(?<=\S)~~")
_DEFINED = re.compile(rf"^[ ]{{0,3}}\[(?P<label>[^\]\n^][^\]\n]*)\]:[ \t]*(?P<place><[^<>\n]*>|\S+){_TITLE}[ \t]*$", re.MULTILINE)
_NOTE = re.compile(r"^[ ]{0,3}\[\^[^\]\s]+\]:", re.MULTILINE)
_IMAGE = re.compile(rf"!\[{_TEXT}\](?:\(\s*{_PLACE}{_TITLE}\s*\)|\[[^\[\]\n]*\])")
_LINK = re.compile(rf"(?P<opens>\[)(?P<text>{_TEXT})(?P<closes>\]\((?P<place>\s*{_PLACE}){_TITLE}\s*\))")
_REFERENCE = re.compile(rf"(?P<opens>\[)(?P<text>{_TEXT})(?P<closes>\]\[(?P<label>[^\[\]\n]*)\]|\])")
_FOOTNOTE = re.compile(
    r"\[(?:\^[^\]\s]{1,40}|\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|note \d{1,3}|citation needed)\](?!\()"
    r"|(?<=[^\s\d])(?<!\b[mM])(?<!\b[kc]m)[¹²³⁰⁴-⁹]+"
)
_WEB = re.compile(rf"\b(?:(?:https?|ftp)://|www\.){_ADDRESS}|(?<![\w@./-])(?:[a-z0-9-]+\.)+[a-z]{{2,10}}/{_ADDRESS}?", re.IGNORECASE)
_ADDRESSES = re.compile(r"://|\.[A-Za-z]{2,10}/")
_MAIL = re.compile(r"(?:mailto:)?(?<![\w.+-])[\w.+-]{1,64}@\w[\w-]*(?:\.[\w-]+)+")


class Mark(NamedTuple):
    """A stretch that is no words, and what a reader sees in its place."""

    start: int
    end: int
    seen: str = ""


@dataclass
class Marks:
    """The marks of a text.

    Parameters
    ----------
    each : list of Mark
        In the order of the text; none meets another.
    around : list of (int, int, int, int)
        For every link and word of emphasis: where its opening mark begins and ends, and its closing one.
    """

    each: list[Mark] = field(default_factory=list)
    around: list[tuple[int, int, int, int]] = field(default_factory=list)


def marks_of(text: str) -> Marks:
    """Every mark of a text."""
    found = Marks()
    if not _SIGNS.search(text) and "www." not in text and " wrote:" not in text and not text.startswith(("---", "\ufeff---")):
        return found
    left = _Left(text, found)
    for take in (_take_front, _take_mail, _take_hidden, _take_tables, _take_links, _take_addresses, _take_emphasis, _take_entities):
        take(left)
    found.each = list(_outermost(found.each))
    found.around.sort()
    return found


def _outermost(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Marks in order, without those inside another: an address in angles may be where a link leads."""
    end = 0
    for mark in sorted(marks, key=lambda each: (each.start, -each.end)):
        if mark.start >= end:
            yield mark
            end = mark.end


@dataclass
class _Left:
    """What is left of a text: what was found is gone from it, so that none is found twice."""

    text: str
    found: Marks

    def take(self, stretches: Iterable[Mark]) -> None:
        """Set marks aside."""
        taken = sorted(stretches)
        pieces, place = [], 0
        for mark in taken:
            pieces += [self.text[place : mark.start], "\0" * (mark.end - mark.start)]
            place = mark.end
        if taken:
            self.text = "".join([*pieces, self.text[place:]])
            self.found.each += taken

    def search(self, pattern: re.Pattern[str], seen: Callable[[re.Match[str]], str | None] = lambda _: "") -> None:
        """Set aside what a pattern finds; `seen` says what a reader sees in its place, or None where it is no mark."""
        self.take(Mark(*hit.span(), what) for hit in pattern.finditer(self.text) if (what := seen(hit)) is not None)


def _take_front(left: _Left) -> None:
    front = _FRONT.match(left.text)
    if front is not None:
        first, last = front.span("lines")
        lines = (Mark(*hit.span("told" if hit["told"] else 0)) for hit in _FRONT_LINE.finditer(left.text, first, last))
        left.take([Mark(front.start(), first - 1), *lines, Mark(last, front.end())])


def _take_mail(left: _Left) -> None:
    if "@" in left.text or " wrote:" in left.text:
        left.take(Mark(start, end) for start, end in mail_lines(left.text))


def _take_hidden(left: _Left) -> None:
    if "\\" in left.text:
        left.search(_ESCAPED, lambda hit: hit[1])
    if "<" in left.text:
        _take_pairs(left, _PAIRED.finditer(left.text))
        left.search(_HIDDEN, lambda hit: "\n" if _PARTS.match(hit[0]) else "")
        left.search(_IN_ANGLES)
    if "```" in left.text or "~~" in left.text:
        left.search(_FENCE)
        left.search(_STRUCK)


def _take_tables(left: _Left) -> None:
    if "|" in left.text or "\t" in left.text:
        left.take(Mark(start, end) for start, end in table_rows(left.text))


def _take_links(left: _Left) -> None:
    if "[" not in left.text:
        left.search(_CITES)
        left.search(_FOOTNOTE)
        return
    left.search(_IMAGE)
    _take_pairs(left, (hit for hit in _LINK.finditer(left.text) if _LEADS.search(hit["place"])))
    defined = {hit["label"].casefold() for hit in _DEFINED.finditer(left.text) if _LEADS.search(hit["place"])}
    left.search(_DEFINED, lambda hit: "" if hit["label"].casefold() in defined else None)
    left.search(_CITES)
    left.search(_NOTE)
    if defined:
        hits = (hit for hit in _REFERENCE.finditer(left.text) if not hit["text"].isdigit())
        _take_pairs(left, (hit for hit in hits if (hit["label"] or hit["text"]).casefold() in defined))
    left.search(_FOOTNOTE)


def _take_pairs(left: _Left, hits: Iterable[re.Match[str]], opens: str = "opens", closes: str = "closes") -> None:
    taken: list[Mark] = []
    for hit in hits:
        taken += [Mark(*hit.span(opens)), Mark(*hit.span(closes))]
        left.found.around.append((*hit.span(opens), *hit.span(closes)))
    left.take(taken)


def _take_addresses(left: _Left) -> None:
    if "www." in left.text or ("/" in left.text and _ADDRESSES.search(left.text)):
        left.search(_WEB)
    if "@" in left.text:
        left.search(_MAIL)


def _take_emphasis(left: _Left) -> None:
    if any(sign in left.text for sign in "*_`"):
        hits = list(_EMPHASIS.finditer(left.text))
        for opens, closes in (("opens", "closes"), ("below", "beyond"), ("ticks", "back")):
            _take_pairs(left, [hit for hit in hits if hit[opens]], opens, closes)


def _take_entities(left: _Left) -> None:
    if "&" in left.text:
        left.search(_ENTITY, _character)


def _character(hit: re.Match[str]) -> str | None:
    one = html.unescape(hit[0])
    return one if len(one) == 1 else None
