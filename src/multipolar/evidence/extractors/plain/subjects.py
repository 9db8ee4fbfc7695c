"""Subjects of finite verbs: found by going back over the marks of the words before them."""

from __future__ import annotations

from multipolar.evidence.extractors.plain.clauses import Clauses
from multipolar.evidence.extractors.plain.frames import Frame, Phrase

_TURNED = frozenset((
    "say", "add", "write", "warn", "explain", "reply", "ask", "argue", "note", "declare", "insist", "observe", "complain", "conclude",
    "report",
))  # fmt: skip


class Subjects(Clauses):
    """Finds the subject of every finite verb, and what its clause stands under."""

    def _finite(self, frame: Frame, start: int) -> None:
        marks, _words = self.cut.marks, self.cut.words
        low = frame.bounds[0]
        place = frame.first - 1
        for _ in range(8):
            while place >= low and marks[place] in 'AN"':
                place -= 1
            if place < low:
                self._turned(frame)
                return
            one = marks[place]
            if one in "wMmSDP":
                begin = self._phrase(place, low)
                before = marks[begin - 1] if begin > low else ""
                if before in ("p", "o"):
                    place = self._past_preposition(begin, low)
                    continue
                found = [(begin, place + 1)]
                if before == "c" and begin - 2 >= low:
                    joined = self._joined(begin, low)
                    if joined is None:
                        place = self._past_row(begin, low)
                        continue
                    found = [*joined, *found]
                frame.subjects = tuple(found)
                self._over_clause(frame, found[0][0], start)
                return
            if one in ",)-" or one == "\u2014":
                opening = self._opening(place, low)
                if opening < 0:
                    self._turned(frame)
                    self._over_clause(frame, place, start, loose=True)
                    if not frame.subjects:
                        self._share(frame, start, ",")
                    return
                place = opening - 1
                continue
            if one == "c":
                self._share(frame, start, "and")
                return
            if one == "r":
                self._relative(frame, place, low)
                return
            if one == "t":
                if place > low and marks[place - 1] in "wMS,":
                    self._relative(frame, place, low)
                return
            if one in "EG" and not self._helped(place, low):
                place -= 1
                continue
            if one in "VI" and frame.mark != "V":
                return
            return

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
