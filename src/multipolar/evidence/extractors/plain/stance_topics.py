"""What a verb of stance is about, by the frames of its entry that the sentence fills."""

from __future__ import annotations

from multipolar.evidence.extractors.plain.frames import Frame, Phrase
from multipolar.evidence.extractors.plain.holders import end_of
from multipolar.evidence.extractors.plain.scene import Scene
from multipolar.evidence.extractors.positions.lexicon import Use, lexicon

MODAL_DUTY = frozenset(("must", "should", "ought"))
"""Modal verbs by which somebody says what ought to be."""


def about_of(scene: Scene, frame: Frame, number: int, use: Use, used: set[int]) -> Phrase | None:
    """What a stance is about, in the first of its frames that the sentence fills."""
    words, cut = lexicon(), scene.cut
    objects = [] if frame.passive else frame.behind("")
    children = [other for other in scene.frames[number + 1 : number + 5] if other.above is frame]
    for kind in use.frames:
        if kind in ("object", "wanted") and (objects or frame.passive):
            phrase = objects[0] if objects else frame.all_subjects[0] if frame.all_subjects else None
            if phrase is None or (use.direction == "oppose" and cut.lemma(phrase[1] - 1) in words["truth_nouns"]):
                continue
            if objects or frame.behind("by"):
                return (phrase[0], max(end_of(scene, frame), phrase[1])) if objects else (frame.first, end_of(scene, frame))
        elif kind in ("ask", "small") or kind.startswith("ask "):
            child = next((other for other in children if other.link == "ask"), None)
            if child is not None:
                used.add(child.at)
                return frame.at + 1, end_of(scene, frame)
        elif kind == "clause":
            child = next((other for other in children if other.link == "clause"), None)
            if child is not None:
                return frame.at + 1, end_of(scene, frame)
        elif kind == "duty":
            child = next((other for other in children if other.link == "clause" and _is_duty(scene, other)), None)
            if child is not None:
                used.add(child.at)
                return frame.at + 1, end_of(scene, frame)
        elif kind == "infinitive":
            child = next((other for other in children if other.link == "to"), None)
            if child is not None:
                used.add(child.at)
                return frame.at + 1, end_of(scene, frame)
        elif kind == "gerund":
            child = next((other for other in children if other.link == "to" and other.mark == "G"), None)
            if child is not None:
                used.add(child.at)
                return frame.at + 1, end_of(scene, frame)
        elif kind == "bare":
            if not frame.arguments and not children:
                return frame.at, frame.at + 1
        elif kind == "plan":
            if objects and cut.lemma(objects[0][1] - 1) in words["plans"] | words["plan_topics"]:
                return objects[0][0], end_of(scene, frame)
        elif not frame.passive and kind in cut.words[frame.at + 1 : frame.at + 3]:
            behind = frame.behind(kind) or ([frame.arguments[0][1:]] if frame.arguments and kind in ("out", "down", "off", "back") else [])
            gerund = next((other for other in children if other.link == kind), None)
            if behind or gerund is not None:
                if gerund is not None:
                    used.add(gerund.at)
                for child in children:
                    if child.link == "ask":
                        used.add(child.at)
                return frame.at + 1, end_of(scene, frame)
    return None


def _is_duty(scene: Scene, frame: Frame) -> bool:
    if MODAL_DUTY & set(frame.modals):
        return True
    words = scene.cut.words
    bare = frame.passive and words[frame.at - 1] == "be" and not frame.modals
    return bare or (frame.lemma in lexicon()["needs"] and words[frame.at + 1 : frame.at + 2] == ["to"])
