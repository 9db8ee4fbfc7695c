"""Events that verbs tell, alone ("invaded") or with their object ("imposed sanctions")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.events.candidates import Candidate, meets_needs
from multipolar.evidence.extractors.events.complements import TAKING, infinitive_of, is_wished
from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.implied import is_about_known
from multipolar.evidence.extractors.events.journeys import goes_to, place_after, seat_in, seat_of
from multipolar.evidence.extractors.events.lexicon import Lexicon, Reading, lexicon
from multipolar.evidence.extractors.events.marks import is_finite
from multipolar.evidence.extractors.events.nearby import is_concluded
from multipolar.evidence.extractors.events.roles import is_compound, is_passive, last_of, objects, subject
from multipolar.evidence.extractors.events.scene import Actors, Scene
from multipolar.evidence.extractors.events.telling import as_told
from multipolar.evidence.extractors.events.verb_ends import ends_of_verb
from multipolar.evidence.extractors.events.verb_objects import has_object, is_of_class, object_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAID = ("REJECT", "ACCUSE", "SUPPORT", "REQUEST")
_PLACES = ("ASSAULT", "COERCE")
_PRESS = re.compile(r"report|journal|newspaper|magazine|press|media|television|audience|viewer|follower|crowd")
_WATCHERS = re.compile(r"^grp:.*(?:analyst|expert|observer|economist|critic|scholar|commentator|historian|agencies|charities|group)s?$")
_RANKS = frozenset(("troop", "soldier", "army", "unit", "cadet", "guard", "regiment"))
_SENDING = ("launch", "fire", "unleash", "send", "drop", "deploy")
_RECEIVING = ("receive", "host")  # people meet guests; states receive weapons and host refugees


def verb_event(scene: Scene, verb: Token, words: Lexicon) -> Candidate | None:
    """Give the event that a verb tells, if it tells one: the first reading that fits its words and finds its actors."""
    for reading in words.verbs.get(words.lemmas.get(verb.lower_, verb.lemma_.lower()), ()):
        if not _fits(scene, verb, reading, words):
            continue
        noun = object_of(scene, verb, reading, words)
        if (reading.object and noun is None) or not _governs(verb, reading):
            continue
        if reading.type == "NONE":
            return None
        found = _ends(scene, verb, reading, noun)
        if found is None or _is_talk(verb, reading, *found[:2]) or _is_told_inside(verb, reading):
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
    if reading.type == "THREATEN" and _are_of_one_camp(source, target):
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


def _is_talk(verb: Token, reading: Reading, source: Actors, target: Actors) -> bool:
    """Whether it is only talk to the press, a nameless warning, or weapons and refugees taken in as guests are."""
    if reading.type == "COERCE" and verb.lower_ == "held" and verb.dep_ == "acl" and verb.head.dep_ == "pobj":
        return True  # "a summit of ministers held in Lima"
    if reading.type == "CONSULT" and verb.lemma_ == "meet" and is_passive(verb):
        return True  # "were met with scepticism"
    if verb.lemma_ == "reach" and any(one.lemma_ in ("comment", "statement", "interview") for one in verb.subtree):
        return True  # "reached out to the ministry for comment"
    if reading.type == "THREATEN" and verb.lemma_ == "warn" and source and all(_WATCHERS.search(one) for one in source):
        return True
    if reading.clause and verb.lemma_ in ("vow", "swear") and not target:
        return True  # "vowed that his country would win" threatens nobody
    if (reading.clause and source[0].startswith("grp:")) or (reading.type in ("CONSULT", "REQUEST") and _is_the_press(target)):
        return True
    if verb.lower_ == "armed" and not is_compound(verb) and not any(child.dep_ in ("agent", "dobj") for child in verb.rights):
        return True  # "a cutter armed with a cannon"
    if reading.type == "AGREE" and verb.lemma_ in ("join", "rejoin") and not reading.object and not target[0].startswith("org:"):
        return True  # who joins another in a drill is no member of it
    return verb.lemma_ in _RECEIVING and not reading.object and not any(one.startswith("per:") for one in (*source, *target))


def _are_of_one_camp(source: Actors, target: Actors) -> bool:
    """Whether somebody speaks of his own state."""
    return bool(target) and set(target) <= {*source, *(state for one in source for state in registry().state_of(one))}


def _is_told_inside(verb: Token, reading: Reading) -> bool:
    """Whether nothing is fired but something fired upon."""
    bare = (child for child in verb.rights if child.lower_ in ("on", "upon", "at") and not list(child.rights))
    return reading.type == "MOBILIZE" and is_passive(verb) and any(bare)


def _governs(verb: Token, reading: Reading) -> bool:
    """Whether the clause that a reading asks for follows."""
    if reading.type == "CONCEDE" and not reading.object and any(child.dep_ == "ccomp" and child.tag_ != "VB" for child in verb.rights):
        return False  # conceding that something is so gives nothing away
    if reading.type == "PROTEST" and verb.lemma_ == "demonstrate" and _says(verb):
        return False
    if reading.type == "THREATEN" and verb.tag_ == "VBG" and verb.dep_ == "amod":
        return False  # "threatening videos"
    if reading.type == "PROTEST" and verb.lemma_ == "march" and is_of_class(subject(verb), _RANKS):
        return False
    if reading.type == "CONCEDE" and verb.lower_ == "given" and verb.dep_ in ("prep", "advcl", "pcomp"):
        return False  # "given its past"
    if not (reading.infinitive or reading.that or reading.clause):
        return True
    clauses = [child for child in verb.rights if child.dep_ in ("xcomp", "ccomp")]
    if reading.infinitive and reading.object and reading.object != "days":  # "vowed to fight on", "gave them two days to leave"
        return any(one.tag_ == "TO" for one in verb.doc[verb.i + 1 : verb.i + 9])
    if reading.infinitive and verb.lemma_ == "let":
        return any(child.tag_ == "VB" for child in clauses)
    if reading.type == "REQUEST" and verb.lemma_ in ("want", "wish", "like") and not _is_asked_of_another(verb):
        return False  # "wants to join the army" asks nobody
    if reading.infinitive:
        return infinitive_of(verb) is not None or any(inner.tag_ == "TO" for child in clauses for inner in child.lefts)
    if reading.that:
        asks = reading.type == "REQUEST" and verb.lemma_ != "demand"
        return any(child.dep_ == "ccomp" and (is_wished(child) if asks else is_finite(child)) for child in clauses)
    if reading.clause:
        before = {inner.lower_ for child in clauses for inner in child.lefts}
        return bool(before & {"will", "would", "could", "might", "may"}) and not before & {"not", "n't", "never"}
    return True


def _is_asked_of_another(verb: Token) -> bool:
    """Whether what somebody wants is to be done by another: "wants Chile to leave"."""
    clauses = [child for child in verb.rights if child.dep_ in ("xcomp", "ccomp")]
    return any(child.dep_ in ("dobj", "dative") for child in verb.rights) or any(
        inner.dep_ in ("nsubj", "nsubjpass") for clause in clauses for inner in clause.lefts
    )


def _is_the_press(actors: Actors) -> bool:
    """Whether all of them only carry on what they are told: talking to reporters is no talks."""
    known = registry().actors
    return bool(actors) and all(
        (one.startswith("grp:") and _PRESS.search(one)) or (one in known and known[one].kind == "media") for one in actors
    )


def _is_alone(verb: Token, reading: Reading) -> bool:
    """Whether nothing undergoes a verb and nobody is spoken to."""
    spoken_to = not reading.words and any(child.dep_ == "prep" and child.lower_ == "to" for child in verb.rights)
    return not objects(verb) and not spoken_to


def _says(verb: Token) -> bool:
    """Whether a verb tells what something shows and no march: "has demonstrated that"."""
    return any(child.dep_ in ("ccomp", "dobj") and child.i > verb.i for child in verb.children)


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
