"""The war that a document speaks of without saying who fights: "the war", "the bloodshed in the north"."""

from __future__ import annotations

import functools
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Final

from multipolar.evidence.actors import ids_of
from multipolar.evidence.extractors.events.wars import wars
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Event

_RULES: Final = ("events.known-war", "events.main-war")


def of_main_war(events: Iterable[Event], parsed: ParsedDocument, known: Container[frozenset[str]]) -> Iterator[Candidate]:
    """Give one tie to each war of the bundled list that is spoken of while nothing else says of its sides that they are enemies.

    Parameters
    ----------
    events : iterable of Event
        Of the document.
    parsed : ParsedDocument
        The document, which must name both sides.
    known : container of frozenset of str
        Pairs that are bound in hostility already.
    """
    told: set[frozenset[str]] = set()
    for event in events:
        if event.plover != "ASSAULT" or event.rule.replace("plain.events-", "events.") not in _RULES:
            continue
        pair = frozenset((*event.source, *event.target))
        sides = _listed().get(pair)
        if sides is not None and pair not in told and pair not in known and all(_is_named(one, parsed) for one in pair):
            told.add(pair)
            bond = Bond("war", "-", directed=False)
            yield Candidate(bond, sides[:1], sides[1:], event.span, "", "meant", at=event.trigger.start)


@functools.cache
def _listed() -> Mapping[frozenset[str], tuple[str, str]]:
    """Wars of the bundled list by their sides."""
    return {frozenset(war.sides): war.sides for war in wars()}


def _is_named(actor: str, parsed: ParsedDocument) -> bool:
    return any(actor in ids_of(one) for one in parsed.mentions)


@functools.cache
def foes_in_war() -> Mapping[str, str]:
    """The one whom each side of a listed war fights, for those that fight one alone."""
    found: dict[str, list[str]] = {}
    for war in wars():
        for one, other in (war.sides, war.sides[::-1]):
            found.setdefault(one, []).append(other)
    return {one: foes[0] for one, foes in found.items() if len(foes) == 1}
