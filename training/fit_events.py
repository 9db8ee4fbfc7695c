"""Fits the weights of events: ``library/learnt/events-told.tsv`` (any at all), ``events-type.tsv`` and ``events-mode.tsv``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extract import scenes_of
from multipolar.evidence.extractors.events.lexicon import lexicon
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.likely_events.mode_features import mode_features
from multipolar.evidence.extractors.likely_events.prospects import Prospect, prospects_of, types_of
from multipolar.evidence.extractors.likely_events.setting import setting_of
from multipolar.evidence.extractors.likely_events.told_features import told_features
from multipolar.evidence.extractors.likely_events.type_features import type_features
from multipolar.evidence.learnt import Features, Weights
from multipolar.results.evidence import Claim, Event, Span
from training.annotated import Annotated, Annotation, key
from training.regression import fit

if TYPE_CHECKING:
    from spacy.tokens import Token

MODES = ("actual", "planned", "hypothetical", "negated", "alleged")
MODE_RIDGE, TYPE_RIDGE, RIDGE = 4.0, 2.0, 4.0
_TELLING = ("VERB", "NOUN", "AUX", "PROPN")


def ruled(text: Annotated) -> tuple[Event, ...]:
    """What rules alone find in a text."""
    return tuple(row for row in text.rows if isinstance(row, Event))


def claims_of(text: Annotated) -> list[Claim]:
    """Claims found in a text."""
    return [row for row in text.rows if isinstance(row, Claim)]


def matched(events: Sequence[Event], annotations: Sequence[Annotation]) -> Mapping[int, Annotation]:
    """By place in `events`, the annotation of the same event: they overlap and agree on one end, the sure ones first, each once."""
    found: dict[int, Annotation] = {}
    ends = [(_keys(event.source), _keys(event.target)) for event in events]
    for one in sorted(annotations, key=lambda one: bool(one.get("weak"))):
        source, target = _keys(one["source"]), _keys(one["target"])
        fitting = [
            place
            for place, event in enumerate(events)
            if place not in found and overlap(one, event.span) > 0 and (source & ends[place][0] or target & ends[place][1])
        ]
        if fitting:
            found[max(fitting, key=lambda place: overlap(one, events[place].span))] = one
    return found


def overlap(one: Annotation, span: Span) -> float:
    """Share of what an annotation and a passage cover together that both cover."""
    start, end = int(one["span"]["start"]), int(one["span"]["end"])
    shared = min(end, span.end) - max(start, span.start)
    return max(0, shared) / (max(end, span.end) - min(start, span.start))


def presented(text: Annotated) -> Iterator[tuple[Features, str]]:
    """Events with the mode that annotators give them: those that rules find, and at their own word those that no rule does."""
    events, annotations, claims = ruled(text), text.of("event"), claims_of(text)
    pairs = matched(events, annotations)
    for place, one in pairs.items():
        event = events[place]
        setting = setting_of(text.parsed, event.trigger, claims)
        if setting is not None and Span(one["span"]["start"], one["span"]["end"]).holds(event.trigger):
            yield mode_features(event.mode, setting, event.plover, event.rule), one["mode"]
    told = {id(one) for one in pairs.values()}
    for one in annotations:
        setting = setting_of(text.parsed, Span(one["span"]["start"], one["span"]["end"]), claims) if id(one) not in told else None
        if setting is not None and setting.token.pos_ in _TELLING:
            yield mode_features(mode_of(setting.token, lexicon()), setting, one["plover"], ""), one["mode"]


def mode_weights(texts: Sequence[Annotated]) -> Weights:
    """Weights of the mode."""
    known = [pair for text in texts for pair in presented(text)]
    return fit([row for row, _ in known], [mode for _, mode in known], labels=MODES, ridge=MODE_RIDGE, seldom=3, least=0.02)


def told(text: Annotated) -> list[tuple[Prospect, str, Annotation | None]]:
    """Words that may tell an event, with what annotators say of each (``yes``, ``no``, ``weak``), and the annotation that it tells.

    A word tells an annotated event where it stands in its passage and agrees on one end: the rules' one first, then the highest in the
    grammar. What is left goes to events of rules that only overlap, as the scorer has it.
    """
    words = list(prospects_of(scenes_of(text.parsed), ruled(text)))
    ends = [(_keys(one.ends.source), _keys(one.ends.target)) for one in words]
    whose: dict[int, Annotation] = {}
    left: list[Annotation] = []
    for one in sorted(text.of("event"), key=lambda one: bool(one.get("weak"))):
        span = Span(one["span"]["start"], one["span"]["end"])
        fitting = [place for place in _free(one, ends, whose) if span.holds(words[place].place)]
        if fitting:
            whose[min(fitting, key=lambda place: (words[place].event is None, _depth(words[place].token), place))] = one
        else:
            left.append(one)
    for one in left:
        fitting = [place for place in _free(one, ends, whose) if words[place].event is not None and overlap(one, words[place].span) > 0]
        if fitting:
            whose[max(fitting, key=lambda place: overlap(one, words[place].span))] = one
    answers = ["no" if place not in whose else "weak" if whose[place].get("weak") else "yes" for place in range(len(words))]
    return [(word, answer, whose.get(place)) for place, (word, answer) in enumerate(zip(words, answers, strict=True))]


def _free(one: Annotation, ends: Sequence[tuple[set[str], set[str]]], taken: Mapping[int, Annotation]) -> list[int]:
    """Places of words that no annotation has taken, and that agree with this one on an end."""
    source, target = _keys(one["source"]), _keys(one["target"])
    return [place for place, (a, b) in enumerate(ends) if place not in taken and (source & a or target & b)]


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def told_weights(words: Sequence[tuple[Prospect, str, Annotation | None]]) -> Weights:
    """Weights of whether a word tells an event."""
    known = [(told_features(word), answer) for word, answer, _ in words if answer != "weak"]
    return fit([row for row, _ in known], [answer for _, answer in known], labels=("yes", "no"), ridge=RIDGE, seldom=3, least=0.02)


def type_weights(texts: Sequence[Annotated], words: Sequence[tuple[Prospect, str, Annotation | None]]) -> Weights:
    """Weights of the type: from the words of annotated events, for those without one from the word that governs their passage."""
    known = [(type_features(word.token, word.types), one["plover"]) for word, _, one in words if one is not None]
    met = {id(one) for _, _, one in words if one is not None}
    for text in texts:
        for one in text.of("event"):
            setting = setting_of(text.parsed, Span(one["span"]["start"], one["span"]["end"]), ()) if id(one) not in met else None
            if setting is not None and setting.token.pos_ in _TELLING:
                known.append((type_features(setting.token, types_of(setting.token)), one["plover"]))
    labels = sorted({kind for _, kind in known})
    return fit([row for row, _ in known], [kind for _, kind in known], labels=labels, ridge=TYPE_RIDGE, seldom=3, least=0.05)


def fitted(texts: Sequence[Annotated]) -> dict[str, Weights]:
    """All tables of events."""
    words = [one for text in texts for one in told(text)]
    return {"events-told": told_weights(words), "events-type": type_weights(texts, words), "events-mode": mode_weights(texts)}


def _keys(actors: Sequence[str]) -> set[str]:
    return {key(one) for one in actors}
