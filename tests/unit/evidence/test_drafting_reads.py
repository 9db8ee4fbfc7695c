"""What a draft makes of a passage: which way it argues and how surely, for whom its people speak, and when the war began."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from multipolar.api import check, draft, grounds, read, update
from multipolar.scenario import load
from multipolar.scenario.placeholders import placeholders, said_of_placeholders

WAR = "Ethiopian forces attacked Eritrea on October 10. The war between Ethiopia and Eritrea goes on."
QUIET = "The weather was fine for most of that quiet afternoon in the garden, and nobody spoke of it later."


def case_of(folder: Path, *texts: str, war: str = WAR) -> Path:
    """The case drafted from documents of these texts, each about the same war."""
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(f"Report {number}\nNovember 6, 2026\n\n{war if not number else ''} {text}\n\n{QUIET}\n")
        paths.append(path)
    read(paths, out=folder / "e.duckdb")
    return draft(folder / "e.duckdb", out=folder / "case").folder


def ideal(case: Path, address: str) -> tuple[float, float]:
    """Mean and spread of a number of a case."""
    number = load(case).numbers[address].number
    return number.centre, number.b


def affinity(case: Path, one: str, other: str) -> float | None:
    found = load(case).numbers.get(f"ties.affinities.{one}.{other}")
    return None if found is None else found.number.centre


# ---- which way, and how surely -------------------------------------------------------------------------------------------------


def test_an_offer_to_take_less_softens_a_demand_and_one_that_is_denied_softens_it_less(tmp_path: Path) -> None:
    for name in ("offer", "denied"):
        (tmp_path / name).mkdir()
    offer = "Ethiopia was prepared to accept a long lease of the land instead of sovereignty, its foreign minister said."
    leak = "An Ethiopian official, speaking on condition of anonymity, said Ethiopia was prepared to accept a long lease of the land "
    leak += "instead of sovereignty. The prime minister's office denied it."
    soft, _ = ideal(case_of(tmp_path / "offer", offer), "positions.territory.ethiopia.ideal")
    denied, doubt = ideal(case_of(tmp_path / "denied", leak), "positions.territory.ethiopia.ideal")
    assert soft < denied < 85.0
    assert doubt >= 15.0


def test_to_be_for_a_ceasefire_and_to_be_against_it_are_two_things(tmp_path: Path) -> None:
    for name in ("one", "both"):
        (tmp_path / name).mkdir()
    support, oppose = "Egypt supports a ceasefire.", "Egypt opposes a ceasefire."
    for_it, sure = ideal(case_of(tmp_path / "one", support), "positions.ceasefire.egypt.ideal")
    both, unsure = ideal(case_of(tmp_path / "both", support, oppose), "positions.ceasefire.egypt.ideal")
    assert for_it < 20.0 < both < 80.0
    assert unsure > 1.4 * sure


def test_numbers_whose_passages_give_the_direction_only_are_told_apart(tmp_path: Path) -> None:
    case = case_of(tmp_path, "Eritrea rejected any change of the border.")
    found = next(each for each in grounds(case).numbers if each.address == "positions.territory.eritrea.ideal")
    assert found.quotes
    assert found.is_direction_only


def test_refusals_that_name_no_point_never_make_a_demand_firmer_than_its_generic_value(tmp_path: Path) -> None:
    told = ("Eritrea rejected any change of the border.", "Eritrea refused to discuss its border.", "Asmara opposes any change of it.")
    case = case_of(tmp_path, *told)
    assert len(load(case).numbers["positions.territory.eritrea.ideal"].basis.evidence) >= 2
    assert ideal(case, "positions.territory.eritrea.ideal")[1] >= 15.0


@pytest.mark.parametrize(
    ("text", "softens"), [("Ethiopia is willing to compromise on the border.", True), ("Ethiopia rejected a change of the border.", False)]
)
def test_a_later_offer_softens_the_demand_of_a_case_and_a_refusal_leaves_it_as_firm_as_it_was(
    tmp_path: Path, text: str, softens: bool
) -> None:
    case = case_of(tmp_path, "Ethiopia rejected any change of the border.")
    (tmp_path / "new.txt").write_text(f"News\nNovember 20, 2026\n\n{text} {QUIET}\n")
    moves = {each.move.address: each.move for each in update(case, [tmp_path / "new.txt"], known=tmp_path, runs=20).moved}
    found = moves.get("positions.territory.ethiopia.ideal")
    if softens:
        assert found is not None
        assert found.after.centre < found.before.centre
    else:
        assert found is None or found.after.b >= min(found.before.b, 15.0)


def test_as_today_is_the_issues_own_status_quo(tmp_path: Path) -> None:
    case = load(case_of(tmp_path, "Envoys of Egypt and Ethiopia met in Cairo on Monday for talks."))
    levers = {name for name, issue in case.scenario.issues.items() if issue.lever}
    ideals = {name: case.numbers[f"positions.{name}.egypt.ideal"] for name in levers}
    unread = [name for name, entry in ideals.items() if "As today" in entry.basis.judgement]
    assert unread
    assert all(ideals[name].number.centre == case.numbers[f"issues.{name}.now"].number.centre for name in unread)


# ---- for whom ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Egypt sent 500 soldiers to Eritrea to help it hold the line.", 20, 90),
        ("Egypt deployed troops against Eritrea.", -90, -20),
    ],
)
def test_forces_are_friendly_where_they_help_and_hostile_where_they_are_sent_against_somebody(
    tmp_path: Path, text: str, low: float, high: float
) -> None:
    value = affinity(case_of(tmp_path, text), "egypt", "eritrea")
    assert value is not None
    assert low < value < high


def test_forces_of_which_the_text_does_not_say_what_they_are_for_say_nothing(tmp_path: Path) -> None:
    assert affinity(case_of(tmp_path, "Egypt sent 500 soldiers to Eritrea on Thursday."), "egypt", "eritrea") is None


def test_what_rebels_do_is_not_booked_to_the_state_they_oppose(tmp_path: Path) -> None:
    text = "The Tigray People's Liberation Front, which fought the federal government from 2020 to 2022, could side with Eritrea."
    case = case_of(tmp_path, "Saudi Arabia offered to mediate. " + text)
    between = affinity(case, "eritrea", "ethiopia")
    assert between is not None
    assert between < -80


REBELS = (
    "Fighters of the Oromo Liberation Army attacked the Ethiopian army near Nekemte on Tuesday. The Oromo Liberation Army demands that "
    "Ethiopia withdraw its troops from its territory. Eritrea backs the Oromo Liberation Army."
)


def test_an_organisation_that_fights_the_state_it_belongs_to_is_an_actor_of_its_own(tmp_path: Path) -> None:
    case = case_of(tmp_path, REBELS)
    rebels = load(case).scenario.actors["ola"]
    assert (rebels.kind, rebels.of) == ("organisation", None)
    friend, enemy = affinity(case, "eritrea", "ola"), affinity(case, "ethiopia", "ola")
    assert friend is not None
    assert enemy is not None
    assert enemy < -50 < 30 < friend
    assert load(case).numbers["positions.territory.ola.ideal"].basis.evidence


def test_an_opposition_that_only_wants_something_else_sits_in_the_body_of_its_state(tmp_path: Path) -> None:
    text = "Sumoud demands an immediate ceasefire. Sumoud accused Sudan of prolonging the war."
    war = "Sudanese forces attacked Ethiopia on October 10. The war between Sudan and Ethiopia goes on."
    assert load(case_of(tmp_path, text, war=war)).scenario.actors["sumoud"].of == "sudan"


def test_a_party_that_attacks_its_government_with_words_is_no_rebel(tmp_path: Path) -> None:
    text = "The CHP attacked the Turkish government on Tuesday. The CHP demands an immediate ceasefire."
    war = "Turkish forces attacked Greece on October 10. The war between Turkey and Greece goes on."
    assert load(case_of(tmp_path, text, war=war)).scenario.actors["chp"].of == "turkey"


def test_rebels_bring_their_own_people(tmp_path: Path) -> None:
    text = "M23 attacked Congolese troops near Bunia on Tuesday. Bertrand Bisimwa, the leader of M23, demanded an immediate ceasefire."
    war = "Rwandan forces attacked the Democratic Republic of Congo on October 10. The war between Rwanda and Congo goes on."
    actors = load(case_of(tmp_path, text, war=war)).scenario.actors
    assert (actors["m23"].of, actors["bisimwa"].of, actors["bisimwa"].kind) == (None, "m23", "leader")


def test_without_a_war_between_states_one_with_an_organisation_is_drafted_and_rebels_come_to_their_states_country(tmp_path: Path) -> None:
    war = "The Sudanese army attacked the Rapid Support Forces on October 10. Fighting between the army and the RSF goes on."
    case = load(case_of(tmp_path, "Egypt backs the army.", war=war))
    assert (case.scenario.war.attacker, case.scenario.war.defender) == ("rsf", "sudan")
    assert case.scenario.war.began == date(2023, 7, 1)


# ---- when, and by whom ---------------------------------------------------------------------------------------------------------


def test_a_war_begins_with_the_first_attack_that_a_document_dates_and_cites_it(tmp_path: Path) -> None:
    case = case_of(tmp_path, "It was the worst since the war of 1998. Eritrean forces attacked Ethiopia on October 25.")
    assert load(case).scenario.war.began == date(2026, 10, 10)
    (day,) = grounds(case).days
    assert day.quotes
    assert not check(case, documents=tmp_path).errors


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The war between Ethiopia and Eritrea began on 14 April 2023, when Ethiopian troops crossed the river.", date(2023, 4, 14)),
        ("The war, which broke out on 14 April 2023, goes on.", date(2023, 4, 14)),
        ("The two countries have been at war since 14 April 2023.", date(2023, 4, 14)),
        ("Since the Ethiopian invasion of Eritrea in April 2023, many have died.", date(2023, 4, 1)),
        ("Fighting between Ethiopia and Eritrea began in April 2023. The war began on 14 April 2023.", date(2023, 4, 14)),
    ],
)
def test_where_documents_say_when_the_war_began_no_attack_takes_its_place(tmp_path: Path, text: str, day: date) -> None:
    case = case_of(tmp_path, text)
    assert load(case).scenario.war.began == day
    (found,) = grounds(case, documents=tmp_path).days
    assert "a document says that the war began" in found.judgement
    assert str(day.year) in found.quotes[0].text
    assert not check(case, documents=tmp_path).errors


@pytest.mark.parametrize(
    "text",
    [
        "Talks to end the war between Ethiopia and Eritrea began on 14 April 2023.",
        "The war between Kenya and Uganda began on 14 April 2023.",
        "The civil war began on 14 April 2023.",
        "The First World War began on 28 July 1914.",
        "The fighting between Ethiopia and Eritrea broke out again on 14 April 2023.",
        "Protests against the war began on 14 April 2023.",
    ],
)
def test_the_beginning_of_something_else_is_not_that_of_the_war(tmp_path: Path, text: str) -> None:
    assert load(case_of(tmp_path, text)).scenario.war.began == date(2026, 10, 10)


def test_attacks_of_long_before_are_said_to_be_told_of(tmp_path: Path) -> None:
    case = load(case_of(tmp_path, "Ethiopian forces attacked Eritrea on 3 May 2019."))
    assert case.scenario.war.began == date(2026, 10, 10)
    assert "latest round" in " ".join(case.scenario.war.judgement.fields["began"])


def test_a_war_on_the_list_of_wars_began_when_the_list_says(tmp_path: Path) -> None:
    case = case_of(tmp_path, "", war="Russian forces attacked Ukraine on Thursday. Russia is at war with Ukraine.")
    assert load(case).scenario.war.began == date(2022, 2, 24)


def test_a_beginning_that_nothing_tells_is_called_a_placeholder_wherever_one_looks(tmp_path: Path) -> None:
    case = case_of(tmp_path, "", war="Ethiopia attacked Eritrea. The war between Ethiopia and Eritrea goes on.")
    assert "placeholder" in (case / "README.md").read_text()
    assert "war.began" in {each.address for each in grounds(case).open}


def test_what_somebody_only_could_do_makes_no_patron(tmp_path: Path) -> None:
    for name in ("could", "did"):
        (tmp_path / name).mkdir()
    could = case_of(tmp_path / "could", "Only Saudi Arabia could meet Ethiopia for talks.")
    did = case_of(tmp_path / "did", "Envoys of Saudi Arabia and Ethiopia met in Jeddah on Monday.")
    assert not load(could).scenario.patrons
    found = load(did).scenario
    assert set(found.patrons) == {"saudi-arabia"}
    assert re.search(r"event-d\d+", str(found.patrons["saudi-arabia"].note))


def test_a_vote_of_others_is_no_day_of_the_talks_and_a_day_of_talks_carries_its_sentence(tmp_path: Path) -> None:
    text = "The UN Security Council vote on an arms embargo is due on November 14. Talks between the two begin in Jeddah on November 19."
    case = load(case_of(tmp_path, text))
    assert [each.on for each in case.scenario.calendar] == [date(2026, 11, 19)]
    assert "Jeddah" in case.scenario.calendar[0].name
    assert any("arms embargo" in each for each in case.scenario.left_out)


def test_a_draft_says_how_many_of_its_numbers_nobody_has_weighed(tmp_path: Path) -> None:
    case = load(case_of(tmp_path, "Eritrea demands full withdrawal."))
    generic, whole = placeholders(case)
    assert 0 < generic < whole
    assert f"{generic} of {whole} numbers" in said_of_placeholders(case)
    weighed = case.set("war.area", 117600)
    assert placeholders(weighed)[0] == generic - 1
    assert not said_of_placeholders(load("ukraine-2025"))


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("The leaders of Ethiopia and Eritrea meet for a summit in Nairobi on December 3.", "rounds.eritrea-ethiopia"),
        ("Talks between Saudi Arabia and Ethiopia go on in Jeddah on December 3.", "rounds.saudi-arabia-ethiopia"),
        ("Ethiopian and Eritrean negotiators hold a round of talks on December 3.", "rounds.eritrea-ethiopia"),
        ("The talks go on in Jeddah on December 3.", "rounds.saudi-arabia-ethiopia"),
    ],
)
def test_a_day_ahead_belongs_to_the_talks_whose_parties_its_sentence_names(tmp_path: Path, text: str, quantity: str) -> None:
    (day,) = load(case_of(tmp_path, f"Envoys of Saudi Arabia and Ethiopia met in Jeddah on Monday. {text}")).scenario.calendar
    assert (day.on, day.quantity) == (date(2026, 12, 3), quantity)


@pytest.mark.parametrize("end", ["was called off", "will not take place", "was postponed"])
def test_talks_that_were_called_off_are_no_day_of_the_calendar(tmp_path: Path, end: str) -> None:
    case = load(case_of(tmp_path, f"The summit of Ethiopia and Eritrea on December 3 {end}.")).scenario
    assert not case.calendar
    assert any("December 3" in said for said in case.left_out)
