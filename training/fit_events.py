"""Fits the weights by which events are presented: ``library/learnt/events-mode.tsv``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from annotated import Annotated, Annotation, key
from regression import fit

from multipolar.evidence.extractors.events import extract as by_rules
from multipolar.evidence.extractors.events.lexicon import lexicon
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.likely_events import modes
from multipolar.evidence.extractors.likely_events.mode_features import mode_features
from multipolar.evidence.extractors.likely_events.setting import setting_of
from multipolar.evidence.learnt import Features, Weights
from multipolar.results.evidence import Claim, DateMention, Event, Span

MODES = ("actual", "planned", "hypothetical", "negated", "alleged")
MODE_RIDGE = 4.0
_TELLING = ("VERB", "NOUN", "AUX", "PROPN")


def ruled(text: Annotated) -> tuple[Event, ...]:
    """What rules alone find in a text."""
    dates = [row for row in text.rows if isinstance(row, DateMention)]
    return by_rules(text.parsed, dates, claims_of(text))


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
    start, end = one["span"]["start"], one["span"]["end"]
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


def fitted(texts: Sequence[Annotated]) -> dict[str, Weights]:
    """All tables of events."""
    return {modes.TABLE: mode_weights(texts)}


def _keys(actors: Sequence[str]) -> set[str]:
    return {key(one) for one in actors}
