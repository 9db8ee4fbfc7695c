"""A case with moved numbers as files: only what moved is rewritten, comments and order stay as their author left them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from multipolar.errors import InputError
from multipolar.evidence.drafting.numbers import PROPOSED, why
from multipolar.evidence.drafting.passages import Passages, file_of, is_plain, sources_of
from multipolar.evidence.drafting.revise import Move
from multipolar.results.evidence import Document
from multipolar.scenario import Case
from multipolar.scenario.addresses import file_place
from multipolar.scenario.floors import stances
from multipolar.scenario.origin import SCENARIO_FILE


def rewritten(
    case: Case, moves: Sequence[Move], new: Sequence[Document], days: Mapping[str, Any], hashes: Mapping[str, str]
) -> dict[str, bytes]:
    """The files of a case with its moved numbers, their passages and the new documents.

    Parameters
    ----------
    case : Case
        As it was before the moves, from a folder.
    moves : sequence of Move
        What moved.
    new : sequence of Document
        The documents that moved it.
    days, hashes : mapping
        By document: its day and what tells it; SHA-256 of the file that holds its text.

    Raises
    ------
    InputError
        If the case's own files do not hold a number that moved.
    """
    writer = _writer()
    files = {
        name: writer.load((case.folder / name).read_text(encoding="utf-8")) for name in (SCENARIO_FILE, "sources.yaml", "evidence.yaml")
    }
    keys = _fresh_keys(case, new)
    passages = Passages(keys)
    for move in moves:
        _set(files[SCENARIO_FILE], case, move, passages.of(move.pooled.readings))
    _follow(files[SCENARIO_FILE], case, moves)
    files["sources.yaml"].setdefault("documents", {}).update(sources_of(new, keys, days, case.as_of, hashes)["documents"])
    files["evidence.yaml"] = files["evidence.yaml"] or {}
    files["evidence.yaml"].update(passages.cited)
    texts = {file_of(document): document.text.encode() for document in new if not is_plain(document)}
    return _others(case.folder) | {name: _dumped(writer, data) for name, data in files.items()} | texts


def _follow(scenario: Any, case: Case, moves: Sequence[Move]) -> None:
    """Take floors along that ideals have been moved past: nobody refuses what it wants."""
    after = case
    for move in moves:
        after = after.set(move.address, move.after)
    for floor in stances(after.scenario):
        if floor.gives >= 0.0:
            continue
        address = f"positions.{floor.issue}.{floor.actor}.floor"
        holder, field = _held(scenario, case, address)
        entry = case.numbers[address]
        holder[field] = str(after.numbers[address.removesuffix("floor") + "ideal"].number)
        before = f"It was {entry.number}" + (f": {entry.basis.judgement}" if entry.basis.judgement else ".")
        _ground(holder, "judgement", field, f"{PROPOSED}it follows the ideal, which documents moved past it. {before}")


def _held(scenario: Any, case: Case, address: str) -> tuple[Any, str]:
    """The mapping of the file that holds a number, and its field there."""
    raw = case.origin.scenario
    place = file_place(case.origin.steps(raw)[address], raw, scenario)
    holder: Any = scenario
    for step in place[:-1]:
        holder = holder[step]
    if place[-1] not in holder:
        raise InputError(f"{case.id}/{SCENARIO_FILE} does not hold {address} itself; nothing was written.")
    return holder, str(place[-1])


def _set(scenario: Any, case: Case, move: Move, cited: list[str]) -> None:
    """One number, its passages beside those it has, and the reason, marked as proposed."""
    holder, field = _held(scenario, case, move.address)
    entry = case.numbers[move.address]
    holder[field] = str(move.after)
    before = f"It was {move.before}" + (f": {entry.basis.judgement}" if entry.basis.judgement else ".")
    _ground(holder, "evidence", field, [*entry.basis.evidence, *(each for each in cited if each not in entry.basis.evidence)])
    _ground(holder, "judgement", field, f"{PROPOSED}{why(move.pooled).removeprefix(PROPOSED)} {before}")


def _ground(holder: Any, kind: str, field: str, value: Any) -> None:
    """Give one field its own ground, keeping what covered the whole mapping for the other fields."""
    there = holder.get(kind)
    if isinstance(there, dict):
        there[field] = value
        return
    if there is None:
        holder[kind] = {field: value}
        return
    others = [
        name for name, number in holder.items() if name != field and name not in ("evidence", "data", "judgement", "note", "between", "id")
    ]
    whole = {name: there for name in others if not isinstance(holder[name], (dict, list))}
    holder[kind] = {**whole, field: value}


def _fresh_keys(case: Case, new: Sequence[Document]) -> dict[str, str]:
    """Ids for new documents that the case does not use yet."""
    taken = set(case.sources.documents)
    free = (f"d{number:03}" for number in range(len(taken) + len(new) + 1000) if f"d{number:03}" not in taken)
    return {document.id: next(free) for document in new}


def _others(folder: Path) -> dict[str, bytes]:
    """Everything else in the folder of the case: README, checks, texts."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file() and not path.name.startswith(".")}


def _writer() -> Any:
    from ruamel.yaml import YAML

    writer = YAML()
    writer.width = 4000  # lines stay as long as their author made them
    writer.preserve_quotes = True
    writer.representer.ignore_aliases = lambda *_: True
    return writer


def _dumped(writer: Any, data: Any) -> bytes:
    text = io.BytesIO()
    writer.dump(data, text)
    return text.getvalue()
