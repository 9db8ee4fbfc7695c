"""Where an event implies no tie: what is denied or prevented, what others do, whoever is named for another reason."""

from __future__ import annotations

import re

from multipolar.evidence.actors import ids_of
from multipolar.evidence.extractors.events.scene import Actors
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.predicates import THINGS
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Event, Span

_NOT = re.compile(r"\bnot\b|\bnever\b|n't\b")
_DENIED = re.compile(r"\bden(?:y|ies|ied|ying)\b[^.;]*$")
_BETWEEN_OTHERS = re.compile(r"\b(?:mediat|arbitrat|referee|broker(?:ed|ing)?\b)")
"""Who stands between two is bound to neither."""
_KEPT = re.compile(r"\b(?:ke(?:pt|eps?)|prevent\w*|stop\w*|deter\w*|discourag\w*|barr\w*|block\w*)\b[^.;]* from $")
_ERA = re.compile(r"[-\u2011 ]era\b")
_GOING_ON = re.compile(r"\s+to (?:halt|stop|suspend|cut|end|freeze|curtail|curb|interrupt|withhold|cancel|scale back|pause|reduce)\b")
"""Who refuses these goes on giving."""
_GIVEN = re.compile(
    r"\b(?:aid|help|support|assistance|shipments?|deliver\w+|suppl\w+|exports?|sales?|arms|weapons|funding|loans?|subsid\w+|cooperation|purchases)\b"
)
_SILENT = re.compile(r"\s+to (?:condemn|criticis?z?e|denounce|sanction|blame|rebuke|isolate|punish|join|confront|oppose|expel|attack)\b")
_PRESENT = re.compile(r"\bin the presence of\b|\bunder the (?:auspices|eyes) of\b|\bwitnessed by\b")
_BY_OTHERS = re.compile(
    r",? (?:endorsed|backed|mediated|proposed|supported|approved|hosted|praised|welcomed|brokered|drafted|guaranteed) by\b"
)
_DEED = re.compile(
    r"\b(?:(?:attack|strike|invasion|bombing|bombardment|raid|killing|assault|aggression|annexation|occupation|offensive|incursion|shelling)s?"
    r"\b[^.;,]*\b(?:on|against|of|in|into)|(?:relations?|relationship|ties|deal|agreement|pact|talks|meeting|visit|trip|alliance)\b[^.;,]*"
    r"\b(?:with|to))\b[^.;,]*$"
)
"""A deed and the preposition before the one to whom, or with whom, somebody does it."""
_WELCOMING = ("endorsed", "backed", "supported", "approved", "welcomed")
_BEFORE = 60
_FEW = 4
_TERMS = ("deadline", "ultimatum")
_ONLY_THOUGHT_OF = ("SANCTION", "AID", "SUPPORT", "REJECT")
"""What somebody might do of these is no tie yet: only who does it, has announced it or is said to do it is bound."""


def is_undone(event: Event, bond: Bond, rule: str, words: Lexicon, parsed: ParsedDocument) -> bool:
    """Whether what is told is negated, denied, prevented or only thought of."""
    if event.mode == "negated" or rule == "events.main-war":
        return True
    if event.mode == "hypothetical" and (event.plover in _ONLY_THOUGHT_OF or rule == "events.known-war"):
        return True
    told, at = parsed.quote(event.span), event.span.start
    if _DENIED.search(parsed.plain, max(0, at - _BEFORE), at) or any(term in told.casefold() for term in _TERMS):
        return True
    if bond.sign == "-" and parsed.plain[max(0, event.trigger.start - 4) : event.trigger.start].casefold().endswith(("any ", " no ")):
        return True  # "would answer any threats against Chile"
    if event.plover == "REJECT" and (_is_thing(event, parsed) or _spares(event, words, parsed) or _is_silent(event, parsed)):
        return True
    if bond.sign == "-":
        return False
    if _BETWEEN_OTHERS.search(told) or _KEPT.search(parsed.plain, max(0, at - _BEFORE), at):
        return True
    if event.mode == "actual":
        return False
    # "will not open its ports if"; "how to end a quarrel": it goes on
    return _NOT.search(told) is not None or (event.plover == "AGREE" and _spares(event, words, parsed))


def goes_on(event: Event, parsed: ParsedDocument) -> bool:
    """Whether somebody refuses to stop what is good for the other: "refused to halt its deliveries to Chile"."""
    at = event.trigger.end
    ends = event.span.end
    return event.plover == "REJECT" and bool(_GOING_ON.match(parsed.plain, at, ends) and _GIVEN.search(parsed.plain, at, ends))


def is_beside(event: Event, b: Actors, parsed: ParsedDocument) -> bool:
    """Whether the other side is named for another reason: as a cause, a witness, an era."""
    if event.plover == "SANCTION":
        return _is_cause(event, parsed)
    if event.plover in ("ACCUSE", "REJECT") and _is_of_others_deed(event, b, parsed):
        return True
    if event.plover == "AGREE" and _is_looked_on(event, parsed):
        return True
    return _is_of_an_era(event, b, parsed)


def reaches_a_group(event: Event, words: Lexicon, parsed: ParsedDocument) -> bool:
    """Whether the help is for people whom nobody names: "financing an armed group", "arming rebels"."""
    told = re.findall(r"\w+", parsed.quote(Span(event.trigger.end, event.span.end)).casefold())[:_FEW]
    return any(word in words.factions or word in ("group", "groups", "gang", "gangs", "insurgency") for word in told)


def _is_silent(event: Event, parsed: ParsedDocument) -> bool:
    """Whether what somebody refuses is to turn on the other: "refused to condemn Chile"."""
    return _SILENT.match(parsed.plain, event.trigger.end, event.span.end) is not None


def _is_cause(event: Event, parsed: ParsedDocument) -> bool:
    """Whether the other side is only named by the cause of it, or imposes it: "Peru joined Chilean sanctions over the coup"."""
    at = parsed.quote(event.span).find(" over ")
    whom = [one.span for one in parsed.mentions_in(event.span) if set(ids_of(one)) & set(event.target)]
    past = at >= 0 and all(one.start > event.span.start + at for one in whom)
    return bool(whom) and (past or all(parsed.plain.startswith(" sanctions", one.end) for one in whom))


def _is_of_others_deed(event: Event, b: Actors, parsed: ParsedDocument) -> bool:
    """Whether what is condemned was done to the other side, or with it, by a third: "condemned the raid on Chile"."""
    if parsed.quote(event.trigger).casefold().startswith("abstain"):
        return True
    starts = [one.span.start for one in parsed.mentions_in(Span(event.trigger.end, event.span.end)) if set(ids_of(one)) & set(b)]
    return bool(starts) and all(_DEED.search(parsed.plain, event.trigger.end, start) for start in starts)


def _is_looked_on(event: Event, parsed: ParsedDocument) -> bool:
    """Whether those who agree are not told: "agreed to open a road to Chile", "signed in the presence of the king of Chile"."""
    trigger = parsed.quote(event.trigger).casefold()
    if _BY_OTHERS.match(parsed.plain, event.trigger.end) or trigger in _WELCOMING:
        return True  # "the treaty, endorsed by Peru and Chile"
    return (not event.reciprocal and trigger.startswith("agree")) or _PRESENT.search(parsed.quote(event.span)) is not None


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
