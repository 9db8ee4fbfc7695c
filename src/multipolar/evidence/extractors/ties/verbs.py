"""Ties that verbs and adjectives tell: "opposes", "depends on", "hostile to"."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import is_passive, objects, subject
from multipolar.evidence.extractors.events.scene import TOWARDS, Actors, Scene, joined, union
from multipolar.evidence.extractors.ties.around import around_verb
from multipolar.evidence.extractors.ties.blows import blow_below, striker_of
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon, lexicon
from multipolar.evidence.extractors.ties.objects import (
    after_joined,
    after_phrase,
    beneficiary,
    both_meant,
    deed_of,
    is_other,
    is_reciprocal,
    let,
    own_names,
    owner_in,
    proposer,
)
from multipolar.evidence.extractors.ties.parties import is_bystander
from multipolar.evidence.extractors.ties.phrases import following, has_words
from multipolar.evidence.extractors.ties.predicates import doer_of, said_of, undergoer_of
from multipolar.evidence.extractors.ties.statuses import OF_MODE, status_of
from multipolar.evidence.extractors.ties.verb_checks import (
    blamed_for,
    fought_each_other,
    is_asked_of,
    is_common,
    is_denied,
    is_foe,
    is_standing,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events
    from multipolar.results.evidence.rows import Mode

_PREPOSITIONS = (*TOWARDS, "alongside", "beside", "behind", "by", "about", "after")
_EITHER_WAY = ("align", "ally", "oppose")
_BRINGING = ("align", "ally", "pit", "match")


def of_verb(scene: Scene, verb: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give what a verb says of its subject and its object."""
    bond, only_denied = _bond(verb, words)
    if bond is None:
        return None
    if bond.sign == "+" and any(
        one.sign == "-" for noun in objects(verb) for one in words.nouns.get(noun.lemma_.lower(), ()) if not one.person
    ):
        return None  # "harbours a grudge", "fuels mistrust"
    if is_denied(verb):
        return None
    if bond.sign == "+" and any(noun.lemma_.lower() in words.ruin for noun in objects(verb)):
        bond = Bond("hostile", "-")  # "supports the overthrow of Chile"
    if bond.type == "economic" and any(noun.lemma_.lower() in words.not_trade for noun in objects(verb)):
        return None  # "pays damages"
    a, b = _sides(scene, verb, bond)
    rule = "verb"
    if bond.words and not (a and b):  # "is fighting Peru for the coast" is no fighting for somebody
        plain = next((one for one in words.verbs.get(verb.lemma_.lower(), ()) if not one.words), None)
        subjects, others = _sides(scene, verb, plain) if plain is not None else ((), ())
        if plain is not None and subjects and others:
            bond, a, b = plain, subjects, others
    if a and not b:
        blow = blow_below(verb)  # "condemned the raid on Chile": not Chile, but whoever struck
        b = proposer(scene, verb, bond) if blow is None else striker_of(scene, blow)
        a, b = (() if blow is not None and not b else a), tuple(one for one in b if one not in a)
    if len(a) == 2 and not b and fought_each_other(verb):
        bond, (a, b) = Bond("war", "-", directed=False), halves(a)
    if (not a or not b) and not bond.lets and verb.dep_ != "csubj":
        a, b = around_verb(scene, verb, a, b)
        rule = "around"
    if not a or not b:
        return None
    if (bond.sign == "-" or rule == "around") and is_asked_of(scene, verb, a):
        return None
    told = _as_told(scene, verb, bond, words, mode_of(verb, events), only_denied=only_denied)
    if told is None:
        return None
    bond, mode = told
    if bond.type == "alliance":
        bond = dataclasses.replace(bond, directed=False)
    first, last = clause_extent(verb)
    status = status_of(verb, words, OF_MODE[mode])
    lemma = verb.lemma_.lower()
    return Candidate(bond, a, b, scene.span(first, last), lemma, rule, status, at=scene.span(verb, verb).start, is_phrase=bool(bond.words))


def _as_told(scene: Scene, verb: Token, bond: Bond, words: Lexicon, mode: Mode, *, only_denied: bool) -> tuple[Bond, Mode] | None:
    """What is left of a tie by the mode of its verb: friendship that is denied is hostility for some words, for others nothing."""
    lemma = verb.lemma_.lower()
    if mode == "negated" and bond.sign == "+" and (bond.mutual or is_other(verb)):  # "neither trusts the other", "do not get along"
        return Bond("hostile", "-", directed=False), "actual"
    if mode == "negated" and bond.called and bond.sign == "+":  # "no longer considers X a friend"
        return Bond("hostile", "-"), "actual"
    if mode == "negated" and (only_denied or lemma in words.withheld) and is_standing(scene, verb, words):
        return Bond("hostile", "-"), "actual"
    undone = mode != "actual" and any(child.dep_ == "neg" for child in verb.children)  # "will not open its ports if"
    return None if mode == "negated" or only_denied or undone else (bond, mode)


