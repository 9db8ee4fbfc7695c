"""When documents say in so many words that the war of two sides began."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from multipolar.evidence.drafting import wording
from multipolar.evidence.drafting.cast import Cast, state_of
from multipolar.results.evidence import DateMention, Mention, Row, Span

_WAR = r"(?:war|fighting|hostilities|conflict|invasion)"
_PLAIN = r"(?:(?!(?:to|end\w*|on|about|over|against|for|in|of|during|stop\w*|amid|after|before|peace)\b)[\w’'-]+\s+){0,4}?"
"""Words that may stand before the war that begins: no talks *to end* it."""

_BEGINS = re.compile(
    rf"(?:^\W*|[,;:—–]\s*|\b(?:since|that|when|and|but|said)\s+){_PLAIN}{_WAR}(?:\s+(?:between|of|with|by|against|in|over)\b[^,;.]*?)?"
    r"(?:,?\s+(?:which|that))?\s+(?:had\s+)?(?:began|begun|broke\s+out|broken\s+out|started|erupted)(?:\s+(?:in|on|early|late|back))*\s*$"
    r"|\b(?:at\s+war|fighting|fought|war|hostilities)(?:\s+[\w’'-]+){0,4}?\s+since\s*$"
    rf"|\bsince\s+{_PLAIN}(?:invasion|outbreak\s+of\s+(?:the\s+)?{_WAR}|(?:start|beginning)\s+of\s+the\s+{_WAR})\b[^,;.]*?\s(?:in|on)\s*$",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:world|civil|cold|trade|gulf|drug|price|again|anew|resum\w*|renew\w*|new|latest|if|should)\b", re.IGNORECASE)
"""Another war, a round of one that was going on already, or one that is only thought of."""

_PREPOSITION = re.compile(r"(?:in|on|since)\b", re.IGNORECASE)


def said_to_begin(
    rows: Mapping[str, Sequence[Row]], texts: Mapping[str, str], cast: Cast, as_of: date, longest: timedelta
) -> tuple[date, DateMention] | None:
    """The day on which documents say that the war began, and the sentence; of several the most exact, then the earliest."""
    found = []
    for row in rows.get("date", ()):
        if not isinstance(row, DateMention) or not row.earliest:
            continue
        earliest, latest = date.fromisoformat(row.earliest), date.fromisoformat(row.latest)
        if latest - earliest > longest or earliest > as_of:
            continue
        text = texts[row.document]
        place = wording.sentence_span(row.span, text)
        own = _PREPOSITION.match(text, row.span.start, row.span.end)
        lead = text[place.start : own.end() if own else row.span.start]
        if _BEGINS.search(lead) and not _OTHER.search(lead) and _is_theirs(row.document, place, rows, cast):
            found.append((latest - earliest, earliest, row.document, replace(row, span=_trimmed(place, text))))
    if not found:
        return None
    _, day, _, told = min(found, key=lambda each: each[:3])
    return day, told


def _is_theirs(document: str, place: Span, rows: Mapping[str, Sequence[Row]], cast: Cast) -> bool:
    """Whether a sentence names both sides, or no state that is neither of them: *the war* is then theirs."""
    sides, named, others = {cast.attacker, cast.defender}, set(), False
    for actor in _named(document, place, rows):
        name = cast.case_id(actor)
        principal = cast.principal(name) if name else ""
        named.add(principal)
        others = others or (principal not in sides and state_of(actor).startswith("state:"))
    return sides <= named or not others


def _named(document: str, place: Span, rows: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    for row in rows.get("mention", ()):
        if isinstance(row, Mention) and row.document == document and place.meets(row.span):
            yield from row.actors


def _trimmed(place: Span, text: str) -> Span:
    """A sentence without the blanks before it."""
    words = place.quote(text)
    return Span(place.start + len(words) - len(words.lstrip()), place.end)
