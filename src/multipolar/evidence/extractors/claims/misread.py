"""Verbs that the parser takes for plural nouns behind a name: "Georgetown points to a raid", "Sana'a claims to have sunk it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.drafts import Draft
from multipolar.evidence.extractors.claims.edges import inner
from multipolar.evidence.extractors.claims.lexicon import lexicon
from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.claims.sources import Sources

_STOPS = frozenset({"while", "but", "whereas", "although", "though", ";"})
_JOINTS = {"that": "that", "to": "to"}
_FEWEST = 2


def misread(sources: Sources, word: Token) -> Draft | None:
    """The claim of a verb with a name right before it and "that" or "to" right behind it, or None."""
    if word.tag_ != "NNS" or word.i + _FEWEST >= word.sent.end or word.i == word.sent.start or word.lower_ == word.lemma_:
        return None
    join, who = neighbour(word, 1), neighbour(word, -1)
    uses = lexicon().active.get(word.lemma_, {})
    fits = "clause" in uses if join.lower_ == "that" else "infinitive" in uses or "about:to" in uses
    if join.lower_ not in _JOINTS or not fits or who.pos_ not in ("PROPN", "NOUN", "ADJ") or not who.text[0].isupper():
        return None
    mention = sources.parsed.linked(sources.block, who)
    if mention is None or mention.form not in ("name", "metonym") or not (mention.actors or mention.proposed):
        return None
    if mention.span.end != sources.block.start + who.idx + len(who.text):
        return None
    tokens = word.doc[join.i + 1 : word.sent.end]
    stop = next((t.i for t in tokens if t.lower_ in _STOPS and t.i > join.i + 3), word.sent.end)
    first, last = inner(word.doc[join.i + 1], word.doc[stop - 1])
    return Draft(
        block=sources.block,
        anchor=word,
        source=mention.actors or (mention.proposed,),
        source_span=mention.span,
        cue=sources.parsed.span(sources.block, word, word),
        content=sources.parsed.span(sources.block, first, last),
        rule="verb",
        confidence=0.6,
    )
