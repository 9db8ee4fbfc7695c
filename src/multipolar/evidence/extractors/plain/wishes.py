"""Positions that wishes, adjectives and duties tell: "seeks to end", "is ready to", "must leave"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from multipolar.evidence.extractors.plain.frames import Frame
from multipolar.evidence.extractors.plain.holders import end_of, holders_of, is_imagined
from multipolar.evidence.extractors.plain.position_rows import row
from multipolar.evidence.extractors.plain.scene import Scene
from multipolar.evidence.extractors.plain.stance_topics import MODAL_DUTY
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.extractors.positions.own import OWN
from multipolar.results.evidence import Claim, Position
from multipolar.results.evidence.rows import Direction

_GIVING = ("offer", "grant", "unwilling")
_REFUSING = frozenset(("will", "would", "can", "could", "cannot", "won", "wouldn", "ca"))


def wish(scene: Scene, frame: Frame, number: int, kind: str, used: set[int]) -> Position | None:
    """As in "seeks to end the war", "refused to sign"."""
    if kind == "fail" or is_imagined(frame) or frame.link == "of" or frame.marker in ("if", "unless", "whether"):
        return None
    child = next((other for other in scene.frames[number + 1 : number + 4] if other.above is frame and other.link == "to"), None)
    if child is None or child.lemma in lexicon()["idle"]:
        return None
    own = kind in _GIVING and _is_own(scene, child)
    if kind == "grant" and not own:
        return None
    used.add(child.at)
    return _toward(scene, frame, child, unwilling=kind == "unwilling" or frame.negated, refused=kind == "unwilling", own=own)


def _is_own(scene: Scene, child: Frame) -> bool:
    """Whether what an infinitive ends or lessens is its subject's own, and no bond with others: to give it up is to be for that."""
    words, cut = lexicon(), scene.cut
    thing = next(iter(child.behind("")), None)
    if thing is None or cut.lemma(thing[1] - 1) in words["bonds"] | words["gifts"]:
        return False
    return not OWN.isdisjoint(" ".join(cut.words[thing[0] : thing[1]]).split())  # a name is one word there: "its army"


def _toward(scene: Scene, frame: Frame, child: Frame, *, unwilling: bool, refused: bool, own: bool) -> Position | None:
    holders = holders_of(scene, frame) or scene.each(frame.all_subjects)
    if not holders:
        return None
    words = lexicon()
    ends_evil = any(scene.cut.lemma(end - 1) in words["evils"] for _, end in child.behind(""))
    against = child.lemma in words["against"] and not ends_evil and not own
    direction: Direction = "oppose" if unwilling != against else "support"
    return row(scene, frame, (child.first, end_of(scene, child)), holders, direction, "wish", 0.55 if refused else 0.4, topical=not refused)


def adjective(scene: Scene, frame: Frame, number: int, used: set[int]) -> Position | None:
    """As in "is ready to talk", "was opposed to the plan"."""
    words, cut = lexicon(), scene.cut
    place = frame.at + 1
    while place < frame.bounds[1] - 1 and cut.marks[place] in "AN":
        place += 1
    for phrase, direction in _stances().get(cut.words[place], ()):
        if cut.words[place : place + len(phrase)] == phrase and not is_imagined(frame):
            turned: Direction = ("oppose" if direction == "support" else "support") if frame.negated else direction
            return row(scene, frame, (place + len(phrase), end_of(scene, frame)), scene.each(frame.all_subjects), turned, "stance", 0.55)
    kind = words.adjectives.get(cut.words[place])
    child = next((other for other in scene.frames[number + 1 : number + 3] if other.above is frame and other.link == "to"), None)
    if kind is None or child is None or is_imagined(frame) or child.lemma in words["idle"]:
        return None
    used.add(child.at)
    own = kind in _GIVING and _is_own(scene, child)
    return _toward(scene, frame, child, unwilling=(kind == "unwilling") != frame.negated, refused=False, own=own)


@cache
def _stances() -> dict[str, list[tuple[list[str], Direction]]]:
    """Adjectives and phrases of stance by their first word."""
    found: dict[str, list[tuple[list[str], Direction]]] = {}
    for phrase, direction in lexicon().stances:
        found.setdefault(phrase[0], []).append(([*phrase], direction))
    return found


def duty(scene: Scene, frame: Frame, claims: Sequence[Claim]) -> Position | None:
    """What somebody says must be, or will never be."""
    must = bool(MODAL_DUTY & set(frame.modals))
    refusing = frame.negated and bool(_REFUSING & set(frame.modals))
    if not must and not refusing:
        return None
    place = scene.cut.starts[frame.at]
    claim = next((one for one in claims if one.content.start <= place < one.content.end and one.source != ("unknown",)), None)
    subject = frame.subjects[0] if frame.subjects else None
    if claim is None or subject is None:
        return None
    own = scene.actors(subject)
    word = scene.cut.words[subject[1] - 1]
    if must and word not in ("we", "i"):
        return row(scene, frame, (subject[0], end_of(scene, frame)), claim.source, "demand", "must", 0.5)
    if (
        refusing
        and frame.lemma in lexicon()["consent"]
        and (word in ("we", "i", "it", "he", "she", "they") or set(own) & set(claim.source))
    ):
        return row(scene, frame, (subject[0], end_of(scene, frame)), claim.source, "oppose", "will-not", 0.5)
    return None
