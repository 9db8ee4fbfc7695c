"""Events of one document as rows: what is told twice is left out, and wars named by their place get their parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from multipolar.evidence.extractors.events.marks import outer
from multipolar.evidence.extractors.events.wars import FIGHTING, wars
from multipolar.evidence.extractors.plain.events import Found
from multipolar.evidence.extractors.plain.scene import Scene
from multipolar.results.evidence import Event

CONFIDENCE = {"verb": 0.6, "noun": 0.5, "known-war": 0.5}
"""By rule: how often its rows were right on the annotated articles of development, less a tenth or more since they were seen there."""

_NEAR = 8
"""Events before one that are compared with it."""
_SPEECH = frozenset(("REQUEST", "REJECT", "ACCUSE", "THREATEN", "CONSULT", "AGREE"))
_OWN_WORDS = frozenset(("THREATEN", "AGREE", "REJECT"))

Placed = tuple[Scene, Found]


def settle(scene: Scene, found: Iterable[Found]) -> list[Placed]:
    """Leave out events that lie inside another of their sentence and add nothing."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.first, -f.end, f.rule == "noun")):
        near = kept[-_NEAR:]
        if not any(_covers(scene, other, one) for other in near):
            kept[-_NEAR:] = [*[other for other in near if not _covers(scene, one, other)], one]
    return [(scene, one) for one in sorted(kept, key=lambda f: f.trigger)]


def _covers(scene: Scene, one: Found, other: Found) -> bool:
    """Whether the second is told by the first already."""
    if not (one.first <= other.trigger < one.end) or scene.bounds(one.trigger) != scene.bounds(other.trigger):
        return False
    same = bool(set(one.source) & set(other.source)) or not other.source
    if other.reading.type == one.reading.type and same and (set(one.target) & set(other.target) or not other.target or not one.target):
        return True
    complete = bool(other.source and other.target)
    if one.reading.type in _OWN_WORDS and same and other.trigger > one.trigger:
        return True
    if other.rule == "noun" and one.rule == "verb" and one.reading.object and same:
        return True
    return one.reading.type in _SPEECH and one.reading.type != "ACCUSE" and not complete and other.trigger > one.trigger


def with_parties(found: Sequence[Placed]) -> list[Placed]:
    """Complete wars that are named by their place alone, and tell each such war once a document."""
    fought = {
        one.target[0]: one.source[0]
        for _, one in reversed(found)
        if one.reading.type == "ASSAULT"
        and one.mode == "actual"
        and one.source
        and one.target
        and one.target[0].startswith(("state:", "org:"))
    }
    done: list[Placed] = []
    told: Counter[tuple[str, str]] = Counter()
    for scene, one in found:
        is_war = one.reading.type == "ASSAULT" and one.rule == "noun" and scene.cut.lemma(one.trigger) in (*FIGHTING, "fight")
        if is_war and bool(one.source) != bool(one.target):
            sides = _parties(one.target or one.source, fought)
            if sides is None:
                continue
            if not told[sides]:
                done.append((scene, replace(one, source=sides[:1], target=sides[1:], rule="known-war")))
            told[sides] += one.mode == "actual"
        else:
            done.append((scene, one))
    return done


def _parties(place: tuple[str, ...], fought: Mapping[str, str]) -> tuple[str, str] | None:
    for one in place:
        if one in fought:
            return fought[one], one
        for war in wars():
            if one in war.places:
                return war.sides
    return None


def row(scene: Scene, one: Found, *, imagined: bool) -> Event:
    """An event as it is handed out; both sides of a reciprocal one stand at both ends."""
    source, target = one.source, one.target
    reciprocal = one.reading.reciprocal and bool(source and target)
    if reciprocal:
        source, target = (*source, *target), (*target, *source)
    mode = outer(one.mode, "hypothetical") if imagined and one.rule != "known-war" and not one.told_before else one.mode
    return Event(
        document=scene.cut.parsed.document.id,
        span=scene.span(one.first, one.end),
        rule=f"plain.events-{one.rule}",
        confidence=CONFIDENCE[one.rule],
        source=source,
        target=target,
        plover=one.reading.type,
        mode=mode,
        trigger=scene.span(one.trigger, one.trigger + 1),
        place=one.place,
        reciprocal=reciprocal,
    )
