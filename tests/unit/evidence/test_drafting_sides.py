"""Who is drafted as attacker, what a side wants of its enemy and not of itself, and what issues of one's own make of positions."""

from __future__ import annotations

from pathlib import Path

import pytest

from multipolar.api import draft, read, update
from multipolar.api.drafting import Drafted
from multipolar.errors import InputError, ScenarioError
from multipolar.evidence.drafting.wording import asks_to_leave, takes_land
from multipolar.evidence.issues import bundled_issues, read_issues
from multipolar.scenario import Case, load

WAR = "Ethiopian forces attacked Eritrea on Monday. The war between Ethiopia and Eritrea goes on."
FISH = """\
issues:
  fisheries:
    question: Who fishes along the coast?
    scale:
      0: only {defender}'s boats
      100: "{attacker}'s boats everywhere"
    settles: war
    now: 50 ± 15
    words: [fish*, trawler*]
    cues: {0: [ban* ... trawler*]}
"""


def drafted(folder: Path, text: str, **given: object) -> Drafted:
    """What a draft makes of one document."""
    folder.mkdir(exist_ok=True)
    (folder / "news.txt").write_text(f"Report\nNovember 6, 2026\n\n{text}\n")
    read([folder / "news.txt"], out=folder / "e.duckdb")
    return draft(folder / "e.duckdb", out=folder / "case", **given)  # type: ignore[arg-type]


def case_of(folder: Path, text: str, **given: object) -> Case:
    return load(drafted(folder, text, **given).folder)


# ---- of whom it is wanted -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    ["Eritrea demands that Ethiopia disarm its militias.", "Eritrea called for Ethiopia to cut its army.", "Ethiopia refused to disarm.",
     "Egypt demands that Ethiopia disarm."],
)  # fmt: skip
def test_what_is_wanted_of_the_attackers_army_is_no_position_on_the_defenders(tmp_path: Path, said: str) -> None:
    case = case_of(tmp_path, f"{WAR} {said}")
    assert "force-limits" not in case.scenario.issues
    assert any(line.startswith("Not taken up on force limits") and said.rstrip(".") in line for line in case.scenario.left_out)


@pytest.mark.parametrize(
    ("said", "who", "least", "most"),
    [("Ethiopia demands that Eritrea disarm.", "ethiopia", 90, 100), ("Eritrea refused to disarm.", "eritrea", 0, 5),
     ("Eritrea supports a limit on its army.", "eritrea", 30, 50), ("Egypt demands that Eritrea disarm.", "egypt", 90, 100)],
)  # fmt: skip
def test_what_is_wanted_of_the_defenders_army_is_a_position_on_it(tmp_path: Path, said: str, who: str, least: int, most: int) -> None:
    case = case_of(tmp_path, f"{WAR} {said}")
    assert least <= case.numbers[f"positions.force-limits.{who}.ideal"].number.centre <= most


def test_a_demand_on_the_attackers_army_moves_no_number_of_a_case_on_the_defenders(tmp_path: Path) -> None:
    case = drafted(tmp_path, f"{WAR} Ethiopia demands that Eritrea disarm.").folder
    (tmp_path / "later.txt").write_text("Report\nNovember 6, 2026\n\nEritrea demands that Ethiopia disarm its militias first.\n")
    found = update(case, [tmp_path / "later.txt"], runs=20)
    assert not [each.move.address for each in found.moved if "force-limits" in each.move.address]


def test_a_floor_that_is_turned_says_which_way_it_looks(tmp_path: Path) -> None:
    war = f"{WAR} Ethiopia demands that Eritrea withdraw all its troops."
    written = case_of(tmp_path, war, sides=("Ethiopia", "Eritrea")).numbers["positions.territory.ethiopia.floor"]
    assert written.number.centre > 0.0
    assert "towards what its enemy wants" in written.basis.judgement


@pytest.mark.parametrize(
    "said", ["Eritrea will never cede its land", "it would not cede the province", "refused any territorial concessions", "cession of land"]
)
def test_to_refuse_to_give_up_land_is_to_want_to_keep_it(said: str) -> None:
    assert bundled_issues().by_id["territory"].point(said, "oppose") == 0


# ---- who attacks --------------------------------------------------------------------------------------------------------------

STRIKES = "Ukrainian drones struck a Russian refinery on Monday. Ukrainian missiles hit a Russian air base. Russia attacked Ukraine."
HELD = "Kenyan troops have occupied a third of Uganda since 2024. Ugandan jets attacked Kenya on Monday. Ugandan guns shelled Kenya."
ASKED = "Ugandan jets attacked Kenya on Monday. Ugandan guns shelled Kenya. Uganda demands that Kenya withdraw all its troops."
TURNS = "Uganda attacked Kenya on Monday. Kenya attacked Uganda on Tuesday."
MORE = "Uganda attacked Kenya on Monday. Uganda attacked Kenya on Tuesday. Kenya attacked Uganda on Tuesday."


@pytest.mark.parametrize(
    ("text", "attacker", "order", "why"),
    [(STRIKES, "Russia", "listed", "by the list of wars"), (HELD, "Kenya", "soil", "on the other's soil"),
     (ASKED, "Kenya", "soil", "on the other's soil"), (MORE, "Uganda", "attacks", "tell of most"),
     (TURNS, "Kenya", "alike", "in the order of their names")],
)  # fmt: skip
def test_the_attacker_is_who_stands_on_the_others_soil_and_the_readme_says_how_that_is_known(
    tmp_path: Path, text: str, attacker: str, order: str, why: str
) -> None:
    made = drafted(tmp_path, text)
    assert (made.attacker, made.order) == (attacker, order)
    assert why in (made.folder / "README.md").read_text()


