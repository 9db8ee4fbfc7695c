"""Who belongs to whose body."""

from __future__ import annotations

from multipolar.scenario.validate.report import Findings


def check_bodies(findings: Findings) -> None:
    """Principals exist, nobody is above itself, and members have an influence."""
    actors = findings.origin.scenario.actors
    cyclic: set[str] = set()
    for name, actor in actors.items():
        if actor.of is None:
            if actor.influence is not None:
                said = f"actors.{name}: 'influence' is the weight inside a body, but '{name}' belongs to none."
                findings.add(("actors", name, "influence"), said, "Add 'of: <principal>' or leave influence out.")
            continue
        if not findings.refer(("actors", name, "of"), actor.of, actors, "actor"):
            continue
        if actor.influence is None:
            findings.add(("actors", name), f"actors.{name}: a member of a body needs 'influence', 0 to 100.")
        if name not in cyclic and (loop := _loop(findings, name)):
            cyclic.update(loop)
            said = f"the bodies run in a circle: {' of '.join([*loop, loop[0]])}."
            findings.add(("actors", loop[0], "of"), said, "One of them must stand alone, without 'of'.")


def _loop(findings: Findings, start: str) -> list[str]:
    actors, way = findings.origin.scenario.actors, [start]
    while (above := actors[way[-1]].of) is not None and above in actors:
        if above in way:
            return way[way.index(above) :]
        way.append(above)
    return []
