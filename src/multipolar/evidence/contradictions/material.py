"""What contradictions are looked for in: texts, rows, and the actors named in each passage."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from multipolar.evidence.actors import registry
from multipolar.results.evidence import Mention, Row, Span

_NAMED = ("state:", "gov:", "per:", "org:")
_STOPS = ("\n", ". ", "! ", "? ")
_SENTENCE = 600
"""Characters on either side within which a sentence begins and ends."""
_Any = TypeVar("_Any", bound=Row)


@dataclass(frozen=True)
class Material:
    """Texts and rows of all documents.

    Parameters
    ----------
    texts, names : mapping of str to str
        Text and name of each document by id.
    rows : mapping of str to sequence of Row
        By kind.
    """

    texts: Mapping[str, str]
    rows: Mapping[str, Sequence[Row]]
    names: Mapping[str, str] = field(default_factory=dict)
    _mentions: dict[str, tuple[list[int], list[Mention]]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        by_document: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.of(Mention):
            by_document[mention.document].append(mention)
        for document, mentions in by_document.items():
            mentions.sort(key=lambda m: m.span)
            self._mentions[document] = ([m.span.start for m in mentions], mentions)

    def of(self, kind: type[_Any]) -> Iterable[_Any]:
        """Rows of a kind whose text is at hand, in their order."""
        return (row for row in self.rows.get(kind.kind, ()) if isinstance(row, kind) and row.document in self.texts)

    def quote(self, document: str, span: Span) -> str:
        """The words of a passage."""
        return span.quote(self.texts[document])

    def name(self, document: str) -> str:
        """What a document is called."""
        return self.names.get(document, document[:8])

    def mentions(self, document: str, span: Span | None = None) -> list[Mention]:
        """Mentions of a document, or those that begin inside a passage."""
        starts, found = self._mentions.get(document, ([], []))
        if span is None:
            return found
        return found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def actors(self, document: str, span: Span) -> frozenset[str]:
        """Named actors in a passage; a government is its state."""
        return frozenset(
            plain_id(actor) for mention in self.mentions(document, span) for actor in mention.actors if actor.startswith(_NAMED)
        )

    def around(self, document: str, span: Span) -> Span:
        """The sentence around a passage, as far as full stops and line breaks tell."""
        text = self.texts[document]
        low, high = max(0, span.start - _SENTENCE), min(len(text), span.end + _SENTENCE)
        starts = [at + 1 for mark in _STOPS if (at := text.rfind(mark, low, span.start)) >= 0]
        ends = [at for mark in _STOPS if (at := text.find(mark, span.end, high)) >= 0]
        return Span(max(starts, default=low), min(ends, default=high))


def plain_id(actor: str) -> str:
    """A government stands for its state."""
    prefix, _, slug = actor.partition(":")
    return f"state:{slug[:3]}" if prefix in ("gov", "state") else actor


def is_named(actor: str) -> bool:
    """Whether an actor is somebody in particular."""
    return actor.startswith(_NAMED)


def of_whom(actors: Iterable[str]) -> str:
    """Actors in one line: their ids without prefixes."""
    return ", ".join(sorted({_name(actor) for actor in actors})) or "somebody unnamed"


def _name(actor: str) -> str:
    """What people call an actor; of one that the registry does not know, the words of its id."""
    prefix, _, rest = actor.partition(":")
    known = registry().actors.get(f"state:{rest[:3]}" if prefix == "gov" else actor)
    if known is not None:
        return f"the government of {known.name}" if prefix == "gov" else known.name
    words = rest.replace("-", " ")
    return words.title() if prefix == "per" else words
