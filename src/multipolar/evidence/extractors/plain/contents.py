"""What a verb of saying says: the frames that its sentence fills, and where what is said begins and ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from multipolar.evidence.extractors.claims.lexicon import Use, lexicon
from multipolar.evidence.extractors.plain.frames import Frame, Phrase
from multipolar.evidence.extractors.plain.scene import Scene

_THINGS = frozenset(("this", "that", "it", "them", "these", "those"))


def fill(scene: Scene, frame: Frame, at: int, uses: Mapping[str, Use]) -> tuple[str, Phrase] | None:
    """The first frame of a verb that its sentence fills, and what is said in it."""
    for rule in uses:
        content = _content(scene, frame, at, rule)
        if content is not None:
            return rule, content
    return None


def _content(scene: Scene, frame: Frame, at: int, rule: str) -> Phrase | None:
    if rule == "clause":
        return _clause(scene, frame, at) or _aside(scene, frame)
    if rule in ("as", "complement"):
        return _as(scene, frame) if rule == "as" else _complement(scene, frame)
    if rule in ("object", "claim", "claimed"):
        return _object(scene, frame, rule)
    if rule in ("infinitive", "object_to"):
        return _infinitive(scene, frame, at, rule)
    if rule == "whether":
        child = next((other for other in scene.frames[at + 1 : at + 4] if other.above is frame and other.marker == "whether"), None)
        return (frame.at + 1, clause_end(scene, frame)) if child is not None else None
    if ":" in rule:
        before, preposition = rule.split(":")
        return _behind(scene, frame, preposition, with_object=before == "of")
    return None


def _clause(scene: Scene, frame: Frame, at: int) -> Phrase | None:
    marks = scene.cut.marks
    child = next(
        (other for other in scene.frames[at + 1 : at + 6] if other.above is frame and other.link == "clause" and not other.relative), None
    )
    if child is None:
        return None
    first = child.subjects[0][0] if child.subjects and child.subjects[0][0] > frame.at else child.first
    that = marks.find("t", frame.at + 1, first)
    if that >= 0:
        first = that + 1
    elif child.marker not in ("", "how", "why"):
        return None
    return first, clause_end(scene, frame)


def clause_end(scene: Scene, frame: Frame) -> int:
    """Where what a verb says ends: with its sentence, or before another verb of the same speaker."""
    cut = scene.cut
    end = frame.bounds[1]
    if (other := scene.carried_on.get(id(frame))) is not None:
        return other.first - 1
    turn = bisect_left(cut.turns, frame.at + 2)
    if turn < len(cut.turns) and cut.turns[turn] < end - 1:
        return cut.turns[turn]
    while end > frame.at + 1 and cut.marks[end - 1] in '.!?"':
        end -= 1
    return end


def _aside(scene: Scene, frame: Frame) -> Phrase | None:
    """As in "The bridge fell, they say": what stands before the comma."""
    marks, low = scene.cut.marks, frame.bounds[0]
    if not frame.finite or any(not word for word, _, _ in frame.arguments if not frame.inverted):
        return None
    begin = frame.first if frame.inverted else frame.subjects[0][0] if frame.subjects else -1
    place = begin - 1
    while place > low and marks[place] == '"':
        place -= 1
    if place <= low + 1 or marks[place] != "," or scene.quoted(place - 1) or not set(marks[low:place]) & set("VXLE"):
        return None
    return low, place


def _as(scene: Scene, frame: Frame) -> Phrase | None:
    words = scene.cut.words
    end = clause_end(scene, frame)
    if frame.passive:
        at = next((place for place in range(frame.at + 1, min(frame.at + 3, end)) if words[place] in ("as", "through")), -1)
        return (at + 1, end) if at >= 0 else None
    limit = min(end, frame.at + 18)
    at = next((place for place in range(frame.at + 1, limit) if words[place] == "as"), -1)
    if at < 0 or words[at - 1] in ("such", "well") or any(frame.at < other.at < at and other.finite for other in scene.frames):
        return None
    relative = frame.relative and at == frame.at + 1
    if not (frame.behind("") or relative) or words[at - 1] in ("as", "far"):
        return None
    return (at + 1 if relative else frame.at + 1), end


def _complement(scene: Scene, frame: Frame) -> Phrase | None:
    objects = frame.behind("")
    words, marks = scene.cut.words, scene.cut.marks
    if frame.passive:
        return (frame.at + 1, clause_end(scene, frame)) if objects or marks[frame.at + 1 : frame.at + 2] == '"' else None
    if not objects or words[frame.at + 1] in ("on", "for", "off", "in"):
        return None
    beyond = objects[0][1]
    two = len(objects) > 1 or marks[beyond : beyond + 1] == '"' or marks[frame.at + 1] == '"'
    if not two and frame.lemma in ("call", "dub", "label", "brand", "deem", "term"):
        first, end = objects[0]
        two = any(marks[at] in "mM" for at in range(first, end - 1)) or (scene.cut.mentions.get(first) is not None and end - first > 1)
        two = two or words[end - 1] in lexicon()["contest dismissive"]
    return (frame.at + 1, clause_end(scene, frame)) if two else None


def _object(scene: Scene, frame: Frame, rule: str) -> Phrase | None:
    objects = frame.behind("")
    if not objects:
        return None
    words = lexicon()
    first, end = objects[0]
    head = scene.cut.lemma(end - 1)
    if rule == "claim":
        fits = head in words["claim_nouns"] and head not in words.not_objects.get(frame.lemma, ())
        return (first, end) if fits or (frame.lemma == "deny" and scene.cut.words[end - 1] in _THINGS) else None
    if rule == "claimed":
        return (first, clause_end(scene, frame)) if head in words["claimed"] else None
    if frame.lemma == "deny" and head in words["not_denied"]:
        return None
    if scene.cut.marks[end - 1] == "M" or scene.cut.words[end - 1] in _THINGS or scene.actors((first, end)):
        return (first, end) if frame.lemma == "deny" else None
    return first, clause_end(scene, frame)


def _infinitive(scene: Scene, frame: Frame, at: int, rule: str) -> Phrase | None:
    child = next((other for other in scene.frames[at + 1 : at + 4] if other.above is frame and other.link in ("to", "ask", "aim")), None)
    if child is None or child.finite:
        return None
    if rule == "infinitive":
        return (child.first, clause_end(scene, frame)) if child.first - frame.at <= 3 and child.link == "to" else None
    return (frame.at + 1, clause_end(scene, frame)) if frame.behind("") and child.first > frame.at + 1 else None


def _behind(scene: Scene, frame: Frame, preposition: str, *, with_object: bool) -> Phrase | None:
    """As in "accused X of arming", "warned of an attack"."""
    words = scene.cut.words
    limit = min(frame.bounds[1], frame.at + 16)
    place = next((one for one in range(frame.at + 1, limit) if words[one] == preposition and scene.cut.marks[one] in "pos"), -1)
    if place < 0 or any(frame.at < other.at < place for other in scene.frames):
        return None
    if with_object and not (frame.behind("") or frame.passive):
        return None
    if not with_object and place > frame.at + 2:
        return None
    return place + 1, clause_end(scene, frame)
