"""The documents that reading meets, told apart: new ones, those that the evidence file holds, those left out and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from multipolar.results.evidence import Document, Skipped


@dataclass
class MetDocuments:
    """What the files gave, told apart while they are read.

    Parameters
    ----------
    held : frozenset of str
        Ids of the documents that the evidence file held before.
    seen : dict of str to str
        By id, names of those that it did not.
    already, met : int
        How many it held, and how many there were in all.
    skipped : list of Skipped
        What was not read, and why.
    raw : dict of str to bytes
        By id, bytes of new documents that are not in the file yet.
    tables : dict of str to int
        By name of a new document: how many of its lines are rows of tables.
    read : set of str
        Names and addresses of those that were read now.
    """

    held: frozenset[str]
    seen: dict[str, str] = field(default_factory=dict)
    already: int = 0
    met: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    raw: dict[str, bytes] = field(default_factory=dict)
    tables: dict[str, int] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)

    @property
    def left_out(self) -> tuple[Skipped, ...]:
        """What was skipped, that on which reading failed first."""
        return tuple(sorted(self.skipped, key=lambda each: not each.failed))

    def new(self, items: Iterator[tuple[Document, bytes] | Skipped]) -> Iterator[Document]:
        """Those that the file does not hold, each once; the others are noted."""
        for item in items:
            if isinstance(item, Skipped):
                self.skipped.append(item)
                continue
            document, raw = item
            self.met += 1
            if document.id in self.held:
                self.already += 1
            elif document.id in self.seen:
                self.skipped.append(Skipped(document.name, f"the same bytes as {self.seen[document.id]}; it counts once."))
            else:
                self.seen[document.id] = document.name
                self.raw[document.id] = raw
                self._note_tables(document)
                yield document

    def leave_out(self, skipped: Skipped) -> None:
        """Note a document on which reading failed; its bytes are not kept in memory."""
        self.skipped.append(skipped)
        self.raw.pop(skipped.document, None)

    def _note_tables(self, document: Document) -> None:
        from multipolar.evidence.text import table_rows

        if lines := sum(1 for _ in table_rows(document.text)):
            self.tables[document.name] = self.tables.get(document.name, 0) + lines