def test_sides_that_were_named_are_said_to_be_named_whoever_attacks_more(tmp_path: Path) -> None:
    made = drafted(tmp_path, MORE, sides=("Kenya", "Uganda"))
    assert (made.attacker, made.war) == ("Kenya", "told")
    assert "(defender), as they were named." in (made.folder / "README.md").read_text()


CONGO = "Rwandan troops attacked the Democratic Republic of the Congo on Monday. Kinshasa protested."


def test_of_two_states_of_one_name_the_one_that_documents_name_is_taken(tmp_path: Path) -> None:
    assert drafted(tmp_path, CONGO, sides=("Rwanda", "Congo")).defender == "Democratic Republic of the Congo"


@pytest.mark.parametrize(
    ("sides", "said"),
    [(("Rwanda", "Republic of the Congo"), "Did you mean 'Democratic Republic of the Congo'"), (("Rwanda", "Peru"), "They name ")],
)
def test_a_side_that_no_document_names_is_refused_with_those_that_they_name(tmp_path: Path, sides: tuple[str, str], said: str) -> None:
    with pytest.raises(InputError, match="no document names") as refused:
        drafted(tmp_path, CONGO, sides=sides)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("words", "takes"),
    [("Kenyan troops occupied the island", True), ("the Kenyan invasion of Uganda", True), ("Kenya shelled the occupied hills", False),
     ("Kenya struck a Ugandan-occupied town", False), ("Kenya shelled the hills", False)],
)  # fmt: skip
def test_to_strike_occupied_land_is_not_to_occupy_it(words: str, takes: bool) -> None:
    assert takes_land(words) is takes


@pytest.mark.parametrize(
    ("words", "leaves"),
    [("demands that Kenya withdraw", True), ("Kenyan troops must leave the islands", True), ("Kenya must withdraw its envoy", False),
     ("asked Kenya to withdraw its heavy weapons", False), ("must leave the alliance", False)],
)  # fmt: skip
def test_only_who_is_asked_to_leave_land_stands_on_it(words: str, leaves: bool) -> None:
    assert asks_to_leave(words) is leaves


# ---- what nothing tells -------------------------------------------------------------------------------------------------------


def test_a_term_that_attackers_do_not_usually_want_an_end_of_leaves_unread_sides_in_the_middle(tmp_path: Path) -> None:
    found = case_of(tmp_path, f"{WAR} Egypt wants the strait to be reopened.").numbers
    sides = [found[f"positions.energy-transit.{side}.ideal"].number for side in ("ethiopia", "eritrea")]
    assert [(number.centre, number.b) for number in sides] == [(50.0, 30.0)] * 2


def test_one_sentence_does_not_tell_what_matters_most_to_somebody(tmp_path: Path) -> None:
    words = ("ceasefire", "truce", "ceasefire at once", "ceasefire today")
    once = case_of(tmp_path / "once", f"{WAR} Egypt demands a ceasefire.")
    often = case_of(tmp_path / "often", f"{WAR} {' '.join(f'Egypt demands a {each}.' for each in words)}")
    one, more = (each.numbers["positions.ceasefire.egypt.salience"].number.centre for each in (once, often))
    assert 50.0 < one < 70.0 < more <= 90.0


# ---- issues of one's own ------------------------------------------------------------------------------------------------------


def test_positions_are_matched_anew_with_issues_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "fish.yaml").write_text(FISH)
    text = f"{WAR} Eritrea demands a ban on Ethiopian trawlers. Ethiopia insists that its trawlers keep their rights."
    made = drafted(tmp_path, text, issues=tmp_path / "fish.yaml")
    case = load(made.folder)
    assert list(case.scenario.issues) == ["fisheries"]
    assert case.numbers["positions.fisheries.eritrea.ideal"].number.centre < 10.0
    (tmp_path / "later.txt").write_text("Report\nNovember 6, 2026\n\nEgypt said that Eritrea should ban all foreign trawlers. "
                                        "Eritrea no longer demands a ban; it would accept Ethiopian trawlers in its waters.\n")  # fmt: skip
    found = update(made.folder, [tmp_path / "later.txt"], issues=tmp_path / "fish.yaml", runs=20)
    assert "positions.fisheries.eritrea.ideal" in {each.move.address for each in found.moved}


@pytest.mark.parametrize(
    ("file", "said"),
    [(FISH, r"No position is on any term of .*own.yaml \(fisheries\)"), ("", r"own.yaml holds no term \(settles: war\)")],
)
def test_issues_on_which_nobody_has_a_position_are_refused_with_what_to_add(tmp_path: Path, file: str, said: str) -> None:
    lever = "issues:\n  arms:\n    question: How much?\n    scale: {0: none, 100: all}\n    decided_by: patron\n"
    lever += "    lever: {kind: aid, to: defender, weight: 35}\n    now: 50\n    words: [weapons]\n"
    (tmp_path / "own.yaml").write_text(file or lever)
    with pytest.raises(InputError, match=said):
        drafted(tmp_path, f"{WAR} Eritrea demands that Ethiopia withdraw.", issues=tmp_path / "own.yaml")


@pytest.mark.parametrize(("field", "said"), [("about: both", "attacker or defender"), ("leaning: maybe", "false where")])
def test_whom_a_term_is_about_is_checked(tmp_path: Path, field: str, said: str) -> None:
    (tmp_path / "own.yaml").write_text(f"{FISH}    {field}\n")
    with pytest.raises(ScenarioError, match=said):
        read_issues(tmp_path / "own.yaml")
