"""A case as it would have been written at an earlier date.

Documents published later, and the evidence they carry, are taken away. Numbers for which the case records an
earlier value take it; numbers that rested only on later evidence keep their centre and double their spread.
So does the day on which the war began.
Threats and dated events all of whose evidence came later are not in the case yet; threats that a path names stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from multipolar.errors import InputError
from multipolar.scenario.addresses import Holder, replaced
from multipolar.scenario.entries import Basis, Entry, basis_of
from multipolar.scenario.numbers import Number
from multipolar.scenario.origin import Origin
from multipolar.scenario.schema import Based, Earlier, Grounds, Passage, Scenario, Sources


@dataclass(frozen=True)
class Known:
    """What a case holds at a date."""

    scenario: Scenario
    sources: Sources
    evidence: Mapping[str, Passage]
    entries: Mapping[str, Entry]
    widened: tuple[str, ...] = ()


def known_at(origin: Origin, day: date | None) -> Known:
    """The case as known on `day`; as its files say where `day` is None or its own as-of date.

    Raises
    ------
    InputError
        `day` is later than the case's as-of date, or the war had not begun.
    """
    scenario = origin.scenario
    if day is None or day == scenario.as_of:
        return Known(scenario, origin.sources, origin.evidence, origin.entries)
    scenario = _as_it_had_begun(origin, day)
    _check_day(scenario, day)
    documents = {name: document for name, document in origin.sources.documents.items() if document.date <= day}
    evidence = {name: passage for name, passage in origin.evidence.items() if passage.document in documents}
    entries = {address: _entry_at(origin, entry, day, evidence) for address, entry in origin.entries.items()}
    scenario = _without_later(scenario, evidence, day)
    steps = origin.steps(scenario)
    kept = {address: entry for address, entry in entries.items() if entry.default or address in steps}
    for address, entry in kept.items():
        if entry.was is not None:
            scenario = replaced(scenario, steps[address], entry.number)
    widened = tuple(address for address in kept if _earlier(origin, address, day) is None and _is_late(origin.entries[address], evidence))
    return Known(scenario, origin.sources.model_copy(update={"documents": documents}), evidence, kept, widened)


def _check_day(scenario: Scenario, day: date) -> None:
    if day > scenario.as_of:
        raise InputError(f"as-of date {day} is later than the case's own, {scenario.as_of}; it knows nothing after that.")
    if day < scenario.war.began:
        raise InputError(f"as-of date {day} is before the war began, {scenario.war.began}.")


def _as_it_had_begun(origin: Origin, day: date) -> Scenario:
    """The case with the day on which its war was known to have begun, and the grounds of that day."""
    scenario, item = origin.scenario, _earlier(origin, Earlier.BEGAN, day)
    if item is None:
        return scenario
    basis = basis_of(Holder("", (), item), "value")
    own = {"evidence": basis.evidence, "data": basis.data, "judgement": (basis.judgement,) if basis.judgement else ()}
    grounds = {kind: _with_grounds(getattr(scenario.war, kind), texts) for kind, texts in own.items()}
    began = {"began": date.fromisoformat(str(item.value))}
    return scenario.model_copy(update={"war": scenario.war.model_copy(update={**began, **grounds})})


def _with_grounds(grounds: Grounds, texts: tuple[str, ...]) -> Grounds:
    """The grounds of a war with those of its first day in place of what they were; grounds of the whole war cover it already."""
    if grounds.whole:
        return grounds
    others = {name: own for name, own in grounds.fields.items() if name != "began"}
    return replace(grounds, fields={**others, "began": texts} if texts else others)


def _entry_at(origin: Origin, entry: Entry, day: date, evidence: Mapping[str, Passage]) -> Entry:
    if (item := _earlier(origin, entry.address, day)) is not None:
        return _earlier_entry(entry, item, evidence)
    basis = entry.basis.known(evidence)
    if _is_late(entry, evidence):
        said = f"Rests on documents published after {day}; the spread is doubled. {basis.judgement}".strip()
        return replace(entry, number=entry.number.widened(), basis=Basis(judgement=said), was=entry.number)
    return replace(entry, basis=basis)


def _earlier(origin: Origin, address: str, day: date) -> Earlier | None:
    found = [item for item in origin.scenario.earlier if item.address == address and day < item.until]
    return min(found, key=lambda item: item.until) if found else None


def _is_late(entry: Entry, evidence: Mapping[str, Passage]) -> bool:
    return bool(entry.basis.evidence) and entry.basis.known(evidence).kind not in ("evidence", "data")


def _earlier_entry(entry: Entry, item: Earlier, evidence: Mapping[str, Passage]) -> Entry:
    basis = basis_of(Holder("", (), item), "value").known(evidence)
    number = Number.parse(item.value, entry.low, entry.high)
    return replace(entry, number=number, basis=basis, was=entry.number)


def _without_later(scenario: Scenario, evidence: Mapping[str, Passage], day: date) -> Scenario:
    named = " ".join(path.when for path in scenario.paths.values())
    threats = {name: threat for name, threat in scenario.threats.items() if f".{name}" in named or not _unknown_yet(threat, evidence)}
    paths = {
        name: path.model_copy(update={"evidence": tuple(item for item in path.evidence if item in evidence)})
        for name, path in scenario.paths.items()
    }
    contradictions = tuple(item for item in scenario.contradictions if all(claim in evidence for claim in item.claims))
    calendar = tuple(event for event in scenario.calendar if event.every is not None or not _unknown_yet(event, evidence))
    changes = {"threats": threats, "paths": paths, "contradictions": contradictions, "calendar": calendar}
    return scenario.model_copy(update={**changes, "as_of": day})


def _unknown_yet(part: Based, evidence: Mapping[str, Passage]) -> bool:
    cited = {*part.evidence.whole, *(name for names in part.evidence.fields.values() for name in names)}
    return bool(cited) and not cited & set(evidence)
