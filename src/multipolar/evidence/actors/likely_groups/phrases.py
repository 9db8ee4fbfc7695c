"""Noun phrases of a parse that may mean a group of people, whatever rules find in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.words import Words
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.learnt.people import sort_of
from multipolar.evidence.text import Block

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOT_HEADS = frozenset({"compound", "amod", "nmod", "npadvmod"})
_BEFORE = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod", "case", "predet"})
_REACHING = frozenset({"of", "in", "from"})
_EXAMPLES = frozenset({"as", "including", "like"})
_SPEAKERS_OWN = frozenset({"our", "my", "your"})
"""Stands for whoever speaks, and is read by itself."""
_LONGEST = 6
"""Words that a phrase may reach beyond its head."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with what stands before it, and the name or noun after ``of``, ``in`` or ``from``.

    Parameters
    ----------
    block : Block
        Where it stands.
    head : Token
        The noun.
    sort : str
        What people it means, by the list of such nouns.
    place : int
        The noun's word in the document.
    first, last : int
        First and last word of the phrase.
    inside : tuple of Naming
        What names somebody within it.
    """

    block: Block
    head: Token
    sort: str
    place: int
    first: int
    last: int
    inside: tuple[Naming, ...]

    @property
    def is_plural(self) -> bool:
        """Whether the noun is a plural."""
        return self.head.tag_ in ("NNS", "NNPS")


def phrases(words: Words, parsed: ParsedDocument, named: Sequence[Naming]) -> list[Phrase]:
    """Every such phrase of the blocks that are no copies, in the order of the text.

    Parameters
    ----------
    words : Words
        Of the document.
    parsed : ParsedDocument
        With its parses.
    named : sequence of Naming
        What rules find in it.
    """
    covering: dict[int, list[Naming]] = {}
    for one in named:
        for place in range(one.first, one.last + 1):
            covering.setdefault(place, []).append(one)
    found: list[Phrase] = []
    for block in parsed.originals:
        parse = parsed.parses.get(block.index)
        if parse is not None:
            found.extend(_in_block(words, block, parse, covering))
    return found


def _in_block(words: Words, block: Block, parse: Doc, covering: Mapping[int, Sequence[Naming]]) -> Iterator[Phrase]:
    for token in parse:
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in _NOT_HEADS:
            continue
        sort = sort_of(token)
        if (not sort and token.lower_ not in _listed()) or _is_said_of_another(token):
            continue
        place = words.at(block.start + token.idx + len(token)) - 1
        if place < 0 or any(one.form not in ("nominal", "collective") and one.last == place for one in covering.get(place, ())):
            continue
        if token.pos_ == "PROPN" and token.is_title and not words.begins_sentence(place) and not words.is_title_case(place):
            continue
        first, last = words.at(block.start + _start(token).idx), place
        if (end := _end(token)) is not token:
            last = words.at(block.start + end.idx + len(end)) - 1
        if _is_beside_a_person(words, covering, first, last):
            continue
        inside = {id(one): one for at in range(first, last + 1) for one in covering.get(at, ())}
        yield Phrase(block, token, sort, place, min(first, place), max(last, place), tuple(inside.values()))


def _is_said_of_another(head: Token) -> bool:
    """Whether it says what somebody is (``one of its allies``), or is told by examples (``allies such as N.``): they are the ones meant."""
    if any(child.dep_ == "prep" and child.lower_ in _EXAMPLES for child in head.rights):
        return True
    over = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ == "one" else head
    return over.dep_ == "attr" and over.head.lemma_ in ("be", "become", "remain")


def _is_beside_a_person(words: Words, covering: Mapping[int, Sequence[Naming]], first: int, last: int) -> bool:
    """Whether a comma parts it from a person's name, so that it only tells who that is (``N. N., an adviser to the bank``)."""
    for place, gap in ((first - 1, first), (last + 1, last + 1)):
        beside = covering.get(place, ()) if 0 <= place < len(words) and words.gap(gap) == ", " else ()
        if any(one.form == "name" and one.ids and one.ids[0].startswith("per:") for one in beside):
            return True
    return False


@cache
def _listed() -> frozenset[str]:
    """Nouns by which rules tell groups."""
    told = lexicon()
    heads = told.group_heads | told.group_heads_qualified | told.government_heads | told.military_heads
    return heads | told.one_craft | told.speakers | told.bodies


def _start(head: Token) -> Token:
    """First token of what stands before a noun and belongs to it."""
    first = head
    for child in head.lefts:
        if child.dep_ in _BEFORE and child.lower_ not in _SPEAKERS_OWN:
            first = min(first, child.left_edge, key=lambda token: token.i)
    return first


def _end(head: Token) -> Token:
    """Last token of a name or short noun phrase right after ``of``, ``in`` or ``from``; the head itself without one."""
    after = next((child for child in head.rights if child.dep_ == "prep"), None)
    if after is None or after.lower_ not in _REACHING or after.i != head.i + 1:
        return head
    noun = next((child for child in after.rights if child.dep_ == "pobj"), None)
    if noun is None or noun.i - head.i > _LONGEST or (after.lower_ != "of" and noun.pos_ != "PROPN"):
        return head
    return noun
