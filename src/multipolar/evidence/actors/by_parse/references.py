"""Who is meant by an administration, a government, an enemy, where the text decides it and no rule over plain words sees it."""

from __future__ import annotations

from collections.abc import Sequence

from multipolar.evidence.actors.by_parse.enemies import Enemies
from multipolar.evidence.actors.by_parse.governments import Governments
from multipolar.evidence.actors.by_parse.nouns import nouns
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.words import Words
from multipolar.evidence.language import ParsedDocument


def references(words: Words, parsed: ParsedDocument, named: Sequence[Naming], registry: Registry) -> tuple[list[Naming], set[int]]:
    """Such passages, and the first words of the names that they swallow (``the Chadian Government``); none without a parse.

    Parameters
    ----------
    words : Words
        Of the document.
    parsed : ParsedDocument
        With its parses.
    named : sequence of Naming
        What rules find, in order.
    registry : Registry
        Who is known.
    """
    if not parsed.parses:
        return [], set()
    found: list[Naming] = []
    swallowed: set[int] = set()
    governments, enemies = Governments(words, named, registry), Enemies(words, named, registry)
    for kind, reader in (("government", governments), ("enemy", enemies)):
        if reader.nouns.isdisjoint(words.lower):
            continue
        for noun in nouns(words, parsed, reader.nouns, named):
            if ids := reader.meant(noun):
                found.append(passage(words, noun.first, noun.last, ids, "nominal", f"actors.{kind}-meant", 0.7))
                inner = [one for one in named if noun.first <= one.first and one.last < noun.last and one.form == "demonym"]
                swallowed |= {one.first for one in inner if words.touches(one.last + 1)}
    return found, swallowed
