"""What a letter holds besides its words: who sent it to whom, how it greets, who signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

_KEPT = re.compile(r"(?:Date|Sent|Subject|Betreff):[ \t]*(?:(?:Re|RE|Fw|FW|Fwd|FWD):[ \t]*)*")
_HEAD = re.compile(
    r"^(?:[ >]*(?:From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Importance|Attachments?|Message-ID|In-Reply-To|References|MIME-Version"
    r"|Content-[\w-]+|Received|Return-Path|Delivered-To|List-[\w-]+|X-[\w-]+):[^\n]*(?:\n[ \t]+\S[^\n]*)*(?:\n|\Z)){3,}",
    re.MULTILINE | re.IGNORECASE,
)
_LINE = re.compile(r"[^\n]+(?:\n[ \t]+\S[^\n]*)*")
_WROTE = re.compile(r"^[ >]*On [^\n]{5,160}\bwrote:[ \t\r]*$", re.MULTILINE)
_GREETS = re.compile(
    r"^[ >]*(?:Dear|Hi|Hello|Good (?:morning|afternoon|evening))(?:[ ,]+[A-Z][^\n.!?]{0,60})?[,:!]?[ \t\r]*$", re.MULTILINE
)
_SIGNED = re.compile(r"^--[ \r]*\n(?:[^\n]*\S[^\n]*(?:\n|\Z)){1,12}", re.MULTILINE)
_REGARDS = re.compile(
    r"^[ >]*(?:(?:Best|Kind|Warm|Many)?[ ]?(?:regards|wishes|thanks)|Best|Yours(?: \w+)?|Sincerely|Cheers)[,.]?[ \t\r]*\n[^\n]{1,60}$",
    re.MULTILINE | re.IGNORECASE,
)


def mail_lines(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of a letter that are none of its sentences; of its head, the day and the subject are left."""
    heads = list(_HEAD.finditer(text))
    taken = [place for head in heads for place in _head(text, *head.span())]
    taken += [hit.span() for hit in _WROTE.finditer(text)]
    if heads or taken:
        taken += [hit.span() for pattern in (_GREETS, _SIGNED, _REGARDS) for hit in pattern.finditer(text)]
    end = 0
    for start, stop in sorted(taken):
        if start >= end:
            yield start, stop
            end = stop


def _head(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text, start, end):
        kept = _KEPT.match(text, line.start(), line.end())
        yield line.start(), kept.end() if kept else line.end()
