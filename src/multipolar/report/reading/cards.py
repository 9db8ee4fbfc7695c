"""What a row says, in a line: who, what, how sure, by which rule."""

from __future__ import annotations

from dataclasses import dataclass

from multipolar.report.naming import issue_name
from multipolar.report.reading.material import Material
from multipolar.report.reading.names import BASES, DIRECTIONS, KINDS, MODES, SIGNS
from multipolar.results.evidence import Claim, DateMention, Event, Mention, NamedScenario, Position, Row, Span, Tie


@dataclass(frozen=True, slots=True)
class Card:
    """A row as one reads it.

    Parameters
    ----------
    kind, label : str
        Kind of the row, and its name.
    says : str
        Who does, claims or wants what.
    badges : tuple of str
        What to bear in mind: hedged, contested, planned.
    quotes : tuple of (str, str)
        Further passages, each with what it is.
    quote : str
        The passage itself.
    rule : str
        What made the row.
    confidence : float
        How far the rule can be trusted.
    """

    kind: str
    label: str
    says: str
    badges: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    quote: str
    rule: str
    confidence: float


def card(row: Row, material: Material) -> Card:
    """The card of any row."""
    says, badges, others = _said(row, material)
    text = material.by_id[row.document].text
    quotes = tuple((label, span.quote(text)) for label, span in others if span is not None and span != row.span)
    return Card(row.kind, KINDS[row.kind][0], says, tuple(badges), quotes, row.span.quote(text), row.rule, row.confidence)


def _said(row: Row, material: Material) -> tuple[str, list[str], list[tuple[str, Span | None]]]:
    if isinstance(row, Claim):
        weakened: list[tuple[str, Span | None]] = [("weakened by", hedge) for hedge in row.hedges]
        return material.naming.all(row.source), claim_badges(row), [("disputed by", row.contest), *weakened]
    if isinstance(row, Position):
        return position_says(row, material), position_badges(row), [("on condition", row.condition)]
    if isinstance(row, Event):
        return event_says(row, material), event_badges(row, material), []
    if isinstance(row, Tie):
        return tie_says(row, material), tie_badges(row), []
    if isinstance(row, DateMention):
        return *_date(row), []
    if isinstance(row, NamedScenario):
        further: list[tuple[str, Span | None]] = [("if", span) for span in row.conditions]
        return row.name.replace("-", " "), [], [*further, *(("then", span) for span in row.outcomes)]
    if isinstance(row, Mention):
        return *_mention(row, material), []
    return row.kind, [], []


def claim_badges(row: Claim) -> list[str]:
    """How the document puts it."""
    found: list[str] = [row.certainty] if row.certainty != "asserted" else []
    found += ["denied by its source"] if row.polarity == "deny" else []
    found += ["contested"] if row.contested else []
    return found + ([f"{row.attribution} attribution"] if row.attribution != "explicit" else [])


def position_says(row: Position, material: Material) -> str:
    """Who is for, against or demands what."""
    issue = issue_name(row.issue) if row.issue else "an issue that the library does not have"
    word = DIRECTIONS[row.direction][1]
    whom = f" of {material.naming.all(row.target)}" if row.target else ""
    said = f"demands{whom}, on {issue}" if row.direction == "demand" else f"{word} {issue}{f' (asked{whom})' if whom else ''}"
    return f"{material.naming.all(row.actors)}: {said}"


def position_badges(row: Position) -> list[str]:
    """What the position rests on."""
    found = [BASES.get(row.basis, row.basis)] if row.basis != "reported" else []
    return found + (["conditional"] if row.conditional else []) + (["hedged"] if row.hedged else [])


def event_says(row: Event, material: Material) -> str:
    """Who does what to whom."""
    source = material.naming.all(row.source, "somebody")
    # Both leaders meet each other: once is enough.
    target = "" if set(row.target) <= set(row.source) else material.naming.all(row.target, "")
    arrow = f" {'↔' if row.reciprocal else '→'} {target}" if target else ""
    return f"{source}{arrow}: {row.plover.lower()}"


def event_badges(row: Event, material: Material) -> list[str]:
    """Whether it is told as having happened; when and where."""
    place = [f"in {material.naming.of(row.place)}"] if row.place else []
    return [mode_words(row.mode), *([days(row.date)] if row.date else []), *place]


def mode_words(mode: str) -> str:
    """A mode with its sign."""
    return f"{MODES[mode][0]} {mode}"


def days(pair: tuple[str, str]) -> str:
    """A day, or the first and last of several."""
    return pair[0] if pair[0] == pair[1] else f"{pair[0]} to {pair[1]}"


def tie_says(row: Tie, material: Material) -> str:
    """Who stands how to whom."""
    a, b = material.naming.of(row.a), material.naming.of(row.b)
    return f"{a} {'→' if row.directed else '–'} {b}: {row.type} ({SIGNS[row.sign][0]})"


def tie_badges(row: Tie) -> list[str]:
    """What kind of a tie it is, where it is not simply there."""
    return [SIGNS[row.sign][1], *([row.status] if row.status != "actual" else [])]


def _date(row: DateMention) -> tuple[str, list[str]]:
    said = days((row.earliest, row.latest)) if row.earliest else "not resolved to a day"
    return said, [row.resolution, *(["deadline"] if row.deadline else []), *([f"from {row.basis}"] if row.basis else [])]


def _mention(row: Mention, material: Material) -> tuple[str, list[str]]:
    if row.actors:
        return material.naming.all(row.actors), [row.form]
    return material.naming.all([row.proposed] if row.proposed else []), [row.form, "not in the registry"]
