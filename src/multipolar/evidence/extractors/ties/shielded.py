"""Against whom somebody is helped or helps himself: "defended itself against Chile", "shields Peru from Chile"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import is_passive, objects, subject
from multipolar.evidence.extractors.events.scene import Actors, Scene, joined
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond
from multipolar.evidence.extractors.ties.predicates import doer_of
from multipolar.evidence.extractors.ties.statuses import OF_MODE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_SHIELDING = ("defend", "protect", "shield", "guard", "secure", "insulate", "arm", "support", "back", "help", "aid")
_FROM = ("defend", "protect", "shield", "guard", "secure", "insulate")
_SELF = ("itself", "himself", "herself", "themselves", "ourselves")


def is_of_himself(verb: Token) -> bool:
    """Whether somebody shields himself, so that he helps nobody else."""
    return verb.lemma_ in _FROM and any(one.lower_ in _SELF for one in objects(verb))


def of_shield(scene: Scene, verb: Token, events: Events) -> Candidate | None:
    """Give the enmity between whoever is shielded or armed and the one against whom."""
    if verb.lemma_ not in _SHIELDING:
        return None
    wanted = ("against", "from") if verb.lemma_ in _FROM else ("against",)
    foes = scene.after(verb, wanted, 2) or joined(scene.after(noun, wanted, 2) for noun in objects(verb))
    helped = _helped(scene, verb)
    b = tuple(one for one in foes if one not in helped)
    mode = mode_of(verb, events)
    if not helped or not b or mode == "negated" or b == doer_of(scene, verb):
        return None
    first, last = clause_extent(verb)
    return Candidate(Bond("hostile", "-"), helped, b, scene.span(first, last), verb.lemma_, "verb", OF_MODE[mode])


def _helped(scene: Scene, verb: Token) -> Actors:
    """Who is shielded: the object by its own name, or the subject where he shields himself."""
    if is_of_himself(verb):
        noun = subject(verb)
        return (scene.who(noun, 0) if noun is not None else ()) or doer_of(scene, verb)
    nouns = [subject(verb)] if is_passive(verb) else objects(verb)
    return joined(scene.named(noun) for noun in nouns if noun is not None)
