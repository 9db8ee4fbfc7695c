"""What a document has spoken of so far: who was named in which sentence, of which states, and what it is about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from multipolar.evidence.actors.bodies import state_in
from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.name_rows import NameRows, Together
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.seen import Seen

_PLAINLY = 1.5
_FORCES = ("army", "military", "forces", "troops", "soldiers")
_SPEAKING = (
    "-officials",
    "-diplomats",
    "-negotiators",
    "-envoys",
    "-ministers",
    "-authorities",
    "-delegation",
    "-delegations",
    "-mediators",
)
"""Groups that act for their state."""


@dataclass
class Discourse(NameRows):
    """Namings in the order of the text, the rows they stand in, and what they tell of the document.

    Parameters
    ----------
    words, namings
        As in `NameRows`.
    registry : Registry
        Who is known.
    """

    registry: Registry
    resolved: list[Together] = field(default_factory=list)
    """Collectives resolved so far, in order."""
    seen: dict[str, Seen] = field(default_factory=dict, repr=False)
    """By kind of collective: as what every naming counts; worked out once."""
    _states: dict[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def firsts(self) -> list[int]:
        """First word of each naming."""
        return [one.first for one in self.namings]

    @cached_property
    def sentence_of(self) -> list[int]:
        """Sentence of each naming."""
        return [self.words.sentence(one.first) for one in self.namings]

    def before(self, word: int) -> int:
        """How many namings begin before a word."""
        return bisect_left(self.firsts, word)

    def state_of(self, actor: str) -> str:
        """The state that an actor is, leads or belongs to; the actor itself where there is none."""
        if actor not in self._states:
            self._states[actor] = self._state_of(actor)
        return self._states[actor]

    def _state_of(self, actor: str) -> str:
        if actor.startswith("gov:"):
            return "state:" + actor[4:7]
        if actor.startswith("grp:") and actor.endswith(_SPEAKING):
            return state_in(actor, self.registry) or actor
        known = self.registry.actors.get(actor)
        if known is not None and known.type == "person":
            return next((one for one in known.states if one.startswith(("state:", "org:EU"))), "")
        return actor

    @cached_property
    def _named(self) -> Counter[str]:
        """How often each actor is named."""
        return Counter([actor for one in self.namings for actor in one.ids])

    @cached_property
    def often(self) -> frozenset[str]:
        """Actors named more than once."""
        return frozenset(actor for actor, times in self._named.items() if times > 1)

    @cached_property
    def wars(self) -> list[tuple[str, str]]:
        """The parties of each known war that are both named more than once."""
        named = frozenset(actor for actor, times in self._named.items() if times > 1)
        return [pair for pair in lexicon().wars if named.issuperset(pair)]

    @cached_property
    def topic(self) -> tuple[str, ...]:
        """The two states that a document is about: named far more than any third; else none."""
        counts = Counter[str]()
        datelines = Counter([actor for one in self.namings if self.is_in_dateline(one) for actor in one.ids])
        for actor, times in (self._named - datelines).items():
            if (state := self.state_of(actor)).startswith("state:"):
                counts[state] += times
        most = counts.most_common(3)
        if len(most) < 2 or (len(most) > 2 and most[1][1] < _PLAINLY * most[2][1]):  # two, and a third
            return ()
        return most[0][0], most[1][0]

    def is_in_dateline(self, one: Naming) -> bool:
        """Whether a name only tells where a dispatch was written (``JEDDAH, Saudi Arabia -``)."""
        words, following = self.words, one.last + 1
        start = words.sentences[words.sentence(one.first)]
        opens = words.words[start].isupper() and len(words.words[start]) > 3 and one.first - start <= 4
        return opens and following < len(words) and words.gap(following).startswith((" -", ":", " ("))

    @cached_property
    def armies(self) -> dict[str, str]:
        """States at war with an armed group of their own, to the army that fights it: there the army is a side, not the state."""
        groups = Counter[str]()
        for actor, times in self._named.items():
            for state in self._fought(actor):
                groups[state] += times
        pairs = (one.ids for one in self.namings if one.form == "nominal" and len(one.ids) > 1)
        found = {ids[0]: ids[1] for ids in pairs if ids[1].startswith("grp:") and ids[1].endswith(_FORCES) and groups[ids[0]] > 1}
        for actor in self._named:  # armed forces with a name of their own
            known = self.registry.actors.get(actor)
            if known is not None and known.kind == "forces" and known.states and groups[known.states[0]] > 1:
                found.setdefault(known.states[0], actor)
        return found

    def _fought(self, actor: str) -> tuple[str, ...]:
        known = self.registry.actors.get(actor)
        return known.states if known is not None and known.kind == "armed-group" else ()
