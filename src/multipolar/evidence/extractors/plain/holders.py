"""Whose a position is, whether it is only imagined, and where what it is about ends."""

from __future__ import annotations

from multipolar.evidence.extractors.plain.frames import Frame
from multipolar.evidence.extractors.plain.scene import Actors, Scene


def is_imagined(frame: Frame) -> bool:
    """Whether a verb tells only what may be."""
    return bool({"may", "might", "could", "would"} & set(frame.modals)) and not frame.negated


def holders_of(scene: Scene, frame: Frame) -> Actors:
    """Those who do what a verb tells, as far as they are known."""
    found = scene.doer(frame)
    return tuple(one for one in found if one != "unknown")


def end_of(scene: Scene, frame: Frame) -> int:
    """Where what a stance is about ends: with its clause."""
    cut = scene.cut
    for at in range(frame.at + 1, frame.bounds[1]):
        if cut.marks[at] in ";:.!?" or (cut.marks[at] == "," and not _goes_on(cut.marks, at)):
            return at
        if cut.marks[at] == "c" and any(other.first == at + 1 and other.finite and other.link == "and" for other in scene.frames):
            return at
    return frame.bounds[1]


def _goes_on(marks: str, at: int) -> bool:
    return marks[at + 1 : at + 2] in ("D", "w", "m", "M") and "c" in marks[at : at + 8]
