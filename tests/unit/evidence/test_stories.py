"""Copies and rewrites of one story are found, different stories of one war are not, and claims count once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.stories import features_of, stories, witnesses
from multipolar.evidence.stories.features import stem
from multipolar.results.evidence import Claim, Document, Features, Mention, Span, Story

ONE = """The prime minister of Northmark and the council of Sunder met in the harbour on Tuesday to discuss the pier.
They agreed to dredge the channel before winter and to exchange the fishermen who were seized in spring.
The council insisted that the northern pier would stay closed until the lighthouse is returned."""
REWRITE = """Northmark's premier and Sunder's councillors held a meeting at the harbour, their first this year, over the disputed pier.
Dredging of the channel is to be finished before the winter, and seized fishermen will be exchanged, both agreed.
Until the lighthouse has been returned the pier in the north stays closed, the councillors insist."""
OTHER = """Shells fell on two villages of Sunder near the river on Friday, killing five people, hospital staff said.
Northmark denied firing them and spoke of a provocation by gunmen who want the war to go on.
Sunder has asked the Coast League for more guns and ammunition."""


NAMED = {
    "Northmark": "state:NMK", "Sunder": "state:SUN", "Coast League": "org:league", "harbour": "loc:harbour", "council": "org:council",
    "lighthouse": "loc:lighthouse", "pier": "loc:pier", "river": "loc:river",
}  # fmt: skip


def made_up(number: int) -> str:
    """A word of six letters for every number."""
    return "".join("bcdfghjklm"[int(digit)] + "aeiou"[int(digit) % 5] for digit in f"{number:05}")


def features(text: str, name: str = "a", published: date | None = None) -> Features:
    document = Document(id=name, name=name, address=name, text=text, published=published)
    parsed = ParsedDocument.of(document)
    mentions = [
        Mention(document=name, span=Span(text.index(word), text.index(word) + len(word)), rule="test", actors=(actor,), form="name")
        for word, actor in NAMED.items()
        if word in text
    ]
    return features_of(replace(parsed, mentions=tuple(mentions)))


def grouped(*texts: Features) -> list[tuple[str, ...]]:
    return [each.documents for each in stories(texts)]


def test_a_rewrite_is_the_same_story() -> None:
    found = stories([features(ONE, "a"), features(OTHER, "b"), features(REWRITE, "c")])
    assert [each.documents for each in found] == [("a", "c"), ("b",)]
    assert found[0].why == "rewrites"


def test_a_near_copy_is_a_copy() -> None:
    found = stories([features(ONE, "a"), features(ONE.replace("on Tuesday ", ""), "b")])
    assert found[0].documents == ("a", "b")
    assert found[0].why == "copies"
    assert found[0].likeness > 0.6


def test_another_story_of_the_same_war_stands_alone() -> None:
    assert grouped(features(ONE, "a"), features(OTHER, "b")) == [("a",), ("b",)]


def test_articles_months_apart_tell_different_stories() -> None:
    assert grouped(features(ONE, "a", date(2031, 1, 1)), features(REWRITE, "b", date(2031, 6, 1))) == [("a",), ("b",)]


def test_what_follows_days_later_is_news_though_the_places_and_people_are_the_same() -> None:
    first = features(ONE, "a", date(2031, 1, 1))
    assert grouped(first, features(REWRITE, "b", date(2031, 1, 2))) == [("a", "b")]
    assert grouped(first, features(REWRITE, "b", date(2031, 1, 8))) == [("a",), ("b",)]


def test_a_chain_of_reports_each_on_the_heels_of_the_last_is_not_one_story() -> None:
    chain = [
        features(REWRITE if day % 2 else ONE.replace("on Tuesday", "again"), f"d{day}", date(2031, 1, 2 * day + 1)) for day in range(4)
    ]
    chain = [replace(each, minhash=each.minhash + np.uint64(number)) for number, each in enumerate(chain)]  # no copies of each other
    assert all(len(story) <= 2 for story in grouped(*chain))


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)])
def test_a_late_copy_keeps_no_rewrite_from_the_story(order: tuple[int, ...]) -> None:
    told = (features(ONE, "a", date(2031, 1, 1)), features(ONE, "b", date(2031, 3, 1)), features(REWRITE, "c", date(2031, 1, 2)))
    assert [set(each) for each in grouped(*(told[index] for index in order))] == [{"a", "b", "c"}]


def test_repeated_paragraphs_change_nothing() -> None:
    once, twice = features(ONE, "a"), features(f"{ONE}\n{ONE}", "a")
    assert np.array_equal(once.stems, twice.stems)
    assert np.array_equal(once.minhash, twice.minhash)


def test_no_documents_no_stories() -> None:
    assert stories([]) == ()


@pytest.mark.parametrize("count", [250, 400])
def test_a_rewrite_is_found_among_many(count: int) -> None:
    """Below and above the number up to which every pair is compared."""
    noise = [features(" ".join(made_up((7919 * n + 104729 * k) % 99991) for k in range(60)), f"n{n}") for n in range(count)]
    found = [each for each in grouped(features(ONE, "a"), *noise, features(REWRITE, "c")) if len(each) > 1]
    assert found == [("a", "c")]


def test_stems_of_forms_agree() -> None:
    assert stem("negotiations") == stem("negotiation")
    assert stem("threatened") == stem("threatens")
    assert stem("sea") == "sea"


def claim(document: str, text: str, words: str, source: str = "per:hale") -> Claim:
    start = text.index(words)
    return Claim(
        document=document, span=Span(start, start + len(words)), rule="test", source=(source,), content=Span(start, start + len(words))
    )


def test_a_claim_that_a_rewrite_repeats_has_one_witness() -> None:
    texts = {
        "a": "The pier stays closed until the lighthouse is returned.",
        "b": "Closed stays the pier until it is returned, the lighthouse.",
    }
    claims = [claim("a", texts["a"], texts["a"]), claim("b", texts["b"], texts["b"])]
    together = witnesses(claims, texts, [Story(("a", "b"), "rewrites", 0.7)])
    assert [(len(each.claims), each.stories) for each in together] == [(2, 1)]
    apart = witnesses(claims, texts, [Story(("a",)), Story(("b",))])
    assert [(len(each.claims), each.stories) for each in apart] == [(2, 2)]


def test_claims_of_different_sources_stay_apart() -> None:
    texts = {"a": "The pier stays closed until the lighthouse is returned."}
    claims = [claim("a", texts["a"], texts["a"], "per:hale"), claim("a", texts["a"], texts["a"], "per:moor")]
    assert len(witnesses(claims, texts, [Story(("a",))])) == 2
