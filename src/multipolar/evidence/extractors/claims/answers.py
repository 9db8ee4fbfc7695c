"""Answers: a claim that denies, dismisses or counters the one before it disputes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.discourse import NEAR
from multipolar.evidence.extractors.claims.drafts import Draft
from multipolar.evidence.extractors.claims.grammar import child, is_verdict, object_of
from multipolar.evidence.extractors.claims.lexicon import lexicon
from multipolar.evidence.extractors.claims.rebuttals import (
    absolved,
    called,
    contrasted,
    countered,
    disowned,
    explained,
    gainsaid,
    mirrored,
    renamed,
    states_of,
    turned,
    upheld,
)
from multipolar.evidence.language.neighbours import neighbour
from multipolar.results.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.language import ParsedDocument

_TAKING_UP = frozenset({"this", "that", "these", "those", "such", "the", "both", "neither"})
_PRONOUNS = frozenset({"this", "that", "it", "them", "these", "those"})
_FURTHEST = 2
"""Sentences after which a denial no longer answers a claim."""
_FAR = 7
"""Sentences after which one who was accused no longer answers."""
_LONG = 90
"""Answers longer than this, in characters, are quoted by their head."""


def answered(parsed: ParsedDocument, drafts: list[Draft], at: int, numbers: dict[int, int]) -> None:
    """A claim that answers the one before it: a denial, a dismissal, or a critic's "yet"."""
    answer, nearest = drafts[at], True
    of_charge = _is_of_charge(answer)
    near = [d for d in drafts[max(0, at - NEAR) : at] if of_charge and numbers[id(answer)] - numbers[id(d)] <= 1]
    for before in reversed(drafts[max(0, at - NEAR) : at]):
        gap = numbers[id(answer)] - numbers[id(before)]
        if gap > _FAR:
            return
        if before.source == answer.source or before.contest is not None or before.mutual:
            continue
        if of_charge and before.anchor.lemma_ not in lexicon()["charging"] and any(d.anchor.lemma_ in lexicon()["charging"] for d in near):
            continue
        if gap <= 1 and mirrored(parsed, answer, before):
            before.contest, answer.contest = _passage(answer), answer.contest or _passage(before)
            return
        close = nearest and gap <= _FURTHEST and (gap <= 1 or answer.polarity == "deny")
        if (close and _answers(parsed, answer, before, gap)) or disowned(parsed, answer, before) or absolved(answer, before, gap):
            before.contest = _passage(answer)
            _same_charge(parsed, drafts, at, before, numbers)
            return
        nearest = False


def _same_charge(parsed: ParsedDocument, drafts: list[Draft], at: int, charge: Draft, numbers: dict[int, int]) -> None:
    """What is denied to one is denied to others of his camp who charged the same one just before."""
    camp = {each for one in charge.source for each in (one, *states_of(one))}
    theirs = {each for one in drafts[at].source for each in (one, *states_of(one))}
    for other in drafts[max(0, at - NEAR) : at]:
        close = 0 <= numbers[id(charge)] - numbers[id(other)] <= _FURTHEST
        if other.contest is not None or not close or other.anchor.lemma_ not in lexicon()["charging"]:
            continue
        of_them = any(actor in theirs for mention in parsed.mentions_in(other.content) for actor in mention.actors)
        if of_them and any(each in camp for one in other.source for each in (one, *states_of(one))):
            other.contest = charge.contest


def _is_of_charge(answer: Draft) -> bool:
    """As in "Calls the accusation absurd": an answer to a charge, not to whatever else was said beside it."""
    taken = _scorned(answer.anchor) or object_of(answer.anchor)
    return taken is not None and taken.lemma_ in lexicon()["charges"] and is_definite(taken)


def _answers(parsed: ParsedDocument, answer: Draft, before: Draft, gap: int) -> bool:
    return (
        _denies(parsed, answer, before, gap)
        or _dismisses(parsed, answer, gap)
        or _objects(parsed, answer, gap)
        or _counters(answer, gap)
        or called(answer, gap)
        or upheld(answer, before, gap)
        or turned(parsed, answer, before, gap)
        or renamed(answer, before, gap)
        or contrasted(answer, before, gap)
        or gainsaid(answer, before, gap)
        or countered(answer, before, gap)
        or explained(parsed, answer, before, gap)
    )


def _passage(answer: Draft) -> Span:
    """The words that answer: with the noun that stands for the claim, and without what is said at length."""
    if is_verdict(answer.anchor) and answer.anchor.head.lemma_ in lexicon()["contest verdicts"]:
        return Span(answer.block.start + answer.anchor.head.left_edge.idx, answer.reach.end)
    return answer.reach if answer.reach.end - answer.reach.start < _LONG else _head(answer)


def _head(answer: Draft) -> Span:
    who = answer.source_span or answer.cue
    return Span(min(who.start, answer.cue.start), max(who.end, answer.cue.end))


def _denies(parsed: ParsedDocument, answer: Draft, before: Draft, gap: int) -> bool:
    """As in "The port denied this", or a denial by somebody of whom the claim was made."""
    words = lexicon()
    if answer.polarity != "deny" or answer.anchor.lemma_ not in words["contest verbs"]:
        return False
    thing = object_of(answer.anchor)
    if gap <= 1 and thing is not None and (thing.lower_ in _PRONOUNS or (thing.lemma_ in words["claim_nouns"] and is_definite(thing))):
        return True
    if gap <= _FURTHEST and _takes_such(answer):
        return True
    if answer.anchor.lemma_ in ("question", "doubt", "challenge"):
        return False  # to question something else is no denial
    named = [m for m in parsed.mentions_in(before.reach) if before.source_span is None or not before.source_span.holds(m.span)]
    theirs = {each for source in answer.source for each in (source, *(states_of(source) if source.startswith("grp:") else ()))}
    return any(actor in theirs for mention in named for actor in mention.actors)


def _takes_such(answer: Draft) -> bool:
    """As in "The mayor denies that any such promise was given"."""
    low, high = answer.content.start - answer.block.start, answer.content.end - answer.block.start
    return any(t.lower_ == "such" and low <= t.idx < high for t in answer.anchor.subtree)


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
    if noun is None or noun.lemma_ not in words["contest verdicts"] | words["claim_nouns"] or noun.lower_ == "talks":
        return False
    return is_definite(noun) or any(c.dep_ == "poss" for c in noun.lefts) or noun.dep_ in ("compound", "nsubj")


def _counters(answer: Draft, gap: int) -> bool:
    """As in "Opponents countered that": who answers, right behind a claim, says that it is otherwise."""
    verb = answer.anchor
    back = verb.i + 1 < len(verb.doc) and neighbour(verb, 1).lower_ == "back"  # fired back that
    if gap > 1 or not (back or verb.lemma_ in lexicon()["contest answers"]) or answer.rule not in ("verb", "direct-speech"):
        return False
    return not any(t.lower_ in ("asked", "questioned", "pressed") for t in verb.sent)


def is_definite(noun: Token) -> bool:
    """Whether a noun takes up what was said before: "the charge", "such stories"."""
    clause = child(noun, "acl", "relcl")
    if clause is not None and any(t.lower_ == "as" for t in noun.doc[noun.i + 1 : clause.left_edge.i]):
        clause = None  # "dismissed the claim as a lie that was spread"
    return any(c.lower_ in _TAKING_UP for c in noun.lefts) and clause is None
