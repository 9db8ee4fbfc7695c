"""Every name in a scenario belongs to something that is there, and is of the right kind."""

from __future__ import annotations

from multipolar.scenario.addresses import Steps
from multipolar.scenario.bodies import principal
from multipolar.scenario.schema import CalendarEvent, Issue, Lever, Scenario, Threat, Track
from multipolar.scenario.validate.report import Findings


def check_references(findings: Findings) -> None:
    """Names in positions, issues, war, patrons, talks, calendar, threats and ties."""
    scenario = findings.origin.scenario
    _positions(findings, scenario)
    for name, issue in scenario.issues.items():
        _issue(findings, scenario, name, issue)
    _war(findings, scenario)
    for patron in scenario.patrons:
        if _principal(findings, ("patrons", patron), patron):
            _stands_apart(findings, scenario, patron)
    for name, track in scenario.talks.items():
        _track(findings, scenario, name, track)
    for index, event in enumerate(scenario.calendar):
        _calendar(findings, scenario, index, event)
    for name, threat in scenario.threats.items():
        _threat(findings, scenario, name, threat)
    _ties(findings, scenario)


def _principal(findings: Findings, place: Steps, name: str) -> bool:
    """Whether `name` is an actor that sits in nobody's body; only these wage war, talk, threaten and decide."""
    actors = findings.origin.scenario.actors
    if not findings.refer(place, name, actors, "actor"):
        return False
    if actors[name].of is None:
        return True
    where = ".".join(str(step) for step in place)
    above = principal(findings.origin.scenario, name)
    findings.add(place, f"{where}: '{name}' sits in the body of '{above}'; name the principal, '{above}'.")
    return False


def _stands_apart(findings: Findings, scenario: Scenario, patron: str) -> None:
    """A patron helps the defender and fights on neither side."""
    sides = {scenario.war.attacker: "attacker", scenario.war.defender: "defender"}
    if patron not in sides:
        return
    may = [name for name, actor in scenario.actors.items() if actor.of is None and name not in sides]
    said = f"patrons.{patron}: '{patron}' is the {sides[patron]}; a patron helps the defender without fighting itself."
    findings.add(("patrons", patron), said, f"It may be: {', '.join(may)}." if may else "The case has no actor who could be one.")


def _positions(findings: Findings, scenario: Scenario) -> None:
    for issue, positions in scenario.positions.items():
        findings.refer(("positions", issue), issue, scenario.issues, "issue")
        for actor in positions:
            findings.refer(("positions", issue, actor), actor, scenario.actors, "actor")


def _issue(findings: Findings, scenario: Scenario, name: str, issue: Issue) -> None:
    place = ("issues", name)
    if issue.decided_by is not None and _principal(findings, (*place, "decided_by"), issue.decided_by):
        _decider(findings, scenario, name, issue.decided_by)
    if issue.lever is not None:
        _lever(findings, scenario, name, issue.lever)
    levers = [other for other, item in scenario.issues.items() if item.lever is not None and item.lever.kind == "sanctions"]
    for lever in (issue.effect.relieves or ()) if issue.effect else ():
        findings.refer((*place, "effect", "relieves"), lever, levers, "lever of kind 'sanctions'")


def _decider(findings: Findings, scenario: Scenario, name: str, owner: str) -> None:
    """Somebody in the deciding body must have a position, or nothing decides the lever."""
    body = {actor for actor in scenario.actors if actor == owner or principal(scenario, actor) == owner}
    if not body & set(scenario.positions.get(name, {})):
        findings.add(
            ("issues", name, "decided_by"),
            f"issues.{name}: '{owner}' decides it, but neither '{owner}' nor a member of its body has a position on it.",
            f"Give one under positions.{name}.",
        )


def _lever(findings: Findings, scenario: Scenario, name: str, lever: Lever) -> None:
    war = scenario.war
    wanted = {"aid": war.defender, "pressure": war.defender, "support": war.attacker, "sanctions": war.attacker}[lever.kind]
    if lever.target != wanted:
        key = "to" if lever.to is not None else "on"
        role = "defender" if wanted == war.defender else "attacker"
        said = f"issues.{name}.lever: '{lever.kind}' bears on the {role}, '{wanted}', not on '{lever.target}'."
        findings.add(("issues", name, "lever", key), said)


