"""What somebody would give up of his own: "offered to cut its army" is for the cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.grammar import child, object_of
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.extractors.positions.speakers import is_official_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.positions.drafts import Scene

OWN = frozenset({"its", "their", "his", "her", "our", "my"})
_DEEPEST = 3


def gives_up_own(scene: Scene, verb: Token, holders: tuple[str, ...]) -> bool:
    """Whether an infinitive ends or lessens what is its subject's own, and no bond with others: no ties, no aid, no trade."""
    words = lexicon()
    thing = child(verb, "dobj") or object_of(child(verb, "prep"))
    if verb.lemma_ not in words["against"]:
        return False
    for _ in range(_DEEPEST):  # "the size of its army"
        if thing is None or thing.lemma_.lower() in words["bonds"] | words["gifts"]:
            return False
        owner = child(thing, "poss")
        if owner is not None:
            named = set(scene.actors(owner))
            return owner.lower_ in OWN or bool(named & set(holders)) or (bool(named) and is_official_of(scene, holders, named))
        thing = next((object_of(join) for join in thing.rights if join.dep_ == "prep" and join.lower_ == "of"), None)
    return False
