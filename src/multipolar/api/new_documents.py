"""The documents of an update, told apart: new ones, those that the case stands on already, and those that cannot be read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from multipolar.api.updates import KnownDocument
from multipolar.results.evidence import Document, Row, Skipped, Story

if TYPE_CHECKING:
    from multipolar.evidence.read import Found
    from multipolar.scenario import Case


@dataclass
class NewDocuments:
    """New documents read, told apart from those that the case stands on.

    Parameters
    ----------
    new : list of Document
        Those that the case did not stand on.
    found : list of Found
        What was found in each of them.
    known : list of KnownDocument
        Those that it stands on already.
    skipped : list of Skipped
        What could not be read.
    """

    new: list[Document]
    found: list[Found]
    known: list[KnownDocument]
    skipped: list[Skipped]

    @classmethod
    def of(cls, case: Case, paths: Sequence[str | os.PathLike[str]], folder: str | os.PathLike[str] | None, parser: Any) -> NewDocuments:
        """Read documents for a case; with a folder of those that it stands on, copies and rewrites of them are told apart too."""
        from multipolar.evidence.documents import read_documents
        from multipolar.evidence.read import read

        held = {source.sha256: name for name, source in case.sources.documents.items()}
        made = cls([], [], [], [])
        raw: dict[str, Document] = {}
        for item in read_documents(paths):
            if isinstance(item, Skipped):
                made.skipped.append(item)
            elif item[0].id in held:
                made.known.append(KnownDocument(item[0].name, held[item[0].id], "same"))
            elif item[0].id in raw:
                made.skipped.append(Skipped(item[0].name, f"the same bytes as {raw[item[0].id].name}; it counts once."))
            else:
                raw[item[0].id] = item[0]
        made.found = list(read(raw.values(), parser, skip=made.skipped.append))
        if raw and folder is not None:
            made._tell_apart(list(read(_at_hand(case, folder), parser, skip=made.skipped.append)), held)
        made.new = [each.parsed.document for each in made.found]
        return made

    def _tell_apart(self, at_hand: list[Found], held: dict[str, str]) -> None:
        """Move what copies or rewrites a document of the case out of the new ones."""
        from multipolar.evidence.stories import stories

        old = {each.parsed.document.id for each in at_hand}
        names = {each.parsed.document.id: each.parsed.document.name for each in self.found}
        again: set[str] = set()
        for story in stories([each.features for each in (*at_hand, *self.found)]):
            first = next((each for each in story.documents if each in old), None)
            if first is not None:
                for each in story.documents:
                    if each not in old:
                        again.add(each)
                        how = "copy" if story.why == "copies" else "rewrite"
                        self.known.append(KnownDocument(names[each], held[first], how))
        self.found = [each for each in self.found if each.parsed.document.id not in again]

    def rows(self) -> dict[str, list[Row]]:
        """Every row of the new ones, by kind."""
        by_kind: dict[str, list[Row]] = {}
        for each in self.found:
            for row in each.rows:
                by_kind.setdefault(row.kind, []).append(row)
        return by_kind

    def stories(self) -> tuple[Story, ...]:
        """Which of the new ones tell one story."""
        from multipolar.evidence.stories import stories

        return stories([each.features for each in self.found])


def _at_hand(case: Case, folder: str | os.PathLike[str]) -> list[Document]:
    """The documents of a case that lie in a folder unchanged."""
    from multipolar.evidence.documents import read_documents

    wanted = {source.sha256 for source in case.sources.documents.values()}
    return [item[0] for item in read_documents([folder]) if not isinstance(item, Skipped) and item[0].id in wanted]
