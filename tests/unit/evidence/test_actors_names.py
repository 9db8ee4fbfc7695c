from __future__ import annotations

import pytest

from multipolar.evidence.actors import link, registry
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Document, Mention


def linked(text: str) -> tuple[ParsedDocument, tuple[Mention, ...]]:
    parsed = ParsedDocument.of(Document(id="d", name="d", address="d", text=text))
    return parsed, link(parsed, registry())


def named(text: str, *forms: str) -> dict[str, tuple[str, ...]]:
    """Quote of each mention to its actors, a proposed id included; of some forms, or of all but pronouns."""
    parsed, mentions = linked(text)
    chosen = [one for one in mentions if (one.form in forms if forms else one.form != "pronoun")]
    return {parsed.quote(one.span): one.actors or (one.proposed,) for one in chosen}


def test_the_longest_name_wins():
    assert named("The UN Security Council met after North Korea fired a missile.") == {
        "UN Security Council": ("org:UNSC",),
        "North Korea": ("state:PRK",),
    }


def test_an_abbreviation_keeps_its_full_stops_and_a_pronoun_is_no_state():
    assert named("The U.S. told us to wait.") == {"U.S.": ("state:USA",)}
    assert named("The U.N. chief and the US agreed.", "name") == {"U.N.": ("org:UN",), "US": ("state:USA",)}


def test_titles_and_possessives_are_left_out():
    assert named("President Emmanuel Macron's plan pleased Chancellor Friedrich Merz.") == {
        "Emmanuel Macron": ("per:emmanuel-macron",),
        "Friedrich Merz": ("per:friedrich-merz",),
    }


def test_accents_and_former_spellings_do_not_matter():
    assert named("Erdogan flew home.")["Erdogan"] == named("Erdoğan flew home.")["Erdoğan"] == ("per:recep-tayyip-erdogan",)
    assert named("Peking objects.")["Peking"] == ("state:CHN",)


@pytest.mark.parametrize("text", ["Aleksandr G. Lukashenko spoke.", "A. Lukashenko spoke.", "Lukashenko spoke."])
def test_initials_belong_to_a_name(text: str):
    assert list(named(text).values()) == [("per:alexander-lukashenko",)]


def test_another_given_name_is_another_person():
    assert "per:donald-trump" not in str(named("The bank sued Melania Trump in 2019."))


def test_a_family_name_that_comes_first_is_not_taken_for_its_best_known_bearer():
    assert ("per:xi-jinping",) not in named("The general Xi Zhongxun was his father.").values()


def test_two_states_in_one_word():
    assert named("A Franco-German brigade and a Sino-Indian border patrol.") == {
        "Franco-German": ("state:FRA", "state:DEU"),
        "Sino-Indian": ("state:CHN", "state:IND"),
    }


def test_names_in_compounds():
    assert named("Anti-Iran measures and a US-backed plan followed the Modi-Sharif call.") == {
        "Iran": ("state:IRN",),
        "US": ("state:USA",),
        "Modi": ("per:narendra-modi",),
        "Sharif": ("per:shehbaz-sharif",),
    }


def test_a_phrase_in_which_a_name_means_something_else():
    assert ("state:IND",) not in named("The Indo-Pacific is wide.").values()
    assert ("state:USA",) not in named("The Washington Post reported it.").values()


def test_headlines_in_capitals():
    assert named("INDIA AND PAKISTAN TRADE FIRE") == {"INDIA": ("state:IND",), "PAKISTAN": ("state:PAK",)}


def test_a_name_cut_by_a_line_break_is_one():
    text = (
        "It had rained since Monday on the roads to\nthe harbour, and nobody saw when Narendra\n"
        "Modi came out at last, an hour late, with\nonly one umbrella."
    )
    assert named(text) == {"Narendra\nModi": ("per:narendra-modi",)}


def test_offsets_are_those_of_the_text_as_read():
    text = "**“Türkiye” and Côte d’Ivoire**"
    _, mentions = linked(text)
    assert [text[one.span.start : one.span.end] for one in mentions] == ["Türkiye", "Côte d’Ivoire"]
    assert [one.actors for one in mentions] == [("state:TUR",), ("state:CIV",)]


def test_unknown_persons_are_proposed_and_known_again_by_family_name():
    text = 'Foreign Minister Ziva Korrel spoke. "No," said Korrel. Pavo Denstad, an analyst at a bank, agreed. Denstad shrugged.'
    assert named(text) == {
        "Ziva Korrel": ("per:ziva-korrel",),
        "Korrel": ("per:ziva-korrel",),
        "Pavo Denstad": ("per:pavo-denstad",),
        "Denstad": ("per:pavo-denstad",),
    }
    _, mentions = linked(text)
    assert all(one.actors == () and one.proposed for one in mentions), "what the registry does not know is never given as known"


def test_an_article_does_not_cut_a_longer_name():
    assert named("The West African coast.") == {"West African": ("grp:west-africa",)}


@pytest.mark.parametrize(
    "text",
    [
        "A fisherman, Ilo Vantas, drowned.",
        "Its chairman, Ilo Vantas, left.",
        "Ilo Vantas of the Orient House in town said so.",
        "Ilo Vantas, who leads the strike, left.",
        '"No," said Ilo Vantas.',
    ],
)
def test_what_tells_that_an_unknown_name_is_a_person(text: str):
    assert named(text)["Ilo Vantas"] == ("per:ilo-vantas",)


def test_a_name_in_two_scripts_is_proposed_in_latin_letters():
    assert named("Officials like Borin Дан spoke.")["Borin Дан"] == ("per:borin-dan",)


def test_unknown_organisations_and_places_are_proposed():
    found = named("The Lumen River Commission met in Vardek, near the Orsa Bridge, as the think tank Grey Harbour had advised.")
    assert found["Lumen River Commission"] == ("org:lumen-river-commission",)
    assert found["Vardek"] == ("loc:vardek",)
    assert found["Orsa Bridge"] == ("loc:orsa-bridge",)
    assert found["Grey Harbour"] == ("org:grey-harbour",)


def test_capitalised_words_that_say_nothing_are_no_names():
    assert named("On Monday the Treaty was signed. Perhaps Easter will bring Peace.") == {}


def test_an_agreement_named_after_a_place():
    assert named("The Kampala accords are dead.")["Kampala accords"] == ("evt:kampala-accords",)


def test_copies_of_a_paragraph_are_linked_too():
    line = "Tehran accuses Riyadh."
    assert len(linked(f"{line}\n\n{line}")[1]) == 2 * len(linked(line)[1])


@pytest.mark.parametrize("text", ["", "\n\n", "…", "\u202e\u200f", "a" * 10_000, '"' * 1_000])
def test_odd_texts_name_nobody(text: str):
    assert linked(text)[1] == ()
