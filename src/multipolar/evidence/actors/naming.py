"""What linking works with: the words of a document, and the passages found so far that name somebody."""

from __future__ import annotations

from dataclasses import dataclass, replace

from multipolar.results.evidence.rows import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A passage that names somebody, before it becomes a `Mention`.

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

    @property
    def ids(self) -> tuple[str, ...]:
        """Whom it names, proposed ids included."""
        return self.actors or ((self.proposed,) if self.proposed else ())

    def meaning(self, *actors: str, form: Form, rule: str, confidence: float) -> Naming:
        """The same passage read in another way."""
        return replace(self, actors=actors, form=form, rule=rule, confidence=confidence)
