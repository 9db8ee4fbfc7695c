"""A tie from a pair that is likely bound: of what type, one-sided or not, how presented, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.lexicon import lexicon as event_lexicon
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import is_verb
from multipolar.evidence.extractors.likely_ties.features import path
from multipolar.evidence.extractors.likely_ties.pairs import Pair
from multipolar.evidence.extractors.ties.lexicon import lexicon
from multipolar.evidence.extractors.ties.statuses import OF_MODE, status_of
from multipolar.evidence.learnt.tone import tone_of
from multipolar.results.evidence import Span, Tie
from multipolar.results.evidence.rows import Sign, TieType

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_TONE: dict[str, tuple[TieType, Sign]] = {
    "hostile": ("hostile", "-"), "betrayal": ("hostile", "-"), "war": ("war", "-"), "sanction": ("sanction", "-"),
    "support": ("support", "+"), "alliance": ("alliance", "+"), "diplomatic": ("diplomatic", "+"), "economic": ("economic", "+"),
    "dependence": ("dependence", "+"), "submission": ("dependence", "+"),
}  # fmt: skip
_USUAL: dict[Sign, TieType] = {"+": "support", "-": "hostile"}
_MUTUAL = ("alliance", "war", "diplomatic", "economic")


def described(pair: Pair, sign: Sign, confidence: float) -> Tie:
    """Make the row of a pair."""
    word = next((one for one in _words(pair) if sign in {kind[1] for kind in _types(one)}), None)
    kind = next((kind for kind, its in _types(word) if its == sign), _USUAL[sign]) if word is not None else _USUAL[sign]
    teller = word if word is not None else next(_words(pair), pair.sentence.tokens.root)
    status = status_of(teller, lexicon(), OF_MODE[mode_of(teller, event_lexicon())])
    return Tie(
        document=pair.sentence.parsed.document.id,
        span=_span(pair, teller),
        rule="ties.likely",
        confidence=confidence,
        a=pair.a,
        b=pair.b,
        type=kind,
        sign=sign,
        directed=kind not in _MUTUAL,
        status=status,
    )


def _words(pair: Pair) -> Iterator[Token]:
    """Words that may say it: those between the two in the grammar, or above the one that is named, then the rest of the sentence."""
    if pair.kind == "named":
        up, down = path(pair.sides[0].token, pair.sides[1].token, pair.sentence.said)
        near = [*up[1:][::-1], *down[1:-1]]
        near.extend(child for token in near for child in token.children if child.dep_ in ("dobj", "attr", "acomp", "oprd", "xcomp"))
    else:
        near = list(pair.sides[0].token.ancestors)[:3] if pair.sides else []
    yield from near
    named = {side.token.i for sides in pair.sentence.sides.values() for side in sides}
    yield from (token for token in pair.sentence.tokens if token not in near and token.i not in named)


def _types(word: Token) -> Iterator[tuple[TieType, Sign]]:
    """What ties a word may tell of, by the lexicon of ties, by its event, by its tone."""
    words, lemma = lexicon(), word.lemma_.lower()
    for bond in (*words.nouns.get(lemma, ()), *words.verbs.get(lemma, ()), *words.adjectives.get(lemma, ())):
        yield bond.type, bond.sign
    events = event_lexicon()
    for reading in (events.verbs if is_verb(word) else events.nouns).get(lemma, ())[:1]:
        if (implied := words.events.get(reading.type)) is not None:
            yield implied.type, implied.sign
    if tone := tone_of(word):
        yield _OF_TONE[tone]


def _span(pair: Pair, teller: Token) -> Span:
    """From the first to the last of the two passages and the word that tells it; a clause where only one is named; else the sentence."""
    block = pair.sentence.block
    if pair.kind == "named":
        ends = [side.mention.span for side in pair.sides]
        at = block.start + teller.idx
        return Span(min(at, *(one.start for one in ends)), max(at + len(teller), *(one.end for one in ends)))
    clause = next((one for one in (teller, *teller.ancestors) if is_verb(one)), None)
    if clause is None:
        return _trimmed(pair)
    first, last = clause_extent(clause)
    return Span(block.start + first.idx, block.start + last.idx + len(last))


def _trimmed(pair: Pair) -> Span:
    """The sentence without its full stop."""
    span, text = pair.sentence.span, pair.sentence.parsed.plain
    words = text[span.start : span.end].rstrip(" .")
    return Span(span.start, span.start + len(words))
