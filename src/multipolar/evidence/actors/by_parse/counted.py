"""``The two`` and ``the three`` without a noun: those whom the text has just put together, if they are as many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from multipolar.evidence.actors.by_parse.nouns import Noun, nouns
from multipolar.evidence.actors.discourse import Discourse
from multipolar.evidence.actors.name_rows import distinct
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.language.neighbours import neighbour

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
_COUNTED = ("NOUN", "PROPN", "ADJ", "NUM", "SYM")
"""What may follow a number that counts something."""
_AMONG = ("state:", "per:", "org:")
_NEAR = 4


def counted(discourse: Discourse, parsed: ParsedDocument, named: Sequence[Naming]) -> list[Naming]:
    """Such collectives, in order; none without a parse."""
    words = discourse.words
    if not parsed.parses or _COUNTS.keys().isdisjoint(words.lower):
        return []
    found: list[Naming] = []
    for noun in nouns(words, parsed, _COUNTS.keys(), named):
        if not _stands_alone(noun):
            continue
        wanted = _COUNTS[noun.token.lower_]
        if actors := next((group for group in _groups(discourse, noun) if len(group) == wanted), ()):
            found.append(passage(words, noun.last - 1, noun.last, actors, "collective", "actors.counted", 0.75))
    return found


def _stands_alone(noun: Noun) -> bool:
    """Whether only the article stands before the number, and nothing that it counts behind it."""
    token = noun.token
    if token.i == 0 or neighbour(token, -1).lower_ != "the" or token.i + 1 == len(token.doc):
        return False
    after = neighbour(token, 1)
    return after.pos_ not in _COUNTED and after.lower_ not in ("of", "-") and not noun.goes_on


def _groups(discourse: Discourse, noun: Noun) -> Iterator[tuple[str, ...]]:
    """Who may be meant, the likeliest first: a row of names just before, then all of one sort that this sentence and the last name."""
    words = discourse.words
    here = words.sentence(noun.first)
    for row in sorted(discourse.rows_near(noun.first, _NEAR), key=lambda row: -row.place):
        if row.place < noun.first and here - words.sentence(row.place) <= 1:
            yield row.actors
    stop = discourse.before(noun.first)
    for reach in (0, 1):
        before = [
            one
            for one, sentence in zip(discourse.namings[:stop], discourse.sentence_of[:stop], strict=True)
            if here - reach <= sentence and one.form in ("name", "metonym", "nominal")
        ]
        for prefix in _AMONG:
            yield distinct(actor for one in before for actor in one.ids[:1] if actor.startswith(prefix))
