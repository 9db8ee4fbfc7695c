from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from multipolar.errors import AddressError, InputError, ScenarioError
from multipolar.scenario import Basis, Case, Number, load

Spoil = Callable[..., Path]


@pytest.fixture
def reload(small: Case) -> Callable[[Path], Case]:
    """Load with the parameters of the small case."""
    return lambda folder: load(folder, parameters=small.origin.parameters)


def test_every_number_has_an_address_a_range_a_line_and_a_basis(small: Case) -> None:
    entry = small.numbers["positions.town.red.ideal"]
    assert str(entry.number) == "85 ± 8"
    assert (entry.low, entry.high) == (0, 100)
    assert (entry.file, entry.line) == ("scenario.yaml", 28)
    assert entry.basis == Basis(evidence=("e1",))
    assert entry.meaning == "What it wants, 0 to 100 on the issue's scale."
    own = [item for item in small.numbers.values() if not item.default]
    assert all(item.basis.kind and item.line for item in own)


@pytest.mark.parametrize(
    "address",
    [
        "actors.hawk.influence",
        "issues.town.now",
        "issues.town.effect.slope",
        "issues.guns.lever.weight",
        "positions.guns.union.salience",
        "war.advantage",
        "war.sides.red.force",
        "patrons.union.blame",
        "talks.table.rounds_a_week",
        "calendar.rain.times",
        "threats.shells.weight",
        "threats.shells.do.tempo",
        "ties.affinities.blue.union",
        "world.combat.tempo_sd",
        "world.drift.pull",
    ],
)
def test_any_number_can_be_set_by_its_address(small: Case, address: str) -> None:
    changed = small.set(address, "0.3..0.7")
    assert str(changed.numbers[address].number) == "0.3..0.7"
    assert str(changed.numbers[address].was) == str(small.numbers[address].number)
    assert str(small.numbers[address].number) != "0.3..0.7"
    in_scenario = [str(number) for holder in _holders(changed) for found, _, number in holder.addresses() if found == address]
    assert in_scenario == ["0.3..0.7"]
    assert changed.hash != small.hash


def _holders(case: Case) -> list:  # type: ignore[type-arg]
    from multipolar.scenario.addresses import holders

    return list(holders(case.scenario))


def test_the_basis_of_the_nearest_mapping_counts_and_a_field_beats_the_whole(small: Case) -> None:
    basis = {address: entry.basis for address, entry in small.numbers.items()}
    assert basis["positions.town.red.floor"] == Basis(judgement="why")
    assert basis["positions.town.blue.ideal"] == Basis(evidence=("e2",), judgement="heard")
    assert basis["issues.guns.lever.weight"] == Basis(judgement="last year's level")
    assert basis["issues.town.effect.slope"] == Basis(judgement="a guess")
    assert basis["threats.shells.weight"] == Basis(evidence=("e2",))
    assert basis["threats.shells.do.tempo"] == Basis(judgement="x")
    assert basis["actors.union.credibility"].kind == "data"


def test_parameters_left_alone_are_there_with_their_default_and_say_so(small: Case) -> None:
    assert small.numbers["world.combat.season"].default
    assert small.numbers["world.combat.season"].file == "parameters.yaml"
    assert not small.numbers["world.combat.tempo_sd"].default
    assert not small.set("world.combat.season", 0.3).numbers["world.combat.season"].default


@pytest.mark.parametrize(
    ("address", "value", "said"),
    [
        ("actors.hawk.influense", 5, "Did you mean 'actors.hawk.influence'. Nothing was assumed."),
        ("actors.hawk", 5, "no number at 'actors.hawk'"),
        ("positions.town.red.zeal", 5, r"positions\.town\.red\."),
        ("nonsense", 5, "Addresses read like"),
        ("actors.hawk.influence", 101, "actors.hawk.influence: 101 is outside its range: 0 to 100."),
        ("actors.hawk.influence", "much", "is not a number"),
        ("actors.hawk.influence", "60 ±", "is not a number"),
        ("world.combat.seasn", 0.1, "Did you mean 'world.combat.season'"),
        ("world.combat.season", 3, "outside its range: 0 to 0.9"),
    ],
)
def test_an_unknown_address_or_value_is_refused(small: Case, address: str, value: object, said: str) -> None:
    with pytest.raises(AddressError, match=said):
        small.set(address, value)  # type: ignore[arg-type]


