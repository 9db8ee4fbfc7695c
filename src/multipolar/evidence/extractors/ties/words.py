"""Ties that the words of a block tell."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.scene import Scene
from multipolar.evidence.extractors.ties.adjectives import of_adjective
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.compounds import of_compound
from multipolar.evidence.extractors.ties.evaluations import of_verdict
from multipolar.evidence.extractors.ties.folds import MOVING, of_closer, of_fold
from multipolar.evidence.extractors.ties.further import beside, of_first, of_rest
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.nouns import against, of_collective, of_named_after, of_noun
from multipolar.evidence.extractors.ties.sayings import of_charge, of_naming
from multipolar.evidence.extractors.ties.shielded import is_of_himself
from multipolar.evidence.extractors.ties.supplied import SUPPLYING, of_supplied
from multipolar.evidence.extractors.ties.unnamed import of_unnamed
from multipolar.evidence.extractors.ties.verbs import of_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events


def ties_of_block(scene: Scene, words: Lexicon, events: Events) -> Iterator[Candidate]:
    """Give every tie that a noun or verb of a block tells."""
    for token in scene.doc:
        if token.lower_ in words.backed or token.lower_ in ("pro", "anti"):
            found = of_compound(scene, token, words)
            if found is not None:
                yield found
                continue
        if token.i in scene.at and (token.pos_ == "PROPN" or scene.at[token.i].form == "collective"):
            found = of_collective(scene, token, words)
        elif token.is_sent_start and token.pos_ == "PROPN" and token.lower_.endswith("s") and token.i not in scene.at:
            found = of_named_after(scene, token, words)
        elif (token.pos_ == "NOUN" and not _is_misread(token)) or (token.pos_ == "PROPN" and token.text.islower()):
            found = (of_fold(scene, token, events) if token.lower_ in words.folds else None) or _of_noun(scene, token, words, events)
        elif token.pos_ in ("NOUN", "VERB", "ADJ", "ADV", "ADP"):
            found = of_adjective(scene, token, words, events) if token.lower_ in words.adjectives else None
            if found is None and token.pos_ == "VERB":
                found = of_first(scene, token, words, events)
            if found is None and token.pos_ in ("NOUN", "VERB") and not is_of_himself(token):
                found = _special(scene, token, events) or of_verb(scene, token, words, events)
            if found is None and (token.lemma_ in words.charges or token.lemma_ in words.beliefs):
                found = of_charge(scene, token, words, events)
            if found is None and token.lemma_ in words.naming:
                found = of_naming(scene, token) or of_verdict(scene, token, words, events)
        else:
            continue
        found = found or of_rest(scene, token, words, events) or of_unnamed(scene, token, words, events)
        if found is not None:
            yield found
            yield from _joined_against(found)
            if token.pos_ == "NOUN" and (foe := against(scene, token, found)) is not None:
                yield foe
            if (other := beside(scene, token, found, events)) is not None:
                yield other


def _of_noun(scene: Scene, noun: Token, words: Lexicon, events: Events) -> Candidate | None:
    """What a noun tells of the two named right after it, or else of those around it."""
    return of_named_after(scene, noun, words) or of_noun(scene, noun, words, events)


def _special(scene: Scene, verb: Token, events: Events) -> Candidate | None:
    """What a verb tells by its grammar more than by itself: what moves closer, what is supplied."""
    if verb.lemma_ in MOVING:
        return of_closer(scene, verb, events)
    return of_supplied(scene, verb, events) if verb.lemma_ in SUPPLYING else None


def _is_misread(noun: Token) -> bool:
    """Whether the parser takes a verb after "to" for a noun: "uses the threat to pressure Chile"."""
    return noun.dep_ in ("relcl", "advcl", "xcomp", "acl") and any(child.lower_ == "to" and child.dep_ == "aux" for child in noun.lefts)


def _joined_against(found: Candidate) -> Iterator[Candidate]:
    """The tie among those who have a common front or an alliance against somebody."""
    a, b = halves(found.a)
    if found.is_joint and b:
        yield dataclasses.replace(found, bond=Bond("alliance", "+", directed=False), a=a, b=b, is_joint=False)
