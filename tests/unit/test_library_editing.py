"""YAML files are edited as text: what changes is what was asked for, everything else stays to the letter."""

from __future__ import annotations

import difflib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipolar.library.editing import Plain, YamlText
from multipolar.library.reading import read_text

LAID_OUT = """\
# head
as_of: 2031-03-10   # week 0
a:
    flow: {ideal: 90 ± 4, evidence: [e1, e2]}   # kept
    block:
        ideal: 3      # three
        judgement: >-
          long
          text

    # before the next
    none: {}
ties:
- p
# about q
- 'q'   # last

empty:
"""


def edited(text: str, *sets: tuple[tuple[Any, ...], Any], more: tuple[tuple[tuple[Any, ...], Any], ...] = ()) -> str:
    """The text with some places set and some extended."""
    file = YamlText(text)
    for place, value in sets:
        file.set(place, value)
    for place, value in more:
        file.extend(place, value)
    return file.result()


def changed_lines(before: str, after: str) -> list[str]:
    """Lines that are gone, and lines that have come."""
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "-+"]


def test_a_number_changes_its_line_alone_and_keeps_the_comment() -> None:
    after = edited(LAID_OUT, (("a", "block", "ideal"), Plain("5 ± 1")))
    assert changed_lines(LAID_OUT, after) == ["-         ideal: 3      # three", "+         ideal: 5 ± 1      # three"]


def test_flow_and_block_grow_in_their_own_style() -> None:
    after = edited(
        LAID_OUT,
        (("a", "flow", "judgement"), 'so: "said"'),
        (("a", "block", "judgement"), {"ideal": "because"}),
        (("a", "block", "evidence"), ["n"]),
        more=((("a", "flow", "evidence"), ["e3"]), (("ties",), ["r"]), (("a", "none"), {"k": [1]}), (("empty",), [{"x": 1}])),
    )
    assert '    flow: {ideal: 90 ± 4, evidence: [e1, e2, e3], judgement: "so: \\"said\\""}   # kept' in after
    data = read_text(after, "x").data
    assert data["a"]["block"] == {"ideal": 3, "judgement": {"ideal": "because"}, "evidence": ["n"]}
    assert (data["ties"], data["a"]["none"], data["empty"]) == (["p", "q", "r"], {"k": [1]}, [{"x": 1}])
    kept = {line for line in LAID_OUT.splitlines() if "#" in line}
    assert kept <= set(after.replace(', e3], judgement: "so: \\"said\\""}', "]}").splitlines())


@pytest.mark.parametrize("text", ["", "# only a comment\n", "{}\n", "a: {b: 1}\n", "{a: {b: 1}}\n", "a:\n  b: 1"])
def test_a_file_of_any_kind_can_be_added_to(text: str) -> None:
    after = edited(text, more=(((), {"new": {"c": ["d"]}}),))
    assert read_text(after, "x").data == {**(read_text(text, "x").data or {}), "new": {"c": ["d"]}}
    assert "# only" in after or "# only" not in text


def test_line_ends_of_another_system_stay() -> None:
    after = edited(LAID_OUT.replace("\n", "\r\n"), (("a", "block", "judgement"), {"ideal": "because"}), more=((("later",), [{"x": "y"}]),))
    assert after.count("\n") == after.count("\r\n")
    assert read_text(after, "x").data["later"] == [{"x": "y"}]


words = st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\u2028\u2029\ufeff\ufffe\uffff\x85"), min_size=1)


@given(words, words)
def test_any_words_come_back_as_they_were_written(one: str, other: str) -> None:
    after = edited(LAID_OUT, (("a", "flow", "judgement"), one), (("a", "block", "judgement"), {"ideal": other}))
    data = read_text(after, "x").data
    assert (data["a"]["flow"]["judgement"], data["a"]["block"]["judgement"]["ideal"]) == (one, other)
