"""What reading keeps of the documents behind it."""

from __future__ import annotations

import hashlib

import pytest

from multipolar.evidence.language import find_parser
from multipolar.evidence.read import BATCH, read
from multipolar.results.evidence import Document


def _document(number: int) -> Document:
    text = f"Ruritanian troops of the Zq{number}vor brigade attacked Chad on Tuesday, the Wx{number}lim agency said."
    return Document(id=hashlib.sha256(text.encode()).hexdigest(), name=f"{number}.txt", address=f"{number}.txt", text=text)


def test_a_model_forgets_the_words_of_a_batch() -> None:
    parser = find_parser()
    if parser is None:
        pytest.skip("no language model is installed")
    list(read([_document(0)], parser))  # whatever a first sentence makes it load
    strings = parser.language.vocab.strings
    before = len(strings)
    found = list(read(map(_document, range(1, BATCH + 10)), parser))
    assert len(strings) == before
    assert not any(each.parsed.parses for each in found)
    assert all(any(row.kind == "event" for row in each.rows) for each in found)
