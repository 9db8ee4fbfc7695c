"""Events of one document: verbs and nouns of the lexicon with their actors, then what is told twice is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.events.candidates import Candidate
from multipolar.evidence.extractors.events.contested import in_dispute, is_disputed
from multipolar.evidence.extractors.events.imagining import imagined, is_in
from multipolar.evidence.extractors.events.implied import follow_suit
from multipolar.evidence.extractors.events.lexicon import Lexicon, lexicon
from multipolar.evidence.extractors.events.marks import is_finite, outer
from multipolar.evidence.extractors.events.merging import settle
from multipolar.evidence.extractors.events.nouns import noun_event
from multipolar.evidence.extractors.events.scenarios import is_hearsay, is_made_up, is_proposed, is_supposed, was_before
from multipolar.evidence.extractors.events.scene import Scene
from multipolar.evidence.extractors.events.settings import Dated, date_of, dates_of, place_of
from multipolar.evidence.extractors.events.tellers import is_told_by_another
from multipolar.evidence.extractors.events.verbs import verb_event
from multipolar.evidence.extractors.events.wars import with_parties
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Claim, DateMention, Event
from multipolar.results.evidence.rows import Mode

if TYPE_CHECKING:
    from spacy.tokens import Token

CONFIDENCE = {
    "verb": 0.8, "verb-object": 0.8, "noun": 0.75, "known-war": 0.6, "main-war": 0.5, "near": 0.4, "same-matter": 0.5, "same-talks": 0.5,
}  # fmt: skip
"""By rule: how often its rows were right on the annotated articles of development, less a tenth or more since they were seen there."""


_SUMMARY_WORDS = 16
_FIGHTERS = ("rebels", "fighters", "militia", "militias", "insurgents", "separatists", "militants", "insurgency", "rebellion")
_DEEDS = ("ASSAULT", "COERCE", "AID", "MOBILIZE")


def scenes_of(parsed: ParsedDocument) -> tuple[Scene, ...]:
    """The blocks of a document in which events are looked for: all but copies and titles."""
    return tuple(
        Scene.of(parsed, block)
        for block in parsed.originals
        if block.index in parsed.parses and not (block.is_heading and is_title(parsed.plain[block.start : block.end]))
    )


def extract(
    parsed: ParsedDocument,
    dates: Sequence[DateMention] = (),
    claims: Sequence[Claim] = (),
    scenes: Sequence[Scene] | None = None,
) -> tuple[Event, ...]:
    """Find the events that a document tells.

    Parameters
    ----------
    parsed : ParsedDocument
        With its actors linked. Without a parse there are no events.
    dates : sequence of DateMention
        Dates of the document; without them the events have none.
    claims : sequence of Claim
        Claims of the document: what a contested one tells of somebody else is alleged.
    scenes : sequence of Scene, optional
        Its blocks, where the caller has them already.

    Returns
    -------
    tuple of Event
        In the order of the text. Both sides of a reciprocal event stand at both ends.
    """
    words = lexicon()
    made_up = imagined(parsed, words)
    found: list[Candidate] = []
    for scene in scenes_of(parsed) if scenes is None else scenes:
        found.extend(_of_block(scene, words))
    settled = with_parties(settle(found))
    dated = {one.scene.block.index: dates_of(one.scene, dates) for one in settled} if dates else {}
    contested = in_dispute(claims)
    return tuple(
        _row(
            one,
            dated.get(one.scene.block.index, ()),
            contested,
            imagined=is_in(made_up, one.scene.span(one.trigger, one.trigger).start),
        )
        for one in settled
    )


def _of_block(scene: Scene, words: Lexicon) -> Iterator[Candidate]:
    claimed: set[int] = set()
    before: Candidate | None = None
    if not scene.at:
        return
    for token in scene.doc:
        if _is_verb(token) and token.i not in scene.at:
            event = verb_event(scene, token, words) or follow_suit(scene, token, before, words)
            if event is not None:
                before = event
                claimed.update(event.taken)
                yield event
    for token in scene.doc:
        if token.pos_ in ("NOUN", "PROPN") or (token.tag_ == "VBG" and token.dep_ in ("nsubj", "nsubjpass") and token.i not in claimed):
            event = noun_event(scene, token, words, frozenset(claimed))
            if event is not None:
                yield event


def _is_verb(token: Token) -> bool:
    """Whether a token is a verb, also where the parser takes the only verb of a sentence for a noun: "Lima demands that Chile leave"."""
    if token.pos_ == "VERB":
        return True
    if token.lemma_ == "be" and any(child.lower_ == "to" and child.dep_ == "prep" for child in token.rights):
        return True  # "has been to Lima twice"
    return bool(
        token.dep_ == "ROOT" and token.tag_ == "NNS" and any(child.dep_ in ("nsubj", "ccomp", "mark", "advcl") for child in token.children)
    )


def is_title(text: str) -> bool:
    """Whether a heading names its article and is no sentence that sums it up: short, or with most of its words in capitals."""
    longer = [word for word in text.split() if len(word) > 3]
    return len(text.split()) < _SUMMARY_WORDS or 2 * sum(word[0].isupper() for word in longer) > len(longer)


def _mode(one: Candidate, *, imagined: bool) -> Mode:
    """Mode with what lies beyond its sentence's grammar: a named scenario tells what may be, somebody's own words what he alleges."""
    told_before = was_before(one.trigger)
    if imagined and not told_before:
        return outer(one.mode, "hypothetical")
    words = lexicon()
    if is_made_up(one.trigger):
        return "hypothetical"
    if one.mode == "actual" and one.reading.type in words.come_about and _is_tried(one.trigger, words):
        return "hypothetical"
    if one.mode == "actual" and not told_before and (is_supposed(one.trigger) or is_proposed(one.trigger)):
        return "hypothetical"
    if (
        one.mode == "actual"
        and (one.reading.type in _DEEDS or _is_for_rebels(one))
        and (is_hearsay(one.trigger) or is_told_by_another(one))
    ):
        return "alleged"
    return one.mode


def _is_for_rebels(one: Candidate) -> bool:
    """Whether it is support of an armed group, which those who give it seldom own to."""
    if one.reading.type != "SUPPORT":
        return False
    known = (registry().actors.get(who) for who in one.target)
    return any(actor is not None and actor.kind == "armed-group" for actor in known) or any(
        who.startswith("grp:") and who.endswith(_FIGHTERS) for who in one.target
    )


def _is_tried(token: Token, words: Lexicon) -> bool:
    """Whether an attempt is all that is told: "tried to seize the port", "is trying to broker a truce"."""
    verb = token.head if token.dep_ == "dobj" else token
    while verb.dep_ in ("xcomp", "conj", "advcl", "ccomp"):
        verb = verb.head
        if verb.lemma_.lower() in words.attempts:
            return True
        if is_finite(verb) and verb.tag_ != "VBG":
            return False
    return False


def _row(one: Candidate, dates: Sequence[Dated], contested: Sequence[Claim], *, imagined: bool) -> Event:
    source, target = one.source, one.target
    reciprocal = one.reading.reciprocal and bool(source and target) and set(source) != set(target)
    if reciprocal:
        source, target = (*source, *target), (*target, *source)
    scene, mode = one.scene, _mode(one, imagined=imagined)
    return Event(
        document=scene.parsed.document.id,
        span=scene.span(one.first, one.last),
        rule=f"events.{one.rule}",
        confidence=CONFIDENCE[one.rule],
        source=source,
        target=target,
        plover=one.reading.type,
        mode="alleged" if mode == "actual" and is_disputed(one, contested) else mode,
        trigger=scene.span(one.trigger, one.trigger),
        date=date_of(one, dates),
        place=place_of(one),
        reciprocal=reciprocal,
    )
