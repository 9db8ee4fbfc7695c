"""The question every bargaining model answers, and the form of its answer.

Axes: m members (draws of what is uncertain), n actors, k issues.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Literal, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.errors import InputError
from multipolar.models.contract import Presets, Status

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Stop = Literal["converged", "cycle", "rounds"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BargainingProblem:
    """Actors with a position on each issue, how much they care, and what weight they carry.

    Every actor has a position on every issue; where one has none, put that issue in a problem of its own without it.

    Parameters
    ----------
    position : ndarray, (m, n, k)
        Between the described ends of each issue, 0–1.
    salience : ndarray, (m, n, k)
        How much the issue matters to the actor, 0–1.
    capability : ndarray, (m, n)
        Relative weight, at least 0; its unit cancels.
    reference : ndarray, (m, k), or None
        What holds if nothing is agreed, 0–1.
    actors, issues : tuple of str
        Their names, for messages and results.

    Raises
    ------
    InputError
        Shapes that do not fit, an empty axis, NaN, a value out of its range, a name given twice.
    """

    position: Floats
    salience: Floats
    capability: Floats
    reference: Floats | None = None
    actors: tuple[str, ...]
    issues: tuple[str, ...]

    def __post_init__(self) -> None:
        shape = self.position.shape
        if len(shape) != 3 or 0 in shape:
            raise InputError(f"position has shape {shape}: it is (members, actors, issues), each at least 1.")
        wanted = {"salience": shape, "capability": shape[:2], "reference": (shape[0], shape[2])}
        for name, axes in wanted.items():
            array = getattr(self, name)
            if array is not None and array.shape != axes:
                raise InputError(f"{name} has shape {array.shape}, position {shape}: {name} is {axes} then.")
        for names, count, kind in ((self.actors, shape[1], "actor"), (self.issues, shape[2], "issue")):
            _check_names(names, count, kind)
        self._check("position", self.position, 1.0)
        self._check("salience", self.salience, 1.0)
        self._check("capability", self.capability, np.inf)
        if self.reference is not None:
            self._check("reference", self.reference, 1.0)

    @classmethod
    def of(
        cls,
        position: ArrayLike,
        salience: ArrayLike = 1.0,
        capability: ArrayLike = 1.0,
        reference: ArrayLike | None = None,
        *,
        actors: Sequence[str] | None = None,
        issues: Sequence[str] | None = None,
    ) -> BargainingProblem:
        """Make a problem from whatever axes are at hand.

        `position` and `salience` may be (n,), (n, k) or (m, n, k), or one number; `capability` (n,) or (m, n) or one
        number; `reference` (k,) or (m, k) or one number. What lacks an axis holds for all of it. Actors and issues
        without names are called ``a1``, ``a2``, … and ``i1``, ``i2``, ….

        Examples
        --------
        >>> problem = BargainingProblem.of([0.0, 0.4, 1.0], salience=[1.0, 0.5, 0.2], capability=[2.0, 1.0, 4.0])
        >>> problem.position.shape
        (1, 3, 1)
        """
        where, care = _three(position, "position"), _three(salience, "salience")
        power = _array(capability, "capability", 2)
        power = power.reshape((1,) * (2 - power.ndim) + power.shape)
        rest = None if reference is None else _array(reference, "reference", 2)
        m = max(where.shape[0], care.shape[0], power.shape[0], rest.shape[0] if rest is not None and rest.ndim == 2 else 1)
        _, n, k = where.shape
        shapes: list[tuple[str, Floats, tuple[int, ...]]] = [
            ("position", where, (m, n, k)),
            ("salience", care, (m, n, k)),
            ("capability", power, (m, n)),
        ]
        spread = {name: _spread(name, array, shape) for name, array, shape in shapes}
        return cls(
            **spread,
            reference=None if rest is None else _spread("reference", rest, (m, k)),
            actors=tuple(actors) if actors is not None else tuple(f"a{i + 1}" for i in range(n)),
            issues=tuple(issues) if issues is not None else tuple(f"i{i + 1}" for i in range(k)),
        )

    @property
    def members(self) -> int:
        """Number of members."""
        return int(self.position.shape[0])

    @property
    def weight(self) -> Floats:
        """Capability × salience, (m, n, k)."""
        return np.asarray(self.capability[:, :, None] * self.salience)

    def only(self, issue: str | int) -> BargainingProblem:
        """Return the same problem with one issue, by name or number.

        Raises
        ------
        InputError
            No issue has this name.
        """
        if isinstance(issue, str) and issue not in self.issues:
            raise InputError(f"'{issue}' is not an issue of this problem. There is: {', '.join(self.issues)}.")
        k = self.issues.index(issue) if isinstance(issue, str) else issue
        return BargainingProblem(
            position=np.ascontiguousarray(self.position[:, :, k : k + 1]),
            salience=np.ascontiguousarray(self.salience[:, :, k : k + 1]),
            capability=self.capability,
            reference=None if self.reference is None else np.ascontiguousarray(self.reference[:, k : k + 1]),
            actors=self.actors,
            issues=(self.issues[k],),
        )

    def member(self, index: int) -> BargainingProblem:
        """Return the problem of one member alone."""
        return BargainingProblem(
            position=self.position[index : index + 1],
            salience=self.salience[index : index + 1],
            capability=self.capability[index : index + 1],
            reference=None if self.reference is None else self.reference[index : index + 1],
            actors=self.actors,
            issues=self.issues,
        )

    def _check(self, name: str, array: Floats, top: float) -> None:
        wrong = ~((array >= 0.0) & (array <= top) & np.isfinite(array))
        if not wrong.any():
            return
        place = tuple(int(i) for i in np.argwhere(wrong)[0])
        who = "" if name == "reference" else f" of actor '{self.actors[place[1]]}'"
        what = "" if name == "capability" else f" on issue '{self.issues[place[-1]]}'"
        draw = f" in member {place[0]}" if self.members > 1 else ""
        allowed = "runs from 0 to 1" if top == 1.0 else "is a number of at least 0"
        raise InputError(f"the {name}{who}{what}{draw} is {array[place]:g}; {name} {allowed}.")


@dataclass(frozen=True, slots=True)
class Move:
    """One actor's move in a round.

    Parameters
    ----------
    member, actor, issue : int
        Whose, where.
    by : int
        The actor that moved it; the actor itself where nobody else did.
    why : str
        The model's word for it: ``conflict``, ``compromise``, ``capitulation``, ``exchange``, ….
    start, end : float
        From where to where, 0–1.
    """

    member: int
    actor: int
    issue: int
    by: int
    why: str
    start: float
    end: float


@dataclass(frozen=True, slots=True, eq=False)
class Moves(Sequence[Move]):
    """The moves of one round, held as arrays and read as `Move`.

    Parameters
    ----------
    by : ndarray, int, (m, n, k)
        The actor that moved each; -1 where it stayed.
    why : ndarray, int, (m, n, k)
        Index into `reasons`.
    start, end : ndarray, (m, n, k)
        Positions before and after the round.
    reasons : tuple of str
        The model's words.
    """

    by: NDArray[np.int16]
    why: NDArray[np.int8]
    start: Floats
    end: Floats
    reasons: tuple[str, ...]

    def __len__(self) -> int:
        return int((self.by >= 0).sum())

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # the two overloads of Sequence
        places = np.argwhere(self.by >= 0)
        if isinstance(index, slice):
            return tuple(self._move(place) for place in places[index])
        return self._move(places[index])

    def __iter__(self) -> Iterator[Move]:
        return (self._move(place) for place in np.argwhere(self.by >= 0))

    def _move(self, place: NDArray[np.int64]) -> Move:
        at = (int(place[0]), int(place[1]), int(place[2]))
        why = self.reasons[int(self.why[at])]
        return Move(*at, int(self.by[at]), why, float(self.start[at]), float(self.end[at]))


@dataclass(frozen=True, slots=True, eq=False)
class Round:
    """Where everybody stands after a round, and who moved whom in it; round 0 is the start."""

    number: int
    position: Floats
    moves: Sequence[Move] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Settlement:
    """Where a bargaining problem settles.

    Parameters
    ----------
    point : ndarray, (m, k)
        The settlement, 0–1.
    agreed : ndarray, bool, (m, k)
        False where the model finds no settlement; `point` is then what holds without one, as the model says.
    rounds : tuple of Round
        For models that go in rounds, unless told not to keep them; the first is the start.
    stopped : tuple of str
        For models that go in rounds, why each member stopped: ``converged``, ``cycle`` or ``rounds``.
    """

    point: Floats
    agreed: Bools
    rounds: tuple[Round, ...] = ()
    stopped: tuple[Stop, ...] = field(default=())


class BargainingModel(Protocol):
    """A bargaining model: a `Model` that settles problems.

    A model that does not hold one of the family's laws says so in a class variable ``waives``: law → reason.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    family: ClassVar[str]
    source: ClassVar[str]
    status: ClassVar[Status]
    proof: ClassVar[str]
    presets: ClassVar[Presets]

    def settle(
        self,
        problem: BargainingProblem,
        rng: np.random.Generator | None = None,
        *,
        rounds: int | None = None,
        keep: bool = True,
    ) -> Settlement:
        """Settle every issue in every member.

        Parameters
        ----------
        problem : BargainingProblem
            What is to be settled.
        rng : Generator, optional
            For models that draw; the others leave it alone.
        rounds : int, optional
            At most so many rounds, for models that go in rounds; None leaves it to the model's own rule.
        keep : bool
            Whether to keep every round's positions and moves.
        """
        ...


