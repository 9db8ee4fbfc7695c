"""Any model in the terminal: tables and files in, tables and JSON out, and errors that say what would be right."""

from __future__ import annotations

import io
import json
from functools import partial
from pathlib import Path

import pytest
from tests.e2e.terminal import Say, answer

from multipolar.cli import main

TRADE = ",USA,RUS,IND\nUSA,80,10,10\nRUS,10,80,10\nIND,10,10,80\n"
BATTLE = "day,us,japan\n0,54000,21500\n1,52839,\n10,52000,\n20,56000,\n36,52735,300\n"


@pytest.fixture
def say(say: Say) -> Say:
    """Ask a model in a folder with a few files."""
    Path("trade.csv").write_text(TRADE, encoding="utf-8")
    Path("battle.csv").write_text(BATTLE, encoding="utf-8")
    Path("ragged.csv").write_text("1,2\n3\n", encoding="utf-8")
    Path("words.csv").write_text("a,b\n1,two\n3,4\n", encoding="utf-8")
    Path("fight.yaml").write_text("call: fight\na: 1000\nb: 800\ntimes: [0, 10, 20]\neffect_b: 0.06\n", encoding="utf-8")
    Path("list.yaml").write_text("- 1\n- 2\n", encoding="utf-8")

    return partial(say, "model")


def test_a_table_from_a_file_lends_its_names_to_the_inputs_and_to_the_answer(say: Say) -> None:
    names = answer(say, "hat-algebra", "embargo", "trade=@trade.csv", "senders=USA", "targets=RUS")
    places = answer(say, "hat-algebra", "embargo", "trade=80,10,10/10,80,10/10,10,80", "senders=0", "targets=1")
    assert names["names"] == ["USA", "RUS", "IND"]
    assert names["result"] == places["result"]
    _, out, _ = say("hat-algebra", "embargo", "senders=USA", "targets=RUS,IND", "trade=@trade.csv")
    assert "\nRUS " in out


def test_columns_of_a_table_can_be_observations_some_of_them_missing(say: Say) -> None:
    found = answer(
        say,
        "lanchester-square",
        "fit",
        "times=@battle.csv:day",
        "a=@battle.csv:us",
        "b=@battle.csv:japan",
        "reinforce_a=2,3,6000/5,6,13000",
    )
    assert found["inputs"]["b"] == [21500.0, None, None, None, 300.0]
    low, high = found["result"]["effect_b"][1:]
    assert low < found["result"]["effect_b"][0] < high
    assert found["result"]["detail"]["converged"] is True


