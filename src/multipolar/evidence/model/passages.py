"""What rows are made with: the passages that an answer quotes and the actors it names, found in the document or rejected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from multipolar.evidence.extractors.dates import extract
from multipolar.evidence.model.answers import Quoting
from multipolar.evidence.model.naming import Cast, type_key
from multipolar.evidence.model.rejected import Reason, shown
from multipolar.evidence.model.sentences import Sentence
from multipolar.results.evidence import DateMention, Event, Span

_MOST_NAMES = 40


class Rejection(Exception):
    """A row is not taken over.

    Parameters
    ----------
    reason : str
        Why.
    what : object
        The words or value at fault.
    """

    def __init__(self, reason: Reason, what: object) -> None:
        self.reason, self.what = reason, shown(what)
        super().__init__(reason)


@dataclass
class Passages:
    """The passages and actors of one document, as a model refers to them.

    Parameters
    ----------
    sentences : tuple of Sentence
        All of the document, so that a number leads to its sentence.
    cast : Cast
        Whom names mean.
    events : list of Event
        Those made so far: they tell which armies are parties of their own.
    """

    sentences: tuple[Sentence, ...]
    cast: Cast
    events: list[Event] = field(default_factory=list)

    @property
    def document(self) -> str:
        """Id of the document."""
        return self.cast.parsed.document.id

    @property
    def rule(self) -> str:
        """What rows give as their rule."""
        return self.cast.rule

    def words(self, span: Span) -> str:
        """The plain words of a passage."""
        return self.cast.parsed.plain[span.start : span.end]

    def sentence(self, number: int) -> Span:
        """The sentence cited; the beginning of the document where the number is none, for then it is no hint."""
        return self.sentences[number - 1].span if 0 < number <= len(self.sentences) else Span(0, 0)

    def quote(self, given: Quoting) -> Span:
        """The passage that a row quotes."""
        return self.anywhere(given.quote, self.sentence(given.sentence)) or _missing(given.quote)

    def inside(self, words: str, span: Span) -> Span | None:
        """Words in or beside a passage; None where none are given."""
        if not words.strip():
            return None
        return self.cast.locator.find(words, span, anywhere=False) or _missing(words)

    def anywhere(self, words: str, near: Span) -> Span | None:
        """Words anywhere in the document; None where none are given."""
        if not words.strip():
            return None
        return self.cast.locator.find(words, near) or _missing(words)

    def actors(self, names: Iterable[str], span: Span) -> tuple[str, ...]:
        """Whom names mean, each once."""
        found: dict[str, None] = {}
        for name in list(names)[:_MOST_NAMES]:
            ids = self.cast.ids(name, span)
            if ids is None:
                raise Rejection("actor not in the text", name)
            found.update(dict.fromkeys(ids))
        return tuple(found)

    def is_group(self, name: str) -> None:
        """Note that words describe a group and are no name, whatever they are called elsewhere: its id is a group's in every row."""
        self.cast.types[type_key(name)] = "group"

    def people_of(self, span: Span, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Whom a group's phrase means: "Kenyan officials" are a group of their own, also where a model says that they stand for Kenya."""
        if not all(actor.startswith(("state:", "gov:")) for actor in actors):
            return actors
        groups = (one for one in self.cast.parsed.mentions_in(span) if one.form == "nominal" and one.span.end == span.end and one.actors)
        return next((one.actors for one in groups if all(actor.startswith("grp:") for actor in one.actors)), actors)

    def is_proposed(self, actor: str) -> bool:
        """Whether no registry knows an actor: the document's own words were made its id."""
        return actor in self.cast.proposed

    def date(self, span: Span | None) -> tuple[str, str] | None:
        """First and last day of the date in a passage, worked out by the rules for dates."""
        if span is None:
            return None
        return next(((each.earliest, each.latest) for each in self._dates if each.earliest and each.span.meets(span)), None)

    @cached_property
    def _dates(self) -> tuple[DateMention, ...]:
        return extract(self.cast.parsed)


def around(span: Span, *others: Span | None) -> Span:
    """The passage that holds all of these."""
    spans = [span, *(other for other in others if other is not None)]
    return Span(min(each.start for each in spans), max(each.end for each in spans))


def _missing(words: str) -> Span:
    raise Rejection("quote not in the text", words)
