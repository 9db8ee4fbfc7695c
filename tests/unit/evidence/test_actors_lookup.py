from __future__ import annotations

import dataclasses
import functools

import pytest

from multipolar.evidence.actors import actors_of, link, mention_of, registry, span_of_np
from multipolar.evidence.language import ParsedDocument, Parser, find_parser
from multipolar.evidence.text import blocks_of, paragraphs_of, plain
from multipolar.results.evidence import Document


@functools.cache
def parser() -> Parser | None:
    return find_parser()


def parse(text: str) -> ParsedDocument:
    found = parser()
    if found is None:
        pytest.skip("no language model is installed")
    paragraphs = paragraphs_of(text)
    blocks = blocks_of(text, paragraphs)
    docs = found.parse([plain(text)[block.start : block.end].replace("\n", " ") for block in blocks])
    document = Document(id="d", name="d", address="d", text=text)
    parsed = ParsedDocument(document, plain(text), paragraphs, blocks, {block.index: doc for block, doc in zip(blocks, docs, strict=True)})
    return dataclasses.replace(parsed, mentions=link(parsed, registry()))


def of(text: str, word: str) -> tuple[str, ...]:
    parsed = parse(text)
    token = next(token for token in parsed.parses[0] if token.text == word)
    return actors_of(parsed, parsed.blocks[0], token)


def test_a_noun_phrase_means_whom_its_head_names():
    assert of("The Turkish president Recep Tayyip Erdogan left.", "Erdogan") == ("per:recep-tayyip-erdogan",)
    assert of("Turkish officials left.", "officials") == ("grp:turkish-officials",)
    assert of("The sea was calm.", "sea") == ()


def test_coordinated_names_are_joined():
    assert of("Chile and Peru signed a treaty.", "Chile") == ("state:CHL", "state:PER")


def test_an_owner_and_what_it_owns_are_told_apart():
    text = "Maduro's government refused."
    assert of(text, "government") == ("gov:VEN",)
    assert of(text, "Maduro") == ("per:nicolas-maduro",)


def test_relative_pronouns_and_pronouns_stand_for_their_antecedents():
    assert of("Chile, which borders Peru, signed.", "which") == ("state:CHL",)
    assert of("Chile signed because it had promised to.", "it") == ("state:CHL",)


def test_the_mention_of_a_head_and_the_stretch_of_its_phrase():
    parsed = parse("The two senior Kenyan diplomats who had resigned said nothing.")
    head = next(token for token in parsed.parses[0] if token.text == "diplomats")
    mention = mention_of(parsed, parsed.blocks[0], head)
    assert mention is not None
    assert parsed.quote(mention.span).endswith("Kenyan diplomats")
    assert parsed.quote(span_of_np(parsed, parsed.blocks[0], head)) == "The two senior Kenyan diplomats"
