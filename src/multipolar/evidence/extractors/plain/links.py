"""How the frames of a block are tied to each other: what every reader of them needs."""

from __future__ import annotations

from dataclasses import dataclass, field

from multipolar.evidence.extractors.plain.cutting import Cut
from multipolar.evidence.extractors.plain.frames import Frame


@dataclass
class Links:
    """The frames of one block, in the order of the text.

    Parameters
    ----------
    cut : Cut
        The block.
    frames : list of Frame
        Those read so far.
    """

    cut: Cut
    frames: list[Frame] = field(default_factory=list)

    def _phrase(self, place: int, low: int) -> int:
        """First word of the noun phrase that ends here."""
        begin = self.cut.phrase_to.get(place + 1)
        if begin is not None:
            return max(begin, low)
        marks = self.cut.marks
        while place > low and marks[place - 1] in "wMmSD":
            place -= 1
        return place

    def _at(self, place: int, start: int) -> Frame | None:
        for frame in reversed(self.frames[start:]):
            if frame.at == place:
                return frame
        return None

    def _share(self, frame: Frame, start: int, link: str, *, infinitives: bool = False) -> None:
        """A verb joined to the one before it by "and"."""
        for other in reversed(self.frames[start:]):
            if infinitives or (other.finite and (not other.relative or link == "and") and other.mark != "X") or other.mark == "X":
                if not infinitives and not other.finite:
                    continue
                frame.subject_from, frame.relative = other, other.relative
                frame.above, frame.link, frame.noun = other, link, -1
                if other.finite and frame.mark == "V" and other.mark == "V":
                    frame.marker = other.marker
                return

    def _share_main(self, frame: Frame, start: int) -> None:
        for other in reversed(self.frames[start:]):
            if other.finite and not other.relative:
                frame.subject_from = frame.above = other
                return

    def _helped(self, place: int, low: int) -> bool:
        marks = self.cut.marks
        place -= 1
        while place >= low and marks[place] in "AN":
            place -= 1
        return place >= low and marks[place] in "XL"
