"""Offsets never move: the plain twin has the same length, and paragraphs and blocks lie where the words lie."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipolar.evidence.text import blocks_of, levelled, paragraphs_of, plain
from multipolar.evidence.text.paragraphs import LONGEST

texts = st.text(alphabet=st.sampled_from("ab A.!?\n\r*_#>-`“”’–—\u00a0\t\u2028é漢‏"), max_size=200)


@given(texts)
def test_the_plain_twin_has_the_same_length(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(texts)
def test_paragraphs_hold_every_visible_character_once(text: str) -> None:
    found = paragraphs_of(text)
    covered = [place for each in found for place in range(each.start, each.end)]
    assert covered == sorted(set(covered))
    assert {place for place, letter in enumerate(text) if not letter.isspace()} <= set(covered)


@given(texts)
def test_blocks_follow_each_other_and_hold_every_paragraph_once(text: str) -> None:
    paragraphs = paragraphs_of(text)
    blocks = blocks_of(text, paragraphs)
    assert [each for block in blocks for each in block.paragraphs] == [each.index for each in paragraphs]
    assert all(before.end <= after.start for before, after in pairwise(blocks))


def test_a_repeated_paragraph_names_the_first_of_its_words() -> None:
    text = "**The ferry sails.**\n\nNobody came.\nThe ferry sails!\n\nNobody  came."
    assert [each.repeats for each in paragraphs_of(text)] == [None, None, 0, 1]


def test_a_hundred_thousand_repeats_are_one_paragraph_and_its_copies() -> None:
    found = paragraphs_of("The ferry sails at noon.\n" * 100_000)
    assert len(found) == 100_000
    assert {each.repeats for each in found[1:]} == {0}


def test_a_line_break_after_an_abbreviation_cuts_no_sentence() -> None:
    text = "It was signed by U.S.\n\nSenator Hale in the harbour.\nThe end."
    blocks = blocks_of(text, paragraphs_of(text))
    assert [block.paragraphs for block in blocks] == [(0, 1), (2,)]


PROSE = (
    "The two ports have been closed since the spring, and no ferry has sailed between them although both governments said in June "
    "that the line would open again. Fishermen on the northern shore sell their catch abroad; those on the southern one do not sell it "
    "at all. Mediators from the archipelago hope for a timetable before the winter, when the strait freezes over."
)


@given(st.integers(40, 100), st.sampled_from(("", "> ", "  ")), st.sampled_from(("\n", "\r\n", " \n")))
def test_a_text_that_is_wrapped_has_the_paragraphs_of_the_text_that_is_not(width: int, margin: str, line_break: str) -> None:
    flowing = f"Ferries\n\n{PROSE}\n\n{PROSE.replace('ports', 'airports')}"
    wrapped = (line_break * 2).join(line_break.join(margin + line for line in textwrap.wrap(each, width)) for each in flowing.split("\n\n"))
    found = paragraphs_of(wrapped)
    twin = levelled(plain(wrapped), found)
    assert len(twin) == len(wrapped)
    assert [" ".join(twin[each.start : each.end].split()) for each in found] == plain(flowing).split("\n\n")


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PROSE.split(". ")),  # a paragraph a line
        "The ferry sails.\nThe harbour waits.\nA council meets.\nThe strait freezes.",
        "What the ports want\nWho owns the ferries\nWhere the strait ends\nWhen the winter comes",
        "The council wants:\n- ferries that sail all winter\n- harbours without a tariff\n- a customs house that is open",
        "Harbours and ferries of the strait\n" + PROSE,
    ],
)
def test_lines_that_stand_for_themselves_are_not_joined(text: str) -> None:
    assert [text[each.start : each.end] for each in paragraphs_of(text)] == text.split("\n")


def test_line_breaks_inside_a_paragraph_are_blanks_for_who_reads_it() -> None:
    text = "Envoys of the archipelago\nand of the mainland met.\n\nThe end."
    assert levelled(plain(text), paragraphs_of(text)) == "Envoys of the archipelago and of the mainland met.\n\nThe end."


def test_a_short_line_without_a_full_stop_is_a_heading() -> None:
    text = "Ferry talks resume\n\nThe council met on the island.\n"
    assert [block.is_heading for block in blocks_of(text, paragraphs_of(text))] == [True, False]


def test_a_paragraph_without_end_is_cut_at_its_sentences() -> None:
    text = "The ferry sails at noon. " * 2_000
    blocks = blocks_of(text, paragraphs_of(text))
    assert len(blocks) > 1
    assert all(block.end - block.start <= LONGEST for block in blocks)
    assert all(text[block.start : block.end].startswith("The") for block in blocks)


def test_markup_leaves_blanks_and_words_stay() -> None:
    assert plain("**Bold** and _thin_ and `code`") == "  Bold   and  thin  and  code "
    assert plain("snake_case stays") == "snake_case stays"


@pytest.mark.parametrize(
    "dateline", ["HARBOUR CITY, 3 June 2031 — ", "SUNDER (Reuters) - ", "OLD TOWN, Northmark, April 2 (AP) -- ", "SUNDER: "]
)
def test_a_dateline_is_no_part_of_the_first_sentence(dateline: str) -> None:
    text = f"{dateline}The council met on the island.\n"
    (block,) = blocks_of(text, paragraphs_of(text))
    assert text[block.start : block.end] == "The council met on the island."


@pytest.mark.parametrize(
    "text", ["NATO said that it would go on.", "The EU - an old club - met.", "U.S. officials met.", "CEASEFIRE TALKS RESUME"]
)
def test_capitals_alone_make_no_dateline(text: str) -> None:
    (block,) = blocks_of(text, paragraphs_of(text))
    assert text[block.start : block.end] == text
