"""One issue of the library, and the search for the issue that a passage speaks of."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from multipolar.evidence.issues.patterns import pattern_of, weight_of

Kind = Literal["term", "lever", "background"]

ROLES = {"attacker": "the attacker", "defender": "the defender", "patron": "the patron", "decider": "it"}
"""What stands for a role where a draft gives no name."""

_REFUSAL = re.compile(r"(?:never|not|refus\w*|reject\w*)\b", re.IGNORECASE)
"""How words begin that refuse something themselves."""

_WHY = "Generic value of the issue library; set it for this case."


@dataclass(frozen=True)
class IssueEntry:
    """An issue, as a library file describes it.

    Parameters
    ----------
    id, question : str
        Id; and the question, with roles in braces: ``{defender}``.
    kind : {"term", "lever", "background"}
        Settled by talks; decided by one actor; or only argued about.
    scale : dict of int to str
        Described points from 0 to 100, with roles in braces.
    words : tuple of str
        Terms by which texts speak of it.
    cues : dict of int to tuple of str
        By described point: words by which a demand points there.
    refused : dict of int to tuple of str
        By described point: words of what those refuse who stand there.
    toward, against : int or None
        Where a stance for or against it points when no cue says more (``for`` and ``against`` in the file).
    decided_by : str
        Role of those who decide a lever: patron or friend.
    lever, effect : dict
        As in a scenario file, with roles for sides and library ids for levers.
    about : str
        Role of the side whose forces or leaders a term is about, attacker or defender; empty where it is about both.
    by_side : bool
        Whether attackers usually want its high end and defenders its low one (``leaning`` in the file).
    now, pace : str
        Generic status quo and pace, as numbers of a scenario file; empty where none is given.
    """

    id: str
    question: str
    kind: Kind
    scale: Mapping[int, str]
    words: tuple[str, ...]
    cues: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    refused: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    toward: int | None = None
    against: int | None = None
    decided_by: str = ""
    lever: Mapping[str, Any] = field(default_factory=dict)
    effect: Mapping[str, Any] = field(default_factory=dict)
    about: str = ""
    by_side: bool = True
    now: str = ""
    pace: str = ""

    @cached_property
    def _words(self) -> re.Pattern[str]:
        return pattern_of(self.words)

    @cached_property
    def _cues(self) -> dict[int, re.Pattern[str]]:
        return {point: pattern_of(terms) for point, terms in self.cues.items() if terms}

    @cached_property
    def _refused(self) -> dict[int, re.Pattern[str]]:
        return {point: pattern_of(terms) for point, terms in self.refused.items() if terms}

    def weigh(self, passage: str) -> float:
        """How strongly a passage speaks of this issue: the words matched, a phrase counting more than as many single words."""
        hits = {" ".join(found[0].casefold().split()) for found in self._words.finditer(passage)}
        return sum(math.pow(weight_of(hit), 1.5) for hit in hits)

    def cued(self, passage: str, direction: str = "demand") -> int | None:
        """As `point`, but None where no cue is in the passage: it then tells a direction at most."""
        return self.point(passage, direction) if any(cue.search(passage) for cue in self._cues.values()) else None

    def point(self, passage: str, direction: str = "demand") -> int | None:
        """Where on the scale a stance points, from the words of its passage.

        Parameters
        ----------
        passage : str
            What is wanted or refused.
        direction : {"support", "oppose", "demand"}
            Which of the two. What is refused points away from its cue, unless the cue itself holds the refusal: ``never cede``.

        Returns
        -------
        int or None
            None where no word says.
        """
        cued = _best(self._cues, passage)
        if direction != "oppose":
            return self.toward if cued is None else cued
        refused = _best(self._refused, passage)
        if refused is not None:
            return refused
        stance = _best(self._cues, passage, lambda words: _REFUSAL.match(words) is not None)
        return cued if stance == cued else self._away(cued)

    def _away(self, point: int | None) -> int | None:
        """Where refusing what stands at a point leads: "opposes aid and would cut it" stays at the end that "cut" names."""
        if point is None or (self.against is not None and (point > 50) != (self.against > 50)):
            return self.against
        if self.against is not None:
            return point
        return 0 if point > 50 else 100

    def draft(self, roles: Mapping[str, str], ids: Mapping[str, str], relieves: Iterable[str] = ()) -> dict[str, Any]:
        """The issue as a scenario file writes it, every number marked as a judgement.

        Parameters
        ----------
        roles : mapping of str to str
            Names of attacker, defender, patron and decider, for the words of question and scale.
        ids : mapping of str to str
            Their ids in the scenario, for `decided_by` and the sides of a lever.
        relieves : iterable of str
            Ids of the scenario's sanctions levers that a relief lifts.
        """
        names = {**ROLES, **roles}
        made: dict[str, Any] = {
            "question": _named(self.question, names),
            "scale": {p: _named(words, names) for p, words in self.scale.items()},
        }
        judged: dict[str, str] = {}
        if self.kind == "lever":
            side = "to" if "to" in self.lever else "on"
            lever = {**self.lever, side: ids[self.lever[side]]}
            made |= {"decided_by": ids["decider"], "lever": lever if "weight" not in lever else {**lever, "judgement": _WHY}}
        else:
            made["settles"] = "war"
        if "relieves" in self.effect:
            made["effect"] = {"relieves": list(relieves)}
        elif self.effect:
            ((kind, numbers),) = self.effect.items()
            made["effect"] = {kind: {**numbers, "judgement": _WHY}}
        for name, value in (("now", self.now), ("pace", self.pace)):
            if value:
                made[name], judged[name] = int(value) if value.isdecimal() else value, _WHY
        return made | ({"judgement": judged} if judged else {})


def _best(cues: Mapping[int, re.Pattern[str]], passage: str, fits: Callable[[str], bool] = bool) -> int | None:
    """The point whose cue is matched by the longest phrase that fits; the mean of several."""
    found = {point: [words[0] for words in cue.finditer(passage) if fits(words[0])] for point, cue in cues.items()}
    hits = {point: max(map(weight_of, words), default=0) for point, words in found.items()}
    most = max(hits.values(), default=0)
    points = [point for point, weight in hits.items() if weight == most and most]
    return round(sum(points) / len(points)) if points else None


def _named(words: str, names: Mapping[str, str]) -> str:
    for role, name in names.items():
        words = words.replace("{" + role + "}", name)
    return words
