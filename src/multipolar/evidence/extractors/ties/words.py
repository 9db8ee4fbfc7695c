"""Ties that nouns and verbs tell, by their grammar."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.nouns import before, between, carrier_of, extent, preceded
from multipolar.evidence.extractors.events.roles import doer, has_words, is_passive, is_verb, objects, subject, undergoer
from multipolar.evidence.extractors.events.scene import TOWARDS, Actors, Scene
from multipolar.evidence.extractors.events.verbs import extent as clause
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.results.evidence.rows import Mode, TieStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_STATUS: dict[Mode, TieStatus] = {
    "actual": "actual", "planned": "potential", "hypothetical": "potential", "negated": "actual", "alleged": "contested",
}  # fmt: skip
_AFTER = ("with", "toward", "towards", "against", "on", "upon", "to", "at", "for", "of")


def ties_of_block(scene: Scene, words: Lexicon, events: Events) -> Iterator[Candidate]:
    """Give every tie that a noun or verb of a block tells."""
    for token in scene.doc:
        if token.i in scene.at and (token.pos_ == "PROPN" or scene.at[token.i].form == "collective"):
            continue
        if token.pos_ == "NOUN":
            found = _of_noun(scene, token, words, events)
        elif token.lower_ in words.adjectives and token.pos_ in ("VERB", "ADJ"):
            found = _of_adjective(scene, token, words, events)
        elif token.pos_ == "VERB":
            found = _of_verb(scene, token, words, events)
        else:
            continue
        if found is not None:
            yield found


def _of_noun(scene: Scene, noun: Token, words: Lexicon, events: Events) -> Candidate | None:
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
    if not a or not b:
        return None
    if bond.reversed:
        a, b = b, a
    first, last = extent(noun)
    rule = "relations" if lemma in words.relations else "noun"
    return Candidate(bond, a, b, scene.span(first, last), lemma, rule, _status(noun, words, _STATUS[mode]), takes_up)


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
    if halves(both)[1]:
        return *halves(both), False
    own, places = before(scene, noun)
    own = own or places
    takes_up = any(child.tag_ == "PRP$" for child in noun.lefts)
    if bond.reversed:
        return _reversed(scene, noun, own, events)
    after = scene.after(noun, _AFTER, 2) or _after_relative(scene, noun)
    if bond.person:
        other = after or own
        those = tuple(one for one in _predicate(scene, noun, events) if one not in other)
        if not other and noun.tag_ == "NNS" and not any(child.dep_ == "prep" for child in noun.rights):  # "X and Y, old rivals"
            return *halves(those), False
        return those, other, False
    if own and after:
        return own, tuple(one for one in after if one not in own), takes_up
    if halves(own)[1] and not bond.directed:
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


def undergoer_of(scene: Scene, verb: Token) -> Actors:
    """Who is seen, described or treated as something."""
    if is_passive(verb):
        noun = subject(verb)
        return scene.who(noun) if noun is not None else ()
    return next((found for noun in objects(verb) if (found := scene.who(noun, 0))), ())


def _of_adjective(scene: Scene, word: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give what "dependent on" or "aligned with" says of the subject, or of the noun before."""
    bond = next((one for one in words.adjectives[word.lower_] if has_words(word, one.words)), None)
    if bond is None:
        return None
    b = scene.after(word, bond.words, 2)
    noun = subject(word) or (subject(word.head) if word.dep_ in ("acomp", "oprd") else word.head if word.dep_ in ("amod", "acl") else None)
    a = tuple(one for one in scene.who(noun, 0) if one not in b) if noun is not None else ()
    mode = mode_of(word, events)
    if not a or not b or mode == "negated" or any(child.dep_ == "neg" for child in word.head.children):
        return None
    first, last = clause(word)
    bond = dataclasses.replace(bond, directed=bond.type != "alliance")
    return Candidate(bond, a, b, scene.span(first, last), word.lower_, "verb", _status(word, words, _STATUS[mode]))


def _of_verb(scene: Scene, verb: Token, words: Lexicon, events: Events) -> Candidate | None:
    bond = next((one for one in words.verbs.get(verb.lemma_.lower(), ()) if has_words(verb, one.words)), None)
    if bond is None:
        return None
    a = doer(scene, verb)
    if not a and is_passive(verb) and bond.type in ("alliance", "dependence", "hostile"):
        a = scene.who(subject(verb)) if verb.lemma_ in ("align", "ally", "oppose") else ()
    preposition = bond.words[-1] if bond.words and bond.words[-1] in TOWARDS else ""
    if bond.mutual:
        a, b = halves(a) if not objects(verb) else ((), ())
    elif preposition:
        b = tuple(one for one in undergoer(scene, verb, preposition=preposition) if one not in a)
    else:
        b = tuple(one for one in undergoer_of(scene, verb) if one not in a)
    if verb.lemma_ in ("align", "ally", "oppose") and not b:
        b = tuple(one for one in scene.after(verb, ("with", "to")) if one not in a)
    if not a or not b:
        return None
    mode = mode_of(verb, events)
    if mode == "negated":
        return None
    if bond.type == "alliance":
        bond = dataclasses.replace(bond, directed=False)
    first, last = clause(verb)
    return Candidate(bond, a, b, scene.span(first, last), verb.lemma_.lower(), "verb", _status(verb, words, _STATUS[mode]))


def _status(token: Token, words: Lexicon, found: TieStatus) -> TieStatus:
    if found != "actual":
        return found
    for child in token.lefts:
        if child.lower_ in words.status_adjectives:
            return words.status_adjectives[child.lower_]
    for _ in range(4):
        if token.head.i == token.i:
            break
        token = token.head
        if token.lemma_ in words.statuses:
            return words.statuses[token.lemma_]
    return found
