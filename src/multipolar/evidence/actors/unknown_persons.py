"""Unknown names of persons: told by a title, an apposition, a verb of saying, or a given name."""

from __future__ import annotations

from multipolar.evidence.actors.runs import Run
from multipolar.evidence.actors.surroundings import Surroundings

_APPOSED = frozenset({"a", "an", "the", "who", "head", "director", "chief", "former", "president", "professor", "spokesman", "spokeswoman"})
_LONG_NAME, _FAR, _NOUN_PHRASE = 5, 12, 4


def is_person(around: Surroundings, run: Run, before: str) -> bool:
    """Whether the text says that the name is a person's."""
    words, told = around.words, around.told
    if run.size > _LONG_NAME:
        return False
    if any(words.lower[place] in told.in_no_name | told.event_nouns for place in range(run.first, run.last + 1)):
        return False
    if before in told.titles or before in told.appositive or before in told.speakers or _has_apposition(around, run):
        return True
    if run.size == 1 or (before == "of" and words.lower[run.first - 2] in told.settlements):
        return False
    after = around.after(run)
    if before in told.speech or after in told.speech - {"reported", "according", "called", "states"}:
        return True
    if _is_apposed_to(around, run) or (after in ("of", "from", "at") and _speaks_later(around, run.last + 1)):
        return True
    return words.words[run.first] in around.registry.given or before in ("like", "named")


def _is_apposed_to(around: Surroundings, run: Run) -> bool:
    """Whether a noun for a person stands before the name and a comma (``its chairman, A B``, ``a fisherman, A B,``)."""
    words, after = around.words, run.last + 1
    if not run.first or words.gap(run.first) != ", ":
        return False
    if words.lower[run.first - 1] in around.told.appositive:
        return True
    closed = after < len(words) and words.gap(after) == ", "
    before = words.words[max(0, run.first - _NOUN_PHRASE) : run.first]
    return (
        closed
        and any(word in ("a", "an", "A", "An") for word in before)
        and all(word.islower() or word in ("A", "An") for word in before[-2:])
    )


def _speaks_later(around: Surroundings, start: int) -> bool:
    """Whether a verb of saying follows in the same clause (``A B of the Orient Institute said``)."""
    words = around.words
    for place in range(start + 1, min(start + _FAR, len(words))):
        if words.gap(place)[0] in ",.;:":
            return False
        if words.lower[place] in around.told.speech:
            return True
    return False


def _has_apposition(around: Surroundings, run: Run) -> bool:
    """Whether a noun for a person stands in an apposition after the name."""
    words, place = around.words, run.last + 1
    if place >= len(words) or words.gap(place) != ", " or words.lower[place] not in _APPOSED:
        return False
    for step in range(place, min(place + _FAR, len(words))):
        if step > place and words.gap(step)[0] in ",.;:":
            return False
        if words.lower[step] in around.told.appositive or (words.lower[step] == "who" and step == place):
            return True
    return False
