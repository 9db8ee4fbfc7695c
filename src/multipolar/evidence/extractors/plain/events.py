"""Events that verbs tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from multipolar.evidence.extractors.events.candidates import halves, meets_needs
from multipolar.evidence.extractors.events.lexicon import Lexicon, Reading, lexicon
from multipolar.evidence.extractors.plain import modes
from multipolar.evidence.extractors.plain.event_ends import ends_of, has_clause, has_infinitive, has_that, heads_of, place_of, with_particle
from multipolar.evidence.extractors.plain.frames import Frame
from multipolar.evidence.extractors.plain.scene import Actors, Scene
from multipolar.results.evidence.rows import Mode

_DEEDS = frozenset(("ASSAULT", "COERCE", "AID", "MOBILIZE"))
_SAYING = frozenset((
    "say", "tell", "claim", "allege", "insist", "maintain", "charge", "report", "declare", "announce", "state", "assert", "complain",
    "accuse",
))  # fmt: skip
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
            behind = with_particle(scene, frame, reading.words)
            if behind is None:
                continue
        else:
            behind = objects
        if reading.object:
            if heads is None or reading.words:
                heads = heads_of(scene, frame, behind)
            if heads.isdisjoint(words.objects[reading.object]):
                heads = None if reading.words else heads
                continue
        if reading.type == "NONE":
            return None
        if (reading.alone and behind) or (reading.infinitive and not has_infinitive(scene, frame)):
            continue
        if (reading.clause and not has_clause(scene, frame)) or (reading.that and not has_that(scene, frame)):
            continue
        source, target = ends_of(scene, frame, reading, behind)
        if reading.object and reading.of == "source":  # "received weapons from"
            source, target = target, source
        if reading.needs != "place" and not meets_needs(reading, source, target):
            continue
        place = place_of(scene, frame, behind)
        if reading.needs == "place" and not (source and (target or place)):
            continue
        return _found(scene, frame, reading, source, target, place)
    return None


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
