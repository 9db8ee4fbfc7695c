"""Ties of those who go over to somebody: "drives Peru into the arms of Chile", "has left Chile's orbit"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import is_verb, objects
from multipolar.evidence.extractors.events.scene import Scene, joined
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond
from multipolar.evidence.extractors.ties.predicates import doer_of
from multipolar.evidence.extractors.ties.statuses import OF_MODE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_INTO = ("into", "in", "to", "towards", "toward", "within", "inside", "back")
_OUT_OF = ("from", "out", "of", "away", "outside")
_LEAVING = ("leave", "quit", "escape", "flee", "exit")
_ENTERING = ("join", "enter", "rejoin")
_FAR = 9
MOVING = frozenset(("push", "draw", "bring", "drive", "pull", "move", "nudge", "edge", "bind", "tie", "force", "steer", "shift"))
"""Verbs of whoever brings one closer to another."""


def of_closer(scene: Scene, verb: Token, events: Events) -> Candidate | None:
    """Give the tie of whoever is moved closer to another, or of two moved closer together: "pushed Peru closer to Chile"."""
    closer = next((token for token in verb.doc[verb.i + 1 : verb.sent.end] if token.lower_ in ("closer", "nearer")), None)
    moved = joined(scene.who(one, 0) for one in objects(verb))
    if closer is None or not moved or closer.i - verb.i > _FAR:
        return None
    b = tuple(one for one in scene.after(closer, ("to", "with")) or scene.after(verb, ("to", "with")) if one not in moved)
    a, b = (moved, b) if b else halves(moved)
    mode = mode_of(verb, events)
    if not b or mode == "negated":
        return None
    first, last = clause_extent(verb)
    return Candidate(
        Bond("alliance", "+", directed=False),
        a,
        b,
        scene.span(first, last),
        "closer",
        "verb",
        OF_MODE[mode],
        at=scene.span(verb, verb).start,
    )


def of_fold(scene: Scene, noun: Token, events: Events) -> Candidate | None:
    """Give the tie between who is moved or moves and whose arms, orbit or camp it is."""
    above = noun.head
    direction = above.lower_ if noun.dep_ == "pobj" else above.lemma_ if noun.dep_ == "dobj" else ""
    if direction not in (*_INTO, *_OUT_OF, *_LEAVING, *_ENTERING):
        return None
    verb = next((one for one in (above, *above.ancestors) if is_verb(one)), None)
    if verb is None:
        return None
    owners = joined(scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ in ("poss", "amod", "compound", "nmod"))
    b = owners or scene.after(noun, ("of",))
    moved = joined(scene.who(one, 0) for one in objects(verb) if one.i != noun.i)
    a = tuple(one for one in moved or doer_of(scene, verb) if one not in b)
    mode = mode_of(verb, events)
    if not a or not b or mode == "negated":
        return None
    is_out = direction in (*_OUT_OF, *_LEAVING)
    first, last = clause_extent(verb)
    bond = Bond("hostile", "-", directed=True) if is_out else Bond("alliance", "+", directed=True)
    return Candidate(bond, a, b, scene.span(first, last), noun.lower_, "noun", OF_MODE[mode])
