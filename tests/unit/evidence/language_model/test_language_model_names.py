"""Names that a model lists: where nobody knew them they are proposed, at each of their places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from multipolar.evidence.actors import registry
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.model.listed import listed
from multipolar.results.evidence import Mention, Span, led
from multipolar.results.evidence.rows import Form

from .made_up import parse

TEXT = (
    "Elders from Talhaba told the Orvane Monitor that the dam at Talhaba would be closed. The Monitor of Cairo doubted it. "
    "Retired colonel Yaw Brenquist, who heads the Larnet Shipping Union, spoke in Egypt. Brenquist left at noon; LSU did not. "
    "Talhaba elders will meet Egyptian officials."
)


def unguessed(text: str) -> ParsedDocument:
    """A text with only those linked whom the registry knows, as if no rule guessed at unknown names."""
    parsed = parse(text)
    return replace(parsed, mentions=tuple(mention for mention in parsed.mentions if not mention.proposed))


def names(types: dict[str, str], text: str = TEXT) -> list[tuple[str, str, int]]:
    parsed = unguessed(text)
    found = listed(parsed, registry(), types, "model:x")
    return sorted(((parsed.quote(row.span), row.proposed, row.span.start) for row in found), key=lambda each: each[2])


def test_a_name_is_proposed_at_each_of_its_places() -> None:
    found = names({"Talhaba": "place"})
    assert {(words, proposed) for words, proposed, _ in found} == {("Talhaba", "loc:talhaba")}
    assert [start for *_, start in found][:2] == [TEXT.index("Talhaba"), TEXT.index("Talhaba", 20)]


def test_a_person_is_meant_by_the_family_name_too() -> None:
    found = names({"Yaw Brenquist": "person", "Brenquist": "person"})
    assert [(words, proposed) for words, proposed, _ in found if words == "Brenquist"] == [("Brenquist", "per:yaw-brenquist")]


def test_initials_keep_their_capitals() -> None:
    assert [proposed for _, proposed, _ in names({"LSU": "organisation"})] == ["org:LSU"]


def test_the_longest_name_counts() -> None:
    found = names({"Orvane Monitor": "organisation", "Monitor": "organisation", "Orvane": "place"})
    assert [(words, proposed) for words, proposed, _ in found] == [("Orvane Monitor", "org:orvane-monitor"), ("Monitor", "org:monitor")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Egypt", "place"),  # the registry knows it
        ("elders", "person"),  # no name
        ("Egyptian officials", "organisation"),  # a group
        ("Nowhere Town", "place"),  # not in the text
        ("Talhaba", "group"),
        ("Talhaba", "state"),  # nobody knows which
    ],
)
def test_what_is_known_or_no_name_is_not_proposed(name: str, kind: str) -> None:
    assert names({name: kind}) == []


def test_a_longer_name_of_a_body_takes_the_place_of_the_rules_shorter_one_where_the_model_leads() -> None:
    parsed = unguessed("The Monitor of Cairo doubted it. Cairo agreed.")
    mentions = list(listed(parsed, registry(), {"Monitor of Cairo": "organisation"}, "model:x"))
    assert [parsed.quote(row.span) for row in mentions] == ["Monitor of Cairo"]
    kept = [row for row in led(parsed.mentions, mentions) if isinstance(row, Mention)]
    assert [(parsed.quote(row.span), row.proposed or row.actors[0]) for row in kept] == [
        ("Monitor of Cairo", "org:monitor-of-cairo"),
        ("Cairo", "state:EGY"),
    ]


def test_a_title_before_a_known_person_makes_no_other_person() -> None:
    assert names({"President Vladimir Putin": "person"}, "President Vladimir Putin spoke.") == []


def test_a_name_leaves_the_rules_group_about_it_in_place() -> None:
    def mention(span: Span, form: Form, rule: str) -> Mention:
        return Mention(document="d", span=span, rule=rule, actors=(), form=form, proposed="grp:x")

    elders, talhaba = mention(Span(0, 20), "nominal", "actors.group"), mention(Span(12, 20), "name", "model:x")
    assert led([elders], [talhaba]) == [elders, talhaba]
