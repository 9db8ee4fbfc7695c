"""Lists of scenarios: two or more paragraphs that begin with a label ("A Cold Peace: ...") behind a line that announces them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from multipolar.evidence.extractors.scenarios.words import COUNT, SCENARIO, Named, conditions_in, sentences, slug, trimmed
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.text import Block
from multipolar.results.evidence import Span

_ANNOUNCES = re.compile(
    rf"\b{COUNT}\b[^.!?\n]{{0,60}}\b{SCENARIO}\b|\b{SCENARIO}\b[^.!?\n]{{0,80}}:\s*$"
    r"|\bwhat (?:comes|could come|happens|might happen) next\b",
    re.IGNORECASE,
)
_CUES = frozenset(
    f"{word}{end}"
    for word in (
        "scenario",
        "path",
        "pathway",
        "outcome",
        "option",
        "future",
        "ending",
        "endgame",
        "alternative",
        "course",
        "road",
        "way",
        "case",
    )
    for end in ("", "s")
) | {"possibility", "possibilities", "trajectory", "trajectories", "next"}
"""What a line that announces holds one of; most hold none, and need not be searched."""

_LABEL = re.compile(r"\W{0,4}(?:\(?\d{1,2}[.)]\s*|\(?[a-eA-E]\)\s*)?(?P<label>[A-Z][^.:!?\n]{1,70}?)\s*(?P<mark>:|\s-)\s+(?=\S)")
_NUMBERED = re.compile(r"\W{0,4}\(?\d{1,2}[.)]\s*(?P<label>[A-Z][^.:!?\n]{1,60}?)(?P<mark>\.)\s+(?=[A-Z])")
_OWN_WORD = re.compile(
    rf"\b(?:(?:{SCENARIO})\s+(?:\d|one|two|three|four|[A-E]\b)|(?:first|second|third|fourth)\s+(?:{SCENARIO}))", re.IGNORECASE
)
_NO_LABEL = re.compile(
    r"(?:Why|What|How|Who|When|Note|Photo|Image|Source|Read more|See also|Related|Editor|Update|Correction|By|Question|Answer)\b|[QA]$",
    re.IGNORECASE,
)
_BRINGS = re.compile(r",\s+(?=\w+ing\b)|,\s+(?:and|so|while|which|leaving|with)\b|\s+(?:that|which)\s+(?=\w+s?\b)|\s-\s|;")
_THIS_IS = re.compile(r"(?:this|that|here) (?:is|was|would be)\b", re.IGNORECASE)
_TITLE = re.compile(r"\W{1,4}(?P<title>[A-Z][^.:!?\n]{1,50}?)(?:\s*:\s+|\.\s+(?=[A-Z]))")
_LONGEST = 10
_FARTHEST, _NUMBER = 90, 6
"""How far from its start, in characters, a label may end, and a number stand."""
_OPENS = 15
"""How near its start, in characters, a condition opens a sentence."""


def listed(parsed: ParsedDocument) -> Iterator[Named]:
    """Scenarios of every announced list."""
    blocks = parsed.originals
    cues = _CUES & parsed.vocabulary
    place = 0
    while place < len(blocks):
        run = _run(parsed, blocks, place) if cues and _announces(parsed, blocks[place], cues) else []
        if len(run) < 2 and _own(parsed, blocks[place]):
            run = _run(parsed, blocks, place - 1)
        if len(run) >= 2 and not _is_talk(parsed, run):
            yield from (_named(parsed, block, label) for block, label in run)
            place += len(run)
        place += 1


def _is_talk(parsed: ParsedDocument, run: list[tuple[Block, Span]]) -> bool:
    """Whether labels are those who speak: one of them speaks again, or asks."""
    text = parsed.plain
    labels = [label for block in parsed.originals if (label := _label(parsed, block)) is not None]
    said = Counter(text[label.start : label.end].casefold() for label in labels)
    asking = any(text[label.end : block.end].rstrip(" \"'").endswith("?") for block, label in run)
    return asking or any(said[text[label.start : label.end].casefold()] > 1 for _, label in run)


def _announces(parsed: ParsedDocument, block: Block, cues: frozenset[str]) -> bool:
    start = max(block.start, block.end - 240)
    lower = parsed.plain[start : block.end].lower()
    return any(cue in lower for cue in cues) and bool(_ANNOUNCES.search(parsed.plain, start, block.end))


def _own(parsed: ParsedDocument, block: Block) -> bool:
    """Whether a paragraph's own label says that it is a scenario: "Scenario 1: ..."."""
    label = _label(parsed, block)
    return label is not None and bool(_OWN_WORD.search(parsed.plain, label.start, label.end))


def _run(parsed: ParsedDocument, blocks: tuple[Block, ...], before: int) -> list[tuple[Block, Span]]:
    """Labelled paragraphs right behind one."""
    run: list[tuple[Block, Span]] = []
    for block in blocks[before + 1 : before + 1 + _LONGEST]:
        label = _label(parsed, block)
        if label is None:
            break
        run.append((block, label))
    return run


def _label(parsed: ParsedDocument, block: Block) -> Span | None:
    near = parsed.plain[block.start : min(block.end, block.start + _FARTHEST)]
    if ":" not in near and " -" not in near and not any(map(str.isdigit, near[:_NUMBER])):
        return None  # most paragraphs
    for pattern in (_LABEL, _NUMBERED):
        hit = pattern.match(parsed.plain, block.start, block.end)
        if hit and len(hit["label"].split()) <= 9 and not _NO_LABEL.match(hit["label"]):
            return _with_title(parsed.plain, Span(hit.start("label"), hit.end("label")), block.end)
    return None


def _with_title(text: str, label: Span, end: int) -> Span:
    """As in "Scenario 2: Drift. Nothing is signed ...": the title belongs to the label."""
    if not _OWN_WORD.fullmatch(text, label.start, label.end):
        return label
    title = _TITLE.match(text, label.end, end)
    return Span(label.start, title.end("title")) if title is not None and len(title["title"].split()) <= 6 else label


def _named(parsed: ParsedDocument, block: Block, label: Span) -> Named:
    text = parsed.plain
    told = list(sentences(text, label.end + 1, block.end))
    if not told:
        return Named(Span(label.start, label.end), label, _name(text, label), "list", 0.6)
    first = told[0]
    cut = _BRINGS.search(text, first.start, first.end)
    opening = trimmed(text, first.start, cut.start() if cut else first.end)
    rest = trimmed(text, cut.end(), first.end) if cut else None
    if opening is not None and rest is not None and _THIS_IS.match(text, opening.start):
        opening, rest = rest, None
    conditions = list(conditions_in(text, first))
    if conditions and conditions[0].start - first.start < _OPENS:
        rest = trimmed(text, conditions[-1].end, first.end)
    conditions = conditions or ([opening] if opening else [])
    outcomes = [span for span in (rest, *told[1:]) if span is not None]
    return Named(Span(label.start, first.end), label, _name(text, label), "list", 0.85, tuple(conditions), tuple(outcomes))


def _name(text: str, label: Span) -> str:
    """The label's own name: of "Scenario 2 - A Cold Peace" the second part."""
    words = text[label.start : label.end]
    bare = _OWN_WORD.sub("", words).strip(" -,:()")
    return slug(bare) or slug(words)
