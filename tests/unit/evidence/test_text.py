"""Offsets never move: the plain twin has the same length, and paragraphs and blocks lie where the words lie."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipolar.evidence.text import blocks_of, paragraphs_of, plain
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
