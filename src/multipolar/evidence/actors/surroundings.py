"""What stands around the names that the registry does not know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from multipolar.evidence.actors.lexicon import Lexicon
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.runs import Run
from multipolar.evidence.actors.words import Words


@dataclass
class Surroundings:
    """The document around an unknown name.

    Parameters
    ----------
    words, by_place, registry, told
        As in `Runs`.
    found : list of Naming
        Names proposed so far.
    """

    words: Words
    by_place: Mapping[int, Naming]
    registry: Registry
    told: Lexicon
    found: list[Naming] = field(default_factory=list)

    @cached_property
    def products(self) -> frozenset[str]:
        """Words that somewhere in the document give a weapon or machine its name (``Taurus missiles``)."""
        words, nouns = self.words, self.told.machines
        return frozenset(
            words.words[place - 1]
            for place, word in enumerate(words.lower)
            if word in nouns and place and words.gap(place) in (" ", "-") and words.words[place - 1][0].isupper()
        )

    def text_of(self, run: Run) -> str:
        """The name as it is written."""
        return self.words.text[self.words.starts[run.first] : self.words.ends[run.last]]

    def before(self, run: Run) -> str:
        """The word right before a name, in lower case."""
        if not run.first or self.words.gap(run.first) not in (" ", ". ") or self.words.begins_sentence(run.first):
            return ""
        return self.words.lower[run.first - 1]

    def after(self, run: Run) -> str:
        """The word right after a name, in lower case."""
        words, following = self.words, run.last + 1
        return words.lower[following] if following < len(words) and words.gap(following) == " " else ""
