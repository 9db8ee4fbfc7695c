"""Charts of a bargain draw one issue and several, rounds and none, and hold their numbers as a table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from multipolar.errors import InputError
from multipolar.report.charts import bargaining, bargaining_rounds, bargaining_tornado
from multipolar.report.look import LINES, NARROW, WIDE
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


def bars_of(data: Tornado) -> list[tuple[float, float, float]]:
    """Left end, width and top of every bar that is drawn."""
    shapes = re.findall(r'aria-roledescription="bar" d="M([\d.-]+),([\d.-]+)h([\d.-]+)v', svg_of(bargaining_tornado.chart(data)))
    return [(float(left), float(wide), float(top)) for left, top, wide in shapes]


def test_ends_that_move_the_outcome_the_same_way_hide_nothing_of_each_other() -> None:
    bars = bars_of(tornado(TornadoRow("a", 1, 2, 45.0, 60.0), TornadoRow("b", 1, 2, 30.0, 20.0), TornadoRow("c", 1, 2, 30.0, 60.0)))
    assert len(bars) == 6
    tops = [top for _, _, top in bars]
    assert len(set(tops)) == 5  # only the two of the last row lie side by side
    for at, (left, wide, top) in enumerate(bars):
        for other_left, other_wide, other_top in bars[:at]:
            apart = abs(top - other_top) >= 7 or left >= other_left + other_wide - 0.01 or other_left >= left + wide - 0.01
            assert apart, "a bar covers part of another"


def test_lines_of_settlement_and_baseline_end_below_the_names_of_the_rows() -> None:
    data = tornado(TornadoRow("a", 1, 2, 20.0, 60.0), TornadoRow("b", 1, 2, 30.0, 60.0))
    spec = bargaining_tornado.chart(data).to_dict()
    rules = [layer for layer in spec["layer"] if layer.get("mark", {}).get("type") == "rule" and "strokeDash" in layer["mark"]]
    assert len(rules) == 2
    for layer in rules:
        assert layer["encoding"]["y"]["field"] == "row"
        assert layer["mark"]["yOffset"] > -8 + 4, "the name stands 11 pixels above the middle, four of its letters' height below that"


def contrast(colour: str) -> float:
    """Contrast to white by the rule of the Web Content Accessibility Guidelines."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_every_line_is_dark_enough_to_be_seen_on_white() -> None:
    assert min(contrast(colour) for colour in LINES) >= 3.0
    assert len(set(LINES)) == len(LINES)
    assert min(contrast(colour) for colour in bargaining.COLOURS.values()) >= 3.0


def test_a_tornado_in_which_nothing_moves_says_so() -> None:
    assert "nothing moves the outcome" in svg_of(bargaining_tornado.chart(tornado(TornadoRow("x", 1, 2, 40.0, 40.0))))


def test_a_chart_is_saved_by_its_ending(tmp_path: Path) -> None:
    from multipolar.api.bargaining import plot_bargain, plot_tornado

    for path in (plot_bargain(forecast(2, 1, 3), tmp_path / "a" / "rounds.svg"), plot_tornado(tornado(), tmp_path / "tornado.png")):
        assert path.stat().st_size > 1000
    with pytest.raises(InputError, match=r"\.png, \.svg or \.pdf"):
        plot_bargain(forecast(2, 1, 3), tmp_path / "rounds.gif")
