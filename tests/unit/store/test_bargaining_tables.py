"""Tables of actors are read in every form the field writes, and what is wrong with one is said with its line and value."""

from __future__ import annotations

from pathlib import Path

import pytest

from multipolar.errors import InputError, TableError
from multipolar.store.bargaining_tables import BargainingTable, read_table

PLAIN = "actor,capability,position,salience\nA,1,10,0.5\nB,2,90,1\n"


@pytest.fixture
def write(tmp_path: Path):  # type: ignore[no-untyped-def]
    def made(text: str, name: str = "table.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return made


def numbers(table: BargainingTable) -> list[tuple[str, str]]:
    return [(item.name, str(item.number)) for item in table.quantities]


def test_a_plain_table_has_one_issue_and_a_row_an_actor(write) -> None:  # type: ignore[no-untyped-def]
    table = read_table(write(PLAIN))
    assert table.actors == ("A", "B")
    assert [issue.name for issue in table.issues] == ["outcome"]
    assert numbers(table)[:3] == [("capability of A", "1"), ("position of A", "10"), ("salience of A", "0.5")]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_separator_may_be_a_comma_a_semicolon_or_a_tab(write, mark: str) -> None:  # type: ignore[no-untyped-def]
    assert read_table(write(PLAIN.replace(",", mark))).actors == ("A", "B")


def test_the_usual_names_of_columns_are_known(write) -> None:  # type: ignore[no-untyped-def]
    text = (
        "actor_index,Player,Power,dim,Position (0-100),salience_0_100,issue_lower,issue_upper\n0,A,1,x,10,50,0,100\n1,B,1,x,20,80,0,100\n"
    )
    table = read_table(write(text))
    assert table.actors == ("A", "B")
    assert table.salience_scale == "percent"
    assert table.issues[0].name == "x"


def test_a_byte_order_mark_and_comments_are_passed_over(write) -> None:  # type: ignore[no-untyped-def]
    assert read_table(write("\ufeff" + PLAIN.replace("B,2", "# a remark\nB,2"))).actors == ("A", "B")


def test_uncertain_numbers_are_written_as_in_a_scenario(write) -> None:  # type: ignore[no-untyped-def]
    table = read_table(write("actor,capability,position,salience\nA,1 */ 1.5,10 ± 2,0.4..0.6\nB,2,20 40 90,1\n"))
    assert {item.number.kind for item in table.uncertain} == {"lognormal", "normal", "uniform", "triangular"}


# ── the scale of saliences ────────────────────────────────────────────────────────────────────────


def test_saliences_within_0_and_1_are_shares_and_the_table_says_so(write) -> None:  # type: ignore[no-untyped-def]
    table = read_table(write(PLAIN))
    assert table.salience_top == 1.0
    assert "salience read as shares (0–1): no value exceeds 1" in table.said


def test_one_salience_above_1_makes_all_percent_and_the_table_says_so(write) -> None:  # type: ignore[no-untyped-def]
    table = read_table(write(PLAIN.replace("90,1\n", "90,1.5\n")))
    assert table.salience_top == 100.0
    assert any("percent" in line for line in table.said)


def test_a_spread_is_no_value_but_the_end_of_a_range_is(write) -> None:  # type: ignore[no-untyped-def]
    assert read_table(write(PLAIN.replace("0.5", "0.5 ± 2"))).salience_scale == "share"
    assert read_table(write(PLAIN.replace("0.5", "0.5..2"))).salience_scale == "percent"


def test_the_scale_can_be_said(write) -> None:  # type: ignore[no-untyped-def]
    table = read_table(write(PLAIN), salience_scale="percent")
    assert table.salience_top == 100.0
    assert "as asked" in " ".join(table.said)
    with pytest.raises(TableError, match=r"table.csv:2: the salience of 'A' is 50; it is a number, 0 to 1. --salience-scale percent"):
        read_table(write(PLAIN.replace("0.5", "50")), salience_scale="share")


# ── positions and issues ──────────────────────────────────────────────────────────────────────────


def test_positions_keep_the_ends_of_their_issue(write) -> None:  # type: ignore[no-untyped-def]
    text = "actor,issue,position,salience,power,issue_lower,issue_upper,reference\nA,toll,3,0.7,1,0.5,7,1\nB,toll,7,0.7,1,0.5,7,1\n"
    issue = read_table(write(text)).issues[0]
    assert (issue.low, issue.high, issue.reference) == (0.5, 7.0, 1.0)


def test_a_missing_pair_means_that_the_actor_takes_no_part(write) -> None:  # type: ignore[no-untyped-def]
    table = read_table(write("actor,issue,position,salience,power\nA,x,3,0.7,1\nB,x,7,0.7,1\nA,y,7,0.7,1\n"))
    assert table.position[1][1] is None
    assert any("1 of 4 positions are left out" in line for line in table.said)
    assert table.only("y").actors == ("A",)
    with pytest.raises(InputError, match="Known: x, y"):
        table.only("zebra")


# ── KTAB and exchange tables ──────────────────────────────────────────────────────────────────────

KTAB = """Coast,"A coast, and its towns",2,2,
Actor,Description,Power,Pstn1,Sal1,Fish Position,Fish Salience,
N, north, 10, 75, 50, 5, 10,
S, south, 20, 25, 40, 60, 30,
"""
KTAB_XML = """<?xml version="1.0" encoding="UTF-8"?>
<Scenario><name>Coast</name>
 <Dimensions><dName>Pstn1</dName><dName>Fish</dName></Dimensions>
 <Actors>
  <Actor><name>N</name><description>north</description><capability>10</capability>
   <Position><dCoord>75</dCoord><dCoord>5</dCoord></Position>
   <Salience><dSal>50</dSal><dSal>10</dSal></Salience></Actor>
  <Actor><name>S</name><description>south</description><capability>20</capability>
   <Position><dCoord>25</dCoord><dCoord>60</dCoord></Position>
   <Salience><dSal>40</dSal><dSal>30</dSal></Salience></Actor>
 </Actors>
</Scenario>
"""
TAGGED = """#/ a remark
#A\tN\tNorth
#A\tS\tSouth
#P\ttoll\tToll
#M\ttoll\t0\tnone
#M\ttoll\t60\thigh
#D\tN\ttoll\t30\t0.5\t1
#D\tS\ttoll\t60\t1\t2
"""


def test_ktabs_two_forms_hold_the_same_table(write) -> None:  # type: ignore[no-untyped-def]
    plain, marked = read_table(write(KTAB)), read_table(write(KTAB_XML, "coast.xml"))
    assert numbers(plain) == numbers(marked)
    assert [issue.name for issue in plain.issues] == [issue.name for issue in marked.issues] == ["Pstn1", "Fish"]
    assert plain.salience_scale == "percent"


def test_tagged_exchange_tables_are_read_with_the_ends_of_their_meanings(write) -> None:  # type: ignore[no-untyped-def]
    table = read_table(write(TAGGED))
    assert table.actors == ("N", "S")
    assert (table.issues[0].low, table.issues[0].high) == (0.0, 60.0)


@pytest.mark.parametrize(
    ("name", "actors", "issues"), [("emission1985", 10, 1), ("dummy3d", 7, 3), ("copenhagen", 11, 7), ("sample", 10, 6)]
)
def test_the_reference_tables_are_read(reference_runs: Path, name: str, actors: int, issues: int) -> None:
    table = read_table(reference_runs / f"{name}_input.csv")
    assert (len(table.actors), len(table.issues)) == (actors, issues)


# ── what is wrong ─────────────────────────────────────────────────────────────────────────────────

HEAD = "actor,capability,position,salience\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "table.csv:1: the file is empty"),
        ("\n \n", "table.csv:1: the file is empty"),
        (HEAD, "table.csv:1: there is a line of column names and no row"),
        ("actor,capability,salience\nA,1,1\n", "table.csv:1: no column holds the position; it may be called position"),
        ("actor,capabilty,position,salience\nA,1,1,1\n", "Is it 'capabilty'? Did you mean 'capability'? Nothing was assumed."),
        ("actor,power,capability,position,salience\nA,1,1,1,1\n", "columns 'power' and 'capability' both mean the capability"),
        ("actor,capability,position,salience,issue_lower\nA,1,1,1,0\n", "none issue_upper"),
        (HEAD + "A,-1,5,1\n", "table.csv:2: the capability of 'A' is -1; it is a number, 0 or more."),
        (HEAD + "A,1,5,1\nB,1,5,140\n", "table.csv:3: the salience of 'B' is 140; it is a number, 0 to 100."),
        (HEAD + "A,1,5,-0.5\n", "table.csv:2: the salience of 'A' is -0.5; it is a number, 0 to 1."),
        (HEAD + "A,1,101,1\n", "the position of 'A' is 101; it is a number, 0 to 100. For another scale give the issue's ends"),
        (HEAD + "A,1,5,1\nA,1,7,1\n", "table.csv:3: actor 'A' stands on line 2 already; each has one row."),
        (HEAD + "A,nan,5,1\n", "table.csv:2: the capability of 'A' is nan: 'nan' is not a number; write 60, 60 ± 10"),
        (HEAD + "A,1,inf,1\n", "'inf' is not a number"),
        (HEAD + "A,1,far left,1\n", "the position of 'A' is far left: 'far left' is not a number"),
        (HEAD + "A,1,,1\n", "table.csv:2: the position of 'A' is missing; it is a number, 0 to 100."),
        (HEAD + ",1,5,1\n", "table.csv:2: the name of the actor is missing."),
        (HEAD + "A,1,5\n", "table.csv:2: this row has 3 cells, the line of column names 4."),
        (HEAD + "A,1,5,1,1,1\n", "table.csv:2: this row has 6 cells, the line of column names 4."),
        (HEAD.replace(",", ";") + "A;1;5;0,8\n", "Write a decimal point, as in 0.8."),
        (HEAD + 'A,1,5,"1\n', "table.csv:2: this line cannot be read as columns"),
        (
            "actor,issue,capability,position,salience\nA,x,1,5,1\nA,y,2,5,1\n",
            "table.csv:3: the capability of 'A' is 2 here and 1 on line 2",
        ),
        ("actor,capability,position,salience,lower,upper\nA,1,5,1,9,3\n", "issue 'outcome' runs from 9 to 3"),
        ("actor,capability,position,salience,lower,upper\nA,1,5,1,0,9\nB,1,5,1,0,8\n", "an issue has one scale"),
        (KTAB.replace(",2,2,\nA", ",3,2,\nA"), "table.csv:1: it announces 3 actors; 2 follow."),
        (KTAB.replace(" 5, 10,\n", " 5\n"), "for 2 issues it has 7"),
        (KTAB_XML.replace("<dCoord>75</dCoord>", ""), "actor 'N' has 1 positions for 2 issues."),
        (KTAB_XML.replace("<dCoord>75</dCoord>", "<dCoord></dCoord>"), "table.csv:6: the position of 'N' on Pstn1 is missing"),
        (KTAB_XML.replace("</Scenario>", ""), "this is not well-formed XML"),
        ("<Scenario/>", "this is not a KTAB scenario"),
        ('<!DOCTYPE x [<!ENTITY y "z">]><Scenario/>', "a document type declaration is not accepted"),
        (TAGGED.replace("#D\tN", "#X\tN"), "'#X' is no tag"),
        (TAGGED.replace("\t0.5\t1\n", "\n"), "this row has 4 cells; '#D' has actor, issue, position, salience, power."),
        ("#A\tN\n", "there is no position"),
    ],
)
def test_what_is_wrong_is_said_with_line_value_and_what_is_allowed(write, text: str, said: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(TableError) as error:
        read_table(write(text))
    assert said in str(error.value)
    assert all(problem.file == "table.csv" for problem in error.value.problems)


def test_everything_wrong_is_said_at_once_up_to_a_screenful(write) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(TableError) as error:
        read_table(write(HEAD + "".join(f"A{i},-1,500,-3\n" for i in range(30))))
    assert len(error.value.problems) == 21
    assert "70 more problems follow." in str(error.value)


def test_a_missing_file_a_folder_and_no_text_are_said(write, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InputError, match="there is no file"):
        read_table(tmp_path / "nothing.csv")
    with pytest.raises(InputError, match="is a folder"):
        read_table(tmp_path)
    (tmp_path / "latin.csv").write_bytes(b"actor,capability,position,salience\nK\xf6ln,1,1,1\n")
    with pytest.raises(TableError, match=r"latin.csv:2: this is not text in UTF-8"):
        read_table(tmp_path / "latin.csv")
    with pytest.raises(InputError, match="Did you mean 'percent'"):
        read_table(write(PLAIN), salience_scale="percen")  # type: ignore[arg-type]
