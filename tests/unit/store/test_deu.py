"""The DEU III table is read by its columns; what is wrong with it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from multipolar.errors import InputError, TableError
from multipolar.store.deu import read_deu

HEAD = "prnrnmc,isnrnmc,isnr,pcom,pep,pde,pmt,scom,sep,sde,smt,rp,out\n"
ROW = "7,1,x1,0,50,100,,80,20,60,0,10,40\n"


def table(folder: Path, text: str) -> Path:
    (folder / "deu3_issues.csv").write_text(text, encoding="utf-8")
    return folder


def test_only_actors_with_position_and_salience_count_and_states_weigh_their_votes(tmp_path: Path) -> None:
    (decision,) = read_deu(table(tmp_path, HEAD + ROW))
    assert decision.actors == ("com", "ep", "de")
    assert decision.votes == (29.0, 29.0, 29.0)
    assert (decision.position, decision.salience) == ((0.0, 50.0, 100.0), (80.0, 20.0, 60.0))
    assert (decision.reference, decision.outcome, decision.line) == (10.0, 40.0, 2)


def test_issues_without_an_outcome_or_with_two_actors_are_not_scored(tmp_path: Path) -> None:
    rows = ROW + ROW.replace(",40\n", ",\n") + ROW.replace("100,,80", ",,80")
    assert len(read_deu(table(tmp_path, HEAD + rows))) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty"),
        (HEAD.replace("out", "result") + ROW, "no column out"),
        ("prnrnmc,isnrnmc,rp,out\n1,1,,50\n", "no columns of positions"),
        (HEAD + ROW.replace("100", "140"), "deu3_issues.csv:2: column 'pde' is 140; it is a number from 0 to 100, or blank."),
        (HEAD + ROW.replace("100", "left"), "column 'pde' is left"),
        (HEAD + ROW.replace("100", "nan"), "column 'pde' is nan"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(TableError) as error:
        read_deu(table(tmp_path, text))
    assert said in str(error.value)


def test_a_folder_without_the_table_says_where_the_data_are(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"10\.34810/data53"):
        read_deu(tmp_path)
    with pytest.raises(InputError, match="no issue has an outcome"):
        read_deu(table(tmp_path, HEAD))


def test_the_release_holds_351_issues_that_can_be_scored(deu: Path) -> None:
    decisions = read_deu(deu)
    assert len(decisions) == 351
    assert sum(decision.reference is not None for decision in decisions) == 252
    assert sum(set(decision.position) <= {0.0, 100.0} for decision in decisions) == 99
