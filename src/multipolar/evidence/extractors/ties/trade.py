"""Trade in somebody's goods that a verb steps up or cuts: "resumed Chilean imports", "is phasing out purchases of Chilean gas"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import is_passive, objects
from multipolar.evidence.extractors.events.scene import Scene, joined
from multipolar.evidence.extractors.ties.actors_above import actor_of
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond
from multipolar.evidence.extractors.ties.statuses import OF_MODE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_BOUGHT = ("import", "purchase", "buying", "export", "sale")
_MORE = ("resume", "increase", "boost", "expand", "double", "continue", "restart", "raise", "triple", "step")
_LESS = (
    "cut",
    "halt",
    "stop",
    "reduce",
    "end",
    "slash",
    "curb",
    "phase",
    "ban",
    "suspend",
    "wind",
    "curtail",
    "limit",
    "block",
    "restrict",
)


def of_trade(scene: Scene, verb: Token, events: Events) -> Candidate | None:
    """Give the tie of a buyer or seller with the one whose goods it buys or whom it sells to."""
    more, less = verb.lemma_ in _MORE, verb.lemma_ in _LESS
    if not (more or less) or is_passive(verb):
        return None
    noun = next((one for one in objects(verb) if one.i > verb.i and one.lemma_.lower() in _BOUGHT), None)
    if noun is None:
        return None
    before = joined(scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ in ("amod", "compound", "nmod"))
    a = actor_of(scene, verb)
    b = tuple(one for one in before or scene.after(noun, ("of", "from", "to"), 2) if one not in a)
    mode = mode_of(verb, events)
    if not a or not b or mode == "negated":
        return None
    first, last = clause_extent(verb)
    bond = Bond("economic", "+" if more else "-")
    return Candidate(bond, a, b, scene.span(first, last), noun.lemma_.lower(), "verb", OF_MODE[mode], at=scene.span(verb, verb).start)
