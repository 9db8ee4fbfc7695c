"""Where a document may tell somebody's stance: every clause and noun of weight with whoever it belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.lexicon import lexicon as event_lexicon
from multipolar.evidence.extractors.likely_positions.features import Passage, Words, seen_of
from multipolar.evidence.extractors.positions.drafts import Scene
from multipolar.evidence.extractors.positions.grammar import SUBJECTS, object_of, owner, subject
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.learnt import Features
from multipolar.evidence.learnt.tone import tone_of
from multipolar.results.evidence import Claim, Event, Position

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTS = frozenset({"VERB", "AUX", "NOUN"})
_PARTS_OF_ANOTHER = frozenset({"aux", "auxpass", "xcomp", "amod", "compound", "acomp", "punct", "case", "mark"})
_TOWARDS = frozenset({"for", "to", "against", "on", "over", "with", "of", "towards", "toward", "at"})
_SAID = frozenset({"ccomp", "ROOT", "conj", "parataxis", "advcl"})
_OWNING = frozenset({"poss", "pobj", "amod", "nmod", "compound"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody, and a word that may tell a stance of theirs.

    Parameters
    ----------
    passage : Passage
        Where, who and why: ``subject`` (they do it), ``body`` (something of theirs does), ``agent`` (it is done by them), ``speaker``
        (they say it), ``owner`` (they own it), ``rule`` (a rule says so).
    features : dict
        What is seen of it.
    """

    passage: Passage
    features: Features


def candidates_of(
    parsed: ParsedDocument,
    claims: Sequence[Claim],
    events: Sequence[Event],
    ruled: Sequence[Position],
    idle: Container[str] = (),
) -> list[Candidate]:
    """All candidates of a document in the order of the text; a row of the rules that is none of them stands as one of its own.

    Parameters
    ----------
    parsed : ParsedDocument
        With its parses and its actors linked.
    claims, events : sequence
        What was found in it.
    ruled : sequence of Position
        What rules found in it.
    idle : container of str
        Words (``sign VERB``) that are not worth a look: hardly any told a stance in annotated texts.
    """
    told = sorted(claims, key=lambda claim: claim.content)
    starts = [claim.content.start for claim in told]
    found: list[Candidate] = []
    for block in parsed.originals:
        if block.is_heading or block.index not in parsed.parses:
            continue
        inside = told[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        scene = Scene(parsed, block, tuple(sorted(inside, key=lambda claim: claim.content.end - claim.content.start)))
        done, said = _events_by_token(scene, events), Words()
        sentences = enumerate(parsed.parses[block.index].sents)
        passages = [
            passage
            for place, sentence in sentences
            for token in sentence
            if token.pos_ in _PARTS and token.dep_ not in _PARTS_OF_ANOTHER and name_of(token) not in idle
            for passage in _standing(scene, token, place)
        ]
        passages += _of_rules_alone(scene, passages, [row for row in ruled if block.start <= row.span.start < block.end])
        found += [Candidate(passage, seen_of(passage, done, said)) for passage in passages]
    return found


def name_of(head: Token) -> str:
    """A word as the list of idle ones names it."""
    return f"{head.lemma_.lower()} {head.pos_}"


def _events_by_token(scene: Scene, events: Sequence[Event]) -> dict[int, list[Event]]:
    block, parse = scene.block, scene.parsed.parses[scene.block.index]
    found: defaultdict[int, list[Event]] = defaultdict(list)
    for event in events:
        if block.start <= event.trigger.start < block.end:
            span = parse.char_span(event.trigger.start - block.start, event.trigger.end - block.start, alignment_mode="expand")
            for token in span or ():
                found[token.i].append(event)
    return found


def _of_rules_alone(scene: Scene, passages: Sequence[Passage], ruled: Sequence[Position]) -> Iterator[Passage]:
    """Rows of the rules where no passage of the same actors stands."""
    block, parse = scene.block, scene.parsed.parses[scene.block.index]
    for row in ruled:
        if not any(one.span.meets(row.span) and set(one.actors) & set(row.actors) for one in passages):
            tokens = parse.char_span(row.span.start - block.start, row.span.end - block.start, alignment_mode="expand")
            if tokens is not None and len(tokens):
                place = next(number for number, sentence in enumerate(parse.sents) if tokens.root.i < sentence.end)
                yield Passage(scene, tokens.root, None, "rule", row.actors, row.span, place)


def _standing(scene: Scene, token: Token, place: int) -> Iterator[Passage]:
    """Who may hold a stance by this word of the sentence at that place."""
    if token.pos_ != "NOUN":
        if holders := tuple(_by_verb(scene, token)):
            span = scene.span(token)
            yield from (Passage(scene, token, who, by, actors, span, place) for by, who, actors in holders)
    elif _has_weight(token):
        bearer, actors = _owner(scene, token)
        if actors:
            span = scene.parsed.span(scene.block, token.left_edge, token.right_edge)
            yield Passage(scene, token, bearer, "owner", actors, span, place)


def _by_verb(scene: Scene, verb: Token) -> Iterator[tuple[str, Token | None, tuple[str, ...]]]:
    """By a verb: whoever does it, by whom it is done, and whoever says it of others."""
    own, who = scene.holder(verb), subject(verb)
    if own:
        yield "subject", who, own
    elif who is not None and who.pos_ in ("NOUN", "PROPN") and who.dep_ in SUBJECTS:
        bearer, own = _owner(scene, who)
        if own:
            yield "body", bearer, own
    agent = object_of(next((one for one in verb.rights if one.dep_ == "agent"), None))
    if agent is not None and (doers := scene.actors(agent)) and set(doers).isdisjoint(own):
        yield "agent", agent, doers
    claim = scene.claim_over(verb) if verb.dep_ in _SAID else None
    if claim is not None and claim.source != ("unknown",) and set(claim.source).isdisjoint(own):
        yield "speaker", None, claim.source


def _owner(scene: Scene, noun: Token) -> tuple[Token | None, tuple[str, ...]]:
    """Whose a noun is, by an owner or by an adjective: "Lima's refusal", "Peruvian resistance"."""
    for bearer in (owner(noun), *noun.lefts):
        if bearer is not None and bearer.dep_ in _OWNING and (actors := scene.actors(bearer)):
            return bearer, actors
    return None, ()


def _has_weight(noun: Token) -> bool:
    """Whether a noun may tell a stance at all."""
    lemma = noun.lemma_.lower()
    if lemma in lexicon().nouns or lemma in event_lexicon().nouns or tone_of(noun):
        return True
    return any(one.lower_ in _TOWARDS or one.dep_ in ("acl", "relcl") for one in noun.rights)
