"""What a case is about: the terms of its talks, and the policies of the powers around them."""

from __future__ import annotations

from datetime import date

from multipolar.evidence.actors import Registry
from multipolar.evidence.drafting import positions
from multipolar.evidence.drafting.cast import Cast
from multipolar.evidence.drafting.material import Evidence
from multipolar.evidence.drafting.pool import pool
from multipolar.evidence.drafting.powers import Powers
from multipolar.evidence.drafting.topics import Topic
from multipolar.evidence.issues import IssueEntry, IssueLibrary
from multipolar.results.evidence import Event, Position

_DEEDS = {
    "military-aid": ("AID", "SUPPORT"), "sanctions": ("SANCTION",), "support-for-attacker": ("AID", "COOPERATE"), "pressure": ("COERCE",),
}  # fmt: skip
"""Events that show whose policy a lever is, by library issue."""


class Policies(Powers):
    """Chooses the issues of a draft."""

    def __init__(self, evidence: Evidence, library: IssueLibrary, known: Registry, cast: Cast, day: date) -> None:
        super().__init__(evidence, known, cast, day)
        self.library = library
        self.topics = self._topics()
        found = positions.readings(evidence.rows, cast, self.topics, evidence.texts, self.leans)
        self.ideals = pool(found, evidence.story_of)
        self.attention = positions.salience(evidence.rows, cast, self.topics)

    def _topics(self) -> tuple[Topic, ...]:
        """Territory always; every other term that somebody of the cast has a position on; and the levers that documents tell of."""
        about = {(row.issue, name) for row in self._rows("position", Position) for a in row.actors if (name := self.cast.case_id(a))}
        spoken = {issue for issue, _ in about} | {"territory"}
        topics = [self._topic(entry) for entry in self.library.entries if entry.kind == "term" and entry.id in spoken]
        for entry in self.library.entries:
            if entry.kind == "lever":
                topics += [self._topic(entry, owner) for owner in self._owners(entry, about)]
        return tuple(topics)

    def _topic(self, entry: IssueEntry, owner: str = "") -> Topic:
        drafted = entry.draft(self._roles(owner), self._ids(owner))
        name = f"{owner}-{entry.id}" if owner else entry.id
        return Topic(id=name, question=drafted["question"], scale=drafted["scale"], entry=entry, decided_by=owner)

    def _roles(self, owner: str) -> dict[str, str]:
        parts, cast = self.cast.parts, self.cast
        roles = {"attacker": parts[cast.attacker].name, "defender": parts[cast.defender].name}
        if self.patrons:
            roles["patron"] = parts[self.patrons[0]].name
        return roles | ({"decider": parts[owner].name} if owner else {})

    def _ids(self, owner: str) -> dict[str, str]:
        ids = {"attacker": self.cast.attacker, "defender": self.cast.defender, "decider": owner}
        return ids | ({"patron": self.patrons[0]} if self.patrons else {})

    def _owners(self, entry: IssueEntry, about: set[tuple[str, str]]) -> list[str]:
        """Principals whose policy it is: told by their positions on it, or by what they do to the side that it bears on."""
        kind = entry.lever["kind"]
        target = self.cast.defender if kind in ("aid", "pressure") else self.cast.attacker
        owners = {self.cast.principal(actor) for issue, actor in about if issue == entry.id}
        for event in self._rows("event", Event):
            told = event.plover in _DEEDS.get(entry.id, ()) and event.mode in ("actual", "planned")
            if told and target in {self.cast.case_id(each) for each in event.target}:
                owners |= {name for each in event.source if (name := self.cast.doer(each))}
        if kind == "pressure":  # whoever talks over the defender's head can lean on it
            owners = set(self.patrons)
        side = {"aid": -1.0, "sanctions": -1.0, "support": 1.0, "pressure": -1.0}[kind]
        found = sorted(each for each in owners - {self.cast.attacker, self.cast.defender} if self.leans[each] * side >= 0.0)
        # The world knows one power that presses the defender: of several patrons the one that stands nearest to it.
        return [min(found, key=lambda each: self.leans[each])] if kind == "pressure" and found else found
