"""How often a large language model's rows are right, on the held-out articles: its recorded answers, replayed and scored.

The answers were given once, with the prompt of ``library/prompts/evidence.txt``; after a change of the prompt they are not found any
more, and have to be asked for anew (``tests/data/answers/README.md``).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from multipolar.evidence.language import find_parser
from multipolar.evidence.model import ModelSettings, led_by, read_with_model
from multipolar.evidence.read import read
from multipolar.results.evidence import Document

from ..scoring import Score, score

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="module")
def led() -> Score:
    """The score of the model's rows on both held-out sets."""
    texts = sorted(path for name in ("heldout2", "heldout3") for path in (DATA / "articles" / name).glob("*.txt"))
    gold = {path.name: path.with_name(f"{path.name[:3]}.jsonl") for path in texts}
    total = Score()
    for found, reading in read_with_model(read(map(_document, texts), find_parser()), ModelSettings(), DATA / "answers"):
        assert reading.problem == ""
        total += score(led_by(found, reading).rows, gold[found.parsed.document.name])
    return total


def _document(path: Path) -> Document:
    data = path.read_bytes()
    return Document(id=hashlib.sha256(data).hexdigest(), name=path.name, address=path.name, text=data.decode())


def test_rows_are_found_as_is_asked_of_reading(led: Score) -> None:
    least = {"claim": 0.94, "event": 0.84, "position": 0.78, "relation": 0.64}
    assert {kind: led.f1(kind) for kind in least if led.f1(kind) < least[kind]} == {}


def test_what_rows_tell_is_right(led: Score) -> None:
    least = {
        "claim.source": 0.94,
        "claim.certainty": 0.94,
        "event.type": 0.96,
        "event.mode": 0.93,
        "event.not-overstated": 0.98,
        "position.direction": 0.90,
        "relation.sign": 0.97,
    }
    assert {name: led.share(name) for name in least if led.share(name) < least[name]} == {}


def test_groups_are_linked(led: Score) -> None:
    assert led.recall("collectives") >= 0.83
    assert led.recall("names") >= 0.93
    assert led.precision("links") >= 0.88


def test_the_answers_quote_the_articles() -> None:
    """Hardly a row is rejected: quotes stand in the text, actors are named there."""
    texts = sorted((DATA / "articles" / "heldout3").glob("*.txt"))
    readings = [each for _, each in read_with_model(read(map(_document, texts), None), ModelSettings(), DATA / "answers")]
    rejected = sum(len(reading.rejected) for reading in readings)
    assert rejected <= 0.01 * sum(len(reading.rows) for reading in readings)
