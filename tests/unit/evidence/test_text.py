"""Offsets never move: the plain twin has the same length, and paragraphs and blocks lie where the words lie."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipolar.evidence.text import blocks_of, levelled, paragraphs_of, plain
from multipolar.evidence.text.paragraphs import LONGEST, LONGEST_SENTENCE

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


@pytest.mark.parametrize("pause", ["; ", ", ", " – ", " and "])
def test_a_sentence_without_end_is_cut_where_it_pauses(pause: str) -> None:
    sentence = pause.join(["the ferry sails at noon"] * 600)
    text = f"The council met. It was noon. {sentence}.\n"
    blocks = blocks_of(text, paragraphs_of(text))
    assert len(blocks) > 5
    assert all(LONGEST_SENTENCE / 2 < block.end - block.start <= LONGEST_SENTENCE + 30 for block in blocks)
    assert "".join(text[block.start : block.end] for block in blocks) == text.rstrip()
    assert all(text[block.start - 1].isspace() for block in blocks[1:])
    assert not any(block.is_heading for block in blocks)


def test_a_sentence_without_end_is_not_cut_in_what_it_quotes_nor_one_beside_it() -> None:
    said = '"the ferry sails, and it sails at noon, and nobody knows where to, or why," they said'
    text = f"{', '.join([said] * 60)}. The council met, and it was noon. {'It was late. ' * 300}"
    pieces = [text[block.start : block.end] for block in blocks_of(text, paragraphs_of(text))]
    assert len(pieces) > 2
    assert all(piece.count('"') % 2 == 0 for piece in pieces)
    assert "The council met, and it was noon. It was late." in pieces[-1]


def test_long_sentences_that_end_and_long_paragraphs_stay_whole() -> None:
    text = f"The council met, {'and it was noon, ' * 100}and late. {'It was late. ' * 1_000}"
    assert len(text) > LONGEST_SENTENCE
    assert len(blocks_of(text, paragraphs_of(text))) == 1


def test_words_without_any_pause_are_cut_all_the_same() -> None:
    text = "x" * (3 * LONGEST_SENTENCE)
    assert [block.end - block.start for block in blocks_of(text, paragraphs_of(text))] == [LONGEST_SENTENCE] * 3


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
