"""Names a reader knows for what the case and the world call by an id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from multipolar.scenario.names import ABBREVIATED, issue_words

if TYPE_CHECKING:
    from multipolar.scenario import Case

EVENTS = {
    "truce": "A short truce",
    "truce-broke": "A truce breaks",
    "ceasefire": "A ceasefire",
    "ceasefire-broke": "The ceasefire breaks",
    "lull": "The fighting dies down without an agreement",
    "lull-broke": "The lull ends",
    "deal": "A deal",
    "deal-broke": "The deal breaks",
    "pressed": "A deal pressed on the weaker side",
    "pressed-broke": "The pressed deal breaks",
    "refused": "An agreed offer is refused",
    "widened": "The war widens",
    "fighting-stopped": "The fighting stops",
}
STATES = {
    "at-war": "war",
    "war": "war",
    "lull": "lull",
    "lull-in-force": "lull",
    "ceasefire": "ceasefire",
    "ceasefire-in-force": "ceasefire",
    "deal": "deal",
    "deal-in-force": "deal",
    "collapsed": "collapse",
    "collapse": "collapse",
}


def actor_name(case: Case, actor: str) -> str:
    """The name of an actor, or its id."""
    found = case.scenario.actors.get(actor)
    return (found.name if found else "") or actor


def event_name(case: Case, event: str) -> str:
    """What happens at an event, as a short phrase."""
    if event in EVENTS:
        return EVENTS[event]
    kind, _, rest = event.partition(".")
    if rest and kind in EVENTS:
        track = case.scenario.talks.get(rest)
        return f"{EVENTS[kind]} ({(track.name if track else '') or rest})"
    if rest and kind in ("threat", "bluff"):
        threat = case.scenario.threats.get(rest)
        name = (threat.name if threat else "") or rest
        return f"Carried out: {name}" if kind == "threat" else f"Not carried out: {name}"
    if event.startswith("collapse-of-"):
        return f"{actor_name(case, event.removeprefix('collapse-of-'))} collapses"
    return event


def state_name(state: str) -> str:
    """What a status of the war is called."""
    return STATES.get(state, state)


def sides(case: Case) -> tuple[str, str]:
    """The ids of the attacker and the defender."""
    return case.scenario.war.attacker, case.scenario.war.defender


def issue_name(issue: str, case: Case | None = None) -> str:
    """An issue's id as words: us-military-aid becomes US military aid; with a case, names have the capitals they have there."""
    words = issue.split("-")
    text = " ".join(word.upper() if word in ABBREVIATED else word for word in words) if case is None else issue_words(case, issue)
    return text[:1].upper() + text[1:]


def number_said(case: Case, address: str) -> str:
    """What a number of the case means, with whom and what it is about: Ukraine: utility points of fighting on."""
    entry = case.numbers.get(address)
    meaning = entry.meaning.rstrip(".") if entry is not None else ""
    about = _about(case, address.split("."))
    return f"{about}: {meaning[:1].lower()}{meaning[1:]}" if about and meaning else about or f"{meaning[:1].upper()}{meaning[1:]}"


def _about(case: Case, parts: list[str]) -> str:
    """Whom or what an address of the case's own numbers names."""
    scenario, kind, rest = case.scenario, parts[0], parts[1:-1]
    if kind == "positions" and len(rest) > 1:
        return f"{actor_name(case, rest[1])} on {issue_name(rest[0], case)}"
    if kind == "actors" and rest:
        return actor_name(case, rest[0])
    if parts[:2] == ["war", "sides"] and len(parts) > 3:
        return actor_name(case, parts[2])
    if kind == "issues" and rest:
        return issue_name(rest[0], case)
    if kind == "calendar" and rest:
        window = next((one for one in scenario.calendar if one.id == rest[0]), None)
        return f"{window.name or rest[0]} ({window.quantity})" if window is not None else rest[0]
    if kind == "ties" and len(parts) > 3:
        return f"{actor_name(case, parts[-2])} and {actor_name(case, parts[-1])}"
    found: Any = (scenario.talks if kind == "talks" else scenario.threats if kind == "threats" else {}).get(rest[0] if rest else "")
    return (found.name or rest[0]) if found is not None else ""


def toll_name(case: Case, key: str) -> str:
    """Whom a toll counts: russia-military becomes Russia: military losses."""
    if key.endswith("-military"):
        return f"{actor_name(case, key.removesuffix('-military'))}: military losses"
    return {"civilians": "Civilian casualties", "displaced": "People displaced"}.get(key, key)