def test_setting_a_number_to_what_it_is_changes_nothing(small: Case) -> None:
    back = small.set("war.held", 20).set("war.held", 10)
    assert back == small
    assert back.changes == {}


def test_the_order_of_settings_does_not_matter(small: Case) -> None:
    one = small.set("war.held", 20).set("actors.hawk.influence", 5).with_horizon(30)
    other = small.with_horizon(30).set("actors.hawk.influence", 5).set("war.held", 20)
    assert one.hash == other.hash


def test_a_case_can_be_set_quickly(small: Case) -> None:
    big = load("ukraine-2025")
    began = time.perf_counter()
    for value in range(1, 51):
        changed = big.set("positions.us-military-aid.trump.ideal", value)
        assert changed.scenario.positions["us-military-aid"]["trump"].ideal.a == value
    assert (time.perf_counter() - began) / 50 < 0.02


def test_the_horizon_can_be_changed_within_bounds(small: Case) -> None:
    assert small.with_horizon(10).scenario.horizon == 10
    assert small.with_horizon(10).names.end == date(2030, 8, 10)
    assert small.with_horizon(np.int16(10)) == small.with_horizon(10)  # type: ignore[arg-type]
    for bad in (0, -1, 1041):
        with pytest.raises(InputError, match="it runs from 1 to 1,040"):
            small.with_horizon(bad)
    for wrong in (2.5, True, "10", None):
        with pytest.raises(InputError, match=r"the horizon is .* not a whole number"):
            small.with_horizon(wrong)  # type: ignore[arg-type]


def test_a_horizon_before_a_date_that_a_path_asks_about_is_refused(write: Spoil, reload: Callable[[Path], Case]) -> None:
    case = reload(write(("when: deal-in-force", "when: deal-in-force on 2031-01-01"), name="dated"))
    with pytest.raises(InputError, match="a path of dated does not fit: 2031-01-01 is outside"):
        case.with_horizon(10)


# ── stored and restored ───────────────────────────────────────────────────────────────────────────


def test_a_case_is_restored_from_its_text_with_every_change(small: Case) -> None:
    changed = small.at("2030-02-15").set("war.held", "12 ± 2").set("world.drift.pull", 0.5).with_horizon(20)
    back = Case.from_json(changed.to_json())
    assert back == changed
    assert back.to_json() == changed.to_json()
    assert back.numbers == changed.numbers
    assert back.scenario == changed.scenario
    assert (back.as_of, back.horizon, back.widened) == (changed.as_of, changed.horizon, changed.widened)
    assert list(back.conditions) == ["lost", "peace", "on-and-on"]


def test_the_stored_text_holds_no_path_of_this_machine(small: Case) -> None:
    assert str(small.folder.parent) not in small.to_json()


@pytest.mark.parametrize(
    "spoil", ["", "{}", "[]", "null", "{", '{"format": 9}', '{"format": 1, "scenario": {"paths": 3}, "paths_in_order": []}']
)
def test_a_damaged_stored_case_is_refused(spoil: str) -> None:
    with pytest.raises(InputError, match="stored case"):
        Case.from_json(spoil)


def test_a_stored_case_that_lost_a_field_is_refused_with_the_place(small: Case) -> None:
    whole = json.loads(small.to_json())
    del whole["scenario"]["war"]["area"]
    with pytest.raises(InputError, match=r"damaged at 'war\.area'"):
        Case.from_json(json.dumps(whole))


def test_order_blank_lines_and_comments_do_not_change_the_hash(write: Spoil, small: Case, reload: Callable[[Path], Case]) -> None:
    blue = "  blue: {name: Blue, kind: state, capability: 40 ± 4, judgement: a guess}\n"
    red = "  red: {name: Red, kind: state}\n"
    rain = "  - {id: rain, every: 10-15, weeks: 6, quantity: tempo, times: 0.5, judgement: mud}\n"
    fair = "  - {id: fair, on: 2030-09-01, quantity: rounds.table, times: 2, judgement: a holiday}\n"
    shuffled = reload(
        write(
            (blue + red, "\n# red first\n" + red + blue),
            (rain + fair, fair + rain),
            ("parties: [red, blue]", "parties: [blue, red]"),
            ("between: [union, blue]", "between: [blue, union]"),
        )
    )
    assert shuffled.hash == small.hash
    assert list(shuffled.scenario.actors) == sorted(shuffled.scenario.actors)
    assert shuffled.numbers["war.held"].line == small.numbers["war.held"].line + 2
    assert shuffled.numbers["calendar.rain.times"].line == 53