def _array(values: ArrayLike, name: str, most: int) -> Floats:
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise InputError(f"{name} is not an array of numbers: {error}.") from None
    if array.ndim > most:
        raise InputError(f"{name} has {array.ndim} axes, shape {array.shape}; it has at most {most}.")
    return array


def _three(values: ArrayLike, name: str) -> Floats:
    """Give an array its three axes: one number, (n,), (n, k) or (m, n, k)."""
    array = _array(values, name, 3)
    return array.reshape({0: (1, 1, 1), 1: (1, array.size, 1), 2: (1, *array.shape), 3: array.shape}[array.ndim])


def _spread(name: str, array: Floats, shape: tuple[int, ...]) -> Floats:
    try:
        return np.ascontiguousarray(np.broadcast_to(array, shape))
    except ValueError:
        raise InputError(f"{name} has shape {array.shape}, which does not fit {shape}, the axes of the position.") from None


def _check_names(names: tuple[str, ...], count: int, kind: str) -> None:
    if len(names) != count:
        raise InputError(f"{len(names)} names for {count} {kind}s: each {kind} has one.")
    twice = sorted({name for name in names if names.count(name) > 1}) if len(set(names)) < count else []
    if twice:
        raise InputError(f"{kind} '{twice[0]}' stands twice; each {kind} has its own name.")
