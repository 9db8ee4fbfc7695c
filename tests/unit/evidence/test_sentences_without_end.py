"""Lists, tables and notes pasted as text without a full stop are read in step with their length, and as other sentences are."""

from __future__ import annotations

import cProfile
import functools

import pytest

from multipolar.evidence.extractors.likely_ties import pairs
from multipolar.evidence.language import Parser, find_parser
from multipolar.evidence.read import read
from multipolar.results.evidence import Document, Row

STATES = ("Russia", "Ukraine", "Chad", "Libya", "France", "Turkey", "Peru", "Chile", "Poland", "Japan", "Iran", "Iraq", "Egypt", "Kenya")
KINDS = {
    "names": "{a}",
    "deeds": "{a} attacked {b} over the port",
    "claims": "{a} said that {b} had sanctioned {c}",
    "quotes": '"{a} backs {b} and the deal will fall," {c} said',
    "cells": "{a} 2021 {b} the border",
}


def joined(kind: str, count: int, by: str = ", ") -> str:
    states = [STATES[at * 5 % len(STATES)] for at in range(3 * count)]
    return by.join(KINDS[kind].format(a=a, b=b, c=c) for a, b, c in zip(states[::3], states[1::3], states[2::3], strict=True)) + "."


@functools.cache
def parser() -> Parser:
    found = find_parser()
    if found is None:
        pytest.skip("no language model is installed")
    return found


def rows(text: str, model: Parser | None) -> tuple[Row, ...]:
    return next(read([Document(id="a", name="a.txt", address="a.txt", text=text)], model)).rows


def calls(text: str, model: Parser | None) -> int:
    """How many functions reading calls: a measure of its work that no other process on the machine moves."""
    profile = cProfile.Profile()
    profile.enable()
    rows(text, model)
    profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("model", ["none", None])
def test_a_sentence_twice_as_long_is_twice_the_work(kind: str, model: str | None) -> None:
    found = None if model == "none" else parser()
    rows(joined(kind, 500), found)  # what is worked out once
    count = 12_000 // len(joined(kind, 100)) * 50
    assert calls(joined(kind, 2 * count), found) < 2.6 * calls(joined(kind, count), found)


@pytest.mark.parametrize("kind", ["deeds", "claims", "quotes"])
@pytest.mark.parametrize("model", ["none", None])
def test_as_much_is_found_in_it_as_in_short_ones(kind: str, model: str | None) -> None:
    found = None if model == "none" else parser()
    endless, ended = (len(rows(joined(kind, 300, by), found)) for by in (", ", ". "))
    assert endless > 0.75 * ended


def test_two_who_stand_far_apart_in_a_sentence_are_no_pair_and_neighbours_are(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: set[frozenset[str]] = set()
    named_pair = pairs.named_pair

    def watched(sentence: object, first: pairs.Side, second: pairs.Side) -> object:
        seen.add(frozenset((first.actor, second.actor)))
        assert second.token.i - first.token.i < 30
        return named_pair(sentence, first, second)  # type: ignore[arg-type]

    monkeypatch.setattr(pairs, "named_pair", watched)
    rows(f"The plan was backed by {', '.join(STATES)}.", parser())
    assert frozenset(("state:RUS", "state:UKR")) in seen
    assert frozenset(("state:RUS", "state:KEN")) not in seen