def test_a_file_holds_what_could_be_typed_and_what_is_typed_counts(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    filed = answer(say, "lanchester-square", "--input", "fight.yaml")
    typed = answer(say, "lanchester-square", "fight", "a=1000", "b=800", "times=0,10,20", "effect_b=0.06")
    assert filed == typed
    assert answer(say, "lanchester-square", "--input", "fight.yaml", "b=900")["inputs"]["b"] == 900.0
    monkeypatch.setattr("sys.stdin", io.StringIO('{"a": 1000, "b": 800, "times": [0, 10, 20], "effect_b": 0.06}'))
    assert answer(say, "lanchester-square", "fight", "--input", "-") == typed


def test_what_json_prints_can_be_asked_again(say: Say) -> None:
    first = answer(say, "lanchester-square", "fight", "a=1000", "b=800", "times=0,10,20", "--preset", "iwo-jima")
    Path("again.json").write_text(json.dumps(first), encoding="utf-8")
    assert answer(say, "lanchester-square", "--input", "again.json") == first


def test_a_preset_is_an_option_or_a_value(say: Say) -> None:
    asked = ("ratification", "ratifies", "ideals=0.2,0.5,0.9", "proposal=0.5", "reversion=0")
    assert answer(say, *asked, "--preset", "unanimity") == answer(say, *asked, "preset=unanimity")
    assert answer(say, *asked, "--preset", "unanimity")["parameters"]["quota"] == 1.0


def test_bargaining_models_answer_beside_their_baseline(say: Say) -> None:
    asked = ("position=0,0.4,1", "salience=1,0.5,0.8", "capability=1,2,3")
    assert answer(say, "nash", *asked)["baseline"] == {"model": "compromise", "result": answer(say, "compromise", *asked)["result"]}
    _, out, _ = say("nash", *asked)
    assert "beside it, the compromise model" in out


def test_a_parameter_with_the_name_of_an_input_can_be_reached(say: Say) -> None:
    asked = ("landscape", "energy", "size=1,2", "propensity=0,1/1,0", "camps=0,1")
    assert answer(say, *asked)["parameters"]["camps"] == 2
    assert answer(say, *asked, "model.camps=3")["parameters"]["camps"] == 3


def test_infinity_and_nothing_are_told_apart_in_json(say: Say) -> None:
    found = answer(say, "structural-balance", "drift", "ties=-1,0/0,-1")
    assert found["result"]["time"] == "infinity"
    assert answer(say, "commitment-problem", "first-war", "path=0.3,0.3")["result"] is None


def test_the_list_of_models_shows_the_way(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("models",)) == 0
    assert "next: multipolar model " in capsys.readouterr().out


SQUARE = ("lanchester-square", "fight", "a=1000", "b=800")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("lanchester-sqare",), "Did you mean 'lanchester-square'"),
        (("lanchester-square", "figth"), "'figth' is not a call of lanchester-square. Did you mean 'fight'"),
        (("lanchester-square", "a=1"), "what should lanchester-square be asked? Calls: exponents, fight"),
        (SQUARE, "1 input is missing.\n  times"),
        (("lanchester-square", "fight"), "3 inputs are missing"),
        ((*SQUARE, "tmes=1"), "Did you mean 'times'"),
        ((*SQUARE, "times=1", "effect_q=1"), "'effect_q' is not a name that lanchester-square fight takes. Did you mean 'effect_"),
        ((*SQUARE, "times=1", "a=2"), "a is given twice"),
        ((*SQUARE, "times"), "'times' is not NAME=VALUE"),
        ((*SQUARE, "times=1", "--preset", "iwo"), "'iwo' is not a preset of lanchester-square. There is: iwo-jima"),
        ((*SQUARE, "times=1", "--preset", "iwo-jima", "preset=iwo-jima"), "the preset is given twice"),
        ((*SQUARE, "times=soon"), "times holds 'soon', which is no number"),
        ((*SQUARE, "times="), "times is empty; it is a number, a list"),
        ((*SQUARE, "times=2,1"), "a rising list of moments"),
        ((*SQUARE, "times=1", "effect_a=-1"), "effect_a is -1; it is a finite number of at least 0"),
        (("lanchester-square", "fight", "a=many", "b=1", "times=1"), "a is many; it is a number"),
        (("lanchester-square", "fight", "a=yes", "b=1", "times=1"), "a is yes; it is a number"),
        (("fighting-while-bargaining", "outlook", "held=2.5", "win=0.5"), "held is 2.5; it is a whole number"),
        (("hat-algebra", "embargo", "trade=1,2/3", "senders=0", "targets=1"), "its rows have 1 and 2 entries"),
        (("hat-algebra", "embargo", "trade=@trade.csv", "senders=USA", "targets=RSU"), "Did you mean 'RUS'"),
        (("hat-algebra", "embargo", "trade=1,2/2,1", "senders=USA", "targets=1"), "senders is USA; it is positions in the table, from 0"),
        (("hat-algebra", "embargo", "trade=1,2/2,1", "senders=0", "targets=1", "both_ways=maybe"), "both_ways is maybe; it is yes or no"),
        (("hat-algebra", "embargo", "trade=1,2/2,1", "senders=0", "targets=7"), "0 to 1"),
        (("hat-algebra", "change", "trade=@nowhere.csv", "cost=1"), "there is no file 'nowhere.csv'"),
        (("hat-algebra", "change", "trade=@ragged.csv", "cost=1"), "ragged.csv:2: this line has 1 cells, the first one 2"),
        (("hat-algebra", "change", "trade=@words.csv", "cost=1"), "words.csv:2: 'two' in column 2 is not a number"),
        (("concentration", "measure", "capability=@battle.csv:uss"), "'uss' is not a column of battle.csv. Did you mean 'us'"),
        (("nash", "settle", "position=0,1", "loss=quadartic"), "Did you mean 'quadratic'"),
        (("nash", "settle", "position=0,3"), "position runs from 0 to 1"),
        (("equal-gain-exchange", "settle", "position=0,1", "replayed_ties=1"), "data in a file (--input)"),
        (("lanchester-square", "--input", "nowhere.yaml"), "there is no such file"),
        (("lanchester-square", "--input", "list.yaml"), "holds no mapping"),
        (("spatial-politics", "chance", "position=0,1", "i=0", "j=9"), "j is 9; it is a finite number of at least 0 and at most 1"),
        (("fighting-while-bargaining", "outlook", "held=2", "win=0.5", "belief_a=8"), "belief_a is 8; it is two numbers"),
        (("strategic-probit", "chances", "u11=0,1", "u13=0,1,2", "u14=0", "u24=0"), "strategic-probit chances has no answer"),
    ],
    ids=lambda value: " ".join(value)[:60] if isinstance(value, tuple) else "",
)
def test_wrong_input_ends_with_code_2_and_says_what_would_be_right(say: Say, words: tuple[str, ...], said: str) -> None:
    code, out, err = say(*words)
    assert code == 2, out
    assert said in err
