"""Infinitives, forms in -ing and participles: what governs them, and who does what they tell."""

from __future__ import annotations

from multipolar.evidence.extractors.events.lexicon import lexicon as event_words
from multipolar.evidence.extractors.plain.frames import Frame
from multipolar.evidence.extractors.plain.links import Links
from multipolar.evidence.extractors.positions.lexicon import lexicon as position_words


class NonFinite(Links):
    """Ties verbs without a tense to the verb or noun before them."""

    def _infinitive(self, frame: Frame, start: int) -> None:
        marks, low = self.cut.marks, frame.bounds[0]
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
        self._behind_noun(frame, place, start)

    def _behind_noun(self, frame: Frame, place: int, start: int) -> None:
        """As in "a plan to leave", "urged both to leave", "sent troops to hold the bridge"."""
        marks, words, low = self.cut.marks, self.cut.words, frame.bounds[0]
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
