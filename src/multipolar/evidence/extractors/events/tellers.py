"""Deeds that the text itself only has from somebody else: what one camp, or a witness, says that another has done.

A report that tells a deed first and names its source behind it ("…, officials said", "…, according to Lima") tells it as news.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from typing import TYPE_CHECKING

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.events.candidates import Candidate
from multipolar.evidence.extractors.events.lexicon import lexicon
from multipolar.evidence.extractors.events.roles import doer, subject
from multipolar.evidence.extractors.events.scene import Actors

if TYPE_CHECKING:
    from spacy.tokens import Token

_INWARDS = ("conj", "nsubj", "nsubjpass", "dobj", "xcomp", "pobj", "prep", "agent", "advcl", "acl", "pcomp", "appos")
_SOME = ("many", "some", "most", "several", "others", "few", "both", "one")
_DEEPEST = 8


def is_told_by_another(one: Candidate) -> bool:
    """Whether somebody else says it of the doer ("Lima said Chilean jets had hit the port"), or says it in quotation marks."""
    speakers = _speakers(one)
    if bisect_left(one.scene.quotes, one.trigger.i) % 2 == 1:
        return not any(_is_own(speaker, one.source) for speaker in speakers)
    return any(not _is_own(speaker, one.source) for speaker in speakers)


def _speakers(one: Candidate) -> list[Actors]:
    """Those to whom the words of the event are ascribed; an empty one where it is somebody without a name."""
    found: list[Actors] = []
    verb = one.trigger
    for _ in range(_DEEPEST):
        found.extend(_according(one, verb))
        head = verb.head
        if head.i == verb.i:
            break
        if verb.dep_ in ("ccomp", "parataxis") and head.lemma_.lower() in lexicon().tellers:
            if verb.i < head.i:
                break  # told as news, with its source behind it
            told = doer(one.scene, head)
            named = subject(head)
            if named is not None and named.pos_ == "PRON" and verb.i < named.i and camp(told) & camp(one.source):
                found.append(())  # "Chile shelled the town, it said": not Chile
                break
            if told or _is_somebody(subject(head)):
                found.append(told)
            break
        if verb.dep_ not in _INWARDS:
            break
        verb = head
    return found


def _according(one: Candidate, verb: Token) -> list[Actors]:
    """Speaker of "according to Lima, Chilean jets hit the port"."""
    return [one.scene.after(child, ("to",)) for child in verb.lefts if child.lower_ == "according"]


def _is_somebody(noun: Token | None) -> bool:
    return noun is not None and (noun.pos_ in ("NOUN", "PROPN") or noun.lower_ in _SOME)


def _is_own(speaker: Actors, source: Actors) -> bool:
    """Whether a speaker is of the doer's camp, so that he tells his own deeds."""
    return bool(camp(speaker) & camp(source))


def camp(actors: Actors) -> set[str]:
    """Actors with the states to which they belong."""
    return {*actors, *(state for one in actors for state in _states_of(one))}


@functools.cache
def _states_of(actor: str) -> frozenset[str]:
    """States that an actor belongs to; for a group those that its first words name: "grp:peruvian-officials"."""
    found = {*registry().state_of(actor)} if not actor.startswith("org:") else set()  # rebels of a state are not its camp
    if actor.startswith("grp:"):
        slug = actor[4:].split("-")
        for entry in registry().index.get(slug[0].capitalize(), ()):
            if [word.casefold() for word in entry.words] == slug[: len(entry.words)]:
                found.update(state for one in entry.actors for state in registry().state_of(one))
    return frozenset(found)
