"""A case with moved numbers as files: only what moved is rewritten, comments and layout stay as their author left them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from multipolar.errors import InputError
from multipolar.evidence.drafting.beginning import gist_of
from multipolar.evidence.drafting.doubts import DOUBTS, IS_TOLD
from multipolar.evidence.drafting.generic import SAID
from multipolar.evidence.drafting.news_days import NewDays
from multipolar.evidence.drafting.numbers import PROPOSED, why_moved
from multipolar.evidence.drafting.passages import Passages, kept_texts, sources_of
from multipolar.evidence.drafting.readme import updated_readme
from multipolar.evidence.drafting.remarks_table import disagreements
from multipolar.evidence.drafting.revise import Move
from multipolar.library.editing import Plain, YamlText
from multipolar.library.reading import Place
from multipolar.results.evidence import Contradiction, Document
from multipolar.scenario import Case
from multipolar.scenario.addresses import file_place, holders
from multipolar.scenario.origin import SCENARIO_FILE
from multipolar.scenario.schema import Earlier


@dataclass(frozen=True, kw_only=True)
class News:
    """What new documents bring to a case.

    Parameters
    ----------
    documents : sequence of Document
        The new ones.
    days : mapping
        By document: its day and what tells it, for those that tell one.
    as_of : date
        Day of the case with them.
    moves : sequence of Move
        Numbers that they move.
    brought : NewDays
        Days that they bring.
    contradictions : sequence of Contradiction
        Where they disagree with each other or with documents of the case.
    held : mapping of str to str
        Id in the case of each document of the case that `contradictions` speak of.
    readers : mapping of str to str
        By document: the language model that read it; the rules read the others.
    """

    documents: Sequence[Document]
    days: Mapping[str, tuple[date, str]]
    as_of: date
    moves: Sequence[Move]
    contradictions: Sequence[Contradiction] = ()
    held: Mapping[str, str]
    readers: Mapping[str, str] = field(default_factory=dict)
    brought: NewDays = field(default_factory=NewDays)


def rewritten(case: Case, news: News, name: str) -> dict[str, bytes]:
    """The files of a case with its moved numbers, their passages and the new documents.

    Parameters
    ----------
    case : Case
        As its files say, from a folder.
    news : News
        What moved, and by what.
    name : str
        Where it will be written, for the commands in its README.

    Raises
    ------
    InputError
        If the case's own files do not hold a number that moved.
    """
    files = {path.name: path.read_bytes() for path in sorted(case.folder.iterdir()) if path.is_file() and not path.name.startswith(".")}
    return files | _Rewriter(case, news, files).files(name)


class _Rewriter:
    """One case in the rewriting."""

    def __init__(self, case: Case, news: News, files: Mapping[str, bytes]) -> None:
        self.case, self.news, self.old = case, news, files
        keys = _fresh_keys(case, news.documents)
        self.keys: dict[str, str] = {**news.held, **keys}
        self.passages = Passages(self.keys)
        taken = {*files, *(source.file for source in case.sources.documents.values())}
        self.kept = kept_texts(news.documents, taken)
        self.scenario = self._opened(SCENARIO_FILE)
        self.grounds: dict[tuple[Place, str], dict[str, Any]] = {}
        self.steps = case.origin.steps(case.origin.scenario)
        self.fields = {holder.steps: tuple(holder.part.own_numbers()) for holder in holders(case.origin.scenario)}

    def files(self, name: str) -> dict[str, bytes]:
        """Every file that changes, and the texts that come with it."""
        if self.news.as_of != self.case.origin.scenario.as_of:
            self.scenario.set(("as_of",), Plain(self.news.as_of.isoformat()))
        earlier = {move.address: each for move in self.news.moves if (each := self._earlier(move))}
        for move in self.news.moves:
            self._number(move, is_kept=move.address in earlier)
        self._days()
        self._write_grounds()
        self.scenario.extend(("earlier",), [*earlier.values(), *self._earlier_beginning()])
        self.scenario.extend(("contradictions",), disagreements(self.news.contradictions, self.passages))
        new = {document.id: self.keys[document.id] for document in self.news.documents}
        sources, evidence = self._opened("sources.yaml"), self._opened("evidence.yaml")
        sources.extend(("documents",), sources_of(self.news.documents, new, self.news.days, self.news.as_of, self.kept, self.news.readers))
        evidence.extend((), {key: value for key, value in self.passages.cited.items() if key not in self.case.origin.evidence})
        texts = {each.file: each.text for each in self.kept.values() if each.text is not None}
        edited = {SCENARIO_FILE: self.scenario, "sources.yaml": sources, "evidence.yaml": evidence}
        readme = {"README.md": self._readme(name)} if self.news.documents else {}
        return {file: self._closed(file, text) for file, text in edited.items()} | texts | readme

    def _number(self, move: Move, *, is_kept: bool) -> None:
        """One number, its passages beside those it has, and the reason, marked as proposed.

        The reason that a person gave for the former value stays beside it; one that a draft gave does not where it is kept under `earlier`.
        """
        place = self._place_of(move.address)
        self.scenario.set(place, Plain(str(move.after)))
        basis = self.case.origin.entries[move.address].basis
        reason = "" if is_kept and basis.judgement.startswith((PROPOSED, SAID.split(":")[0] + ":")) else basis.judgement
        before = f"It was {move.before}" + (f": {reason}" if reason else ".")
        if move.follows:
            self._ground(place, "judgement", f"{PROPOSED}it follows what its holder wants, past which the documents have it. {before}")
            return
        cited = self.passages.of(move.pooled.readings)
        self._ground(place, "evidence", [*basis.evidence, *(each for each in cited if each not in basis.evidence)])
        self._ground(place, "judgement", f"{why_moved(move.pooled, move.earlier)} {before}")

    def _days(self) -> None:
        """Days of the calendar, and when the war began."""
        brought = self.news.brought
        self.scenario.extend(("calendar",), [each.cited(self.passages) for each in brought.entries])
        if brought.is_fought and self.case.origin.scenario.war.note in DOUBTS.values():
            self.scenario.set(("war", "note"), IS_TOLD)
        if brought.began is not None:
            day, told = brought.began.day, brought.began.told
            before = self.case.origin.scenario.war.began
            self.scenario.set(("war", "began"), Plain(day.isoformat()))
            if told is not None:
                cited = self.passages.cite(told.document, told.span, "began", gist_of(day, told), "stated")
                self._ground(("war", "began"), "evidence", [cited])
            self._ground(("war", "began"), "judgement", f"{brought.began.reason} It was a placeholder, {before}.")

    def _ground(self, place: Place, kind: str, value: Any) -> None:
        """Note what one number rests on; those of one mapping are written together."""
        self.grounds.setdefault((place[:-1], kind), {})[str(place[-1])] = value

    def _write_grounds(self) -> None:
        """Give numbers their own grounds, keeping what covered a whole mapping for its other numbers."""
        for (holder, kind), own in self.grounds.items():
            raw = _at(self.scenario.data, holder)
            there = raw.get(kind)
            others = [name for name in self.fields[self._steps(holder)] if name not in own and name in raw]
            if isinstance(there, dict):
                for name, value in own.items():
                    self._put((*holder, kind, name), there.get(name), value)
            elif there is None or others or len(own) > 1:
                whole = {} if there is None else dict.fromkeys(others, there)
                alone = len(own) == 1 and not others
                self.scenario.set((*holder, kind), next(iter(own.values())) if alone else {**whole, **own})
            else:
                self._put((*holder, kind), there, next(iter(own.values())))

    def _put(self, place: Place, there: Any, value: Any) -> None:
        """Write a ground; of a list only what is new."""
        if isinstance(there, list) and isinstance(value, list) and there and value[: len(there)] == there:
            self.scenario.extend(place, value[len(there) :])
        else:
            self.scenario.set(place, value)

    def _earlier(self, move: Move) -> dict[str, Any] | None:
        """What the case had before, for runs as of an earlier day; None where it says of later days already what it had then."""
        until = self._until(each.document for each in move.pooled.readings)
        if any(item.until >= until for item in self.case.origin.scenario.earlier if item.address == move.address):
            return None
        basis = self.case.origin.entries[move.address].basis
        grounds = {"evidence": list(basis.evidence), "data": list(basis.data), "judgement": basis.judgement}
        held = {kind: value for kind, value in grounds.items() if value} or {"judgement": "As the case had it before."}
        return {"address": move.address, "until": until, "value": Plain(str(move.before)), **held}

    def _until(self, documents: Iterable[str]) -> date:
        """Before which day documents were not known."""
        return min(max(self.news.days.get(each, (self.news.as_of, ""))[0] for each in documents), self.news.as_of)

    def _earlier_beginning(self) -> list[dict[str, Any]]:
        """The placeholder for the day on which the war began, for runs as of a day when nobody knew better."""
        began, war = self.news.brought.began, self.case.origin.scenario.war
        if began is None or began.told is None:
            return []
        judgement = " ".join(war.judgement.fields["began"])
        until = self._until([began.told.document])
        return [{"address": Earlier.BEGAN, "until": until, "value": Plain(war.began.isoformat()), "judgement": judgement}]

    def _place_of(self, address: str) -> Place:
        """Where the file holds a number."""
        place = file_place(self.steps[address], self.case.origin.scenario, self.scenario.data)
        raw = _at(self.scenario.data, place[:-1])
        if not isinstance(raw, dict) or place[-1] not in raw:
            raise InputError(f"{self.case.id}/{SCENARIO_FILE} does not hold {address} itself; nothing was written.")
        return place

    def _steps(self, holder: Place) -> Place:
        """The way in the model to a mapping of the file."""
        return next(each for each in self.fields if file_place(each, self.case.origin.scenario, self.scenario.data) == holder)

    def _readme(self, name: str) -> bytes:
        text = self.old.get("README.md", b"").decode("utf-8", errors="surrogateescape")
        passages = len({*self.case.origin.evidence, *self.passages.cited})
        return updated_readme(text, self.case, self.news, name, passages=passages).encode("utf-8", errors="surrogateescape")

    def _opened(self, file: str) -> YamlText:
        return YamlText(self.old.get(file, b"").decode("utf-8-sig"))

    def _closed(self, file: str, text: YamlText) -> bytes:
        mark = b"\xef\xbb\xbf"
        return (mark if self.old.get(file, b"").startswith(mark) else b"") + text.result().encode()


def _at(data: Any, place: Place) -> Any:
    """What stands at a place of the file; None where there is nothing."""
    for step in place:
        data = data[int(step)] if isinstance(data, list) else (data or {}).get(step)
    return data


def _fresh_keys(case: Case, new: Sequence[Document]) -> dict[str, str]:
    """Ids for new documents that the case does not use yet."""
    taken = set(case.origin.sources.documents)
    free = (f"d{number:03}" for number in range(len(taken) + len(new) + 1000) if f"d{number:03}" not in taken)
    return {document.id: next(free) for document in new}


def same_as_its_files(case: Case) -> bool:
    """Whether a case is as its files say: nothing was set for a run, and it is not set back to an earlier day."""
    return not case.changes and case.as_of == case.origin.scenario.as_of and Path(case.folder).is_dir()
