"""Letters, newsletters, interviews, records and pages as they come: who speaks is told, and what surrounds the sentences is no actor."""

from __future__ import annotations

import pytest

from multipolar.evidence.language import Parser, find_parser
from multipolar.evidence.read import read
from multipolar.results.evidence import Claim, Document, Event, Mention, Position, Row

MODELS = pytest.mark.parametrize("model", ["none", None])


def rows(text: str, model: str | None = "none") -> tuple[Row, ...]:
    parser: Parser | None = find_parser(model)
    return next(iter(read([Document(id="a", name="a.md", address="a.md", text=text)], parser))).rows


def actors(found: tuple[Row, ...]) -> set[str]:
    named = {each for row in found if isinstance(row, Mention) for each in (row.actors or (row.proposed,))}
    return {each for each in named if not each.startswith("grp:")}


def said(text: str, found: tuple[Row, ...]) -> list[tuple[str, str]]:
    return [(row.source[0], row.content.quote(text)) for row in found if isinstance(row, Claim)]


INTERVIEW = """Interview with Hakan Fidan

Turkey's foreign minister, Hakan Fidan, spoke to us in Ankara.

Q: Will Turkey withdraw from Syria?

A: Turkey opposes the sanctions. We told Damascus so.

Q: And after that?

**A:** Turkey does not want war with Israel.
"""


@MODELS
def test_answers_of_an_interview_are_claims_of_whoever_is_interviewed(model: str | None) -> None:
    assert [each for each in said(INTERVIEW, rows(INTERVIEW, model)) if each[0] == "per:hakan-fidan"] == [
        ("per:hakan-fidan", "Turkey opposes the sanctions. We told Damascus so"),
        ("per:hakan-fidan", "Turkey does not want war with Israel"),
    ]


def test_answers_of_nobody_in_particular_are_nobody_s() -> None:
    text = "Hakan Fidan met Sergei Lavrov.\n\nQ: What now?\n\nA: Nobody knows that yet.\n"
    assert said(text, rows(text)) == []


RECORD = """SECURITY COUNCIL
9 April 2026

The PRESIDENT: I now give the floor to the representative of the Russian Federation.

Mr LAVROV (Russian Federation): We demand that the sanctions be lifted. Ukraine attacked Belgorod last night.

Ms. THOMAS-GREENFIELD (United States of America): Russia invaded Ukraine.

Mr. ZHANG Jun (China) (spoke in Chinese): China opposes the sanctions.

PRESIDENT TRUMP: Russia threatened Poland on Monday.

REPORTER: Will you meet President Xi?

THE PRESIDENT: I will meet President Xi in April.
"""


@MODELS
def test_speeches_of_a_record_are_claims_of_their_speakers(model: str | None) -> None:
    found = rows(RECORD, model)
    assert said(RECORD, found) == [
        ("per:sergei-lavrov", "We demand that the sanctions be lifted. Ukraine attacked Belgorod last night"),
        ("per:thomas-greenfield", "Russia invaded Ukraine"),
        ("per:zhang-jun", "China opposes the sanctions"),
        ("per:donald-trump", "Russia threatened Poland on Monday"),
        ("per:donald-trump", "I will meet President Xi in April"),
    ]
    assert {"Russia invaded Ukraine", "Russia threatened Poland"} <= {
        row.span.quote(RECORD).removesuffix(" on Monday") for row in found if isinstance(row, Event)
    }


def test_what_a_speaker_demands_is_the_speaker_s_position() -> None:
    found = [row for row in rows(RECORD, None) if isinstance(row, Position) and "be lifted" in row.span.quote(RECORD)]
    assert [(row.actors[0], row.direction) for row in found] == [("per:sergei-lavrov", "demand")]


@pytest.mark.parametrize(
    "text",
    [
        "Macron: the last European. He waits.",  # a title, not a speech
        "United States: Will sell Taiwan launchers next year.",
        "There was only one man who could have stopped it, Vladimir Putin: He waited.",
        "The plan is simple: Russia leaves. Ukraine stays.",
        "Contact: Press office, Warsaw. It is open.",
    ],
)
def test_other_colons_make_nobody_speak(text: str) -> None:
    assert not [row for row in rows(text) if row.rule == "claims.turn"]


def test_a_quotation_set_off_is_said_by_whom_the_line_before_it_names() -> None:
    text = (
        "Emmanuel Macron replied:\n\n> France does not ask for permission.\n>\n> — Emmanuel Macron\n\n"
        "That was all.\n\n> Nobody said this.\n"
    )
    assert said(text, rows(text)) == [("per:emmanuel-macron", "France does not ask for permission")]


LETTER = """From: Sarah Whitfield <sarah.whitfield@risk.example.com>
To: Tom Baker <tom@fund.example.com>
Date: Mon, 2 Mar 2026 09:12:44 +0000
Subject: Re: Sudan

Dear Tom,

Egypt has attacked Sudan, Kenya said.

On Fri, 27 Feb 2026 at 17:03, Tom Baker <tom@fund.example.com> wrote:
> Saudi Arabia backs Egypt.

Best,
Sarah

--
Sarah Whitfield
Risk House Ltd | www.riskhouse.example.com
"""


@MODELS
def test_of_a_letter_only_the_words_are_read(model: str | None) -> None:
    found = rows(LETTER, model)
    assert actors(found) == {"state:SDN", "state:EGY", "state:KEN", "state:SAU"}
    assert ("state:KEN", "Egypt has attacked Sudan") in said(LETTER, found)
    assert "Saudi Arabia backs Egypt" in {row.span.quote(LETTER) for row in found if isinstance(row, Event)}


NEWSLETTER = """---
author: Jane Marlow
tags: [armenia]
---

# The letter

![Azerbaijani tanks](https://img.example.org/tanks_1.jpg "Photo: Agency")

*You read the free edition. [Subscribe](https://letter.example.org/sub)*

* [Azerbaijan](https://example.org/a) **shelled** Armenia on Tuesday.
* Turkey threatened France.[^1]
"""


@MODELS
def test_of_a_newsletter_pictures_links_and_notes_are_no_actors(model: str | None) -> None:
    text = NEWSLETTER + "\n[^1]: Agency, https://agency.example.com/a-b.\n"
    found = rows(text, model)
    assert actors(found) == {"state:AZE", "state:ARM", "state:TUR", "state:FRA"}
    events = [row.span.quote(text).removesuffix(" on Tuesday") for row in found if isinstance(row, Event)]
    assert events == ["[Azerbaijan](https://example.org/a) **shelled** Armenia", "Turkey threatened France"]


def test_the_mark_of_an_item_is_no_part_of_what_is_quoted() -> None:
    text = "Notes\n\n• Chad attacked Sudan.\n– Mali threatened Niger.\n> Kenya attacked Somalia.\n"
    events = [row.span.quote(text) for row in rows(text) if isinstance(row, Event)]
    assert events == ["Chad attacked Sudan", "Mali threatened Niger", "Kenya attacked Somalia"]
