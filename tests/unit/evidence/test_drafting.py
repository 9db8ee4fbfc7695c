"""Readings of a number are pooled, one for each story; a draft runs, says what is proposed, and follows its evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipolar.errors import InputError
from multipolar.evidence.actors import registry
from multipolar.evidence.drafting.passages import kept_texts
from multipolar.evidence.drafting.pool import LEAST_SPREAD, MOST_SPREAD, Reading, pool
from multipolar.evidence.drafting.propose import Draft, Evidence, propose
from multipolar.evidence.drafting.revise import Move, floors_taken_along
from multipolar.evidence.drafting.revise import _move as revision_of
from multipolar.evidence.drafting.rewrite import News, rewritten
from multipolar.evidence.drafting.write import files_of
from multipolar.evidence.issues import bundled_issues
from multipolar.results.evidence import Contradiction, DateMention, Document, Event, Mention, NamedScenario, Position, Row, Span, Story, Tie
from multipolar.scenario import Case, Number, load

# ---- pooling ------------------------------------------------------------------------------------------------------------------


def reading(value: float, document: str = "a", spread: float = 10.0, start: int = 0) -> Reading:
    return Reading(
        address="x",
        value=value,
        spread=spread,
        document=document,
        span=Span(start, start + 5),
        relation="stated",
        gist="g",
        kind="position",
    )


def test_one_reading_is_its_own_mean() -> None:
    found = pool([reading(40.0)], {"a": 0})["x"]
    assert (found.mean, found.spread, found.stories) == (40.0, 10.0, 1)


def test_two_stories_that_agree_are_surer_than_one() -> None:
    one = pool([reading(40.0)], {"a": 0})["x"]
    two = pool([reading(40.0), reading(40.0, "b")], {"a": 0, "b": 1})["x"]
    assert two.spread < one.spread


def test_a_rewrite_adds_nothing() -> None:
    one = pool([reading(40.0)], {"a": 0})["x"]
    rewritten = pool([reading(40.0), reading(40.0, "b")], {"a": 0, "b": 0})["x"]
    assert (rewritten.mean, rewritten.spread, rewritten.stories) == (one.mean, one.spread, 1)
    assert len(rewritten.readings) == 2


def test_stories_that_disagree_are_less_sure_than_either() -> None:
    assert pool([reading(10.0), reading(60.0, "b")], {"a": 0, "b": 1})["x"].spread > 10.0


def test_a_surer_reading_weighs_more() -> None:
    assert pool([reading(0.0, spread=5.0), reading(100.0, "b", spread=20.0)], {"a": 0, "b": 1})["x"].mean < 20.0


@given(st.lists(st.tuples(st.floats(0, 100), st.sampled_from("abcd"), st.floats(1, 40)), min_size=1, max_size=8), st.randoms())
def test_pooling_stays_among_the_readings_whatever_their_order(points: list[tuple[float, str, float]], random: object) -> None:
    stories = {"a": 0, "b": 1, "c": 1, "d": 2}
    readings = [reading(value, document, spread, start) for start, (value, document, spread) in enumerate(points)]
    found = pool(readings, stories)["x"]
    assert min(p[0] for p in points) - 1e-9 <= found.mean <= max(p[0] for p in points) + 1e-9
    assert LEAST_SPREAD <= found.spread <= MOST_SPREAD
    random.shuffle(readings)  # type: ignore[attr-defined]
    assert pool(readings, stories)["x"] == found


# ---- a draft ------------------------------------------------------------------------------------------------------------------

TEXT = (
    "Armenia was attacked by Azerbaijan at the border. Baku demands a land corridor and further territory. Yerevan insists on the "
    "full withdrawal of troops. France sends weapons to Armenia. Turkey backs Azerbaijan. Envoys of France and Azerbaijan met. "
    "They meet again on 20 June 2031. In a second scenario, the front collapses."
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def event(words: str, trigger: str, source: str, target: str, plover: str) -> Event:
    sides = {"source": (f"state:{source}",), "target": (f"state:{target}",)}
    return Event(span=span(words), trigger=span(trigger), plover=plover, mode="actual", document="a", rule="t", **sides)


def position(words: str, actor: str) -> Position:
    return Position(span=span(words), actors=(actor,), issue="territory", direction="demand", document="a", rule="t")


BASE = {"document": "a", "rule": "t"}


def evidence(*, without: tuple[str, ...] = ()) -> Evidence:
    base = BASE
    named = {"Armenia": "state:ARM", "Azerbaijan": "state:AZE", "France": "state:FRA", "Turkey": "state:TUR"}
    mentions: list[Row] = [
        Mention(span=span(word), actors=(actor,), form="name", **base) for word, actor in named.items() for _ in range(3)
    ]
    rows: dict[str, list[Row]] = {
        "mention": mentions,
        "event": [
            event("Armenia was attacked by Azerbaijan", "attacked", "AZE", "ARM", "ASSAULT"),
            event("France sends weapons", "sends", "FRA", "ARM", "AID"),
            event("Envoys of France and Azerbaijan met", "met", "FRA", "AZE", "CONSULT"),
        ],
        "position": [
            position("demands a land corridor and further territory", "gov:AZE"),
            position("full withdrawal of troops", "state:ARM"),
        ],
        "relation": [
            Tie(span=span("Turkey backs Azerbaijan"), a="state:TUR", b="state:AZE", type="alliance", sign="+", **base),
            Tie(span=span("France sends weapons to Armenia"), a="state:FRA", b="state:ARM", type="support", sign="+", **base),
        ],
        "date": [DateMention(span=span("20 June 2031"), earliest="2031-06-20", latest="2031-06-20", **base)],
        "scenario": [NamedScenario(span=span("the front collapses"), name="second-scenario", label=span("second scenario"), **base)],
    }  # fmt: skip
    document = Document(id="a", name="a.txt", address="a.txt", text=TEXT, published=date(2031, 5, 1), published_basis="dateline")
    kept = {kind: each for kind, each in rows.items() if kind not in without}
    return Evidence([document], kept, [Story(("a",))], (), {"a": (date(2031, 5, 1), "dateline")}, kept_texts([document]))


def drafted(found: Evidence, as_of: date | None = None) -> Draft:
    return propose(found, bundled_issues(), registry(), title="T", as_of=as_of)


def test_the_one_who_attacks_is_the_attacker() -> None:
    cast = drafted(evidence()).cast
    assert (cast.attacker, cast.defender) == ("azerbaijan", "armenia")


def test_who_helps_the_defender_owns_a_lever_of_aid_and_who_talks_over_its_head_is_a_patron() -> None:
    scenario = drafted(evidence()).scenario
    assert scenario["issues"]["france-military-aid"]["decided_by"] == "france"
    assert scenario["issues"]["france-military-aid"]["lever"]["to"] == "armenia"
    assert list(scenario["patrons"]) == ["france"]
    assert scenario["talks"]["france-azerbaijan"]["ratify"] == ["armenia"]


def test_a_demand_that_names_a_point_of_the_scale_stands_there_with_its_passage() -> None:
    draft = drafted(evidence())
    positions = draft.scenario["positions"]["territory"]
    assert float(positions["armenia"]["ideal"].split()[0]) < 15
    assert float(positions["azerbaijan"]["ideal"].split()[0]) > 70
    (cited,) = positions["armenia"]["evidence"]["ideal"]
    assert draft.evidence[cited]["start"] == TEXT.index("full withdrawal of troops")
    assert positions["armenia"]["judgement"]["ideal"].startswith("Proposed:")


def test_what_documents_cannot_give_says_that_it_is_generic() -> None:
    side = drafted(evidence()).scenario["war"]["sides"]["armenia"]
    assert side["judgement"].startswith("Generic:")


def test_friends_and_enemies_have_the_right_sign() -> None:
    ties = {tuple(each["between"]): float(each["value"].split()[0]) for each in drafted(evidence()).scenario["ties"]["affinities"]}
    assert ties["armenia", "azerbaijan"] < -50 < 0 < ties["azerbaijan", "turkey"]
    assert ties["armenia", "france"] > 30


def test_a_day_ahead_enters_the_calendar_and_an_authors_scenario_names_a_path() -> None:
    scenario = drafted(evidence()).scenario
    assert [each["on"] for each in scenario["calendar"]] == [date(2031, 6, 20)]
    assert scenario["paths"]["second-scenario"]["when"] == "collapse-of-armenia"
    assert [each["when"] for each in scenario["paths"].values()][-1] == "otherwise"


def test_what_several_passages_disagree_about_is_listed_once_with_all_of_them() -> None:
    said, other = span("full withdrawal of troops"), span("demands a land corridor")
    against = [
        Contradiction(
            kind="contested", one_document="a", one=one, other_document="a", other=other, about="", explanation="It is contested."
        )
        for one in (said, span("Envoys of France"), said)
    ]
    draft = drafted(replace(evidence(), contradictions=tuple(against)))
    (told,) = draft.scenario["contradictions"]
    assert len(told["claims"]) == len(set(told["claims"])) == 3
    assert files_of(draft, "case")["README.md"].decode().count("It is contested.") == 1


def test_without_a_war_there_is_no_case_and_the_reader_learns_what_comes_nearest_and_what_to_give() -> None:
    found = evidence(without=("event", "relation"))
    with pytest.raises(InputError, match="tell of no fighting"):
        drafted(found)
    quarrel = Tie(span=span("Envoys of France and Azerbaijan met"), a="state:FRA", b="state:AZE", type="hostile", sign="-", **BASE)
    loud = replace(found.documents[0], id="b", name="loud.txt", text=TEXT.upper())
    with pytest.raises(InputError) as said:
        drafted(replace(found, rows={**found.rows, "relation": [quarrel]}, documents=[*found.documents, loud]))
    for words in (
        "Azerbaijan and France are told to be hostile, in 1 passage",
        "loud.txt is written in capitals",
        '--sides "Azerbaijan,France"',
    ):
        assert words in str(said.value)
    assert "a.txt is written in capitals" not in str(said.value)


def test_sides_that_a_person_names_are_drafted_and_marked_unless_documents_tell_of_their_fighting() -> None:
    quiet = propose(evidence(without=("event", "relation")), bundled_issues(), registry(), title="T", sides=("azerbaijan", "ARM"))
    assert (quiet.scenario["war"]["attacker"], quiet.scenario["war"]["defender"], quiet.war.how) == ("azerbaijan", "armenia", "given")
    assert "named by hand" in quiet.scenario["war"]["note"]
    assert "named by hand" in files_of(quiet, "case")["README.md"].decode()
    turned = propose(evidence(), bundled_issues(), registry(), title="T", sides=("Armenia", "Azerbaijan"))
    assert (turned.cast.attacker, turned.war.how) == ("armenia", "told")
    assert "note" not in turned.scenario["war"]


@pytest.mark.parametrize(
    ("sides", "said"),
    [(("Armenia",), "a war has two"), (("Armenia", "Yerewan"), "'Yerewan' is no state"), (("Armenai", "Turkey"), "Did you mean 'Armenia'"),
     (("Armenia", "ARM"), "both are Armenia")],
)  # fmt: skip
def test_sides_that_make_no_war_are_refused_with_what_would(sides: tuple[str, ...], said: str) -> None:
    with pytest.raises(InputError, match=said):
        propose(evidence(), bundled_issues(), registry(), title="T", sides=sides)


@pytest.mark.parametrize(("confidence", "how"), [(0.7, "likely"), (0.3, "")])
def test_a_war_that_is_only_likely_is_drafted_where_it_is_likely_enough_and_says_so(confidence: float, how: str) -> None:
    likely = {"type": "war", "sign": "-", "document": "a", "rule": "ties.likely", "confidence": confidence}
    tie = Tie(span=span("Armenia was attacked by Azerbaijan"), a="state:AZE", b="state:ARM", **likely)
    found = replace(evidence(without=("event",)), rows={**evidence(without=("event",)).rows, "relation": [tie]})
    if how:
        draft = drafted(found)
        assert (draft.war.how, draft.cast.attacker) == (how, "azerbaijan")
        assert "only make it likely" in draft.scenario["war"]["note"]
    else:
        with pytest.raises(InputError, match="--sides"):
            drafted(found)


def test_without_a_day_there_is_no_case() -> None:
    found = evidence()
    with pytest.raises(InputError, match="--as-of"):
        drafted(Evidence([replace(found.documents[0], published=None)], found.rows, found.stories, (), {}, found.kept))


def test_no_case_rests_on_a_document_of_a_later_day() -> None:
    with pytest.raises(InputError, match=r"a\.txt is dated 2031-05-01, after 2031-04-30.*--as-of"):
        propose(evidence(), bundled_issues(), registry(), title="T", as_of=date(2031, 4, 30))


def test_documents_of_one_name_are_kept_apart_and_none_takes_the_name_of_a_file_of_the_case() -> None:
    named = ("a", "news.txt", "one"), ("b", "NEWS.txt", "two"), ("c", "README.md", "three"), ("d", "page.html", "four")
    documents = [Document(id=id_, name=name, address=name, text=text) for id_, name, text in named]
    kept = kept_texts([*documents[:3], replace(documents[3], media="text/html")], taken=["page.html.txt"])
    assert [each.file for each in kept.values()] == ["news.txt", "NEWS-2.txt", "README-2.md", "page.html-2.txt"]
    assert [each.text for each in kept.values()] == [None, b"two", b"three", b"four"]


def test_a_drafted_floor_lies_on_the_enemys_side_even_where_documents_have_the_ideals_the_other_way_round() -> None:
    found = evidence()
    other = {"gov:AZE": ("state:ARM",), "state:ARM": ("gov:AZE",)}
    turned = [replace(each, actors=other[each.actors[0]]) for each in found.rows["position"] if isinstance(each, Position)]
    positions = drafted(replace(found, rows={**found.rows, "position": turned})).scenario["positions"]["territory"]
    points = {who: {field: float(positions[who][field].split()[0]) for field in ("ideal", "floor")} for who in ("armenia", "azerbaijan")}
    assert points["armenia"]["ideal"] > points["azerbaijan"]["ideal"]
    assert points["armenia"]["floor"] < points["armenia"]["ideal"]
    assert points["azerbaijan"]["floor"] > points["azerbaijan"]["ideal"]


def test_passages_that_tell_only_the_direction_never_move_a_tie_against_it() -> None:
    case = load("ukraine-2025")
    address, value = "ties.affinities.russia.ukraine", -40.0
    before = case.numbers[address].number
    one = replace(reading(value), address=address, spread=10.0, relation="direction")
    more = revision_of(address, before, pool([one], {"a": 0})[address])
    assert before.centre < value
    assert more.after.centre == before.centre
    other = revision_of(address, before, pool([replace(one, value=40.0)], {"a": 0})[address])
    assert other.after.centre > before.centre
    assert other.at_odds == (other.after.b > before.b)


def moved_past(folder: Path, address: str, value: float, as_of: date) -> tuple[Case, Case]:
    """The teaching case and, written to a folder, the same with one ideal moved and the floors that follow."""
    case, new = load("border-dispute"), Document(id="a" * 64, name="a.txt", address="a.txt", text=TEXT)
    found = pool([replace(reading(value), address=address, document=new.id)], {new.id: 0})[address]
    move = Move(
        address=address, before=case.numbers[address].number, after=Number.parse(f"{value:g} ± 5", 0, 100), pooled=found, at_odds=False
    )
    moves = [move, *floors_taken_along(case, [move])]
    news = News(documents=[new], days={new.id: (as_of, "dateline")}, as_of=max(as_of, case.as_of), moves=moves, held={})
    for name, data in rewritten(case, news, "border-dispute").items():
        (folder / name).write_bytes(data)
    return case, load(folder)


def test_a_floor_that_follows_is_written_where_one_reason_covers_the_position_and_kept_for_earlier_days(tmp_path: Path) -> None:
    case, after = moved_past(tmp_path, "positions.guard.northmark.ideal", 50.0, date(2031, 3, 20))
    floor = "positions.guard.northmark.floor"
    assert str(after.numbers[floor].number) == "50 ± 5"
    assert "it follows what its holder wants" in after.numbers[floor].basis.judgement
    then = after.at(case.as_of)
    assert then.numbers[floor].number == case.numbers[floor].number
    assert then.numbers["positions.guard.northmark.ideal"].number == case.numbers["positions.guard.northmark.ideal"].number


def test_an_update_takes_a_floor_along_that_its_ideal_was_moved_past(tmp_path: Path) -> None:
    case, after = moved_past(tmp_path, "positions.guard.sunder.ideal", 80.0, date(2031, 2, 1))
    # a floor beyond its ideal is refused at loading: the enemy wants 100 here, and Sunder accepted 65 at most
    assert str(after.numbers["positions.guard.sunder.floor"].number) == "80 ± 5"
    assert (
        "it follows what its holder wants, past which the documents have it. It was 65 ± 8"
        in after.numbers["positions.guard.sunder.floor"].basis.judgement
    )
    assert after.numbers["positions.guard.northmark.floor"].number == case.numbers["positions.guard.northmark.floor"].number


def test_a_day_that_can_be_no_articles_is_nobodys() -> None:
    found = evidence()
    documents = [*found.documents, Document(id="b", name="b.txt", address="b.txt", text="No news.", published=date.max)]
    days = {**found.days, "b": (date.max, "export's own date")}
    drawn = drafted(Evidence(documents, found.rows, found.stories, (), days, kept_texts(documents)))
    assert drawn.scenario["as_of"] == found.days["a"][0] + timedelta(days=1)
    assert {source["date"] <= drawn.scenario["as_of"] for source in drawn.sources["documents"].values()} == {True}


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_case_starts_on_a_day_of_the_calendar_of_news(day: date) -> None:
    with pytest.raises(InputError, match="--as-of"):
        drafted(evidence(), as_of=day)


def test_evidence_that_says_nothing_of_positions_still_gives_a_case() -> None:
    scenario = drafted(evidence(without=("position", "date", "scenario"))).scenario
    assert set(scenario["positions"]["territory"]) >= {"armenia", "azerbaijan"}
