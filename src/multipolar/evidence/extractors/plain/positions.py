"""Positions: verbs and nouns of stance with whose they are and what they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from multipolar.evidence.extractors.plain.frames import Frame
from multipolar.evidence.extractors.plain.holders import holders_of, is_imagined
from multipolar.evidence.extractors.plain.position_rows import noun_row, row
from multipolar.evidence.extractors.plain.scene import Scene
from multipolar.evidence.extractors.plain.stance_topics import about_of
from multipolar.evidence.extractors.plain.wishes import adjective, duty, wish
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.results.evidence import Claim, Position
from multipolar.results.evidence.rows import Direction

_TURNED: dict[Direction, Direction] = {"support": "oppose", "demand": "oppose"}
_NOT_DENIED = frozenset(("say", "call", "push", "press", "urge", "insist", "argue", "warn", "float", "hope", "fail"))


def of_scene(scene: Scene, claims: Sequence[Claim]) -> Iterator[Position]:
    """Positions of a block."""
    words = lexicon()
    used: set[int] = set()
    for number, frame in enumerate(scene.frames):
        if frame.at in used or (frame.mark == "X" and not _is_stance(frame)):
            continue
        found = None
        if frame.lemma in words.wishes:
            found = wish(scene, frame, number, words.wishes[frame.lemma], used)
        if found is None and frame.lemma in words.verbs:
            found = _stance(scene, frame, number, used)
        if found is None and frame.mark == "X":
            found = adjective(scene, frame, number, used)
        if found is None:
            found = duty(scene, frame, claims)
        if found is not None:
            yield found
    yield from _of_nouns(scene)


def _stance(scene: Scene, frame: Frame, number: int, used: set[int]) -> Position | None:
    """As in "rejects the plan", "urged both to leave"."""
    if frame.link == "of" or frame.marker in ("if", "unless", "whether") or is_imagined(frame):
        return None
    for use in lexicon().verbs[frame.lemma]:
        about = about_of(scene, frame, number, use, used)
        if about is None:
            continue
        direction: Direction | None = use.direction
        if frame.negated:
            direction = _TURNED.get(use.direction) if frame.lemma not in _NOT_DENIED else None
        holders = holders_of(scene, frame)
        if direction is None or not holders:
            continue
        made = row(scene, frame, about, holders, direction, "verb", 0.55 if use.reported else 0.4, topical=use.topical)
        if made is not None:
            return made
    return None


def _is_stance(frame: Frame) -> bool:
    return frame.lemma == "be" and frame.at + 1 < frame.bounds[1]


def _of_nouns(scene: Scene) -> Iterator[Position]:
    """As in "Bogota's demand for talks", "voiced opposition to the plan"."""
    words, cut = lexicon(), scene.cut
    joints = words["noun_prepositions"]
    for first, end, noun in cut.heads:
        if noun not in words.nouns:
            continue
        _low, high = scene.bounds(first)
        joint = cut.words[end] if end < high else ""
        if joint not in joints or cut.words[first] in ("no", "any"):
            continue
        holders = scene.inside((first, end), end - 1)
        frame, role = scene.governed.get(first, (None, ""))
        if (
            not holders
            and frame is not None
            and role == "object"
            and frame.lemma in words["carriers"]
            and not frame.passive
            and not frame.negated
        ):
            received = frame.lemma in words["receivers"]
            holders = () if received else scene.doer(frame)
        if not holders:
            continue
        stop = next((at for at in range(end + 1, high) if cut.marks[at] in ",;:.VXL"), high)
        yield from noun_row(scene, (first, stop), end + 1, holders, words.nouns[noun])
