"""What a clause stands under: its conjunction, or the verb or noun whose content it is."""

from __future__ import annotations

from multipolar.evidence.extractors.claims.lexicon import lexicon as claim_words
from multipolar.evidence.extractors.events.lexicon import lexicon as event_words
from multipolar.evidence.extractors.plain.frames import Frame
from multipolar.evidence.extractors.plain.links import Links

_SAID = frozenset(("fact", "condition", "ground", "sign", "evidence", "concern", "fear"))
"""Nouns with a clause, beside those of claims."""

_TOLD = frozenset((
    "tell", "inform", "remind", "warn", "assure", "notify", "persuade", "convince", "promise", "reassure", "caution", "advise",
    "brief", "say", "demand", "insist", "acknowledge", "confirm", "deny", "announce", "state", "report", "show", "add", "declare",
    "write", "complain", "reply", "claim", "suggest", "hint",
))  # fmt: skip
"""Verbs whose clause may stand behind somebody who is told, or behind a place or a day."""


class Clauses(Links):
    """Puts finite clauses under what governs them."""

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
