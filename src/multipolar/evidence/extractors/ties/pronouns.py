"""Pronouns that ties need and that nobody has resolved: "both" after two were named, "it" that opens a sentence in the passive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.actors import ids_of
from multipolar.evidence.extractors.events.scene import Actors, Scene
from multipolar.evidence.extractors.ties.around import camp_of
from multipolar.evidence.extractors.ties.topic import main_parties

if TYPE_CHECKING:
    from spacy.tokens import Token

_SIDES = ("pobj", "dobj")


def meant_by(scene: Scene, token: Token) -> Actors:
    """Who is meant by a pronoun that no mention covers."""
    if token.i in scene.at:
        return ()
    if token.lower_ == "both" and token.dep_ in _SIDES and not any(child.dep_ in ("conj", "prep", "cc") for child in token.rights):
        return _two_before(scene, token)
    if token.lower_ == "it" and token.dep_ == "nsubjpass" and token.is_sent_start:
        return _subject_before(scene, token)
    return ()


def _two_before(scene: Scene, token: Token) -> Actors:
    """The two states named before "both" in its sentence or the one before, else the two that the document is about."""
    own = {camp_of(one) for other in token.sent if other.i < token.i for one in scene.named(other)}
    apart = own if len(own) == 1 else frozenset[str]()
    start = _start_before(scene, token)
    place = scene.block.start + token.idx
    near = (one for one in scene.parsed.mentions if start <= one.span.start and one.span.end <= place and one.form != "pronoun")
    states = dict.fromkeys(camp for one in near for who in ids_of(one) if (camp := camp_of(who)).startswith("state:") and camp not in apart)
    return tuple(states) if len(states) == 2 else main_parties(scene.parsed, apart=apart)


def _start_before(scene: Scene, token: Token) -> int:
    """Where the sentence before that of a word starts."""
    own = scene.block.start + token.sent.start_char
    return max((start for block, sentence in scene.parsed.sentences() if (start := block.start + sentence.start_char) < own), default=own)


def _subject_before(scene: Scene, token: Token) -> Actors:
    """The state or organisation that the sentence before is about: its first mention, where that is its subject."""
    start = scene.block.start + token.idx
    before = _start_before(scene, token)
    first = next((one for one in scene.parsed.mentions if one.span.start >= before and one.form != "pronoun"), None)
    if first is None or first.span.start - before > 4 or first.span.end > start:
        return ()
    found = tuple(ids_of(first))
    return found if len(found) == 1 and found[0].startswith(("state:", "org:", "gov:")) else ()
