"""A copy with a few words changed is told by where its passages stand, without the words of the first."""

from __future__ import annotations

import pytest

from multipolar.evidence.stories.places import is_changed_copy
from multipolar.results.evidence import Span

CITED = [Span(100, 160), Span(200, 245), Span(300, 390), Span(450, 480), Span(600, 655)]


def moved(spans: list[Span], by: int, behind: int) -> list[Span]:
    """The same passages where so many characters were put in."""
    return [Span(each.start + by, each.end + by) if each.start > behind else each for each in spans]


@pytest.mark.parametrize(("by", "behind"), [(0, 0), (7, 0), (-3, 250), (12, 440)])
def test_words_put_in_or_taken_out_do_not_hide_a_copy(by: int, behind: int) -> None:
    assert is_changed_copy(CITED, [*moved(CITED, by, behind), Span(10, 50)])


def test_another_text_is_no_copy_though_some_passages_are_as_long() -> None:
    assert not is_changed_copy(CITED, [Span(0, 60), Span(90, 135), Span(200, 290), Span(500, 530), Span(700, 755)])


def test_too_few_passages_and_short_ones_tell_nothing() -> None:
    names = [Span(start, start + 8) for start in range(0, 100, 10)]
    assert not is_changed_copy(names, names)
    assert not is_changed_copy(CITED[:3], CITED[:3])
