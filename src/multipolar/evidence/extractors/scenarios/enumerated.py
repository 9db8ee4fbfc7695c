"""Scenarios that are announced and then counted off: "There are two ways this could end. The first is that ... The second is ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from multipolar.evidence.extractors.scenarios.announcing import Announcement, announcement
from multipolar.evidence.extractors.scenarios.words import Named, conditions_in, sentences, slug, trimmed
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.text import Block
from multipolar.results.evidence import Span

_CUES = frozenset({"ways", "paths", "pathways", "directions", "courses", "roads", "routes"}) | {
    "scenarios", "futures", "possibilities", "outcomes", "endings", "endgames", "trajectories"
}  # fmt: skip
"""One of these is in every sentence that announces; most documents hold none."""

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_RANK = rf"{'|'.join(_ORDINALS)}|last|final|other|next"
_KIND = r"(?:way|path|pathway|direction|course|road|route|scenario|future|possibility|outcome|ending|endgame|trajectory|one)"
_LIKELIEST = (
    r"(?:,?\s+(?:and\s+|but\s+)?(?:the\s+)?(?:\w+\s+)?"
    r"(?:likely|likeliest|probable|plausible|dangerous|hopeful|worst|best|bleakest|grimmest)\b,?)?"
)
_ASIDE = r"(?:\s*,\"?\s[^,.;\"]{1,60},|\s\([^()]{1,60}\))?"
_TELLS = (
    r"\s*\"?(?:(?P<is>\s*(?:is|would be|will be|could be|might be|may be)\b)"
    r"|\s(?:sees?|would see|has|involves?|would involve|assumes?|imagines?|leads?|would lead|ends?|runs?)\b|\s*:|\s-(?=\s)|,(?=\s))"
)
_COUNTED = re.compile(
    rf"(?:(?:In|Under|On|And|Or|But|Then|Then there is)\s+)?(?:the|a)\s+(?P<rank>{_RANK}){_LIKELIEST}(?:\s+(?:of (?:these|them)|{_KIND}))?"
    rf"{_ASIDE}{_TELLS}"
    rf"|(?P<one>One|Another|A further)(?:\s+(?:of (?:these|them)|{_KIND}))?{_ASIDE}{_TELLS.replace('<is>', '<is_>')}"
    rf"|(?P<adverb>{'|'.join(each + '(?:ly)?' for each in _ORDINALS)}|finally|lastly),\s",
    re.IGNORECASE,
)
_PART = re.compile(r";\s+(?:and\s+|or\s+|while\s+)?|,\s+(?:and|while|but)\s+(?=the\s)", re.IGNORECASE)
_ITEM = re.compile(r"[ \t]*(?:[-*+•–·]|\(?\d{1,2}[.)]|\(?[a-eA-E]\))[ \t]+(?=\S)")
_OTHERS = re.compile(
    r"\b(?:two|three|four|five|six|several|\d)\s+(?:[\w-]+\s+){0,2}?(?!(?:weeks|months|days|years|hours|times|sides|miles)\b)[a-z]{3,}s\b",
    re.IGNORECASE,
)
"""Something else that is counted off: two conditions, three reasons."""
_THAT = re.compile(r"\s*(?:that|where|one in which|one where|for|if|when)\s+", re.IGNORECASE)
_CUT = re.compile(
    r"\s+(?:and|or|but|before|after|while|when|if|unless|within|which|who|that|because|so|as|until|with|followed|in which)\b|[,;:.(]|\s-\s"
)
_TEASES = re.compile(r"(?:the\s+)?(?:one|most|least|more|less|best|worst)\b|(?:the\s+)?\w+est\b|(?:my|our|what)\b", re.IGNORECASE)
_LEADING = re.compile(r"(?:to|in|into|with|at|on)\s+", re.IGNORECASE)
_LONGEST_NAME = 7
_WINDOW = 10
"""Paragraphs behind an announcement in which things are counted off."""
_TOLD, _SHORT = 4, 12
"""So many sentences are taken to tell of one way; and so many words make a sentence that may only announce the next."""


@dataclass(frozen=True, slots=True)
class _Item:
    """The place where one of them begins."""

    start: int
    tells: int
    end: int
    rank: str


def enumerated(parsed: ParsedDocument) -> Iterator[Named]:
    """Ways things could go, counted off behind a sentence that announces them."""
    if not _CUES & parsed.vocabulary:
        return
    blocks = parsed.originals
    for number, block in enumerate(blocks):
        lower = parsed.plain[block.start : block.end].lower()
        if any(cue in lower for cue in _CUES):
            for made, behind in _announced(parsed.plain, block):
                yield from _counted_off(parsed, made, behind, blocks[number + 1 : number + 1 + _WINDOW])


def _announced(text: str, block: Block) -> Iterator[tuple[Announcement, Block | None]]:
    """Every announcement of a paragraph, and what is left of the paragraph behind it."""
    before = ""
    for sentence in sentences(text, block.start, block.end):
        if (made := announcement(text, sentence, before)) is not None:
            rest = Block(block.index, sentence.end, block.end, block.paragraphs) if trimmed(text, sentence.end, block.end) else None
            yield made, rest
        before = text[sentence.start : sentence.end]


def _counted_off(parsed: ParsedDocument, made: Announcement, rest: Block | None, later: tuple[Block, ...]) -> list[Named]:
    text = parsed.plain
    if inline := _inline(text, made):
        return inline
    if rest is None and (listed := _bullets(parsed, later)):
        return [_named(text, item, made.kind, number) for number, item in enumerate(listed[: made.count])]
    items = _items(text, made, (*((rest,) if rest else ()), *later))
    return [_named(text, item, made.kind, number) for number, item in enumerate(items)] if len(items) > 1 else []


def _inline(text: str, made: Announcement) -> list[Named]:
    """As in "three possible outcomes: a quick victory, a stalemate, or a collapse": as many as were announced."""
    colon = text.find(":", made.end, made.span.end)
    if colon < 0 or made.count is None:
        return []
    for mark in (r";\s+(?:and\s+|or\s+)?", r",\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+(?=(?:an?|the)\s)"):
        cuts = [(hit.start(), hit.end()) for hit in re.compile(mark).finditer(text, colon, made.span.end)]
        starts, ends = [colon + 1, *(end for _, end in cuts)], [*(start for start, _ in cuts), made.span.end]
        parts = [part for each in zip(starts, ends, strict=True) if (part := trimmed(text, *each)) is not None]
        if len(parts) == made.count and not any(_COUNTED.match(text, part.start, part.end) for part in parts):
            return [
                Named(part, part, slug(text[part.start : part.end]), "enumerated", 0.6, tuple(conditions_in(text, part)), (part,))
                for part in parts
            ]
    return []


def _bullets(parsed: ParsedDocument, later: tuple[Block, ...]) -> list[_Item]:
    """Items of a list right behind the announcement."""
    found: list[_Item] = []
    for block in later:
        mark = _ITEM.match(parsed.document.text, parsed.paragraphs[block.paragraphs[0]].start, block.end)
        if mark is None:
            break
        counted = _COUNTED.match(parsed.plain, mark.end(), block.end)
        found.append(_Item(mark.end(), counted.end() if counted else mark.end(), block.end, ""))
    return found if len(found) > 1 else []


def _items(text: str, made: Announcement, blocks: tuple[Block, ...]) -> list[_Item]:
    """Where each of them begins and where its paragraph ends, in the order in which they are counted."""
    found: list[_Item] = []
    before = ""
    for block in blocks:
        for part in _parts(text, block):
            hit = _COUNTED.match(text, part.start, part.end)
            if hit is None:
                before = text[part.start : part.end]
                continue
            rank = (hit["rank"] or hit["one"] or hit["adverb"]).lower().removesuffix("ly")
            if not _is_next(rank, len(found)):
                if found:
                    return found
                continue
            if not found and _OTHERS.search(before):
                return []
            if found:
                found[-1] = _Item(found[-1].start, found[-1].tells, min(found[-1].end, part.start), found[-1].rank)
            found.append(_Item(part.start, hit.end(), block.end, rank))
            if len(found) == made.count:
                return found
    return found


def _parts(text: str, block: Block) -> Iterator[Span]:
    """Sentences, and what stands behind a semicolon in one."""
    for sentence in sentences(text, block.start, block.end):
        starts = [sentence.start, *(hit.end() for hit in _PART.finditer(text, sentence.start, sentence.end))]
        yield from (Span(start, sentence.end) for start in starts if start < sentence.end)


def _is_next(rank: str, number: int) -> bool:
    if rank in _ORDINALS:
        return _ORDINALS.index(rank) == number
    return number == 0 if rank == "one" else number > 0


def _named(text: str, item: _Item, kind: str, number: int) -> Named:
    told = list(sentences(text, item.start, item.end))[:_TOLD]
    first = told[0]
    that = _THAT.match(text, item.tells, first.end)
    clause = trimmed(text, that.end() if that and that[0].strip().lower() not in ("if", "when", "for") else item.tells, first.end)
    teased = len(told) > 1 and len(text[first.start : first.end].split()) <= _SHORT
    span = Span(item.start, told[1].end if teased else first.end)
    conditions = tuple(found for sentence in told[: 2 if teased else 1] for found in conditions_in(text, sentence))
    outcomes = tuple(each for each in (clause, *told[1:]) if each is not None)
    name, label = _name(text, clause)
    marker = trimmed(text, item.start, item.tells) or span
    rank = f"{_ORDINALS[min(number, len(_ORDINALS) - 1)]}-{kind}"
    return Named(span, label or marker, name or rank, "enumerated", 0.7, conditions, outcomes)


def _name(text: str, clause: Span | None) -> tuple[str, Span | None]:
    """What a clause says in few words: "a stalemate along the river, which ..." is a stalemate along the river."""
    if clause is None or _TEASES.match(text, clause.start, clause.end):
        return "", None
    cut = _CUT.search(text, clause.start, clause.end)
    leading = _LEADING.match(text, clause.start, clause.end)
    label = trimmed(text, leading.end() if leading else clause.start, cut.start() if cut else clause.end)
    if label is None or len(text[label.start : label.end].split()) > _LONGEST_NAME:
        return "", None
    return slug(text[label.start : label.end]), label
