"""Where a verb of events tells none: talk, warnings of nobody, what only goes on about something, clauses that are missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.events.complements import infinitive_of, is_wished
from multipolar.evidence.extractors.events.lexicon import Reading
from multipolar.evidence.extractors.events.marks import is_finite
from multipolar.evidence.extractors.events.roles import is_compound, is_passive, subject
from multipolar.evidence.extractors.events.scene import Actors
from multipolar.evidence.extractors.events.verb_objects import is_of_class

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRESS = re.compile(r"report|journal|newspaper|magazine|press|media|television|audience|viewer|follower|crowd")
_RECEIVING = ("receive", "host")  # people meet guests; states receive weapons and host refugees
_WATCHERS = re.compile(r"^grp:.*(?:analyst|expert|observer|economist|critic|scholar|commentator|historian|agencies|charities|group)s?$")
_RANKS = frozenset(("troop", "soldier", "army", "unit", "cadet", "guard", "regiment"))


def is_talk(verb: Token, reading: Reading, source: Actors, target: Actors) -> bool:
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


def are_of_one_camp(source: Actors, target: Actors) -> bool:
    """Whether somebody speaks of his own state."""
    return bool(target) and set(target) <= {*source, *(state for one in source for state in registry().state_of(one))}


def is_told_inside(verb: Token, reading: Reading) -> bool:
    """Whether nothing is fired but something fired upon."""
    bare = (child for child in verb.rights if child.lower_ in ("on", "upon", "at") and not list(child.rights))
    return reading.type == "MOBILIZE" and is_passive(verb) and any(bare)


def governs(verb: Token, reading: Reading) -> bool:
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
        return False  # "wants to join a choir" asks nobody
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


def _says(verb: Token) -> bool:
    """Whether a verb tells what something shows and no march: "has demonstrated that"."""
    return any(child.dep_ in ("ccomp", "dobj") and child.i > verb.i for child in verb.children)
