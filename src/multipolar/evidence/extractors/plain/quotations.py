"""Direct speech beside a verb of saying."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter

from multipolar.evidence.extractors.plain.frames import Frame, Phrase
from multipolar.evidence.extractors.plain.scene import Scene

_NEAR_QUOTE = 14


def quotation(scene: Scene, frame: Frame) -> Phrase | None:
    """Direct speech beside a verb of saying."""
    quoted, marks = scene.cut.quoted, scene.cut.marks
    if not quoted or (not frame.finite and frame.mark != "G"):
        return None
    first = bisect_left(quoted, frame.first - _NEAR_QUOTE, key=itemgetter(1))
    last = bisect_right(quoted, frame.at + 1 + _NEAR_QUOTE, key=itemgetter(0))
    for opening, closing in quoted[first:last]:
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
