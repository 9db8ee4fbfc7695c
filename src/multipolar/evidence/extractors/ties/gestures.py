"""Friendly gestures that are plainly told: "thanked Chile", "held hands with Rojas", "invited him to dinner"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import is_passive, objects
from multipolar.evidence.extractors.events.scene import Actors, Scene, joined
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.phrases import has_words
from multipolar.evidence.extractors.ties.predicates import doer_of
from multipolar.evidence.extractors.ties.statuses import OF_MODE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_KINDS = ("per:", "state:", "gov:", "org:")
_LEADERS = ("leaders", "leader", "governments", "government")


def of_gesture(scene: Scene, verb: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give the tie of a gesture to the very one to whom it is made: "praised Rojas", but not "praised Rojas's plan"."""
    lemma = verb.lemma_.lower()
    if lemma not in words.gestures and not any(has_words(verb, rest) for rest in words.gesture_phrases.get(lemma, ())):
        return None
    a, b = doer_of(scene, verb), _whom(scene, verb, plain=lemma in words.gestures)
    if not b and not objects(verb) and lemma in ("embrace", "hug"):
        a, b = halves(a)
    mode = mode_of(verb, events)
    b = tuple(one for one in b if one not in a)
    if not a or not b or mode not in ("actual", "planned") or not all(one.startswith(_KINDS) for one in a):
        return None
    first, last = clause_extent(verb)
    bond = Bond("diplomatic", "+", directed=bool(objects(verb)))
    return Candidate(bond, a, b, scene.span(first, last), lemma, "verb", OF_MODE[mode], at=scene.span(verb, verb).start)


def _whom(scene: Scene, verb: Token, *, plain: bool) -> Actors:
    """Who is thanked or praised by name, or stands after "with"."""
    if is_passive(verb):
        return ()
    if not plain:
        found = joined(scene.who(one, 0) for child in verb.rights if child.lower_ == "with" for one in child.rights if one.dep_ == "pobj")
        if found or verb.lemma_ != "invite":
            return found
    named = (scene.named(one) or _apposed(scene, one) for one in objects(verb))
    return tuple(one for one in joined(named) if one.startswith(_KINDS) or one.endswith(_LEADERS))


def _apposed(scene: Scene, noun: Token) -> Actors:
    """Who is named beside an office: "the army chief, Luis Rojas"."""
    return joined(scene.named(child) for child in noun.rights if child.dep_ == "appos")
