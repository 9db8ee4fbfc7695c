"""The rules of a spaCy model by which parts of speech are set right: remembered word by word, they say what they say when all are tried."""

from __future__ import annotations

import functools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multipolar.evidence.language import Parser, find_parser

WORDS = [
    *["I", "it", "You", "nobody", "anyone", "This", "those", "a", "the", "that", "whether", "but", "there"],
    *["is", "was", "had", "do", "does", "been", "gets", "got", "will", "could", "ca", "wo", "n't", "not", "'s", "'re", "'d"],
    *["ai", "gon", "na", "ta", "let", "on", "y'", "all", "goin'", "nothin'", "'em", "Kenya", "ships", "slow", "who", "\n", "  ", "..."],
]


@functools.cache
def parser() -> Parser:
    found = find_parser()
    if found is None:
        pytest.skip("needs a spaCy model: pip install '.[text]'")
    return found


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
def test_what_is_remembered_of_a_word_is_what_all_rules_make_of_it(words: list[str]) -> None:
    from spacy.tokens import Doc

    language = parser().language
    ruler: Any = language.get_pipe("attribute_ruler")
    doc = Doc(language.vocab, words)
    for name in ("tok2vec", "tagger", "parser"):
        doc = language.get_pipe(name)(doc)
    assert ruler.match(doc) == type(ruler).match(ruler, doc)
