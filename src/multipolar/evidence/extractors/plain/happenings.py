"""Events that nouns tell: "its invasion of Peru", "talks between Lima and Quito", "a trade war with Chile"."""

from __future__ import annotations

from collections.abc import Iterator

from multipolar.evidence.extractors.events.candidates import halves, meets_needs, sides
from multipolar.evidence.extractors.events.lexicon import Lexicon, Reading, lexicon
from multipolar.evidence.extractors.plain import modes
from multipolar.evidence.extractors.plain.events import Found
from multipolar.evidence.extractors.plain.frames import Frame, Phrase
from multipolar.evidence.extractors.plain.scene import Actors, Scene

_AGAINST = ("against", "on", "upon", "with", "to", "toward", "towards", "at", "for", "over", "into")
_HAPPENS_IN = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "PROTEST"))
_FORGOING = frozenset(("refrain", "rule", "abstain", "avoid", "cancel", "postpone", "forgo"))
_NAMED_AFTER_PLACE = frozenset((
    "war", "conflict", "talk", "negotiation", "summit", "sanction", "ceasefire", "truce", "fighting", "aid", "crisis", "peace", "deal",
    "offensive", "withdrawal",
))  # fmt: skip

After = list[tuple[str, int, int]]


def of_nouns(scene: Scene) -> Iterator[Found]:
    """Events of the nouns of a block."""
    words = lexicon()
    for first, end, noun in scene.cut.heads:
        if noun in words.nouns:
            found = _read(scene, (first, end), words.nouns[noun], words)
            if found is not None:
                yield found


def _read(scene: Scene, phrase: Phrase, readings: tuple[Reading, ...], words: Lexicon) -> Found | None:
    at = phrase[1] - 1
    before = scene.cut.words[at - 1] if at > phrase[0] else ""
    if (before in words.not_wars and scene.cut.lemma(at) == "war") or before in words.not_after:
        return None
    after = scene.after(at, scene.bounds(at)[1])
    before_head: set[str] = set()
    for reading in readings:
        if reading.words and not before_head:
            before_head = {word for place in range(phrase[0], at) for word in (scene.cut.words[place], scene.cut.lemma(place))}
        if not before_head.issuperset(reading.words) or not _holds(scene, reading, after, words):
            continue
        frame, role = scene.governed.get(phrase[0], (None, ""))
        carrier = frame if frame is not None and _carries(frame, role, words) else None
        source, target, place = _ends(scene, phrase, reading, after, carrier, words)
        if not (source or target) or not (meets_needs(reading, source, target) or (reading.needs == "between" and carrier is not None)):
            return None
        if reading.type == "COOPERATE" and carrier is None and scene.cut.words[phrase[0]] == "their":
            return None
        carried = carrier is not None or (frame is not None and role == "subject" and _happens(frame, words))
        mode = modes.of_noun(scene, at, phrase, frame if role in ("subject", "object") or carrier is not None else None, carried=carried)
        if mode == "actual" and reading.type in ("ASSAULT", "COERCE", "AID", "MOBILIZE") and scene.quoted(at):
            mode = "alleged"
        end = max([phrase[1], *(stop for _, _, stop in after[:2])])
        return Found(at, phrase[0], end, reading, source, target, mode, "noun", place)
    return None


def _holds(scene: Scene, reading: Reading, after: After, words: Lexicon) -> bool:
    if not reading.object:
        return True
    return any(scene.cut.lemma(end - 1) in words.objects[reading.object] for _, _, end in after[:1])


def _carries(frame: Frame, role: str, words: Lexicon) -> bool:
    """Whether a verb does or undergoes what its noun tells: "launched an offensive", "talks were held"."""
    if role == "object" or (role == "subject" and frame.passive) or role in ("in", "with", "from", "for", "out"):
        lemma = frame.lemma
        known = lemma in words.carriers["doing"] or lemma in words.carriers["undergoing"]
        return known or words.governors.get(lemma) == "planned" or lemma in _FORGOING
    return False


def _happens(frame: Frame, words: Lexicon) -> bool:
    return frame.lemma in words.carriers["happening"] or (frame.passive and frame.lemma in words.carriers["doing"])


def _ends(
    scene: Scene, phrase: Phrase, reading: Reading, after: After, carrier: Frame | None, words: Lexicon
) -> tuple[Actors, Actors, str]:
    at = phrase[1] - 1
    own, topic = _before(scene, phrase)
    by = _each(scene, after, "by", "from")
    both = _each(scene, after, "between", "among", "involving")
    places = [found for word, first, end in after if word in ("in", "at", "near") and (found := scene.place((first, end)))]
    place = places[0] if places else ""
    if halves(both)[1]:
        return *halves(both), place
    source = own or by
    target = _each(scene, _until_break(after), *_AGAINST) or topic
    of = _each(scene, after[:1], "of")
    if reading.of == "target" and (source or not target):
        target = target or of
    source = source or (of if reading.of == "source" else ())
    if not target and reading.type in _HAPPENS_IN:
        target = _each(scene, after, "in", "inside", "across", "throughout") or ((place,) if place else ())
    if carrier is not None:
        source, target = _with_carrier(scene, carrier, source, target, reading, words)
    if reading.object and not target:
        inner = after[0]
        target = scene.inside((inner[1], inner[2]), inner[2]) or _each(scene, after[1:], *_AGAINST)
    if scene.cut.words[at] == "reports":
        return (), (), ""
    if reading.reciprocal and of and not target:
        return source, (), place
    return *sides(source, target, reciprocal=reading.reciprocal or reading.type == "ACCUSE"), place


def _until_break(after: After) -> After:
    """What belongs to the noun itself: up to the second preposition."""
    return after[:3]


def _each(scene: Scene, after: After, *prepositions: str) -> Actors:
    return scene.each([(first, end) for word, first, end in after if word in prepositions]) if after else ()


def _before(scene: Scene, phrase: Phrase) -> tuple[Actors, Actors]:
    """Actors before a noun: those who act, and names of places or topics ("the Chaco war")."""
    cut = scene.cut
    at = phrase[1] - 1
    found = scene.inside(phrase, at)
    names = [place for place in range(phrase[0], at) if cut.marks[place] == "M"]
    if names and cut.lemma(at) in _NAMED_AFTER_PLACE:
        mention = cut.mentions[names[-1]]
        if (
            mention.form == "name"
            and len(mention.actors) == 1
            and mention.actors[0].startswith("state:")
            and not cut.words[names[-1]].endswith(".")
        ):
            return tuple(one for one in found if one not in mention.actors), mention.actors
    return found, ()


def _with_carrier(scene: Scene, carrier: Frame, source: Actors, target: Actors, reading: Reading, words: Lexicon) -> tuple[Actors, Actors]:
    doer = scene.doer(carrier)
    if carrier.lemma in words.carriers["undergoing"] or (carrier.lemma in ("seek", "demand") and reading.type in ("AID", "SUPPORT")):
        source = source or scene.each(carrier.behind("from", "by"))
        return source, target or tuple(one for one in doer if one not in source)
    target = target or scene.each(carrier.behind("against", "with", "on", "to", "at", "for", "from"))
    source = source or doer
    if not target:
        target = tuple(one for one in scene.each(carrier.behind("")) if one not in source)
    return source, target