def test_the_order_of_paths_does_change_the_hash(write: Spoil, small: Case, reload: Callable[[Path], Case]) -> None:
    lost = "  lost: {name: Lost, when: collapse-of-blue}\n"
    peace = "  peace: {name: Peace, when: deal-in-force}\n"
    assert reload(write((lost + peace, peace + lost))).hash != small.hash


def test_a_gist_changes_the_evidence_hash_and_a_number_does_not(write: Spoil, small: Case, reload: Callable[[Path], Case]) -> None:
    assert small.set("war.held", 3).evidence_hash == small.evidence_hash
    other = reload(write(("A town is claimed", "A town is wanted"), file="evidence.yaml"))
    assert other.evidence_hash != small.evidence_hash


# ── as of an earlier date ─────────────────────────────────────────────────────────────────────────


def test_an_earlier_date_takes_away_later_documents_and_widens_what_rests_on_them(small: Case) -> None:
    before = small.at("2030-04-01")
    assert before.as_of == date(2030, 4, 1)
    assert list(before.sources.documents) == ["herald"]
    assert list(before.evidence) == ["e1"]
    assert before.widened == ("positions.town.blue.ideal", "positions.town.blue.salience")
    basis = before.numbers["positions.town.blue.ideal"].basis
    assert basis.kind == "judgement"
    assert "published after 2030-04-01; the spread is doubled" in basis.judgement
    assert before.scenario.contradictions == ()


def test_widening_doubles_the_spread(write: Spoil, reload: Callable[[Path], Case]) -> None:
    case = reload(write(("blue: {ideal: 0, salience: 90,", "blue: {ideal: 20 ± 5, salience: 60..80,")))
    before = case.at(date(2030, 4, 1))
    assert str(before.numbers["positions.town.blue.ideal"].number) == "20 ± 10"
    assert str(before.scenario.positions["town"]["blue"].salience) == "50..90"
    assert case.at(case.as_of) == case


def test_an_earlier_value_is_used_before_its_date_only(small: Case) -> None:
    assert small.at("2030-03-01").numbers["war.held"].number.a == 10
    before = small.at("2030-02-28")
    assert before.numbers["war.held"].number.a == 8
    assert before.scenario.war.held == Number.parse(8, 0, 100)
    assert before.numbers["war.held"].basis.judgement == "an older map"
    assert "war.held" not in before.widened


def test_a_threat_nobody_had_heard_of_is_not_in_the_case_yet(small: Case) -> None:
    assert "shells" in small.at("2030-05-01").scenario.threats
    before = small.at("2030-04-30")
    assert "shells" not in before.scenario.threats
    assert not any(address.startswith("threats.shells") for address in before.numbers)
    assert "threat.shells" not in before.names.events


def test_a_threat_that_a_path_names_stays(write: Spoil, reload: Callable[[Path], Case]) -> None:
    case = reload(write(("when: collapse-of-blue", "when: collapse-of-blue or threat.shells")))
    assert "shells" in case.at("2030-04-30").scenario.threats


def test_seasons_are_known_at_any_date(write: Spoil, reload: Callable[[Path], Case]) -> None:
    case = reload(write(("judgement: mud", "evidence: [e2]"), ("judgement: a holiday", "evidence: [e2]")))
    assert [event.id for event in case.at("2030-04-30").scenario.calendar] == ["rain"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2030-06-02", "it knows nothing after"),
        ("2028-12-31", "before the war began"),
        ("yesterday", "is not a date"),
        ("2030-02-30", "no day"),
    ],
)
def test_a_date_the_case_cannot_stand_at_is_refused(small: Case, day: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        small.at(day)


def test_what_was_set_survives_another_date(small: Case) -> None:
    assert small.set("war.held", 33).at("2030-02-01").numbers["war.held"].number.a == 33
    with pytest.raises(AddressError, match=r"threats\.shells\.weight"):
        small.set("threats.shells.weight", 3).at("2030-02-01")


def test_every_problem_is_an_input_error(write: Spoil) -> None:
    with pytest.raises(InputError) as caught:
        load(write(("horizon: 52", "horizon: 0")))
    assert isinstance(caught.value, ScenarioError)
    assert isinstance(caught.value, ValueError)
