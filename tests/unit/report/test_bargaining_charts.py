"""Charts of a bargain draw one issue and several, rounds and none, and hold their numbers as a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from multipolar.errors import InputError
from multipolar.report.charts import bargaining_rounds, bargaining_tornado
from multipolar.report.look import NARROW, WIDE
from multipolar.report.save import svg_of
from multipolar.results.bargaining_forecast import BargainingForecast, BargainingRound, Tornado, TornadoRow

ACTORS = ["North", "South", "A coalition of many small island states", *(f"actor {i}" for i in range(25))]


def forecast(rounds: int, issues: int, actors: int) -> BargainingForecast:
    names = ACTORS[:actors]
    issue_names = [f"issue {k}" for k in range(issues)]

    def made(number: int) -> BargainingRound:
        places = {actor: {name: 100.0 * i / max(actors - 1, 1) / (number + 1) for name in issue_names} for i, actor in enumerate(names)}
        middle = dict.fromkeys(issue_names, 50.0 / (number + 1))
        return BargainingRound(number, middle, middle, places)

    point = dict.fromkeys(issue_names, 50.0 / (rounds + 1))
    return BargainingForecast(
        model="expected-utility",
        preset="corrected",
        source="folder/table.csv",
        point=point,
        agreed=dict.fromkeys(issue_names, True),
        mean=point,
        median=point,
        rounds=tuple(made(number) for number in range(rounds + 1)),
        baseline=dict.fromkeys(issue_names, 48.0),
        stopped="converged",
    )


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize(("rounds", "issues", "actors"), [(0, 1, 2), (1, 1, 1), (3, 2, 3), (100, 1, 28)])
def test_positions_by_round_are_drawn_with_the_baseline(rounds: int, issues: int, actors: int, width: int) -> None:
    data = forecast(rounds, issues, actors)
    said = svg_of(bargaining_rounds.chart(data, width))
    assert "compromise 48.0" in said
    assert "NaN" not in said
    table = bargaining_rounds.table(data, bargaining_rounds.frame_of(data, width))
    assert len(table.rows) == issues * actors
    assert len(table.columns) == rounds + 3


def tornado(*rows: TornadoRow) -> Tornado:
    return Tornado("table.csv", "nash", "", "outcome", 40.0, 42.0, rows)


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_tornado_is_drawn_with_numbers_and_rules(width: int) -> None:
    rows = [TornadoRow(f"position of {actor}", 1, 2, 40.0 - i, 40.0 + i, "input", "1 to 2") for i, actor in enumerate(ACTORS)]
    data = tornado(*rows, TornadoRow("votes", None, None, 40.0, 90.0, "rule", "linear to abstaining"))
    said = svg_of(bargaining_tornado.chart(data, width))
    assert "NaN" not in said
    assert len(bargaining_tornado.table(data, bargaining_tornado.frame_of(data, width)).rows) == len(ACTORS) + 1


def test_a_tornado_in_which_nothing_moves_says_so() -> None:
    assert "nothing moves the outcome" in svg_of(bargaining_tornado.chart(tornado(TornadoRow("x", 1, 2, 40.0, 40.0))))


def test_a_chart_is_saved_by_its_ending(tmp_path: Path) -> None:
    from multipolar.api.bargaining import plot_bargain, plot_tornado

    for path in (plot_bargain(forecast(2, 1, 3), tmp_path / "a" / "rounds.svg"), plot_tornado(tornado(), tmp_path / "tornado.png")):
        assert path.stat().st_size > 1000
    with pytest.raises(InputError, match=r"\.png, \.svg or \.pdf"):
        plot_bargain(forecast(2, 1, 3), tmp_path / "rounds.gif")
