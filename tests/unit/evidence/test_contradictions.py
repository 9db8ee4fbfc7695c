"""Passages that do not agree: shown side by side, never resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from multipolar.evidence.contradictions import find
from multipolar.results.evidence import Claim, Contradiction, Event, Mention, Row, Span, Tie


class Article:
    """A text on which rows are laid by quoting it."""

    def __init__(self, name: str, text: str) -> None:
        self.id, self.name, self.text, self.rows = name * 8, name, text, list[Row]()

    def span(self, quote: str) -> Span:
        start = self.text.index(quote)
        return Span(start, start + len(quote))

    def mention(self, quote: str, *actors: str) -> Article:
        self.rows.append(Mention(document=self.id, span=self.span(quote), rule="test", actors=actors, form="name"))
        return self

    def event(
        self, quote: str, plover: str, source: str, target: str = "", mode: str = "actual", date: tuple[str, str] | None = None
    ) -> Article:
        span = self.span(quote)
        self.rows.append(
            Event(
                document=self.id, span=span, rule="test", source=(source,), target=(target,) if target else (), plover=plover,
                mode=mode, trigger=span, date=date,  # type: ignore[arg-type]
            )
        )  # fmt: skip
        return self

    def tie(self, quote: str, a: str, b: str, kind: str, sign: str, status: str = "actual") -> Article:
        self.rows.append(
            Tie(document=self.id, span=self.span(quote), rule="test", a=a, b=b, type=kind, sign=sign, status=status)  # type: ignore[arg-type]
        )
        return self

    def claim(self, quote: str, source: str, polarity: str = "affirm", contest: str = "") -> Article:
        span = self.span(quote)
        self.rows.append(
            Claim(
                document=self.id, span=span, rule="test", source=(source,), content=span, polarity=polarity,  # type: ignore[arg-type]
                contested=bool(contest), contest=self.span(contest) if contest else None,
            )
        )  # fmt: skip
        return self


def compare(*articles: Article) -> tuple[Contradiction, ...]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for article in articles:
        for row in article.rows:
            rows[row.kind].append(row)
    named: dict[str, Sequence[Row]] = dict(rows)
    return find({a.id: a.text for a in articles}, named, {a.id: a.name for a in articles})


def arms(name: str, text: str, quote: str, mode: str, **more: tuple[str, str]) -> Article:
    article = Article(name, text).mention("Chad", "state:TCD").mention("Sudan", "state:SDN")
    return article.event(quote, "AID", "state:TCD", "state:SDN", mode, **more)


def test_a_thing_told_as_done_and_as_not_done_is_shown_from_both_documents() -> None:
    one = arms("a", "Chad sends weapons to Sudan.", "sends weapons to Sudan", "actual")
    other = arms("b", "Chad gives Sudan no military help.", "gives Sudan no military help", "negated")
    (found,) = compare(one, other)
    assert (found.kind, found.about) == ("events", "state:TCD state:SDN")
    assert found.one.quote(one.text) == "sends weapons to Sudan"
    assert found.other.quote(other.text) == "gives Sudan no military help"
    assert "told as done in a and told as not done in b" in found.explanation


def test_money_is_not_set_against_guns() -> None:
    one = arms("a", "Chad lends money to Sudan.", "lends money to Sudan", "actual")
    other = arms("b", "Chad gives Sudan no military help.", "gives Sudan no military help", "negated")
    assert compare(one, other) == ()


def test_what_a_passage_denies_is_not_what_it_tells_as_done() -> None:
    one = arms(
        "a", "Chad, while sending no weapons, lends money to Sudan.", "Chad, while sending no weapons, lends money to Sudan", "actual"
    )
    one.event("sending no weapons", "AID", "state:TCD", mode="negated")
    other = arms("b", "Chad gives Sudan no military help.", "gives Sudan no military help", "negated")
    assert compare(one, other) == ()


def test_what_cannot_or_did_not_yet_happen_contradicts_nothing() -> None:
    one = arms("a", "Chad sends weapons to Sudan.", "sends weapons to Sudan", "actual")
    other = arms("b", "Chad has yet to send weapons to Sudan.", "send weapons to Sudan", "negated")
    assert compare(one, other) == ()


def test_different_days_do_not_contradict_each_other() -> None:
    one = arms("a", "Chad sent weapons to Sudan in May.", "sent weapons to Sudan", "actual", date=("2024-05-01", "2024-05-31"))
    other = arms("b", "Chad sent Sudan no weapons in June.", "sent Sudan no weapons", "negated", date=("2024-06-01", "2024-06-30"))
    assert compare(one, other) == ()


def test_a_denial_stands_against_what_another_document_tells() -> None:
    one = arms("a", "Chad sends weapons to Sudan across the border.", "sends weapons to Sudan across the border", "actual")
    other = Article("b", "Chad denies that weapons reach Sudan across its border.").mention("Sudan", "state:SDN")
    other.claim("weapons reach Sudan across its border", "state:TCD", "deny")
    (found,) = compare(one, other)
    assert "denied in b" in found.explanation


def test_a_tie_called_friendly_and_hostile_is_shown() -> None:
    one = Article("a", "Their trade flourishes.").tie("Their trade flourishes", "state:TCD", "state:SDN", "economic", "+")
    other = Article("b", "A trade war divides them.").tie("A trade war divides them", "state:SDN", "state:TCD", "economic", "-")
    (found,) = compare(one, other)
    assert found.kind == "ties"
    assert "friendly and as hostile in a and b" in found.explanation


def test_an_ally_in_one_document_and_a_former_ally_in_another() -> None:
    one = Article("a", "Chad is its ally.").tie("its ally", "state:TCD", "state:SDN", "alliance", "+")
    other = Article("b", "Chad is a former ally.").tie("a former ally", "state:TCD", "state:SDN", "alliance", "+", "past")
    (found,) = compare(one, other)
    assert "present and as past" in found.explanation


def presidents(name: str, text: str, *quotes: str) -> Article:
    article = Article(name, text)
    for quote in quotes:
        article.mention(quote, "per:ann-okafor")
    return article


def test_one_document_that_has_somebody_out_of_office_and_in_it() -> None:
    text = (
        "The former President Ann Okafor spoke in Lagos. Rivals fear a second Okafor administration; the Okafor administration is silent."
    )
    (found,) = compare(presidents("a", "Former President Ann Okafor spoke. The Okafor administration is silent.", "Ann Okafor"))
    assert found.kind == "office"
    assert found.about == "per:ann-okafor"
    assert "both “Former President Ann Okafor” and “Okafor administration”" in found.explanation
    assert compare(presidents("b", text.split(";")[0] + ".", "Ann Okafor")) == (), "a second administration is none of today"


def test_two_documents_that_disagree_about_who_is_in_office() -> None:
    one = presidents("a", "Former Nigerian President Ann Okafor spoke.", "Ann Okafor")
    other = presidents("b", "President Ann Okafor spoke.", "Ann Okafor")
    (found,) = compare(one, other)
    assert (found.one_document, found.other_document) == (one.id, other.id)


def test_another_office_or_another_time_is_no_contradiction() -> None:
    one = presidents("a", "Former Foreign Minister Ann Okafor spoke.", "Ann Okafor")
    other = presidents("b", "President Ann Okafor spoke.", "Ann Okafor")
    then = presidents("c", "Former President Ann Okafor spoke of then-President Okafor as of a stranger.", "Ann Okafor")
    assert compare(one, other) == ()
    assert compare(then) == ()


def test_a_former_president_called_president_out_of_courtesy_is_no_contradiction() -> None:
    assert compare(presidents("a", "Former President Ann Okafor came. President Okafor smiled.", "Ann Okafor", "Okafor smiled"[:6])) == ()


def test_opposite_claims_by_different_sources_are_set_side_by_side() -> None:
    one = Article("a", "Rebels say that Sudan bombed the hospital of Nyala.").mention("Sudan", "state:SDN")
    one.claim("Sudan bombed the hospital of Nyala", "grp:rebels")
    other = Article("b", "The army says that Sudan never bombed the hospital of Nyala.").mention("Sudan", "state:SDN")
    other.claim("Sudan never bombed the hospital of Nyala", "grp:army", "deny")
    (found,) = compare(one, other)
    assert found.kind == "claims"
    assert found.explanation == "Claimed by rebels and denied by army (a and b)."


def test_a_disputed_claim_stands_beside_the_words_that_dispute_it() -> None:
    article = Article("a", "Rebels say they won. That claim is unproven.").claim("they won", "grp:rebels", contest="That claim is unproven")
    (found,) = compare(article)
    assert found.kind == "contested"
    assert found.one_document == found.other_document == article.id
    assert found.other.quote(article.text) == "That claim is unproven"


def test_documents_that_agree_give_nothing() -> None:
    one = arms("a", "Chad sends weapons to Sudan.", "sends weapons to Sudan", "actual")
    other = arms("b", "Chad ships weapons to Sudan.", "ships weapons to Sudan", "actual")
    assert compare(one, other) == ()
    assert compare() == ()
