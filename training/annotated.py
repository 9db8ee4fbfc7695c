"""Annotated texts to fit weights to: short ones with rows beside them (``articles/``), and the opened articles of the tests."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from multipolar.evidence.actors import link, registry
from multipolar.evidence.extractors import claims, dates, events, positions, ties
from multipolar.evidence.language import ParsedDocument, Parser
from multipolar.results.evidence import Document, Row

HERE = Path(__file__).parent
SHORT = HERE / "articles"
TESTS = HERE.parent / "tests" / "data" / "articles"
OPENED = ("dev", "dev2", "dev3", "dev4", "heldout")
"""Sets of the tests that whoever writes rules may open; the others are never fitted to."""

Annotation = dict[str, Any]

_FIELDS = {
    "R": ("a", "b", "type", "sign", "status"),
    "P": ("actor", "issue", "direction"),
    "E": ("source", "target", "plover", "mode"),
    "G": ("actor", "form"),
    "N": ("actor", "form"),
}
_KINDS = {"R": "relation", "P": "position", "E": "event"}
_LISTS = ("actor", "source", "target")


@dataclass(frozen=True)
class Annotated:
    """A text, read, with what people say that it says.

    Parameters
    ----------
    name : str
        Of its file.
    is_short : bool
        Whether it is of those written for fitting, which no rule was written with.
    parsed : ParsedDocument
        With parses and mentions.
    rows : tuple of Row
        What rules find in it.
    annotations : list of dict
        As in the articles of the tests: ``relation``, ``event``, ``position`` and ``actor`` rows.
    """

    name: str
    is_short: bool
    parsed: ParsedDocument
    rows: tuple[Row, ...]
    annotations: list[Annotation]

    def of(self, kind: str) -> list[Annotation]:
        """Annotations of one kind."""
        return [one for one in self.annotations if one["kind"] == kind]


def annotated(paths: Iterable[Path], parser: Parser) -> Iterator[Annotated]:
    """Read texts with their annotations beside them (``NNN.rows`` or ``NNN.jsonl``)."""
    for path in paths:
        raw = path.read_bytes()
        text = raw.decode("utf-8")
        parsed = ParsedDocument.of(Document(id=hashlib.sha256(raw).hexdigest(), name=path.name, address=path.name, text=text))
        blocks = list(parsed.originals)
        for block, parse in zip(blocks, parser.parse([parsed.words_of(block) for block in blocks]), strict=True):
            parsed.parses[block.index] = parse
        parsed = dataclasses.replace(parsed, mentions=link(parsed, registry()))
        said = [_canonical(one) for one in _annotations(path, text)]
        yield Annotated(path.name, path.with_name(f"{path.name[:3]}.rows").exists(), parsed, by_rules(parsed), said)


def by_rules(parsed: ParsedDocument) -> tuple[Row, ...]:
    """What rules alone find in a document."""
    days, said = dates.extract(parsed), claims.extract(parsed)
    done = events.extract(parsed, days, said)
    return (*days, *said, *done, *positions.extract(parsed, said), *ties.extract(parsed, done))


def texts() -> list[Path]:
    """All that weights are fitted to, in order."""
    return [*sorted(SHORT.glob("*.txt")), *(path for name in OPENED for path in sorted((TESTS / name).glob("*.txt")))]


def _annotations(path: Path, text: str) -> list[Annotation]:
    short = path.with_name(f"{path.name[:3]}.rows")
    if short.exists():
        return rows_of(short.read_text(encoding="utf-8").splitlines(), text, short.name)
    return [json.loads(line) for line in path.with_name(f"{path.name[:3]}.jsonl").read_text(encoding="utf-8").splitlines()]


def rows_of(lines: Sequence[str], text: str, name: str) -> list[Annotation]:
    """Annotations from lines like ``R | state:RUS | state:UKR | war | - | actual | its invasion``.

    Raises
    ------
    ValueError
        Where a line has other fields or quotes what the text does not have, with the place.
    """
    found: list[Annotation] = []
    for number, line in enumerate(lines, 1):
        told = line.strip()
        if not told or told.startswith("#"):
            continue
        weak, told = told.startswith("~"), told.lstrip("~ ")
        letter, *values, quote = told.split(" | ")
        if letter not in _FIELDS or len(values) != len(_FIELDS[letter]):
            raise ValueError(f"{name}:{number}: a row is {' or '.join(_FIELDS)} with its fields and a quote, not {line!r}")
        spans = _spans(quote, text)
        if not spans:
            raise ValueError(f"{name}:{number}: {quote!r} does not stand in the text")
        row: Annotation = {"weak": weak}
        for field, value in zip(_FIELDS[letter], values, strict=True):
            row[field] = [one.strip() for one in value.split(",") if one.strip() not in ("", "-")] if field in _LISTS else value
        if letter in _KINDS:
            if letter == "E":
                row["plover"], *row["alt_plover"] = row["plover"].split("/")
            found.append(row | {"kind": _KINDS[letter], "span": spans[0]})
        else:
            found.append(
                {"kind": "actor", "weak": weak, "actor": row["actor"], "mentions": [span | {"form": row["form"]} for span in spans]}
            )
    return found


def _spans(quote: str, text: str) -> list[dict[str, Any]]:
    """Where a quote stands: everywhere, or at the one place that ``@2`` asks for; ``first words ... last words`` reaches between."""
    wanted = re.search(r" @(\d+)$", quote)
    head, _, tail = (quote[: wanted.start()] if wanted else quote).partition(" ... ")
    starts = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(head)}(?!\w)", text)]
    if wanted:
        starts = starts[int(wanted[1]) - 1 : int(wanted[1])]
    spans = []
    for start in starts:
        end = text.find(tail, start + len(head)) + len(tail) if tail else start + len(head)
        if end >= start + len(head):
            spans.append({"start": start, "end": end, "quote": text[start:end]})
    return spans


def _canonical(row: Annotation) -> Annotation:
    """A row with the ids of the registry, where it writes them in another way (``org:Taliban``)."""
    made = dict(row)
    for field in ("a", "b"):
        if isinstance(made.get(field), str):
            made[field] = canonical(made[field])
    for field in _LISTS:
        if isinstance(made.get(field), list):
            made[field] = [canonical(one) for one in made[field]]
    return made


def canonical(actor: str) -> str:
    """The registry's id for an id with other capitals, or made of another of its names."""
    known = registry()
    if actor in known.actors:
        return actor
    if (folded := _folded().get(actor.casefold())) is not None:
        return folded
    prefix, _, slug = actor.partition(":")
    words = slug.split("-")
    if prefix in ("per", "org"):
        for first in (words[0].capitalize(), words[0].upper(), words[0]):
            for entry in known.index.get(first, ()):
                same = [one.casefold() for one in entry.words] == [one.casefold() for one in words]
                if same and len(entry.actors) == 1 and entry.actors[0].startswith(prefix):
                    return entry.actors[0]
    return actor.casefold() if prefix == "org" else actor


def key(actor: str) -> str:
    """An id as annotations and rows are compared: a government as its state, groups and other made-up ids by their prefix alone."""
    prefix, _, rest = actor.partition(":")
    prefix = "state" if prefix == "gov" else prefix
    derived = prefix in ("state", "per", "org", "loc") and (prefix != "state" or len(rest) == 3)
    return f"{prefix}:{rest}".casefold() if derived else f"{prefix}:*"


@functools.cache
def _folded() -> dict[str, str]:
    """The registry's ids by how they read in small letters; of two alike the first."""
    return {actor.casefold(): actor for actor in reversed(registry().actors)}
