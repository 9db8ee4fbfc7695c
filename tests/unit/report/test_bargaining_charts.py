"""Charts of a bargain draw one issue and several, rounds and none, and hold their numbers as a table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from multipolar.errors import InputError
from multipolar.report.charts import bargaining, bargaining_rounds, bargaining_tornado
from multipolar.report.look import LINES, NARROW, WIDE
from multipolar.report.save import svg_of
from multipolar.results.bargaining_forecast import BargainingForecast, BargainingRound, Spread, Tornado, TornadoRow

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


def converging(draws: int = 0) -> BargainingForecast:
    """Three actors that meet at 50 in round 2, and two more rounds in which nobody moves."""
    starts = {"north": 90.0, "south": 10.0, "isles": 10.0}
    rounds = [{actor: {"border": 50.0 + (at - 50.0) * (2 - min(n, 2)) / 2} for actor, at in starts.items()} for n in range(5)]
    middle = {"border": 50.0}
    drawn = {"border": Spread(50.0, 9.0, 31.0, 45.0, 50.0, 55.0, 68.0)} if draws else {}
    made = tuple(BargainingRound(number, middle, middle, places) for number, places in enumerate(rounds))
    return BargainingForecast(
        "expected-utility", "corrected", "a-case", middle, {"border": True}, middle, middle, made, {"border": 48.0}, "converged",
        spread=drawn, baseline_spread=drawn, draws=draws,
        names={"north": "The North", "south": "South", "isles": "Isles", "border": "Border"},
    )  # fmt: skip


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_every_line_is_named_at_its_start_by_the_actors_name(width: int) -> None:
    said = svg_of(bargaining_rounds.chart(converging(), width))
    for name in ("The North", "South", "Isles", "Border"):
        assert f">{name}</text>" in said
    assert "more" not in re.findall(r">([^<]*)</text>", said)
    assert "north" not in said
    svg = svg_of(bargaining_rounds.chart(forecast(3, 1, 28), width))
    assert all(f">{name}</text>" in svg for name in ACTORS if "coalition" not in name), "all of many lines have a name"


def test_the_rounds_end_where_nobody_moves_any_more() -> None:
    said = svg_of(bargaining_rounds.chart(converging()))
    ticks = re.findall(r">(\d)</text>", said)
    assert "2" in ticks
    assert "3" not in ticks
    assert "nobody moves after round 2" in said


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_draws_show_between_what_the_settlement_lies(width: int) -> None:
    certain, drawn = (svg_of(bargaining_rounds.chart(converging(draws), width)) for draws in (0, 500))
    assert "31.0 to 68.0" in drawn
    assert "31.0 to 68.0" not in certain
    assert "Brackets" in drawn
    assert "Brackets" not in certain


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_chart_of_rounds_is_as_wide_as_it_was_asked_to_be(width: int) -> None:
    for data in (converging(500), forecast(3, 2, 3)):
        found = re.search(r'<svg[^>]*width="([\d.]+)"', svg_of(bargaining_rounds.chart(data, width)))
        assert found
        assert float(found[1]) <= width * 1.06


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
