"""Disputes: which claims the document itself puts in doubt, and with which words.

The words may stand in the claim's own clause ("falsely"), in its sentence ("yet critics argue"), or in a later sentence that takes claims
up again ("such narratives, though unproven"); then they reach back over the run of claims by one source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.discourse import NEAR, places
from multipolar.evidence.extractors.claims.doubts import doubted, in_clause, of_reality, unconfirmed
from multipolar.evidence.extractors.claims.drafts import Draft
from multipolar.evidence.extractors.claims.grammar import child, is_verdict, object_of
from multipolar.evidence.extractors.claims.lexicon import lexicon
from multipolar.evidence.extractors.claims.sources import UNKNOWN
from multipolar.results.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from multipolar.evidence.language import ParsedDocument
    from multipolar.evidence.text import Block

_TAKING_UP = frozenset({"this", "that", "these", "those", "such", "the", "both", "neither"})
_PRONOUNS = frozenset({"this", "that", "it", "them", "these", "those"})
_PAIR = frozenset({"neither", "either", "both"})
_PAIR_REACH = 4
_FURTHEST = 2
"""Sentences after which a denial no longer answers a claim."""
_LONG = 90
"""Answers longer than this, in characters, are quoted by their head."""


def dispute(parsed: ParsedDocument, drafts: list[Draft]) -> None:
    """Set the contest of every draft that its document disputes."""
    numbers = places(parsed, drafts)
    for draft in drafts:
        if draft.mutual:
            draft.contest = draft.reach
        elif draft.contest is None:
            draft.contest = in_clause(parsed, draft)
    for at, draft in enumerate(drafts):
        _answer(parsed, drafts, at, numbers)
        _reach_back(drafts, draft.contest, at, numbers)
    _sentences(parsed, drafts, numbers)


def _reach_back(drafts: list[Draft], contest: Span | None, at: int, numbers: dict[int, int]) -> None:
    """What disputes a claim disputes the claims around it by the same source, in its sentence."""
    if contest is None or drafts[at].mutual:
        return
    for other in drafts[max(0, at - NEAR) : at]:
        if numbers[id(other)] == numbers[id(drafts[at])] and other.source == drafts[at].source and other.contest is None:
            other.contest = contest


def _answer(parsed: ParsedDocument, drafts: list[Draft], at: int, numbers: dict[int, int]) -> None:
    """A claim that answers the one before it: a denial, a dismissal, or a critic's "yet"."""
    answer = drafts[at]
    for before in reversed(drafts[max(0, at - NEAR) : at]):
        gap = numbers[id(answer)] - numbers[id(before)]
        if gap > _FURTHEST or (gap > 1 and answer.polarity != "deny"):
            return
        if before.source == answer.source or before.contest is not None or before.mutual:
            continue
        if not (
            _denies(parsed, answer, before) or _dismisses(parsed, answer, gap) or _objects(parsed, answer, gap) or _counters(answer, gap)
        ):
            return
        before.contest = _passage(answer)
        return


def _passage(answer: Draft) -> Span:
    """The words that answer: with the noun that stands for the claim, and without what is said at length."""
    if is_verdict(answer.anchor) and answer.anchor.head.lemma_ in lexicon()["contest verdicts"]:
        return Span(answer.block.start + answer.anchor.head.left_edge.idx, answer.reach.end)
    return answer.reach if answer.reach.end - answer.reach.start < _LONG else _head(answer)


def _head(answer: Draft) -> Span:
    who = answer.source_span or answer.cue
    return Span(min(who.start, answer.cue.start), max(who.end, answer.cue.end))


def _denies(parsed: ParsedDocument, answer: Draft, before: Draft) -> bool:
    """As in "The port denied this", or a denial by somebody of whom the claim was made."""
    words = lexicon()
    if answer.polarity != "deny" or answer.anchor.lemma_ not in words["contest verbs"]:
        return False
    thing = object_of(answer.anchor)
    if thing is not None and (thing.lower_ in _PRONOUNS or (thing.lemma_ in words["claim_nouns"] and _definite(thing))):
        return True
    named = [m for m in parsed.mentions_in(before.reach) if before.source_span is None or not before.source_span.holds(m.span)]
    return any(actor in answer.source for mention in named for actor in mention.actors)


