"""A ministry named by its field is that of the state named beside it or spoken of; where none is, it keeps its whole name."""

from __future__ import annotations

import pytest

from multipolar.evidence.language import Parser, find_parser
from multipolar.evidence.read import read
from multipolar.results.evidence import Claim, Document, Mention

WHOLE = "org:ministry-of-foreign-affairs"


def found(text: str, parser: Parser | None = None) -> tuple[dict[str, tuple[str, ...]], list[tuple[str, ...]]]:
    """By its words, whom each passage names; and who claims something."""
    rows = next(read([Document(id="a", name="a.txt", address="a.txt", text=text)], parser)).rows
    mentions = [row for row in rows if isinstance(row, Mention)]
    named = {row.span.quote(text): row.actors or (row.proposed,) for row in mentions}
    return named, [row.source for row in rows if isinstance(row, Claim)]


@pytest.mark.parametrize(
    ("text", "phrase", "actors"),
    [
        ("Peru is calm. The Ministry of Foreign Affairs protested.", "The Ministry of Foreign Affairs", ("gov:PER",)),
        ("Peru is calm. The Ministry for Foreign Affairs protested.", "The Ministry for Foreign Affairs", ("gov:PER",)),
        ("Peru is calm. The Ministry of Economy and Finance protested.", "The Ministry of Economy and Finance", ("gov:PER",)),
        ("Peru is calm. The Ministry of Culture, Sports and Youth protested.", "The Ministry of Culture, Sports and Youth", ("gov:PER",)),
        ("Peru is calm. The ministry of defence protested.", "The ministry of defence", ("gov:PER",)),
        ("Peru is calm, according to the Ministry of Internal Affairs.", "the Ministry of Internal Affairs", ("gov:PER",)),
        ("LIMA, 3 June 2031 — The Ministry of Foreign Affairs protested.", "The Ministry of Foreign Affairs", ("gov:PER",)),
        ("LIMA (Reuters) - The Ministry of Foreign Affairs protested.", "The Ministry of Foreign Affairs", ("gov:PER",)),
        ("LIMA (Reuters) - The foreign ministry protested.", "The foreign ministry", ("gov:PER",)),
        ("Peru is calm. The Ministry of Defence of Chile protested.", "The Ministry of Defence", ("gov:CHL",)),
        ("Peru is calm. The Ministry of Defence in Santiago de Chile protested.", "The Ministry of Defence", ("gov:CHL",)),
        ("The Ministry of Foreign Affairs protested.", "Ministry of Foreign Affairs", (WHOLE,)),
        ("Peru is calm. The Ministry of Health in Gaza protested.", "Ministry of Health", ("org:ministry-of-health-in-gaza",)),
    ],
)
def test_whose_ministry_it_is(text: str, phrase: str, actors: tuple[str, ...]) -> None:
    assert found(text)[0].get(phrase) == actors


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Peru is calm. The Ministry of Finance, Chile said, was late.", "The Ministry of Finance"),
        ("Peru is calm. The Ministry of Finance and Parliament agreed.", "The Ministry of Finance"),
        ("Peru is calm. The Ministry of Finance and Chile agreed.", "The Ministry of Finance"),
        ("Peru is calm. The Ministry of Finance on Monday agreed.", "The Ministry of Finance"),
    ],
)
def test_what_follows_is_no_part_of_its_field(text: str, phrase: str) -> None:
    assert phrase in found(text)[0]


@pytest.mark.parametrize("model", ["none", None])
def test_the_ministry_of_no_known_state_is_one_body_all_through_and_never_a_person(model: str | None) -> None:
    parser = find_parser(model)
    text = "The Ministry of Foreign Affairs said that the plan had failed. The ministry denied the report. The Ministry denied it again."
    assert set(found(text, parser)[1]) == {(WHOLE,)}
    text = "The defence ministry said that the plan had failed. The foreign ministry said that the plan had worked."
    assert found(text, parser)[1] == [("grp:defence-ministry",), ("grp:foreign-ministry",)]


@pytest.mark.parametrize("model", ["none", None])
def test_what_a_ministry_says_its_government_says(model: str | None) -> None:
    text = "Peru rejected the plan on Monday. The Ministry of Foreign Affairs said that the plan had failed."
    assert found(text, find_parser(model))[1] == [("gov:PER",)]


def test_another_body_of_no_known_state_keeps_its_whole_name_too() -> None:
    parser = find_parser()
    if parser is None:
        pytest.skip("no language model is installed")
    text = "The Department of Foreign Affairs and Trade said that the plan had failed. The Office of the President said that it had worked."
    assert found(text, parser)[1] == [("org:department-of-foreign-affairs-and-trade",), ("org:office-of-the-president",)]
