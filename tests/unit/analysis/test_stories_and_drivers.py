from collections.abc import Callable
from datetime import date

import numpy as np

from multipolar.analysis.drivers import drivers, simultaneous
from multipolar.analysis.stories import medoid, medoids, storyline
from multipolar.results import Run

MakeRun = Callable[..., Run]


def test_the_medoid_is_the_member_nearest_to_all_others(make_run: MakeRun) -> None:
    run = make_run(5, events={"deal": [1, 4, 5, 6, 10]})
    assert medoid(run, "war") == 2
    assert medoid(run, "peace") is None
    assert medoids(run) == {"war": 2}


def test_a_large_path_is_stood_for_by_evenly_spaced_members_and_is_repeatable(make_run: MakeRun) -> None:
    rng = np.random.default_rng(3)
    run = make_run(4000, 4, events={"deal": rng.integers(-1, 4, 4000)})
    assert medoid(run, "war") == medoid(run, "war")


def test_a_storyline_is_dated_and_ends_where_the_history_stands(make_run: MakeRun) -> None:
    run = make_run(2, 10, status=np.repeat([[3] * 11], 2, axis=0))
    lines = storyline(run, 0, [(7, "deal", {"track": "main"}), (2, "truce", {}), (7, "fighting-stopped", {}), (9, "sunspots", {})])
    assert lines[0] == (date(2025, 7, 1), "Red holds 0.0 % of Blue.")
    assert lines[1][1].startswith("A short truce")
    assert lines[2] == (date(2025, 8, 19), "A deal is signed between Red and Blue.")
    assert lines[3][1] == "Sunspots."
    assert lines[4] == (date(2025, 9, 9), "The deal holds; Red holds 0.0 %.")


def test_a_number_that_decides_the_path_is_found_among_many_that_do_not(make_run: MakeRun) -> None:
    rng = np.random.default_rng(5)
    draws = rng.normal(size=(900, 40))
    draws[:, 7] = 3.0  # fixed
    run = make_run(900, 3, path=(draws[:, 11] + 0.5 * rng.normal(size=900) > 0))
    found = drivers(run, draws, [f"n{index}" for index in range(40)])
    assert found[0].address == "n11"
    assert found[0].clear
    assert [item.address for item in found if item.clear] == ["n11"]
    assert "n7" not in [item.address for item in found]
    assert found[0].paths[1].effect > 0.5
    assert found[0].low < found[0].high


def test_too_few_members_rank_nothing(make_run: MakeRun) -> None:
    assert drivers(make_run(20), np.random.default_rng(0).normal(size=(20, 3)), ["a", "b", "c"]) == []


def test_where_nothing_matters_hardly_any_of_many_numbers_is_clear_of_chance(make_run: MakeRun) -> None:
    found = []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        run = make_run(300, 3, path=rng.integers(0, 2, 300))
        found.append(drivers(run, rng.normal(size=(300, 100)), [f"n{index}" for index in range(100)]))
    assert sum(any(item.clear for item in run) for run in found) <= 3, "one run in twenty is to be expected"
    largest = [max((item.largest for item in run if item.largest), key=lambda effect: abs(effect.effect)) for run in found]
    assert all(effect.lo < 0 < effect.hi for effect in largest) or any(item.clear for run in found for item in run)
    assert np.mean([abs(effect.effect) for effect in largest]) > 0.15, "the largest of many looks like a finding"


def test_simultaneous_intervals_are_wider_the_more_there_are() -> None:
    assert abs(simultaneous(1) - 1.96) < 0.01
    assert simultaneous(1) < simultaneous(10) < simultaneous(2000) < 4.3


def test_what_happens_again_is_told_again_in_other_words(make_run: MakeRun) -> None:
    run = make_run(1, 20)
    happened = [(2, "truce", {}), (3, "truce-broke", {}), (5, "truce", {}), (6, "truce-broke", {}),
                (8, "bluff.storm", {}), (9, "threat.storm", {}), (10, "bluff.storm", {})]  # fmt: skip
    told = [text for _, text in storyline(run, 0, happened)]
    assert told[1:5] == [
        "A short truce is agreed.",
        "The short truce is violated, and each side accuses the other.",
        "Another short truce is agreed.",
        "This truce too is violated, and each side accuses the other.",
    ]
    assert [text.split(":")[0] for text in told[5:8]] == [
        "A deadline passes and a threat is not carried out",
        "A threat is carried out",
        "Another deadline passes and a threat is not carried out",
    ]


def test_a_ceasefire_that_was_pressed_breaks_as_a_ceasefire(make_run: MakeRun) -> None:
    run = make_run(1, 20)
    happened = [(2, "ceasefire", {}), (2, "pressed", {}), (6, "ceasefire-broke", {}), (6, "pressed-broke", {})]
    told = [text for _, text in storyline(run, 0, happened)][1:-1]
    assert told == [
        "A ceasefire is signed; it settles nothing.",
        "The weaker side accepts it under pressure; it would otherwise have refused.",
        "The ceasefire that was pressed on the weaker side breaks.",
    ]
