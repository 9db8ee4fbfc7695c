"""The parts behind the report of an evidence file: segments, the axis of time, lists, names."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from multipolar.report.reading import lanes, timeline
from multipolar.report.reading.listing import _share
from multipolar.report.reading.matrix import busiest, shade
from multipolar.report.reading.names import Naming, folded, short
from multipolar.report.reading.segments import segments
from multipolar.report.reading.timeline import Happening, drawn, window
from multipolar.results.evidence import Span

spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: Span(min(pair), max(pair)))
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(within=spans, over=st.lists(spans, max_size=12))
def test_segments_follow_each_other_and_carry_exactly_the_rows_that_cover_them(within: Span, over: list[Span]) -> None:
    found = segments(within, over)
    assert "".join("." * (each.end - each.start) for each in found) == "." * (within.end - within.start)
    for before, after in pairwise(found):
        assert before.end == after.start
        assert before.rows != after.rows or after.begins
    for each in found:
        assert set(each.rows) == {index for index, one in enumerate(over) if one.start <= each.start and each.end <= one.end}


@given(within=spans, over=st.lists(spans, max_size=12))
def test_every_row_that_touches_a_stretch_begins_in_it_once(within: Span, over: list[Span]) -> None:
    assume(within.start < within.end)
    began = [index for each in segments(within, over) for index in each.begins]
    assert sorted(began) == [index for index, one in enumerate(over) if one.meets(within) and one.start < one.end]


@given(st.lists(days, min_size=1, max_size=30))
def test_the_window_of_time_is_short_and_no_other_holds_more(found: list[date]) -> None:
    start, end = window(found)
    longest = timedelta(days=366 * timeline.YEARS)
    assert end - start <= longest
    inside = sum(start <= day <= end for day in found)
    assert all(inside >= sum(day <= other <= day + longest for other in found) for day in found)


def test_a_single_day_long_ago_does_not_stretch_the_axis_and_is_not_lost() -> None:
    events = [Happening(date(2031, 3, 1) + timedelta(days=n), date(2031, 3, 1) + timedelta(days=n), "actual") for n in range(5)]
    data = drawn([*events, Happening(date(1931, 1, 1), date(1931, 1, 1), "actual")], 3)
    assert data.start.year == 2031
    assert data.before == 1
    assert sum(mark.number for mark in data.marks) == 5


def test_a_year_is_too_long_for_an_axis_of_days() -> None:
    data = drawn([Happening(date(2031, 1, 1), date(2031, 12, 31), "date"), Happening(date(2031, 3, 1), date(2031, 3, 1), "planned")], 1)
    assert [mark.lane for mark in data.marks] == ["planned"]
    assert data.long == 1
    assert lanes.figure([Happening(date(2031, 1, 1), date(2031, 12, 31), "date")], 1) is None


def test_many_days_are_counted_by_month_and_modes_never_mix() -> None:
    start = date(2030, 1, 1)
    events = [Happening(start + timedelta(days=n), start + timedelta(days=n), ("actual", "alleged", "negated")[n % 3]) for n in range(400)]
    data = drawn(events, 9)
    assert data.by_month
    for lane in ("actual", "alleged", "negated"):
        assert sum(mark.number for mark in data.marks if mark.lane == lane) == sum(each.lane == lane for each in events)


def test_the_timeline_is_drawn_for_desktop_and_phone_with_a_lane_and_a_column_for_each_mode() -> None:
    events = [Happening(date(2031, 3, n + 1), date(2031, 3, n + 4), mode) for n, mode in enumerate(lanes.SHAPES)]
    figure = lanes.figure(events, 2)
    assert figure is not None
    assert figure.wide.source.startswith("data:image/svg+xml;base64,")
    assert figure.narrow.width < 400 < figure.wide.width
    assert figure.table.columns == ("first day", *lanes.SHAPES)
    assert all(f"{mode}: 1" in figure.description for mode in lanes.SHAPES)


def test_only_what_is_actual_is_filled() -> None:
    chart = lanes.draw(drawn([Happening(date(2031, 3, 1), date(2031, 3, 1), mode) for mode in lanes.SHAPES], 2))
    values = [row for layer in _data(chart.to_dict()) for row in layer if "fill" in row]
    assert {row["row"] for row in values if row["fill"] != "white"} == {"actual"}


def _data(spec: dict) -> list[list[dict]]:
    """Rows of a chart and of all its layers."""
    held = [*spec.get("datasets", {}).values(), *([spec["data"]["values"]] if "values" in spec.get("data", {}) else [])]
    own = [json.loads(each) if isinstance(each, str) else each for each in held]
    return own + [rows for layer in spec.get("layer", ()) for rows in _data(layer)]


@given(st.lists(st.integers(1, 50), max_size=12), st.integers(1, 100))
def test_a_list_that_is_cut_is_full_and_gives_every_group_its_share(wanted: list[int], most: int) -> None:
    got = _share(wanted, most)
    assert sum(got) == min(sum(wanted), most)
    assert all(mine <= asked for mine, asked in zip(got, wanted, strict=True))
    cut = [mine for mine, asked in zip(got, wanted, strict=True) if mine < asked]
    assert not cut or max(got) - min(cut) <= 1


def test_names_are_those_of_the_registry_or_the_id_as_words() -> None:
    naming = Naming({"state:NOR": "Norway", "per:ada-berg": "Ada Berg"}, {"norwegian": "Norwegian"})
    assert naming.all(["state:NOR", "gov:NOR", "per:jo-lind", "grp:norwegian-critics", "unknown"]) == (
        "Norway, Norway (government), Jo Lind, Norwegian critics and nobody named"
    )
    assert naming.of("odd") == "odd"
    assert (folded("gov:NOR"), folded("grp:x")) == ("state:NOR", "grp:x")


def test_long_names_lose_their_middle_only() -> None:
    assert short("brief.txt") == "brief.txt"
    assert short("x" * 100 + ".txt", 20).endswith(".txt")
    assert len(short("x" * 100 + ".txt", 20)) == 20


def test_a_table_keeps_the_busiest_and_says_how_many_it_leaves_out() -> None:
    assert busiest(["b", "a", "b", "c"], most=2) == (["b", "a"], 1)
    assert (shade(1, 40), shade(40, 40), shade(1, 1)) == ("s1", "s4", "s4")
