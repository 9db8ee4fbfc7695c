"""Who stands in a sentence, and for whom: a leader also for the state, a capital for its government, troops for their country."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.evidence.actors import ids_of, registry
from multipolar.evidence.extractors.ties.around import camp_of
from multipolar.evidence.extractors.ties.parties import Parties
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.text import Block
from multipolar.results.evidence import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_MOST_MEMBERS = 5
"""A passage that stands for more than these says little of any one of them."""


@dataclass(frozen=True, slots=True)
class Side:
    """One passage that stands for one actor.

    Parameters
    ----------
    actor : str
        Canonical id.
    token : Token
        Head of the passage.
    mention : Mention
        The passage.
    by : str
        ``own``: it names or means the actor itself; else for whose sake it stands for it: ``leader``, ``place``, ``group``, ``body``.
    """

    actor: str
    token: Token
    mention: Mention
    by: str


def sides_of(parsed: ParsedDocument, block: Block, sentence: Tokens, parties: Parties) -> dict[str, list[Side]]:
    """By actor, the passages of a sentence that stand for it, in the order of the text."""
    found: dict[str, list[Side]] = {}
    doc = parsed.parses[block.index]
    for mention in parsed.mentions_in(Span(block.start + sentence.start_char, block.start + sentence.end_char)):
        tokens = doc.char_span(mention.span.start - block.start, mention.span.end - block.start, alignment_mode="expand")
        actors = tuple(dict.fromkeys([parties.side_of(one) for one in ids_of(mention)]))
        if tokens is not None and len(tokens) and len(actors) <= _MOST_MEMBERS:
            for actor, by in _standing(actors):
                found.setdefault(actor, []).append(Side(actor, tokens.root, mention, by))
    return found


def _standing(actors: Sequence[str]) -> Iterator[tuple[str, str]]:
    for actor in actors:
        yield actor, "own"
        camp = camp_of(actor)
        if actor.startswith("per:") and camp != actor:
            yield camp, "leader"
        if actor.startswith("loc:") and (state := _state_of(actor)):
            yield state, "place"


def _state_of(place: str) -> str:
    known = registry().actors.get(place)
    return known.states[0] if known is not None and len(known.states) == 1 and known.states[0].startswith("state:") else ""
