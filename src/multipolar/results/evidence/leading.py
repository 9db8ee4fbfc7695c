"""Which rows of the rules stay beside those of a language model that leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from multipolar.results.evidence.rows import Mention, Row

READ_BY_MODELS = ("claim", "position", "event", "relation")
"""Kinds of rows that language models give whole. Of mentions they give groups, and names that nobody knew; of the others none."""

GROUPS = ("nominal", "collective")
"""Forms of mentions that language models give."""


def led(rule_rows: Iterable[Row], model_rows: Iterable[Row]) -> list[Row]:
    """The rows of one document that a language model has read, when its rows lead.

    Claims, positions, events and ties are the model's. Names, dates and scenarios stay those of the rules, and so do groups: but for
    groups that one of the model's meets, for adjectives within one ("Kenyan" in "Kenyan officials"), and for names that are a part of
    the longer name of a body or place of the model's.

    Parameters
    ----------
    rule_rows, model_rows : iterable of Row
        What the rules and the model found in the document.

    Returns
    -------
    list of Row
        In the order of the text.
    """
    of_model = list(model_rows)
    mentions = [row for row in of_model if isinstance(row, Mention)]
    return sorted([*_kept(rule_rows, mentions), *of_model], key=lambda row: row.span)


def _kept(rows: Iterable[Row], mentions: list[Mention]) -> Iterator[Row]:
    for row in rows:
        if isinstance(row, Mention):
            if not any(_takes_place_of(row, other) for other in mentions):
                yield row
        elif row.kind not in READ_BY_MODELS:
            yield row


def _takes_place_of(row: Mention, other: Mention) -> bool:
    """Whether a mention of the model stands for one of the rules."""
    if row.form in GROUPS:
        return other.form in GROUPS and other.span.meets(row.span)
    if row.form == "demonym" and other.form in GROUPS:
        return other.span.start <= row.span.start and row.span.end < other.span.end
    is_longer = other.span.holds(row.span) and other.span != row.span
    return is_longer and other.form not in GROUPS and not other.proposed.startswith("per:")
