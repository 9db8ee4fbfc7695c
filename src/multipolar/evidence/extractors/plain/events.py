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
    "ASSAULT": _HOSTILE, "COERCE": _HOSTILE, "SANCTION": ("for", "in"), "ACCUSE": ("for", "in", "to"), "REJECT": _ELSEWHERE, "THREATEN": ("for", "in"),
    "AGREE": _ELSEWHERE, "CONSULT": _ELSEWHERE, "SUPPORT": _ELSEWHERE, "AID": _ELSEWHERE, "COOPERATE": _ELSEWHERE, "REQUEST": _ELSEWHERE,
    "CONCEDE": _ELSEWHERE, "PROTEST": _ELSEWHERE,
}  # fmt: skip
"""Prepositions behind a verb, by type of event, that do not lead to whom it is done."""

_DEEDS = frozenset(("ASSAULT", "COERCE", "AID", "MOBILIZE"))
_SAYING = frozenset(
    ("say", "tell", "claim", "allege", "insist", "maintain", "charge", "report", "declare", "announce", "state", "assert", "complain", "accuse")
)
_PERFECT = frozenset(("has", "have", "had", "was", "were"))
_FAR = 9


@dataclass(frozen=True, slots=True)
class Found:
    """An event in the making.

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
    for reading in readings:
        behind = _behind(scene, frame, reading)
        if behind is None:
            continue
        if reading.object and not _is_of(scene, frame, behind, words.objects[reading.object]):
            continue
        if reading.type == "NONE":
            return None
        if (reading.alone and behind) or (reading.infinitive and not _has_infinitive(scene, frame)):
            continue
        if reading.clause and not _has_clause(scene, frame):
            continue
        source, target, place = _ends(scene, frame, reading, behind)
        if reading.needs != "place" and not meets_needs(reading, source, target):
            continue
        if reading.needs == "place" and not (source and (target or place)):
            continue
        return _found(scene, frame, reading, source, target, place)
    return None


def _behind(scene: Scene, frame: Frame, reading: Reading) -> list[Phrase] | None:
    """What stands behind a verb in a reading: its objects, or what its preposition governs; None where the words do not fit."""
    if not reading.words:
        return [] if frame.passive else frame.behind("")
    words = scene.cut.words
    at = frame.at + 1
    for word in reading.words[:-1]:
        if words[at : at + 1] != [word]:
            return None
        at += 1
    last = reading.words[-1]
    if words[at : at + 1] == [last]:
        behind = [(first, end) for _, first, end in frame.arguments if first > at][:1]
        if frame.passive:
            return []
        return behind + [p for p in frame.behind(last, "") if p not in behind]
    if len(reading.words) == 1:
        return frame.behind(last) or None
    return None


def _is_of(scene: Scene, frame: Frame, behind: list[Phrase], nouns: frozenset[str]) -> bool:
    phrases = list(frame.all_subjects) if frame.passive and not behind else behind
    return any(scene.cut.lemma(at) in nouns for phrase in phrases[:2] for at in _heads(scene, frame, phrase))


def _heads(scene: Scene, frame: Frame, phrase: Phrase) -> list[int]:
    """Head of a noun phrase, and of what it only holds: "a package of aid"."""
    last = phrase[1] - 1
    found = [last]
    if scene.cut.lemma(last) in lexicon().containers or scene.cut.words[last].isdigit():
        found += [end - 1 for word, first, end in frame.arguments if word in ("of", "in") and first > last][:1]
    return found


def _has_infinitive(scene: Scene, frame: Frame) -> bool:
    return any(other.above is frame and other.link == "to" for other in scene.frames)


def _has_clause(scene: Scene, frame: Frame) -> bool:
    return any(other.above is frame and other.link == "clause" and other.modals for other in scene.frames)


def _ends(scene: Scene, frame: Frame, reading: Reading, behind: list[Phrase]) -> tuple[Actors, Actors, str]:
    source = scene.doer(frame)
    if frame.passive and not source and reading.type != "ASSAULT":
        source = ()
    if frame.passive and not reading.words:
        target = scene.each(frame.all_subjects)
    else:
        target = scene.each(behind)
    place = next((found for phrase in (*behind, *frame.behind("to", "in", "at", "into")) if (found := scene.place(phrase))), "")
    if not target and not reading.words:
        for preposition in _ENDS:
            if preposition in _NOT_ENDS.get(reading.type, ()):
                continue
            target = scene.each(frame.behind(preposition))
            if target:
                break
    if not target and not reading.words and behind:  # "attacked Chile's ports"
        target = scene.inside(behind[0], behind[0][1])
    source, target = sides(source, tuple(one for one in target if one not in source), reciprocal=reading.reciprocal)
    return source, target, place


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
