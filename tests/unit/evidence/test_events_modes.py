"""Events: what is planned, supposed, negated or only said is never told as done, and what is taken for granted is."""

from __future__ import annotations

import pytest

from .test_events import events, told


def modes(text: str, word: str) -> set[str]:
    """Modes of the events that a word tells."""
    return {event.mode for event in events(text) if text[event.trigger.start : event.trigger.end] == word}


@pytest.mark.parametrize(
    ("text", "word", "mode"),
    [
        # the predicate says it of its subject
        ("Talks between Peru and Chile are off the table.", "Talks", "negated"),
        ("A meeting between Vega and Rojas remains an option.", "meeting", "hypothetical"),
        ("A meeting between Vega and Rojas is in doubt.", "meeting", "hypothetical"),
        ("A Chilean invasion of Peru is a gamble.", "invasion", "hypothetical"),
        ("Deploying troops to Bolivia is out of the question for Brazil.", "Deploying", "negated"),
        ("It is possible that Chile bombed Bolivia.", "bombed", "hypothetical"),
        # a verb with its particle, an adjective, a noun
        ("Brazil held off on arming Bolivia.", "arming", "negated"),
        ("Peru is incapable of invading Chile.", "invading", "negated"),
        ("Vega is open to talks with Chile.", "talks", "hypothetical"),
        ("Peru was on the verge of attacking Chile.", "attacking", "hypothetical"),
        ("The draft includes a Peruvian withdrawal from Bolivia.", "withdrawal", "hypothetical"),
        # conditions and times to come
        ("Brazil will answer once Chile invades Bolivia.", "invades", "hypothetical"),
        ("Before Chile invades Bolivia, it will need fuel.", "invades", "hypothetical"),
        ("Under the plan, Peru withdraws from Bolivia.", "withdraws", "hypothetical"),
        ("Vega meets Rojas next week.", "meets", "planned"),
        ("Vega struck a bargain and a deal to withdraw from Bolivia.", "withdraw", "planned"),
        ("Vega has made a pact for Peru to arm Bolivia.", "arm", "planned"),
        ("Peru to send troops to Bolivia next month.", "send", "planned"),
        ("Will Chile invade Bolivia?", "invade", "hypothetical"),
        ("Instead of attacking Chile, Peru opened talks.", "attacking", "negated"),
        # told by somebody else
        ("Officials in Lima said Chilean troops had shelled Peru.", "shelled", "alleged"),
        ("Villagers said Chilean troops had shelled Arica.", "shelled", "alleged"),
        ("Claims that Chile bombed Bolivia spread.", "bombed", "alleged"),
        ("Brazil was blamed for arming Bolivia.", "arming", "alleged"),
    ],
)
def test_what_did_not_happen_is_not_told_as_done(text: str, word: str, mode: str) -> None:
    assert modes(text, word) == {mode}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Brazil hopes to bring a swift end to Peru's invasion of Bolivia.", "invasion"),
        ("Chile made a proposal last week that Peru rejected.", "rejected"),
        ("Chilean troops shelled Peru, according to Lima.", "shelled"),
        ("Chilean troops shelled Peru overnight, officials in Lima said.", "shelled"),
        ("Brazil did not hesitate to condemn Chile.", "condemn"),
        ("Brazil was quick to condemn Chile.", "condemn"),
        ("Brazil went on to condemn Chile.", "condemn"),
        ("Brazil was the first state to recognise Bolivia.", "recognise"),
        ("Brazil had to recall its ambassador from Chile.", "recall"),
        ("Nobody knows why Chile attacked Bolivia.", "attacked"),
        ("There is no doubt that Brazil bombed Bolivia.", "bombed"),
        ("Peru has not joined the curbs over Chile's invasion of Bolivia.", "invasion"),
        ("Why did Chile attack Bolivia?", "attack"),
        ("Santiago said Chilean troops had shelled Arica.", "shelled"),
    ],
)
def test_what_is_taken_for_granted_is_told_as_done(text: str, word: str) -> None:
    assert modes(text, word) == {"actual"}


@pytest.mark.parametrize(
    ("text", "plover", "mode"),
    [
        ("Chile stopped buying Bolivian gas.", "SANCTION", "actual"),
        ("Chile promised to withdraw its troops from Bolivia.", "RETREAT", "planned"),
        ("Brazil offered at the summit to ship fuel to Bolivia.", "AGREE", "actual"),
        ("Peru has not replied.", "AGREE", "negated"),
        ("Chile will never accept the offer.", "REJECT", "negated"),
        ("Troops from Brazil stood aside.", "SUPPORT", "negated"),
        ("Peru insists that Chile leave Arica.", "REQUEST", "actual"),
        ("Bolivia came under attack from Chile.", "ASSAULT", "actual"),
        ("Brazil mended fences with Chile.", "COOPERATE", "actual"),
        ("Peru is putting pressure on Bolivia.", "COERCE", "actual"),
    ],
)
def test_phrases_have_their_type_and_mode(text: str, plover: str, mode: str) -> None:
    assert (plover, mode) in {(event[0], event[1]) for event in told(text)}


def test_a_journey_to_a_capital_is_to_its_government_and_to_a_rescue_is_none() -> None:
    assert ("CONSULT", "actual", "per:ana-vega", "state:CHL") in told("Vega flew to Santiago on Monday.")
    assert not told("Brazil came to its senses.")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        # from the first sentence of a scenario to the last
        ("Three roads lie open.\n\nThe burn: Chile arms. Brazil attacks Chile.\n\nThe thaw: Peru and Chile sign a pact.", "attacks"),
        ("Two ways out remain. In the first, Chile seizes Arica. Brazil invades Chile.", "invades"),
        ("Suppose Chile invades Bolivia. Brazil imposes sanctions on Chile.", "imposes"),
        ("Imagine a morning in May. Chile attacks Peru.", "attacks"),
        ("In the gloomier scenario talks fail. Chile bombs Peru.", "bombs"),
        ("In the film, Chile attacked Peru.", "attacked"),
        # conditions, texts, fears
        ("If talks fail, Chile attacks Bolivia.", "attacks"),
        ("The plan sees Peru withdrawing its troops.", "withdrawing"),
        ("Peru worries about a Chilean invasion.", "invasion"),
    ],
)  # fmt: skip
def test_what_is_imagined_is_told_as_hypothetical(text: str, word: str) -> None:
    assert modes(text, word) == {"hypothetical"}


@pytest.mark.parametrize(
    ("text", "word", "mode"),
    [
        ("Peru undertakes to help Chile.", "undertakes", "planned"),
        ("The bulk of the Chilean troops is to leave Peru by May.", "leave", "planned"),
        ("Chile is not believed to have attacked Bolivia.", "attacked", "negated"),
        ("By some accounts Chile bombed Bolivia.", "bombed", "alleged"),
        ("Monitors accused Chile and its allies of bombing Bolivia.", "bombing", "alleged"),
        ("Suppose Chile invades Bolivia. In 2019 Brazil condemned Chile.", "condemned", "actual"),
    ],
)
def test_words_around_an_event_tell_its_mode(text: str, word: str, mode: str) -> None:
    assert modes(text, word) == {mode}
