"""Penalties, sanctions and bans that a verb lays on somebody or takes off: "placed a penalty on Chilean goods", "eased its curbs"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import objects
from multipolar.evidence.extractors.events.scene import Scene
from multipolar.evidence.extractors.ties.actors_above import actor_of
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.statuses import OF_MODE
from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_IMPOSING = (
    "impose",
    "reimpose",
    "reinstate",
    "place",
    "slap",
    "levy",
    "put",
    "clamp",
    "announce",
    "draft",
    "prepare",
    "adopt",
    "approve",
    "tighten",
)
_DEALS = ("deal", "agreement", "accord", "decision", "pact")
_ON = ("on", "upon", "against")


def of_imposed(scene: Scene, verb: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give the tie from whoever lays it on or takes it off to the one whose goods, banks or people bear it."""
    is_laid, is_lifted = verb.lemma_ in _IMPOSING, verb.lemma_ in words.lifting
    if not (is_laid or is_lifted):
        return None
    noun = next((top for one in objects(verb) if (top := _measured(one)).lemma_.lower() in words.liftable), None)
    if noun is None:
        return None
    a = actor_of(scene, verb)
    b = tuple(one for one in scene.after(noun, _ON, 2) or scene.after(verb, _ON, 2) if one not in a)
    mode = mode_of(verb, events)
    if is_lifted and mode == "negated":  # "will not lift its sanctions on"
        is_lifted, mode = False, "actual"
    if (
        not a
        or not b
        or mode == "negated"
        or (mode == "hypothetical" and not _is_agreed(verb))
        or not all(one.startswith(("state:", "org:", "gov:", "grp:", "per:")) for one in b)
    ):
        return None
    bond = Bond("economic", "+") if is_lifted else Bond("hostile", "-")
    first, last = clause_extent(verb)
    return Candidate(bond, a, b, scene.span(first, last), noun.lemma_.lower(), "verb", OF_MODE[mode], at=scene.span(verb, verb).start)


def _is_agreed(verb: Token) -> bool:
    """Whether it is what a deal or a decision says: "struck a pact to reduce duties"."""
    return verb.i > 1 and neighbour(verb, -1).lower_ == "to" and neighbour(verb, -2).lemma_.lower() in _DEALS


def _measured(noun: Token) -> Token:
    """The noun of which a share is told: "a penalty of 25 per cent" where a relative clause hangs on the share."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun
