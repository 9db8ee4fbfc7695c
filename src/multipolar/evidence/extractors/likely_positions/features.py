"""What is seen of a candidate.

Names of features say where a word stands: the ``head`` itself, what it ``wants`` (its infinitive), what is ``said`` (its clause), what is
``about`` (its object), what somebody is ``called``, anywhere in the ``clause``. Who holds the stance counts by kind alone, never by name.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.likely_ties.words import Said
from multipolar.evidence.extractors.positions.drafts import Scene
from multipolar.evidence.extractors.positions.grammar import is_imagined, is_negated, is_passive
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.learnt import Features
from multipolar.results.evidence import Event, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONG, _MANY = 40, 4
"""Words and actors above which it makes no difference how many."""
_CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADV", "PROPN"})
_MARKS = frozenset({'"', "?"})
_HELPING = frozenset({"aux", "neg", "advmod", "mark", "prt", "auxpass", "det"})
_JOINS = frozenset({"prep", "agent", "dative"})
_BELOW = {
    "xcomp": "wants", "ccomp": "said", "dobj": "about", "attr": "called", "acomp": "called", "oprd": "called", "advcl": "while",
    "acl": "wants", "nsubjpass": "about",
}  # fmt: skip
_FURTHER = frozenset({"aux", "neg", "advmod", "dobj", "acomp", "attr", "amod", "xcomp"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage in which somebody may hold a stance.

    Parameters
    ----------
    scene : Scene
        The block, with the claims made in it.
    head, who : Token
        The word that would tell it, and the word for whoever holds it, if there is one.
    by : str
        Why it would be theirs.
    actors : tuple of str
        Who they are.
    span : Span
        The clause or the noun phrase.
    sentence : int
        Place of its sentence in the block.
    """

    scene: Scene
    head: Token
    who: Token | None
    by: str
    actors: tuple[str, ...]
    span: Span
    sentence: int


class Words(Said):
    """What the words of one parse say, and by which names a passage counts them; each is worked out once."""

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[int, tuple[str, ...]] = {}

    def names(self, token: Token) -> tuple[str, ...]:
        """Names of what a word adds to a passage that it stands in."""
        found = self._names.get(token.i)
        if found is None:
            if token.pos_ in _CONTENT:
                found = (f"clause {token.lemma_.lower()}", *[f"clause is {one}" for one in self.classes(token)])
            else:
                found = (f"clause {token.lower_}",) if token.tag_ == "MD" or token.text in _MARKS else ()
            self._names[token.i] = found
        return found


@functools.lru_cache(maxsize=20_000)
def _listed(lemma: str, part: str) -> tuple[str, ...]:
    """Classes that the words of stance give a lemma."""
    words, found = lexicon(), []
    if part in ("VERB", "AUX"):
        found += [f"verb {use.direction}{' topical' if use.topical else ''}" for use in words.verbs.get(lemma, ())[:1]]
        found += [f"wish {words.wishes[lemma]}"] if lemma in words.wishes else []
        found += ["idiom"] if lemma in words.idioms else []
    if part in ("ADJ", "VERB") and lemma in words.adjectives:
        found.append(f"adjective {words.adjectives[lemma]}")
    if part == "NOUN" and lemma in words.nouns:
        found.append(f"noun {words.nouns[lemma]}")
    return (*found, *[f"in {name}" for name, members in words.sets.items() if lemma in members])


def seen_of(passage: Passage, done: Mapping[int, Sequence[Event]], said: Words) -> Features:
    """Features of one passage.

    Parameters
    ----------
    passage : Passage
        The passage.
    done : mapping of int to sequence of Event
        Events of the block by the tokens that tell them.
    said : Words
        What the words of its parse say.
    """
    head, by = passage.head, passage.by
    turned = "not " if is_negated(head) else ""
    seen: Features = {by: 1.0, f"{by} is {head.pos_}": 1.0, f"{by} {head.dep_}": 1.0, f"tag {head.tag_}": 1.0}
    seen |= _word("head", head, said, 1.0, turned)
    for name, holds in (("not", turned), ("passive", is_passive(head)), ("imagined", is_imagined(head)), ("top", head.head == head)):
        if holds:
            seen[name] = 1.0
    for child in head.children:
        seen |= _below(passage, child, said)
    return seen | _holder(passage) | _spoken(passage) | _clause(passage, said) | _done(passage, done)


