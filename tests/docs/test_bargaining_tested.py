"""The page on past decisions prints what the backtest gives, to the last digit."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from multipolar.results.deu_scores import DeuScore, DeuScores

from .pages import ROOT

PAGE = ROOT / "docs" / "explanation" / "bargaining-tested.md"
TABLE = re.compile(r"(<!-- scores: [^\n]*-->\n).*?(<!-- end -->)", re.DOTALL)
REWRITE = os.environ.get("MULTIPOLAR_GOLDEN") == "rewrite"


@pytest.fixture(scope="module")
def scores(deu: Path) -> DeuScores:
    from multipolar.api import backtest_deu

    return backtest_deu(deu)


def row(score: DeuScore) -> str:
    diff, low, high = score.vs_power if score.weights == "salience × power" else score.vs_salience
    less = f"{diff:+.2f} ({low:+.2f} to {high:+.2f})".replace("-", "\u2212")
    return f"| `{score.name}` | {score.weights} | {score.issues} | {score.mae:.2f} | {score.rmse:.1f} | {less} |"


@pytest.mark.slow
def test_the_page_prints_the_scores_and_what_it_says_of_them_holds(scores: DeuScores) -> None:
    text = PAGE.read_text(encoding="utf-8")
    head = "\n| model | weighs | issues | MAE | RMSE | less compromise |\n| --- | --- | ---: | ---: | ---: | --- |\n"
    table = head + "\n".join(row(score) for score in scores.scores) + "\n\n"
    now = TABLE.sub(lambda found: found[1] + table + found[2], text)
    if REWRITE:
        PAGE.write_text(now, encoding="utf-8")
    assert now == text or REWRITE, "run `make golden`, and say in changelog.d why the scores moved"
    assert not [score.name for score in scores.scores if score.vs_salience[2] < 0 or score.vs_power[2] < 0]
