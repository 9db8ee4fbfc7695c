"""What a document has spoken of so far: who was named in which sentence, and which actors were named together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, islice

from multipolar.evidence.actors.bodies import state_in
from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.words import Words

_JOINS = frozenset({" and ", ", and ", ", ", " & ", "-", " or "})
_APART = frozenset(';:!?"()')
"""Marks that keep names apart."""
_PLAINLY = 1.5
FADE = 0.8
"""What a sentence counts, relative to the next."""


@dataclass(frozen=True, slots=True, eq=False)
class Together:
    """Actors named in one row, or by one collective.

    Parameters
    ----------
    place : int
        Word at which the row begins.
    actors : tuple of str
        In the order of the text.
    weight : float
        How firmly the text puts them together.
    kind : str
        Of the collective, where it is one.
    """

    place: int
    actors: tuple[str, ...]
    weight: float
    kind: str = ""


View = Callable[[str, Naming | None], str]
"""What an actor counts as for a kind of collective: empty where not at all."""


Group = frozenset[str]
"""Actors taken together, in no order."""
Pairs = tuple[int, list[Group]]
"""How many pairs there are, and some of them."""
_MOST_PAIRS = 6
"""How many pairs of one sentence are looked at."""


@dataclass
class Seen:
    """The namings of a document as one kind of collective counts them.

    Parameters
    ----------
    view : callable
        What an actor counts as.
    namings : sequence of Naming
        In order.
    sentence_of : list of int
        Sentence of each.
    """

    view: View
    namings: Sequence[Naming]
    sentence_of: list[int]
    first: dict[int, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """By a number of namings: the first two that are told of in them."""
    _rows: dict[Together, Group] = field(default_factory=dict, repr=False)

    def row(self, together: Together) -> Group:
        """What actors named in one row count as."""
        found = self._rows.get(together)
        if found is None:
            self._rows[together] = found = frozenset(distinct([self.view(actor, None) for actor in together.actors]))
        return found

    @cached_property
    def actors(self) -> list[tuple[str, ...]]:
        """What each naming counts as."""
        view = self.view
        return [tuple([seen for actor in one.ids if (seen := view(actor, one))]) for one in self.namings]

    @cached_property
    def together(self) -> list[tuple[int, int, Pairs]]:
        """Of each sentence: its first naming, the one behind its last, and pairs of those named in it."""
        found: list[tuple[int, int, Pairs]] = []
        first, of = 0, self.sentence_of
        for index in range(1, len(of) + 1):
            if index == len(of) or of[index] != of[first]:
                found.append((first, index, self.pairs(first, index)))
                first = index
        return found

    def pairs(self, first: int, end: int) -> Pairs:
        """How many pairs those make whom some namings count, and the first of them."""
        together = dict.fromkeys([seen for each in self.actors[first:end] for seen in each])
        if len(together) < 2:
            return 0, []
        return len(together) * (len(together) - 1) // 2, [frozenset(pair) for pair in islice(combinations(together, 2), _MOST_PAIRS)]


@dataclass
class Discourse:
    """Namings in the order of the text, and the groups they make.

    Parameters
    ----------
    words : Words
        Of the document.
    namings : sequence of Naming
        In order.
    registry : Registry
        Who is known.
    """

    words: Words
    namings: Sequence[Naming]
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

    @cached_property
    def rows(self) -> list[Together]:
        """Names in a row: ``A and B``, ``between A and B``, ``A-B``."""
        return sorted(self._rows(), key=lambda row: row.place)

    def _rows(self) -> Iterator[Together]:
        row: list[Naming] = []
        for one in self.namings:
            if one.form in ("collective", "pronoun"):
                continue
            if row and self.joined(row[-1], one):
                row.append(one)
                continue
            if len(row) > 1 or (row and len(row[0].ids) > 1):
                yield from self._row(row)
            row = [one]
        if row:
            yield from self._row(row)

    @cached_property
    def side_by_side(self) -> frozenset[Together]:
        """Rows that name partners rather than opponents: subjects of one verb (``A and B urged``), not what lies ``between`` them."""
        words, apart = self.words, ("between", "with", "against")
        return frozenset(
            row for row in self.rows if words.begins_sentence(row.place) or row.place == 0 or words.lower[row.place - 1] not in apart
        )

    def _row(self, row: list[Naming]) -> Iterator[Together]:
        """A row of states and a row of persons may run through each other (``President A of X and President B of Y``)."""
        if not row or (len(row) == 1 and len(row[0].ids) < 2):
            return
        for single in row:
            if len(single.actors) > 1 and single.form != "nominal":
                yield Together(single.first, single.actors, 2.0)
        named = [actor for one in row for actor in (one.ids[:1] if one.form == "nominal" else one.ids)]
        for prefixes in (("per:",), ("state:", "gov:", "org:", "grp:")):
            ids = distinct(actor for actor in named if actor.startswith(prefixes))
            if len(ids) > 1:
                yield Together(row[0].first, ids, self._weight(row[0]))

    def _weight(self, first: Naming) -> float:
        """A row that does something, or that something lies between, counts twice as much as one mentioned by the way."""
        before = first.first - 1
        aside = before >= 0 and not self.words.begins_sentence(first.first) and self.words.lower[before] in _ASIDE
        return 1.5 if aside else 3.0

    def joined(self, before: Naming, after: Naming) -> bool:
        """Whether only a conjunction, a title, or ``of`` stands between two names."""
        if after.first <= before.last:
            return True
        if after.first - before.last > 8 or self.words.sentence(before.last) != self.words.sentence(after.first):
            return False
        between = self.words.text[before.end : after.start]
        if between in _JOINS:
            return True
        if not _APART.isdisjoint(between) or between.count(",") > 1:
            return False
        inner = self.words.lower[before.last + 1 : after.first]
        return bool(inner) and lexicon().joined_by.issuperset(inner) and inner[0] in ("and", "s", "of", "president", "leader", "prime")

    @cached_property
    def _row_places(self) -> list[int]:
        return [row.place for row in self.rows]

    def rows_near(self, word: int, most: int) -> list[Together]:
        """The last rows that begin at or before a word."""
        stop = bisect_right(self._row_places, word)
        return self.rows[max(0, stop - most) : stop]


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
_ASIDE = frozenset({"with", "to", "from", "in", "for", "like", "at", "on", "as", "including", "by"})


def distinct(actors: Iterable[str]) -> tuple[str, ...]:
    """Each actor once, in order."""
    return tuple(dict.fromkeys(actor for actor in actors if actor))