def _bond(verb: Token, words: Lexicon) -> tuple[Bond | None, bool]:
    """What a verb says, and whether it says so only where it is denied ("has never forgiven")."""
    lemma = verb.lemma_.lower()
    if any(child.lower_ == "jointly" for child in verb.children):
        return Bond("alliance", "+", ("jointly",), mutual=True), False
    bonds = words.verbs.get(lemma, ())
    after = following(verb) if bonds or lemma in words.withheld else frozenset()
    if lemma == "fight" and any(one.i > verb.i for one in objects(verb)):  # "fought the rebels with Chile's help"
        bonds = tuple(one for one in bonds if one.words != ("with",))
    bond = next((one for one in bonds if after.issuperset(one.words) and has_words(verb, one.words)), None)
    if bond is not None and bond.type == "support" and any(is_foe(noun, words) for noun in objects(verb)):
        return Bond("hostile", "-"), False
    if bond is not None:
        return bond, False
    phrase = next((one for one in words.withheld.get(lemma, ()) if after.issuperset(one) and has_words(verb, one)), None)
    if phrase is not None:
        return Bond("support", "+", phrase), True
    if lemma in words.giving and any(child.dep_ == "dative" and child.pos_ != "ADP" for child in verb.rights):
        gifts = [child for child in verb.rights if child.dep_ == "dobj"]
        # the parser makes of "offered Chile a base" a base called Chile
        gifts = gifts or [inner for child in verb.rights if child.dep_ == "dative" for inner in child.rights if inner.dep_ == "appos"]
        if gifts and not any(one.lemma_.lower() in words.not_gifts for one in gifts):
            return Bond("support", "+"), False
    return None, False


def _sides(scene: Scene, verb: Token, bond: Bond) -> tuple[Actors, Actors]:
    """Who does it, and to whom."""
    if verb.tag_ == "VBN" and verb.dep_ in ("acomp", "oprd"):  # "feels betrayed by"
        return scene.after(verb, ("by",)), scene.who(subject(verb.head))
    a = _brought(scene, verb) or _doer(scene, verb)
    if bond.mutual:
        if bond.sign == "-" and is_common(verb):
            return (), ()
        is_done = not bond.words and any(verb.lemma_ == "split" or scene.who(noun, 0) for noun in objects(verb))
        return halves(a) if a and not is_done else ((), ())
    if is_reciprocal(verb) or is_other(verb):
        return halves(a if len(a) > 1 else both_meant(scene, verb))
    preposition = bond.words[-1] if bond.words and bond.words[-1] in _PREPOSITIONS else ""
    if bond.stirs:  # whoever is angered turns on whoever did what angers
        stirred = tuple(one for one in undergoer_of(scene, verb) if not is_bystander(one, lexicon()))
        return stirred, tuple(one for one in a or deed_of(scene, verb) if one not in stirred)
    if bond.type == "membership" and is_passive(verb):  # "was expelled from the union"
        a = undergoer_of(scene, verb)
    if bond.lets:
        b = let(scene, verb)
    elif bond.owner:
        b = owner_in(scene, verb, bond)
    elif preposition:
        b = union(after_phrase(scene, verb, bond, preposition), after_joined(scene, verb, preposition))
    else:
        b = (beneficiary(scene, verb) if bond.withholds else ()) or undergoer_of(scene, verb)
    if bond.type == "membership" and preposition and bond.sign == "-" and not is_passive(verb):  # "withdrew Peru from the union"
        a = joined(scene.named(noun) for noun in objects(verb) if noun.dep_ == "dobj" and noun.i > verb.i) or a
        b = tuple(one for one in b if one not in a)
    if bond.type == "membership":  # "quit the talks of the union" is no leaving it
        b = tuple(one for one in b if one in own_names(scene, verb))
    if verb.lemma_ in _EITHER_WAY and not b:
        b = scene.after(verb, ("with", "to"))
    return a, tuple(one for one in b if one not in a)


def _brought(scene: Scene, verb: Token) -> Actors:
    """Who is brought to another's side, or set against him: "aligning Peru with Chile", "pits Peru against Chile"."""
    if verb.lemma_ not in _BRINGING or is_passive(verb) or not any(child.lower_ in ("with", "to", "against") for child in verb.rights):
        return ()
    return joined(scene.named(noun) for noun in objects(verb) if noun.i > verb.i)


def _doer(scene: Scene, verb: Token) -> Actors:
    if (blamed := blamed_for(scene, verb, lexicon())) is not None:
        return blamed
    if verb.dep_ == "csubj":  # "arming Peru could drag Chile into the war": whoever might do it
        return ()
    a = doer_of(scene, verb)
    if a:
        return a
    if is_passive(verb):
        return scene.who(subject(verb)) if verb.lemma_ in (*_EITHER_WAY, "coordinate") else ()
    if verb.dep_ in ("relcl", "acl") and verb.head.pos_ == "NOUN":  # "X, the only state to recognise"
        return said_of(scene, verb.head)
    noun = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if noun is not None and noun.pos_ == "NOUN" and verb.tag_ != "VB":  # "Peru's economy depends on"
        wanted = ("poss", "amod", "compound") if noun.lemma_.lower() in lexicon().firms else ("poss",)
        return joined(scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ in wanted)
    return ()
