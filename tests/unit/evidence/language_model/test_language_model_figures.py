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
