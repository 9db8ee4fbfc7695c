"""Claims that other words than verbs tell: nouns, "according to", "is convinced that", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from multipolar.evidence.extractors.claims.lexicon import lexicon
from multipolar.evidence.extractors.plain.contents import clause_end
from multipolar.evidence.extractors.plain.drafts import Draft
from multipolar.evidence.extractors.plain.frames import Frame, Phrase
from multipolar.evidence.extractors.plain.scene import Actors, Scene
from multipolar.evidence.extractors.plain.sources import UNKNOWN, Speakers, source_of

_SAID = frozenset(("according",))


def of_words(scene: Scene, speakers: Speakers) -> Iterator[Draft]:
    """Claims of the other words of a block."""
    cut, words = scene.cut, lexicon()
    drafts = [_held(scene, (first, end), noun, speakers) for first, end, noun in cut.heads if noun in words.all_nouns]
    if not _SAID.isdisjoint(cut.words) or not words["hearsay"].isdisjoint(cut.words):
        for at, word in enumerate(cut.words):
            if word == "according" and cut.words[at + 1 : at + 2] == ["to"]:
                drafts.append(_according(scene, at, speakers))
            elif word in words["hearsay"]:
                drafts.append(_heard(scene, at))
    for draft in drafts:
        if draft is not None:
            speakers.hear(draft.source)
            yield draft
    for frame in scene.frames:
        if frame.mark == "X" and frame.lemma == "be" and not frame.negated and (draft := _sure(scene, frame, speakers)) is not None:
            yield draft


def _according(scene: Scene, at: int, speakers: Speakers) -> Draft | None:
    cut = scene.cut
    low, high = scene.bounds(at)
    end = cut.phrase_from.get(at + 2)
    if end is None or end > high or cut.lemma(end - 1) in lexicon()["not_sources"]:
        return None
    phrase = (at + 2, end)
    source = source_of(scene, (phrase,), speakers, anybody=True) or UNKNOWN
    if at == low:
        comma = cut.marks.find(",", end, high)
        content = (comma + 1, _last(scene, high)) if comma > 0 else None
    elif (
        cut.marks[at - 1] == "," and cut.marks.find(",", end, high) > 0 and cut.marks[low:at].count("V") + cut.marks[low:at].count("X") == 0
    ):
        content = (low, _last(scene, high))
    else:
        content = (low, at - (cut.marks[at - 1] == ","))
    if content is None or content[1] - content[0] < 2:
        return None
    return Draft(scene, (at, at + 2), content, source, phrase, "according-to")


def _last(scene: Scene, high: int) -> int:
    while scene.cut.marks[high - 1] in '.!?"':
        high -= 1
    return high


def _heard(scene: Scene, at: int) -> Draft | None:
    """As in "reportedly": somebody says so."""
    low, high = scene.bounds(at)
    marks = scene.cut.marks
    if at + 1 < high and marks[at + 1] in "wM" and marks[at - 1 : at] in ("D", "m"):  # "an allegedly stolen ship"
        return None
    first = low
    for place in range(at, low, -1):
        if marks[place] in ",;r(":
            first = place + 1
            break
    end = next((place for place in range(at + 1, high) if marks[place] in ",;)"), _last(scene, high))
    if end - first < 3:
        return None
    return Draft(scene, (at, at + 1), (first, end), UNKNOWN, None, "hearsay", certainty="hedged", attribution="agentless")


def _held(scene: Scene, phrase: Phrase, noun: str, speakers: Speakers) -> Draft | None:
    """As in "the claim that …", "Cairo's view of …", "voiced fears about …"."""
    cut, words = scene.cut, lexicon()
    at = phrase[1] - 1
    high = scene.bounds(at)[1]
    behind = cut.marks[at + 1 : at + 2]
    joint = cut.words[at + 1] if at + 1 < high else ""
    frame, role = scene.governed.get(phrase[0], (None, ""))
    if behind == "t" and _has_clause(scene, at + 1, high):
        content = (at + 2, clause_end(scene, frame) if frame is not None and frame.at > at else _last(scene, high))
    elif behind in ("p", "o") and joint in words.noun_of.get(noun, frozenset()) | _light(frame, role, noun):
        content = (at + 2, _of_end(scene, at, high))
    else:
        return None
    if any(cut.words[place] in ("no", "any") for place in range(phrase[0], at)) or content[1] <= content[0]:
        return None
    lit = _light(frame, role, noun)
    if frame is not None and joint in lit and not frame.negated:
        source = source_of(scene, frame.all_subjects, speakers, anybody=True)
        cue = (frame.first, at + 1)
        if source and not frame.passive:
            return Draft(scene, cue, content, source, None, "light-verb", frame)
    if noun not in words.nouns:
        return None
    owner = _owner(scene, phrase, speakers)
    if owner:
        return Draft(scene, (_after_owner(scene, phrase), at + 1), content, owner, None, "noun", attribution="nominal")
    if not words.nouns[noun] or behind != "t":
        return None
    return _bare(scene, phrase, content, frame, role, speakers)


def _bare(scene: Scene, phrase: Phrase, content: Phrase, frame: Frame | None, role: str, speakers: Speakers) -> Draft | None:
    """A noun without an owner: it says who where a speaker governs it."""
    cue = (phrase[0], phrase[1])
    if frame is not None and role == "object" and not frame.passive and frame.lemma not in lexicon().all_verbs:
        source = source_of(scene, frame.all_subjects, speakers, anybody=False)
        if source and not frame.negated:
            return Draft(scene, cue, content, source, None, "noun", frame)
    if frame is not None and frame.lemma in lexicon().all_verbs and role == "object":
        return None
    return Draft(scene, cue, content, UNKNOWN, None, "noun", certainty="hedged", attribution="agentless")


def _has_clause(scene: Scene, at: int, high: int) -> bool:
    """Whether a clause and no relative one stands behind "that"."""
    return scene.cut.marks[at + 1 : at + 2] not in ("V", "X", "L") and any(at < other.at < high and other.finite for other in scene.frames)


def _light(frame: Frame | None, role: str, noun: str) -> frozenset[str]:
    """Prepositions by which a verb and a noun together say something."""
    if frame is None or role != "object":
        return frozenset()
    found: set[str] = set()
    for light in lexicon().light.get(frame.lemma, ()):
        if noun in light.nouns:
            found |= light.prepositions
    return frozenset(found)


def _owner(scene: Scene, phrase: Phrase, speakers: Speakers) -> Actors:
    owner = scene.inside(phrase, phrase[1] - 1)
    if owner:
        return owner
    after = scene.after(phrase[1] - 1, scene.bounds(phrase[0])[1])[:1]
    by = tuple((first, end) for word, first, end in after if word in ("by", "among", "from"))
    return source_of(scene, by, speakers, anybody=False) if by else ()


def _after_owner(scene: Scene, phrase: Phrase) -> int:
    marks = scene.cut.marks
    first = phrase[0]
    for at in range(phrase[0], phrase[1] - 1):
        if marks[at] in "mMSD":
            first = at + 1
    return first


def _of_end(scene: Scene, at: int, high: int) -> int:
    marks = scene.cut.marks
    for place in range(at + 2, high):
        if marks[place] in ",;:.(" or (marks[place] in "VXL" and marks[at + 2 : place].count("t") + marks[at + 2 : place].count("r") == 0):
            return place
    return _last(scene, high)


def _sure(scene: Scene, frame: Frame, speakers: Speakers) -> Draft | None:
    """As in "is convinced that"."""
    cut = scene.cut
    place = frame.at + 1
    while place < frame.bounds[1] and cut.marks[place] == "A":
        place += 1
    if place + 2 >= frame.bounds[1] or cut.words[place] not in lexicon()["adjectives"] or cut.marks[place + 1] != "t":
        return None
    source = source_of(scene, frame.all_subjects, speakers, anybody=False)
    if not source:
        return None
    return Draft(scene, (frame.first, place + 1), (place + 2, _last(scene, frame.bounds[1])), source, None, "adjective", frame)
