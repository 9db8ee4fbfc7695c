"""Ties that a word tells in front of another: "Peruvian-backed rebels", "pro-Chilean parties", "its ally Peru"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.actors import ids_of, registry
from multipolar.evidence.extractors.events.marks import is_infinitive
from multipolar.evidence.extractors.events.roles import doer, is_verb
from multipolar.evidence.extractors.events.scene import Actors, Scene, joined
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.predicates import said_of
from multipolar.evidence.extractors.ties.supplied import holder_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR = 5
_GIVEN = ("supplied", "provided", "delivered", "donated", "funded", "financed")
_AMONG = ("in", "across", "among")


def of_compound(scene: Scene, word: Token, words: Lexicon) -> Candidate | None:
    """Give what "backed", "pro" or "anti" next to a hyphen says of the name there and of the noun that follows."""
    doc = scene.doc
    if word.lower_ in words.backed and word.i > 1 and doc[word.i - 1].text == "-":
        a = _by_itself(scene, doc[word.i - 2])
        b = _followed_by(scene, word, a, words) or _unnamed(scene, word, words)
        if not b and word.lower_ in _GIVEN:  # "fired Peruvian-supplied rockets"
            b = tuple(one for one in holder_of(scene, word.head) if one not in a)
        bond = Bond("support", "+")
    elif word.lower_ in ("pro", "anti") and word.i + 2 < len(doc) and doc[word.i + 1].text == "-":
        b = _by_itself(scene, doc[word.i + 2])
        a = _followed_by(scene, doc[word.i + 2], b, words) or _behind(scene, doc[word.i + 2], b)
        bond = Bond("support", "+") if word.lower_ == "pro" else Bond("hostile", "-")
    else:
        return None
    if not a or not b:
        return None
    first, last = (word.i - 2, word.i) if word.lower_ in words.backed else (word.i, word.i + 2)
    at = scene.span(word, word).start
    return Candidate(bond, a, b, scene.span(doc[max(first, 0)], doc[last]), word.lower_, "noun", at=at)


def _behind(scene: Scene, word: Token, known: Actors) -> Actors:
    """Whose deed it is that is for or against somebody: "Peru expanded its anti-Chilean measures"."""
    noun = word.head if word.head.pos_ == "NOUN" and word.head.i > word.i else None
    if noun is None or is_infinitive(noun.head) or not (noun.dep_ == "dobj" or any(child.dep_ == "poss" for child in noun.lefts)):
        return ()
    owners = joined(scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ == "poss")
    return tuple(one for one in owners or doer(scene, noun.head) if one not in known)


def _by_itself(scene: Scene, token: Token) -> Actors:
    """Who is named by one word, also where a longer mention covers it."""
    over = scene.parsed.mentions_over(scene.block.start + token.idx)
    if over and over[-1].span.end - over[-1].span.start <= len(token) + 3:
        return tuple(ids_of(over[-1]))
    entries = registry().index.get(token.text, ())
    return next((entry.actors[:1] for entry in entries if len(entry.words) == 1 and entry.actors[:1]), ()) or scene.named(token)


def _unnamed(scene: Scene, word: Token, words: Lexicon) -> Actors:
    """Fighters and factions that have no name: "Peruvian-backed militias"."""
    noun = word.head
    is_group = noun.pos_ == "NOUN" and noun.i > word.i and noun.lower_ in (words.fighters | words.factions) - {"forces"}
    return (f"grp:{noun.lower_}",) if is_group and noun.i not in scene.at else ()


def _followed_by(scene: Scene, word: Token, known: Actors, words: Lexicon) -> Actors:
    """Who is named by the noun phrase that goes on after a word, or beside whose name it stands."""
    for token in scene.doc[word.i + 1 : min(word.i + 1 + _NEAR, word.sent.end)]:
        if token.text == "," and word.lower_ in words.backed and word.head.i > token.i:  # "UN-backed, Lima-based government"
            continue
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "PUNCT", "VERB", "NUM") or token.text in (",", ";", '"', ")"):
            break
        found = tuple(one for one in scene.named(token) if one not in known)
        if found:
            return found
    head = word
    for _ in range(3):
        if head.dep_ in ("amod", "npadvmod", "compound"):
            head = head.head
    found = said_of(scene, head)
    if not found and head.lemma_.lower() in words.moods:  # "anti-Chilean feeling has spread in Peru"
        found = scene.after(head, _AMONG) or (scene.after(head.head, _AMONG) if is_verb(head.head) else ())
    return tuple(one for one in found if one not in known)
