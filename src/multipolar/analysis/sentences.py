"""What happened in one history, in plain dated sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from multipolar.results import Run

if TYPE_CHECKING:
    from multipolar.scenario import Case

Details = Mapping[str, Any]


def actor(case: Case, name: Any) -> str:
    """The name of an actor as the case gives it, else its id."""
    found = case.scenario.actors.get(str(name))
    return found.name if found is not None and found.name else str(name)


def track(case: Case, details: Details) -> str:
    """Between whom, where the event names its track of talks."""
    found = case.scenario.talks.get(str(details.get("track", "")))
    if found is None:
        return ""
    names = [actor(case, name) for name in found.parties]
    return f" between {' and '.join(names)}"


def _terms(details: Details) -> str:
    """The agreed terms: issue and place on its scale."""
    terms = details.get("terms")
    if not isinstance(terms, Mapping) or not terms:
        return ""
    said = [f"{str(issue).replace('-', ' ')} {float(value):.0f}" for issue, value in terms.items()]
    return f" Terms, on scales from 0 to 100: {', '.join(said)}."


def _deal(case: Case, details: Details) -> str:
    pressed = " The weaker side accepts under pressure what it would otherwise have refused." if details.get("pressed") else ""
    return f"A deal is signed{track(case, details)}.{pressed}{_terms(details)}"


def _threat(case: Case, details: Details, *, done: bool) -> str:
    found = case.scenario.threats.get(str(details.get("threat", "")))
    name = (found.name if found is not None else "") or str(details.get("threat", "a threat"))
    return f"{'A threat is carried out' if done else 'A deadline passes and the threat is not carried out'}: {name}."


SENTENCES = {
    "deal-broke": "The deal breaks and the fighting resumes.",
    "ceasefire": "A ceasefire is signed{track}; it settles nothing.",
    "ceasefire-broke": "The ceasefire breaks.",
    "truce": "A short truce is agreed{track}.",
    "truce-broke": "The short truce ends in mutual accusations.",
    "lull": "The fighting dies down without any agreement.",
    "lull-broke": "The lull ends and the fighting resumes.",
    "pressed": "The weaker side accepts under pressure what it would otherwise have refused.",
    "pressed-broke": "The deal that was pressed on the weaker side breaks.",
    "refused": "A signed offer is refused at home.",
    "imposed": "Terms are imposed on the side that collapsed.",
    "widened": "The war widens.",
}

AGAIN = {
    ("deal", "war"): "The deal breaks and the fighting resumes.",
    ("ceasefire", "war"): "The ceasefire breaks.",
    ("lull", "war"): "The lull ends and the fighting resumes.",
    ("", "deal"): "Another deal is signed.",
    ("", "ceasefire"): "Another ceasefire is signed.",
    ("", "lull"): "The fighting dies down again without any agreement.",
}
"""What a change of the war's state means when no event of the same week tells it: events are told once, when they first happen."""

SILENT = frozenset({"fighting-stopped", "round", "status"})
"""Events that are not told for themselves."""

TOLD_BY = {"pressed": ("deal",), "deal-broke": ("pressed-broke",), "deal": ("deal.",), "ceasefire": ("ceasefire.",)}
"""Events that another one of the same week tells better."""


def sentence(case: Case, kind: str, details: Details) -> str:
    """One event as a sentence; an unknown kind is named as it is."""
    if kind.startswith("collapse-of-"):
        return f"{actor(case, kind.removeprefix('collapse-of-'))} collapses."
    head, _, rest = kind.partition(".")
    known = {"track": rest, "threat": rest, **details} if rest else details
    if head == "deal":
        return _deal(case, known)
    if head in ("threat", "bluff"):
        return _threat(case, known, done=head == "threat")
    if head in SENTENCES:
        return SENTENCES[head].format(track=track(case, known))
    return f"{kind.replace('-', ' ').capitalize()}."


def _week(case: Case, events: list[tuple[str, Details]]) -> list[str]:
    """The sentences of one week."""
    kinds = [kind for kind, _ in events]
    said = [sentence(case, kind, details) for kind, details in events if kind not in SILENT and not _told(kind, kinds)]
    if said:
        return said
    changes = [(str(details.get("from")), str(details.get("to"))) for kind, details in events if kind == "status"]
    return [text for old, new in changes if (text := AGAIN.get((old, new)) or AGAIN.get(("", new)))]


def _told(kind: str, kinds: list[str]) -> bool:
    return any(other.startswith(better) and other != kind for better in TOLD_BY.get(kind, ()) for other in kinds)


def tell(run: Run, member: int, events: Sequence[tuple[int, str, Any]]) -> list[tuple[date, str]]:
    """The history of `member` in dated sentences, from where it starts to where it stands at the horizon."""
    weeks: dict[int, list[tuple[str, Details]]] = {}
    for week, kind, details in events:
        weeks.setdefault(week, []).append((kind, details or {}))
    lines = [(run.as_of, _state(run, member, 0))]
    for week in sorted(weeks):
        lines += [(run.calendar.date_of(week), text) for text in _week(run.case, weeks[week])]
    return [*lines, (run.calendar.end, _end(run, member))]


def _state(run: Run, member: int, week: int) -> str:
    held = _value(run, "war.front", member, week)
    war = run.case.scenario.war
    if held is None:
        return "The history starts."
    return f"{actor(run.case, war.attacker)} holds {held:.1f} % of {actor(run.case, war.defender)}."


ENDS = (
    "The war goes on",
    "The fighting has died down without an agreement",
    "The ceasefire holds",
    "The deal holds",
    "The war has ended in a collapse",
)


def _end(run: Run, member: int) -> str:
    held = _value(run, "war.front", member, run.weeks)
    text = ENDS[int(run.status[member, -1])]
    war = run.case.scenario.war
    return f"{text}; {actor(run.case, war.attacker)} holds {held:.1f} %." if held is not None else f"{text}."


def _value(run: Run, measure: str, member: int, week: int) -> float | None:
    if measure not in run.measures:
        return None
    value = float(run.measure(measure)[member, week])
    return value if value == value else None
