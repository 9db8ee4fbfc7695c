"""Rules and model side by side: matched as the annotated samples are scored, neither in the other's place."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from multipolar.evidence.model import agreement
from multipolar.results.evidence import Claim, Event, Mention, Position, Row, Span, Tie


def claim(start: int, end: int, cue: Span | None = None, source: str = "state:KEN", **told: Any) -> Claim:
    return Claim(document="d", span=Span(start, end), rule="r", source=(source,), content=Span(start, end), cue=cue, **told)


def event(start: int, end: int, source: str = "state:KEN", target: str = "state:UGA", mode: Any = "actual", document: str = "d") -> Event:
    span = Span(start, end)
    return Event(document=document, span=span, rule="r", source=(source,), target=(target,), plover="AID", mode=mode, trigger=span)


def tie(a: str, b: str) -> Tie:
    return Tie(document="d", span=Span(0, 9), rule="r", a=a, b=b, type="alliance", sign="+")


def counts(kind: str, rules: list[Row], model: list[Row]) -> tuple[int, int, int]:
    found = agreement(rules, model)[kind]
    return len(found.both), len(found.only_rules), len(found.only_model)


def test_claims_meet_by_their_cues_or_by_half_of_their_contents() -> None:
    assert counts("claim", [claim(0, 10, Span(20, 24))], [claim(40, 50, Span(22, 30))]) == (1, 0, 0)
    assert counts("claim", [claim(0, 10)], [claim(0, 18)]) == (1, 0, 0)
    assert counts("claim", [claim(0, 10)], [claim(0, 30)]) == (0, 1, 1)


def test_events_need_a_shared_actor_and_documents_are_kept_apart() -> None:
    assert counts("event", [event(0, 10)], [event(5, 12, target="state:RWA")]) == (1, 0, 0)
    assert counts("event", [event(0, 10)], [event(5, 12, source="state:TZA", target="state:RWA")]) == (0, 1, 1)
    assert counts("event", [event(0, 10)], [event(0, 10, document="e")]) == (0, 1, 1)


def test_governments_are_states_and_groups_are_groups() -> None:
    assert counts("event", [event(0, 9, "gov:KEN", "loc:a")], [event(0, 9, "state:KEN", "loc:b")]) == (1, 0, 0)
    assert counts("event", [event(0, 9, "grp:pilots", "loc:a")], [event(0, 9, "grp:aviators", "loc:b")]) == (1, 0, 0)


def test_positions_need_a_shared_actor() -> None:
    def position(actor: str) -> Position:
        return Position(document="d", span=Span(0, 9), rule="r", actors=(actor,), issue="", direction="oppose")

    assert counts("position", [position("per:a-b")], [position("per:a-b")]) == (1, 0, 0)
    assert counts("position", [position("per:a-b")], [position("per:c-d")]) == (0, 1, 1)


def test_ties_are_between_the_same_two_in_either_order() -> None:
    assert counts("relation", [tie("state:KEN", "state:UGA")], [tie("state:UGA", "gov:KEN")]) == (1, 0, 0)
    assert counts("relation", [tie("state:KEN", "state:UGA")], [tie("state:UGA", "state:RWA")]) == (0, 1, 1)


def test_of_several_the_most_alike_is_taken_and_each_once() -> None:
    (pair,) = agreement([event(0, 10)], [event(8, 30), event(0, 11)])["event"].both
    assert pair[1].span == Span(0, 11)
    assert counts("event", [event(0, 10), event(0, 10)], [event(0, 10)]) == (1, 1, 0)


def test_what_both_found_may_still_be_told_differently() -> None:
    found = agreement([event(0, 9), event(20, 29)], [event(0, 9, mode="planned"), event(20, 29)])["event"]
    assert found.same == {"type": 2, "mode": 1}
    assert found.as_dict() == {
        "kind": "event",
        "both": 2,
        "only_rules": 0,
        "only_model": 0,
        "agreement": 1.0,
        "same": {"type": 2, "mode": 1},
    }


def test_no_rows_no_share_and_other_kinds_are_left_out() -> None:
    mention = Mention(document="d", span=Span(0, 5), rule="r", actors=(), form="name", proposed="per:x")
    found = agreement([mention], [mention])
    assert set(found) == {"group", "claim", "position", "event", "relation"}
    assert all(each.share is None for each in found.values())


def test_groups_are_the_same_where_half_of_their_words_are() -> None:
    def group(start: int, end: int, *actors: str, proposed: str = "") -> Mention:
        return Mention(document="d", span=Span(start, end), rule="r", actors=actors, form="collective", proposed=proposed)

    found = agreement([group(0, 10, "state:KEN"), group(20, 30, "state:KEN")], [group(0, 8, "state:KEN"), group(20, 24, proposed="grp:x")])
    assert (len(found["group"].both), len(found["group"].only_rules), len(found["group"].only_model)) == (1, 1, 1)
    assert found["group"].same == {"actors": 1}


events = st.lists(
    st.builds(event, st.integers(0, 40), st.integers(41, 60), st.sampled_from(["state:KEN", "state:UGA", "grp:x"])), max_size=8
)


@given(rules=events, model=events)
def test_every_row_is_counted_exactly_once(rules: list[Row], model: list[Row]) -> None:
    found = agreement(rules, model)["event"]
    assert len(found.both) + len(found.only_rules) == len(rules)
    assert len(found.both) + len(found.only_model) == len(model)


@given(rows=events)
def test_a_model_that_says_what_the_rules_say_agrees_wholly(rows: list[Row]) -> None:
    found = agreement(rows, rows)["event"]
    assert found.only_rules == found.only_model == ()
