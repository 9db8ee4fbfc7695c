"""Whose talks a day ahead is about: those of two who are in the case, or of others who meet too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from multipolar.evidence.actors import Registry
from multipolar.evidence.drafting import wording
from multipolar.evidence.drafting.cast import Cast
from multipolar.evidence.drafting.days import Ahead
from multipolar.results.evidence import Event, Mention, Row, Span

_WORD = re.compile(r"\w+")
_PLACE_BEFORE = re.compile(r"\b(?:in|at|to|near|from|via)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before the name of a state that is only where something takes place."""

_NOBODY = ("loc:", "grp:")
"""Kinds of names that are nobody who confers for a side."""


@dataclass(frozen=True)
class Whose:
    """Tells of a day ahead to whose talks it belongs.

    Parameters
    ----------
    rows, texts : mapping
        The evidence, and the text of each document.
    known : Registry
        Who the actors are.
    cast : Cast
        Those of the case.
    tracks : mapping
        Parties by track, the likeliest first.
    usual : str
        The track taken where the parties of several are named, or are only spoken of as both.
    """

    rows: Mapping[str, Sequence[Row]]
    texts: Mapping[str, str]
    known: Registry
    cast: Cast
    tracks: Mapping[str, Iterable[str]]
    usual: str

    def track(self, each: Ahead) -> str:
        """The talks that a day belongs to; empty where it is not said that both parties of any come together.

        Both are named in its sentence, or are spoken of as both; or the sentence before names both, and its own speaks of their talks or of
        nobody else who meets.
        """
        document, place = each.row.document, each.place
        named = self._named(document, place)
        if whole := self._whole(named):
            return whole
        if self._is_both(document, place, each.sentence):
            return self.usual
        is_theirs, others = wording.is_said("their_talks", each.sentence), self._others(document, place)
        before = wording.sentence_before(place, self.texts[document])
        if before is not None and (is_theirs or not others):
            words = before.quote(self.texts[document])
            if is_theirs or any(wording.is_said(kind, said) for kind, said in (("conferring", words), ("coming_together", each.sentence))):
                whole = self._whole(named | self._named(document, before))
        return whole or (self.usual if is_theirs and not others else "")

    def _whole(self, named: set[str]) -> str:
        """The track of which all parties are named."""
        whole = [track for track, parties in self.tracks.items() if set(parties) <= named]
        return self.usual if self.usual in whole else next(iter(whole), "")

    def _is_both(self, document: str, place: Span, sentence: str) -> bool:
        """Whether two are spoken of as such, and nothing tells that they are others."""
        together = [row for row in self._mentions(document, place) if row.form == "collective" and len(row.actors) > 1]
        return wording.is_said("both", sentence) and not together

    def _named(self, document: str, place: Span) -> set[str]:
        """Principals of the case that a sentence names, as actors, as peoples or as parts of events."""
        actors = _peoples(place.quote(self.texts[document]), self.known)
        for mention in self._mentions(document, place):
            actors.update(mention.actors)
        for row in self.rows.get("event", ()):
            if isinstance(row, Event) and row.document == document and place.meets(row.span):
                actors.update((*row.source, *row.target))
        return {self.cast.principal(name) for actor in actors if (name := self.cast.case_id(actor))}

    def _others(self, document: str, place: Span) -> bool:
        """Whether a sentence names anybody who is no party of the talks, other than as a place."""
        text, parties = self.texts[document], {each for parties in self.tracks.values() for each in parties}
        for mention in self._mentions(document, place):
            if mention.form == "pronoun" or _PLACE_BEFORE.search(text, place.start, mention.span.start):
                continue
            for actor in mention.actors or (mention.proposed,):
                name = self.cast.case_id(actor)
                if actor and not actor.startswith(_NOBODY) and (not name or self.cast.principal(name) not in parties):
                    return True
        return False

    def _mentions(self, document: str, place: Span) -> Iterator[Mention]:
        return (
            row for row in self.rows.get("mention", ()) if isinstance(row, Mention) and row.document == document and place.meets(row.span)
        )


def _peoples(sentence: str, known: Registry) -> set[str]:
    """States whose people a sentence speaks of: *Kenyan and Peruvian negotiators* are one group, and two states confer."""
    words = _WORD.findall(sentence)
    return {
        actor
        for start, word in enumerate(words)
        for entry in known.index.get(word, ())
        if entry.role == "demonym" and tuple(words[start : start + len(entry.words)]) == entry.words
        for actor in entry.actors
    }
