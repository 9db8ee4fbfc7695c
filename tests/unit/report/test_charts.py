"""Every chart draws every run, says what it shows, and has the same numbers as a table."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # our own drawings, never a stranger's
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from multipolar.errors import InputError, RunError
from multipolar.report import CHARTS, save_chart
from multipolar.report.frame import Frame
from multipolar.report.look import NARROW, WIDE
from multipolar.report.save import svg_of
from multipolar.results import Bargaining, Run

from .synthetic import LEVERS, PATHS, made_up_drivers, make_run

RUNS = {
    "many histories": {"members": 400},
    "one history": {"members": 1},
    "nothing happens": {"members": 50, "quiet": True},
    "four weeks": {"members": 20, "weeks": 4},
}


def options(name: str) -> dict[str, Any]:
    return {"rows": made_up_drivers()} if name == "drivers" else {}


def words(svg: str) -> str:
    return " ".join("".join(node.itertext()) for node in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"))  # noqa: S314


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("kind", RUNS)
def test_every_chart_draws_every_kind_of_run(kind: str, name: str) -> None:
    run = make_run(**RUNS[kind])  # type: ignore[arg-type]
    chart = CHARTS[name](run, **options(name))
    said = words(svg_of(chart))
    assert "NaN" not in said
    assert str(run.as_of) in said
    assert "seed 7" in said


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_has_a_title_a_description_and_a_table(name: str) -> None:
    run = make_run(40)
    chart = CHARTS[name](run, **options(name))
    spec = chart.to_dict()
    assert spec["title"]["text"]
    assert len(spec["description"]) > 60
    table = CHARTS[name].table(CHARTS[name].read(run, **options(name)), Frame.of(run))
    assert table.caption
    assert table.rows
    assert table.to_csv().count("\n") == len(table.rows) + 1


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("name", CHARTS)
def test_no_drawing_is_wider_than_it_was_asked_to_be(name: str, width: int) -> None:
    svg = svg_of(CHARTS[name](make_run(40), width=width, **options(name)))
    assert float(ET.fromstring(svg).attrib["width"]) <= width * 1.06  # noqa: S314


@pytest.mark.parametrize("name", ["paths", "dots", "weekly-paths"])
def test_every_path_is_written_beside_its_colour(name: str) -> None:
    said = words(svg_of(CHARTS[name](make_run(400))))
    for title in PATHS.values():
        assert title in said


def test_a_run_without_a_mechanism_says_so_on_its_charts() -> None:
    said = words(svg_of(CHARTS["paths"](make_run(40, without=("commitment",)))))
    assert "without commitment" in said


def test_hostile_names_stay_text_in_a_drawing() -> None:
    svg = svg_of(CHARTS["forces"](make_run(20, russia="<script>alert(1)</script>")))
    assert "<script" not in svg
    assert "<script>alert(1)</script>" in words(svg)


def test_front_is_drawn_in_square_kilometres_too() -> None:
    said = words(svg_of(CHARTS["front"](make_run(40), unit="km²")))
    assert "km²" in said
    with pytest.raises(InputError, match="'%' or in 'km²'"):
        CHARTS["front"](make_run(40), unit="acres")


@pytest.mark.parametrize(("name", "option"), [("dots", {"futures": 0}), ("affinities", {"most": 0}), ("drivers", {"most": 99})])
def test_an_option_out_of_range_says_what_is_allowed(name: str, option: dict[str, int]) -> None:
    with pytest.raises(InputError, match="between 1 and"):
        CHARTS[name](make_run(20), **(options(name) | option))


@pytest.mark.parametrize(("suffix", "start"), [("png", b"\x89PNG"), ("svg", b"<svg"), ("pdf", b"%PDF")])
def test_a_chart_is_saved_by_its_suffix(tmp_path: Path, suffix: str, start: bytes) -> None:
    path = save_chart(CHARTS["paths"](make_run(20)), tmp_path / f"paths.{suffix}")
    assert path.read_bytes().startswith(start)
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ["paths.gif", "paths"])
def test_another_suffix_is_refused_with_the_ones_that_are_allowed(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"\.png, \.svg or \.pdf"):
        save_chart(CHARTS["paths"](make_run(20)), tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(RunError, match="file"):
        save_chart(CHARTS["paths"](make_run(20)), tmp_path / "file" / "paths.png")


def test_drivers_of_a_run_too_small_to_rank_draw_an_empty_chart() -> None:
    chart = CHARTS["drivers"](make_run(2), rows=[])
    assert "Which numbers carry the forecast?" in words(svg_of(chart))


def test_the_bargaining_range_draws_where_nobody_is_at_war() -> None:
    nothing = np.full(3, np.nan)
    dates = (date(2025, 7, 1), date(2025, 7, 29), date(2025, 8, 26))
    ended = Bargaining((0, 4, 8), dates, np.zeros(3, np.int64), nothing, {"commitment": nothing}, np.nan, {"commitment": np.nan})
    said = words(svg_of(CHARTS["bargaining-range"].draw(ended, Frame.of(make_run(20)))))
    assert "NaN" not in said


def test_drawing_twice_gives_the_same_bytes() -> None:
    run: Run = make_run(60)
    assert svg_of(CHARTS["weekly"](run)) == svg_of(CHARTS["weekly"](run))


def test_what_may_be_chance_has_a_hollow_mark_and_says_so() -> None:
    drivers = made_up_drivers()
    clear = sum(driver.clear for driver in drivers[:10])
    svg = svg_of(CHARTS["drivers"](make_run(40), rows=drivers))
    assert len(re.findall(r'aria-roledescription="point"[^>]*fill="white"', svg)) == 10 - clear
    assert words(svg).count("(may be chance)") == 10 - clear
    assert "Hollow" in words(svg)
    none = [replace(driver, clear=False) for driver in drivers]
    assert "None of these is clear of chance" in words(svg_of(CHARTS["drivers"](make_run(40), rows=none)))


def test_a_driver_is_told_with_its_meaning_and_thirds_that_are_not_rounded_away() -> None:
    run = make_run(40)
    rows = [replace(made_up_drivers()[-1], low=0.00018, high=0.00053), replace(made_up_drivers()[0], address="actors.russia.capability")]
    table = CHARTS["drivers"].table(CHARTS["drivers"].read(run, rows=rows), Frame.of(run))
    told = {row[0]: row for row in table.rows}
    assert told["world.commitment.break_rate"][2:4] == ("0.000180", "0.000530")
    assert told["actors.russia.capability"][1] == "Russia: what it is"
    assert "Russia: what it is" in words(svg_of(CHARTS["drivers"](run, rows=rows)))


LONG = "The Federated Democratic People's Republic of the Upper and the Lower Valleys"


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("name", ["front", "forces", "losses", "economy"])
def test_a_long_name_of_a_country_does_not_run_along_an_axis(name: str, width: int) -> None:
    svg = svg_of(CHARTS[name](make_run(40, russia=LONG, ukraine=LONG), width=width))
    assert float(ET.fromstring(svg).attrib["width"]) <= width * 1.06  # noqa: S314
    for axis in re.findall(r"""aria-label="Y-axis titled '([^']*)'""", svg):
        assert "Federated" not in axis


@pytest.mark.parametrize("name", ["weekly", "weekly-paths"])
def test_no_name_of_an_area_is_cut_on_a_phone(name: str) -> None:
    run = make_run(400)
    data = CHARTS[name].read(run)
    svg = svg_of(CHARTS[name](run, width=NARROW))
    assert "…" not in words(svg)
    assert all(path in words(svg) for path in data.names)


def test_the_two_stacked_charts_share_no_colour() -> None:
    run = make_run(40)
    states, paths = (set(CHARTS[name].read(run).colours) for name in ("weekly", "weekly-paths"))
    assert not states & paths


def test_the_ends_of_every_levers_scale_are_written_above_it() -> None:
    for width in (WIDE, NARROW):
        said = words(svg_of(CHARTS["aid"](make_run(40), width=width)))
        for lever in LEVERS:
            assert f"0: no {lever}" in said
            assert "100: as much" in said
        assert " level " not in said
