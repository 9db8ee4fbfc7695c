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
