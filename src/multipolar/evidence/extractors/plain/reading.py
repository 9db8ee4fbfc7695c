"""Reads the frames of a block: finds each verb's group, subject, governor and arguments from the marks of the words."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from multipolar.evidence.extractors.claims.lexicon import lexicon as claim_words
from multipolar.evidence.extractors.events.lexicon import lexicon as event_words
from multipolar.evidence.extractors.plain.frames import Frame, Phrase, arguments
from multipolar.evidence.extractors.plain.sentences import Cut
from multipolar.evidence.extractors.positions.lexicon import lexicon as position_words

_VERBS = re.compile("[VIEGX]")
_BE = frozenset(("be", "am", "is", "are", "was", "were", "been", "being", "'re", "'m", "'s", "isn", "aren", "wasn", "weren"))
_HAVE = frozenset(("have", "has", "had", "having", "'ve", "haven", "hasn", "hadn"))
_DO = frozenset(("do", "does", "did", "doing", "done", "don", "doesn", "didn"))
_NONE = frozenset(("no", "neither", "nobody", "none", "nothing"))


@dataclass
class Reader:
    """Reads one block.

    Parameters
    ----------
    cut : Cut
        The block.
    """

    cut: Cut
    frames: list[Frame] = field(default_factory=list)
    _has_none: bool = False

    def read(self) -> list[Frame]:
        """Every frame, in the order of the text."""
        marks, bounds = self.cut.marks, self.cut.bounds
        self._has_none = not _NONE.isdisjoint(self.cut.words)
        for low, high in itertools.pairwise(bounds):
            start = len(self.frames)
            for found in _VERBS.finditer(marks, low, high):
                at = found.start()
                if marks[at] != "X" or not self._is_helper(at, high):
                    self.frames.append(self._frame(at, low, high, start))
        return self.frames

    def _is_helper(self, at: int, high: int) -> bool:
        """Whether an auxiliary has its verb behind it."""
        marks = self.cut.marks
        place = at + 1
        while place < high and marks[place] in "ANXL":
            place += 1
        if place < high and marks[place] in "EGI":
            return True
        return at + 1 < high and marks[at + 1] == "X"

    def _frame(self, at: int, low: int, high: int, start: int) -> Frame:
        cut = self.cut
        marks, words = cut.marks, cut.words
        first = at
        while first > low and marks[first - 1] in "XLNAT":
            first -= 1
        while first < at and marks[first] == "A":
            first += 1
        kind = cut.kinds[at]
        lemma = kind.verb if kind is not None and kind.verb else _lemma(words[at])
        frame = Frame(at, first, (low, high), lemma, marks[at])
        group = marks[first:at]
        helpers: list[str] = []
        if group:
            helpers = [words[place] for place in range(first, at) if marks[place] == "X"]
            if "L" in group:
                frame.modals = tuple(words[place] for place in range(first, at) if marks[place] == "L")
        infinitive = "T" in group
        participle = bool(helpers) and helpers[0] in ("having", "being")
        frame.finite = not infinitive and not participle and (marks[at] in "VX" or bool(helpers) or "L" in group)
        frame.passive = marks[at] == "E" and (not helpers or not _BE.isdisjoint(helpers))
        frame.negated = "N" in group or (words[at - 1] == "longer" if at > low else False)
        if marks[at] == "X":
            frame.negated = frame.negated or marks[at + 1 : at + 2] == "N" or (at + 2 < high and words[at + 1] == "no")
        frame.arguments = arguments(words, marks, cut.phrase_from, at, high)
        if infinitive:
            self._infinitive(frame, start)
        elif frame.finite:
            self._finite(frame, start)
        elif marks[at] == "I":
            self._share(frame, start, "and", infinitives=True)
        elif marks[at] == "G" or participle:
            self._gerund(frame, start)
        else:
            self._participle(frame, start)
        for subject, end in frame.subjects if self._has_none else ():
            if not _NONE.isdisjoint(words[subject : min(end, subject + 2)]):
                frame.negated = True
        return frame

    # ---- finite verbs -----------------------------------------------------------------------------------------------------------

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

    def _phrase(self, place: int, low: int) -> int:
        """First word of the noun phrase that ends here."""
        begin = self.cut.phrase_to.get(place + 1)
        if begin is not None:
            return max(begin, low)
        marks = self.cut.marks
        while place > low and marks[place - 1] in "wMmSD":
            place -= 1
        return place

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

    def _over_clause(self, frame: Frame, begin: int, start: int, *, loose: bool = False) -> None:
        """What stands before a clause: a conjunction, or the verb whose content it is."""
        marks, words, low = self.cut.marks, self.cut.words, frame.bounds[0]
        place = begin - 1
        while place >= low and marks[place] in 'A"':
            place -= 1
        if place < low or loose:
            return
        one = marks[place]
        if one == "s":
            frame.marker = words[place]
            if frame.marker in ("whether", "how", "why", "where"):
                self._under(frame, place - 1, start)
        elif one == "t":
            if place > low and marks[place - 1] == "s":
                frame.marker = words[place - 1]
            else:
                self._under(frame, place - 1, start)
        elif one in "VIEG":
            self._under(frame, place, start)
        elif one == "r":
            frame.relative = True
        elif one == "p" and words[place] in ("until", "before", "after"):
            frame.marker = words[place]

    def _under(self, frame: Frame, place: int, start: int) -> None:
        """Put a clause under the verb or noun that ends here."""
        marks = self.cut.marks
        low = frame.bounds[0]
        while place >= low and marks[place] in 'A",':
            place -= 1
        if place < low:
            return
        if marks[place] in "VIEG":
            frame.above, frame.link = self._at(place, start), "clause"
        elif marks[place] in "wMP":
            begin = self._phrase(place, low)
            verb = begin - 1
            while verb >= low and marks[verb] in "pADwmM":  # "told reporters in the capital that"
                verb -= 1
            kind = self.cut.kinds[place]
            noun = kind.noun if kind is not None else ""
            if noun and (noun in event_words().mode_nouns or noun in claim_words()["claim_nouns"] or noun in _SAID):
                frame.noun = place
                frame.link = "clause"
            elif verb >= low and marks[verb] in "VIEG":
                above = self._at(verb, start)
                if above is not None and above.lemma in _TOLD:
                    frame.above, frame.link = above, "clause"
                else:
                    frame.relative = True

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

    def _helped(self, place: int, low: int) -> bool:
        marks = self.cut.marks
        place -= 1
        while place >= low and marks[place] in "AN":
            place -= 1
        return place >= low and marks[place] in "XL"

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

    # ---- other forms ------------------------------------------------------------------------------------------------------------

    def _infinitive(self, frame: Frame, start: int) -> None:
        marks, words, low = self.cut.marks, self.cut.words, frame.bounds[0]
        place = frame.first
        while marks[place] in "AN":
            place += 1
        place -= 1
        while place >= low and marks[place] in 'AN"':
            place -= 1
        if place < low or marks[place] in ",:;(":
            frame.link = "aim"
            if place > low:
                self._share_main(frame, start)
            return
        if marks[place] in "VIEGX":
            frame.above = frame.subject_from = self._at(place, start)
            frame.link = "to"
            return
        if marks[place] == "c":
            self._share(frame, start, "and", infinitives=True)
            return
        if marks[place] not in "wMSPDm":
            frame.link = "aim"
            return
        begin = self._phrase(place, low)
        noun = self.cut.lemma(place)
        known = event_words()
        scheme = marks[place] == "w" and (noun in known.schemes or noun in known.mode_nouns or noun in position_words().nouns)
        verb = begin - 1
        preposition = words[verb] if verb >= low and marks[verb] == "p" else ""
        if preposition:
            verb -= 1
        while verb >= low and marks[verb] == "A":
            verb -= 1
        above = self._at(verb, start) if verb >= low and marks[verb] in "VIEGX" else None
        if scheme:
            frame.noun, frame.link = place, "to"
            frame.above = above
            frame.subject_from = above
            owners = [at for at in range(begin, place) if marks[at] == "m"]
            if owners:
                frame.subjects = ((owners[-1], owners[-1] + 1),)
            return
        if above is None:
            frame.link = "to" if words[place] in known.governors else "aim"
            return
        if marks[place] == "w" and above.mark == "X" and not preposition:  # "is ready to", "is likely to"
            frame.above = frame.subject_from = above
            frame.link, frame.noun = "to", place
        elif above.lemma in known.object_control and (not preposition or preposition in ("on", "to", "for", "upon")):
            frame.above, frame.link = above, "ask"
            frame.subjects = tuple(p for p in above.behind("", preposition) if p[1] <= frame.first) if not above.passive else ()
            frame.subject_from = above
        else:
            frame.above = frame.subject_from = above
            frame.link = "aim"

    def _share_main(self, frame: Frame, start: int) -> None:
        for other in reversed(self.frames[start:]):
            if other.finite and not other.relative:
                frame.subject_from = frame.above = other
                return

    def _gerund(self, frame: Frame, start: int) -> None:
        marks, words, low = self.cut.marks, self.cut.words, frame.bounds[0]
        place = frame.first - 1
        while place >= low and marks[place] in 'AN"':
            place -= 1
        if place < low:
            return
        one = marks[place]
        if one in "VIEGX":
            frame.above = frame.subject_from = self._at(place, start)
            frame.link = "to"
        elif one in "po":
            frame.link = words[place]
            self._under_preposition(frame, place, start)
        elif one == "c":
            self._share(frame, start, "and", infinitives=True)
        elif one in "wMS":
            begin = self._phrase(place, low)
            frame.subjects, frame.link = ((begin, place + 1),), "acl"
        else:
            frame.link = ","
            frame.marker = words[place] if one == "s" else ""
            self._share_main(frame, start)

    def _under_preposition(self, frame: Frame, place: int, start: int) -> None:
        """As in "accused X of arming", "insists on leaving", "without asking"."""
        marks, low = self.cut.marks, frame.bounds[0]
        place -= 1
        while place >= low and marks[place] in 'A",':
            place -= 1
        if place < low:
            return
        if marks[place] in "VIEGX":
            frame.above = frame.subject_from = self._at(place, start)
        elif marks[place] == "c" and len(self.frames) > start:  # "accused X of looting and of burning"
            frame.above = self.frames[-1]
            frame.subject_from, frame.subjects = frame.above, tuple(frame.above.behind(""))
        elif marks[place] in "wMPS":
            begin = self._phrase(place, low)
            above = self._at(begin - 1, start) if begin > low and marks[begin - 1] in "VIEG" else None
            noun = self.cut.kinds[place]
            if above is None or (frame.link == "of" and noun is not None and noun.noun in event_words().mode_nouns):
                frame.noun = place
            if above is not None:
                frame.above = frame.subject_from = above
                if (
                    above.lemma in event_words().object_control
                    and frame.link in ("of", "for", "from", "with", "into")
                    and not above.passive
                ):
                    frame.subjects = ((begin, place + 1),)
            else:
                self._share_main(frame, start)

    def _participle(self, frame: Frame, start: int) -> None:
        """As in "a truce proposed by the envoy"."""
        marks, low = self.cut.marks, frame.bounds[0]
        place = frame.first - 1
        while place >= low and marks[place] in 'A",':
            place -= 1
        frame.link = "acl"
        if place >= low and marks[place] == "c":
            self._share(frame, start, "and")
            frame.passive = frame.above.passive if frame.above is not None else True
        elif place >= low and marks[place] in "wMS":
            frame.subjects = ((self._phrase(place, low), place + 1),)


_SAID = frozenset(("fact", "condition", "ground", "sign", "evidence", "concern", "fear"))
"""Nouns with a clause, beside those of claims."""

_TOLD = frozenset(
    (
        "tell",
        "inform",
        "remind",
        "warn",
        "assure",
        "notify",
        "persuade",
        "convince",
        "promise",
        "reassure",
        "caution",
        "advise",
        "brief",
        "say",
        "demand",
        "insist",
        "acknowledge",
        "confirm",
        "deny",
        "announce",
        "state",
        "report",
        "show",
        "add",
        "declare",
        "write",
        "complain",
        "reply",
        "claim",
        "suggest",
        "hint",
    )
)
"""Verbs whose clause may stand behind somebody who is told, or behind a place or a day."""

_TURNED = frozenset(
    (
        "say",
        "add",
        "write",
        "warn",
        "explain",
        "reply",
        "ask",
        "argue",
        "note",
        "declare",
        "insist",
        "observe",
        "complain",
        "conclude",
        "report",
    )
)


def _lemma(word: str) -> str:
    if word in _BE:
        return "be"
    if word in _HAVE:
        return "have"
    return "do" if word in _DO else ""