def _dismisses(parsed: ParsedDocument, answer: Draft, gap: int) -> bool:
    """As in "A charge Bamako calls baseless": in one sentence, of a noun that stands for the claim."""
    words = lexicon()
    anchor = answer.anchor
    taken = object_of(anchor)
    if answer.rule == "verdict":
        return gap == 0
    if gap > 1:
        return False
    verdict = is_verdict(anchor) and anchor.head.lemma_ in words["contest verdicts"] and gap == 0
    scorned = anchor.lemma_ in words["contest scorns"]
    if not verdict and not _is_taken(_scorned(anchor) or taken):
        return False
    if anchor.lemma_ in words["contest verbs"] or scorned:
        return True
    said = parsed.plain[answer.content.start : answer.content.end].lower()
    return any(word in words["contest dismissive"] for word in said.replace('"', " ").split())


def _objects(parsed: ParsedDocument, answer: Draft, gap: int) -> bool:
    """As in "Yet critics argue": opponents right behind a claim, with a word of contrast."""
    words = lexicon()
    if answer.source_span is None or answer.nested:
        return False
    named = parsed.plain[answer.source_span.start : answer.source_span.end].lower().split()
    if not any(word.rstrip("s") in words["contest opponents"] or word in words["contest opponents"] for word in named):
        return False
    near = answer.anchor.sent if gap else answer.anchor.doc[max(0, answer.anchor.i - 12) : answer.anchor.i + 1]
    return any(t.lower_ in words["contest contrast"] for t in near)


def _scorned(verb: Token) -> Token | None:
    """What "scoffs at the figure" and "called the allegation baseless" are about, which the parser hangs elsewhere."""
    words = lexicon()
    for c in verb.rights:
        if c.dep_ == "prep" and c.lower_ in ("at", "off") and verb.lemma_ in words["contest scorns"]:
            return child(c, "pobj")
        if c.dep_ in ("oprd", "ccomp", "dobj"):
            for d in c.lefts:
                if d.dep_ in ("compound", "nsubj") and d.lemma_ in words["contest verdicts"] and d.left_edge.lower_ in _TAKING_UP:
                    return d
    return None


def _is_taken(noun: Token | None) -> bool:
    """Whether a noun stands for a claim made before: "the figure", "her story"."""
    words = lexicon()
    if noun is None or noun.lemma_ not in words["contest verdicts"] | words["claim_nouns"]:
        return False
    return _definite(noun) or any(c.dep_ == "poss" for c in noun.lefts) or noun.dep_ in ("compound", "nsubj")


def _counters(answer: Draft, gap: int) -> bool:
    """As in "Opponents countered that": who answers, right behind a claim, says that it is otherwise."""
    verb = answer.anchor
    if gap > 1 or verb.lemma_ not in lexicon()["contest answers"] or answer.rule not in ("verb", "direct-speech"):
        return False
    return not any(t.lower_ in ("asked", "questioned", "pressed") for t in verb.sent)


def _definite(noun: Token) -> bool:
    return any(c.lower_ in _TAKING_UP for c in noun.lefts) and child(noun, "acl", "relcl") is None


def _sentences(parsed: ParsedDocument, drafts: list[Draft], numbers: dict[int, int]) -> None:
    """Words of dispute in the sentence of a claim or in one behind it."""
    by_number: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_number.setdefault(numbers[id(draft)], []).append(draft)
    for number, (block, sentence) in enumerate(parsed.sentences()):
        if not any(number - back in by_number for back in (0, 1)):
            continue
        aside = _aside(sentence)
        if aside is not None:
            _spread(by_number, number, parsed.span(block, sentence[0], aside), sentence[0].lower_ in ("such", "these", "those"))
            continue
        for token in sentence:
            if token.dep_ not in ("nsubj", "nsubjpass"):
                continue
            contest, plural = of_reality(parsed, block, token), False
            if contest is None and _takes_up(token):
                contest, plural = doubted(parsed, block, token), _is_run(token)
            if contest is None and unconfirmed(token):
                contest = _clause(parsed, block, token)
            if contest is not None and (two := _of_two(token)) is not None:
                _both(by_number, number, contest, charges=two.lemma_ in lexicon()["charges"])
            elif contest is not None:
                _spread(by_number, number, contest, plural)


