"""Reads documents one batch at a time: text, paragraphs, parse, actors, rows."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice

from multipolar.evidence import failing
from multipolar.evidence.actors import Registry, link, registry
from multipolar.evidence.actors.capitals import in_usual_letters
from multipolar.evidence.extractors import extract
from multipolar.evidence.language import ParsedDocument, Parser
from multipolar.evidence.stories import features_of
from multipolar.evidence.text import unmarked
from multipolar.results.evidence import Document, Features, Row, Skipped

_SELDOM = 20_000
"""New objects after which the garbage collector looks for cycles, of which reading makes few."""

BATCH = 64
"""Documents that are parsed together and kept in memory at once."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one document.

    Parameters
    ----------
    parsed : ParsedDocument
        The document with its paragraphs and mentions; its parses are gone, for they take more room than all the rest.
    rows : tuple of Row
        Every row, mentions included.
    features : Features
        What it is about.
    """

    parsed: ParsedDocument
    rows: tuple[Row, ...]
    features: Features


Skip = Callable[[Skipped], None]


def read(
    documents: Iterable[Document], parser: Parser | None, actors: Registry | None = None, *, skip: Skip | None = None
) -> Iterator[Found]:
    """Read documents in order, holding no more than a batch of them.

    Parameters
    ----------
    documents : iterable of Document
        As many as there are.
    parser : Parser or None
        None reads with patterns over plain words: faster, and less is found.
    actors : Registry, optional
        The actors to link; by default the one of the library.
    skip : callable, optional
        Called with each document on which reading fails, and the others are read; without it the error is raised.
    """
    known = actors or registry()
    coming = iter(documents)
    with _lasting():
        while batch := list(islice(coming, BATCH)):
            if parser is None:
                yield from (found for one, parsed in _parsed(batch, None, skip) for found in _found(one, parsed, known, skip))
            else:
                yield from _read_parsed(batch, parser, known, skip)


def _read_parsed(batch: Sequence[Document], parser: Parser, known: Registry, skip: Skip | None) -> list[Found]:
    """Read a batch with a model; whatever the model learnt from it is forgotten before anything is handed out."""
    found: list[Found] = []
    with parser.forgetting():
        for document, parsed in _parsed(batch, parser, skip):
            found += _found(document, parsed, known, skip)
            parsed.parses.clear()
    return found


def _found(document: Document, parsed: ParsedDocument, known: Registry, skip: Skip | None) -> tuple[Found, ...]:
    """What was found in a document; nothing where reading it fails and it may be skipped."""
    try:
        return (_placed(document, parsed, known),)
    except Exception as error:  # noqa: BLE001 - `reason` raises what is not the document's
        _left_out(document, error, skip)
        return ()


def _placed(document: Document, parsed: ParsedDocument, known: Registry) -> Found:
    """What a document holds; `parsed` is it without its marks, and what is found there is put where it stands in the text as read."""
    linked = replace(parsed, mentions=link(parsed, known))
    rows = (*linked.mentions, *extract(linked))
    features = features_of(linked)
    without = unmarked(document.text) if parsed.document is not document else None
    if without is None:
        return Found(linked, rows, features)
    mentions = tuple(without.placed(mention) for mention in linked.mentions)
    placed = (*mentions, *(without.placed(row) for row in rows[len(mentions) :]))
    return Found(replace(ParsedDocument.of(document), mentions=mentions), placed, features)


def _without_marks(document: Document) -> Document:
    without = unmarked(document.text)
    return document if without is None else replace(document, text=without.text)


def _left_out(document: Document, error: Exception, skip: Skip | None) -> None:
    """Say that a document is left out; where none may be, raise the error again."""
    if skip is None:
        raise error
    skip(Skipped(document.name, failing.reason(document.name, error), failed=True, document=document.id))


@contextmanager
def _lasting() -> Iterator[None]:
    """Keep the garbage collector from walking over registry, lexicons and model again and again: a sixth of the time without a model."""
    often = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_SELDOM, *often[1:])
    try:
        yield
    finally:
        gc.set_threshold(*often)
        gc.unfreeze()


def _parsed(batch: Sequence[Document], parser: Parser | None, skip: Skip | None) -> list[tuple[Document, ParsedDocument]]:
    """The documents of a batch, each cut and parsed; if that fails, each by itself, so that only what it fails on is left out."""
    try:
        return list(zip(batch, _parsed_at_once(batch, parser), strict=True))
    except Exception as error:  # noqa: BLE001 - `reason` raises what is not the document's
        if len(batch) > 1 and skip is not None:
            return [each for document in batch for each in _parsed([document], parser, skip)]
        _left_out(batch[0], error, skip)
        return []


def _parsed_at_once(batch: Sequence[Document], parser: Parser | None) -> list[ParsedDocument]:
    """Cut a batch into blocks and parse every distinct one, all in one go."""
    made = [ParsedDocument.of(each, written=in_usual_letters(each.text)) for each in map(_without_marks, batch)]
    if parser is None:
        return made
    wanted = [(number, block) for number, parsed in enumerate(made) for block in parsed.originals]
    texts = [made[number].words_of(block) for number, block in wanted]
    for (number, block), parse in zip(wanted, parser.parse(texts), strict=True):
        made[number].parses[block.index] = parse
    return made
