"""What somebody denies, or has from a report, is told of nobody as done or wanted. Every sentence is made up."""

from __future__ import annotations

import pytest

from multipolar.evidence.language import Parser, find_parser
from multipolar.evidence.read import read as read_documents
from multipolar.results.evidence import Claim, Document, Event, Position, Row

from .test_claims_disputes import parser, read
from .test_events import events, told
from .test_events_modes import modes
from .test_positions import positions

__all__ = ["parser"]

DENIED = [
    ("Chile has always denied every involvement in supporting such rebels.", "supporting"),
    ("Chile denied it was backing the rebels in Peru.", "backing"),
    ("Brazil rejected claims that it bombed Bolivia.", "bombed"),
    ("Chile denied an article in the Lima Courier saying that it agreed to talks with Peru.", "agreed"),
]


@pytest.mark.parametrize(("text", "word"), DENIED)
def test_what_is_denied_is_no_deed(text: str, word: str) -> None:
    assert modes(text, word) == {"alleged"}


@pytest.mark.parametrize(
    "text", [text for text, _ in DENIED] + ["Vega said that it was quite untrue that Chile and Peru had agreed to talks."]
)
def test_what_is_denied_is_no_stance(text: str) -> None:
    assert not [row for row in positions(text) if row.direction == "support"]


@pytest.mark.parametrize(
    ("text", "word", "mode"),
    [
        ("Lima will sign no pact that does not contain Chile's surrender.", "surrender", "hypothetical"),
        ("Chile faces challenges, including capturing Peru's capital.", "capturing", "hypothetical"),
        ("The dinner left one window open for ending Chile's war against Peru.", "ending", "hypothetical"),
        ("Vega denounced lies about a Chilean attack on Peru.", "attack", "alleged"),
        ("A deployment of Chilean troops to Peru should not be excluded.", "deployment", "hypothetical"),
    ],
)
def test_terms_and_lies_are_not_told_as_done(text: str, word: str, mode: str) -> None:
    assert modes(text, word) <= {mode}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Chile accuses Peru of lying.", ("ACCUSE", ("state:CHL",), ("state:PER",))),
        ("Ukraine was struck by drones on Monday.", ("ASSAULT", (), ("state:UKR",))),
        ("The charge is an accusation often made by Peru.", ("ACCUSE", ("state:PER",), ())),
    ],
)
def test_ends_of_charges_and_strikes(text: str, row: tuple[str, tuple[str, ...], tuple[str, ...]]) -> None:
    assert row in {(event.plover, event.source, event.target) for event in events(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Chile's jokes have been met with boredom by Peru.",
        "Chile has demonstrated that Peru is weak.",
        "President Ana Vega expressed frustration with her Chilean counterpart.",
        "Brazil's troops marched past the gates of the port.",
        "Vega slept at the hillside retreat on a lake in Chile.",
    ],
)
def test_no_deeds(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Chile has denied arming the militia group fighting its long war with Peru.",
        "Chile is tracking 98 attacks on Peru.",
        "Chile convened a meeting on the sale of drones to Peru.",
    ],
)
def test_those_who_only_stand_above_do_not_attack(text: str) -> None:
    assert not [row for row in events(text) if "state:CHL" in row.source and row.plover == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        # what is quoted holds another quotation, or begins within what is said
        (
            '“Chile\'s use of its "old map" makes Peru weak,” Ana Vega said.',
            "per:ana-vega",
            'Chile\'s use of its "old map" makes Peru weak',
        ),
        ('Peru had made "absurd demands," Ana Vega said on Monday.', "per:ana-vega", 'Peru had made "absurd demands,"'),
        # whoever goes on speaking, and a report that speaks
        ("Chile denied a report in a newspaper saying that it had sold the port.", "state:CHL", "a report in a newspaper"),
        ("The envoy left the hall, Ana Vega said on Friday, according to a newspaper.", "per:ana-vega", "The envoy left the hall"),
    ],
)
def test_whose_words_they_are(parser: Parser, text: str, source: str, content: str) -> None:
    assert (source, content) in {(claim.source[0], quote) for claim, quote in read(parser, text)}


def test_a_report_says_what_is_denied(parser: Parser) -> None:
    claims = read(parser, "Chile denied a report in a newspaper saying that it had sold the port.")
    assert all("state:CHL" not in claim.source for claim, quote in claims if quote == "it had sold the port")


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("There is indeed no question that Chile has troops in Lima, Ana Vega said.", "affirm"),
        ("Ana Vega said it was untrue that they had met.", "deny"),
    ],
)
def test_what_is_beyond_question_is_affirmed(parser: Parser, text: str, polarity: str) -> None:
    assert read(parser, text)[0][0].polarity == polarity


def test_one_denial_answers_all_of_a_camp(parser: Parser) -> None:
    text = (
        "Moscow claimed that Ukraine had raided a port.\n\nRussian minister Sergei Lavrov alleged that Kyiv had sent drones.\n\n"
        "Volodymyr Zelensky dismissed that claim as a lie told to spoil every meeting."
    )
    assert [claim.contested for claim, _ in read(parser, text)][:2] == [True, True]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Chile has accused Peru's President Ana Vega of lying.", ("ACCUSE", "actual", ("per:ana-vega",))),
        ("Vega announced there would soon be a meeting between Chile and Peru.", ("CONSULT", "planned", ("state:PER", "state:CHL"))),
        ("Talks between the Chilean and Peruvian foreign ministers ended.", ("CONSULT", "actual", None)),
        ("Chile launched an incursion into Peru in August.", ("ASSAULT", "actual", ("state:PER",))),
    ],
)
def test_news_turns(text: str, row: tuple[str, str, tuple[str, ...] | None]) -> None:
    found = [(event.plover, event.mode, event.target) for event in events(text)]
    assert len([one for one in found if one[:2] == row[:2] and row[2] in (None, one[2])]) == 1


