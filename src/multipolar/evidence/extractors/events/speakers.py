"""Pronouns that nobody has resolved, in what somebody says of himself: "Lima said it would leave", "'We will strike,' Vega said"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.lexicon import lexicon
from multipolar.evidence.extractors.events.scene import Actors, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN = ("i", "we")
_OTHER = ("it", "they", "he", "she")
_INWARDS = ("conj", "xcomp", "advcl", "acl", "pcomp", "prep", "relcl", "dobj", "pobj", "attr")
_DEEPEST = 8
_MOST = 2
"""As many actors as "it" may stand for: a state with its army or government."""


def speaker_for(scene: Scene, pronoun: Token) -> Actors:
    """Whoever says the clause in which an unresolved pronoun is the subject, where the pronoun can be his."""
    word = pronoun.lower_
    quoted = bisect_left(scene.quotes, pronoun.i) % 2 == 1
    if pronoun.i in scene.at or word not in (_OWN if quoted else _OTHER):
        return ()  # in his own words a speaker is "we", in those of others "it"
    verb = pronoun.head
    for _ in range(_DEEPEST):
        head = verb.head
        if head.i == verb.i:
            return ()
        clause = verb.dep_ in ("ccomp", "parataxis") or (verb.dep_ == "advcl" and word not in _OWN)
        if clause:
            found = _subject_of(scene, head)
            if found:
                return found if _fits(word, found, spoken=head.lemma_.lower() in lexicon().tellers) else ()
        elif verb.dep_ not in _INWARDS:
            return ()
        verb = head
    return ()


def _subject_of(scene: Scene, verb: Token) -> Actors:
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return scene.acting(subject, lexicon().acting) if subject is not None else ()


def _fits(word: str, actors: Actors, *, spoken: bool) -> bool:
    """Whether a pronoun may stand for these: persons are no "it", and only who speaks is "we"."""
    person = all(one.startswith("per:") for one in actors)
    if word in _OWN:
        return spoken
    if word == "it":
        return not person and not all(one.startswith("grp:") for one in actors) and len(actors) <= _MOST
    return person if word in ("he", "she") else not person or len(actors) > 1
