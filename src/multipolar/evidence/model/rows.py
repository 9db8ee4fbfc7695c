"""From the answers of a model to rows: every quote located, every actor found, or the row rejected and counted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pydantic import ValidationError

from multipolar.evidence.model.answers import LISTS, ActorAnswer
from multipolar.evidence.model.listed import listed
from multipolar.evidence.model.making import MAKERS
from multipolar.evidence.model.naming import type_key
from multipolar.evidence.model.passages import Passages, Rejection
from multipolar.evidence.model.rejected import Reason, Rejected, shown
from multipolar.results.evidence import Mention, Row, Span

MOST = 400
"""Rows that are taken from one answer: a model that goes on is repeating itself."""


@dataclass
class Harvest:
    """Gathers the rows of one document from the answers about its parts.

    Parameters
    ----------
    passages : Passages
        The document.
    rows : dict of Row to None
        Rows so far, each once.
    rejected : list of Rejected
        What was not taken over.
    """

    passages: Passages
    rows: dict[Row, None] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)

    def add(self, answer: dict[str, list[object]]) -> None:
        """Take over what an answer gives."""
        self._note_types(answer.get("actors", []))
        left = MOST
        for name in MAKERS:
            given = answer.get(name, [])
            for data in given[:left]:
                self._take(name, data)
            if len(given) > left:
                self.reject(LISTS[name][0], "too many rows", f"{len(given) - left:,} beyond the {MOST} that are taken from one answer")
            left = max(0, left - len(given))

    def reject(self, kind: str, reason: Reason, what: object = "") -> None:
        """Count something as not taken over."""
        self.rejected.append(Rejected(kind, reason, shown(what)))

    def in_order(self) -> tuple[Row, ...]:
        """Rows in the order of the text, names that nobody knew among them."""
        rows = [row for row in self.rows if not isinstance(row, Mention)]
        # A row that is rejected after its actor was proposed leaves no proposal behind.
        named = {actor for row in rows for actor in _actors_in(row)}
        groups = [row for row in self.rows if isinstance(row, Mention) and _matters(row, named)]
        spans = {group.span for group in groups}
        cast = self.passages.cast
        names = [each for each in listed(cast.parsed, cast.registry, cast.listed, cast.rule) if each.span not in spans]
        spans.update(each.span for each in names)
        proposed = [each for actor, each in cast.proposed.items() if actor in named and each.span not in spans]
        return tuple(sorted([*proposed, *names, *rows, *groups, *self._in_copies(groups)], key=lambda row: row.span))

    def _in_copies(self, groups: Sequence[Mention]) -> Iterator[Mention]:
        """The groups of a paragraph in each later one that repeats it, which a model is not shown; other rows count once."""
        parsed = self.passages.cast.parsed
        for copy in parsed.paragraphs:
            if copy.repeats is not None:
                first = parsed.paragraphs[copy.repeats]
                for group in groups:
                    if Span(first.start, first.end).holds(group.span):
                        span = Span(group.span.start + copy.start - first.start, group.span.end + copy.start - first.start)
                        if parsed.quote(span) == parsed.quote(group.span):
                            yield replace(group, span=span)

    def _take(self, name: str, data: object) -> None:
        kind = LISTS[name][0]
        try:
            made = list(MAKERS[name](self.passages, data))
        except Rejection as rejection:
            self.reject(kind, rejection.reason, rejection.what)
        except ValidationError as error:
            self._misshapen(kind, error)
        else:
            if all(row in self.rows for row in made):
                self.reject(kind, "said twice", self.passages.words(made[0].span))
            self.rows.update(dict.fromkeys(made))

    def _note_types(self, actors: list[object]) -> None:
        for data in actors[:MOST]:
            try:
                actor = ActorAnswer.model_validate(data)
            except ValidationError as error:
                self._misshapen("actor", error)
            else:
                cast, key = self.passages.cast, type_key(actor.name)
                cast.types.setdefault(key, actor.type)
                cast.names.setdefault(key, actor.name)

    def _misshapen(self, kind: str, error: ValidationError) -> None:
        """Tell a value outside the lists from a row of another form."""
        faults = error.errors(include_url=False)
        others = [fault for fault in faults if fault["type"] != "literal_error"]
        reason: Reason = "wrong form" if others else "type not in the lists"
        fault = (others or faults)[0]
        place = ".".join(str(step) for step in fault["loc"]) or "the row"
        self.reject(kind, reason, f"{place}: missing" if fault["type"] == "missing" else f"{place}: {fault['input']}")


def _matters(group: Mention, named: Collection[str]) -> bool:
    """Whether anybody knows a group, or a row names it: one that nobody knows and that neither acts nor speaks tells nothing."""
    return group.form == "collective" or not group.proposed or group.proposed in named


def _actors_in(row: Row) -> set[str]:
    """Every actor that a claim, position, event or tie names."""
    found: set[str] = set()
    for name in ("source", "target", "actors"):
        found.update(getattr(row, name, ()))
    return found | {getattr(row, name, "") for name in ("a", "b")}
