"""``scenario.yaml`` as a whole."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from multipolar.scenario.schema.actors import Actor, Position
from multipolar.scenario.schema.basis import Based, Settings
from multipolar.scenario.schema.calendar import CalendarEvent
from multipolar.scenario.schema.checks import Value
from multipolar.scenario.schema.fields import Cites, Day, Id, Part, Table, Text, Weeks
from multipolar.scenario.schema.issues import Issue
from multipolar.scenario.schema.talks import Track
from multipolar.scenario.schema.threats import Threat
from multipolar.scenario.schema.ties import Ties
from multipolar.scenario.schema.war import Patron, War


class PathSpec(Part):
    """A class of whole histories; paths are tried in the order of the file."""

    noun: ClassVar[str] = "a path"

    name: Text
    when: Text = Field(description="A condition over events, states and measures.")
    meaning: Text | None = None
    evidence: Cites = ()


def _as_written(value: object) -> object:
    """A day as its text; anything else as it is."""
    return value.isoformat() if isinstance(value, date) else value


class Earlier(Based):
    """What a number, or the day on which the war began, was known to be before a date, for ``--as-of``."""

    noun: ClassVar[str] = "an earlier value"
    BEGAN: ClassVar[str] = "war.began"

    address: Text = Field(description="A number, or `war.began`.")
    until: Day = Field(description="Holds for as-of dates before this day.")
    value: Annotated[Value, BeforeValidator(_as_written)]


class Contradiction(Part):
    """Claims that cannot all be true, set side by side and left unresolved."""

    noun: ClassVar[str] = "a contradiction"

    about: Text
    claims: Annotated[Cites, Field(min_length=2)]


def _calendar_by_id(events: tuple[CalendarEvent, ...]) -> tuple[CalendarEvent, ...]:
    names = [event.id for event in events]
    if twice := [name for name in names if names.count(name) > 1]:
        raise ValueError(f"two calendar events are called '{twice[0]}'.")
    return tuple(sorted(events, key=lambda event: event.id))


class Scenario(Part):
    """A case: who, what, how things stand, and which paths it tells apart.

    Every table except `paths` is sorted by id, whatever the order in the file.
    """

    noun: ClassVar[str] = "a scenario"

    multipolar: Literal[1] = Field(description="Version of this format.")
    title: Text
    question: Text = Field(description="What the case asks.")
    as_of: Day = Field(description="Week 0: what was known by this day.")
    horizon: Weeks = Field(description="Weeks simulated, 1 to 1040.")
    actors: Annotated[Table[Actor], Field(min_length=1)]
    issues: Table[Issue] = Field(default={}, description="Terms that the talks settle, and levers that somebody decides.")
    positions: Table[Table[Position]] = Field(default={}, description="Issue → actor → position.")
    war: War
    patrons: Table[Patron] = Field(default={}, description="Patrons of the defender who may negotiate over its head.")
    talks: Table[Track] = Field(default={}, description="Tracks of talks.")
    calendar: Annotated[tuple[CalendarEvent, ...], AfterValidator(_calendar_by_id)] = ()
    threats: Table[Threat] = Field(default={}, description="Threats with a deadline.")
    ties: Ties = Ties()
    world: dict[str, Settings] = Field(default={}, description="Mechanism → parameter: overrides of its defaults.")
    earlier: tuple[Earlier, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    left_out: tuple[Text, ...] = ()
    paths: Annotated[dict[Id, PathSpec], Field(min_length=1)] = Field(description="Tried in order; the first that holds names the history.")
