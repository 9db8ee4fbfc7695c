"""Ties that events imply: an attack, an accusation, help."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator

from multipolar.evidence.actors import ids_of
from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.scene import Actors
from multipolar.evidence.extractors.events.wars import wars
from multipolar.evidence.extractors.ties.around import camp_of
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.event_checks import goes_on, is_beside, is_undone, reaches_a_group
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.parties import is_armed
from multipolar.evidence.extractors.ties.places import struck
from multipolar.evidence.extractors.ties.topic import meant, subject_of
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Event, Span
from multipolar.results.evidence.rows import Mode, TieStatus

_STATUS: dict[Mode, TieStatus] = {"actual": "actual", "planned": "potential", "hypothetical": "potential", "alleged": "contested"}
_ONLY_TOLD = ("warn", "caution")
_INVASIONS = ("invasion", "annexation", "occupation", "full-scale invasion")
_INTO = re.compile(r"\b(?:bombers?|jets?|warplanes?|troops|soldiers|tanks|warships?|aircraft|fighters?)\b[^.;,]*\binto\b")
_LYING = ("surround", "encircle", "border")


def of_events(events: Iterable[Event], words: Lexicon, parsed: ParsedDocument) -> Iterator[Candidate]:
    """Give the ties of events that are not negated, with whom they mean where they name nobody."""
    topic: str | None = None
    for event in events:
        bond = words.events.get(event.plover)
        event = _by_invader(event, parsed)
        rule = event.rule.replace("plain.events-", "events.")
        if bond is None or not event.source or is_undone(event, bond, rule, words, parsed):
            continue
        if all(one.startswith("loc:") for one in event.target) and (hit := struck(event, parsed)):
            event = dataclasses.replace(event, target=hit)
        if not any(not one.startswith("loc:") for one in event.target):
            topic = subject_of(parsed) if topic is None else topic
            whom = () if event.plover == "AID" and reaches_a_group(event, words, parsed) else meant(event, topic, parsed)
            if whom and not event.reciprocal:
                yield Candidate(bond, event.source, whom, event.span, "", "meant", _STATUS[event.mode], at=event.trigger.start)
            continue
        trigger = parsed.quote(event.trigger).casefold()
        a, b = _parted(event)
        if not b or is_beside(event, b, parsed) or (trigger.startswith(_ONLY_TOLD) and not _names(event, parsed)):
            continue
        if goes_on(event, parsed):
            bond = Bond("support", "+")
        if bond.sign == "+" and _is_against(event, b, parsed):
            bond = Bond("hostile", "-")
        if bond.sign == "+" and event.plover == "AGREE" and _is_truce(event, words, parsed):
            continue
        if event.plover == "COERCE" and trigger.startswith(_LYING) and event.source[0].startswith("state:") and b[0].startswith("state:"):
            continue  # "Lesotho, surrounded by South Africa"
        economic = event.plover == "SANCTION" and event.reciprocal
        bond, economic = _held(event, bond, b, trigger, parsed, words) or (bond, economic)
        bond = Bond("economic" if economic else bond.type, bond.sign, directed=not event.reciprocal)
        takes_up = rule in ("events.known-war", "events.main-war")
        yield Candidate(bond, a, b, event.span, trigger, "event", _STATUS[event.mode], takes_up, at=event.trigger.start)


def _held(event: Event, bond: Bond, b: Actors, trigger: str, parsed: ParsedDocument, words: Lexicon) -> tuple[Bond, bool] | None:
    """What is left of control and of what is sent: fighters whom somebody controls are his; bombers sent into an air space are no help."""
    if event.plover == "COERCE" and trigger.startswith("control"):
        if all(is_armed(one, words) for one in b):
            return Bond("proxy", "+"), False
        return (Bond("economic", "+"), True) if all(one.startswith("org:") for one in b) else None  # a company
    intruding = event.plover == "AID" and trigger.startswith("sen") and _INTO.search(parsed.plain, event.trigger.end, event.span.end)
    return (Bond("hostile", "-"), False) if intruding and bond.sign == "+" else None


def _by_invader(event: Event, parsed: ParsedDocument) -> Event:
    """Give an invasion of a state to the one whose forces stand there, where the source is only somebody of the clause around.

    So are blows that fall on it from nobody named, where the document names the invader.
    """
    if event.plover != "ASSAULT" or event.reciprocal:
        return event
    if event.source and parsed.quote(event.trigger).casefold() not in _INVASIONS:
        return event
    invader = next((war.sides[0] for war in wars() if event.target == war.sides[1:] and war.sides[0].startswith("state:")), "")
    if not invader or any(camp_of(one) == invader for one in event.source):
        return event
    is_named = event.source or any(camp_of(who) == invader for one in parsed.mentions for who in ids_of(one))
    return dataclasses.replace(event, source=(invader,)) if is_named else event


def _parted(event: Event) -> tuple[Actors, Actors]:
    """Both sides of an event: a two-sided one lists all on each, its own side first."""
    if not event.reciprocal:
        return event.source, event.target
    first = event.target[0] if event.target else ""
    at = event.source.index(first) if first in event.source else 0
    return (event.source[:at], event.source[at:]) if at else halves(event.source)


def _is_truce(event: Event, words: Lexicon, parsed: ParsedDocument) -> bool:
    return bool(words.truces & set(parsed.quote(event.span).casefold().split()))


def _names(event: Event, parsed: ParsedDocument) -> bool:
    """Whether the one to whom it is done stands after the word itself: "warned Chile", but not "warned that Chile would"."""
    after = Span(event.trigger.end, event.span.end)
    return any(set(ids_of(one)) & set(event.target) for one in parsed.mentions_in(after))


def _is_against(event: Event, b: Actors, parsed: ParsedDocument) -> bool:
    """Whether the one to whom it is done is the one against whom it is: "help against Chile"."""
    at = parsed.quote(event.span).find(" against ")
    return at >= 0 and any(set(ids_of(one)) & set(b) for one in parsed.mentions_in(Span(event.span.start + at, event.span.end)))