def _clause(parsed: ParsedDocument, block: Block, subject: Token) -> Span:
    """The clause of a subject without its stop."""
    last = subject.head.right_edge
    return parsed.span(block, subject.left_edge, last.nbor(-1) if last.text in (".", ",", ";") and last.i > subject.i else last)


def _of_two(subject: Token) -> Token | None:
    """As in "Neither version", "evidence for either charge": the noun that takes up two claims."""
    named = (t.head for t in subject.head.subtree if t.lower_ in _PAIR and t.dep_ in ("det", "predet"))
    return next((noun for noun in named if noun.lemma_ in lexicon()["claim_nouns"]), None)


def _both(by_number: dict[int, list[Draft]], number: int, contest: Span, *, charges: bool) -> None:
    """As in "Neither version could be confirmed": the last claims of two sources, in this sentence or the few before it."""
    sources: list[tuple[str, ...]] = []
    near = [d for back in range(_PAIR_REACH) for d in reversed(by_number.get(number - back, [])) if d.cue.start < contest.start]
    for draft in near:
        if _is_denial(draft) or draft.rule == "verdict" or (charges and draft.anchor.lemma_ not in lexicon()["charging"]):
            continue
        if draft.source not in sources:
            if len(sources) == 2:
                return
            sources.append(draft.source)
        draft.contest = draft.contest or contest


def _aside(sentence: Tokens) -> Token | None:
    """The last word of "Such narratives, though disputed", wherever the parser hangs it."""
    words = lexicon()
    if sentence[0].lower_ not in ("such", "these", "those", "this", "that"):
        return None
    comma = next((t.i - sentence.start for t in sentence[1:6] if t.text == ","), 0)
    if comma < 2 or sentence[comma - 1].lemma_ not in words["claim_nouns"] or comma + 2 >= len(sentence):
        return None
    if sentence[comma + 1].lower_ not in words["contest asides"]:
        return None
    return next((t for t in sentence[comma + 2 : comma + 6] if t.lower_ in words["contest words"]), None)


def _is_run(noun: Token) -> bool:
    """As in "Such accounts" take up all that was said; "the reports" only what was said last."""
    return noun.tag_ == "NNS" and any(c.lower_ in ("such", "these", "those", "all") for c in noun.lefts)


def _takes_up(noun: Token) -> bool:
    return (
        noun.lemma_ in lexicon()["claim_nouns"] and any(c.lower_ in _TAKING_UP for c in noun.lefts) and child(noun, "acl", "relcl") is None
    )


def _spread(by_number: dict[int, list[Draft]], number: int, contest: Span, plural: bool) -> None:
    """Give a dispute to the claims before it: those of its own sentence, or the run of one source in the sentences before."""
    here = [d for d in by_number.get(number, ()) if d.cue.start < contest.start]
    if here:
        told = [d for d in by_number.get(number - 1, ()) if plural and d.anchor.lemma_ in lexicon()["told"]]
        for draft in (*here, *told):
            draft.contest = draft.contest or contest
        return
    back = number - 1
    source: set[str] = set()
    while back in by_number:
        run = [d for d in by_number[back] if not source or set(d.source) & source or _is_denial(d)]
        if not run or (source and all(d.source == UNKNOWN for d in run)):
            return
        for draft in run:
            draft.contest = draft.contest or contest
        source |= {i for d in run if not _is_denial(d) for i in d.source}
        if not plural:
            return
        back -= 1


def _is_denial(draft: Draft) -> bool:
    return draft.polarity == "deny" and draft.anchor.lemma_ in lexicon()["contest verbs"]