def test_a_list_of_charges_is_alleged_of_the_accused() -> None:
    text = "Brazil has accused Chile of misrepresenting deals, threatening to seize land and wrecking the talks."
    assert not [event for event in events(text) if event.plover == "THREATEN" and event.mode == "actual"]


def test_he_who_says_it_wants_it() -> None:
    found = positions("In a meeting with Luis Rojas, Ana Vega said she wanted Chile to leave the islands.")
    assert {row.actors for row in found} == {("per:ana-vega",)}


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Ana Vega said she would be glad to withdraw soldiers from the east.", "support"),
        ("Oslo aims to check the territorial claims of Lima.", "oppose"),
        ("Ana Vega said sending troops should not be excluded.", "support"),
    ],
)
def test_ways_of_being_for_and_against(text: str, direction: str) -> None:
    assert {row.direction for row in positions(text)} == {direction}


def test_a_claim_that_is_rejected_in_its_sentence_is_contested(parser: Parser) -> None:
    claims = read(parser, "The Kremlin rejected one claim by Viktor Orban that it was open for nurses.")
    assert [claim.contested for claim, quote in claims if quote.startswith("it was open")] == [True]


@pytest.mark.parametrize(
    ("text", "word", "mode"),
    [
        ("There were accusations by Peru last year that Chile was arming Bolivia.", "arming", "alleged"),
        ("Peru made progress toward ending its war with Chile.", "ending", "hypothetical"),
        ("Ana Vega has been critical of arming Bolivia.", "arming", "hypothetical"),
        ("It is a ceasefire, not an end of its war with Chile.", "end", "negated"),
        ("Ana Vega said calm could only be restored through talks with Chile.", "talks", "hypothetical"),
    ],
)
def test_what_hangs_elsewhere_is_not_told_as_done(text: str, word: str, mode: str) -> None:
    assert modes(text, word) == {mode}


def test_what_the_accused_deny_is_alleged() -> None:
    found = rows("The DRC and the UN say Rwanda is supporting M23 by sending trucks. Kigali has long denied helping M23.")
    assert {row.mode for row in found if isinstance(row, Event) and row.plover in ("SUPPORT", "AID")} == {"alleged"}
    assert not [row for row in found if isinstance(row, Position) and row.direction == "support"]


def test_officials_accused_by_a_panel_are_those_who_did_it() -> None:
    found = rows("Peru left Chilean officials accused by a panel of backing an insurgency.")
    assert not [row for row in found if isinstance(row, Event) and row.plover == "SUPPORT" and row.mode == "actual"]


def test_it_who_speaks_is_not_whom_it_speaks_of() -> None:
    text = "The Lebanese army accused Israel of lying.\n\nIsrael “violated the deal several times,” it said in its letter."
    claims = [row for row in rows(text) if isinstance(row, Claim)]
    assert all("state:ISR" not in claim.source for claim in claims)


def rows(text: str) -> tuple[Row, ...]:
    """Every row of a text."""
    parser = find_parser()
    if parser is None:
        pytest.skip("no spaCy model is installed")
    document = Document(id="0" * 64, name="x.txt", address="x.txt", text=text)
    return next(iter(read_documents([document], parser))).rows


def test_a_dateline_does_nothing() -> None:
    text = "LIMA, Region of Peru - The Chilean Department of the Harbours on Sunday imposed sanctions on Brazil."
    assert all("state:PER" not in row.source for row in rows(text) if isinstance(row, Event))


def test_unnamed_speakers_behind_a_comma_speak(parser: Parser) -> None:
    text = "Chilean crews have pulled out of all of Arica after weeks of rain, one flood monitor and villagers said Sunday."
    assert [claim.source for claim, _ in read(parser, text)] == [("grp:flood-monitor", "grp:villagers")]


def test_troops_that_leave_take_no_stand() -> None:
    assert not positions("Chilean troops withdrew from the province of Arica.")


def test_each_says_that_the_other_did_it(parser: Parser) -> None:
    text = "Moscow said Ukrainian forces had shelled the plant. Kyiv said Russia had bombed the plant."
    assert [claim.contested for claim, _ in read(parser, text)] == [True, True]


@pytest.mark.parametrize(
    ("text", "word", "mode"),
    [
        ("Brazil fears that Chile could strike soon, invading Bolivia.", "invading", "hypothetical"),
        ("Brazil said two men were killed in Chilean strikes.", "killed", "alleged"),
        ("Among her demands were concessions from Chile.", "concessions", "hypothetical"),
        ("Bolivia cited grievances and Brazil accusing Chile of lying and, most recently, invading Peru.", "invading", "alleged"),
    ],
)
def test_what_follows_from_what_may_be(text: str, word: str, mode: str) -> None:
    assert modes(text, word) <= {mode}


def test_what_one_is_accused_of_is_no_stance() -> None:
    assert not positions("Chile has been accused by many of sending migrants to Peru in an attempt to weaken the sanctions.")