def _word(place: str, token: Token, said: Said, value: float, turned: str = "") -> Features:
    """What a word is; a denied one counts as itself and as denied."""
    lemma = token.lemma_.lower()
    seen: Features = {f"{place} {turned}{lemma}": value, f"{place} {lemma}": value}
    for one in (*said.classes(token), *_listed(lemma, token.pos_)):
        seen[f"{place} {turned}is {one}"] = value
    return seen


def _below(passage: Passage, child: Token, said: Said) -> Features:
    """What hangs on the head: helpers, prepositions, objects, clauses."""
    kind, lemma = child.dep_, passage.head.lemma_.lower()
    if kind in _HELPING:
        return {f"{kind} {child.lower_}": 1.0}
    if kind in _JOINS:
        seen: Features = {f"prep {child.lower_}": 1.0, f"head {lemma} {child.lower_}": 1.0}
        if any(one.dep_ == "pobj" and passage.scene.named(one) for one in child.rights):
            seen[f"actor after {child.lower_}"] = 1.0
        return seen
    if (place := _BELOW.get(kind)) is not None:
        seen = {f"has {place}": 1.0, f"head {lemma} {kind}": 1.0} | _word(place, child, said, 1.0)
        for under in child.children:
            if under.dep_ in _FURTHER:
                seen |= _word(f"{place} {under.dep_}", under, said, 0.7)
        if place == "about" and (known := passage.scene.named(child)):
            seen |= {"about actor": 1.0, f"about actor {known[0].partition(':')[0]}": 1.0}
        return seen
    return _word(kind, child, said, 0.7) if kind in ("amod", "compound", "poss") else {}


def _holder(passage: Passage) -> Features:
    """What kind of actor it is, and by what kind of word it is named."""
    seen: Features = {f"actor {one.partition(':')[0]}": 1.0 for one in passage.actors}
    seen["actors"] = min(len(passage.actors), _MANY) / _MANY
    who, scene = passage.who, passage.scene
    if who is not None:
        over = scene.parsed.mentions_over(scene.block.start + who.idx)
        seen |= {f"form {over[0].form if over else 'none'}": 1.0, f"who {who.dep_}": 1.0}
        if who.pos_ == "PRON":
            seen[f"who {who.lower_}"] = 1.0
    return seen


def _spoken(passage: Passage) -> Features:
    """Whether it is said, by whom, and how."""
    claim = passage.scene.claim_over(passage.head)
    if claim is None:
        return {}
    own = "own" if set(claim.source) & set(passage.actors) else "unknown" if claim.source == ("unknown",) else "other"
    names = ("", f" {claim.polarity}", f" {claim.certainty}", f" {claim.rule}")
    seen: Features = {f"claimed {own}{name}": 1.0 for name in names}
    if claim.cue is not None:
        seen[f"claimed {own} by {passage.scene.parsed.quote(claim.cue).lower()}"] = 1.0
    return seen


def _clause(passage: Passage, said: Words) -> Features:
    """The words of the passage, in no order."""
    start, place = passage.scene.block.start, passage.head.i
    tokens = passage.head.doc.char_span(passage.span.start - start, passage.span.end - start, alignment_mode="expand") or ()
    seen = dict.fromkeys([name for token in tokens if token.i != place for name in said.names(token)], 0.5)
    seen["words"] = min(len(tokens), _LONG) / _LONG
    return seen


def _done(passage: Passage, done: Mapping[int, Sequence[Event]]) -> Features:
    """Which events it tells, and whether whoever may hold the stance does or undergoes them."""
    seen: Features = {}
    own, head = set(passage.actors), passage.head.i
    for place, events in done.items():
        for event in events:
            if place != head and not passage.span.start <= event.trigger.start < passage.span.end:
                continue
            side = "other" if own.isdisjoint(event.target) else "target"
            side = side if own.isdisjoint(event.source) else "source"
            if place == head:
                seen |= {f"event {event.plover}": 1.0, f"event {event.plover} {side}": 1.0, f"event {event.mode}": 1.0}
            else:
                seen |= {f"clause event {event.plover} {side}": 1.0, f"clause event {side} {event.mode}": 1.0}
    return seen
