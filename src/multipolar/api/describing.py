"""What there is: cases, switches, parameters, measures, runs; and a case in short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from multipolar.api.cases import as_case, load
from multipolar.errors import Problem, ScenarioError
from multipolar.library.reading import read_yaml
from multipolar.store import list_runs, read_manifest, shown_name

if TYPE_CHECKING:
    from multipolar.scenario import Case, CheckReport
    from multipolar.world import Idle

MAIN = "ukraine-2025"
"""The case of the main job."""


def cases() -> list[dict[str, Any]]:
    """The bundled cases: id, title, question, as-of date, horizon."""
    from multipolar import library

    return [_case_row(load(name)) for name in library.scenario_names()]


def _case_row(case: Case) -> dict[str, Any]:
    return {"case": case.id, "title": case.title, "question": case.scenario.question, "as_of": case.as_of, "horizon": case.horizon}


def switches() -> list[dict[str, str]]:
    """What ``--without`` can switch off, and what that means."""
    from multipolar import world

    return [{"switch": name, "meaning": meaning} for name, meaning in world.SWITCHES.items()]


def parameters(case: Case | str | Path | None = None) -> list[dict[str, Any]]:
    """Every number that ``--set`` can change: the case's own and the world's; only the world's without a case."""
    if case is None:
        from multipolar import library

        return [
            {
                "address": item.address,
                "value": item.default,
                "low": item.low,
                "high": item.high,
                "basis": item.source,
                "meaning": item.meaning,
                "unit": item.unit,
            }
            for item in library.parameters()
        ]
    return [
        {
            "address": address,
            "value": str(entry.number),
            "low": entry.low,
            "high": entry.high,
            "basis": entry.basis.kind,
            "meaning": entry.meaning,
            "unit": "",
        }
        for address, entry in as_case(case).numbers.items()
    ]


def measures(case: Case | str | Path = MAIN) -> dict[str, Any]:
    """What a run of the case records and a question may use: weekly measures with units and ranges, events, states, single values.

    A range is a pair of numbers, None where it has no end: no week of any history leaves it.
    """
    from multipolar import world
    from multipolar.scenario.conditions.names import bounds

    program = world.build(as_case(case))
    return {
        "measures": {name: program.units[name] for name in program.series},
        "ranges": {name: [end if isfinite(end) else None for end in bounds(name)[:2]] for name in program.series},
        "events": list(program.events),
        "states": ["at-war", "deal-in-force", "ceasefire-in-force", "lull-in-force", "collapsed"],
        "scalars": list(program.scalars),
    }


def runs() -> list[dict[str, Any]]:
    """The runs in ``runs/`` and the one that ``LAST`` names, wherever it lies; newest first."""
    found = []
    for folder in list_runs():
        plan = read_manifest(folder).plan
        row = {name: getattr(plan, name) for name in ("case", "as_of", "runs", "seed", "without")}
        found.append({"run": shown_name(folder), **row, "set": plan.overrides})
    return found


def show(case: Case | str | Path) -> dict[str, Any]:
    """A case in short: who, what, when, which paths, and what its numbers rest on."""
    found = as_case(case)
    scenario = found.scenario
    own = [entry for entry in found.numbers.values() if not entry.default]
    return _case_row(found) | {
        "actors": {name: item.name for name, item in scenario.actors.items()},
        "issues": {name: item.question for name, item in scenario.issues.items()},
        "talks": {name: {"parties": list(item.parties), "settle": list(item.settle)} for name, item in scenario.talks.items()},
        "threats": {name: item.name for name, item in scenario.threats.items()},
        "paths": {name: {"name": item.name, "when": item.when, "meaning": item.meaning} for name, item in scenario.paths.items()},
        "numbers": len(own),
        "basis": dict(Counter(entry.basis.kind for entry in own)),
        "documents": {name: {"title": item.title, "date": item.date} for name, item in found.sources.documents.items()},
        "contradictions": [item.about for item in scenario.contradictions],
        "left_out": list(scenario.left_out),
        "folder": found.folder,
    }


def new_scenario(name: str, folder: str | Path | None = None) -> Path:
    """A new case, copied from the small teaching case, at `folder` (default: ``NAME`` here); InputError if something is there."""
    from multipolar import scenario

    return scenario.new_scenario(name, folder)


def schema() -> dict[str, Any]:
    """The JSON Schema of the scenario format, for editors."""
    from multipolar import scenario

    return dict(scenario.json_schema())


def check(case: str | Path, *, documents: str | Path | None = None) -> CheckReport:
    """Check a case's files, its references, and its evidence against the documents where they are at hand.

    A case that cannot be read gives a report with its errors, each with file and line. Of one that can, the numbers that move nothing in
    a run are among the warnings: they are found by moving them, in the compiled world.
    """
    from multipolar import scenario, world

    report = scenario.check_folder(case, documents)
    if report.errors:
        return report
    found = load(case)
    try:
        world.build(found)
    except ScenarioError as error:
        return replace(report, errors=error.problems)
    if unknown := _unknown_switches(found):
        return replace(report, errors=unknown)
    own = [address for address, entry in found.numbers.items() if not entry.default]
    return replace(report, warnings=(*report.warnings, *_together(found, world.idle_numbers(found, own))))


def _unknown_switches(case: Case) -> tuple[Problem, ...]:
    """Mechanisms that a check of the case would switch off and that there are not."""
    from multipolar import world
    from multipolar.scenario.names import known_hint

    file = case.folder / "checks.yaml"
    wrong = [(index, name) for index, each in enumerate(case.checks) for name in each.without if name not in world.SWITCHES]
    lines = read_yaml(file) if wrong else None
    return tuple(
        Problem(
            f"check '{case.checks[index].name}': '{name}' is not a mechanism that can be switched off.",
            lines.file if lines else str(file),
            lines.line((index, "without")) if lines else None,
            f"{index}.without",
            known_hint(name, world.SWITCHES) or "`multipolar list switches` names them.",
        )
        for index, name in wrong
    )


def _together(case: Case, idle: Sequence[Idle]) -> Iterator[Problem]:
    """Numbers that move nothing, those of one kind in one note, each with its line."""
    from multipolar import world

    said = {
        "unread": "no mechanism of a run reads these numbers:",
        "inert": "these numbers move nothing in this case (set to the ends of their ranges, "
        f"{world.TRIED:,} histories stay the same to the last bit):",
    }
    for how, words in said.items():
        listed = [f"{each.address} (line {case.numbers[each.address].line})" for each in idle if each.how == how]
        if listed:
            yield Problem(f"{words} {', '.join(listed)}.", f"{case.id}/scenario.yaml")


def idle(
    case: Case, addresses: Sequence[str], *, without: Sequence[str] = (), bargaining: str = "compromise", combat: str = "lanchester-general"
) -> tuple[Problem, ...]:
    """What to say of those numbers of a case that move nothing in a run, each at its line; the options are those of `run`."""
    from multipolar import scenario, world

    found = world.idle_numbers(case, addresses, without=tuple(without), combat=combat, bodies=world.bodies(bargaining))
    return tuple(scenario.doubt(case, case.numbers[each.address], each.said) for each in found)
