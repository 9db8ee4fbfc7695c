"""Every number rests on something, and everything cited is there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from multipolar.scenario.addresses import Holder, Steps, holders
from multipolar.scenario.entries import basis_of
from multipolar.scenario.names import known_hint
from multipolar.scenario.numbers import Number, NumberError
from multipolar.scenario.schema import Earlier
from multipolar.scenario.schema.basis import KINDS
from multipolar.scenario.validate.report import Findings


def check_grounds(findings: Findings) -> None:
    """The basis of numbers, what it cites, and the sources of evidence."""
    scenario = findings.origin.scenario
    inside: dict[Steps, list[Holder]] = {}
    everything = list(holders(scenario))
    for holder in everything:
        if holder.above:
            above = holder.steps[: 2 if holder.steps[0] in ("issues", "threats") else len(holder.steps) - 1]
            inside.setdefault(above, []).append(holder)
    for holder in everything:
        _has_basis(findings, holder)
        _cites(findings, holder, inside.get(holder.steps, []))
    for index, item in enumerate(scenario.earlier):
        _earlier(findings, index, item)
    _claims(findings)
    _documents(findings)


def _has_basis(findings: Findings, holder: Holder) -> None:
    for address, field, number in holder.addresses():
        if not basis_of(holder, field).kind:
            said = f"{address}: {number} rests on nothing. Give 'evidence: [ids]', 'data: [ids]' or 'judgement: reason' beside it."
            findings.add((*holder.steps, field), said)


def _cites(findings: Findings, holder: Holder, inside: list[Holder]) -> None:
    fields = {*holder.part.own_numbers(), *holder.part.own_days()}
    for inner in inside:
        own = inner.part.own_numbers()
        fields |= {*own, inner.inside, *(f"{inner.inside}.{field}" for field in own)}
    for kind in KINDS:
        grounds = getattr(holder.part, kind)
        place = (*holder.steps, kind)
        for name, texts in grounds.fields.items():
            if name not in fields:
                said = f"{holder.address}.{kind}: '{name}' is no number of this mapping."
                findings.add((*place, name), said, known_hint(name, fields))
            _known(findings, (*place, name), kind, texts)
        _known(findings, place, kind, grounds.whole)


def _known(findings: Findings, place: Steps, kind: str, names: Iterable[str]) -> None:
    if kind == "judgement" or not findings.complete:
        return
    known = findings.origin.evidence if kind == "evidence" else findings.origin.sources.data
    what = "passage in evidence.yaml called" if kind == "evidence" else "data set in sources.yaml called"
    for name in names:
        findings.refer(place, name, known, what)


def _earlier(findings: Findings, index: int, item: Earlier) -> None:
    place: Steps = ("earlier", index)
    holder = Holder(f"earlier.{index}", place, item)
    own = {address: entry for address, entry in findings.origin.entries.items() if not entry.default}
    if not basis_of(holder, "value").kind:
        findings.add(place, f"{holder.address}: the value rests on nothing. Give evidence, data or judgement beside it.")
    for kind in KINDS:
        _known(findings, (*place, kind), kind, getattr(item, kind).whole)
        for name, texts in getattr(item, kind).fields.items():
            _known(findings, (*place, kind, name), kind, texts)
    if item.address == Earlier.BEGAN:
        _earlier_beginning(findings, index, item)
    elif findings.refer((*place, "address"), item.address, own, "number at"):
        entry = own[item.address]
        try:
            Number.parse(item.value, entry.low, entry.high)
        except NumberError as error:
            findings.add((*place, "value"), f"{holder.address}, {item.address}: {error}")
    if item.until > findings.origin.scenario.as_of:
        said = f"{holder.address}: 'until' ({item.until}) is later than the case's as-of date, {findings.origin.scenario.as_of}."
        findings.add((*place, "until"), said)


def _earlier_beginning(findings: Findings, index: int, item: Earlier) -> None:
    place, said = ("earlier", index, "value"), f"earlier.{index}, {item.address}:"
    try:
        day = date.fromisoformat(str(item.value))
    except ValueError:
        findings.add(place, f"{said} '{item.value}' is no day; write it as in 2025-05-09.")
        return
    if day >= item.until:
        findings.add(place, f"{said} the war cannot have begun on {day} for as-of dates before {item.until}.")


def _claims(findings: Findings) -> None:
    scenario = findings.origin.scenario
    for name, path in scenario.paths.items():
        _known(findings, ("paths", name, "evidence"), "evidence", path.evidence)
    for index, item in enumerate(scenario.contradictions):
        _known(findings, ("contradictions", index, "claims"), "evidence", item.claims)


def _documents(findings: Findings) -> None:
    if not findings.complete:
        return
    documents = findings.origin.sources.documents
    for name, passage in findings.origin.evidence.items():
        findings.refer((name, "document"), passage.document, documents, "document in sources.yaml called", file="evidence.yaml")
    for name, document in documents.items():
        if document.date > findings.origin.scenario.as_of:
            said = f"documents.{name} is dated {document.date}, after the case's as-of date, {findings.origin.scenario.as_of}."
            findings.add(("documents", name, "date"), said, file="sources.yaml")
