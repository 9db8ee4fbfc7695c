"""Events that verbs tell, alone ("invaded") or with their object ("imposed sanctions")."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.events.candidates import Candidate, meets_needs, sides
from multipolar.evidence.extractors.events.complements import TAKING, infinitive_of, is_wished
from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.lexicon import Lexicon, Reading
from multipolar.evidence.extractors.events.marks import is_finite
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import doer, is_compound, is_passive, last_of, objects, subject, undergoer
from multipolar.evidence.extractors.events.scene import MODEL, TOWARDS, Actors, Scene, joined, union
from multipolar.results.evidence.rows import Mode

if TYPE_CHECKING:
    from spacy.tokens import Token

_DONE_TO_WORDS = ("REJECT", "ACCUSE", "REQUEST")
_SAID = ("REJECT", "ACCUSE", "SUPPORT", "REQUEST")
_WHERE = ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "CONSULT")
_PLACES = ("ASSAULT", "COERCE")
_PRESS = re.compile(r"report|journal|newspaper|magazine|press|media|television|audience|viewer|follower|crowd")
_RECEIVING = ("receive", "host")  # people meet guests; states receive weapons and host refugees
_MODELLED = ("weapons", "troops")
_PERSONS = ("civilians", "captives")
_SAID_OF = ("dismissal", "epithets")
_ABOUT_THINGS = ("discuss", "negotiate", "debate")
_STOPPING = ("stop", "cease", "halt", "quit", "end", "suspend", "pause")
ENDED = {
    "COOPERATE": "SANCTION", "AID": "SANCTION", "ASSAULT": "RETREAT", "COERCE": "RETREAT", "MOBILIZE": "RETREAT", "SANCTION": "CONCEDE",
    "SUPPORT": "REJECT", "CONSULT": "REJECT",
}  # fmt: skip
"""What it is to stop doing what a type tells."""
_ASKED_BY_PRESS = ("question", "comment", "request", "email", "e-mail", "message", "inquiry", "query", "reporter", "journalist")
_CARRYING_ON = frozenset(
    (
        "continue",
        "keep",
        "take",
        "launch",
        "carry",
        "step",
        "intensify",
        "impose",
        "wage",
        "begin",
        "start",
        "resume",
        "press",
        "escalate",
        "give",
        "deliver",
        "have",
    )
)
_PREPOSITIONS = frozenset((*TOWARDS, "by", "down", "out", "back", "off", "up"))


def verb_event(scene: Scene, verb: Token, words: Lexicon) -> Candidate | None:
    """Give the event that a verb tells, if it tells one: the first reading that fits its words and finds its actors."""
    for reading in words.verbs.get(words.lemmas.get(verb.lower_, verb.lemma_.lower()), ()):
        if last_of(verb, reading.words) is None or (reading.alone and not _is_alone(verb, reading)):
            continue
        noun = _object_of(scene, verb, reading, words)
        if (reading.object and noun is None) or not _governs(verb, reading) or (reading.of_something and not _has_object(verb)):
            continue
        if reading.type == "NONE":
            return None
        if reading.type == "CONCEDE" and not reading.object and any(child.dep_ == "ccomp" for child in verb.rights):
            continue  # conceding that something is so gives nothing away
        source, target = _ends(scene, verb, reading, noun)
        if not source and reading.type in _SAID and is_passive(verb):
            source = tuple(one for one in _seat_in(scene, verb) if one not in target)
        place = _place_after(scene, verb) or scene.spot(verb, 1) if reading.needs == "place" else ""
        if reading.needs == "place" and reading.type == "CONSULT":
            if not place and not _goes_to(scene, verb):
                continue
            target = target or tuple(one for one in _seat_of(place) if one not in source)
        if not meets_needs(reading, source, target, place=place):
            spot = scene.spot(verb) if reading.type in _PLACES and source else ""
            if spot:
                target = (spot,)
            elif source and reading.reciprocal and not reading.words and _is_group(scene, verb):
                target = source
            else:
                continue
        if (reading.clause and source[0].startswith("grp:")) or (reading.type in ("CONSULT", "REQUEST") and _is_the_press(target)):
            continue
        if verb.lemma_ in _RECEIVING and not reading.object and not any(one.startswith("per:") for one in (*source, *target)):
            continue
        first, last = clause_extent(verb)
        if verb.lemma_ in TAKING and (clause := infinitive_of(verb)) is not None:
            last = max(last, clause_extent(clause)[1], key=lambda token: token.i)
        mode: Mode = reading.told or mode_of(verb, words)
        if reading.only and (mode != reading.only or _is_of_the_press(verb)):
            continue
        if mode == "negated" and _is_refusal(verb):
            told = any(child.dep_ == "aux" and child.lemma_ == "do" for child in verb.lefts)
            reading, mode = dataclasses.replace(reading, type="REJECT", reciprocal=False), "actual" if told else "negated"
        if (
            mode == "alleged"
            and reading.type in ("REJECT", "ACCUSE")
            and verb.dep_ in ("relcl", "acl")
            and verb.head.lemma_ in words.mode_nouns
        ):
            mode = "actual"  # "a charge that Lima has called fantasy"
        if (stop := _stopped(verb)) is not None and reading.type in ENDED:
            reading, mode = dataclasses.replace(reading, type=ENDED[reading.type], reciprocal=False), mode_of(stop, words)
        return Candidate(
            scene, verb, reading, source, target, mode, first, last,
            "verb-object" if reading.object else "verb",
            (verb.i,) if noun is None or reading.shares else (verb.i, noun.i),
        )  # fmt: skip
    return None


def _governs(verb: Token, reading: Reading) -> bool:
    """Whether the clause that a reading asks for follows."""
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
        return bool(before & {"will", "would", "could"}) and not before & {"not", "n't", "never"}
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


def _has_object(verb: Token) -> bool:
    return any(child.dep_ in ("dobj", "nsubjpass", "ccomp") for child in verb.children) and not is_compound(verb)


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


def _goes_to(scene: Scene, verb: Token) -> bool:
    """Whether a journey ends at somebody, and not at something of his: "came to Lima", not "came to Lima's aid"."""
    goals = (inner for child in verb.rights if child.dep_ in ("prep", "dobj") for inner in (child, *child.rights))
    return any(one.i in scene.at for one in goals)


def _seat_of(place: str) -> Actors:
    """The state that is governed from a place: who travels to a capital travels to its government."""
    return registry().state_of(place) if place else ()


def _seat_in(scene: Scene, verb: Token) -> Actors:
    """The government in whose capital it is said: "dismissed in Lima as theatre"."""
    after = (inner for child in verb.rights if child.lower_ == "in" for inner in child.rights if inner.dep_ == "pobj")
    return next((found for one in after if (found := scene.named(one) or _seat_of(scene.place(one)))), ())


def _place_after(scene: Scene, verb: Token) -> str:
    after = (inner for child in verb.rights if child.dep_ == "prep" for inner in child.rights if inner.dep_ == "pobj")
    return next((scene.place(one) for one in after if scene.place(one)), "")


def _object_of(scene: Scene, verb: Token, reading: Reading, words: Lexicon) -> Token | None:
    wanted = words.objects.get(reading.object)
    if wanted is None:
        return None
    if reading.infinitive:  # what somebody vows to do: "vowed to continue the fight"
        return _meant(verb, wanted)
    nouns = objects(verb)
    if not nouns and not (verb.lemma_ == "return" and not reading.words):  # "returned to the city" gives nothing back
        nouns = [
            inner
            for child in verb.children
            if child.dep_ in ("prep", "prt", "advmod") and child.i > verb.i
            for inner in _under(child)
        ]  # fmt: skip
    if reading.words and (last := last_of(verb, reading.words)) is not None:  # "set fire to a refinery"
        nouns = [*nouns, *(inner for inner in verb.doc[last].rights if inner.dep_ == "pobj")]
    if reading.object in _SAID_OF:
        nouns = [one for one in verb.subtree if one.i > verb.i and one.i - verb.i < 8 and one.pos_ in ("ADJ", "NOUN")]
    for noun in nouns:
        for one in (noun, *noun.conjuncts, *_content(noun, words)):
            lemma = one.lemma_.lower()
            if reading.object == "territory" and scene.place(one) and verb.lemma_ not in ("leave", "quit"):
                return one
            if reading.object in _MODELLED and MODEL.fullmatch(one.text):
                return one
            if lemma in wanted or (one.tag_.startswith("NNP") and lemma.rstrip("s") in wanted):
                return one
    return None


def _meant(verb: Token, wanted: frozenset[str]) -> Token | None:
    """What somebody vows to do: "vowed to fight on", "vowed to continue the fight"; but not "promised to end the fight"."""
    for clause in verb.rights:
        if clause.dep_ in ("xcomp", "ccomp", "advcl", "dobj"):
            meant = [inner for inner in clause.rights if clause.dep_ == "dobj" and inner.dep_ in ("acl", "relcl")]
            carried: list[Token] = [*meant, clause, *clause.conjuncts, *(objects(clause) if clause.lemma_ in _CARRYING_ON else ())]
            carried.extend(
                inner for child in clause.rights if child.dep_ == "prep" and clause.lemma_ in _CARRYING_ON for inner in _under(child)
            )
            for one in carried:
                if one.lemma_.lower() in wanted:
                    return one
    return None


def _content(noun: Token, words: Lexicon) -> Iterator[Token]:
    """What "a round of", "a series of" hold."""
    if noun.lemma_.lower() in words.containers:
        yield from (inner for child in noun.rights if child.lower_ in ("of", "in") for inner in child.rights if inner.dep_ == "pobj")


def _under(preposition: Token) -> Iterator[Token]:
    if preposition.lower_ not in _PREPOSITIONS:
        return
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield child
        elif child.dep_ == "pcomp":  # "retaliated by raising tariffs"
            yield from objects(child)
        elif child.dep_ == "prep":  # "out of"
            yield from (inner for inner in child.rights if inner.dep_ == "pobj")


def _ends(scene: Scene, verb: Token, reading: Reading, noun: Token | None) -> tuple[Actors, Actors]:
    source = doer(scene, verb)
    if noun is None and reading.type == "CONSULT" and not reading.words and objects(verb):
        persons = joined(scene.who(one, 0) for one in objects(verb)) if verb.lemma_ not in _ABOUT_THINGS else ()
        target = persons or scene.after(verb, ("with",), 2)
        target = target or joined(scene.after(one, ("with",), 2) for one in objects(verb))
    elif reading.infinitive:
        clause = infinitive_of(verb) or next((child for child in verb.rights if child.dep_ in ("xcomp", "ccomp")), verb)
        target = (undergoer(scene, verb, anywhere=False) if reading.type == "REQUEST" else ()) or undergoer(scene, clause)
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
        if not source and own and reading.type not in _DONE_TO_WORDS:
            source = own
    target = tuple(one for one in target if one not in source)
    if not target and is_passive(verb) and noun is None:
        target = scene.who(subject(verb))
    mutual = (reading.reciprocal and not reading.words) or _each_other(verb)
    if noun is None and is_passive(verb) and not source:
        mutual = False
    return sides(source, target, reciprocal=mutual)


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
    return reading.words[-1] if reading.words and reading.words[-1] in TOWARDS else ""
