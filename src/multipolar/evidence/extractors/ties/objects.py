"""Whom the verb of a tie reaches where it is no plain object: each other, the owner of a thing, whoever did what angers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.roles import is_passive, objects, subject
from multipolar.evidence.extractors.events.scene import Actors, Scene, antecedent, joined
from multipolar.evidence.extractors.ties.lexicon import Bond
from multipolar.evidence.extractors.ties.phrases import last_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_DEED = ("of", "by", "with", "to", "against", "from", "between")


def is_reciprocal(verb: Token) -> bool:
    """Whether "each other" or "one another" is the object of a verb, or stands after its preposition."""
    for child in verb.rights:
        for one in (child, *(child.children if child.dep_ in ("prep", "dobj", "prt") else ())):
            if one.lower_ in ("other", "another", "other's", "another's") and one.i and one.nbor(-1).lower_ in ("each", "one"):
                return True
            if one.dep_ == "dobj" and any(inner.dep_ == "poss" and inner.lower_ in ("other", "another") for inner in one.lefts):
                return True
    return False


def owner_in(scene: Scene, verb: Token, bond: Bond) -> Actors:
    """Whose the noun is that ends a phrase: "came to Chile's aid", "draws the ire of Chile"."""
    last = last_of(verb, bond.words)
    if last is None or scene.doc[last].pos_ not in ("NOUN", "PROPN"):
        return ()
    noun = scene.doc[last]
    owners = joined(scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ in ("poss", "amod", "compound"))
    return owners or scene.after(noun, ("of", "from", "in"), 2)


def deed_of(scene: Scene, verb: Token) -> Actors:
    """Whose deed it is that angers or alarms: "Chile's offer to Peru angered", "a pact with Chile that alarmed"."""
    if is_passive(verb):
        agent = next((child for child in verb.rights if child.lower_ in ("by", "at", "over")), None)
        noun = next((child for child in agent.rights if child.dep_ == "pobj"), None) if agent is not None else None
    else:
        noun = subject(verb)
        if noun is not None and noun.tag_ in ("WDT", "WP"):
            noun = antecedent(noun)
    if noun is None:
        return ()
    return scene.who(noun, 0) or scene.after(noun, _OF_DEED)


def beneficiary(scene: Scene, verb: Token) -> Actors:
    """For whom it is what a verb withholds: "vetoed aid for Chile", "blocked Chile's accession"."""
    for noun in objects(verb):
        if noun.i not in scene.at:
            owners = joined(scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ == "poss")
            found = scene.after(noun, ("for", "to")) or owners
            if found:
                return found
    return ()
