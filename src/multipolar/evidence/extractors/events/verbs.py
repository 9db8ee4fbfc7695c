"""Events that verbs tell, alone ("invaded") or with their object ("imposed sanctions")."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import Candidate, meets_needs
from multipolar.evidence.extractors.events.complements import TAKING, infinitive_of, is_wished
from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.implied import is_about_known
from multipolar.evidence.extractors.events.journeys import goes_to, place_after, seat_in, seat_of
from multipolar.evidence.extractors.events.lexicon import Lexicon, Reading
from multipolar.evidence.extractors.events.marks import is_finite
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.nearby import is_concluded
from multipolar.evidence.extractors.events.roles import is_compound, is_passive, last_of, objects, subject
from multipolar.evidence.extractors.events.scene import Actors, Scene
from multipolar.evidence.extractors.events.verb_ends import ends_of_verb
from multipolar.evidence.extractors.events.verb_objects import has_object, is_of_class, object_of
from multipolar.results.evidence.rows import Mode

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAID = ("REJECT", "ACCUSE", "SUPPORT", "REQUEST")
_PLACES = ("ASSAULT", "COERCE")
_PRESS = re.compile(r"report|journal|newspaper|magazine|press|media|television|audience|viewer|follower|crowd")
_RECEIVING = ("receive", "host")  # people meet guests; states receive weapons and host refugees
_PROMISING = ("undertake", "pledge", "promise", "commit")  # what is promised is still to come
_STOPPING = ("stop", "cease", "halt", "quit", "end", "suspend", "pause")
ENDED = {
    "COOPERATE": "SANCTION", "AID": "SANCTION", "ASSAULT": "RETREAT", "COERCE": "RETREAT", "MOBILIZE": "RETREAT", "SANCTION": "CONCEDE",
    "SUPPORT": "REJECT", "CONSULT": "REJECT",
}  # fmt: skip
"""What it is to stop doing what a type tells."""
_ASKED_BY_PRESS = ("question", "comment", "request", "email", "e-mail", "message", "inquiry", "query", "reporter", "journalist")


def verb_event(scene: Scene, verb: Token, words: Lexicon) -> Candidate | None:
    """Give the event that a verb tells, if it tells one: the first reading that fits its words and finds its actors."""
    for reading in words.verbs.get(words.lemmas.get(verb.lower_, verb.lemma_.lower()), ()):
        if last_of(verb, reading.words) is None or (reading.alone and not _is_alone(verb, reading)):
            continue
        if reading.subject and not is_of_class(subject(verb), words.objects[reading.subject]):
            continue
        if reading.subject == "garrisons" and any(one.i not in scene.at for one in objects(verb)):
            continue  # "left their boots behind"
        noun = object_of(scene, verb, reading, words)
        if (reading.object and noun is None) or not _governs(verb, reading) or (reading.of_something and not has_object(verb)):
            continue
        if reading.type == "NONE":
            return None
        rule = ""
        source, target = ends_of_verb(scene, verb, reading, noun)
        if not source and reading.type in _SAID and is_passive(verb):
            source = tuple(one for one in seat_in(scene, verb) if one not in target)
        place = place_after(scene, verb) or scene.spot(verb, 1) if reading.needs == "place" else ""
        if reading.needs == "place" and reading.type == "CONSULT":
            if is_passive(verb) or not place and not goes_to(scene, verb):
                continue
            target = target or tuple(one for one in seat_of(place) if one not in source)
        if not meets_needs(reading, source, target, place=place):
            spot = scene.spot(verb) if reading.type in _PLACES and source else ""
            if spot:
                target = (spot,)
            elif source and reading.reciprocal and not reading.words and _is_group(scene, verb):
                target = source
            elif source or target or not (rule := _rule_without_ends(verb, reading, noun)):
                continue
        if _is_talk(verb, reading, source, target) or _is_told_inside(verb, reading):
            continue
        first, last = _extent(verb)
        told = _as_told(verb, reading, words)
        if told is None:
            continue
        reading, mode = told
        return Candidate(
            scene, verb, reading, source, target, mode, first, last,
            rule or ("verb-object" if reading.object else "verb"),
            (verb.i,) if noun is None or reading.shares else (verb.i, noun.i),
        )  # fmt: skip
    return None


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


def _is_talk(verb: Token, reading: Reading, source: Actors, target: Actors) -> bool:
    """Whether it is only talk to the press, a nameless warning, or weapons and refugees taken in as guests are."""
    if (reading.clause and source[0].startswith("grp:")) or (reading.type in ("CONSULT", "REQUEST") and _is_the_press(target)):
        return True
    if verb.lower_ == "armed" and not is_compound(verb) and not any(child.dep_ in ("agent", "dobj") for child in verb.rights):
        return True  # "a cutter armed with a cannon"
    if reading.type == "AGREE" and verb.lemma_ in ("join", "rejoin") and not reading.object and not target[0].startswith("org:"):
        return True  # who joins another in a drill is no member of it
    return verb.lemma_ in _RECEIVING and not reading.object and not any(one.startswith("per:") for one in (*source, *target))


def _is_told_inside(verb: Token, reading: Reading) -> bool:
    """Whether what stands after "by" tells what was done ("retaliated by banning fruit"), or nothing is fired but something fired upon."""
    if reading.type == "ASSAULT" and verb.lemma_ in ("retaliate", "respond", "hit", "strike"):
        return any(child.lower_ == "by" and any(one.dep_ == "pcomp" for one in child.rights) for child in verb.rights)
    bare = (child for child in verb.rights if child.lower_ in ("on", "upon", "at") and not list(child.rights))
    return reading.type == "MOBILIZE" and is_passive(verb) and any(bare)


def _as_told(verb: Token, reading: Reading, words: Lexicon) -> tuple[Reading, Mode] | None:
    """Reading and mode that the words around a verb leave of it; None where they leave nothing."""
    mode: Mode = reading.told or mode_of(verb, words)
    promised = reading.infinitive and reading.type == "AGREE" and not _forswears(verb)
    if mode == "actual" and verb.lemma_ in _PROMISING and (promised or reading.object == "inquiries"):
        mode = "planned"
    if reading.only and (mode != reading.only or _is_of_the_press(verb)):
        return None
    if mode == "negated" and _is_refusal(verb):
        done = any(child.dep_ == "aux" and child.lemma_ == "do" for child in verb.lefts)
        return dataclasses.replace(reading, type="REJECT", reciprocal=False), "actual" if done else "negated"
    below = verb.dep_ in ("relcl", "acl") and verb.head.lemma_ in words.mode_nouns
    if mode == "alleged" and reading.type in ("REJECT", "ACCUSE") and below:
        mode = "actual"  # "a charge that Lima has called fantasy"
    if (stop := _stopped(verb)) is not None and reading.type in ENDED:
        return dataclasses.replace(reading, type=ENDED[reading.type], reciprocal=False), mode_of(stop, words)
    return reading, mode


def _governs(verb: Token, reading: Reading) -> bool:
    """Whether the clause that a reading asks for follows."""
    if reading.type == "CONCEDE" and not reading.object and any(child.dep_ == "ccomp" and child.tag_ != "VB" for child in verb.rights):
        return False  # conceding that something is so gives nothing away
    if not (reading.infinitive or reading.that or reading.clause):
        return True
    clauses = [child for child in verb.rights if child.dep_ in ("xcomp", "ccomp")]
    if reading.infinitive and reading.object and reading.object != "days":  # "vowed to fight on", "gave them two days to leave"
        return any(one.tag_ == "TO" for one in verb.doc[verb.i + 1 : verb.i + 9])
    if reading.infinitive and verb.lemma_ == "let":
        return any(child.tag_ == "VB" for child in clauses)
    if reading.infinitive:
        return infinitive_of(verb) is not None or any(inner.tag_ == "TO" for child in clauses for inner in child.lefts)
    if reading.that:
        asks = reading.type == "REQUEST" and verb.lemma_ != "demand"
        return any(child.dep_ == "ccomp" and (is_wished(child) if asks else is_finite(child)) for child in clauses)
    if reading.clause:
        before = {inner.lower_ for child in clauses for inner in child.lefts}
        return bool(before & {"will", "would", "could", "might", "may"}) and not before & {"not", "n't", "never"}
    return True


def _is_the_press(actors: Actors) -> bool:
    """Whether all of them only carry on what they are told: talking to reporters is no talks."""
    return bool(actors) and all(one.startswith("grp:") and _PRESS.search(one) for one in actors)


def _is_refusal(verb: Token) -> bool:
    """Whether not doing it is itself said to somebody: "does not recognise", "will never accept"; but not "has not accepted"."""
    return verb.lemma_ in ("recognise", "recognize", "accept", "tolerate") and any(
        child.dep_ == "aux" and child.lemma_ in ("do", "will", "can", "would", "could") for child in verb.lefts
    )


def _stopped(verb: Token) -> Token | None:
    """The verb that puts an end to what another tells: "stopped buying", but not "stopped him from buying"."""
    above: Token = verb.head
    stops = verb.dep_ in ("xcomp", "dobj") and verb.tag_ == "VBG" and above.lemma_ in _STOPPING
    if not stops or any(child.dep_ == "dobj" and child.i != verb.i for child in above.rights):
        return None
    return above


def _is_of_the_press(verb: Token) -> bool:
    """Whether it is a question of the press: "has not replied to a request for comment"."""
    return any(one.lemma_.lower() in _ASKED_BY_PRESS for one in verb.subtree)


def _forswears(verb: Token) -> bool:
    """Whether it is promised not to do something: that is kept from the day of the promise."""
    clause = infinitive_of(verb)
    return clause is not None and any(child.dep_ == "neg" for child in clause.lefts)


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
