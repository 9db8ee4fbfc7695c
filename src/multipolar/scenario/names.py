"""What ids mean to a reader, and near misses: what somebody may have meant. They are named, never assumed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multipolar.scenario.case import Case

_MOST = 3000
_LONGEST = 200


def did_you_mean(word: object, known: Iterable[object]) -> str:
    """``Did you mean 'salience'? Nothing was assumed.``, or nothing where no known word is near."""
    words = [str(name) for name in known][:_MOST]
    near = get_close_matches(str(word)[:_LONGEST], words, n=1, cutoff=0.65)
    return near_miss(near[0]) if near else ""


def near_miss(word: str) -> str:
    """The sentence that names a near miss."""
    return f"Did you mean '{word}'? Nothing was assumed."


def unknown(said: str, word: object, known: Iterable[object]) -> str:
    """A message that `word` is not known, with the near miss or, where they are few, all that is known."""
    words = sorted({str(name) for name in known})
    hint = did_you_mean(word, words)
    if not hint and 0 < len(words) <= 12:
        hint = f"Known: {', '.join(words)}."
    return f"{said} {hint}".strip()


def known_hint(word: object, known: Iterable[object]) -> str:
    """Only the hint of `unknown`."""
    return unknown("", word, known)


_WITH_ARTICLE = frozenset(
    {"states", "kingdom", "union", "emirates", "nations", "republic", "federation", "league", "alliance", "coalition", "government"}
) | {"netherlands", "philippines", "maldives", "bahamas", "gambia", "west", "community", "commonwealth", "organisation", "organization"}
"""Last words of names that take an article within a sentence (judgement)."""


def with_article(name: str) -> str:
    """A name as it stands within a sentence: the United States, but Russia."""
    words = name.lower().split()
    return f"the {name}" if words and words[0] != "the" and words[-1] in _WITH_ARTICLE else name


def issue_words(case: Case, issue: str) -> str:
    """An issue's id as words, each written as the case's own texts write it: us-russia-normalisation becomes US Russia normalisation."""
    found = case.scenario.issues.get(issue)
    texts = [found.question, *found.scale.values()] if found is not None else []
    names = [actor.name for actor in case.scenario.actors.values() if actor.name]
    return " ".join(_as_written(word, texts, names) for word in issue.split("-"))


ABBREVIATED = frozenset({"us", "eu", "uk", "un", "nato"})


def _as_written(word: str, texts: list[str], names: list[str]) -> str:
    """`word` with the capitals that names and texts (but for their first words) always give it."""
    if word in ABBREVIATED:
        return word.upper()
    inside = [found for text in texts for found in re.findall(r"\w+", text)[1:]]
    forms = {found for found in [*inside, *(part for name in names for part in name.split())] if found.lower() == word}
    return forms.pop() if len(forms) == 1 else word
