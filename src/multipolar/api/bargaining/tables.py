"""A table from a file, or from a case: who has a position on an issue, with what weight."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from multipolar.api.cases import as_case
from multipolar.errors import InputError
from multipolar.scenario.bodies import principal
from multipolar.scenario.names import issue_words, unknown
from multipolar.store.bargaining_tables import BargainingTable, Issue, Quantity, SalienceScale, read_table

if TYPE_CHECKING:
    from multipolar.scenario import Case

FILES = (".csv", ".tsv", ".txt", ".xml")


def table_of(
    source: BargainingTable | str | Path, *, issue: str | None = None, salience_scale: SalienceScale | None = None
) -> BargainingTable:
    """The table in a file, or that of a case's issues; with `issue`, of this issue alone.

    A case without `issue` gives the terms of its talks. InputError where there is no such file, case or issue.
    """
    if isinstance(source, BargainingTable):
        return source if issue is None else source.only(issue)
    path = Path(source)
    if path.suffix.lower() in FILES or path.is_file():
        table = read_table(path, salience_scale=salience_scale)
        return table if issue is None else table.only(issue)
    if salience_scale is not None:
        raise InputError("--salience-scale is for tables; the saliences of a case run from 0 to 100.")
    return table_of_case(as_case(source), issue)


def table_of_case(case: Case, issue: str | None = None) -> BargainingTable:
    """The positions of a case on an issue, each with the weight that the case gives its holder.

    A principal weighs its capability; a member of a body weighs its influence times its principal's capability.
    """
    scenario = case.scenario
    held = {name: item for name, item in scenario.issues.items() if scenario.positions.get(name)}
    if issue is not None and issue not in held:
        raise InputError(unknown(f"'{issue}' is not an issue of {case.id} with positions.", issue, held))
    names = [issue] if issue is not None else [name for name, item in held.items() if item.is_term]
    if not names:
        raise InputError(f"{case.id} has no term of talks with positions. Its issues: {', '.join(held)}; choose one with --issue.")
    holders = list(dict.fromkeys(actor for name in names for actor in scenario.positions[name]))
    weights = {actor: _weight(case, actor) for actor in holders}
    known = [actor for actor in holders if weights[actor]]
    left_out = [actor for actor in holders if not weights[actor]]
    if not known:
        raise InputError(f"nobody with a position on {', '.join(names)} has a capability in {case.id}.")
    entries = case.numbers

    def cell(actor: str, name: str, field: str) -> Quantity | None:
        entry = entries.get(f"positions.{name}.{actor}.{field}")
        return Quantity(entry.address, entry.number) if entry is not None else None

    alone = " alone" if issue is not None else ""
    body = any(len(factors) > 1 for factors in weights.values())
    said = [
        f"ideals, saliences and weights of {case.id} as of {case.as_of}{alone}; positions and saliences on 0–100",
        "weight: capability" + (", times influence for a member of a body (its principal's capability)" if body else ""),
    ]
    if left_out:
        said.append(f"left out, since the case gives no capability: {', '.join(left_out)}")
    return BargainingTable(
        source=case.id,
        actors=tuple(known),
        issues=tuple(Issue(name, reference=now.centre if (now := held[name].now) is not None else None) for name in names),
        position=tuple(tuple(cell(actor, name, "ideal") for name in names) for actor in known),
        salience=tuple(tuple(cell(actor, name, "salience") for name in names) for actor in known),
        capability=tuple(weights[actor] for actor in known),
        salience_scale="percent",
        said=tuple(said),
        names=_names(case, known, names),
    )


def _names(case: Case, actors: list[str], issues: list[str]) -> dict[str, str]:
    """What the case calls them."""
    called = {issue: issue_words(case, issue) for issue in issues}
    return {actor: case.scenario.actors[actor].name or actor for actor in actors} | {
        issue: name[:1].upper() + name[1:] for issue, name in called.items()
    }


def _weight(case: Case, actor: str) -> tuple[Quantity, ...]:
    """The factors of an actor's weight; none where the case does not give its principal a capability."""
    entries, top = case.numbers, principal(case.scenario, actor)
    power = entries.get(f"actors.{top}.capability")
    if power is None:
        return ()
    factors = [Quantity(power.address, power.number)]
    while actor != top:
        share = entries.get(f"actors.{actor}.influence")
        if share is None:
            return ()
        factors.append(Quantity(share.address, share.number, 0.01))
        above = case.scenario.actors[actor].of
        if above is None:
            break
        actor = above
    return tuple(factors)
