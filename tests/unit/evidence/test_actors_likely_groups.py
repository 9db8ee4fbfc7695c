"""Groups that weights find, and references that grammar decides. Every sentence is made up."""

from __future__ import annotations

import functools

import pytest

from multipolar.evidence.actors import link, registry
from multipolar.evidence.actors.likely_groups.adding import LEAST, RULE
from multipolar.evidence.language import ParsedDocument, Parser, find_parser
from multipolar.evidence.learnt import weights
from multipolar.evidence.learnt.people import people, sort_of_words
from multipolar.results.evidence import Document, Mention


@functools.cache
def _parser() -> Parser:
    parser = find_parser()
    if parser is None:
        pytest.skip("needs a spaCy model: pip install '.[text]'")
    return parser


def mentions(text: str, *, parse: bool = True) -> list[tuple[str, Mention]]:
    """Every mention with its words."""
    parsed = ParsedDocument.of(Document(id="d", name="d", address="d", text=text))
    if parse:
        blocks = list(parsed.originals)
        for block, tree in zip(blocks, _parser().parse([parsed.words_of(block) for block in blocks]), strict=True):
            parsed.parses[block.index] = tree
    return [(parsed.quote(one.span), one) for one in link(parsed, registry())]


def meant(text: str) -> dict[str, tuple[str, ...]]:
    return {quote: one.actors for quote, one in mentions(text) if one.form != "pronoun"}


class TestLikelyGroups:
    @pytest.mark.parametrize(
        ("text", "group", "actor"),
        [
            ("Ferry captains said that the strait was closed.", "Ferry captains", "grp:ferry-captains"),
            ("Peru said Chilean shipowners had bribed the port.", "Chilean shipowners", "grp:chilean-shipowners"),
        ],
    )
    def test_a_noun_that_no_rule_knows_is_a_group_where_it_acts(self, text: str, group: str, actor: str) -> None:
        found = {quote: one for quote, one in mentions(text) if one.rule == RULE}
        assert list(found) == [group]
        assert found[group].actors == (actor,)
        assert LEAST <= found[group].confidence <= 1

    def test_without_a_parse_nothing_is_added(self) -> None:
        assert not [one for _, one in mentions("Ferry captains said that the strait was closed.", parse=False)]

    def test_the_adjective_before_it_is_part_of_it_and_an_owner_is_not(self) -> None:
        assert set(meant("Chilean shipowners denied it.")) == {"Chilean shipowners"}
        assert set(meant("Chile's shipowners denied it.")) == {"Chile", "Chile's shipowners"}

    def test_things_and_descriptions_of_a_person_are_none(self) -> None:
        assert not meant("The price of grain rose for the third month.")
        assert set(meant("Ali Karimi, a farmer from the valley, sold a truck.")) == {"Ali Karimi"}

    def test_what_rules_find_stays_as_it_was(self) -> None:
        found = [one for quote, one in mentions("Turkish officials denied it.") if quote == "Turkish officials"]
        assert [one.rule for one in found] == ["actors.group"]

    def test_a_repeated_paragraph_has_the_group_again(self) -> None:
        line = "Ferry captains said that the strait was closed for the whole of the winter."
        text = f"{line}\n\nPeru opened a port.\n\n{line}"
        found = [(quote, one.span.start) for quote, one in mentions(text) if one.rule == RULE]
        assert found == [("Ferry captains", 0), ("Ferry captains", text.rindex("Ferry"))]

    def test_the_table_answers_three_ways(self) -> None:
        assert weights("groups").labels == ("group", "named", "no")


class TestPeople:
    def test_nouns_have_one_sort_each(self) -> None:
        assert people()["president"] == "leader"

    @pytest.mark.parametrize(
        ("before", "word", "lemma", "sort"),
        [("", "soldiers", "soldier", "military"), ("prime", "minister", "minister", "leader"), ("", "gravel", "gravel", "")],
    )
    def test_the_word_before_counts_and_things_have_none(self, before: str, word: str, lemma: str, sort: str) -> None:
        assert sort_of_words(before, word, lemma) == sort


class TestGovernments:
    @pytest.mark.parametrize(
        ("text", "quote", "actor"),
        [
            ("Trump said the United States would pay. Aides said the administration would wait.", "the administration", "gov:USA-trump"),
            ("The Reagan administration sold grain to Chile.", "The Reagan administration", "gov:USA-reagan"),
            ("The Israeli Government announced that it would pay.", "The Israeli Government", "gov:ISR"),
            ("Yemen's internationally recognised government refused.", "Yemen's internationally recognised government", "gov:YEM"),
        ],
    )  # fmt: skip
    def test_whose_it_is(self, text: str, quote: str, actor: str) -> None:
        assert meant(text)[quote] == (actor,)

    def test_a_past_administration_is_meant_again(self) -> None:
        text = "The Reagan administration sold grain to the United States' allies. In May the administration stopped."
        assert meant(text)["the administration"] == ("gov:USA-reagan",)

    def test_nobody_s_administration_is_left_alone(self) -> None:
        assert "the administration" not in meant("Peru's rector said that the administration would close the library.")


class TestEnemies:
    def test_the_other_side_of_a_war_than_the_clause_is_about(self) -> None:
        text = "Russia shelled Sumy. Ukraine will answer the enemy in kind. Russia says the enemy has lost."
        found = [one.actors for quote, one in mentions(text) if quote == "the enemy"]
        assert found == [("state:RUS",), ("state:UKR",)]

    def test_the_aggressor_is_the_one_that_came(self) -> None:
        assert meant("Ukraine and Russia fight on. Peru argued that the aggressor ought to pay.")["the aggressor"] == ("state:RUS",)

    def test_no_war_no_enemy(self) -> None:
        assert "the enemy" not in meant("Peru and Chile trade. Hunger is the enemy, Peru said.")


class TestCounted:
    def test_as_many_as_were_named_together(self) -> None:
        assert meant("Egypt and Somalia signed a pact. Trade between the two has doubled.")["the two"] == ("state:EGY", "state:SOM")
        found = meant("Peru, Chile and Brazil signed a pact. The three will meet in May.")
        assert found["The three"] == ("state:PER", "state:CHL", "state:BRA")

    def test_not_where_the_number_counts_something_or_another_number_was_named(self) -> None:
        assert "the two" not in meant("Egypt and Somalia agreed. Ships crossed the two straits.")
        assert "The two" not in meant("Merz met Putin, Xi and Zelensky. The two discussed grain.")
