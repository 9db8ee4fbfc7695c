"""Ties that nouns tell: "the alliance of X and Y", "X's mistrust of Y", "close ties"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.extents import noun_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.noun_ends import before, between, carrier_of
from multipolar.evidence.extractors.events.nouns import preceded
from multipolar.evidence.extractors.events.roles import doer, is_verb, subject
from multipolar.evidence.extractors.events.scene import Actors, Scene
from multipolar.evidence.extractors.ties.around import completed
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.statuses import OF_MODE, status_of
from multipolar.evidence.extractors.ties.verbs import undergoer_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_MUTUAL = frozenset(("mutual", "reciprocal", "shared", "common", "joint"))
_AFTER = ("with", "toward", "towards", "against", "on", "upon", "to", "at", "for", "of")


def of_noun(scene: Scene, noun: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give what a noun says of the two that stand around it."""
    lemma = noun.lemma_.lower()
    bond = next((one for one in words.nouns.get(lemma, ()) if preceded(noun, one.words)), None)
    if bond is None and lemma in words.relations:
        bond = _of_relations(noun, words)
    if bond is None or (noun.dep_ in ("compound", "amod") and noun.head.pos_ == "NOUN"):
        return None
    mode = mode_of(noun, events, carried=carrier_of(noun, events) is not None)
    if mode == "negated":
        return None
    a, b, takes_up = _sides(scene, noun, bond, events)
    rule = "relations" if lemma in words.relations else "noun"
    if not a or not b:
        a, b = completed(scene, noun, a, b, mutual=not bond.directed)
        rule = "around"
    if not a or not b:
        return None
    if bond.reversed:
        a, b = b, a
    first, last = noun_extent(noun)
    return Candidate(bond, a, b, scene.span(first, last), lemma, rule, status_of(noun, words, OF_MODE[mode]), takes_up)


def _of_relations(noun: Token, words: Lexicon) -> Bond | None:
    """Plain "ties" or "relations": their adjective or the verb above says of which sign."""
    for child in noun.lefts:
        for one in (child, *child.conjuncts):
            sign = words.signs.get(one.lower_)
            if sign:
                return Bond("alliance" if sign == "+" else "hostile", sign, directed=False)
    sign = words.changes.get(noun.head.lemma_.lower())
    if sign is None and noun.head.dep_ == "prep":
        sign = words.changes.get(noun.head.head.lemma_.lower()) or words.signs.get(noun.head.head.lemma_.lower())
        if noun.head.head.lemma_ in ("thaw", "warming", "improvement", "reset"):
            sign = "+"
    return None if sign is None else Bond("diplomatic" if sign == "+" else "hostile", sign, directed=False)


def _sides(scene: Scene, noun: Token, bond: Bond, events: Events) -> tuple[Actors, Actors, bool]:
    """Who stands before and after a noun of a tie."""
    both = between(scene, noun)
    if not both and noun.dep_ == "nsubj":  # "little trust is left between X and Y"
        both = scene.after(noun.head, ("between", "among"))
    if halves(both)[1]:
        return *halves(both), False
    own, places = before(scene, noun)
    own = own or places
    takes_up = any(child.tag_ == "PRP$" for child in noun.lefts)
    if bond.reversed:
        return _reversed(scene, noun, own, events)
    after = scene.after(noun, _AFTER, 2) or _after_relative(scene, noun)
    if bond.person:
        if scene.named(noun) and own and not after:  # "his critics", where the group is known by itself
            return scene.named(noun), tuple(one for one in _owner(scene, noun) if one not in scene.named(noun)), False
        other = after or own
        those = tuple(one for one in _predicate(scene, noun, events) if one not in other)
        if not other and noun.tag_ == "NNS" and not any(child.dep_ == "prep" for child in noun.rights):  # "X and Y, old rivals"
            return *halves(those), False
        return those, other, False
    if own and after:
        return own, tuple(one for one in after if one not in own), takes_up
    is_mutual = not bond.directed or any(child.lower_ in _MUTUAL for child in noun.lefts)
    if halves(own)[1] and is_mutual:
        return *halves(own), takes_up
    if halves(after)[1] and not bond.directed and not own:
        return *halves(after), takes_up
    predicate = _predicate(scene, noun, events)
    if halves(predicate)[1] and not (own or after) and not bond.directed:
        return *halves(predicate), takes_up
    if bond.type == "proxy" and own and not after:
        return predicate, own, takes_up
    other = after or own
    return tuple(one for one in predicate if one not in other), other, takes_up


def _owner(scene: Scene, noun: Token) -> Actors:
    return next((scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ == "poss"), ())


def _after_relative(scene: Scene, noun: Token) -> Actors:
    """Whom a relative clause names: "the mistrust that X harbours toward Y", "the respect X holds for Y"."""
    verb = next((child for child in noun.rights if child.dep_ == "relcl"), None)
    return scene.after(verb, ("toward", "towards", "for", "against", "with"), 2) if verb is not None else ()


def _reversed(scene: Scene, noun: Token, own: Actors, events: Events) -> tuple[Actors, Actors, bool]:
    """First the one to whom it is done, then the one who does it: "Chile's isolation by X", "X's pressure on Chile"."""
    doers = scene.after(noun, ("from", "by"))
    onto = scene.after(noun, ("on", "for", "of", "upon", "against"))
    if doers:
        carrier = carrier_of(noun, events)
        head = noun.head
        over = doer(scene, head) if carrier is None and noun.dep_ == "dobj" and is_verb(head) else ()
        return onto or own or over or (doer(scene, carrier) if carrier is not None else _predicate(scene, noun, events)), doers, False
    return onto, own, False


def _predicate(scene: Scene, noun: Token, events: Events) -> Actors:
    """The one of whom the noun is said: "X is an ally", "X, an ally", "sees X as an ally", "X harbours mistrust"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    head = noun.head
    if noun.dep_ == "attr" and is_verb(head):
        return doer(scene, head)
    if noun.dep_ == "appos":
        return scene.who(head, 0)
    if noun.dep_ == "pobj" and head.lower_ == "as":
        verb = head.head
        if is_verb(verb):
            undergone = (
                () if verb.lemma_ in ("act", "serve", "visit", "operate", "function", "work", "emerge") else undergoer_of(scene, verb)
            )
            return undergone or doer(scene, verb)
    carrier = carrier_of(noun, events)
    if carrier is not None:
        return doer(scene, carrier)
    if noun.dep_ == "pobj" and head.lower_ in ("in", "at", "under", "by"):
        above = next((one for one in head.ancestors if is_verb(one)), None)
        if above is not None:
            return scene.who(subject(above)) if head.lower_ == "by" else doer(scene, above)
    for child in noun.rights:
        if child.dep_ == "relcl":
            inner = next((one for one in child.lefts if one.dep_ == "nsubj" and one.tag_ not in ("WDT", "WP")), None)
            if inner is not None:
                return scene.who(inner)
    return ()
