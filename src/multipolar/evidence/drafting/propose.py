"""Puts a case together from evidence: every table of ``scenario.yaml``, each number with its passages or marked generic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, TypeVar

from multipolar.errors import InputError
from multipolar.evidence.actors import Registry
from multipolar.evidence.drafting import affinities, generic, positions
from multipolar.evidence.drafting.cast import Cast, Part, cast_of, sides, slug, state_of
from multipolar.evidence.drafting.numbers import PROPOSED, spread, why
from multipolar.evidence.drafting.passages import Passages, as_of_day, keys_of, sources_of
from multipolar.evidence.drafting.paths import Path, paths_of
from multipolar.evidence.drafting.pool import Pooled, pool
from multipolar.evidence.drafting.topics import Topic
from multipolar.evidence.issues import IssueEntry, IssueLibrary
from multipolar.results.evidence import Contradiction, DateMention, Document, Event, NamedScenario, Position, Row, Story

T = TypeVar("T", bound=Row)

_DEEDS = {
    "military-aid": ("AID", "SUPPORT"), "sanctions": ("SANCTION",), "support-for-attacker": ("AID", "COOPERATE"), "pressure": ("COERCE",),
}  # fmt: skip
"""Events that show whose policy a lever is, by library issue."""

HORIZON = 104
"""Weeks that a draft looks ahead."""

MOST_CONTRADICTIONS = 12


@dataclass(frozen=True)
class Evidence:
    """What a case is drafted from.

    Parameters
    ----------
    documents : sequence of Document
        In the order of reading.
    rows : mapping
        Rows by kind.
    stories : sequence of Story
        Which documents tell one story.
    contradictions : sequence of Contradiction
        What stands against what.
    days : mapping
        By document id: its day and what tells it, for those that tell one.
    hashes : mapping
        By document id: SHA-256 of the file that holds its text as read.
    """

    documents: Sequence[Document]
    rows: Mapping[str, Sequence[Row]]
    stories: Sequence[Story]
    contradictions: Sequence[Contradiction] = ()
    days: Mapping[str, tuple[date, str]] = field(default_factory=dict)
    hashes: Mapping[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, str]:
        """Text of each document by id."""
        return {document.id: document.text for document in self.documents}

    @property
    def story_of(self) -> dict[str, int]:
        """Number of the story of each document."""
        return {document: number for number, story in enumerate(self.stories) for document in story.documents}


@dataclass(frozen=True)
class Draft:
    """A drafted case, as the tables of its files.

    Parameters
    ----------
    scenario, sources, evidence : dict
        Contents of the files of these names.
    cast : Cast
        Its actors.
    numbers, cited : int
        How many numbers it holds, and how many of them rest on passages.
    """

    scenario: dict[str, Any]
    sources: dict[str, Any]
    evidence: dict[str, Any]
    cast: Cast


def propose(evidence: Evidence, library: IssueLibrary, known: Registry, *, title: str, as_of: date | None = None) -> Draft:
    """Propose a case.

    Parameters
    ----------
    evidence : Evidence
        The documents and what was read in them.
    library : IssueLibrary
        Issues that positions may concern.
    known : Registry
        Who the actors are.
    title : str
        Title of the case.
    as_of : date, optional
        Week 0; by default the day after the latest document that tells its day.

    Raises
    ------
    InputError
        If the documents tell of no war, or of no day and none is given.
    """
    war = sides(evidence.rows)
    if war is None:
        raise InputError(
            "The documents tell of no war between two states, and a case needs one: an attacker and a defender. "
            "Read documents that do, or start by hand: multipolar new scenario NAME."
        )
    day = as_of or as_of_day(evidence.days)
    if day is None:
        raise InputError("No document tells its day. Say which day the case starts on: --as-of 2025-05-09.")
    return _Drafter(evidence, library, known, cast_of(evidence.rows, known, war), day).draft(title)


class _Drafter:
    """One draft in the making; each method gives one table of the file."""

    def __init__(self, evidence: Evidence, library: IssueLibrary, known: Registry, cast: Cast, day: date) -> None:
        self.evidence, self.known, self.cast, self.day = evidence, known, cast, day
        self.library = library
        self.keys = keys_of(evidence.documents)
        self.passages = Passages(self.keys)
        self.affinities = pool(affinities.readings(evidence.rows, cast), evidence.story_of)
        self.leans = self._leans()
        self.patrons = self._patrons()
        self.topics = self._topics()
        found = positions.readings(evidence.rows, cast, self.topics, evidence.texts, self.leans)
        self.ideals = pool(found, evidence.story_of)
        self.attention = positions.salience(evidence.rows, cast, self.topics)

    def draft(self, title: str) -> Draft:
        """All tables."""
        cast = self.cast
        names = f"{cast.parts[cast.attacker].name} and {cast.parts[cast.defender].name}"
        scenario: dict[str, Any] = {
            "multipolar": 1,
            "title": title,
            "question": f"Which way does the war between {names} go, and when does the fighting stop?",
            "as_of": self.day,
            "horizon": HORIZON,
            "actors": {part.id: self._actor(part) for part in cast.parts.values()},
            "issues": {topic.id: self._issue(topic) for topic in self.topics},
            "positions": {topic.id: self._positions(topic) for topic in self.topics},
            "war": generic.war(cast.attacker, cast.defender, (self.day - timedelta(days=2 * 365)).isoformat()),
            "patrons": {patron: generic.patron() for patron in self.patrons},
            "talks": self._talks(),
            "calendar": self._calendar(),
            "ties": {"affinities": self._affinities()},
            "contradictions": self._contradictions(),
            "left_out": self._left_out(),
            "paths": self._paths(),
        }
        scenario = {key: value for key, value in scenario.items() if value or key == "positions"}
        sources = sources_of(self.evidence.documents, self.keys, self.evidence.days, self.day, self.evidence.hashes)
        return Draft(scenario, sources, dict(sorted(self.passages.cited.items())), cast)

    # ---- who -------------------------------------------------------------------------------------------------------------------

    def _leans(self) -> dict[str, float]:
        """By case id: 1 with the attacker, −1 with the defender, by the difference of affinities; members lean as their principal."""
        cast, leans = self.cast, {self.cast.attacker: 1.0, self.cast.defender: -1.0}
        for part in cast.principals:
            if part.id not in leans:
                gap = self._affinity(part.id, cast.attacker) - self._affinity(part.id, cast.defender)
                leans[part.id] = 1.0 if gap > 15.0 else -1.0 if gap < -15.0 else 0.0
        return {part.id: leans[part.of or part.id] for part in cast.parts.values()}

    def _affinity(self, one: str, other: str) -> float:
        pooled = self.affinities.get("ties.affinities.{}.{}".format(*sorted((one, other))))
        return pooled.mean if pooled else 0.0

    def _patrons(self) -> tuple[str, ...]:
        """Principals who do not lean to the attacker and are told to confer with it: they talk over the defender's head."""
        events, sides_ = self._rows("event", Event), (self.cast.attacker, self.cast.defender)
        others = [part for part in self.cast.principals if part.kind == "state" and part.id not in sides_ and self.leans[part.id] <= 0.0]
        return tuple(part.id for part in others if any(self._confer(event, part.id, self.cast.attacker) for event in events))[:2]

    def _confer(self, event: Event, one: str, other: str) -> bool:
        if event.plover != "CONSULT" or event.mode == "negated":
            return False
        met = {self.cast.principal(name) for each in (*event.source, *event.target) if (name := self.cast.case_id(each))}
        return {one, other} <= met

    def _actor(self, part: Part) -> dict[str, Any]:
        made: dict[str, Any] = {"name": part.name, "kind": part.kind}
        if part.kind == "state":
            made["iso3"] = state_of(part.canonical).removeprefix("state:")[:3]
        if not part.of:
            made |= {
                "capability": "50 */ 1.5",
                "credibility": "50 ± 15",
                "judgement": f"{generic.SAID} Documents tell of power in words only.",
            }
            return made
        body = self.cast.body(part.of)
        named = sum(max(1, each.mentions) for each in body)
        share = (max(1, part.mentions) + (named if part.leads else 0)) / (named + sum(named for each in body if each.leads) or 1)
        return made | {
            "of": part.of,
            "influence": spread(max(5.0, 100.0 * share), 12.0),
            "volatility": "5 */ 1.5",
            "judgement": {
                "influence": f"{PROPOSED}from attention: {part.mentions} of {named} times that somebody of this body is named"
                f"{'; as much again for the leader' if part.leads else ''}.",
                "volatility": f"{generic.SAID} Aims wander a little.",
            },
        }

    # ---- what ------------------------------------------------------------------------------------------------------------------

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
                owners |= {self.cast.principal(name) for each in event.source if (name := self.cast.case_id(each))}
        if kind == "pressure":  # whoever talks over the defender's head can lean on it
            owners = set(self.patrons)
        side = {"aid": -1.0, "sanctions": -1.0, "support": 1.0, "pressure": -1.0}[kind]
        return sorted(each for each in owners - {self.cast.attacker, self.cast.defender} if self.leans[each] * side >= 0.0)

    def _issue(self, topic: Topic) -> dict[str, Any]:
        """The issue as the library drafts it; a relief lifts the sanctions of this case, and is no effect where there are none."""
        entry = topic.entry
        if entry is None:
            raise InputError(f"issue '{topic.id}' is not in the library.")
        levers = [each.id for each in self.topics if each.lever == "sanctions"]
        made = entry.draft(self._roles(topic.decided_by), self._ids(topic.decided_by), levers)
        if "relieves" in made.get("effect", {}) and not levers:
            del made["effect"]
            made |= {"now": "10 ± 8", "judgement": {"now": f"{generic.SAID} No sanctions are told of."}}
        return made

    def _positions(self, topic: Topic) -> dict[str, Any]:
        made = {}
        for part in self.cast.parts.values():
            pooled = self.ideals.get(f"positions.{topic.id}.{part.id}.ideal")
            if pooled is not None or self._must_speak(topic, part):
                made[part.id] = self._position(topic, part, pooled)
        return made

    def _must_speak(self, topic: Topic, part: Part) -> bool:
        """Whether the case needs a position of somebody of whom the documents give none: the owner of a policy, a party to the talks."""
        if part.of:
            return False
        spoken = {each.id for each in self.cast.body(part.id) if f"positions.{topic.id}.{each.id}.ideal" in self.ideals}
        if spoken:
            return False
        return part.id == topic.decided_by if topic.is_lever else part.id in (self.cast.attacker, self.cast.defender, *self.patrons)

    def _position(self, topic: Topic, part: Part, pooled: Pooled | None) -> dict[str, Any]:
        lean = self.leans[part.id]
        ideal = pooled.mean if pooled else 50.0 if topic.is_lever else {1.0: 85.0, -1.0: 15.0}.get(lean, 50.0)
        said = {
            "ideal": why(pooled) if pooled else f"{generic.SAID} {'As today' if topic.is_lever else 'What its side wants, by its leaning'}."
        }
        made: dict[str, Any] = {"ideal": spread(ideal, pooled.spread if pooled else 15.0)}
        if not topic.is_lever:
            made["floor"] = spread(ideal - 30.0 * (lean or (1.0 if ideal > 50.0 else -1.0)), 12.0)
            said["floor"] = f"{generic.SAID} A third of the scale short of what it wants; documents rarely tell limits."
        count, whole = self.attention.get((topic.id, part.id), (0, 0))
        share = count / whole if whole else 0.0
        made["salience"] = spread(40.0 + 50.0 * share if whole else 50.0, 15.0)
        said["salience"] = f"{PROPOSED}from attention: {count} of its {whole} stated positions." if whole else f"{generic.SAID} Middling."
        if pooled:
            made["evidence"] = {"ideal": self.passages.of(pooled.readings)}
        return made | {"judgement": said}

    # ---- how -------------------------------------------------------------------------------------------------------------------

    def _talks(self) -> dict[str, Any]:
        terms = [topic.id for topic in self.topics if not topic.is_lever]
        made: dict[str, Any] = {}
        for patron in self.patrons:
            name = f"{patron}-{self.cast.attacker}"
            made[name] = {
                "name": f"{self.cast.parts[patron].name} with {self.cast.parts[self.cast.attacker].name}",
                "kind": "deal",
                "parties": [patron, self.cast.attacker],
                "settle": terms,
                "ratify": [self.cast.defender],
                **self._rounds(patron, self.cast.attacker),
            }
            pressure = [topic.id for topic in self.topics if topic.lever == "pressure" and topic.decided_by == patron]
            if pressure:
                made[name]["pressure"] = pressure[0]
        made[f"{self.cast.defender}-{self.cast.attacker}"] = {
            "name": f"{self.cast.parts[self.cast.defender].name} with {self.cast.parts[self.cast.attacker].name}",
            "kind": "deal",
            "parties": [self.cast.defender, self.cast.attacker],
            "settle": terms,
            **self._rounds(self.cast.defender, self.cast.attacker),
        }
        return made

    def _rounds(self, one: str, other: str) -> dict[str, Any]:
        met = [event for event in self._rows("event", Event) if self._confer(event, one, other) and event.mode == "actual"]
        said = f"{one} and {other} confer"
        ids = list(dict.fromkeys(self.passages.cite(e.document, e.span, "event", f"Tells that {said}.", "direction") for e in met))
        made: dict[str, Any] = {"rounds_a_week": "0.25 */ 1.6" if met else "0.08 */ 1.8", "freeze": "30 ± 12"}
        if ids:
            made["evidence"] = {"rounds_a_week": ids}
        how = (
            f"{PROPOSED}{len(met)} {'meeting is' if len(met) == 1 else 'meetings are'} told of; one round a month." if met else generic.SAID
        )
        return made | {"judgement": {"rounds_a_week": f"{how}", "freeze": f"{generic.SAID} Three rounds in ten are about a halt only."}}

    def _calendar(self) -> list[dict[str, Any]]:
        """Days ahead that documents name: those who confer may use them. Each proposes a livelier fortnight of talks."""
        track = f"{self.patrons[0] if self.patrons else self.cast.defender}-{self.cast.attacker}"
        made: dict[str, dict[str, Any]] = {}
        for row in self._rows("date", DateMention):
            if not row.earliest or row.earliest < self.day.isoformat() or row.resolution == "vague" or not _short(row):
                continue
            if date.fromisoformat(row.earliest) > self.day + timedelta(weeks=HORIZON):
                continue
            name = f"day-{row.earliest}"
            cited = self.passages.cite(
                row.document, row.span, "date", f"Names {row.earliest}{', a deadline' if row.deadline else ''}.", "inferred"
            )
            entry = made.setdefault(
                name,
                {
                    "id": name,
                    "name": f"{'Deadline' if row.deadline else 'A day'} that the documents name, {row.earliest}",
                    "on": date.fromisoformat(row.earliest),
                    "weeks": 2,
                    "quantity": f"rounds.{track}",
                    "times": "1.2 */ 1.15",
                    "evidence": [],
                    "judgement": f"{PROPOSED}people who talk use such days; say what it is and whether it matters.",
                },
            )
            if cited not in entry["evidence"]:
                entry["evidence"].append(cited)
        return [made[name] for name in sorted(made)]

    def _affinities(self) -> list[dict[str, Any]]:
        made = []
        for address, pooled in self.affinities.items():
            _, _, one, other = address.split(".")
            value = spread(pooled.mean, max(8.0, pooled.spread), -100.0)
            made.append({"between": [one, other], "value": value, "evidence": self.passages.of(pooled.readings), "judgement": why(pooled)})
        return made

    def _contradictions(self) -> list[dict[str, Any]]:
        made = []
        for found in self.evidence.contradictions[:MOST_CONTRADICTIONS]:
            ids = [
                self.passages.cite(document, span, "against", "Stands against another passage; see contradictions.", "direction")
                for document, span in ((found.one_document, found.one), (found.other_document, found.other))
            ]
            if len(set(ids)) == 2:
                made.append({"about": found.explanation, "claims": ids})
        return made

    def _left_out(self) -> list[str]:
        names = [self.known.actors[each].name if each in self.known.actors else each.partition(":")[2] for each in self.cast.left_out]
        said = ["Forces, losses and economies: documents do not give them; the values are generic."]
        return [*said, f"Named, and not taken up: {', '.join(sorted(names))}."] if names else said

    def _paths(self) -> dict[str, Any]:
        told = self._rows("scenario", NamedScenario)
        texts = self.evidence.texts
        words = [f"{row.name.replace('-', ' ')} {row.span.quote(texts[row.document])}".casefold() for row in told]
        made: dict[str, Any] = {}
        labels = {row: " ".join(row.label.quote(texts[row.document]).split()).strip(" :*_") for row in told}
        for path in paths_of(told, words, labels, self.cast, pressed=bool(self.patrons)):
            entry: dict[str, Any] = {"name": path.name, "when": path.when, "meaning": path.meaning}
            if ids := self._told(path):
                entry["evidence"] = ids
            made[path.id if path.id not in made else f"{path.id}-2"] = entry
        return made

    def _told(self, path: Path) -> list[str]:
        return list(
            dict.fromkeys(
                self.passages.cite(row.document, row.span, "scenario", f"An author names this way: {slug(row.name)}.", "stated")
                for row in path.told
            )
        )

    def _rows(self, kind: str, row: type[T]) -> list[T]:
        return [each for each in self.evidence.rows.get(kind, ()) if isinstance(each, row)]


def _short(row: DateMention) -> bool:
    """Whether a date is a day or a few, not a month or a year."""
    return (date.fromisoformat(row.latest) - date.fromisoformat(row.earliest)).days <= 7
