"""How a passage puts what it tells: giving ground or not, by somebody named or not, and against whom forces are sent or for whom."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import multipolar.library
from multipolar.evidence.issues.patterns import pattern_of
from multipolar.library.keeping import kept_yaml
from multipolar.results.evidence import Claim, Event, Mention, Position, Row, Span

_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n\s*\n")
_BEFORE = 45
"""Letters before a name in which its clause says what is done to it."""
_REACH = 500
"""Letters before a passage in which its sentence is first looked for to begin."""
_CLAUSE_END = re.compile(r"[,;:.–—]|\b(?:but|and|while)\b")


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    data = kept_yaml(Path(multipolar.library.__file__).parent / "lexicon" / "drafting.yaml")
    return {name: pattern_of(terms) for name, terms in data.items()}


def gives_ground(row: Position, words: str) -> bool:
    """Whether a passage tells of an offer, an acceptance or a concession; a refusal or a demand never does."""
    return row.direction == "support" and _patterns()["yielding"].search(words) is not None


def takes_land(words: str) -> bool:
    """Whether somebody is told to invade or occupy land; who strikes an *occupied town* does neither."""
    for found in _patterns()["on_soil"].finditer(words):
        before = words[: found.start()].rstrip()
        if not found[0].endswith("ed") or not (before.endswith("-") or _patterns()["adjectival"].search(before.rpartition(" ")[2])):
            return True
    return False


def asks_to_leave(words: str) -> bool:
    """Whether somebody's forces are asked to leave land, and not a treaty, or to take home an ambassador."""
    return _patterns()["to_leave"].search(words) is not None and _patterns()["not_land"].search(words) is None


def wanted(words: str) -> str:
    """The words of a passage without what it sets aside: *a lease instead of sovereignty* names the lease."""
    found = _patterns()["instead"].search(words)
    if found is None:
        return words
    end = _CLAUSE_END.search(words, found.end())
    return words[: found.start()] + (words[end.start() :] if end else "")


def bearing(event: Event, target: Sequence[Mention], text: str) -> int:
    """Whether forces are sent against those whom the mentions name (−1) or for their good (1); 0 where the sentence does not say.

    Parameters
    ----------
    event : Event
        Of type MOBILIZE.
    target : sequence of Mention
        All mentions of the target in the document.
    text : str
        Of the document.
    """
    end = _SENTENCE_END.search(text, event.span.end)
    stop = end.start() if end else len(text)
    for each in target:
        if not event.span.start <= each.span.start < stop:
            continue
        before, after = text[max(event.span.start, each.span.start - _BEFORE) : each.span.start], text[each.span.end : each.span.end + 12]
        if _last(before, "helping") > _last(before, "against"):
            return 1
        if _last(before, "against") >= 0 or _patterns()["on_border"].match(after.lstrip("’' ")):
            return -1
        if _follows(text[each.span.end : stop]):
            return 1
    return 0


def _last(words: str, kind: str) -> int:
    """Where the last word of a kind begins; −1 without one."""
    return max((found.start() for found in _patterns()[kind].finditer(words)), default=-1)


def _follows(words: str) -> bool:
    """Whether the sentence goes on to say what the forces are to do there: ``to help it hold the line``."""
    found = _patterns()["helping"].search(words)
    return found is not None and words[: found.start()].rstrip().endswith(("to", "in", "and", "will", "for"))


def sentence_span(span: Span, text: str) -> Span:
    """Where the sentence, or the line of a list, stands in which a passage does."""
    end = _SENTENCE_END.search(text, span.end)
    return Span(_sentence_start(text, span.start), end.start() if end else len(text))


def sentence_of(span: Span, text: str) -> str:
    """That sentence, with single blanks."""
    return " ".join(sentence_span(span, text).quote(text).split())


def _sentence_start(text: str, before: int) -> int:
    """Where the sentence or line of a list begins; looked for backwards, ever further, since documents may be long and their dates many."""
    reach, start = _REACH, 0
    while True:
        lowest = max(0, before - reach)
        for found in _SENTENCE_END.finditer(text, lowest, before):
            start = found.end()
        start = max(start, text.rfind("\n-", lowest, before) + 1, text.rfind("\n\n", lowest, before) + 1)
        if start or not lowest:
            return start
        reach *= 4


def is_said(kind: str, words: str) -> bool:
    """Whether words hold a term of a kind of the lexicon of drafts."""
    return _patterns()[kind].search(words) is not None


def is_of_talks(sentence: str) -> bool:
    """Whether the sentence of a day tells of people who confer, and not of a vote or another day of its own."""
    return is_said("conferring", sentence) and not is_said("other_days", sentence)


def is_turn_of_truce(sentence: str, clause: str) -> bool:
    """Whether the clause of a day tells that a truce begins or ends on it, and not that somebody talks about one."""
    return is_said("truce", sentence) and is_said("turns", clause) and not is_said("coming_together", clause)


def clause_around(span: Span, sentence: Span, text: str) -> str:
    """The clause of its sentence in which a passage stands."""
    start = max((found.end() for found in _CLAUSE_END.finditer(text, sentence.start, span.start)), default=sentence.start)
    end = _CLAUSE_END.search(text, span.end, sentence.end)
    return text[start : end.start() if end else sentence.end]


def sentence_before(sentence: Span, text: str) -> Span | None:
    """Where the sentence before another stands, of the same paragraph."""
    gap = text[: sentence.start].rstrip()
    if not gap or "\n" in text[len(gap) : sentence.start] or "\n\n" in text[sentence.start : sentence.end].lstrip(" ")[:2]:
        return None
    return Span(_sentence_start(text, len(gap) - 1), len(gap))


def is_disputed(row: Position, claims: Sequence[Row]) -> bool:
    """Whether the document that tells a position also tells that somebody denies it, or that it cannot be verified."""
    return any(claim.contested for claim in _around(row, claims))


def is_unnamed(row: Position, claims: Sequence[Row], text: str) -> bool:
    """Whether a position is told by a source that does not let itself be named."""
    return any(
        claim.attribution == "agentless" or claim.source == ("unknown",) or _patterns()["unnamed"].search(claim.span.quote(text))
        for claim in _around(row, claims)
    )


def _around(row: Position, claims: Sequence[Row]) -> list[Claim]:
    """Claims of whose content a position is part."""
    return [each for each in claims if isinstance(each, Claim) and each.content.holds(row.span)]
