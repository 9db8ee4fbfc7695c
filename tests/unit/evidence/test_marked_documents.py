"""A text with links, tags and other marks says what the same text says without them, and its quotes are verbatim of the text as read."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipolar.evidence.language import Parser, find_parser
from multipolar.evidence.read import read
from multipolar.evidence.text import plain, table_rows, unmarked
from multipolar.library import articles
from multipolar.results.evidence import Claim, Document, Event, Mention, Row, Span

MARKED = {
    "link": "[{}](https://example.org/a_b/c_(news)?x=1#y 'The page')",
    "bold link": "**[{}](<https://example.org>)**",
    "reference": "[{}][ref]",
    "tag": '<a href="https://example.org/x">{}</a>',
    "emphasis": "*{}*",
    "footnote": "{}[^1]",
}
_DEFINED = "\n\n[ref]: https://example.org/ref 'The page'\n"
_NAME = re.compile(r"\b((?:[A-Z][a-z]{3,}\s)?[A-Z][a-z]{3,})\b(?!['’.\w-])")


def found_in(text: str, parser: Parser | None = None) -> tuple[Row, ...]:
    document = Document(id=hashlib.sha256(text.encode()).hexdigest(), name="a.md", address="a.md", text=text)
    return next(iter(read([document], parser))).rows


def told(text: str, parser: Parser | None, marked: str = "") -> Counter[tuple[str, str]]:
    """How often each kind of row has each passage, marks set aside."""
    without = re.compile(re.escape(marked).replace(r"\{\}", "([^][*<>]+?)"))
    spans = [(row.kind, row.content if isinstance(row, Claim) else row.span) for row in found_in(text, parser)]
    return Counter((kind, without.sub(r"\1", span.quote(text)) if marked else span.quote(text)) for kind, span in spans)


@pytest.mark.parametrize("model", ["none", None])
@pytest.mark.parametrize("marked", MARKED.values(), ids=MARKED)
@pytest.mark.parametrize("path", articles(), ids=lambda path: path.name)
def test_marks_change_no_row(path: Path, marked: str, model: str | None) -> None:
    parser = find_parser(model)
    text = path.read_text(encoding="utf-8")
    head, _, body = text.partition("\n\n")
    with_marks = f"{head}\n\n{_NAME.sub(lambda hit: marked.format(hit[0]), body)}{_DEFINED}"
    assert with_marks.count(marked.partition("{}")[2]) > 5
    assert told(with_marks, parser, marked) == told(text, parser)


def test_a_quote_that_crosses_a_link_holds_all_of_it() -> None:
    text = "[Egypt](https://example.org/egypt) attacked Eritrea on Friday, and *Chad* backs [Sudan](https://example.org/sudan)."
    events = [row for row in found_in(text) if isinstance(row, Event)]
    assert [(row.source, row.target, row.span.quote(text)) for row in events] == [
        (("state:EGY",), ("state:ERI",), "[Egypt](https://example.org/egypt) attacked Eritrea"),
        (("state:TCD",), ("state:SDN",), "*Chad* backs [Sudan](https://example.org/sudan)"),
    ]
    names = [row.span.quote(text) for row in found_in(text) if isinstance(row, Mention)]
    assert names == ["Egypt", "Eritrea", "Chad", "Sudan"]


def test_a_link_over_a_possessive_names_the_ministry_and_not_a_person() -> None:
    text = "[Egypt's foreign ministry](https://example.org/eg) said it would not withdraw from Sudan."
    (claim,) = [row for row in found_in(text) if isinstance(row, Claim)]
    assert "gov:EGY" in claim.source
    assert claim.content.quote(text) == "it would not withdraw from Sudan"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("![Tanks near Kassala](a_b.png 'Photo') The end.", " The end."),
        ("[![Alt](i.png)](https://a.org) The end.", " The end."),
        ("See [Chad][1] and [Mali][].\n\n[1]: https://a.org 'T'\n[Mali]: <http://b.org>", "See Chad and Mali.\n\n\n"),
        ("He said [the port] was [sic] shut.", "He said [the port] was [sic] shut."),
        ("It ended.[1][^note] Nobody came.[2, 3] It was 5 km² wide.¹", "It ended. Nobody came. It was 5 km² wide."),
        ("A <b>bold</b> word<br>and &ldquo;more&rdquo; <!-- Chad\nattacked --> here", "A bold word\nand “more”  here"),
        ("5 < 6 and Q&A and AT&T, snake_case and 2*3*4", "5 < 6 and Q&A and AT&T, snake_case and 2*3*4"),
        ("Read https://en.example.org/Chad_(state), or www.example.org/x. Ask <me@example.org>!", "Read , or . Ask !"),
        ("~~Chad~~ and `code` and __both__ and \\*one\\*", "Chad and code and both and *one*"),
        ("---\ntitle: Chad\nauthor: Jane Doe\ntags: [a, b]\n---\n\nThe end.", "\nChad\n\n\n\n\nThe end."),
        ("[1] Doe, *The Nile* (2010), p. 12.\n[2] It was never proved.", "\n It was never proved."),
    ],
)
def test_what_a_reader_sees(text: str, left: str) -> None:
    without = unmarked(text)
    assert (text if without is None else without.text) == left
    assert len(plain(text)) == len(text)


marked_texts = st.text(alphabet=st.sampled_from("ab A.\n[]()!<>/*_`~|&;:#\\^1@w¹-\"'\t"), max_size=120) | st.lists(
    st.sampled_from(
        [
            "[a",
            "](u/x)",
            "![",
            "**",
            "_",
            "`",
            "<b>",
            "</b>",
            "<!--",
            "-->",
            "&amp;",
            "https://a.b/c",
            " ",
            "word",
            "\n",
            "|a|b|\n",
            "[1]",
            "\\",
        ]
    ),
    max_size=40,
).map("".join)


@given(marked_texts, st.data())
def test_every_stretch_has_its_place_in_the_text_as_read(text: str, data: st.DataObject) -> None:
    assert len(plain(text)) == len(text)
    without = unmarked(text)
    if without is None or not without.text:
        return
    start = data.draw(st.integers(0, len(without.text) - 1))
    end = data.draw(st.integers(start + 1, len(without.text)))
    place = without.place(Span(start, end))
    assert 0 <= place.start < place.end <= len(text)
    inside = without.place(Span(start, start + 1))
    assert place.start <= inside.start < inside.end <= place.end


def test_rows_of_a_table_are_no_sentences() -> None:
    table = "| Party | Wants |\n| --- | --- |\n| Ethiopia | Sovereign corridor to Assab |\n| Eritrea | Foreign flag on its coast |\n"
    text = f"Kenya attacked Somalia.\n\n{table}\nSudan waits."
    assert {row.actors for row in found_in(text) if isinstance(row, Mention)} == {("state:KEN",), ("state:SOM",), ("state:SDN",)}
    assert not [row for row in found_in("Party | Wants\nChad | A corridor\nA man | said it.") if row.span.end < 14]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a | b\n--|--\n1 | 2\n\nthe | end", 3),
        ("| a | b |\n| c | d |\n| e | f |", 3),
        ("a\tb\tc\n1\t2\t3\n4\t5\t6\n", 3),
        ("Home | World | Africa\n\nHe said a | b.", 0),
        ("Name: Chad\nTitle\n=====\n", 0),
    ],
)
def test_which_lines_are_tables(text: str, rows: int) -> None:
    assert len(list(table_rows(text))) == rows
