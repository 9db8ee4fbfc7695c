"""Who and whom a verb tells of, and what stands behind it."""

from __future__ import annotations

from multipolar.evidence.extractors.events.candidates import sides
from multipolar.evidence.extractors.events.lexicon import Reading, lexicon
from multipolar.evidence.extractors.plain.frames import Frame, Phrase
from multipolar.evidence.extractors.plain.scene import Actors, Scene

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


def with_particle(scene: Scene, frame: Frame, wanted: tuple[str, ...]) -> list[Phrase] | None:
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


def heads_of(scene: Scene, frame: Frame, behind: list[Phrase]) -> set[str]:
    """What is done to what: heads of noun phrases, and of what they only hold ("a package of aid")."""
    cut = scene.cut
    found: set[str] = set()
    for _, end in list(frame.all_subjects)[:2] if frame.passive and not behind else behind[:2]:
        head = cut.lemma(end - 1)
        found.add(head)
        if head in lexicon().containers or cut.words[end - 1].isdigit():
            found.update([cut.lemma(stop - 1) for word, first, stop in frame.arguments if word in ("of", "in") and first >= end][:1])
    return found


def has_infinitive(scene: Scene, frame: Frame) -> bool:
    """Whether "to" and a verb follow."""
    return any(other.above is frame and other.link == "to" for other in scene.frames)


def has_clause(scene: Scene, frame: Frame) -> bool:
    """Whether a clause with a modal verb follows."""
    return any(other.above is frame and other.link == "clause" and other.modals for other in scene.frames)


def has_that(scene: Scene, frame: Frame) -> bool:
    """Whether a clause follows."""
    return any(other.above is frame and other.link == "clause" for other in scene.frames)


def place_of(scene: Scene, frame: Frame, behind: list[Phrase]) -> str:
    """Id of the first place that it names."""
    for phrase in (*behind, *frame.behind("to", "in", "at", "into")) if frame.arguments else behind:
        place = scene.place(phrase)
        if place:
            return place
    return ""


def ends_of(scene: Scene, frame: Frame, reading: Reading, behind: list[Phrase]) -> tuple[Actors, Actors]:
    """Who does it, and to whom."""
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
