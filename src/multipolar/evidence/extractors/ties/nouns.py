"""Ties that nouns tell: "the alliance of X and Y", "X's mistrust of Y", "close ties"."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from multipolar.evidence.actors import ids_of
from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.extents import noun_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.noun_ends import before, between, carrier_of
from multipolar.evidence.extractors.events.nouns import preceded
from multipolar.evidence.extractors.events.roles import doer, is_verb
from multipolar.evidence.extractors.events.scene import Actors, Scene, joined
from multipolar.evidence.extractors.ties.around import around_noun
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.predicates import predicate
from multipolar.evidence.extractors.ties.stage import whose
from multipolar.evidence.extractors.ties.statuses import OF_MODE, status_of

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
    elif bond is not None and bond.sign == "+" and words.changes.get(_change(noun)) == "-":  # "their friendship soured"
        bond = Bond("hostile", "-", directed=bond.directed, person=bond.person)
    elif bond is not None and bond.type == "hostile" and not bond.directed and _change(noun) in words.resolved:  # "settled their feud"
        bond = Bond("diplomatic", "+", directed=False)
    if bond is None or (noun.dep_ in ("compound", "amod") and noun.head.pos_ == "NOUN" and not bond.person):
        return None
    mode = mode_of(noun, events, carried=carrier_of(noun, events) is not None)
    if mode == "negated" and not (lemma in words.relations and bond.sign == "-"):
        return None
    a, b, takes_up = _sides(scene, noun, bond, events)
    rule = "relations" if lemma in words.relations else "noun"
    if not a or not b:
        a, b = around_noun(scene, noun, a, b, mutual=bond.type == "hostile" and not bond.directed and noun.dep_ != "pobj")
        rule = "around"
    if not a or not b:
        return None
    if bond.reversed:
        a, b = b, a
    first, last = noun_extent(noun)
    return Candidate(bond, a, b, scene.span(first, last), lemma, rule, status_of(noun, words, OF_MODE[mode]), takes_up)


def of_collective(scene: Scene, noun: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give what a noun for two says of them both: "the bitterest rivals of the Andes"; plain "the rivals" only takes them up."""
    bond = next((one for one in words.nouns.get(noun.lemma_.lower(), ()) if one.person and not one.words), None)
    a, b = halves(scene.named(noun))
    described = any(child.dep_ in ("amod", "poss", "compound") for child in noun.lefts)
    if bond is None or len(b) != 1 or not described:
        return None
    first, last = noun_extent(noun)
    bond = dataclasses.replace(bond, directed=False)
    return Candidate(bond, a, b, scene.span(first, last), noun.lemma_.lower(), "noun", status_of(noun, words, "actual"))


def _of_relations(noun: Token, words: Lexicon) -> Bond | None:
    """Plain "ties" or "relations": their adjective, before or after them, or the verb above says of which sign."""
    head = noun.head
    if any(child.lower_ == "no" for child in noun.lefts) and head.lemma_ in ("have", "maintain", "be"):
        return Bond("hostile", "-", directed=False)
    after = [child for child in head.rights if child.dep_ in ("acomp", "attr", "oprd")] if noun.dep_ in ("nsubj", "nsubjpass") else []
    for child in (*noun.lefts, *after):
        for one in (child, *child.conjuncts):
            sign = words.signs.get(one.lower_)
            if sign:
                return Bond("alliance" if sign == "+" else "hostile", sign, directed=False)
    sign = words.changes.get(head.lemma_.lower())
    if sign is None and noun.dep_ in ("nsubj", "nsubjpass"):
        sign = words.signs.get(head.lower_)
    if sign is None and head.dep_ == "prep":
        sign = words.changes.get(head.head.lemma_.lower()) or words.signs.get(head.head.lemma_.lower())
        if head.head.lemma_ in ("thaw", "warming", "improvement", "reset"):
            sign = "+"
    return None if sign is None else Bond("diplomatic" if sign == "+" else "hostile", sign, directed=False)


def _change(noun: Token) -> str:
    """The verb of what becomes of a tie."""
    head = noun.head
    return head.lemma_.lower() if noun.dep_ in ("nsubj", "nsubjpass", "dobj") and is_verb(head) else ""


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
    own = own or whose(scene, noun)
    after = scene.after(noun, bond.after or _AFTER, 2) or _after_relative(scene, noun) or _after_verb(scene, noun)
    if bond.after and not after:
        return (), (), False
    if bond.person:
        owner, named = _owner_and_named(scene, noun)
        if bond.sign == "+" and scene.at.get(noun.i) is not None and scene.at[noun.i].form == "nominal":  # "her many friends": nobody
            return (), (), False
        if owner and named and not after:  # "its Chilean rival", "its ally Peru"
            return named, owner, False
        if scene.named(noun) and own and not after and bond.sign == "-":  # "his critics", where the group is known by itself
            return scene.named(noun), tuple(one for one in _owner(scene, noun) if one not in scene.named(noun)), False
        other = after or own
        those = tuple(one for one in predicate(scene, noun, events) if one not in other)
        if not other and noun.tag_ == "NNS" and not any(child.lower_ in ("of", "in", "with") for child in noun.rights):  # "X and Y, old rivals"
            return *halves(those), False
        return those, other, False
    if own and after:
        return own, tuple(one for one in after if one not in own), takes_up
    is_mutual = not bond.directed or any(child.lower_ in _MUTUAL for child in noun.lefts)
    if halves(own)[1] and is_mutual:
        return *halves(own), takes_up
    if halves(after)[1] and not bond.directed and not own:
        return *halves(after), takes_up
    described = predicate(scene, noun, events)
    if halves(described)[1] and not (own or after) and not bond.directed:
        return *halves(described), takes_up
    if bond.type == "proxy" and own and not after:
        return described, own, takes_up
    other = after or own
    return tuple(one for one in described if one not in other), other, takes_up


def _owner_and_named(scene: Scene, noun: Token) -> tuple[Actors, Actors]:
    """Whose a person-like noun is, and who is named with it."""
    owner = _owner(scene, noun)
    beside = [child for child in noun.children if child.dep_ in ("amod", "compound", "appos", "nmod")]
    if noun.dep_ in ("compound", "nmod") and scene.named(noun.head):  # "its ally Peru" with the name as head
        beside.append(noun.head)
        owner = owner or next((scene.owner_or_adjective(child) for child in noun.head.lefts if child.dep_ == "poss"), ())
    named = joined(scene.named(one) for one in beside if one.dep_ != "amod" or one.i < noun.i)
    return owner, tuple(one for one in named if one not in owner)


def _inner(scene: Scene, token: Token) -> Actors:
    """Who is named by the shortest mention over a token: "Vega" in "Vega's opponents", a mention of its own."""
    over = scene.parsed.mentions_over(scene.block.start + token.idx)
    return ids_of(over[-1]) if len(over) > 1 else ()


def _owner(scene: Scene, noun: Token) -> Actors:
    return next((_inner(scene, child) or scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ == "poss"), ())


def _after_verb(scene: Scene, noun: Token) -> Actors:
    """Whom the verb reaches that has the noun as its object: "extended its support to X", "for X, Y offers help"."""
    verb = noun.head
    return scene.after(verb, ("to", "for", "with", "against", "toward", "towards", "between")) if noun.dep_ == "dobj" and is_verb(verb) else ()


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
        return onto or own or over or (doer(scene, carrier) if carrier is not None else predicate(scene, noun, events)), doers, False
    return onto, own, False
