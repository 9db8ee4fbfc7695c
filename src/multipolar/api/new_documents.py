"""The documents of an update, told apart: new ones, those that the case stands on already, and those that cannot be read."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from multipolar.api.held import AtHand, Held
from multipolar.api.updates import KnownDocument
from multipolar.results.evidence import Contradiction, Document, Row, Skipped, Story

if TYPE_CHECKING:
    from multipolar.evidence.read import Found
    from multipolar.scenario import Case


@dataclass
class SecondReader:
    """A language model that reads new documents.

    Parameters
    ----------
    model : str
        Its name; empty while it has read nothing.
    rejected : Counter of str
        What it answered that was not taken over, by reason.
    problems : list of str
        Documents without a whole answer, in which the rules' rows stay, and why.
    read : set of str
        Ids of the documents that it read to their end.
    """

    model: str = ""
    rejected: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    read: set[str] = field(default_factory=set)

    def lead(self, found: Sequence[Found], answers: Path) -> list[Found]:
        """Put the model's rows in place of the rules', asking it or replaying its recorded answers.

        Raises
        ------
        InputError
            If there is neither an endpoint nor a recorded answer, or the endpoint refuses the key, the address or the model.
        RunError
            If an answer cannot be recorded, or three documents in a row brought none.
        """
        from multipolar.evidence.model import led_by, read_with_model, settings_from_environment

        led = []
        for each, reading in read_with_model(found, settings_from_environment(), answers):
            self.model = reading.model
            self.rejected.update(reading.counts)
            self.problems += [reading.problem] if reading.problem else []
            self.read |= set() if reading.problem else {reading.document}
            led.append(led_by(each, reading))
        return led


@dataclass
class NewDocuments:
    """New documents read, told apart from those that the case stands on.

    Parameters
    ----------
    found : list of Found
        What was found in each document that the case did not stand on.
    known : list of KnownDocument
        Those that it stands on already.
    skipped : list of Skipped
        What could not be read.
    at_hand : list of AtHand
        Documents of the case whose text could be compared; looked for only where something is new.
    unseen : tuple of str
        Ids of those whose text could not, so that rewrites of them cannot be told apart.
    old : list of Found
        What was found in those at hand.
    second : SecondReader or None
        The language model whose rows lead in the new ones, where one was asked for.
    as_news : bool
        Whether copies and rewrites of what the case stands on are read all the same.
    retold : list of KnownDocument
        Those that were.
    """

    found: list[Found] = field(default_factory=list)
    known: list[KnownDocument] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    at_hand: list[AtHand] = field(default_factory=list)
    unseen: tuple[str, ...] = ()
    old: list[Found] = field(default_factory=list)
    second: SecondReader | None = None
    as_news: bool = False
    retold: list[KnownDocument] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        case: Case,
        paths: Sequence[str | os.PathLike[str]],
        folder: str | os.PathLike[str] | None,
        parser: Any,
        answers: Path | None = None,
        *,
        as_news: bool = False,
    ) -> NewDocuments:
        """Read documents for a case and compare them with what is at hand of those that it stands on.

        With a folder of answers, a language model's rows lead in those that are new. With `as_news`, only the same text is known: copies
        and rewrites are new, and `retold` names them.
        """
        from multipolar.evidence.documents import read_documents
        from multipolar.evidence.read import read

        held, made = Held(case, folder), cls(as_news=as_news)
        fresh = made._fresh(held, read_documents(paths))
        made.found = list(read(fresh, parser, skip=made.skipped.append))
        if made.found:
            made.at_hand = held.at_hand()
            made.old = list(read((each.document for each in made.at_hand), parser, skip=made.skipped.append))
            compared = {each.parsed.document.id for each in made.old}
            made.at_hand = [each for each in made.at_hand if each.document.id in compared]
            names = [each.source for each in made.at_hand]
            made.unseen = tuple(name for name in case.sources.documents if name not in names)
            made._without(held, made._told_again(held))
            changed = ((each.parsed.document.id, held.copied(each.rows, made.unseen)) for each in made.found)
            made._without(held, {document: (name, "copy") for document, name in changed if name is not None})
        if answers is not None and made.found:
            made.second = SecondReader()
            made.found = made.second.lead(made.found, answers)
        return made

    @property
    def readers(self) -> dict[str, str]:
        """By id: the language model that read a new document to its end."""
        return dict.fromkeys(self.second.read, self.second.model) if self.second else {}

    @property
    def new(self) -> list[Document]:
        """Documents that the case did not stand on."""
        return [each.parsed.document for each in self.found]

    @property
    def documents(self) -> dict[str, Document]:
        """By id, the new ones and those of the case that are at hand."""
        return {each.id: each for each in (*self.new, *(each.document for each in self.at_hand))}

    def _fresh(self, held: Held, items: Iterable[tuple[Document, bytes] | Skipped]) -> list[Document]:
        """Those whose bytes and text are neither in the case nor among those before."""
        fresh: dict[str, Document] = {}
        for item in items:
            if isinstance(item, Skipped):
                self.skipped.append(item)
                continue
            document, text = item[0], hashlib.sha256(item[0].text.encode()).hexdigest()
            if (source := held.source_of(document)) is not None:
                self.known.append(KnownDocument(document.name, source, "same", title=held.title_of(source)))
            elif text in fresh:
                what = "bytes" if fresh[text].id == document.id else "text"
                self.skipped.append(Skipped(document.name, f"the same {what} as {fresh[text].name}; it counts once."))
            else:
                fresh[text] = document
        return list(fresh.values())

    def _told_again(self, held: Held) -> dict[str, tuple[str, str]]:
        """By id, new ones that copy or rewrite a document of the case: which, and how."""
        from multipolar.evidence.stories import stories

        at_hand = {each.parsed.document.id: each for each in self.old}
        new = {each.parsed.document.id: each for each in self.found}
        again: dict[str, tuple[str, str]] = {}
        for story in stories([each.features for each in (*self.old, *self.found)]):
            if told := [at_hand[each] for each in story.documents if each in at_hand]:
                again |= {each: self._how(held, new[each], told) for each in story.documents if each in new}
        return again

    def _how(self, held: Held, new: Found, told: Sequence[Found]) -> tuple[str, str]:
        """Which document that tells its story a new one copies, by its words or the places of its passages; else which it rewrites."""
        from multipolar.evidence.stories import COPIED_IN_PART, copied

        source = {each.document.id: each.source for each in self.at_hand}
        nearest = max(told, key=lambda each: copied(each.features, new.features))
        if copied(nearest.features, new.features) >= COPIED_IN_PART:
            return source[nearest.parsed.document.id], "copy"
        sources = [source[each.parsed.document.id] for each in told]
        name = held.copied(new.rows, sources)
        return (name, "copy") if name is not None else (sources[0], "rewrite")

    def _without(self, held: Held, again: dict[str, tuple[str, str]]) -> None:
        """Move documents from the new to the known; where all are to be read as news, only note which of them tell nothing new."""
        there, noted = self.retold if self.as_news else self.known, {each.name for each in self.retold}
        for document in self.new:
            if document.id in again and document.name not in noted:
                source, how = again[document.id]
                own, other = document.published, held.day_of(source)
                there.append(KnownDocument(document.name, source, how, (own, other) if own and other else None, held.title_of(source)))
        if self.as_news:
            return
        self.found = [each for each in self.found if each.parsed.document.id not in again]

    def rows(self) -> dict[str, list[Row]]:
        """Every row of the new ones, by kind."""
        return _by_kind(self.found)

    def stories(self) -> tuple[Story, ...]:
        """Which of the new ones tell one story."""
        from multipolar.evidence.stories import stories

        return stories([each.features for each in self.found])

    def contradictions(self) -> list[Contradiction]:
        """Where new ones disagree with themselves, with each other, or with documents of the case that are at hand to the letter."""
        from multipolar.evidence.contradictions import find

        exact = {each.document.id for each in self.at_hand if each.is_exact}
        every = [*self.found, *(each for each in self.old if each.parsed.document.id in exact)]
        documents = [each.parsed.document for each in every]
        found = find({each.id: each.text for each in documents}, _by_kind(every), {each.id: each.name for each in documents})
        new = {each.id for each in self.new}
        return [each for each in found if each.one_document in new or each.other_document in new]


def _by_kind(found: Iterable[Found]) -> dict[str, list[Row]]:
    by_kind: dict[str, list[Row]] = {}
    for each in found:
        for row in each.rows:
            by_kind.setdefault(row.kind, []).append(row)
    return by_kind
