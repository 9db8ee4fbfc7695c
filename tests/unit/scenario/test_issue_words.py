"""An issue's id becomes words as the case's own texts write them."""

from __future__ import annotations

import pytest

from multipolar.scenario import load
from multipolar.scenario.names import issue_words


@pytest.mark.parametrize(
    ("issue", "said"),
    [
        ("us-russia-normalisation", "US Russia normalisation"),
        ("european-presence", "European presence"),
        ("sanctions-relief", "sanctions relief"),
        ("an-issue-the-case-lacks", "an issue the case lacks"),
    ],
)
def test_names_keep_their_capitals_and_other_words_get_none(issue: str, said: str) -> None:
    assert issue_words(load("ukraine-2025"), issue) == said
