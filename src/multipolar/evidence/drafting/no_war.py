"""What a reader is told whose documents tell of no fighting: what comes nearest to it, what stood in the way, and what to give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from multipolar.evidence.actors import Registry
from multipolar.evidence.drafting.fighting import belligerent
from multipolar.results.evidence import Document, Row, Tie

CAPITALS = 0.9
"""Share of capitals among the letters from which a text is taken to be written in them (judgement)."""

FEW_LETTERS = 100
"""A shorter text says nothing of how it is written."""


def no_war(documents: Iterable[Document], rows: Mapping[str, Sequence[Row]], known: Registry) -> str:
    """Why no case can be drafted, and how one can be."""
    said = "The documents tell of no fighting between two states, nor between a state and an organisation; a case simulates a war."
    pair, count = _nearest(rows, known)
    names = [known.actors[each].name for each in pair]
    if names:
        passages = f"{count} {'passage' if count == 1 else 'passages'}"
        said += f" Nearest to it, {names[0]} and {names[1]} are told to be hostile, in {passages}."
    for document in documents:
        if is_in_capitals(document.text):
            said += f" {document.name} is written in capitals, in which only known names are found: read it again in ordinary letters."
    sides = f'--sides "{",".join(names or ("Ethiopia", "Eritrea"))}"'
    return f"{said} If two sides are at war, name them, the attacker first: {sides}. Or start by hand: multipolar new scenario NAME"


def is_in_capitals(text: str) -> bool:
    """Whether nearly all letters of a text are capitals."""
    upper, lower = sum(letter.isupper() for letter in text), sum(letter.islower() for letter in text)
    return upper + lower >= FEW_LETTERS and upper >= CAPITALS * (upper + lower)


def _nearest(rows: Mapping[str, Sequence[Row]], known: Registry) -> tuple[tuple[str, ...], int]:
    """The two who are most often told to be hostile to each other, and how often."""
    told: Counter[tuple[str, ...]] = Counter()
    for row in rows.get("relation", ()):
        if isinstance(row, Tie) and row.sign == "-":
            pair = tuple(belligerent(each, known) for each in (row.a, row.b))
            if all(pair) and pair[0] != pair[1]:
                told[min(pair, pair[::-1])] += 1
    return min(told.items(), key=lambda each: (-each[1], each[0])) if told else ((), 0)
