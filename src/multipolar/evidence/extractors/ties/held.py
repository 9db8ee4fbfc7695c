"""Feelings and relations that a verb has as its object: "conveyed solidarity with Chile", "straining relations with Chile"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extents import noun_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.nouns import preceded
from multipolar.evidence.extractors.events.roles import is_passive, is_verb
from multipolar.evidence.extractors.events.scene import Scene
from multipolar.evidence.extractors.ties.actors_above import actor_of
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.relations import of_relations
from multipolar.evidence.extractors.ties.statuses import OF_MODE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_TELLING = (
    "convey", "voice", "reiterate", "underline", "underscore", "stress", "signal", "emphasise", "emphasize", "display", "telegraph",
    "reaffirm", "declare", "proclaim", "affirm", "profess", "express", "show", "pledge", "announce", "lodge", "file", "register",
    "issue", "send",
)  # fmt: skip
_TO = ("with", "to", "for", "against", "towards", "toward", "on")


def of_held(scene: Scene, noun: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give the tie of the subject, however far above, with the one who stands after the noun."""
    verb = noun.head
    if noun.dep_ != "dobj" or not is_verb(verb) or is_passive(verb):
        return None
    bond = _bond(noun, verb, words)
    if bond is None:
        return None
    b = scene.after(noun, bond.after or _TO, 2) or scene.after(verb, ("with",), 2)
    a = tuple(one for one in actor_of(scene, verb) if one not in b)
    mode = mode_of(verb, events)
    if not a or not b or mode == "negated":
        return None
    first, last = noun_extent(noun)
    return Candidate(
        Bond(bond.type, bond.sign, directed=bond.directed), a, b, scene.span(first, last), noun.lemma_.lower(), "noun", OF_MODE[mode]
    )


def _bond(noun: Token, verb: Token, words: Lexicon) -> Bond | None:
    """What a noun of feeling tells where a verb expresses it, and relations that a verb mends or strains."""
    lemma = noun.lemma_.lower()
    if lemma in words.relations and lemma != "link":
        return of_relations(noun, words) if verb.lemma_ in words.changes else None
    if verb.lemma_ not in _TELLING:
        return None
    bond = next((one for one in words.nouns.get(lemma, ()) if preceded(noun, one.words)), None)
    return (
        bond if bond is not None and bond.type in ("support", "hostile") and bond.directed and not (bond.person or bond.reversed) else None
    )
