"""Words that may tell an event: those of the rules' events, and the verbs and nouns of a sentence with somebody in it that are listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extents import clause_extent, noun_extent
from multipolar.evidence.extractors.events.lexicon import lexicon
from multipolar.evidence.extractors.events.scene import Scene
from multipolar.evidence.extractors.likely_events.ends import Ends, ends_of
from multipolar.evidence.learnt.deeds import deed_of
from multipolar.results.evidence import Event, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTS = ("VERB", "NOUN", "AUX", "PROPN")
_NOT_HEADS = ("compound", "npadvmod", "amod", "nmod", "aux", "auxpass")


@dataclass(frozen=True, slots=True)
class Prospect:
    """A word that may tell an event.

    Parameters
    ----------
    scene : Scene
        Its block.
    token : Token
        The word.
    ends : Ends
        Who does it to whom.
    types : tuple of str
        PLOVER types that the lexicon of events gives its lemma, then the one of its phrase in the list of deeds, or empty for none.
    event : Event or None
        The event that rules find in it.
    beside : tuple of Event
        Events that rules find in its sentence, its own among them.
    named : tuple of int
        Tokens of its sentence that name somebody.
    """

    scene: Scene
    token: Token
    ends: Ends
    types: tuple[str, ...]
    event: Event | None
    beside: tuple[Event, ...]
    named: tuple[int, ...]

    @property
    def place(self) -> Span:
        """Where the word stands."""
        return self.scene.span(self.token, self.token)

    @property
    def span(self) -> Span:
        """The passage that tells it."""
        if self.event is not None:
            return self.event.span
        extent = clause_extent if self.token.pos_ in ("VERB", "AUX") else noun_extent
        return self.scene.span(*extent(self.token))


def prospects_of(scenes: Sequence[Scene], events: Sequence[Event]) -> Iterator[Prospect]:
    """Every word of a document that may tell an event, in the order of the text.

    Parameters
    ----------
    scenes : sequence of Scene
        Its blocks, with their actors.
    events : sequence of Event
        Those that rules found in them.
    """
    for scene in scenes:
        start, end = scene.block.start, scene.block.end
        here = {event.trigger.start - start: event for event in events if start <= event.trigger.start < end}
        for sentence in scene.doc.sents if scene.at or here else ():
            named = tuple([place for place in range(sentence.start, sentence.end) if place in scene.at and scene.named(scene.doc[place])])
            beside = tuple([event for at, event in here.items() if sentence.start_char <= at < sentence.end_char])
            if named or beside:
                for token in sentence:
                    event = here.get(token.idx)
                    if event is None and (token.pos_ not in _PARTS or token.i in scene.at or token.dep_ in _NOT_HEADS):
                        continue
                    types = types_of(token)
                    if (ends := _ends(scene, token, named, event) if event or any(types) else None) is not None:
                        yield Prospect(scene, token, ends, types, event, beside, named)


def _ends(scene: Scene, token: Token, named: Sequence[int], event: Event | None) -> Ends | None:
    """Both ends of what a word may tell; None where it tells of nobody."""
    if event is not None:
        return Ends(event.source, event.target, "rule", "rule")
    if not named:
        return None
    ends = ends_of(scene, token, named)
    return ends if ends.source or ends.target else None


def types_of(token: Token) -> tuple[str, ...]:
    """Types by both lists, the last from the list of deeds; empty ones where neither knows a word."""
    if token.pos_ not in _PARTS:
        return ("",)
    words = lexicon()
    readings = (words.verbs if token.pos_ in ("VERB", "AUX") else words.nouns).get(token.lemma_.lower(), ())
    return (*dict.fromkeys([reading.type for reading in readings if reading.type != "NONE"]), deed_of(token))
