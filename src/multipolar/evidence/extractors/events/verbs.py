"""Events that verbs tell, alone ("invaded") or with their object ("imposed sanctions")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import Candidate, meets_needs
from multipolar.evidence.extractors.events.complements import TAKING, infinitive_of
from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.implied import is_about_known
from multipolar.evidence.extractors.events.journeys import goes_to, place_after, seat_in, seat_of
from multipolar.evidence.extractors.events.lexicon import Lexicon, Reading, lexicon
from multipolar.evidence.extractors.events.nearby import is_concluded
from multipolar.evidence.extractors.events.roles import is_compound, is_passive, last_of, objects, subject
from multipolar.evidence.extractors.events.scene import Actors, Scene
from multipolar.evidence.extractors.events.telling import as_told
from multipolar.evidence.extractors.events.verb_checks import are_of_one_camp, governs, is_talk, is_told_inside
from multipolar.evidence.extractors.events.verb_ends import ends_of_verb
from multipolar.evidence.extractors.events.verb_objects import has_object, is_of_class, object_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAID = ("REJECT", "ACCUSE", "SUPPORT", "REQUEST")
_PLACES = ("ASSAULT", "COERCE")
_SENDING = ("launch", "fire", "unleash", "send", "drop", "deploy")


def verb_event(scene: Scene, verb: Token, words: Lexicon) -> Candidate | None:
    """Give the event that a verb tells, if it tells one: the first reading that fits its words and finds its actors."""
    for reading in words.verbs.get(words.lemmas.get(verb.lower_, verb.lemma_.lower()), ()):
        if not _fits(scene, verb, reading, words):
            continue
        noun = object_of(scene, verb, reading, words)
        if (reading.object and noun is None) or not governs(verb, reading):
            continue
        if reading.type == "NONE":
            return None
        found = _ends(scene, verb, reading, noun)
        if found is None or is_talk(verb, reading, *found[:2]) or is_told_inside(verb, reading):
            continue
        told = as_told(verb, reading, words)
        if told is None:
            continue
        source, target, rule = found
        first, last = _extent(verb)
        return Candidate(
            scene, verb, told[0], source, target, told[1], first, last,
            rule or ("verb-object" if reading.object else "verb"),
            (verb.i,) if noun is None or reading.shares else (verb.i, noun.i),
        )  # fmt: skip
    return None


def _fits(scene: Scene, verb: Token, reading: Reading, words: Lexicon) -> bool:
    """Whether the words around a verb are those that a reading asks for."""
    if last_of(verb, reading.words) is None or (reading.alone and not _is_alone(verb, reading)):
        return False
    if verb.lemma_ == "launch" and not reading.object and not reading.words and any(one.lemma_ in words.nouns for one in objects(verb)):
        return False  # "launched an incursion": the noun tells it
    if reading.subject and not is_of_class(subject(verb), words.objects[reading.subject]):
        return False
    if reading.subject == "garrisons" and any(one.i not in scene.at for one in objects(verb)):
        return False  # "left their boots behind"
    return not reading.of_something or has_object(verb)


def _ends(scene: Scene, verb: Token, reading: Reading, noun: Token | None) -> tuple[Actors, Actors, str] | None:
    """Source and target, and the rule that finds them elsewhere; None where those that a reading asks for are missing."""
    source, target = ends_of_verb(scene, verb, reading, noun)
    if reading.type == "THREATEN" and are_of_one_camp(source, target):
        target = ()  # "warned that his country would answer": the country is not threatened
    if not source and reading.type in _SAID and is_passive(verb):
        source = tuple(one for one in seat_in(scene, verb) if one not in target)
    place = place_after(scene, verb) or scene.spot(verb, 1) if reading.needs == "place" else ""
    if reading.needs == "place" and reading.type == "CONSULT":
        if is_passive(verb) or (not place and not goes_to(scene, verb)):
            return None
        target = target or tuple(one for one in seat_of(place) if one not in source)
    if meets_needs(reading, source, target, place=place):
        return source, target, ""
    if reading.type == "ASSAULT" and target and (arms := _arms_that_hit(verb, lexicon())) is not None:
        return _sender(scene, verb, arms), target, ""
    if reading.type in _PLACES and source and (spot := scene.spot(verb)):
        return source, (spot,), ""
    if source and reading.reciprocal and not reading.words and _is_group(scene, verb):
        return source, source, ""
    rule = "" if source or target else _rule_without_ends(verb, reading, noun)
    return (source, target, rule) if rule else None


def _arms_that_hit(verb: Token, words: Lexicon) -> Token | None:
    """The weapons by which somebody is hit: "was struck by drones"."""
    if not is_passive(verb) or is_compound(verb):
        return None
    by = (inner for child in verb.rights if child.dep_ == "agent" for inner in child.rights if inner.dep_ == "pobj")
    return next((one for one in by if one.lemma_.lower() in words.objects["weapons"]), None)


def _sender(scene: Scene, verb: Token, arms: Token) -> Actors:
    """Who sent the weapons: "by drones, launched from Chile"."""
    sent = (child for one in (arms, verb) for child in one.rights if child.dep_ in ("acl", "advcl") and child.lemma_ in _SENDING)
    return next((found for child in sent if (found := scene.after(child, ("by", "from")))), ())


def _rule_without_ends(verb: Token, reading: Reading, noun: Token | None) -> str:
    """Rule by which an event without actors finds them elsewhere; empty where there is none."""
    if reading.type == "AGREE" and noun is not None and is_concluded(verb):
        return "near"
    return "same-matter" if is_about_known(verb, reading, noun) else ""


def _extent(verb: Token) -> tuple[Token, Token]:
    """First and last token of a verb's clause with what completes it."""
    first, last = clause_extent(verb)
    if verb.lemma_ in TAKING and (clause := infinitive_of(verb)) is not None:
        last = max(last, clause_extent(clause)[1], key=lambda token: token.i)
    return first, last


def _is_alone(verb: Token, reading: Reading) -> bool:
    """Whether nothing undergoes a verb and nobody is spoken to."""
    spoken_to = not reading.words and any(child.dep_ == "prep" and child.lower_ == "to" for child in verb.rights)
    return not objects(verb) and not spoken_to


def _is_group(scene: Scene, verb: Token) -> bool:
    """Whether those before the verb are several under one name: "the ministers met"."""
    noun = subject(verb)
    mention = scene.at.get(noun.i) if noun is not None else None
    return (
        mention is not None
        and mention.form in ("collective", "nominal")
        and noun is not None
        and noun.tag_ == "NNS"
        and not objects(verb)
        and (mention.form == "collective" or any(child.dep_ in ("det", "poss", "nummod", "amod") for child in noun.lefts))
    )
