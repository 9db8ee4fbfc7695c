"""Who stands at both ends of an event that a verb tells."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import sides
from multipolar.evidence.extractors.events.complements import infinitive_of
from multipolar.evidence.extractors.events.lexicon import Reading, lexicon
from multipolar.evidence.extractors.events.roles import doer, is_passive, last_of, objects, subject, undergoer
from multipolar.evidence.extractors.events.scene import TOWARDS, Actors, Scene, joined, union

if TYPE_CHECKING:
    from spacy.tokens import Token

_DONE_TO_WORDS = ("REJECT", "ACCUSE", "REQUEST")
_WHERE = ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "CONSULT")
_PERSONS = ("civilians", "captives")
_SENDING_OFF = ("expel", "eject", "kick", "throw", "declare", "bar", "banish", "evict", "turn", "summon")
_ABOUT_THINGS = ("discuss", "negotiate", "debate")


def ends_of_verb(scene: Scene, verb: Token, reading: Reading, noun: Token | None) -> tuple[Actors, Actors]:
    """Source and target of what a verb tells, with its object where the reading asks for one."""
    source = doer(scene, verb)
    if noun is None and reading.type == "CONSULT" and not reading.words and objects(verb):
        persons = joined(scene.who(one, 0) for one in objects(verb)) if verb.lemma_ not in _ABOUT_THINGS else ()
        target = persons or scene.after(verb, ("with",), 2)
        target = target or joined(scene.after(one, ("with",), 2) for one in objects(verb))
    elif reading.infinitive:
        clause = infinitive_of(verb) or next((child for child in verb.rights if child.dep_ in ("xcomp", "ccomp")), verb)
        asked = reading.type == "REQUEST"
        target = (undergoer(scene, verb, anywhere=False) if asked else ()) or (
            () if asked and _is_unnamed(verb) else undergoer(scene, clause)
        )
    elif noun is None:
        target = undergoer(scene, verb, preposition=_last_preposition(reading), anywhere=reading.type in _WHERE)
        target = target or _after_phrase(scene, verb, reading)
        if not target and reading.type == "CONSULT":
            target = _interlocutors(scene, verb)
    else:
        own = () if reading.type in ("COERCE", "ASSAULT", "CONCEDE", "COOPERATE") else scene.who(noun, 0)
        if reading.of == "source":  # "received Brazilian weapons": who stands before the verb is at the other end
            return _beyond(scene, verb, noun) or own or scene.who(noun, 0), source
        first = scene.who(noun, 0) if reading.object in _PERSONS else ()
        target = tuple(one for one in first if one not in source) or _beyond(scene, verb, noun) or scene.who(noun)
        if own and set(target) <= set(own) and is_passive(verb) and (verb.lemma_ in _SENDING_OFF or reading.type == "REQUEST"):
            target = own
        elif not source and own and reading.type not in _DONE_TO_WORDS and (is_passive(verb) or subject(verb) is None):
            source = own
    if reading.type == "ASSAULT" and is_passive(verb) and (blow := _blow(verb)) is not None:
        source, target = source or scene.who(blow, 0), joined(scene.who(one) for one in objects(verb))
    target = tuple(one for one in target if one not in source)
    if not target and is_passive(verb) and noun is None:
        target = scene.who(subject(verb))
    mutual = (reading.reciprocal and not reading.words) or _each_other(verb)
    if noun is None and is_passive(verb) and not source:
        mutual = False
    return sides(source, target, reciprocal=mutual)


def _blow(verb: Token) -> Token | None:
    """The deed in which somebody was hit: "nine cooks were killed in Chilean strikes"."""
    places = (inner for child in verb.rights if child.lower_ == "in" for inner in child.rights if inner.dep_ == "pobj")
    nouns = lexicon().nouns
    return next((one for one in places if any(reading.type == "ASSAULT" for reading in nouns.get(one.lemma_.lower(), ()))), None)


def _is_unnamed(verb: Token) -> bool:
    """Whether those who are asked are people without a name: "called on citizens to plant trees"."""
    asked = [inner for child in verb.rights if child.lower_ in ("on", "upon") for inner in child.rights if inner.dep_ == "pobj"]
    return any(one.tag_ == "NNS" and not any(child.dep_ in ("poss", "amod") for child in one.lefts) for one in asked)


def _interlocutors(scene: Scene, verb: Token) -> Actors:
    """Those with whom a journey is to bring talks: "flew to Quito for talks with X"."""
    nouns = (inner for child in verb.rights if child.lower_ in ("for", "in") for inner in child.rights if inner.dep_ == "pobj")
    return next((found for noun in nouns if (found := scene.after(noun, ("with",)))), ())


def _each_other(verb: Token) -> bool:
    """Whether "each other" or "one another" follows, or the verb itself goes both ways ("traded barbs")."""
    doc = verb.doc
    after = doc[verb.i + 1 : verb.i + 5]
    return any((a.lower_, b.lower_) in (("each", "other"), ("one", "another")) for a, b in itertools.pairwise(after))


def _beyond(scene: Scene, verb: Token, noun: Token) -> Actors:
    """Whom the object is for: after the object, before it ("gave Chile weapons"), after the verb."""
    found = scene.after(noun, TOWARDS, 2)
    for child in verb.children:
        if child.dep_ == "dative" and child.pos_ != "ADP":
            found = union(scene.who(child), found)
    return found or scene.after(verb, TOWARDS, 2)


def _after_phrase(scene: Scene, verb: Token, reading: Reading) -> Actors:
    """Whom the last word of a phrase leads to, wherever it hangs: "sat down at last with X"."""
    last = last_of(verb, reading.words)
    if last is None or last == verb.i:
        return ()
    return joined(scene.who(inner) for inner in verb.doc[last].rights if inner.dep_ == "pobj")


def _last_preposition(reading: Reading) -> str:
    if reading.type == "ACCUSE" and reading.words == ("of",):
        return ""  # what somebody is accused of is not the accused
    return reading.words[-1] if reading.words and reading.words[-1] in TOWARDS else ""
