"""What the words around a verb leave of its event: refused, promised, stopped, or told by the press."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.complements import infinitive_of
from multipolar.evidence.extractors.events.lexicon import Lexicon, Reading
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.results.evidence.rows import Mode

if TYPE_CHECKING:
    from spacy.tokens import Token

_PROMISING = ("undertake", "pledge", "promise", "commit")  # what is promised is still to come
_STOPPING = ("stop", "cease", "halt", "quit", "end", "suspend", "pause")
ENDED = {
    "COOPERATE": "SANCTION", "AID": "SANCTION", "ASSAULT": "RETREAT", "COERCE": "RETREAT", "MOBILIZE": "RETREAT", "SANCTION": "CONCEDE",
    "SUPPORT": "REJECT", "CONSULT": "REJECT",
}  # fmt: skip
"""What it is to stop doing what a type tells."""
_ASKED_BY_PRESS = ("question", "comment", "request", "email", "e-mail", "message", "inquiry", "query", "reporter", "journalist")


def as_told(verb: Token, reading: Reading, words: Lexicon) -> tuple[Reading, Mode] | None:
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
    if reading.type == "ASSAULT" and _is_answered_in_peace(verb, words):
        return dataclasses.replace(reading, type="SANCTION"), mode
    below = verb.dep_ in ("relcl", "acl") and verb.head.lemma_ in words.mode_nouns
    if mode == "alleged" and reading.type in ("REJECT", "ACCUSE") and below:
        mode = "actual"  # "a charge that Lima has called fantasy"
    if (stop := _stopped(verb)) is not None and reading.type in ENDED:
        return dataclasses.replace(reading, type=ENDED[reading.type], reciprocal=False), mode_of(stop, words)
    return reading, mode


def _is_answered_in_peace(verb: Token, words: Lexicon) -> bool:
    """Whether what stands after "by" tells that no blow was struck: "retaliated by banning fruit"."""
    if verb.lemma_ not in ("retaliate", "hit", "strike"):
        return False
    done = (one for child in verb.rights if child.lower_ == "by" for one in child.rights if one.dep_ == "pcomp")
    return any(all(reading.type != "ASSAULT" for reading in words.verbs.get(one.lemma_.lower(), ())) for one in done)


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
