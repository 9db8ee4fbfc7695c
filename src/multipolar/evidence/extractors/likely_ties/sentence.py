"""One sentence as pairs are looked for in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.likely_ties.cast import Cast
from multipolar.evidence.extractors.likely_ties.sides import Side
from multipolar.evidence.extractors.likely_ties.words import Said
from multipolar.evidence.extractors.ties.around import camp_of
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.text import Block
from multipolar.results.evidence import Event, Span, Tie

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

_MOST_ABSENT = 8
_TELLING = ("VERB", "NOUN", "ADJ", "PROPN")
_COUNTED = ("VERB", "NOUN", "ADJ")


@dataclass(frozen=True)
class Sentence:
    """A sentence with those who stand in it and those whom it may mean besides.

    Parameters
    ----------
    parsed, block, tokens
        The document, the block and the tokens of the sentence in its parse.
    span : Span
        Where it stands.
    cast : Cast
        The actors of the document.
    said : Said
        What the words of this parse say.
    sides : mapping of str to list of Side
        Passages by the actor for whom they stand.
    before : sequence of str
        Actors named in the sentence before.
    events, ties : tuple
        Of those that rules found, the ones that meet it.
    """

    parsed: ParsedDocument
    block: Block
    tokens: Tokens
    span: Span
    cast: Cast
    said: Said
    sides: Mapping[str, Sequence[Side]]
    before: Sequence[str]
    events: tuple[Event, ...]
    ties: tuple[Tie, ...]

    @cached_property
    def named(self) -> list[str]:
        """Actors that the sentence itself names or means, in the order of the text."""
        return [actor for actor, sides in self.sides.items() if any(side.by == "own" for side in sides)]

    @cached_property
    def names(self) -> list[int]:
        """Tokens that head a passage which names or means somebody itself, in order, each once."""
        return sorted({side.token.i for sides in self.sides.values() for side in sides if side.by == "own"})

    @cached_property
    def absent(self) -> list[str]:
        """Whom it may mean without naming them: those of the sentence before, and those of whom the document speaks most."""
        wanted = dict.fromkeys([*self.cast.main, *self.before, *sorted(self.cast.at_war, key=lambda one: self.cast.ranks.get(one, 0))])
        return [one for one in wanted if one not in self.sides and not one.startswith("loc:")][:_MOST_ABSENT]

    @cached_property
    def camps(self) -> frozenset[str]:
        """The camps of all who stand in it."""
        return frozenset(map(camp_of, self.sides))

    @cached_property
    def is_telling(self) -> bool:
        """Whether any word of it tells how somebody stands to somebody."""
        return any(token.pos_ in _TELLING and self.said.classes(token) for token in self.tokens)

    @cached_property
    def deeds(self) -> list[tuple[Event, set[str], set[str]]]:
        """Its events, each with those who do it and those to whom it is done, as parties."""
        side_of = self.cast.parties.side_of
        return [(event, {side_of(one) for one in event.source}, {side_of(one) for one in event.target}) for event in self.events]

    @cached_property
    def deeds_of(self) -> dict[str, list[int]]:
        """Places of those deeds by whoever does them or to whom they are done."""
        found: dict[str, list[int]] = {}
        for place, (_, source, target) in enumerate(self.deeds):
            for party in source | target:
                found.setdefault(party, []).append(place)
        return found

    @cached_property
    def content(self) -> dict[str, None]:
        """Its words and their classes, each once."""
        found: dict[str, None] = {}
        for token in self.tokens:
            if token.pos_ in _COUNTED:
                found[token.lemma_.lower()] = None
            for one in self.said.classes(token):
                found[f"is {one}"] = None
        return found
