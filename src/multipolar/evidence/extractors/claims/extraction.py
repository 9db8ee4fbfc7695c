"""The pass over a document that gathers its claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.certainty import weaken, weigh
from multipolar.evidence.extractors.claims.discourse import inherit, span_of, unself
from multipolar.evidence.extractors.claims.disputes import dispute
from multipolar.evidence.extractors.claims.drafts import Draft
from multipolar.evidence.extractors.claims.further import further, perspective
from multipolar.evidence.extractors.claims.lexicon import lexicon
from multipolar.evidence.extractors.claims.nouns import held
from multipolar.evidence.extractors.claims.phrases import heard, phrased
from multipolar.evidence.extractors.claims.quotes import Speech, direct_speech
from multipolar.evidence.extractors.claims.rebuttals import states_of
from multipolar.evidence.extractors.claims.sources import Sources
from multipolar.evidence.extractors.claims.turns import turns
from multipolar.evidence.extractors.claims.verbs import judged, said
from multipolar.evidence.extractors.claims.verdicts import verdicts
from multipolar.results.evidence import Claim, Row, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from multipolar.evidence.language import ParsedDocument
    from multipolar.evidence.text import Block


_NEAR = 12
"""Claims before one that may share its words."""


def run(parsed: ParsedDocument, found: Mapping[str, Sequence[Row]]) -> tuple[Claim, ...]:  # noqa: ARG001 - extractors share a signature
    """What the list of extractors calls."""
    return extract(parsed)


def extract(parsed: ParsedDocument) -> tuple[Claim, ...]:
    """Every claim of a document that is attributed to somebody, or to nobody in particular, in the order of the text.

    Copies of paragraphs are not read again, headings are not read at all, and what the author says in the author's own voice is no claim.
    """
    drafts: list[Draft] = []
    before = Speech()
    for block in parsed.originals:
        if block.index in parsed.parses and not block.is_heading:
            speech = direct_speech(parsed, block, parsed.parses[block.index])
            found = _in_block(parsed, block, speech, drafts[-1:])
            _join(before, speech, drafts, found)
            drafts += found
            before = speech
    drafts.sort(key=lambda d: (d.cue.start, -d.cue.end))
    drafts = _apart(drafts)
    inherit(parsed, drafts)
    unself(parsed, drafts)
    for draft in drafts:
        weigh(parsed, draft)
    weaken(drafts)
    dispute(parsed, drafts)
    claims = tuple(draft.claim(parsed.document.id, span_of(parsed, draft)) for draft in drafts)
    return (*claims, *turns(parsed, claims))


def _join(before: Speech, speech: Speech, earlier: list[Draft], found: list[Draft]) -> None:
    """Make one of a quotation that runs over two paragraphs, each of which opens with a mark."""
    if before.unclosed is None or speech.opening is None:
        return
    head = next((d for d in reversed(earlier[-_NEAR:]) if d.rule == "direct-speech" and before.unclosed.holds(d.content)), None)
    tail = next((d for d in found if d.rule == "direct-speech" and speech.opening.holds(d.content)), None)
    if head is not None:
        head.content = Span(head.content.start, speech.opening.end)
    elif tail is not None:
        tail.content = Span(before.unclosed.start, tail.content.end)


def _in_block(parsed: ParsedDocument, block: Block, speech: Speech, before: list[Draft]) -> list[Draft]:
    doc = parsed.parses[block.index]
    sources = Sources(parsed, block, [(d.cue.end, d.source) for d in before])
    words = lexicon()
    verbs, nouns, starts = words.all_verbs, words.all_nouns, words.phrase_starts
    hearsay = words["hearsay"]
    found: list[Draft] = []
    for token in doc:
        kind, lemma = token.pos_, token.lemma_
        draft: Draft | None = None
        if lemma in verbs and kind in ("VERB", "AUX", "ADJ", "NOUN"):
            draft = said(sources, token, speech.by_verb)
        if draft is None and lemma in nouns and kind in ("NOUN", "PROPN"):
            draft = held(sources, token)
        if draft is None and (lemma in starts or (kind == "VERB" and token.lower_ in words["adjectives"])):
            draft = phrased(sources, token)
        if draft is None and lemma in hearsay and kind == "ADV":
            draft = heard(sources, token)
        if draft is not None and not _own_words(token, draft, speech) and not _asked(token, speech):
            found.append(draft)
            sources.last.append((draft.cue.end, draft.source))
    found = _with_verdicts(sources, doc, found, speech)
    for sentence in doc.sents:
        if not any(d.anchor.sent == sentence for d in found) and (seen := perspective(sources, sentence)) is not None:
            found.append(seen)
    return [*found, *further(sources, doc, speech, found)]


def _with_verdicts(sources: Sources, doc: Doc, found: list[Draft], speech: Speech) -> list[Draft]:
    """The same with the verdicts that end sentences, where no other rule has read them."""
    for verdict in (each for sentence in doc.sents for each in verdicts(sentence)):
        if speech.holds(verdict.noun):
            continue
        place = sources.block.start + verdict.noun.idx
        found = [
            d for d in found if d.anchor.i != verdict.noun.i and not (d.anchor.i < verdict.first.i and d.cue.start <= place < d.cue.end)
        ]
        if any(verdict.first.i <= d.anchor.i <= verdict.last.i for d in found):
            continue
        draft = judged(sources, verdict)
        told = [d for d in found if d.cue.start < place and d.anchor.sent == verdict.noun.sent]
        if draft is not None and verdict.noun.lower_ == "which" and told:
            draft.content = told[-1].content  # raids, which Oslo denies
        found += [draft] if draft is not None else []
    return found


def _own_words(token: Token, draft: Draft, speech: Speech) -> bool:
    """Whether a claim inside direct speech is the speaker's own: "we believe that"."""
    return speech.holds(token) and draft.source_span is None


def _asked(token: Token, speech: Speech) -> bool:
    """Whether a word stands in a question of the author's."""
    end = token.sent[-1]
    return end.text == "?" and not speech.holds(end)


def _is_one_saying(said: Draft, draft: Draft) -> bool:
    """As in "The Malian envoy said Mali expected a raid": one's own belief, told as the whole of what is said, makes no second claim."""
    verb = draft.anchor
    own = {each for source in said.source for each in (source, *states_of(source))}
    return (
        not own.isdisjoint(draft.source)
        and verb.lemma_ in lexicon()["beliefs"]
        and verb.dep_ == "ccomp"
        and verb.head == said.anchor
        and said.rule == "verb"
        and said.content.holds(draft.cue)
    )


def _apart(drafts: list[Draft]) -> list[Draft]:
    """Leave out second readings of one cue, and what is part of a claim by the same source."""
    kept: list[Draft] = []
    for draft in drafts:
        near = kept[-_NEAR:]
        if any(draft.cue.meets(other.cue) for other in near):
            continue
        if draft.nested and any(other.content.holds(draft.cue) and other.source == draft.source for other in near):
            continue
        if any(_is_one_saying(other, draft) for other in near):
            continue
        kept.append(draft)
    return kept
