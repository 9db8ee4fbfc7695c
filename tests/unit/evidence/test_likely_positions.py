"""Positions that weights find: what rules have no word for, each told apart with its likelihood. Every sentence is made up."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multipolar.evidence.extractors.likely_positions.extract import LEAST
from multipolar.evidence.language import Parser, find_parser
from multipolar.evidence.learnt import weights
from multipolar.evidence.read import read
from multipolar.results.evidence import Document, Mention, Position


@functools.cache
def parser() -> Parser:
    found = find_parser()
    if found is None:
        pytest.skip("needs a spaCy model: pip install '.[text]'")
    return found


def rows(text: str, *, parsed: bool = True) -> tuple[list[Position], list[Mention]]:
    found = next(iter(read([Document(id="d", name="d.txt", address="-", text=text)], parser() if parsed else None)))
    return [row for row in found.rows if isinstance(row, Position)], [row for row in found.rows if isinstance(row, Mention)]


def test_what_no_rule_takes_is_found_by_weights_and_says_so() -> None:
    text = "Kenya pleaded for talks. Norway would love to see Kenya join the bank."
    likely = [row for row in rows(text)[0] if row.is_likely_only]
    assert [(row.rule, row.actors, row.direction) for row in likely] == [("positions.likely", ("state:NOR",), "support")]
    assert LEAST <= likely[0].confidence < 1
    assert likely[0].span.quote(text) == "Norway would love to see Kenya join the bank"


def test_a_position_of_a_rule_carries_the_likelihood_that_weights_give_it() -> None:
    (sure,) = rows("Norway demanded that Kenya withdraw its troops from the border.")[0]
    (less,) = rows("Norway's objection to the base is old.")[0]
    assert not sure.is_likely_only
    assert sure.direction == "demand"
    assert 0 < less.confidence < sure.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "Kenya is a large country with a long coast.",
        "Norway's minister arrived in Nairobi on Monday.",
        "The weather was bad, and the old war was forgotten.",
    ],
)
def test_nothing_is_likely_where_nobody_wants_anything(text: str) -> None:
    assert rows(text)[0] == []


def test_a_passage_tells_the_stance_of_the_same_actor_once() -> None:
    found = rows("Norway scorned and derided the offer, and threw out the draft, while Kenya, which adores it, begged for more.")[0]
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            if one.is_likely_only or other.is_likely_only:
                assert not (one.span.meets(other.span) and set(one.actors) & set(other.actors))


def test_without_a_model_no_weights_are_asked() -> None:
    found = rows("Norway demanded talks. Kenya disclaims any wish to annex the islands.", parsed=False)[0]
    assert found
    assert all(row.rule.startswith("plain.") for row in found)


def test_words_that_hardly_ever_tell_a_stance_are_verbs_and_nouns() -> None:
    idle = weights("positions-idle").rows
    assert "demand VERB" not in idle
    assert "refuse VERB" not in idle
    assert {name.rpartition(" ")[2] for name in idle if name != "(intercept)"} <= {"VERB", "AUX", "NOUN"}


def test_the_first_look_knows_who_wants_and_who_does_not() -> None:
    first = weights("positions-words")
    wants = first.probabilities({"head demand": 1.0, "head is verb demand": 1.0, "subject": 1.0, "actor state": 1.0})
    comes = first.probabilities({"head arrive": 1.0, "subject": 1.0, "actor state": 1.0})
    demand, nothing = first.labels.index("demand"), first.labels.index("no")
    assert wants[demand] > max(wants[place] for place in range(4) if place not in (demand, nothing))
    assert wants[demand] > 2 * comes[demand]
    assert max(comes) == comes[nothing]


WORDS = ["Kenya", "Norway", "Peru", "Vladimir Putin", "the rebels", "sanctions", "a truce", "demanded", "refused", "wants", "backs", "said"]
WORDS += ["that", "and", "of", "with", "against", "for", "to", "his", "plan", "by", "not", ",", ".", '"']


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=40))
def test_any_words_can_be_read(words: list[str]) -> None:
    text = " ".join(words).replace(" ,", ",").replace(" .", ".")
    for row in rows(text)[0]:
        if row.is_likely_only:
            assert LEAST <= row.confidence <= 1
            assert row.actors
            assert 0 <= row.span.start < row.span.end <= len(text)
