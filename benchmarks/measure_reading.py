"""Reading: words a second with and without a language model, and the memory of a run over many documents."""

from __future__ import annotations

import hashlib
import json
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from multipolar.evidence.language import Parser, find_parser
from multipolar.evidence.read import read
from multipolar.library import articles
from multipolar.results.evidence import Document
from table import Row, at_least, at_most
from timing import best

TITLE = "Reading articles: text, actors, rows and features; one thread, lexicons loaded before"
PROGRAM = """
import json, resource, sys, time
from multipolar.api.reading import read
begun = time.perf_counter()
done = read(sys.argv[1], out=sys.argv[2], model="none")
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
print(json.dumps({"peak": peak, "seconds": time.perf_counter() - begun, "read": done.new}))
"""

WORDS = 400
"""Words of one document, about that of an agency's report."""
SENTENCES = 3
"""Sentences of one paragraph."""


def measure(*, quick: bool) -> list[Row]:
    """Time the reading of made-up documents, without a model and with the best that is installed, then read a folder of many."""
    count = 200 if quick else 1_000
    rows = [_speed(_documents(count), None, 50_000, "without a language model")]
    parser = find_parser()
    if parser is not None:
        rows.append(_speed(_documents(count // 10), parser, 3_000, f"with {parser.name}"))
    return rows + _folder(1_000 if quick else 10_000)


def _speed(documents: Sequence[Document], parser: Parser | None, least: float, how: str) -> Row:
    words = sum(len(document.text.split()) for document in documents)
    _read(documents[:3], parser)
    spent = best(lambda: _read(documents, parser))
    return at_least(f"{how}: {len(documents):,} documents of {WORDS} words", words / spent.cpu, least, "words/s", spent)


def _read(documents: Sequence[Document], parser: Parser | None) -> None:
    for found in read(documents, parser):
        assert found.rows, "every document names somebody"


def _folder(count: int) -> list[Row]:
    """Read a folder into an evidence file in a fresh interpreter: stories and contradictions of all documents included."""
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts"
        texts.mkdir()
        for number, text in enumerate(_texts(count)):
            (texts / f"{number:05}.txt").write_text(text, encoding="utf-8")
        command = [sys.executable, "-c", PROGRAM, str(texts), str(Path(folder) / "evidence.duckdb")]
        done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise SystemExit(done.stderr)
    told = json.loads(done.stdout)
    assert told["read"] == count
    what = f"{count:,} files of {WORDS} words into an evidence file, without a language model"
    return [
        at_most(f"{what}: peak memory", told["peak"], 1.5, "GB"),
        at_most(f"{what}: wall time", told["seconds"] / 60.0, 10.0 * count / 10_000, "minutes"),
    ]


def _documents(count: int) -> list[Document]:
    return [
        Document(id=hashlib.sha256(text.encode()).hexdigest(), name=f"{number}.txt", address=f"{number}.txt", text=text)
        for number, text in enumerate(_texts(count))
    ]


def _texts(count: int) -> list[str]:
    """Documents from the sentences of the bundled articles, drawn anew for each: no paragraph stands twice in one."""
    lines = [line for path in articles() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    sentences = [one for line in lines for one in re.split(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])", line.strip()) if one.endswith((".", "”", '"'))]
    draw = random.Random(1)  # noqa: S311 - texts, not secrets
    return [_text(draw, sentences, number) for number in range(count)]


def _text(draw: random.Random, sentences: Sequence[str], number: int) -> str:
    chosen: list[str] = []
    for sentence in draw.sample(sentences, len(sentences)):
        chosen.append(sentence)
        if sum(len(one.split()) for one in chosen) >= WORDS:
            break
    paragraphs = [" ".join(chosen[at : at + SENTENCES]) for at in range(0, len(chosen), SENTENCES)]
    return "\n\n".join([*paragraphs, f"This is number {number}."]) + "\n"
