"""What new documents say of the numbers of a case that exists: a reading of each number they bear on, weighed against what it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from multipolar.evidence.actors import Registry
from multipolar.evidence.drafting import affinities, positions
from multipolar.evidence.drafting.cast import Cast, cast_of_case
from multipolar.evidence.drafting.pool import AT_ODDS, Pooled, Reading, pool
from multipolar.evidence.drafting.topics import topics_of
from multipolar.evidence.issues import IssueLibrary
from multipolar.results.evidence import Row, Story
from multipolar.scenario import Case
from multipolar.scenario.floors import stances
from multipolar.scenario.numbers import Number

TIES = "ties.affinities."
FIXED_SPREAD = 3.0
"""A number that a case gives without doubt is treated as this sure, in points: documents can move it a little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A number that new documents move.

    Parameters
    ----------
    address : str
        The number.
    before, after : Number
        As the case has it, and weighed with what the documents say.
    pooled : Pooled
        What they say, with every passage.
    at_odds : bool
        Whether they are far from what the case has, so that its doubt has grown.
    follows : bool
        Whether they say nothing of it, but of an ideal that it may not lie beyond: `pooled` is what they say of that.
    earlier : int
        How many passages the number rested on before.
    """

    address: str
    before: Number
    after: Number
    pooled: Pooled
    at_odds: bool
    follows: bool = False
    earlier: int = 0


@dataclass(frozen=True)
class Revision:
    """What new documents say of a case.

    Parameters
    ----------
    moves : tuple of Move
        Numbers moved, those moved furthest for their spread first; behind them the floors that follow.
    missing : tuple of Pooled
        What they say of numbers that the case does not have: positions and affinities that could be added.
    """

    moves: tuple[Move, ...]
    missing: tuple[Pooled, ...]


def revise(
    case: Case,
    rows: Mapping[str, Sequence[Row]],
    texts: Mapping[str, str],
    stories: Sequence[Story],
    library: IssueLibrary,
    known: Registry,
) -> Revision:
    """Weigh the numbers of a case against new evidence.

    A number and a reading are weighed by how sure each is (the mean of two normals); where they lie far apart, the result is less sure than
    either, since they do not tell of the same thing.
    """
    cast = cast_of_case(case, known)
    story_of = {document: number for number, story in enumerate(stories) for document in story.documents}
    ties = pool(affinities.readings(rows, cast, texts), story_of)
    leans = _leans(case, cast)
    found: list[Reading] = list(positions.readings(rows, cast, topics_of(case, library), texts, leans))
    pooled = {**pool(found, story_of), **ties}
    held = {address: case.numbers[address] for address in pooled if address in case.numbers}
    moves = [_move(address, entry.number, pooled[address], len(entry.basis.evidence)) for address, entry in held.items()]
    moved = sorted((move for move in moves if move.after != move.before), key=lambda move: (-_size(move), move.address))
    missing = tuple(each for address, each in pooled.items() if address not in case.numbers)
    return Revision((*moved, *floors_taken_along(case, moved)), missing)


def floors_taken_along(case: Case, moves: Sequence[Move]) -> tuple[Move, ...]:
    """Floors that lie beyond what their holders want once ideals have moved, put at the ideal: nobody refuses what it wants."""
    after = case
    for move in moves:
        after = after.set(move.address, move.after)
    found = []
    for floor in stances(after.scenario):
        if floor.gives < 0.0:
            own, address = f"positions.{floor.issue}.{floor.actor}.ideal", f"positions.{floor.issue}.{floor.actor}.floor"
            of_issue = [move for move in moves if move.address.startswith(f"positions.{floor.issue}.")]
            cause = next((move for move in of_issue if move.address == own), of_issue[0] if of_issue else None)
            if cause is not None:
                before, ideal = case.numbers[address].number, after.numbers[own].number
                earlier = len(case.numbers[address].basis.evidence)
                found.append(
                    Move(address=address, before=before, after=ideal, pooled=cause.pooled, at_odds=False, follows=True, earlier=earlier)
                )
    return tuple(found)


def _move(address: str, before: Number, pooled: Pooled, earlier: int = 0) -> Move:
    centre, spread = before.centre, _spread(before)
    mean, deviation = pooled.weighed(centre, spread)
    if address.startswith(TIES) and all(reading.relation == "direction" for reading in pooled.readings) and pooled.mean * centre > 0.0:
        mean = max(mean, centre, key=abs)  # one more hostile act makes no enemy friendlier
    text = f"{round(min(before.high, max(before.low, mean)), 1):g} ± {max(1.0, round(deviation, 1)):g}"
    after = Number.parse(text, before.low, before.high)
    at_odds = pooled.apart(centre, spread) > AT_ODDS
    return Move(address=address, before=before, after=after, pooled=pooled, at_odds=at_odds, earlier=earlier)


def _spread(number: Number) -> float:
    """One standard deviation of a number, or near it."""
    if number.kind == "normal":
        return max(number.b, 1.0)
    if number.kind == "uniform":
        return max((number.b - number.a) / sqrt(12.0), 1.0)
    if number.kind == "triangular":
        return max((number.c - number.a) / sqrt(24.0), 1.0)
    return max(abs(number.a) * log(number.b), 1.0) if number.kind == "lognormal" else FIXED_SPREAD


def _size(move: Move) -> float:
    return abs(move.after.centre - move.before.centre) / _spread(move.before)


def _leans(case: Case, cast: Cast) -> dict[str, float]:
    """By actor: 1 with the attacker, −1 with the defender, from the affinities that the case has; members in office as their principal."""
    scenario = case.scenario
    sides = {scenario.war.attacker: 1.0, scenario.war.defender: -1.0}
    value = {tie.between: tie.value.centre for tie in scenario.ties.affinities}
    leans = {}
    for name, actor in scenario.actors.items():
        principal = actor.of or name
        to = {side: value.get((min(principal, side), max(principal, side)), 0.0) for side in sides}
        gap = to[scenario.war.attacker] - to[scenario.war.defender]
        leans[name] = 0.0 if not cast.parts[name].speaks else sides.get(principal, 1.0 if gap > 15.0 else -1.0 if gap < -15.0 else 0.0)
    return leans
