"""What a case keeps of its documents: their hashes, the texts that are at hand, and the places of its passages in those that are not."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from multipolar.errors import InputError
from multipolar.results.evidence import Document, Row, Skipped, Span

if TYPE_CHECKING:
    from multipolar.scenario import Case
    from multipolar.scenario.schema import DocumentSource

_HASH = re.compile(r"\b[0-9a-f]{64}\b")
_MARK = "\ufeff"


@dataclass(frozen=True)
class AtHand:
    """A document of a case whose text is at hand.

    Parameters
    ----------
    source : str
        Its id in the case.
    document : Document
        The document.
    is_exact : bool
        Whether its text is that in which the case's passages stand, to the letter.
    """

    source: str
    document: Document
    is_exact: bool


class Held:
    """The documents that a case stands on.

    Parameters
    ----------
    case : Case
        The case.
    folder : path, optional
        Where its documents lie; those in its own folder are found without it.

    Raises
    ------
    InputError
        There is no such folder.
    """

    def __init__(self, case: Case, folder: str | os.PathLike[str] | None = None) -> None:
        if folder is not None and not Path(folder).exists():
            raise InputError(f"--documents: there is no folder '{os.fspath(folder)}'.")
        self.case, self.folder = case, folder
        self._cited: dict[str, list[Span]] = {name: [] for name in case.sources.documents}
        for each in case.evidence.values():
            self._cited.setdefault(each.document, []).append(Span(each.start, each.end))
        self._by_hash = {each: name for name, source in case.sources.documents.items() for each in _hashes_of_source(source)}

    def source_of(self, document: Document) -> str | None:
        """The id in the case of a document that it stands on: by its bytes, by its text as read, or by that text with other line ends."""
        return next((self._by_hash[each] for each in _hashes_of(document) if each in self._by_hash), None)

    def day_of(self, source: str) -> date | None:
        """The day that a document of the case states."""
        document = self.case.sources.documents[source]
        return document.date if document.date_basis == "stated" else None

    def title_of(self, source: str) -> str:
        """The title of a document of the case."""
        return self.case.sources.documents[source].title

    def at_hand(self) -> list[AtHand]:
        """Every document of the case whose text lies in its own folder or in the one given, each once."""
        found = {name: text for name, source in self.case.sources.documents.items() if (text := self._named(source)) is not None}
        made = [AtHand(name, document, True) for name, document in found.items()]
        if self.folder is not None and len(found) < len(self.case.sources.documents):
            made += self._searched(set(found))
        return made

    def copied(self, rows: Sequence[Row], among: Collection[str]) -> str | None:
        """The id of a document, among some of the case's, whose passages stand in these rows' places."""
        from multipolar.evidence.stories.places import is_changed_copy

        spans = {value for row in rows for each in fields(row) if isinstance(value := getattr(row, each.name), Span)}
        return next((name for name, cited in self._cited.items() if name in among and is_changed_copy(cited, spans)), None)

    def _named(self, source: DocumentSource) -> Document | None:
        """A document under the name that the case gives it, if it is still the one that was read."""
        folders = [Path(each) for each in (self.folder, self.case.folder) if each is not None and Path(each).is_dir()]
        for path in (folder / source.file for folder in folders):
            data = _bytes(path)
            if hashlib.sha256(data).hexdigest() == source.sha256:
                day = source.date if source.date_basis == "stated" else None
                text = data.decode("utf-8", errors="replace")
                return Document(
                    id=source.sha256, name=source.file, address=str(path), text=text, title=source.title,
                    published=day, published_basis="publication date" if day else "",
                )  # fmt: skip
        return None

    def _searched(self, found: set[str]) -> Iterator[AtHand]:
        """Documents of the case in the folder given, under whatever name and in whatever form."""
        from multipolar.evidence.documents import read_documents

        for item in read_documents([self.folder] if self.folder is not None else []):
            name = None if isinstance(item, Skipped) else self.source_of(item[0])
            if name is not None and name not in found and not isinstance(item, Skipped):
                found.add(name)
                own = self.case.sources.documents[name].sha256
                is_exact = hashlib.sha256(item[0].text.encode()).hexdigest() == own
                yield AtHand(name, replace(item[0], id=own) if is_exact else item[0], is_exact)


def _hashes_of_source(source: DocumentSource) -> tuple[str, ...]:
    """The hash of its file, and that of the page, PDF or item from which its text was taken, which its note names."""
    return (source.sha256, *_HASH.findall(source.note or ""))


def _hashes_of(document: Document) -> Iterator[str]:
    """Of its bytes, of its text, and of the same text as other programs would save it."""
    yield document.id
    bare = document.text.removeprefix(_MARK).replace("\r\n", "\n")
    for text in dict.fromkeys((document.text, bare, bare.strip(), f"{bare.rstrip()}\n")):
        for ended in (text, text.replace("\r\n", "\n").replace("\n", "\r\n")):
            for marked in (ended, _MARK + ended):
                yield hashlib.sha256(marked.encode()).hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError:
        return b""
