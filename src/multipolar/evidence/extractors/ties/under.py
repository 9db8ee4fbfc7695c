"""What somebody comes under: "came under fire from Chile", "is under Chilean occupation"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import is_verb
from multipolar.evidence.extractors.events.scene import Scene, joined
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond
from multipolar.evidence.extractors.ties.predicates import doer_of
from multipolar.evidence.extractors.ties.statuses import OF_MODE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_BURDENS = (
    "fire",
    "attack",
    "pressure",
    "criticism",
    "bombardment",
    "occupation",
    "siege",
    "threat",
    "missile",
    "sanction",
    "blockade",
    "shelling",
)
_BEING = ("come", "be", "remain", "fall", "stay", "live", "find", "put")
_FROM = ("from", "by")


def of_burden(scene: Scene, noun: Token, events: Events) -> Candidate | None:
    """Give the hostility of whoever fires, presses or occupies to the one who comes under it."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "under" or noun.lemma_.lower() not in _BURDENS or not is_verb(verb):
        return None
    if verb.lemma_ not in _BEING:
        return None
    before = joined(scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ in ("amod", "compound", "poss", "nmod"))
    a = before or scene.after(noun, _FROM, 2) or scene.after(verb, _FROM, 2)
    b = tuple(one for one in doer_of(scene, verb) if one not in a)
    mode = mode_of(verb, events)
    if not a or not b or mode == "negated":
        return None
    first, last = clause_extent(verb)
    return Candidate(Bond("hostile", "-"), a, b, scene.span(first, last), noun.lemma_.lower(), "noun", OF_MODE[mode])
