"""Events that verbs tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from multipolar.evidence.extractors.events.candidates import halves, meets_needs, sides
from multipolar.evidence.extractors.events.lexicon import Lexicon, Reading, lexicon
from multipolar.evidence.extractors.plain import modes
from multipolar.evidence.extractors.plain.frames import Frame, Phrase
from multipolar.evidence.extractors.plain.scene import Actors, Scene
from multipolar.results.evidence.rows import Mode

_ENDS = ("to", "against", "on", "with", "from", "for", "at", "into", "toward", "towards", "upon", "in", "of")
_HOSTILE = ("for",)
_ELSEWHERE = ("in",)
_NOT_ENDS = {
    "ASSAULT": _HOSTILE, "COERCE": _HOSTILE, "SANCTION": ("for", "in"), "ACCUSE": ("for", "in", "to"), "REJECT": _ELSEWHERE,
    "THREATEN": ("for", "in"),
    "AGREE": _ELSEWHERE, "CONSULT": _ELSEWHERE, "SUPPORT": _ELSEWHERE, "AID": _ELSEWHERE, "COOPERATE": _ELSEWHERE, "REQUEST": _ELSEWHERE,
    "CONCEDE": _ELSEWHERE, "PROTEST": _ELSEWHERE,
}  # fmt: skip
"""Prepositions behind a verb, by type of event, that do not lead to whom it is done."""

_DEEDS = frozenset(("ASSAULT", "COERCE", "AID", "MOBILIZE"))
_SAYING = frozenset(
    (
        "say",
        "tell",
        "claim",
        "allege",
        "insist",
        "maintain",
        "charge",
        "report",
        "declare",
        "announce",
        "state",
        "assert",
        "complain",
        "accuse",
    )
)
_PERFECT = frozenset(("has", "have", "had", "was", "were"))
_FAR = 9


@dataclass(slots=True)
class Found:
    """An event in the making; never changed, and not frozen only since that takes twice as long.

    Parameters
    ----------
    trigger : int
        The word that tells it.
    first, end : int
        Its passage.
    reading : Reading
        What it tells.
    source, target : tuple of str
        Ids.
    mode : str
        As the sentence presents it.
    rule : str
        ``verb`` or ``noun``.
    place : str
        Id.
    told_before : bool
        Whether a verb tells it in the past.
    """

    trigger: int
    first: int
    end: int
    reading: Reading
    source: Actors
    target: Actors
    mode: Mode
    rule: str
    place: str = ""
    told_before: bool = False


def of_verbs(scene: Scene) -> Iterator[Found]:
    """Events of the verbs of a block."""
    words = lexicon()
    for frame in scene.frames:
        readings = words.verbs.get(frame.lemma)
        if readings is not None:
            found = _read(scene, frame, readings, words)
            if found is not None:
                yield found


def _read(scene: Scene, frame: Frame, readings: tuple[Reading, ...], words: Lexicon) -> Found | None:
    objects = [] if frame.passive else frame.behind("")
    following = scene.cut.words[frame.at + 1] if frame.at + 1 < frame.bounds[1] else ""
    prepositions = [word for word, _, _ in frame.arguments]
    heads: set[str] | None = None
    for reading in readings:
        if reading.words:
            first = reading.words[0]
            if first != following and (len(reading.words) > 1 or first not in prepositions):
                continue
            behind = _behind(scene, frame, reading.words)
            if behind is None:
                continue
        else:
            behind = objects
        if reading.object:
            if heads is None or reading.words:
                heads = _heads(scene, frame, behind)
            if heads.isdisjoint(words.objects[reading.object]):
                heads = None if reading.words else heads
                continue
        if reading.type == "NONE":
            return None
        if (reading.alone and behind) or (reading.infinitive and not _has_infinitive(scene, frame)):
            continue
        if (reading.clause and not _has_clause(scene, frame)) or (reading.that and not _has_that(scene, frame)):
            continue
        source, target = _ends(scene, frame, reading, behind)
        if reading.object and reading.of == "source":  # "received weapons from"
            source, target = target, source
        if reading.needs != "place" and not meets_needs(reading, source, target):
            continue
        place = _place(scene, frame, behind)
        if reading.needs == "place" and not (source and (target or place)):
            continue
        return _found(scene, frame, reading, source, target, place)
    return None


def _behind(scene: Scene, frame: Frame, wanted: tuple[str, ...]) -> list[Phrase] | None:
    """What stands behind a verb with a particle or preposition of its own; None where the words do not fit."""
    words = scene.cut.words
    at = frame.at + 1
    for word in wanted[:-1]:
        if words[at : at + 1] != [word]:
            return None
        at += 1
    last = wanted[-1]
    if words[at : at + 1] == [last]:
        behind = [(first, end) for _, first, end in frame.arguments if first > at][:1]
        if frame.passive:
            return []
        return behind + [p for p in frame.behind(last, "") if p not in behind]
    if len(wanted) == 1:
        return frame.behind(last) or None
    return None


def _heads(scene: Scene, frame: Frame, behind: list[Phrase]) -> set[str]:
    """What is done to what: heads of noun phrases, and of what they only hold ("a package of aid")."""
    cut = scene.cut
    found: set[str] = set()
    for _, end in list(frame.all_subjects)[:2] if frame.passive and not behind else behind[:2]:
        head = cut.lemma(end - 1)
        found.add(head)
        if head in lexicon().containers or cut.words[end - 1].isdigit():
            found.update([cut.lemma(stop - 1) for word, first, stop in frame.arguments if word in ("of", "in") and first >= end][:1])
    return found


def _has_infinitive(scene: Scene, frame: Frame) -> bool:
    return any(other.above is frame and other.link == "to" for other in scene.frames)


def _has_clause(scene: Scene, frame: Frame) -> bool:
    return any(other.above is frame and other.link == "clause" and other.modals for other in scene.frames)


def _has_that(scene: Scene, frame: Frame) -> bool:
    return any(other.above is frame and other.link == "clause" for other in scene.frames)


def _place(scene: Scene, frame: Frame, behind: list[Phrase]) -> str:
    for phrase in (*behind, *frame.behind("to", "in", "at", "into")) if frame.arguments else behind:
        place = scene.place(phrase)
        if place:
            return place
    return ""


def _ends(scene: Scene, frame: Frame, reading: Reading, behind: list[Phrase]) -> tuple[Actors, Actors]:
    source = scene.doer(frame)
    if frame.passive and not reading.words:
        target = scene.each(frame.all_subjects)
    else:
        target = scene.each(behind)
    if not target and not reading.words:
        present = {word for word, _, _ in frame.arguments}.difference(_NOT_ENDS.get(reading.type, ()))
        for preposition in _ENDS if present else ():
            if preposition in present and (target := scene.each(frame.behind(preposition))):
                break
    if not target and not reading.words and behind:  # "attacked Chile's ports"
        target = scene.inside(behind[0], behind[0][1])
    return sides(source, tuple([one for one in target if one not in source]), reciprocal=reading.reciprocal)


def _found(scene: Scene, frame: Frame, reading: Reading, source: Actors, target: Actors, place: str) -> Found:
    mode = modes.of_verb(scene, frame)
    if mode == "actual" and reading.type in _DEEDS and (scene.quoted(frame.at) or _said_by_another(scene, frame, source)):
        mode = "alleged"
    first = frame.first
    if frame.subjects and 0 < first - frame.subjects[0][0] <= _FAR and not frame.relative:
        first = frame.subjects[0][0]
    end = max([frame.at + 1, *(stop for _, _, stop in frame.arguments[:3])])
    return Found(frame.at, first, end, reading, source, target, mode, "verb", place, _is_past(scene, frame))


def _is_past(scene: Scene, frame: Frame) -> bool:
    kind = scene.cut.kinds[frame.at]
    if frame.mark == "V":
        return kind is not None and "d" in kind.forms
    return not frame.modals and any(scene.cut.words[at] in _PERFECT for at in range(frame.first, frame.at))


def _said_by_another(scene: Scene, frame: Frame, source: Actors) -> bool:
    """Whether a party says it of another."""
    if frame.link == "and" and frame.finite and frame.above is not None:
        frame = frame.above
    above = frame.above if frame.link == "clause" else None
    if above is None or above.lemma not in _SAYING:
        return False
    speaker = scene.doer(above)
    return any(who.startswith(("state:", "gov:", "per:")) for who in speaker) and not set(speaker) & set(source)


__all__ = ["Found", "halves", "of_verbs"]
