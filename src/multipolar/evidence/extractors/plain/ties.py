"""Ties that nouns, verbs and events tell of two actors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.plain import modes
from multipolar.evidence.extractors.plain.frames import Frame, Phrase
from multipolar.evidence.extractors.plain.scene import Actors, Scene
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.from_events import of_events as from_events
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon, lexicon
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Event
from multipolar.results.evidence.rows import Mode, TieStatus

OF_MODE: dict[Mode, TieStatus] = {"actual": "actual", "planned": "potential", "hypothetical": "potential", "alleged": "contested"}
"""Status of a tie by the mode of the words that tell it; what is negated tells none."""

_AFTER = ("with", "toward", "towards", "against", "on", "upon", "to", "at", "for", "of")
_MUTUAL = frozenset(("mutual", "reciprocal", "shared", "common", "joint"))


def of_scene(scene: Scene) -> Iterator[Candidate]:
    """Ties that the words of a block tell."""
    words = lexicon()
    for first, end, noun in scene.cut.heads:
        if noun in words.nouns or noun in words.relations:
            yield from _of_noun(scene, (first, end), noun, words)
    for frame in scene.frames:
        if frame.lemma in words.verbs:
            yield from _of_verb(scene, frame, words)
        elif frame.lemma == "be" and frame.mark == "X":
            yield from _of_adjective(scene, frame, words)


def of_events(parsed: ParsedDocument, events: Sequence[Event]) -> list[Candidate]:
    """Ties that events tell; their rules are called as where there is a parse."""
    return list(from_events(events, lexicon(), parsed))


# ---- nouns --------------------------------------------------------------------------------------------------------------------------


def _of_noun(scene: Scene, phrase: Phrase, noun: str, words: Lexicon) -> Iterator[Candidate]:
    at = phrase[1] - 1
    before = {scene.cut.words[place] for place in range(phrase[0], at)}
    bond = next((one for one in words.nouns.get(noun, ()) if before.issuperset(one.words)), None)
    frame, role = scene.governed.get(phrase[0], (None, ""))
    if bond is None:
        bond = _of_relations(before, frame, words)
    if bond is None:
        return
    after = scene.after(at, scene.bounds(at)[1])
    a, b = _sides(scene, phrase, bond, after, frame, role)
    b = tuple(one for one in b if one not in a)
    if not a or not b:
        return
    mode = modes.of_noun(
        scene, at, phrase, frame if role in ("subject", "object") else None, carried=role == "object" and frame is not None
    )
    if mode != "negated":
        status = OF_MODE[mode]
        for place in range(phrase[0], at):
            status = words.status_adjectives.get(scene.cut.words[place], status) if status == "actual" else status
        end = max([phrase[1], *(stop for _, _, stop in after[:2])])
        yield Candidate(bond, a, b, scene.span(phrase[0], end), noun, "noun" if noun in words.nouns else "relations", status)


def _of_relations(before: set[str], frame: Frame | None, words: Lexicon) -> Bond | None:
    """Plain "ties" or "relations": their adjective or the verb above says of which sign."""
    sign = next((words.signs[word] for word in before if word in words.signs), None)
    if sign is None and frame is not None:
        sign = words.changes.get(frame.lemma)
    return None if sign is None else Bond("alliance" if sign == "+" else "hostile", sign, directed=False)


def _sides(
    scene: Scene, phrase: Phrase, bond: Bond, after: list[tuple[str, int, int]], frame: Frame | None, role: str
) -> tuple[Actors, Actors]:
    """Who stands on either side of a noun of a tie."""
    both = _each(scene, after, "between", "among")
    if halves(both)[1]:
        return halves(both)
    own = scene.inside(phrase, phrase[1] - 1)
    if bond.reversed:
        doers = _each(scene, after, "from", "by")
        onto = _each(scene, after, "on", "for", "of", "upon", "against") or (own if doers else ())
        if not onto and frame is not None and role == "object":
            onto = scene.doer(frame)
        return (doers or own), tuple(one for one in onto if one not in (doers or own))
    beyond = _each(scene, after[:2], *_AFTER)
    if bond.person:
        other = beyond or own
        return tuple(one for one in _predicate(scene, phrase, frame, role) if one not in other), other
    if own and beyond:
        return own, beyond
    words = {scene.cut.words[at] for at in range(*phrase)}
    mutual = not bond.directed or bool(words & _MUTUAL)
    if mutual and halves(own)[1]:
        return halves(own)
    if not bond.directed and not own and halves(beyond)[1]:
        return halves(beyond)
    predicate = _predicate(scene, phrase, frame, role)
    other = beyond or own
    return tuple(one for one in predicate if one not in other), other


def _each(scene: Scene, after: list[tuple[str, int, int]], *prepositions: str) -> Actors:
    return scene.each([(first, end) for word, first, end in after if word in prepositions]) if after else ()


def _predicate(scene: Scene, phrase: Phrase, frame: Frame | None, role: str) -> Actors:
    """Of whom a noun is said: "X is an ally", "X, an ally", "sees X as an ally"."""
    if frame is not None:
        if role == "object" and frame.lemma in _HAVING:
            return scene.each(frame.all_subjects)
        if role == "as":
            undergone = scene.each(frame.all_subjects if frame.passive else [p for p in frame.behind("") if p[1] <= phrase[0]])
            return undergone or scene.doer(frame)
        if role == "object" and not frame.passive:
            return scene.doer(frame)
        return ()
    marks = scene.cut.marks
    place = phrase[0] - 1
    if place > 0 and marks[place] == "," and marks[place - 1] == "M":
        return scene.actors((place - 1, place))
    return ()


_HAVING = frozenset(("be", "have", "remain", "become"))


# ---- verbs and adjectives -----------------------------------------------------------------------------------------------------------


def _of_verb(scene: Scene, frame: Frame, words: Lexicon) -> Iterator[Candidate]:
    doer = scene.doer(frame)
    for bond in words.verbs[frame.lemma] if doer else ():
        a, b = doer, _behind(scene, frame, bond)
        if bond.mutual and not frame.arguments:
            a, b = halves(a)
        b = tuple(one for one in b if one not in a)
        if a and b:
            mode = modes.of_verb(scene, frame)
            if mode == "negated":
                return
            first = frame.subjects[0][0] if frame.subjects and 0 < frame.first - frame.subjects[0][0] < 9 else frame.first
            end = max([frame.at + 1, *(stop for _, _, stop in frame.arguments[:2])])
            yield Candidate(bond, a, b, scene.span(first, end), frame.lemma, "verb", OF_MODE[mode])
            return


def _behind(scene: Scene, frame: Frame, bond: Bond) -> Actors:
    if not bond.words:
        return scene.each(frame.all_subjects) if frame.passive else scene.each(frame.behind("")[:1])
    if frame.passive and bond.words[-1] != "with":
        return ()
    return scene.each(frame.behind(bond.words[-1])) if bond.words[-1] in scene.cut.words[frame.at + 1 : frame.at + 4] else ()


def _of_adjective(scene: Scene, frame: Frame, words: Lexicon) -> Iterator[Candidate]:
    cut = scene.cut
    for place in range(frame.at + 1, min(frame.at + 5, frame.bounds[1] - 1)):
        for bond in words.adjectives.get(cut.words[place], ()):
            if not frame.negated and bond.words == (cut.words[place + 1],):
                a = scene.each(frame.all_subjects)
                b = tuple(one for one in scene.each(frame.behind(*bond.words)) if one not in a)
                if a and b:
                    first = frame.subjects[0][0] if frame.subjects else frame.first
                    end = max([place + 2, *(stop for _, _, stop in frame.arguments[:2])])
                    yield Candidate(bond, a, b, scene.span(min(first, frame.first), end), cut.words[place], "verb")
                return
