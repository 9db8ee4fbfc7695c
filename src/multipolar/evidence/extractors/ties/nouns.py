"""Ties that nouns tell: "the alliance of X and Y", "X's mistrust of Y", "close ties"."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.extents import noun_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.noun_ends import carrier_of
from multipolar.evidence.extractors.events.nouns import preceded
from multipolar.evidence.extractors.events.roles import doer, is_verb
from multipolar.evidence.extractors.events.scene import Actors, Scene, joined
from multipolar.evidence.extractors.ties.around import around_noun
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.noun_checks import is_aside, is_hardly, is_kept_from, is_no_pair, is_of_neither, may_look_around
from multipolar.evidence.extractors.ties.noun_sides import sides_of
from multipolar.evidence.extractors.ties.parties import is_bystander
from multipolar.evidence.extractors.ties.relations import of_relations
from multipolar.evidence.extractors.ties.statuses import OF_MODE, status_of
from multipolar.evidence.extractors.ties.turning import turned

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events
    from multipolar.results.evidence.rows import Mode


def of_noun(scene: Scene, noun: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give what a noun says of the two that stand around it."""
    lemma = noun.lemma_.lower()
    bond = next((one for one in words.nouns.get(lemma, ()) if preceded(noun, one.words)), None)
    if bond is None and lemma in words.relations:
        bond = of_relations(noun, words)
    if bond is None or (noun.dep_ in ("compound", "amod") and noun.head.pos_ == "NOUN" and not bond.person):
        return None
    if bond.type == "diplomatic" and any(one.lower_ in words.truces for child in noun.lefts for one in (child, *child.children)):
        return None  # "a ceasefire deal with Chile" is one between enemies
    told = _as_told(scene, noun, bond, words, events)
    if told is None or is_of_neither(noun):
        return None
    bond, mode, is_denied = told
    a, b, takes_up = sides_of(scene, noun, bond, events)
    if is_no_pair(scene, noun, bond, words, a, b):
        return None
    rule = "relations" if lemma in words.relations else "noun"
    if not a or not b:
        a, b = _around(scene, noun, bond, words, a, b)
        rule = "around"
    if not a or not b or (rule == "around" and is_denied):
        return None
    if bond.reversed:
        a, b = b, a
    if bond.person and bond.type == "membership" and all(one.startswith(("state:", "gov:")) for one in b):  # "the Peruvian arm of Chile"
        bond = dataclasses.replace(bond, type="proxy")
    is_joint = False
    if bond.sign == "+" and set(b) <= set(scene.after(noun, ("against",))):  # "support against Chile", "an alliance against Chile"
        is_joint = not bond.directed
        bond = Bond("hostile", "-")
        if rule == "around" and not is_joint:
            return None
    first, last = noun_extent(noun)
    status, at = status_of(noun, words, OF_MODE[mode]), scene.span(noun, noun).start
    return Candidate(bond, a, b, scene.span(first, last), lemma, rule, status, takes_up, at=at, is_joint=is_joint)


def _around(scene: Scene, noun: Token, bond: Bond, words: Lexicon, a: Actors, b: Actors) -> tuple[Actors, Actors]:
    """Both sides with the help of the clause, where it may tell who is meant."""
    if bond.person and bond.type == "economic" and not any(child.dep_ == "prep" for child in noun.rights):
        return (), ()
    if not may_look_around(noun, bond, words, has_b=bool(b)):
        return (), ()
    mutual = bond.type == "hostile" and not bond.directed and noun.dep_ != "pobj"
    a, b = around_noun(scene, noun, a, b, mutual=mutual, is_done=bond.directed and not bond.person)
    unknown = bond.sign == "+" and any(is_bystander(one, words) and one.rpartition("-")[2] not in words.officials for one in (*a, *b))
    return ((), ()) if unknown or (bond.type == "membership" and any(one.startswith("grp:") for one in b)) else (a, b)


