"""What a verb of stance is about, by the frames of its entry that the sentence fills."""

from __future__ import annotations

from multipolar.evidence.extractors.plain.frames import Frame, Phrase
from multipolar.evidence.extractors.plain.holders import end_of
from multipolar.evidence.extractors.plain.scene import Scene
from multipolar.evidence.extractors.positions.lexicon import Use, lexicon

MODAL_DUTY = frozenset(("must", "should", "ought"))
"""Modal verbs by which somebody says what ought to be."""

_OF_VERBS = {"ask": "ask", "small": "ask", "clause": "clause", "duty": "clause", "infinitive": "to", "gerund": "to"}
"""Frames that another verb fills, with how it is linked."""


def about_of(scene: Scene, frame: Frame, number: int, use: Use, used: set[int]) -> Phrase | None:
    """What a stance is about, in the first of its frames that the sentence fills; verbs that belong to it are `used`."""
    objects = [] if frame.passive else frame.behind("")
    children = [other for other in scene.frames[number + 1 : number + 5] if other.above is frame]
    for kind in use.frames:
        if kind in ("object", "wanted") and (objects or frame.passive):
            about = _object(scene, frame, use, objects)
        elif kind in _OF_VERBS or kind.startswith("ask "):
            about = _verb(scene, frame, kind, children, used)
        elif kind == "bare":
            about = None if frame.arguments or children else (frame.at, frame.at + 1)
        elif kind == "plan":
            about = (objects[0][0], end_of(scene, frame)) if objects and _is_plan(scene, objects[0]) else None
        else:
            about = _behind(scene, frame, kind, children, used)
        if about is not None:
            return about
    return None


def _object(scene: Scene, frame: Frame, use: Use, objects: list[Phrase]) -> Phrase | None:
    """As in "rejects the plan", "the plan was rejected by the guild"."""
    phrase = objects[0] if objects else frame.all_subjects[0] if frame.all_subjects else None
    if phrase is None or (use.direction == "oppose" and scene.cut.lemma(phrase[1] - 1) in lexicon()["truth_nouns"]):
        return None
    if objects:
        return phrase[0], max(end_of(scene, frame), phrase[1])
    return (frame.first, end_of(scene, frame)) if frame.behind("by") else None


def _verb(scene: Scene, frame: Frame, kind: str, children: list[Frame], used: set[int]) -> Phrase | None:
    """As in "urged both to leave", "demands that they leave", "insists on leaving"."""
    link = _OF_VERBS.get(kind, "ask")
    for child in children:
        fits = kind not in ("duty", "gerund") or (child.mark == "G" if kind == "gerund" else _is_duty(scene, child))
        if child.link == link and fits:
            if kind != "clause":
                used.add(child.at)
            return frame.at + 1, end_of(scene, frame)
    return None


def _is_plan(scene: Scene, phrase: Phrase) -> bool:
    noun, words = scene.cut.lemma(phrase[1] - 1), lexicon()
    return noun in words["plans"] or noun in words["plan_topics"]


def _behind(scene: Scene, frame: Frame, word: str, children: list[Frame], used: set[int]) -> Phrase | None:
    """As in "objects to the plan", "ruled out leaving"."""
    if frame.passive or word not in scene.cut.words[frame.at + 1 : frame.at + 3]:
        return None
    gerund = next((other for other in children if other.link == word), None)
    if gerund is None and not frame.behind(word) and not (frame.arguments and word in ("out", "down", "off", "back")):
        return None
    used.update(child.at for child in children if child is gerund or child.link == "ask")
    return frame.at + 1, end_of(scene, frame)


def _is_duty(scene: Scene, frame: Frame) -> bool:
    if MODAL_DUTY & set(frame.modals):
        return True
    words = scene.cut.words
    bare = frame.passive and words[frame.at - 1] == "be" and not frame.modals
    return bare or (frame.lemma in lexicon()["needs"] and words[frame.at + 1 : frame.at + 2] == ["to"])
