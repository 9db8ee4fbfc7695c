"""Events that weights find beside the rules, and the modes that they are sure of."""

from __future__ import annotations

import functools

import pytest

from multipolar.evidence.extractors.events import extract as by_rules
from multipolar.evidence.extractors.likely_events import extract
from multipolar.evidence.extractors.likely_events.describing import RULE
from multipolar.evidence.extractors.likely_events.modes import likely_mode
from multipolar.evidence.extractors.likely_events.setting import setting_of
from multipolar.evidence.learnt import weights
from multipolar.evidence.learnt.deeds import deed_of
from multipolar.results.evidence import Event
from multipolar.results.evidence.rows import PLOVER

from .test_events import parser, read

SENTENCES = (
    "Chile denied it again, and Peru abstained.",
    "Chile launched an attack on Peru after Brazil had deplored its conduct.",
    "Vega gave Rojas a warm welcome, and Brazil took over the command of the mission in Bolivia.",
    "Under a pact between the two, Brazil last year sent some 900 soldiers to fight for Bolivia.",
    "Peruvian troops joined the fighting in Chile, and nine Chileans were wounded.",
)


@functools.cache
def both(text: str) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """Events by rules alone, and with weights."""
    parsed = read(text)
    return by_rules(parsed), extract(parsed)


def test_more_is_found_than_by_rules() -> None:
    beside = [event for text in SENTENCES for event in both(text)[1] if event.rule == RULE]
    assert beside
    assert all((event.source or event.target) and event.plover in PLOVER for event in beside)
    assert all(0 < event.confidence <= 1 for event in beside)


@pytest.mark.parametrize("text", SENTENCES)
def test_nothing_is_told_twice(text: str) -> None:
    found = both(text)[1]
    assert len({event.trigger for event in found}) == len(found)
    assert list(found) == sorted(found, key=lambda event: (event.trigger, event.span))
    for event in found:
        inside = [other for other in found if event.rule == RULE and event.span.holds(other.trigger) and other.trigger != event.trigger]
        assert all((other.plover, other.source, other.target) != (event.plover, event.source, event.target) for other in inside)


def test_plain_attacks_stay_as_rules_have_them() -> None:
    ruled, found = both("On Friday Chile invaded Peru. Lima accused Santiago of aggression.")
    assert [(event.plover, event.mode) for event in found] == [(event.plover, event.mode) for event in ruled]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("If Chile invades Peru, Brazil will send troops.", "invades"),
        ("Peru never invaded Chile.", "invaded"),
        ("Chile will invade Peru next month.", "invade"),
        ("Chile allegedly bombed Peru.", "bombed"),
        ("Vega could meet Rojas in May.", "meet"),
    ],
)
def test_what_did_not_happen_is_not_turned_into_deeds(text: str, word: str) -> None:
    assert {event.mode for event in both(text)[1] if text[event.trigger.start : event.trigger.end] == word}.isdisjoint({"actual"})


def test_a_mode_is_turned_only_where_weights_are_sure() -> None:
    text = "Chile invaded Peru."
    parsed = read(text)
    (event,) = by_rules(parsed)
    setting = setting_of(parsed, event.trigger, ())
    assert setting is not None
    assert likely_mode("actual", setting, event.plover, event.rule) == "actual"
    assert likely_mode("hypothetical", setting, event.plover, event.rule) in ("hypothetical", "actual")


def test_tables_know_every_label() -> None:
    assert set(weights("events-told").labels) == {"yes", "no"}
    assert set(weights("events-mode").labels) == {"actual", "planned", "hypothetical", "negated", "alleged"}
    assert set(weights("events-type").labels) <= set(PLOVER)


@pytest.mark.parametrize(
    ("text", "word", "kind"), [("They met with Chile.", "met", "CONSULT"), ("Peru withdrew its ambassador.", "withdrew", "SANCTION")]
)
def test_deeds_go_by_phrase_first(text: str, word: str, kind: str) -> None:
    (parse,) = parser().parse([text])
    assert deed_of(next(token for token in parse if token.text == word)) == kind


@pytest.mark.parametrize("text", ["Has Chile attacked Peru?", "Weekly: Has Chile attacked Peru?"])
def test_what_is_asked_is_never_told_as_done(text: str) -> None:
    parsed = read(text)
    found = extract(parsed)
    assert [event.plover for event in found] == ["ASSAULT"]
    assert {event.mode for event in found} == {"hypothetical"}
