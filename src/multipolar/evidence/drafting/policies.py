"""What a case is about: the terms of its talks, and the policies of the powers around them."""

from __future__ import annotations

from datetime import date

from multipolar.errors import InputError
from multipolar.evidence.actors import Registry
from multipolar.evidence.drafting import positions
from multipolar.evidence.drafting.astray import Aims
from multipolar.evidence.drafting.cast import Cast
from multipolar.evidence.drafting.material import Evidence
from multipolar.evidence.drafting.pool import pool
from multipolar.evidence.drafting.powers import Powers
from multipolar.evidence.drafting.topics import Topic
from multipolar.evidence.issues import IssueEntry, IssueLibrary
from multipolar.results.evidence import Event, Position

Astray = tuple[Position, str, Topic]
"""A position, the actor of the case whose it is, and the issue whose words it uses."""

_DEEDS = {
    "military-aid": ("AID", "SUPPORT"), "sanctions": ("SANCTION",), "support-for-attacker": ("AID", "COOPERATE"), "pressure": ("COERCE",),
}  # fmt: skip
"""Events that show whose policy a lever is, by library issue."""


class Policies(Powers):
    """Chooses the issues of a draft."""

    def __init__(self, evidence: Evidence, library: IssueLibrary, known: Registry, cast: Cast, day: date) -> None:
        super().__init__(evidence, known, cast, day)
        self.library = library
        self.aims = Aims(evidence.rows, cast, evidence.texts)
        self.topics, self.astray = self._topics()
        found = positions.readings(evidence.rows, cast, self.topics, evidence.texts, self.leans)
        self.ideals = pool(found, evidence.story_of)
        self.attention = positions.salience(self.aims, self.topics)

    def _topics(self) -> tuple[tuple[Topic, ...], tuple[Astray, ...]]:
        """The issues, and the positions that go astray of them.

        Issues are territory always; every other term that somebody of the cast has a position on; and the levers that documents tell of.
        """
        about = {(row.issue, name) for row in self.aims.positions for a in row.actors if (name := self.cast.case_id(a))}
        terms = [self._topic(entry) for entry in self.library.entries if entry.kind == "term"]
        spoken = {topic.id for _, _, topic in self.aims.on(terms)} | {"territory"}
        topics = [topic for topic in terms if topic.id in spoken]
        if not topics:
            raise InputError(_no_term(self.library))
        for entry in self.library.entries:
            if entry.kind == "lever":
                topics += [self._topic(entry, owner) for owner in self._owners(entry, about)]
        return tuple(topics), tuple(self.aims.astray(terms))

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


def _no_term(library: IssueLibrary) -> str:
    """Why no case can be drafted on the issues of a file, and what to give it."""
    if terms := [entry.id for entry in library.entries if entry.kind == "term"]:
        said = f"No position is on any term of {library.file} ({', '.join(terms)}), so the talks would have nothing to settle."
        return f"{said} Give its terms words that the documents use, or add 'territory', which every draft holds."
    return f"{library.file} holds no term (settles: war), so the talks would have nothing to settle. Add one, such as 'territory'."
