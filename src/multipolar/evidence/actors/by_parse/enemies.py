"""Who is "the enemy" or "the aggressor": of the sides of a known war, the one that the clause is not about; else the one that came."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path

import multipolar.library
from multipolar.evidence.actors.by_parse.nouns import Noun
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.words import Words
from multipolar.library.keeping import kept_yaml

_AGGRESSORS = frozenset({"aggressor", "invader", "occupier"})
_OPENERS = frozenset({"the", "this", "its", "his", "her", "their", "our"})


@cache
def _wars() -> tuple[tuple[str, str], ...]:
    """Sides of the wars of the bundled list: first the one that came to the other's soil."""
    rows = kept_yaml(Path(multipolar.library.__file__).parent / "lexicon" / "wars.yaml")["wars"]
    return tuple((row["sides"][0], row["sides"][1]) for row in rows)


class Enemies:
    """Finds the other side of a war.

    Parameters
    ----------
    words, named, registry
        The words of a document, what rules find in it, who is known.
    """

    nouns = _AGGRESSORS | {"enemy", "archenemy"}

    def __init__(self, words: Words, named: Sequence[Naming], registry: Registry) -> None:
        self.words, self.named, self.registry = words, named, registry

    @cached_property
    def _sides(self) -> list[frozenset[str]]:
        """By naming, whom it names and whose they are."""
        return [frozenset([*one.ids, *(state for actor in one.ids for state in self.registry.state_of(actor))]) for one in self.named]

    @cached_property
    def _war(self) -> tuple[str, str] | None:
        """The war whose sides the document names most."""
        times = Counter([side for sides in self._sides for side in sides])
        told = [(min(times[first], times[second]), first, second) for first, second in _wars() if times[first] and times[second]]
        return max(told)[1:] if told else None

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.named]

    @property
    def _is_between_states(self) -> bool:
        return self._war is not None and all(side.startswith("state:") for side in self._war)

    def meant(self, noun: Noun) -> tuple[str, ...]:
        """Id of the enemy; empty where no war or no side tells it."""
        if self._war is None or noun.opener not in _OPENERS or noun.token.tag_ not in ("NN", "NNP") or noun.goes_on or noun.adjectives:
            return ()
        if noun.token.lower_ in _AGGRESSORS:
            return self._war[:1] if self._is_between_states else ()
        for place in noun.subjects:
            index = bisect_right(self._starts, place) - 1
            if index >= 0 and self.named[index].end > place:
                ours = [side for side in self._war if side in self._sides[index]]
                if len(ours) == 1:
                    return tuple([side for side in self._war if side not in ours])
        return self._war[:1] if self._is_between_states else ()
