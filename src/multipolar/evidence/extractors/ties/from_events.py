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
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.predicates import THINGS
from multipolar.evidence.extractors.ties.topic import meant, subject_of
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Event, Span
from multipolar.results.evidence.rows import Mode, TieStatus

_STATUS: dict[Mode, TieStatus] = {"actual": "actual", "planned": "potential", "hypothetical": "potential", "alleged": "contested"}
_NOT = re.compile(r"\bnot\b|\bnever\b|n't\b")
_ONLY_TOLD = ("warn", "caution")
_DENIED = re.compile(r"\bden(?:y|ies|ied|ying)\b[^.;]*$")
_BETWEEN_OTHERS = re.compile(r"\b(?:mediat|arbitrat|referee|broker(?:ed|ing)?\b)")
"""Who stands between two is bound to neither."""
_KEPT = re.compile(r"\b(?:ke(?:pt|eps?)|prevent\w*|stop\w*|deter\w*|discourag\w*|barr\w*|block\w*)\b[^.;]* from $")
_ERA = re.compile(r"[-\u2011 ]era\b")
_INVASIONS = ("invasion", "annexation", "occupation", "full-scale invasion")
_BEFORE = 60
_LYING = ("surround", "encircle", "border")
_TERMS = ("deadline", "ultimatum")
_ONLY_THOUGHT_OF = ("SANCTION", "AID", "SUPPORT", "REJECT")
"""What somebody might do of these is no tie yet: only who does it, has announced it or is said to do it is bound."""


def of_events(events: Iterable[Event], words: Lexicon, parsed: ParsedDocument) -> Iterator[Candidate]:
    """Give the ties of events that are not negated, with whom they mean where they name nobody."""
    topic: str | None = None
    for event in events:
        bond = words.events.get(event.plover)
        rule = event.rule.replace("plain.events-", "events.")
        if event.mode == "hypothetical" and event.plover in _ONLY_THOUGHT_OF:
            continue
        at = event.span.start
        if _DENIED.search(parsed.plain, max(0, at - _BEFORE), at) or any(term in parsed.quote(event.span).casefold() for term in _TERMS):
            continue
        if bond is not None and bond.sign == "+" and (_BETWEEN_OTHERS.search(parsed.quote(event.span)) or _is_kept_from(event, parsed)):
            continue
        if event.plover == "AGREE" and event.mode != "actual" and _spares(event, words, parsed):
            continue  # "how to end a quarrel": it goes on
        if event.plover == "REJECT" and (_is_thing(event, parsed) or _spares(event, words, parsed)):
            continue
        if bond is not None and bond.sign == "+" and event.mode != "actual" and _NOT.search(parsed.quote(event.span)):
            continue  # "will not open its ports if"
        if bond is None or event.mode == "negated" or rule == "events.main-war" or not event.source:
            continue
        if not any(not one.startswith("loc:") for one in event.target):
            topic = subject_of(parsed) if topic is None else topic
            whom = meant(event, topic, parsed)
            if whom and not event.reciprocal:
                yield Candidate(bond, event.source, whom, event.span, "", "meant", _STATUS[event.mode], at=event.trigger.start)
            continue
        if event.plover == "SANCTION" and _is_cause(event, parsed):
            continue
        event = _by_invader(event, parsed)
        trigger = parsed.quote(event.trigger).casefold()
        a, b = _parted(event)
        if not b or _is_of_an_era(event, b, parsed) or (trigger.startswith(_ONLY_TOLD) and not _names(event, parsed)):
            continue
        if bond.sign == "+" and _is_against(event, b, parsed):
            bond = Bond("hostile", "-")
        if bond.sign == "+" and event.plover == "AGREE" and _is_truce(event, words, parsed):
            continue
        if event.plover == "COERCE" and trigger.startswith(_LYING) and event.source[0].startswith("state:") and b[0].startswith("state:"):
            continue  # "Lesotho, surrounded by South Africa"
        economic = event.plover == "SANCTION" and event.reciprocal
        if event.plover == "COERCE" and trigger.startswith("control") and all(one.startswith("org:") for one in b):  # a company
            bond, economic = Bond("economic", "+"), True
        bond = Bond("economic" if economic else bond.type, bond.sign, directed=not event.reciprocal)
        takes_up = rule in ("events.known-war", "events.main-war")
        yield Candidate(bond, a, b, event.span, trigger, "event", _STATUS[event.mode], takes_up, at=event.trigger.start)


def _is_kept_from(event: Event, parsed: ParsedDocument) -> bool:
    """Whether somebody or something prevents it: "kept the two from signing a treaty"."""
    at = event.span.start
    return _KEPT.search(parsed.plain, max(0, at - _BEFORE), at) is not None


def _is_cause(event: Event, parsed: ParsedDocument) -> bool:
    """Whether only the cause of it names the other side: "sanctions over the invasion of Chile"."""
    at = parsed.quote(event.span).find(" over ")
    whom = [one.span.start for one in parsed.mentions_in(event.span) if set(ids_of(one)) & set(event.target)]
    return at >= 0 and bool(whom) and min(whom) > event.span.start + at


def _by_invader(event: Event, parsed: ParsedDocument) -> Event:
    """Give an invasion of a state to the one whose forces stand there, where the source is only somebody of the clause around."""
    if event.plover != "ASSAULT" or parsed.quote(event.trigger).casefold() not in _INVASIONS:
        return event
    invader = next((war.sides[0] for war in wars() if event.target == war.sides[1:] and war.sides[0].startswith("state:")), "")
    if not invader or any(camp_of(one) == invader for one in event.source):
        return event
    return dataclasses.replace(event, source=(invader,))


def _is_of_an_era(event: Event, b: Actors, parsed: ParsedDocument) -> bool:
    """Whether the other side is only the name of a time: "reopened its Soviet-era bases"."""
    ends = [one.span.end for one in parsed.mentions_in(event.span) if set(ids_of(one)) & set(b)]
    return bool(ends) and all(_ERA.match(parsed.plain, end) for end in ends)


def _is_thing(event: Event, parsed: ParsedDocument) -> bool:
    """Whether only a pronoun says what is rejected: "Chile opposes them" is said of plans more often than of anybody."""
    meant_by = [one for one in parsed.mentions_in(Span(event.trigger.end, event.span.end)) if set(ids_of(one)) & set(event.target)]
    return bool(meant_by) and all(one.form == "pronoun" and parsed.quote(one.span).casefold() in THINGS for one in meant_by)


def _spares(event: Event, words: Lexicon, parsed: ParsedDocument) -> bool:
    """Whether what is rejected would have hurt: "ruled out pressure on Chile"."""
    told = re.findall(r"\w+", parsed.quote(Span(event.trigger.end, event.span.end)).casefold())
    return any(bond.sign == "-" and not bond.words and not bond.person for word in told for bond in words.nouns.get(word.rstrip("s"), ()))


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
