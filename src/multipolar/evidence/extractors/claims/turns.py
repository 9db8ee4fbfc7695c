"""What is said in turns: answers of an interview, speeches of a record, quotations set off below the line that names their speaker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.results.evidence import Claim, Mention, Span

if TYPE_CHECKING:
    from multipolar.evidence.language import ParsedDocument
    from multipolar.evidence.text import Block

_ASKS = re.compile(r"(?:Q|Question|Interviewer|Reporter|Moderator|Host|Correspondent|Journalist)\s*(?:\d+\s*)?[:.]\s+", re.IGNORECASE)
_ANSWERS = re.compile(r"(?:A|Answer)\s*(?:\d+\s*)?[:.]\s+", re.IGNORECASE)
_NAMES = re.compile(
    r"(?P<who>(?:(?:Mrs?|Ms|Miss|Dr|Gen|Sen|Rep|Prof)\.?\s+)?[^:.!?;\n\"]{2,80}?)(?:\s*\([^()\n]{2,60}\)){0,2}\s*:\s+(?=[A-Z\"'(])"
)
_ASIDE = re.compile(r"(?:\([^()\n]{2,60}\)\s*)+")
_WORDS = re.compile(r"[a-z0-9]+")
_TITLED = re.compile(r"(?:Mrs?|Ms|Miss|Dr)\.?\s+(?P<name>[A-Z][\w'-]+(?:\s[A-Z][\w'-]+){0,3})")
"""A name that nobody else would take for one: courtesy tells that it is."""
_ROLE = re.compile(r"(?:the\s+)?(?P<role>president|prime minister|chancellor|secretary|minister|king|chair\w*|moderator)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?]*[.!?]+[\"')]*\s*")
_TITLE_WORDS = 3
"""Words that may stand before a speaker's name in a label: "Mr", "Foreign Minister"."""
_SHORTEST = 3
_CONFIDENCE = 0.75


@dataclass(frozen=True, slots=True)
class _Speaker:
    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Turn:
    block: Block
    speech: Span
    speaker: _Speaker


def turns(parsed: ParsedDocument, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """A claim for every turn of which the speaker is told; questions are none, nor is what another rule has read as direct speech."""
    quoted = [claim.content for claim in claims if claim.rule.endswith(("direct-speech", "quote"))]
    told = (turn for turn in _turns(parsed) if not any(turn.speech.holds(each) for each in quoted))
    return tuple(_claim(parsed, turn) for turn in told if _says(parsed.plain, turn.speech))


def _turns(parsed: ParsedDocument) -> Iterator[_Turn]:
    answering: _Speaker | None = None
    asked = False
    set_off: _Speaker | None = None
    roles: dict[str, _Speaker] = {}
    for block in parsed.originals:
        start = parsed.paragraphs[block.paragraphs[0]].start
        if parsed.document.text.startswith(">", start):
            if set_off is not None and parsed.plain[block.start] != "-":  # - the name below a quotation
                yield _Turn(block, Span(block.start, block.end), set_off)
            continue
        set_off = _before_colon(parsed, block)
        while start < block.end and parsed.plain[start] == " ":
            start += 1
        if _ASKS.match(parsed.plain, start, block.end):
            answering = answering if asked else _interviewed(parsed, start)
            asked = True
        elif asked and (answer := _ANSWERS.match(parsed.plain, start, block.end)) is not None:
            if answering is not None:
                yield _Turn(block, Span(answer.end(), block.end), answering)
        elif (label := _NAMES.match(parsed.plain, start, block.end)) is not None and not block.is_heading:
            speaker = _speaker(parsed, Span(start, label.end("who")), roles)
            if speaker is not None:
                aside = _ASIDE.match(parsed.plain, label.end(), block.end)
                yield _Turn(block, Span(aside.end() if aside else label.end(), block.end), speaker)


def _speaker(parsed: ParsedDocument, label: Span, roles: dict[str, _Speaker]) -> _Speaker | None:
    """The person with whose name a label ends; where it is a mere office, whoever spoke under it before."""
    role = _ROLE.match(parsed.plain, label.start, label.end)
    if role is not None and role.end() == label.end:
        return roles.get(role["role"].lower())
    found = [m for m in parsed.mentions_in(label) if _id(m).startswith("per:") and m.form == "name" and m.span.end == label.end]
    titled = _TITLED.fullmatch(parsed.plain, label.start, label.end)
    if found and len(parsed.plain[label.start : found[0].span.start].split()) <= _TITLE_WORDS:
        speaker = _Speaker(_id(found[0]), found[0].span)
    elif titled is not None:
        speaker = _Speaker(f"per:{'-'.join(_WORDS.findall(titled['name'].lower()))}", Span(*titled.span("name")))
    else:
        return None
    if role is not None:
        roles[role["role"].lower()] = speaker
    return speaker


def _before_colon(parsed: ParsedDocument, block: Block) -> _Speaker | None:
    """Who is named first in a last sentence that ends with a colon, and alone."""
    if not parsed.plain[block.start : block.end].rstrip().endswith(":"):
        return None
    start = max((hit.end() for hit in _SENTENCE.finditer(parsed.plain, block.start, block.end)), default=block.start)
    persons = [mention for mention in parsed.mentions_in(Span(start, block.end)) if _id(mention).startswith("per:")]
    return _Speaker(_id(persons[0]), persons[0].span) if len({_id(mention) for mention in persons}) == 1 else None


def _interviewed(parsed: ParsedDocument, first_question: int) -> _Speaker | None:
    """Whoever is named most before the first question; nobody where two are named alike."""
    persons = [mention for mention in parsed.mentions_in(Span(0, first_question)) if _id(mention).startswith("per:")]
    most = Counter(map(_id, persons)).most_common(2)
    if not most or (len(most) > 1 and most[0][1] == most[1][1]):
        return None
    return _Speaker(most[0][0], next(mention.span for mention in reversed(persons) if _id(mention) == most[0][0]))


def _id(mention: Mention) -> str:
    return mention.actors[0] if mention.actors else mention.proposed


def _says(text: str, speech: Span) -> bool:
    words = text[speech.start : speech.end].strip()
    return len(words.split()) >= _SHORTEST and (not words.endswith("?") or "." in words)


def _claim(parsed: ParsedDocument, turn: _Turn) -> Claim:
    end = turn.speech.end
    while end > turn.speech.start and parsed.plain[end - 1] in ' .,-"':
        end -= 1
    content = Span(turn.speech.start, end)
    named = turn.speaker.span
    near = turn.block.paragraphs and 0 <= content.start - named.end < 200
    return Claim(
        document=parsed.document.id,
        span=Span(named.start, end) if near else content,
        rule="claims.turn",
        confidence=_CONFIDENCE,
        source=(turn.speaker.id,),
        content=content,
        source_span=named if near else None,
        attribution="explicit" if near else "implicit",
    )
