"""What is claimed without a verb: a further quotation of who was quoted just before, and how something looks to somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.drafts import Draft
from multipolar.evidence.extractors.claims.edges import inner
from multipolar.evidence.extractors.claims.grammar import child, denies
from multipolar.evidence.extractors.claims.quotes import Speech
from multipolar.evidence.extractors.claims.sources import Sources
from multipolar.results.evidence import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

_ENDS = frozenset({".", "!", "?"})
_FEWEST = 3
_BODIES = ("state:", "gov:", "per:", "org:", "grp:")


def further(sources: Sources, doc: Doc, speech: Speech, found: list[Draft]) -> Iterator[Draft]:
    """Quotations that are sentences of their own, behind one whose speaker is named (``"It is a trap," she said. "They want a war."``)."""
    parsed, block = sources.parsed, sources.block
    told = sorted((d for d in found if d.rule == "direct-speech"), key=lambda d: d.content.start)
    quoted = list(speech.by_verb.values())
    for first, last in speech.stretches if told else ():
        span = parsed.span(block, doc[first], doc[last])
        before = next((d for d in reversed(told) if d.content.end <= span.start), None)
        if before is None or any(span.meets(one) for one in quoted) or not _is_sentence(doc, first, last):
            continue
        root = doc[first : last + 1].root
        yield Draft(
            block=block,
            anchor=root,
            source=before.source,
            source_span=None,
            cue=Span(span.start, span.start),
            content=parsed.span(block, *inner(doc[first], doc[last])),
            rule="direct-speech",
            attribution="implicit",
            polarity="deny" if denies(root) else "affirm",
            confidence=0.6,
        )


def _is_sentence(doc: Doc, first: int, last: int) -> bool:
    """Whether what stands between marks is a sentence or more, and stands by itself."""
    if last - first + 1 < _FEWEST or first < 2 or doc[last].text not in _ENDS:
        return False
    return doc[first - 2].text in _ENDS and doc[first].text[0].isupper()


def perspective(sources: Sources, sentence: Tokens) -> Draft | None:
    """How something looks to somebody: ``For Ankara, the straits are a lifeline``."""
    join = sentence[0]
    who = child(join, "pobj") if join.lower_ in ("for", "to") else None
    if who is None or sentence.root.lemma_ != "be" or sentence.root.i < who.i or sentence[-1].text == "?":
        return None
    mention = sources.parsed.linked(sources.block, who)
    comma = who.right_edge.i + 1
    if mention is None or not mention.actors or not mention.actors[0].startswith(_BODIES) or comma >= sentence.end:
        return None
    own = child(sentence.root, "nsubj")
    if sentence.doc[comma].text != "," or own is None or own.i < comma or child(sentence.root, "attr") is None:
        return None
    source = sources.of(who)
    first, last = inner(sentence.doc[comma + 1], sentence.root.right_edge)
    return Draft(
        block=sources.block,
        anchor=sentence.root,
        source=source.ids,
        source_span=source.span,
        cue=sources.parsed.span(sources.block, join, join),
        content=sources.parsed.span(sources.block, first, last),
        rule="perspective",
        attribution="perspective",
        confidence=0.5,
    )
