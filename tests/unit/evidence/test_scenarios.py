"""Scenarios that an author names: found without a language model."""

from __future__ import annotations

import pytest

from multipolar.evidence.extractors.scenarios import extract
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Document, NamedScenario


def read(text: str) -> ParsedDocument:
    return ParsedDocument.of(Document(id="d", name="d.txt", address="d.txt", text=text))


def names(text: str) -> list[str]:
    return [row.name for row in extract(read(text))]


LIST = """The envoys see two roads out of the winter:
**The Long Quiet:** The guns stop by themselves, and nobody signs anything. Traders return to the pass.
The Short Fuse: If the harvest fails, the garrison marches on the port. The port would not hold.
Why it matters: the pass feeds three countries.

That much is known."""


def one(text: str, name: str) -> tuple[NamedScenario, list[str], list[str]]:
    parsed = read(text)
    row = next(row for row in extract(parsed) if row.name == name)
    return row, [parsed.quote(span) for span in row.conditions], [parsed.quote(span) for span in row.outcomes]


def test_a_list_behind_an_announcement_gives_its_labels() -> None:
    assert names(LIST) == ["long-quiet", "short-fuse"]


def test_a_first_clause_is_the_condition_and_the_rest_the_outcome() -> None:
    row, conditions, outcomes = one(LIST, "long-quiet")
    assert conditions == ["The guns stop by themselves"]
    assert outcomes == ["nobody signs anything", "Traders return to the pass"]
    assert read(LIST).quote(row.label) == "The Long Quiet"


def test_an_if_clause_is_the_condition() -> None:
    _, conditions, outcomes = one(LIST, "short-fuse")
    assert conditions == ["the harvest fails"]
    assert outcomes == ["the garrison marches on the port", "The port would not hold"]


def test_labels_without_an_announcement_are_no_scenarios() -> None:
    assert names("Weather: fine in the hills today.\nTraffic: the pass is closed until noon.\n") == []


def test_numbered_scenarios_take_their_title() -> None:
    text = "Scenario 1: Drift. Nothing is signed.\nScenario 2: Rupture. The dam is blown up.\n"
    assert names(text) == ["drift", "rupture"]


def test_cases_in_running_text() -> None:
    text = "In the best case, the river is shared by treaty. In the worst case, the upper state closes the sluices. Nobody knows."
    assert names(text) == ["best-case", "worst-case"]


def test_a_single_case_names_no_scenario() -> None:
    assert names("In the worst case, the meeting lasts until noon. Lunch is late.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Whether the pact brings calm or a new arms race remains to be seen.", "calm-or-race"),
        ("Whether the front holds or breaks depends on the shells that arrive by May.", "holds-or-breaks"),
    ],
)
def test_a_question_left_open_names_two_ways(text: str, name: str) -> None:
    assert names(text) == [name]


def test_what_a_question_depends_on_is_its_condition() -> None:
    _, conditions, outcomes = one("Whether the pact brings calm or a new arms race depends on the vote in May.", "calm-or-race")
    assert conditions == ["the vote in May"]
    assert outcomes == ["calm", "a new arms race"]


@pytest.mark.parametrize(
    "text", ["He asked whether tea or coffee was served.", "Whether or not it rains, the parade depends on the band.", ""]
)
def test_other_whethers_name_nothing(text: str) -> None:
    assert names(text) == []


def test_copies_of_a_paragraph_give_nothing_new() -> None:
    text = "Whether the pact brings calm or a new arms race remains to be seen.\n"
    assert len(names(text * 3)) == 1


def test_a_label_may_begin_with_an_article() -> None:
    text = "There are two ways in which this could go:\n\nA cold truce: The guns fall silent.\n\nA breakthrough: The front gives way.\n"
    assert names(text) == ["cold-truce", "breakthrough"]


WAYS = [
    "I see three ways in which this could go. The first is that the north takes the pass. The second is a stalemate. "
    "The third is a treaty.",
    '"I see three ways in which this could go," the envoy said. "The first is that the north takes the pass." He paused. '
    '"The second is a stalemate. The third, and least likely, is a treaty."',
    "How does it end? There are three possibilities.\n\nOne is that the north takes the pass.\n\nAnother is a stalemate.\n\n"
    "The third is a treaty.",
    "Three paths lie ahead. First, the north takes the pass. Second, a stalemate. Third, a treaty.",
    "It could end in one of three ways. The first is that the north takes the pass; the second is a stalemate; the third is a treaty.",
    "There are several possible futures:\n\n- The north takes the pass.\n- A stalemate.\n- A treaty.\n",
    "Analysts see three likely outcomes: the north takes the pass, a stalemate, or a treaty.",
]


@pytest.mark.parametrize("text", WAYS)
def test_ways_that_are_announced_and_counted_off(text: str) -> None:
    assert names(text) == ["north-takes-pass", "stalemate", "treaty"]


@pytest.mark.parametrize(
    "text",
    [
        "He gave three reasons for the delay. The first is that the road is closed. The second is that the army is tired.",
        "The rebels have two demands. The first is a ceasefire. The second is a share of power.",
        "Two meetings could follow. The first is on Monday. The second is on Friday.",
        "There are two ways to reach the village. The first is by boat. The second is by mule.",
        "There are two ways the army could strengthen its navy. The first is to buy ships. The second is to build them.",
        "The summit had two outcomes. The first is a joint declaration. The second is a fund.",
        "There are two possible outcomes. Much hangs on three conditions. The first is the weather. The second is the price of grain.",
        "There are two ways this could go. Nobody knows more.",
        "There are two ways this could go. The first is a truce.",
    ],
)
def test_other_things_that_are_counted_off_name_nothing(text: str) -> None:
    assert names(text) == []


def test_a_way_that_is_counted_off_keeps_its_condition() -> None:
    text = (
        "There are two ways this could go. The first is the one I fear. If the garrison joins the rebels, the port is lost. "
        "The second is a truce unless the harvest fails."
    )
    assert names(text) == ["first-way", "truce"]
    assert one(text, "first-way")[1] == ["the garrison joins the rebels"]
    assert one(text, "truce")[1] == ["the harvest fails"]
    assert read(text).quote(one(text, "first-way")[0].span).endswith("the port is lost")


TALK = """The magazine asked which scenarios he sees.
Weekly: What comes next?
Kairidis: The war will go on, and the front will freeze without a deal. Nobody will sign.
Weekly: And then?
Kairidis: If the harvest fails, the garrison marches on the port."""


def test_those_who_speak_in_an_interview_are_no_scenarios() -> None:
    assert names(TALK) == []
