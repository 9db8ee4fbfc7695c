"""Alternatives left open: "Whether the truce holds or breaks remains to be seen", "Either they talk, or they fight"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from multipolar.evidence.extractors.scenarios.words import Named, sentences, slug, trimmed
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.text import Block
from multipolar.results.evidence import Span

_OPEN = (
    r"(?:remains?\s+(?:to be seen|unclear|uncertain|open|unknown|an open question|a question|in doubt|anyone's guess)"
    r"|will\s+(?:depend|hinge|become clear|be decided)"
    r"|(?:largely\s+|now\s+)?(?:depends?|hinges?)\b|may depend"
    r"|is\s+(?:unclear|uncertain|an open question|anyone's guess|now the question|far from clear|not yet clear))"
)
_WHETHER = re.compile(rf"\b[Ww]hether\s+(?P<one>[^.;?]{{3,200}}?)\s+or\s+(?:whether\s+)?(?P<other>[^.;?]{{3,160}}?),?\s+(?P<open>{_OPEN})")
_EITHER = re.compile(
    r"[Ee]ither\s+(?P<one>[^.;?]{8,160}?\b(?:will|would|could|can|may|might|must|shall)?\b[^.;?]{0,120}?),?\s+or\s+(?P<other>[^.;?]{8,200})"
)
_LEADS = re.compile(
    r"\b(?:leads?|turns?|tips?)\s+(?:in)?to\s+|\b(?:brings?|yields?|produces?|means?|heralds?|marks?|results? in|ends? in|opens?)\s+",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(?:depends?|hinges?|rests?)\s+(?:largely\s+|mainly\s+|not only\s+|also\s+|less\s+|partly\s+)*(?:up)?on\s+(?P<what>[^.;?]+)",
    re.IGNORECASE,
)
_AND_ON = re.compile(r"\s*,?\s*\b(?:but(?: also)?|and(?: also)?)\s+on\s+", re.IGNORECASE)
_STOPWORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "and",
        "or",
        "not",
        "is",
        "are",
        "was",
        "be",
        "been",
        "being",
        "will",
        "would",
        "could",
        "may",
        "might",
        "can",
        "it",
        "its",
        "their",
        "his",
        "her",
        "this",
        "that",
        "from",
        "again",
        "still",
        "more",
        "less",
        "another",
        "one",
        "day",
        "instead",
        "further",
        "simply",
        "merely",
        "only",
    ]
)
_WORD = re.compile(r"[A-Za-z][\w'-]*")
_LAST_PART = 0.6


def alternatives(parsed: ParsedDocument) -> Iterator[Named]:
    """Sentences that leave two ways open."""
    text = parsed.plain
    blocks = parsed.originals
    for number, block in enumerate(blocks):
        if block.is_heading:
            continue
        for hit in _WHETHER.finditer(text, block.start, block.end) if text.find("hether", block.start, block.end) >= 0 else ():
            if not re.match(r"not\b", hit["other"]):
                yield _open(text, blocks[max(0, number - 2) : number + 1], hit)
        if block.start > _LAST_PART * len(text) and text.find("ither", block.start, block.end) >= 0:
            for sentence in sentences(text, block.start, block.end):
                either = _EITHER.match(text, sentence.start, sentence.end)
                if either is not None:
                    yield _either(text, either)


def _open(text: str, near: tuple[Block, ...], hit: re.Match[str]) -> Named:
    conditions: list[Span] = []
    end = hit.end()
    here = _ON.search(text, hit.start("open"), near[-1].end)
    if here is not None and here.start() < hit.end("open"):
        conditions = _parts(text, here.start("what"), here.end("what"))
        end = here.end("what")
    else:
        earlier = [found for block in near for found in _ON.finditer(text, block.start, hit.start())]
        if earlier:
            conditions = _parts(text, earlier[-1].start("what"), earlier[-1].end("what"))
    one = _outcome(text, hit.start("one"), hit.end("one"))
    other = trimmed(text, hit.start("other"), hit.end("other"))
    span = trimmed(text, hit.start(), end) or Span(hit.start(), end)
    return Named(span, span, _name(hit), "whether", 0.75, tuple(conditions), tuple(found for found in (one, other) if found))


def _parts(text: str, start: int, end: int) -> list[Span]:
    """What something depends on, cut where "but also on" adds to it."""
    cuts = [(hit.start(), hit.end()) for hit in _AND_ON.finditer(text, start, end)]
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    return [found for low, high in zip(edges[::2], edges[1::2], strict=True) if (found := trimmed(text, low, high))]


def _outcome(text: str, start: int, end: int) -> Span | None:
    """Of "the talks will lead to a thaw", the thaw."""
    leads = _LEADS.search(text, start, end)
    return trimmed(text, leads.end() if leads else start, end)


def _either(text: str, hit: re.Match[str]) -> Named:
    span = trimmed(text, hit.start(), hit.end()) or Span(hit.start(), hit.end())
    outcomes = tuple(found for part in ("one", "other") if (found := trimmed(text, hit.start(part), hit.end(part))))
    return Named(span, Span(hit.start(), hit.start() + 6), _name(hit), "either", 0.5, (), outcomes)


def _name(hit: re.Match[str]) -> str:
    """By the last telling word of each way: ``thaw-or-war``."""
    return "-or-".join(_last_word(hit[part]) for part in ("one", "other"))


def _last_word(words: str) -> str:
    telling = [word for word in _WORD.findall(words) if word.casefold() not in _STOPWORDS]
    return slug(telling[-1]) if telling else slug(words)
