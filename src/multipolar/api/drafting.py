"""From an evidence file to a case that runs."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from multipolar.api.leading import RULES, contradictions_of, leader
from multipolar.errors import InputError
from multipolar.shell import typed
from multipolar.store.files import disk_errors

if TYPE_CHECKING:
    from multipolar.evidence.drafting.propose import Evidence
    from multipolar.evidence.language import ParsedDocument
    from multipolar.store.evidence import EvidenceFile


@dataclass(frozen=True, slots=True)
class Drafted:
    """A drafted case.

    Parameters
    ----------
    folder : Path
        Where it was written.
    as_of : date
        Its week 0.
    attacker, defender : str
        Names of the sides.
    actors, issues, positions, affinities, days : int
        How many it holds; days are dated entries of its calendar.
    numbers, evidence, judgement : int
        Its numbers, and how many of them rest on passages and how many on a generic judgement alone.
    direction : int
        Of those that rest on passages, how many rest on passages that give the direction only: their value is the draft's.
    passages : int
        Distinct passages that its numbers cite.
    war : {"told", "likely", "given"}
        Whether documents tell of the fighting of the two sides, it is only likely, or the sides were named.
    order : {"own", "listed", "soil", "attacks", "alike", "given"}
        Why the first of them is the attacker: it fights its own state, the list of wars says so, it is told to stand on the other's soil,
        its attacks are told of more often, nothing tells, or it was named first.
    """

    folder: Path
    as_of: date
    attacker: str
    defender: str
    actors: int
    issues: int
    positions: int
    affinities: int
    days: int
    numbers: int
    evidence: int
    judgement: int
    direction: int
    passages: int
    war: str
    order: str


def draft(
    evidence: str | os.PathLike[str],
    *,
    out: str | os.PathLike[str],
    issues: str | os.PathLike[str] | None = None,
    as_of: date | None = None,
    title: str | None = None,
    lead: str = RULES,
    sides: Sequence[str] | None = None,
) -> Drafted:
    """Propose a runnable case from an evidence file.

    Parameters
    ----------
    evidence : path
        An evidence file, made by `read`.
    out : path
        Folder of the case; it must not exist. Its name is the case's name.
    issues : path, optional
        A file of issues in the format of the library's, with which positions are matched anew; by default the library's.
    as_of : date, optional
        Week 0; by default the day after the latest document that tells its day. No document may state a later one.
    title : str, optional
        Its title.
    lead : str, default "rules"
        Whose rows it is drafted from: those of the rules, or ``llm`` for those of the language model in the documents that it has read
        without a problem; its name, where several have.
    sides : sequence of str, optional
        Names of attacker and defender; by default those of whose fighting the documents tell most often.

    Raises
    ------
    InputError
        If there is no such evidence file, something is at `out` already, the documents tell of no war and no sides are given, or of no
        day; if a side is unknown or no document names it, or a document is of a later day than `as_of`; if no position is on a term of
        the file of issues; if no language model has read them and its rows are to lead; if what was drafted cannot be run.
    ScenarioError
        If the file of issues is wrong.
    RunError
        If the case cannot be written; nothing is left behind.
    """
    from multipolar.evidence.actors import registry
    from multipolar.evidence.drafting.propose import propose
    from multipolar.evidence.drafting.rematching import rematched
    from multipolar.evidence.drafting.write import files_of
    from multipolar.evidence.issues import bundled_issues, read_issues
    from multipolar.scenario import check_folder
    from multipolar.store.evidence import EvidenceFile

    target = Path(out)
    if target.exists() or target.is_symlink():
        raise InputError(f"'{target}' exists; nothing was touched. Choose another name with -o.")
    library = bundled_issues() if issues is None else read_issues(Path(issues))
    with EvidenceFile(Path(evidence)) as held:
        held.lead = leader(held, lead)
        found = evidence_of(held)
    if issues is not None:
        found = replace(found, rows=rematched(found.rows, found.texts, library))
    name = target.resolve().name
    made = propose(found, library, registry(), title=title or _title(name), as_of=as_of, sides=sides)
    texts = {each.file: each.text for each in found.kept.values() if each.text is not None}
    write_folder(target, files_of(made, os.fspath(out)) | texts, _check_runs)
    checked = check_folder(target)
    positions = sum(len(each) for each in made.scenario["positions"].values())
    return Drafted(
        folder=target,
        as_of=made.scenario["as_of"],
        attacker=made.cast.parts[made.cast.attacker].name,
        defender=made.cast.parts[made.cast.defender].name,
        actors=len(made.scenario["actors"]),
        issues=len(made.scenario["issues"]),
        positions=positions,
        affinities=len(made.scenario.get("ties", {}).get("affinities", ())),
        days=len(made.scenario.get("calendar", ())),
        numbers=checked.numbers,
        evidence=checked.evidence,
        judgement=checked.judgement,
        direction=checked.direction,
        passages=checked.passages,
        war=made.war.how,
        order=made.war.order,
    )


def _check_runs(folder: Path) -> None:
    """See that a draft can be read and run before it appears: one that cannot be is our fault, not the reader's.

    Raises
    ------
    InputError
        If it cannot.
    """
    from multipolar import world
    from multipolar.scenario import check_folder, load

    said = "The draft could not be run; nothing was written. Please report it."
    if errors := check_folder(folder).errors:
        raise InputError(f"{said} {errors[0]}")
    try:
        world.build(load(folder))
    except InputError as error:
        raise InputError(f"{said} {error}") from error


def evidence_of(held: EvidenceFile) -> Evidence:
    """What a case is drafted from, out of an evidence file."""
    from multipolar.evidence.actors.capitals import in_usual_letters
    from multipolar.evidence.drafting.passages import kept_texts
    from multipolar.evidence.drafting.propose import Evidence
    from multipolar.evidence.language import ParsedDocument
    from multipolar.results.evidence import KINDS

    documents = held.documents()
    if not documents:
        raise InputError(f"{held.path} holds no documents. Read some: multipolar read DOCUMENTS --out {typed(held.path)}")
    parsed = [ParsedDocument.of(document, held.paragraphs(document.id), written=in_usual_letters(document.text)) for document in documents]
    rows = {kind: held.rows(kind) for kind in KINDS}
    readers = dict.fromkeys(held.read_by(held.lead), held.lead) if held.lead else {}
    return Evidence(documents, rows, held.stories(), contradictions_of(held), days_of(parsed), kept_texts(documents), readers)


def days_of(parsed: Sequence[ParsedDocument]) -> dict[str, tuple[date, str]]:
    """By document id: its day and what tells it, for those that tell one."""
    from multipolar.evidence.extractors.dates import anchor_of

    anchors = {each.document.id: anchor_of(each) for each in parsed}
    return {document: (anchor.day, anchor.basis) for document, anchor in anchors.items() if anchor.day is not None}


def _title(name: str) -> str:
    return f"{name.replace('-', ' ').replace('_', ' ').capitalize()}: drafted from documents"


def write_folder(target: Path, files: dict[str, bytes], check: Callable[[Path], None] = lambda _: None) -> None:
    """Write beside the target, check what was written, then rename: the folder appears whole and right or not at all."""
    with disk_errors(target, "Nothing was left behind."):
        target.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        try:
            for name, data in files.items():
                (staging / name).write_bytes(data)
            check(staging)
            staging.chmod(0o755)
            staging.rename(target)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
