"""Scenarios in running text: "In the worst case", "The second scenario is", "One possibility is that"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from multipolar.evidence.extractors.scenarios.words import Named, conditions_in, sentences, slug, trimmed
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Span

_RANK = (
    r"(?:first|second|third|fourth|fifth|best|worst|last|final|other|next|most likely|least likely|likeliest|more likely|most probable"
    r"|optimistic|pessimistic|middle|base|darkest|rosiest|alternative|more hopeful|bleaker)"
)
_KIND = r"(?:scenario|path|pathway|outcome|option|possibility|future|course|trajectory|road|case|alternative|ending|endgame|version)"
_CASE = re.compile(
    rf"(?:(?:In|Under|On)\s+)?(?:the|a|an|one)\s+(?P<rank>{_RANK}(?:[\s-](?:case))?(?:,?\s+(?:and\s+)?\w+)?)\s*(?P<kind>{_KIND})\b"
    rf"|(?:In|Under|On)\s+(?:the|a|an|one)\s+(?P<given>(?:[\w-]+\s+){{1,3}})scenario\b"
    rf"|(?:Scenario|Option|Path|Outcome)\s+(?P<number>\d|one|two|three|four|[A-D])\b"
    rf"|One\s+(?:scenario|possibility|option|outcome|path|way)\b|Another\s+(?:scenario|possibility|option|outcome|path|way)\b",
    re.IGNORECASE,
)
_KINDS = frozenset((*_KIND.removeprefix("(?:").removesuffix(")").split("|"), "way"))
"""What every case holds one of; most paragraphs do not, and need not be cut into sentences."""

_IS = re.compile(
    r"\s*(?:,\s+(?P<apposed>[^,.;:]{3,50}),\s|(?:is|would be|is that of|involves|would see|is called|remains)\s+(?P<said>[^,.;:]{3,60}))",
    re.IGNORECASE,
)
_VERB = re.compile(r"\s*(?:is that|is|would be|would see|involves|sees|has)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:that|for|to|when|where|if|in which)\b", re.IGNORECASE)
_FEWEST = 2


def cases(parsed: ParsedDocument) -> Iterator[Named]:
    """Sentences that open with a case; a single one names no scenario, since there is nothing it is told apart from."""
    found: list[Named] = []
    kinds = _KINDS & parsed.vocabulary
    for block in parsed.originals if kinds else ():
        lower = parsed.plain[block.start : block.end].lower()
        if block.is_heading or not any(kind in lower for kind in kinds):
            continue
        told = list(sentences(parsed.plain, block.start, block.end))
        for number, sentence in enumerate(told):
            hit = _CASE.match(parsed.plain, sentence.start, sentence.end)
            if hit is not None:
                found.append(_named(parsed.plain, sentence, hit, told[number + 1 : number + 3]))
    if len(found) >= _FEWEST:
        yield from found


def _named(text: str, sentence: Span, hit: re.Match[str], later: list[Span]) -> Named:
    label = Span(hit.start(), hit.end())
    verb = _VERB.match(text, hit.end(), sentence.end)
    rest = trimmed(text, verb.end() if verb else hit.end(), sentence.end)
    conditions = tuple(conditions_in(text, sentence))
    follows = [
        span for span in later[:1] if not _CASE.match(text, span.start, span.end) and not text.startswith(("Or ", "But "), span.start)
    ]
    outcomes = tuple(span for span in (rest, *follows) if span is not None)
    return Named(sentence, label, _name(text, hit, sentence), "case", 0.65, conditions, outcomes)


def _name(text: str, hit: re.Match[str], sentence: Span) -> str:
    """What the sentence calls it ("the second scenario, a frozen front, ..."), or which one it is ("worst-case")."""
    said = _IS.match(text, hit.end(), sentence.end)
    words = (said["apposed"] or said["said"] or "") if said else ""
    if words and len(words.split()) <= 6 and not _CLAUSE.search(words):
        return slug(words)
    if hit["rank"]:
        rank = slug(hit["rank"])
        return rank if rank.endswith("case") else f"{rank}-{slug(hit['kind'])}"
    return slug(hit["given"] or "") or slug(hit[0])
