"""Ties that weights find: what rules have no word for, each told apart with its likelihood. Every sentence is made up."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multipolar.evidence.language import Parser, find_parser
from multipolar.evidence.learnt import weights
from multipolar.evidence.read import read
from multipolar.results.evidence import Document, Mention, Tie


@functools.cache
def parser() -> Parser:
    found = find_parser()
    if found is None:
        pytest.skip("needs a spaCy model: pip install '.[text]'")
    return found


def rows(text: str) -> tuple[list[Tie], list[Mention]]:
    found = next(iter(read([Document(id="d", name="d.txt", address="-", text=text)], parser())))
    return [row for row in found.rows if isinstance(row, Tie)], [row for row in found.rows if isinstance(row, Mention)]


def test_what_no_rule_takes_is_found_by_weights_and_says_so() -> None:
    text = "Peru's flirtation with Chile unsettled Norway."
    (tie,) = rows(text)[0]
    assert (tie.rule, tie.is_likely_only, tie.sign) == ("ties.likely", True, "+")
    assert {tie.a, tie.b} == {"state:PER", "state:CHL"}
    assert 0.25 < tie.confidence < 1
    assert tie.span.quote(text) == "Peru's flirtation with Chile"


def test_a_tie_of_a_rule_keeps_its_rule_with_the_likelihood_that_weights_give_it() -> None:
    (sure,) = rows("For years Norway footed the bills of the army of Kenya.")[0]
    assert not sure.is_likely_only
    assert sure.confidence > 0.6


def test_nothing_is_likely_of_one_actor_alone_or_of_none() -> None:
    assert rows("Kenya is a large country with a long coast.")[0] == []
    assert rows("The weather was bad, and the old war was forgotten.")[0] == []


def test_a_sentence_tells_a_pair_once_and_a_leader_not_beside_his_state() -> None:
    ties = rows("Vladimir Putin poured scorn on Norway, and Russia has long bullied Norway with threats and tariffs.")[0]
    camps = [frozenset("state:RUS" if one == "per:vladimir-putin" else one for one in (tie.a, tie.b)) for tie in ties if tie.is_likely_only]
    assert len(camps) == len(set(camps))


WORDS = [
    "Kenya",
    "Norway",
    "Peru",
    "Chile",
    "Vladimir Putin",
    "the rebels",
    *["sanctions", "help", "threatened", "praised", "and", "of", "with", "against"],
]
WORDS += ["for", "war", "deal", "gave", "to", ",", ".", "not"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=40))
def test_likely_ties_stand_between_two_whom_the_text_names(words: list[str]) -> None:
    text = " ".join(words).replace(" ,", ",").replace(" .", ".")
    ties, mentions = rows(text)
    named = {actor for mention in mentions for actor in (*mention.actors, mention.proposed)}
    for tie in ties:
        if tie.is_likely_only:
            assert 0.25 < tie.confidence <= 1
            assert tie.a != tie.b
            assert {tie.a, tie.b} <= named | {"state:RUS"}  # for whom its leader stands
            assert tie.span.quote(text).strip()


def test_reading_again_gives_the_same_likelihoods() -> None:
    text = "Peru nursed old grudges against Chile. Its generals never forgave the siege, and Lima bought tanks from Norway to spite it."
    assert rows(text) == rows(text)


def test_weights_see_what_sort_two_actors_are_but_never_who_they_are() -> None:
    text = "{}'s flirtation with {} unsettled Norway."
    first, second = (rows(text.format(a, b))[0] for a, b in (("Peru", "Chile"), ("Kenya", "Brazil")))
    assert first
    assert [tie.confidence for tie in first] == [tie.confidence for tie in second]
    names = {
        "russia",
        "russian",
        "ukraine",
        "ukrainian",
        "america",
        "american",
        "chinese",
        "trump",
        "putin",
        "xi",
        "kremlin",
        "beijing",
    }
    tables = ("ties-words", "events-told", "events-mode", "events-type", "positions-words", "groups")
    assert [name for table in tables for name in weights(table).rows if names & set(name.split())] == []


def test_a_nameless_group_of_another_sentence_is_nobodys_friend_or_foe() -> None:
    ties, mentions = rows("Officials met on Monday. Israel and Iran are sworn enemies. Belarus is a close ally of Russia.")
    assert any(one.actors == ("grp:officials",) for one in mentions)
    assert not [tie for tie in ties if "grp:officials" in (tie.a, tie.b)]
