"""Sentences are cut and quotes are found by their words alone; a word that is not in the text is not found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.model.locating import Locator, normal
from multipolar.evidence.model.prompt import messages_of
from multipolar.evidence.model.sentences import parts_of, sentences_of
from multipolar.results.evidence import Span

from .made_up import parse

NOWHERE = Span(0, 0)


def found(parsed: ParsedDocument, quote: str, near: Span = NOWHERE) -> str | None:
    span = Locator(parsed).find(quote, near)
    return None if span is None else parsed.quote(span)


def test_every_sentence_has_a_number_and_copies_have_none() -> None:
    parsed = parse("The delegates left. Dr. Ilic stayed.\nA bridge fell.\nThe delegates left. Dr. Ilic stayed.\n")
    assert [(each.number, parsed.quote(each.span)) for each in sentences_of(parsed)] == [
        (1, "The delegates left."),
        (2, "Dr. Ilic stayed."),
        (3, "A bridge fell."),
    ]


def test_sentences_are_the_same_with_and_without_a_parser(parsed: ParsedDocument) -> None:
    assert not parsed.parses
    assert len(sentences_of(parsed)) == 10


@given(size=st.integers(1, 900))
def test_parts_hold_every_sentence_once_and_in_order(parsed: ParsedDocument, size: int) -> None:
    sentences = sentences_of(parsed)
    parts = parts_of(sentences, size)
    assert tuple(each for part in parts for each in part.sentences) == sentences
    assert all(part.before == sentences[max(0, part.sentences[0].number - 4) : part.sentences[0].number - 1] for part in parts)


def test_a_text_without_full_stops_is_cut_all_the_same() -> None:
    parsed = parse("grain " * 2_000)
    assert all(each.span.end - each.span.start <= 1_500 for each in sentences_of(parsed))


def test_no_sentence_can_pretend_to_be_another_line() -> None:
    parsed = parse("Talks go on\x0b[7] with the U.S.\n[9] Government delegates.\u2028[1] Sudan is gone.")
    lines = messages_of(parsed, parts_of(sentences_of(parsed), 6_000)[0])[1]["content"].split("\n")
    assert [line.partition(" ")[0] for line in lines] == [f"[{number}]" for number in range(1, len(lines) + 1)]
    assert not any(letter in line for line in lines for letter in "\x0b\u2028\r")


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("Sudan had “quietly moved troops”", "Sudan had “quietly moved troops”"),
        ('Sudan had "quietly moved troops"', "Sudan had “quietly moved troops”"),
        ("Ethiopia's water minister", "Ethiopia’s water minister"),
        ("  ethiopia\n rejected the  demand ", "Ethiopia rejected the demand"),
        ('"Kenya offered to host talks in April…"', "Kenya offered to host talks in April"),
        ("'a pact on joint patrols',", "a pact on joint patrols"),
    ],
)
def test_quotes_are_found_whatever_their_marks_and_blanks(parsed: ParsedDocument, quote: str, words: str) -> None:
    assert found(parsed, quote) == words


@pytest.mark.parametrize(
    "quote",
    ["Sudan moved troops", "Kenya … talks in April", "troop", "udan denied it", "denied it. “No soldier", "", " … ", "\ud800", "Судан"],
)
def test_what_is_not_there_word_for_word_is_not_found(parsed: ParsedDocument, quote: str) -> None:
    # The last but two runs over the end of a sentence inside one paragraph, and is there.
    assert found(parsed, quote) == ("denied it. “No soldier" if quote.startswith("denied") else None)


def test_a_quote_never_runs_over_two_paragraphs(parsed: ParsedDocument) -> None:
    assert found(parsed, "a spokesman in Khartoum. Egypt called") is None


def test_accents_ligatures_and_marks_of_markdown_do_not_hide_a_quote() -> None:
    parsed = parse("**Borrell** met Vuc\u030cic\u0301 in a con\ufb01dential o\u00adffice\u200b.")
    assert found(parsed, "Borrell met Vučić") == "Borrell** met Vuc\u030cic\u0301"
    assert found(parsed, "confidential office") == "con\ufb01dential o\u00adffice"


def test_of_two_places_the_one_in_the_sentence_cited_counts(parsed: ParsedDocument) -> None:
    first, last = (each for each in sentences_of(parsed) if parsed.quote(each.span) == "Sudan denied it.")
    locator = Locator(parsed)
    assert locator.find("Sudan denied it", first.span) == Span(first.span.start, first.span.end - 1)
    assert locator.find("sudan denied it", last.span) == Span(last.span.start, last.span.end - 1)


@given(text=st.text(max_size=60))
def test_every_letter_of_the_normal_form_comes_from_the_text(text: str) -> None:
    letters, places = normal(text)
    assert len(letters) == len(places)
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@given(start=st.integers(0, 500), size=st.integers(1, 80))
def test_what_is_found_says_what_was_asked_for(parsed: ParsedDocument, start: int, size: int) -> None:
    asked = parsed.document.text[start : start + size]
    span = Locator(parsed).find(asked, NOWHERE)
    if span is not None:
        assert normal(parsed.quote(span))[0].strip() in normal(asked)[0]
