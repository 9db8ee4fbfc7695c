"""Nouns of a parse that head a phrase, with their words in the document."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.words import Words
from multipolar.evidence.language import ParsedDocument

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = frozenset({"det", "amod", "compound", "poss", "nmod", "nummod"})
_NOT_HEADS = frozenset({"compound", "nmod", "amod"})


@dataclass(frozen=True)
class Noun:
    """A noun with what stands before it.

    Parameters
    ----------
    token : Token
        In its parse.
    first, last : int
        First and last word of the phrase in the document.
    start : int
        First character of its block.
    """

    token: Token
    first: int
    last: int
    start: int

    @cached_property
    def opener(self) -> str:
        """Its article or pronoun in lower case; empty without one."""
        return next((child.lower_ for child in self.token.lefts if child.dep_ in ("det", "poss")), "")

    @cached_property
    def adjectives(self) -> frozenset[str]:
        """Words between the two, in lower case."""
        return frozenset(child.lower_ for child in self.token.lefts if child.dep_ in _BEFORE and child.dep_ not in ("det", "poss"))

    @property
    def subjects(self) -> Iterator[int]:
        """Where the subjects of the clauses begin in which it stands, the nearest first."""
        for above in self.token.ancestors:
            for child in above.lefts:
                if child.dep_ in ("nsubj", "nsubjpass") and child.i < self.token.i:
                    yield self.start + child.idx

    @property
    def goes_on(self) -> bool:
        """Whether ``of`` and a noun, or a clause, say which one is meant."""
        return any(child.dep_ in ("relcl", "acl") or child.lower_ in ("of", "in") for child in self.token.rights)


def nouns(words: Words, parsed: ParsedDocument, lemmas: Collection[str], named: Sequence[Naming]) -> Iterator[Noun]:
    """Every noun with such a lemma that heads a phrase in which nothing nominal is found yet."""
    taken = {place for one in named if one.form in ("nominal", "collective") for place in range(one.first, one.last + 1)}
    for block in parsed.originals:
        for token in parsed.parses.get(block.index, ()):
            if token.pos_ not in ("NOUN", "PROPN", "NUM") or token.dep_ in _NOT_HEADS:
                continue
            if token.lower_ not in lemmas and token.lemma_.lower() not in lemmas:
                continue
            last = words.at(block.start + token.idx + len(token)) - 1
            start = min([token, *[child.left_edge for child in token.lefts if child.dep_ in _BEFORE]], key=lambda one: one.i)
            first = words.at(block.start + start.idx)
            if first <= last and taken.isdisjoint(range(first, last + 1)):
                yield Noun(token, first, last, block.start)
