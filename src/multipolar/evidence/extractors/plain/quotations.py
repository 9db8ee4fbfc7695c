"""Direct speech beside a verb of saying."""

from __future__ import annotations

from multipolar.evidence.extractors.plain.frames import Frame, Phrase
from multipolar.evidence.extractors.plain.scene import Scene

_NEAR_QUOTE = 14


def quotation(scene: Scene, frame: Frame) -> Phrase | None:
    """Direct speech beside a verb of saying."""
    quotes, marks = scene.cut.quotes, scene.cut.marks
    if not quotes or (not frame.finite and frame.mark != "G"):
        return None
    pairs = list(zip(quotes[::2], [*quotes[1::2], len(marks)], strict=False))
    for opening, closing in pairs:
        if closing - opening < 4:
            continue
        begin = frame.subjects[0][0] if frame.subjects and not frame.inverted else frame.first
        between = marks[closing + 1 : begin] if closing < begin else "x"
        before = marks[closing - 1 : closing]
        if (
            closing < frame.first
            and frame.first - closing <= _NEAR_QUOTE
            and not set(between) & set(".;VI")
            and before in (",", "!", "?", "-")
        ):
            return opening + 1, _inner_end(marks, opening + 1, closing)
        ahead = marks[frame.at + 1 : opening]
        if frame.at < opening and len(ahead) <= _NEAR_QUOTE and not set(ahead) & set('.;VIX"') and (ahead == "" or ahead[-1] in ",:t"):
            return opening + 1, _inner_end(marks, opening + 1, closing)
    return None


def _inner_end(marks: str, first: int, end: int) -> int:
    while end > first + 1 and marks[end - 1] in ".,-":
        end -= 1
    return end
