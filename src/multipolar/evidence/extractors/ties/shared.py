"""What two have together: "a joint fund between Peru and Chile", "Peru and Chile proclaimed a friendship without borders"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.extents import noun_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.nouns import preceded
from multipolar.evidence.extractors.events.roles import is_verb
from multipolar.evidence.extractors.events.scene import Actors, Scene
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.predicates import doer_of
from multipolar.evidence.extractors.ties.statuses import OF_MODE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_TELLING = (
    "proclaim",
    "declare",
    "hail",
    "celebrate",
    "tout",
    "reaffirm",
    "cement",
    "pledge",
    "promise",
    "deepen",
    "renew",
    "show",
    "showcase",
    "seal",
)


def of_shared(scene: Scene, noun: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give the friendly tie of two who share what a noun tells."""
    a, b = halves(_sharers(scene, noun, words))
    if not a or len(b) != 1 or (mode := mode_of(noun, events)) == "negated":
        return None
    first, last = noun_extent(noun)
    return Candidate(Bond("alliance", "+", directed=False), a, b, scene.span(first, last), noun.lemma_.lower(), "noun", OF_MODE[mode])


def _sharers(scene: Scene, noun: Token, words: Lexicon) -> Actors:
    """The two between whom it is joint, or who proclaim their alliance."""
    if any(child.lower_ == "joint" for child in noun.lefts):
        return scene.after(noun, ("between", "of", "by"))
    bond = next((one for one in words.nouns.get(noun.lemma_.lower(), ()) if preceded(noun, one.words)), None)
    is_alliance = bond is not None and bond.sign == "+" and not bond.directed and bond.type == "alliance"
    if is_alliance and noun.dep_ == "dobj" and is_verb(noun.head) and noun.head.lemma_ in _TELLING:
        return doer_of(scene, noun.head)
    return ()
