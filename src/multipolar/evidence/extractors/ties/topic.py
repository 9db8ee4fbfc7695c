"""Who is meant where nobody is named: the state that a document is about, the state that an armed group fights."""

from __future__ import annotations

import collections
import re
from collections.abc import Container

from multipolar.evidence.actors import ids_of, registry
from multipolar.evidence.extractors.events.scene import Actors
from multipolar.evidence.extractors.events.wars import wars
from multipolar.evidence.extractors.ties.around import camp_of
from multipolar.evidence.extractors.ties.main_wars import foes_in_war
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Event

_AT_HOME = ("ASSAULT", "COERCE")
_OF_TOPIC = ("SANCTION", "THREATEN", "ASSAULT", "AID", "COOPERATE")
_AHEAD = 1.5
_WARS = ("war", "civil war", "conflict", "fighting")
_BLOW = re.compile(
    r"str[iu][kc]|aggress|attack|offensive|bomb|shell|missile|assault|raid|inva|onslaught|advance|barrage|incursion|drone|fire|war|hit|blow|pound|capture"
)


def topic_of(parsed: ParsedDocument) -> str:
    """State that a document names clearly more often than any other, leaders and government included; empty without one."""
    return _ahead(_counts(parsed))


def _ahead(counts: list[tuple[str, int]]) -> str:
    first, second = [*counts, ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= _AHEAD * second[1] else ""


def subject_of(parsed: ParsedDocument) -> str:
    """The topic of a document or else, of the two states that it names most often, the one that it names before any other."""
    counts = _counts(parsed)
    if topic := _ahead(counts):
        return topic
    first = next((camp for one in parsed.mentions for who in ids_of(one) if (camp := camp_of(who)).startswith("state:")), "")
    return first if first in [who for who, _ in counts[:2]] else ""


def main_parties(parsed: ParsedDocument, *, apart: Container[str] = ()) -> Actors:
    """The two states that a document names most often, others than one apart, in the order of the text."""
    most = [who for who, _ in _counts(parsed) if who not in apart][:2]
    order = dict.fromkeys(camp_of(who) for one in parsed.mentions for who in ids_of(one))
    return tuple(camp for camp in order if camp in most)


def _foe_of(source: Actors, parsed: ParsedDocument) -> str:
    """The state that one is known to have invaded, if the document names it: its strikes hit nobody else."""
    foes = [war.sides[1] for war in wars() if war.sides[0].startswith("state:") and source == war.sides[:1]]
    return foes[0] if len(foes) == 1 and any(foes[0] in mention.actors for mention in parsed.mentions) else ""


def _invader(parsed: ParsedDocument) -> str:
    """The state that is known to have invaded another, where the document names it: Western sanctions are on it."""
    known = {
        war.sides[0]
        for war in wars()
        if war.sides[0].startswith("state:") and war.sides[1].startswith("state:") and war.sides[1] in war.places
    }
    named = dict.fromkeys(camp_of(who) for one in parsed.mentions for who in ids_of(one))
    return next((one for one in named if one in known), "")


def _counts(parsed: ParsedDocument) -> list[tuple[str, int]]:
    counts = collections.Counter([camp_of(one) for mention in parsed.mentions for one in ids_of(mention)])
    return [(who, n) for who, n in counts.most_common() if who.startswith("state:")]


def meant(event: Event, topic: str, parsed: ParsedDocument) -> Actors:
    """To whom an event is done that names nobody: a group of rebels fights its own state, a state deals with the one talked about."""
    known = [registry().actors.get(one) for one in event.source]
    for one in known:
        if event.plover in _AT_HOME and one is not None and one.kind == "armed-group" and len(one.states) == 1:
            return one.states if any(one.states[0] in mention.actors for mention in parsed.mentions) else ()
    if parsed.quote(event.trigger).casefold() in _WARS:
        return ()  # "the Chilean civil war": nobody else is meant
    if event.plover == "ASSAULT" and (foe := _foe_of(event.source, parsed)):
        return (foe,) if _BLOW.search(parsed.quote(event.trigger).casefold()) else ()
    foe = foes_in_war().get(camp_of(event.source[0]), "") if event.plover == "ASSAULT" and event.source else ""
    if foe:
        return (foe,) if any(foe in mention.actors for mention in parsed.mentions) else ()
    stands = bool(event.source) and all(one.startswith(("state:", "gov:")) or one == "grp:the-west" for one in event.source)
    if event.plover == "SANCTION" and event.source == ("grp:the-west",) and (invader := _invader(parsed)):
        return (invader,)
    if topic and stands and event.plover in _OF_TOPIC and all(camp_of(one) != topic for one in event.source):
        return (topic,)
    return ()
