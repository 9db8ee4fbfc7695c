"""The issues of a case as positions are matched to them: whose they are, which way they run, and what their points are called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from multipolar.evidence.drafting.cast import Cast
from multipolar.evidence.issues import IssueEntry, IssueLibrary
from multipolar.evidence.stories.features import STOP_WORDS, stem
from multipolar.scenario import Case

_WORD = re.compile(r"[^\W\d_]{3,}")
_ENOUGH = 2
"""Stems that a passage shares with the words of a point, to be said to name it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One issue of a case.

    Parameters
    ----------
    id : str
        Its id in the case.
    question : str
        As in the case.
    scale : mapping of int to str
        Described points.
    entry : IssueEntry or None
        The issue of the library that it is; None where none fits.
    own_scale : bool
        Whether its scale is the library's, so that the library's cues name its points.
    decided_by : str
        Case id of the principal whose policy it is; empty for a term.
    """

    id: str
    question: str
    scale: Mapping[int, str]
    entry: IssueEntry | None
    own_scale: bool = True
    decided_by: str = ""

    @property
    def is_lever(self) -> bool:
        """Whether one actor decides it."""
        return bool(self.decided_by)

    @property
    def lever(self) -> str:
        """Kind of lever; empty for a term."""
        return str(self.entry.lever.get("kind", "")) if self.entry and self.is_lever else ""

    def about(self, cast: Cast) -> str:
        """Case id of the side whose forces or leaders it is about; empty where it is about both."""
        role = self.entry.about if self.entry is not None else ""
        return {"attacker": cast.attacker, "defender": cast.defender}.get(role, "")

    def point(self, words: str, direction: str) -> int | None:
        """The described point that a passage names; None where it names none."""
        if self.entry is not None and self.own_scale:
            return self.entry.cued(words, direction)
        return None if direction == "oppose" else self._by_words(words)

    def way(self, direction: str) -> int | None:
        """Where those stand who are for a term as such, or against it; None where the library tells no such thing of it."""
        if self.entry is None or not self.own_scale or self.entry.toward is None or self.entry.against is None:
            return None
        return self.entry.against if direction == "oppose" else self.entry.toward

    def _by_words(self, words: str) -> int | None:
        """The point whose own words the passage shares, where one shares more than all others."""
        said = _stems(words)
        each = {point: _stems(text) for point, text in self.scale.items()}
        common = {word for some in each.values() for word in some if sum(word in other for other in each.values()) > 1} | _stems(
            self.question
        )
        shared = {point: len(said & (some - common)) for point, some in each.items()}
        best = max(shared.values(), default=0)
        likeliest = [point for point, count in shared.items() if count == best]
        return likeliest[0] if best >= _ENOUGH and len(likeliest) == 1 else None


def topics_of(case: Case, library: IssueLibrary) -> tuple[Topic, ...]:
    """The issues of a case that exists, each matched to the library by its id, its lever, or its words."""
    topics = []
    for name, issue in case.scenario.issues.items():
        lever = issue.lever.kind if issue.lever else ""
        entry = _entry_of(name, f"{issue.question} {' '.join(issue.scale.values())}", lever, library)
        topics.append(
            Topic(
                id=name,
                question=issue.question,
                scale=dict(issue.scale),
                entry=entry,
                own_scale=entry is not None and set(entry.scale) == set(issue.scale),
                decided_by=issue.decided_by or "",
            )
        )
    return tuple(topics)


def topic_for(issue: str, actor: str, topics: Sequence[Topic], cast: Cast) -> Topic | None:
    """The issue of the case that an actor's position on a library issue concerns: a term, or the lever its own principal decides."""
    mine = [topic for topic in topics if topic.entry is not None and topic.entry.id == issue]
    terms = [topic for topic in mine if not topic.is_lever]
    if terms:
        return next((topic for topic in terms if topic.id == issue), terms[0])
    return next((topic for topic in mine if topic.decided_by == cast.principal(actor)), None)


def _entry_of(name: str, words: str, lever: str, library: IssueLibrary) -> IssueEntry | None:
    if name in library.by_id and library.by_id[name].lever.get("kind", "") == lever:
        return library.by_id[name]
    fitting = [entry for entry in library.entries if entry.kind != "background" and entry.lever.get("kind", "") == lever]
    weighed = sorted(((entry.weigh(f"{name.replace('-', ' ')}. {words}"), entry.id) for entry in fitting), reverse=True)
    if not weighed or weighed[0][0] == 0.0:
        return fitting[0] if lever and fitting else None
    return library.by_id[weighed[0][1]]


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(words.casefold()) if word not in STOP_WORDS)
