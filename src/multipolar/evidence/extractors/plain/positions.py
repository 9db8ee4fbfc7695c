"""Positions: verbs and nouns of stance with whose they are and what they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from multipolar.evidence.extractors.plain.frames import Frame, Phrase
from multipolar.evidence.extractors.plain.scene import Actors, Scene
from multipolar.evidence.extractors.positions.lexicon import Use, lexicon
from multipolar.evidence.issues import bundled_issues
from multipolar.results.evidence import Claim, Position, Span
from multipolar.results.evidence.rows import Direction

_TURNED: dict[Direction, Direction] = {"support": "oppose", "demand": "oppose"}
_MODAL_DUTY = frozenset(("must", "should", "ought"))
_REFUSING = frozenset(("will", "would", "can", "could", "cannot", "won", "wouldn", "ca"))
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
            found = _wish(scene, frame, number, words.wishes[frame.lemma], used)
        if found is None and frame.lemma in words.verbs:
            found = _stance(scene, frame, number, used)
        if found is None and frame.mark == "X":
            found = _adjective(scene, frame, number, used)
        if found is None:
            found = _duty(scene, frame, claims)
        if found is not None:
            yield found
    yield from _of_nouns(scene)


# ---- verbs --------------------------------------------------------------------------------------------------------------------------


def _stance(scene: Scene, frame: Frame, number: int, used: set[int]) -> Position | None:
    """As in "rejects the plan", "urged both to leave"."""
    if frame.link == "of" or frame.marker in ("if", "unless", "whether") or _imagined(frame):
        return None
    for use in lexicon().verbs[frame.lemma]:
        about = _about(scene, frame, number, use, used)
        if about is None:
            continue
        direction: Direction | None = use.direction
        if frame.negated:
            direction = _TURNED.get(use.direction) if frame.lemma not in _NOT_DENIED else None
        holders = _holders(scene, frame)
        if direction is None or not holders:
            continue
        made = _row(scene, frame, about, holders, direction, "verb", 0.55 if use.reported else 0.4, topical=use.topical)
        if made is not None:
            return made
    return None


def _imagined(frame: Frame) -> bool:
    return bool({"may", "might", "could", "would"} & set(frame.modals)) and not frame.negated


def _holders(scene: Scene, frame: Frame) -> Actors:
    found = scene.doer(frame)
    return tuple(one for one in found if one != "unknown")


def _about(scene: Scene, frame: Frame, number: int, use: Use, used: set[int]) -> Phrase | None:
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
                return (phrase[0], max(_end(scene, frame), phrase[1])) if objects else (frame.first, _end(scene, frame))
        elif kind in ("ask", "small") or kind.startswith("ask "):
            child = next((other for other in children if other.link == "ask"), None)
            if child is not None:
                used.add(child.at)
                return frame.at + 1, _end(scene, frame)
        elif kind == "clause":
            child = next((other for other in children if other.link == "clause"), None)
            if child is not None:
                return frame.at + 1, _end(scene, frame)
        elif kind == "duty":
            child = next((other for other in children if other.link == "clause" and _is_duty(scene, other)), None)
            if child is not None:
                used.add(child.at)
                return frame.at + 1, _end(scene, frame)
        elif kind == "infinitive":
            child = next((other for other in children if other.link == "to"), None)
            if child is not None:
                used.add(child.at)
                return frame.at + 1, _end(scene, frame)
        elif kind == "gerund":
            child = next((other for other in children if other.link == "to" and other.mark == "G"), None)
            if child is not None:
                used.add(child.at)
                return frame.at + 1, _end(scene, frame)
        elif kind == "bare":
            if not frame.arguments and not children:
                return frame.at, frame.at + 1
        elif kind == "plan":
            if objects and cut.lemma(objects[0][1] - 1) in words["plans"] | words["plan_topics"]:
                return objects[0][0], _end(scene, frame)
        elif not frame.passive and kind in cut.words[frame.at + 1 : frame.at + 3]:
            behind = frame.behind(kind) or ([frame.arguments[0][1:]] if frame.arguments and kind in ("out", "down", "off", "back") else [])
            gerund = next((other for other in children if other.link == kind), None)
            if behind or gerund is not None:
                if gerund is not None:
                    used.add(gerund.at)
                for child in children:
                    if child.link == "ask":
                        used.add(child.at)
                return frame.at + 1, _end(scene, frame)
    return None


def _is_duty(scene: Scene, frame: Frame) -> bool:
    if _MODAL_DUTY & set(frame.modals):
        return True
    words = scene.cut.words
    bare = frame.passive and words[frame.at - 1] == "be" and not frame.modals
    return bare or (frame.lemma in lexicon()["needs"] and words[frame.at + 1 : frame.at + 2] == ["to"])


def _end(scene: Scene, frame: Frame) -> int:
    """Where what a stance is about ends: with its clause."""
    cut = scene.cut
    for at in range(frame.at + 1, frame.bounds[1]):
        if cut.marks[at] in ";:.!?" or (cut.marks[at] == "," and not _goes_on(cut.marks, at)):
            return at
        if cut.marks[at] == "c" and any(other.first == at + 1 and other.finite and other.link == "and" for other in scene.frames):
            return at
    return frame.bounds[1]


def _goes_on(marks: str, at: int) -> bool:
    return marks[at + 1 : at + 2] in ("D", "w", "m", "M") and "c" in marks[at : at + 8]


# ---- wishes, adjectives, duties -----------------------------------------------------------------------------------------------------


def _wish(scene: Scene, frame: Frame, number: int, kind: str, used: set[int]) -> Position | None:
    """As in "seeks to end the war", "refused to sign"."""
    if kind == "fail" or _imagined(frame) or frame.link == "of" or frame.marker in ("if", "unless", "whether"):
        return None
    child = next((other for other in scene.frames[number + 1 : number + 4] if other.above is frame and other.link == "to"), None)
    if child is None or child.lemma in lexicon()["idle"]:
        return None
    used.add(child.at)
    return _toward(scene, frame, child, unwilling=kind == "unwilling" or frame.negated, refused=kind == "unwilling")


def _toward(scene: Scene, frame: Frame, child: Frame, *, unwilling: bool, refused: bool) -> Position | None:
    holders = _holders(scene, frame) or scene.each(frame.all_subjects)
    if not holders:
        return None
    words = lexicon()
    ends_evil = any(scene.cut.lemma(end - 1) in words["evils"] for _, end in child.behind(""))
    against = child.lemma in words["against"] and not ends_evil
    direction: Direction = "oppose" if unwilling != against else "support"
    return _row(scene, frame, (child.first, _end(scene, child)), holders, direction, "wish", 0.55 if refused else 0.4, topical=not refused)


def _is_stance(frame: Frame) -> bool:
    return frame.lemma == "be" and frame.at + 1 < frame.bounds[1]


def _adjective(scene: Scene, frame: Frame, number: int, used: set[int]) -> Position | None:
    """As in "is ready to talk", "was opposed to the plan"."""
    words, cut = lexicon(), scene.cut
    place = frame.at + 1
    while place < frame.bounds[1] - 1 and cut.marks[place] in "AN":
        place += 1
    for phrase, direction in _stances().get(cut.words[place], ()):
        if cut.words[place : place + len(phrase)] == phrase and not _imagined(frame):
            turned: Direction = ("oppose" if direction == "support" else "support") if frame.negated else direction
            return _row(scene, frame, (place + len(phrase), _end(scene, frame)), scene.each(frame.all_subjects), turned, "stance", 0.55)
    kind = words.adjectives.get(cut.words[place])
    child = next((other for other in scene.frames[number + 1 : number + 3] if other.above is frame and other.link == "to"), None)
    if kind is None or child is None or _imagined(frame) or child.lemma in words["idle"]:
        return None
    used.add(child.at)
    return _toward(scene, frame, child, unwilling=(kind == "unwilling") != frame.negated, refused=False)


@cache
def _stances() -> dict[str, list[tuple[list[str], Direction]]]:
    """Adjectives and phrases of stance by their first word."""
    found: dict[str, list[tuple[list[str], Direction]]] = {}
    for phrase, direction in lexicon().stances:
        found.setdefault(phrase[0], []).append(([*phrase], direction))
    return found


def _duty(scene: Scene, frame: Frame, claims: Sequence[Claim]) -> Position | None:
    """What somebody says must be, or will never be."""
    must = bool(_MODAL_DUTY & set(frame.modals))
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
        return _row(scene, frame, (subject[0], _end(scene, frame)), claim.source, "demand", "must", 0.5)
    if (
        refusing
        and frame.lemma in lexicon()["consent"]
        and (word in ("we", "i", "it", "he", "she", "they") or set(own) & set(claim.source))
    ):
        return _row(scene, frame, (subject[0], _end(scene, frame)), claim.source, "oppose", "will-not", 0.5)
    return None


# ---- nouns --------------------------------------------------------------------------------------------------------------------------


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
        yield from _noun_row(scene, (first, stop), end + 1, holders, words.nouns[noun])


def _noun_row(scene: Scene, phrase: Phrase, about: int, holders: Actors, direction: Direction) -> Iterator[Position]:
    issue = bundled_issues().issue_of(_text(scene, (about, phrase[1])))
    if issue:
        yield _position(scene, scene.span(*phrase), holders, issue, direction, "noun", 0.45)


# ---- rows ---------------------------------------------------------------------------------------------------------------------------


def _row(
    scene: Scene, frame: Frame, about: Phrase, holders: Actors, direction: Direction, rule: str, confidence: float, *, topical: bool = False
) -> Position | None:
    if not holders or about[1] <= about[0]:
        return None
    issue = bundled_issues().issue_of(_text(scene, about))
    if topical and not issue:
        return None
    first = frame.first
    if frame.subjects and 0 < first - frame.subjects[0][0] <= 9 and not frame.relative:
        first = frame.subjects[0][0]
    return _position(scene, scene.span(min(first, about[0]), max(frame.at + 1, about[1])), holders, issue, direction, rule, confidence)


def _text(scene: Scene, phrase: Phrase) -> str:
    span = scene.span(*phrase)
    return scene.cut.parsed.plain[span.start : span.end]


def _position(scene: Scene, span: Span, holders: Actors, issue: str, direction: Direction, rule: str, confidence: float) -> Position:
    return Position(
        document=scene.cut.parsed.document.id,
        span=span,
        rule=f"plain.positions-{rule}",
        confidence=confidence,
        actors=holders,
        issue=issue,
        direction=direction,
        basis="reported" if confidence >= 0.45 else "author-inferred",
    )