def _as_told(scene: Scene, noun: Token, bond: Bond, words: Lexicon, events: Events) -> tuple[Bond, Mode, bool] | None:
    """What is left of a tie by what the passage says becomes of it, its mode, and whether a denial stands over it."""
    carrier = carrier_of(noun, events)
    mode = mode_of(noun, events, carried=carrier is not None)
    done = mode_of(noun.head, events) if is_verb(noun.head) else mode
    over = turned(noun, bond, words, is_done={mode, done} <= {"actual", "planned"}, is_asked="hypothetical" in (mode, done))
    is_lack = over.sign != bond.sign == "+"  # "without trust", "a lack of trust"
    is_denied = (
        mode == "negated"
        and not is_lack
        and "no" not in bond.words
        and not is_aside(noun)
        and not (noun.lemma_.lower() in words.relations and bond.sign == "-")
    )
    if (is_denied and not _stands(scene, noun, carrier)) or is_hardly(noun) or (bond.sign == "+" and is_kept_from(noun)):
        return None
    return over, "actual" if (is_lack or "no" in over.words) and mode == "negated" else mode, is_denied


def of_named_after(scene: Scene, noun: Token, words: Lexicon) -> Candidate | None:
    """Give what a noun says of the two whose names follow it: "old rivals Peru and Chile"."""
    if not (noun.tag_ == "NNS" or noun.pos_ == "PROPN") or noun.i + 1 >= len(scene.doc):
        return None
    lemma = noun.lower_.removesuffix("s") if noun.pos_ == "PROPN" else noun.lemma_.lower()  # "Archrivals Peru and Chile"
    bond = next((one for one in words.nouns.get(lemma, ()) if one.person and not one.words), None)
    if bond is None or any(child.dep_ == "poss" or child.lower_ == "other" for child in noun.lefts):
        return None
    first = scene.doc[noun.i + 1]
    mention = scene.at.get(first.i)
    if mention is None or first.pos_ != "PROPN" or scene.named(noun) == scene.named(first):
        return None
    while first.head.i != first.i and scene.at.get(first.head.i) is mention:
        first = first.head
    names = scene.who(first, 0)
    owner = joined(scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ in ("compound", "amod", "nmod"))
    a, b = (names, tuple(one for one in owner if one not in names)) if owner else halves(names)  # "Peru's foes", "Peruvian foes"
    if len(b) != 1:
        return None
    bond = bond if owner else dataclasses.replace(bond, directed=False)
    status = status_of(noun, words, "actual")
    return Candidate(bond, a, b, scene.span(noun, scene.doc[noun.i + 1]), noun.lemma_.lower(), "noun", status)


def of_collective(scene: Scene, noun: Token, words: Lexicon) -> Candidate | None:
    """Give what a noun for two says of them both: "the bitterest rivals of the Andes"; plain "the rivals" only takes them up."""
    bond = next((one for one in words.nouns.get(noun.lemma_.lower(), ()) if one.person and not one.words), None)
    a, b = halves(scene.named(noun))
    described = any(child.dep_ in ("amod", "poss", "compound") for child in noun.lefts)
    if bond is None or len(b) != 1 or not described:
        return None
    first, last = noun_extent(noun)
    bond = dataclasses.replace(bond, directed=False)
    return Candidate(bond, a, b, scene.span(first, last), noun.lemma_.lower(), "noun", status_of(noun, words, "actual"))


def _stands(scene: Scene, noun: Token, carrier: Token | None) -> bool:
    """Whether a tie stands though what is told of it does not happen: "has not joined Peru's sanctions against Chile"."""
    has_no = any(child.lower_ in ("no", "little", "any") or child.dep_ == "neg" for child in noun.lefts)
    before = (child for child in noun.lefts if child.dep_ in ("poss", "amod", "compound", "nmod"))
    own = joined(scene.owner_or_adjective(child) for child in before)
    return bool(own) and not has_no and not (carrier is not None and set(own) & set(doer(scene, carrier)))


def against(scene: Scene, noun: Token, found: Candidate) -> Candidate | None:
    """Give the hostility in "sees X as a partner against Y", "X's ally against Y"."""
    foes = tuple(one for one in scene.after(noun, ("against",), 2) if one not in (*found.a, *found.b))
    if found.bond.sign == "-" or not foes or found.rule == "around" or found.word != noun.lemma_.lower():
        return None
    return dataclasses.replace(found, bond=Bond("hostile", "-"), a=found.b, b=foes)
