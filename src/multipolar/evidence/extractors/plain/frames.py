"""A sentence's frames: its verbs, each with the words around it that matter to what it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from multipolar.results.evidence.rows import Mode

Phrase = tuple[int, int]
"""First word of a noun phrase, and the word behind it."""


@dataclass(slots=True)
class Frame:
    """A verb in its sentence.

    Parameters
    ----------
    at, first : int
        The verb; the first word of its group ("*has* not signed").
    bounds : (int, int)
        Of its sentence.
    lemma : str
        Of the verb; empty where it is unknown.
    mark : str
        As in `marks`; ``X`` for a "be" or "have" of its own.
    finite, passive, negated : bool
        What its group makes of it.
    modals : tuple of str
        In its group.
    subjects : tuple of Phrase
        Noun phrases of its subject; of a passive, those to whom it is done.
    subject_from : Frame or None
        Another verb whose subject it shares.
    above : Frame or None
        The verb that governs it.
    link : str
        How: ``to``, ``ask`` (its object is to do it), ``aim`` (what for), ``clause``, ``and``, ``,`` or the preposition before "-ing".
    noun : int
        The noun that governs it ("its *refusal* to leave"); -1 without one.
    marker : str
        Conjunction that opens its clause.
    relative, inverted : bool
        Whether it stands in a relative clause, or before its subject ("…, said the envoy").
    arguments : list of (str, int, int)
        Noun phrases behind it, each with its preposition, empty for an object.
    done_by : tuple of str or None
        Ids of those who do what it tells; None until somebody asks.
    mode : str
        How its sentence presents what it tells; empty until somebody asks.
    """

    at: int
    first: int
    bounds: Phrase
    lemma: str
    mark: str
    finite: bool = False
    passive: bool = False
    negated: bool = False
    modals: tuple[str, ...] = ()
    subjects: tuple[Phrase, ...] = ()
    subject_from: Frame | None = None
    above: Frame | None = None
    link: str = ""
    noun: int = -1
    marker: str = ""
    relative: bool = False
    inverted: bool = False
    arguments: list[tuple[str, int, int]] = field(default_factory=list)
    done_by: tuple[str, ...] | None = None
    mode: Mode | Literal[""] = ""

    def behind(self, *prepositions: str) -> list[Phrase]:
        """Noun phrases behind it with one of these prepositions; an empty one asks for objects."""
        return [(first, end) for word, first, end in self.arguments if word in prepositions] if self.arguments else []

    @property
    def all_subjects(self) -> tuple[Phrase, ...]:
        """Its subject, or the one it shares with another verb."""
        frame: Frame | None = self
        for _ in range(6):
            if frame is None or frame.subjects:
                break
            frame = frame.subject_from
        return frame.subjects if frame is not None else ()


def arguments(words: Sequence[str], marks: str, phrases: dict[int, int], at: int, end: int) -> list[tuple[str, int, int]]:
    """What stands behind a word, up to the end of its clause.

    Parameters
    ----------
    words, marks, phrases
        Of a block: words, marks, and end of each noun phrase by its first word.
    at, end : int
        The word, and the end of its sentence.
    """
    found: list[tuple[str, int, int]] = []
    place, preposition, last = at + 1, "", ""
    while place < end:
        one = marks[place]
        if one in "po":
            preposition = words[place]
            place += 1
            while place < end and marks[place] in 'A"':
                place += 1
            if place not in phrases:
                break
        elif one in 'AN"':
            place += 1
        elif place in phrases:
            stop = min(phrases[place], end)
            if not preposition and stop < end and marks[stop] in "VXL":
                break  # the subject of a clause
            found.append((preposition, place, stop))
            place, last, preposition = stop, preposition, ""
        elif one in "c," and found:
            following = place + (2 if marks[place + 1 : place + 2] == "c" else 1)
            stop = phrases.get(following, 0)
            if not stop or stop > end or marks[stop : stop + 1] in ("V", "X", "L", "G") or (one == "," and not _is_list(marks, stop, end)):
                break
            found.append((last, following, stop))
            place = stop
        else:
            break
    return found


def _is_list(marks: str, stop: int, end: int) -> bool:
    """Whether an "and" ends a row of noun phrases."""
    place = stop
    while place < end and marks[place] in "DwmMS,":
        place += 1
    return place < end and marks[place] == "c"