def _war(findings: Findings, scenario: Scenario) -> None:
    war = scenario.war
    for role in ("attacker", "defender"):
        _principal(findings, ("war", role), getattr(war, role))
    if war.attacker == war.defender:
        findings.add(("war", "defender"), f"war: attacker and defender are both '{war.attacker}'.")
    elif set(war.sides) != {war.attacker, war.defender}:
        said = f"war.sides: the sides are '{war.attacker}' and '{war.defender}', not {', '.join(war.sides) or 'none'}."
        findings.add(("war", "sides"), said)


def _track(findings: Findings, scenario: Scenario, name: str, track: Track) -> None:
    place = ("talks", name)
    known = [_principal(findings, (*place, "parties"), party) for party in track.parties]
    for actor in track.ratify:
        _principal(findings, (*place, "ratify"), actor)
    terms = [issue for issue, item in scenario.issues.items() if item.is_term]
    for issue in track.settle:
        findings.refer((*place, "settle"), issue, terms, "term (an issue with 'settles: war')")
    levers = [issue for issue, item in scenario.issues.items() if item.lever is not None and item.lever.kind == "pressure"]
    if track.pressure is not None:
        findings.refer((*place, "pressure"), track.pressure, levers, "lever of kind 'pressure'")
    if all(known):
        _represented(findings, scenario, name, track)


def _represented(findings: Findings, scenario: Scenario, name: str, track: Track) -> None:
    """Each side sits at the table itself, or (the defender in talks about a deal) through one of its patrons."""
    war = scenario.war
    patrons = set(scenario.patrons) if track.kind == "deal" else set()
    for side, others in ((war.attacker, set()), (war.defender, patrons)):
        if side in scenario.actors and not set(track.parties) & {side, *others}:
            who = f"'{side}' itself" + (f" or a patron ({', '.join(sorted(others))})" if others else "")
            said = f"talks.{name}: nobody at the table speaks for '{side}'; one of the parties must be {who}."
            findings.add(("talks", name, "parties"), said)


def _calendar(findings: Findings, scenario: Scenario, index: int, event: CalendarEvent) -> None:
    levers = [f"lever.{name}" for name, issue in scenario.issues.items() if issue.is_lever]
    known = ["tempo", *(f"rounds.{track}" for track in scenario.talks), *levers]
    findings.refer(("calendar", index, "quantity"), event.quantity, known, "quantity")


def _threat(findings: Findings, scenario: Scenario, name: str, threat: Threat) -> None:
    place = ("threats", name)
    _principal(findings, (*place, "by"), threat.by)
    _principal(findings, (*place, "against"), threat.against)
    if threat.do.lever is not None:
        levers = [issue for issue, item in scenario.issues.items() if item.is_lever]
        findings.refer((*place, "do", "lever"), threat.do.lever, levers, "lever")
    sides = (scenario.war.attacker, scenario.war.defender)
    if threat.do.reinforcement is not None and principal(scenario, threat.by) not in sides:
        findings.add((*place, "do"), f"threats.{name}: 'reinforcement' is the author's own; '{threat.by}' is no side of the war.")


def _ties(findings: Findings, scenario: Scenario) -> None:
    for index, tie in enumerate(scenario.ties.affinities):
        for actor in tie.between:
            findings.refer(("ties", "affinities", index, "between"), actor, scenario.actors, "actor")
    for organisation, members in scenario.ties.memberships.items():
        place = ("ties", "memberships", organisation)
        if findings.refer(place, organisation, scenario.actors, "actor") and scenario.actors[organisation].kind != "organisation":
            findings.add(place, f"ties.memberships: '{organisation}' is a {scenario.actors[organisation].kind}, not an organisation.")
        for actor in members:
            findings.refer(place, actor, scenario.actors, "actor")
