"""Disputes: which claims the document itself puts in doubt, and with which words.

The words may stand in the claim's own clause ("falsely"), in its sentence ("yet critics argue"), or in a later sentence that takes claims
up again ("such narratives, though unproven"); then they reach back over the run of claims by one source.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.answers import answered
from multipolar.evidence.extractors.claims.discourse import NEAR, places
from multipolar.evidence.extractors.claims.doubts import (
    doubted,
    hard_to_verify,
    in_clause,
    none_of_it,
    nothing_found,
    of_reality,
    unbelieved,
    unconfirmed,
)
from multipolar.evidence.extractors.claims.drafts import Draft
from multipolar.evidence.extractors.claims.grammar import child, is_negated
from multipolar.evidence.extractors.claims.lexicon import lexicon
from multipolar.evidence.extractors.claims.rebuttals import states_of
from multipolar.evidence.extractors.claims.sources import UNKNOWN
from multipolar.evidence.extractors.claims.verdicts import verdicts
from multipolar.evidence.language.neighbours import neighbour
from multipolar.results.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from multipolar.evidence.language import ParsedDocument
    from multipolar.evidence.text import Block

_TAKING_UP = frozenset({"this", "that", "these", "those", "such", "the", "both", "neither"})
_PAIR = frozenset({"neither", "either", "both"})
_IMAGE_REACH = 12
"""Sentences back to which a dispute over an image reaches."""
_PAIR_REACH = 4
"""Sentences back in which two versions are sought that both stand in doubt."""


def dispute(parsed: ParsedDocument, drafts: list[Draft]) -> None:
    """Set the contest of every draft that its document disputes."""
    numbers = places(parsed, drafts)
    for draft in drafts:
        if draft.mutual:
            draft.contest = draft.reach
        elif draft.contest is None:
            draft.contest = in_clause(parsed, draft) or _rejected(parsed, draft)
    _portrayed(drafts, numbers)
    for at, draft in enumerate(drafts):
        answered(parsed, drafts, at, numbers)
        _reach_back(drafts, draft.contest, at, numbers)
    _sentences(parsed, drafts, numbers)


def _rejected(parsed: ParsedDocument, draft: Draft) -> Span | None:
    """As in "Lima rejected a claim from Quito that it had fired first": in one clause, what it is called is what is rejected."""
    noun, verb = draft.anchor, draft.anchor.head
    words = lexicon()
    if draft.rule != "noun" or noun.dep_ != "dobj" or verb.lemma_ not in words["contest verbs"] | words["contest scorns"]:
        return None
    if noun.lemma_ not in words["claim_nouns"] or is_negated(verb):
        return None
    who = child(verb, "nsubj")
    first = who.left_edge if who is not None and who.i < verb.i else verb
    return parsed.span(draft.block, first, verb)


def _portrayed(drafts: list[Draft], numbers: dict[int, int]) -> None:
    """As in "The image of the peacemaker is disputed": whoever was portrayed so, some paragraphs before."""
    words = lexicon()
    for at, draft in enumerate(drafts):
        if draft.contest is None or draft.anchor.pos_ != "NOUN" or draft.anchor.lemma_ not in words["contest images"]:
            continue
        for other in drafts[max(0, at - NEAR) : at]:
            near = numbers[id(draft)] - numbers[id(other)] <= _IMAGE_REACH
            if near and other.anchor.lemma_ in words["contest portraying"] and other.contest is None:
                other.contest = draft.contest


def _reach_back(drafts: list[Draft], contest: Span | None, at: int, numbers: dict[int, int]) -> None:
    """What disputes a claim disputes the claims around it by the same source, in its sentence."""
    if contest is None or drafts[at].mutual:
        return
    for other in drafts[max(0, at - NEAR) : at]:
        if numbers[id(other)] == numbers[id(drafts[at])] and other.source == drafts[at].source and other.contest is None:
            other.contest = contest


def _sentences(parsed: ParsedDocument, drafts: list[Draft], numbers: dict[int, int]) -> None:
    """Words of dispute in the sentence of a claim or in one behind it."""
    by_number: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_number.setdefault(numbers[id(draft)], []).append(draft)
    for number, (block, sentence) in enumerate(parsed.sentences()):
        if number in by_number:
            before = by_number.get(number - 1, ()) if sentence[0].lower_ in _TAKING_UP else ()
            _judged(parsed, block, sentence, [*before, *by_number[number]])
        if not any(number - back in by_number for back in (0, 1)):
            continue
        aside = _aside(sentence)
        if aside is not None:
            _spread(by_number, number, parsed.span(block, sentence[0], aside), sentence[0].lower_ in ("such", "these", "those"))
            continue
        for token in sentence:
            if token.dep_ not in ("nsubj", "nsubjpass", "expl"):
                continue
            contest, plural = of_reality(parsed, block, token), False
            if contest is None and none_of_it(token):
                contest, plural = _clause(parsed, block, token), True
            if contest is None and hard_to_verify(token):
                contest = _clause(parsed, block, token)
            if contest is None and unbelieved(token):
                contest = _clause(parsed, block, token)
            if contest is None and nothing_found(token) and not _is_claimed(by_number.get(number, ()), token):
                contest = _clause(parsed, block, token)
            if contest is None and _takes_up(token):
                contest, plural = doubted(parsed, block, token), _is_run(token)
            if contest is None and unconfirmed(token):
                contest = _clause(parsed, block, token)
            if contest is not None and token.lemma_ in lexicon()["contest images"]:
                _images(by_number, number, contest)
            if contest is None:
                _unowned(parsed, block, token, by_number, number)
            if contest is not None and (two := _of_two(token)) is not None:
                _both(by_number, number, contest, charges=two.lemma_ in lexicon()["charges"])
            elif contest is not None:
                _spread(by_number, number, contest, plural)


def _images(by_number: dict[int, list[Draft]], number: int, contest: Span) -> None:
    """Give a dispute over an image to those who painted it, some paragraphs before."""
    for back in range(_IMAGE_REACH + 1):
        for draft in by_number.get(number - back, ()):
            if draft.cue.start < contest.start and draft.anchor.lemma_ in lexicon()["contest portraying"]:
                draft.contest = draft.contest or contest


def _unowned(parsed: ParsedDocument, block: Block, subject: Token, by_number: dict[int, list[Draft]], number: int) -> None:
    """As in "He has never admitted to it": one who was accused a little before does not own up."""
    words, verb = lexicon(), subject.head
    if verb.lemma_ not in words["contest accepting"] or not is_negated(verb):
        return
    mention = parsed.linked(block, subject)
    for back in range(_PAIR_REACH):
        for draft in by_number.get(number - back, ()):
            accused = {actor for m in parsed.mentions_in(draft.content) for actor in m.actors}
            charged = draft.anchor.lemma_ in words["charging"] and draft.contest is None
            if charged and mention is not None and any(not accused.isdisjoint((each, *states_of(each))) for each in mention.actors):
                draft.contest = parsed.span(block, subject.left_edge, verb.right_edge if verb.right_edge.text not in ".," else verb)


def _judged(parsed: ParsedDocument, block: Block, sentence: Tokens, drafts: list[Draft]) -> None:
    """As in ", an account that survivors dispute": the claims right before it."""
    for verdict in verdicts(sentence):
        contest = parsed.span(block, verdict.first, verdict.last)
        before = [d for d in drafts if d.cue.start < contest.start and not contest.holds(d.cue)]
        last = max(before, key=lambda d: d.cue.start, default=None)
        for draft in before:
            admits = draft.anchor.lemma_ in lexicon()["contest accepting"]
            if draft is last or (last is not None and draft.source == last.source and not admits):
                draft.contest = draft.contest or contest


def _clause(parsed: ParsedDocument, block: Block, subject: Token) -> Span:
    """The clause of a subject without its stop."""
    last = subject.head.right_edge
    return parsed.span(block, subject.left_edge, neighbour(last, -1) if last.text in (".", ",", ";") and last.i > subject.i else last)


def _is_claimed(drafts: Sequence[Draft], subject: Token) -> bool:
    """Whether somebody only says so ("the minister says there is no evidence"): an answer of another kind."""
    place = drafts[0].block.start + subject.idx if drafts else 0
    return any(d.content.start <= place < d.content.end for d in drafts)


def _of_two(subject: Token) -> Token | None:
    """As in "Neither version", "evidence for either charge": the noun that takes up two claims."""
    named = (t.head for t in subject.head.subtree if t.lower_ in _PAIR and t.dep_ in ("det", "predet"))
    return next((noun for noun in named if noun.lemma_ in lexicon()["claim_nouns"]), None)


def _both(by_number: dict[int, list[Draft]], number: int, contest: Span, *, charges: bool) -> None:
    """As in "Neither account could be verified": the last claims of two sources, in this sentence or the few before it."""
    sources: list[tuple[str, ...]] = []
    near = [d for back in range(_PAIR_REACH) for d in reversed(by_number.get(number - back, [])) if d.cue.start < contest.start]
    for draft in near:
        if draft.rule == "verdict" or (charges and draft.anchor.lemma_ not in lexicon()["charging"]):
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
        noun.lemma_ in lexicon()["claim_nouns"]
        and any(c.lower_ in _TAKING_UP or c.dep_ == "poss" for c in noun.lefts)
        and child(noun, "acl", "relcl") is None
    )


def _spread(by_number: dict[int, list[Draft]], number: int, contest: Span, plural: bool) -> None:
    """Give a dispute to the claims before it: those of its own sentence, or the run of one source in the sentences before."""
    here = [d for d in by_number.get(number, ()) if d.cue.start < contest.start and not d.content.holds(contest)]
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
