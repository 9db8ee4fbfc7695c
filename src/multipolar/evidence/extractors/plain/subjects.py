"""Subjects of finite verbs: found by going back over the marks of the words before them."""

from __future__ import annotations

from multipolar.evidence.extractors.plain.clauses import Clauses
from multipolar.evidence.extractors.plain.frames import Frame, Phrase

_TURNED = frozenset((
    "say", "add", "write", "warn", "explain", "reply", "ask", "argue", "note", "declare", "insist", "observe", "complain", "conclude",
    "report",
))  # fmt: skip

_STEPS = 8
"""How many phrases and asides are passed over."""


class Subjects(Clauses):
    """Finds the subject of every finite verb, and what its clause stands under."""

    def _finite(self, frame: Frame, start: int) -> None:
        marks, low = self.cut.marks, frame.bounds[0]
        place: int | None = frame.first - 1
        for _ in range(_STEPS):
            while place is not None and place >= low and marks[place] in 'AN"':
                place -= 1
            if place is None:
                return
            if place < low:
                self._turned(frame)
                return
            one = marks[place]
            if one in "wMmSDP":
                place = self._take(frame, place, start)
            elif one in ",)-" or one == "\u2014":
                place = self._past_aside(frame, place, start)
            elif one in "EG" and not self._helped(place, low):
                place -= 1
            else:
                self._tie(frame, place, start)
                return

    def _take(self, frame: Frame, place: int, start: int) -> int | None:
        """Take the noun phrase that ends here as the subject; where it stands behind a preposition, give the place to go on from."""
        marks, low = self.cut.marks, frame.bounds[0]
        begin = self._phrase(place, low)
        before = marks[begin - 1] if begin > low else ""
        if before in ("p", "o"):
            return self._past_preposition(begin, low)
        found = [(begin, place + 1)]
        if before == "c" and begin - 2 >= low:
            joined = self._joined(begin, low)
            if joined is None:
                return self._past_row(begin, low)
            found = [*joined, *found]
        frame.subjects = tuple(found)
        self._over_clause(frame, found[0][0], start)
        return None

    def _past_aside(self, frame: Frame, place: int, start: int) -> int | None:
        """The place before what commas, brackets or dashes enclose; where they enclose nothing, the verb's subject is sought elsewhere."""
        opening = self._opening(place, frame.bounds[0])
        if opening >= 0:
            return opening - 1
        self._turned(frame)
        self._over_clause(frame, place, start, loose=True)
        if not frame.subjects:
            self._share(frame, start, ",")
        return None

    def _tie(self, frame: Frame, place: int, start: int) -> None:
        """A verb behind "and", "who" or "that"."""
        marks, low = self.cut.marks, frame.bounds[0]
        if marks[place] == "c":
            self._share(frame, start, "and")
        elif marks[place] == "r" or (marks[place] == "t" and place > low and marks[place - 1] in "wMS,"):
            self._relative(frame, place, low)

    def _past_preposition(self, begin: int, low: int) -> int:
        marks = self.cut.marks
        place = begin - 2
        while place >= low and marks[place] in "pA":
            place -= 1
        return place

    def _joined(self, begin: int, low: int) -> list[Phrase] | None:
        """Noun phrases joined to one by "and"; None where all of them stand behind a preposition."""
        marks = self.cut.marks
        found: list[Phrase] = []
        place = begin - 2
        while place >= low:
            if marks[place] == ",":
                place -= 1
                continue
            if marks[place] not in "wMmSP":
                break
            first = self._phrase(place, low)
            found.insert(0, (first, place + 1))
            before = marks[first - 1] if first > low else ""
            if before in ("p", "o"):
                return None
            if before != ",":
                if before in ("V", "I", "G", "E"):
                    return []  # the object of another verb
                break
            place = first - 2
        return found

    def _past_row(self, begin: int, low: int) -> int:
        """Before the preposition of "between X and Y"."""
        marks = self.cut.marks
        place = begin - 1
        while place > low and marks[place - 1] not in "po":
            place -= 1
        return place - 2

    def _opening(self, place: int, low: int) -> int:
        """The comma, bracket or dash that opens what closes here; -1 where none does."""
        marks = self.cut.marks
        wanted = {")": "("}.get(marks[place], marks[place])
        opening = place - 1
        while opening > low and marks[opening] != wanted:
            opening -= 1
        if opening <= low or marks[opening] != wanted:
            return -1
        return opening if marks[opening - 1] in 'wMS"A)' and marks[opening + 1] in "rpGEDwMmTA" else -1

    def _relative(self, frame: Frame, place: int, low: int) -> None:
        marks = self.cut.marks
        frame.relative = True
        place -= 1
        while place >= low and marks[place] in ',"po':
            if marks[place] in "po":
                return
            place -= 1
        if place >= low and marks[place] in "wMS":
            begin = self._phrase(place, low)
            before = marks[begin - 1] if begin > low else ""
            frame.subjects = ((begin, place + 1),)
            if before == "c" and self.cut.words[frame.first] in ("are", "were", "have"):
                frame.subjects = (*(self._joined(begin, low) or ()), (begin, place + 1))

    def _turned(self, frame: Frame) -> None:
        """The subject behind its verb: "…, said the envoy"."""
        phrases = self.cut.phrase_from
        stop = phrases.get(frame.at + 1)
        if stop is not None and frame.mark == "V" and frame.lemma in _TURNED:
            frame.subjects = ((frame.at + 1, min(stop, frame.bounds[1])),)
            frame.inverted = True
