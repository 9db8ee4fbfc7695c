"""What linking works with: the words of a document, and the passages found so far that name somebody."""

from __future__ import annotations

from dataclasses import dataclass, field

from multipolar.evidence.actors.words import Words
from multipolar.results.evidence.rows import Form


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Naming:
    """A passage that names somebody, before it becomes a `Mention`; never changed, and not frozen only since that takes twice as long.

    Parameters
    ----------
    first, last : int
        Its first and last word.
    start, end : int
        Its characters.
    actors : tuple of str
        Whom it names.
    form : str
        As in `Mention`.
    rule : str
        Rule that found it.
    confidence : float
        How often that rule is right.
    proposed : str
        Id proposed for a name that the registry does not know.
    ids : tuple of str
        Whom it names, the proposed id included.
    """

    first: int
    last: int
    start: int
    end: int
    actors: tuple[str, ...]
    form: Form
    rule: str
    confidence: float = 0.9
    proposed: str = ""
    ids: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.ids = self.actors or ((self.proposed,) if self.proposed else ())


def passage(
    words: Words, first: int, last: int, actors: tuple[str, ...], form: Form, rule: str, confidence: float, proposed: str = ""
) -> Naming:  # fmt: skip
    """A passage from one word to another; the full stop of an abbreviation belongs to it."""
    start, end = words.starts[first], words.ends[last]
    if len(words.words[last]) == 1 and last > first and words.gap(last) == "." and words.text[end : end + 1] == ".":
        end += 1
    return Naming(
        first=first, last=last, start=start, end=end, actors=actors, form=form, rule=rule, confidence=confidence, proposed=proposed
    )  # fmt: skip
