"""Members and others who will not have what a body decides: "Peru opposes the ban", "Chile refused to take part"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import objects
from multipolar.evidence.extractors.events.scene import Scene
from multipolar.evidence.extractors.ties.bodies import body_before
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.predicates import doer_of
from multipolar.evidence.extractors.ties.statuses import OF_MODE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_OPPOSING = ("oppose", "veto", "block", "reject", "resist", "obstruct", "derail", "flout", "scupper", "criticise", "criticize", "denounce")
_REFUSING = ("refuse", "decline", "threaten")
_REFUSED = (
    "take",
    "join",
    "sign",
    "approve",
    "back",
    "endorse",
    "roll",
    "renew",
    "ratify",
    "adopt",
    "implement",
    "participate",
    "extend",
    "enforce",
)


def of_dissent(scene: Scene, verb: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give the quarrel of a state with the body whose decision it will not have, where the body alone was named before."""
    if not _is_dissent(scene, verb, words):
        return None
    a = tuple(one for one in doer_of(scene, verb) if one.startswith(("state:", "gov:", "per:")))
    body = body_before(scene, verb) if a else ""
    mode = mode_of(verb, events)
    if not body or mode == "negated":
        return None
    first, last = clause_extent(verb)
    return Candidate(Bond("hostile", "-"), a, (body,), scene.span(first, last), verb.lemma_, "verb", OF_MODE[mode])


def _is_dissent(scene: Scene, verb: Token, words: Lexicon) -> bool:
    """Whether what somebody opposes or will not do is a decision of which nobody says whose it is."""
    if verb.lemma_ in _OPPOSING:
        return any(_is_decision(scene, noun, words) for noun in objects(verb))
    if verb.lemma_ not in _REFUSING:
        return False
    inner = next((child for child in verb.rights if child.dep_ == "xcomp" and child.lemma_ in _REFUSED), None)
    if inner is None:
        return False
    nouns = objects(inner)
    plain = all(noun.lower_ == "part" for noun in nouns) and not any(
        child.dep_ == "prep" for noun in (inner, *nouns) for child in noun.rights
    )
    return plain or any(_is_decision(scene, noun, words) for noun in nouns)


def _is_decision(scene: Scene, noun: Token, words: Lexicon) -> bool:
    return (
        noun.lemma_.lower() in words.decisions
        and noun.i not in scene.at
        and any(child.lower_ in ("the", "this", "that", "such") for child in noun.lefts)
        and not any(one.i in scene.at or one.tag_ == "PRP$" for one in noun.subtree)
    )
