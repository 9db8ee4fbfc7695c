"""The strategic probit: estimate a crisis as the game that it is, one player's forecast of the other inside the likelihood."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.errors import InputError
from multipolar.models.contract import Presets, Status
from multipolar.models.numerics.arguments import array, choice, positive, same_length
from multipolar.models.numerics.likelihood import Fit, maximise
from multipolar.models.numerics.normal import log_normal_cdf, normal_cdf

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Four = tuple[Floats, Floats, Floats, Floats]

_ROOT_TWO = math.sqrt(2.0)
_LOG_ROOT_TWO_PI = 0.5 * math.log(2.0 * math.pi)


@dataclass(frozen=True, slots=True)
class CrisisChances:
    """What the game predicts, one entry a crisis.

    Parameters
    ----------
    challenge : array
        Chance that the first player challenges.
    resist : array
        Chance that the second player resists a challenge.
    outcomes : array, (crises, 3)
        Chances of: no challenge, challenge and concession, challenge and resistance.
    """

    challenge: Floats
    resist: Floats
    outcomes: Floats


@dataclass(frozen=True, slots=True, eq=False)
class CrisisData:
    """Crises to fit: regressors of each utility, and what happened.

    Parameters
    ----------
    x11, x13, x14 : array, (crises, regressors)
        Of the first player's utility from no challenge, from concession, from resistance; a width of 0 fixes it at 0.
    x24 : array, (crises, regressors)
        Of the second player's utility from resistance; that from concession is 0.
    outcome : array of int, (crises,)
        0 no challenge, 1 concession, 2 resistance.
    names : tuple of str
        Of all coefficients in that order; made up where left empty.
    """

    x11: Floats
    x13: Floats
    x14: Floats
    x24: Floats
    outcome: Whole
    names: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, *, x11: ArrayLike, x13: ArrayLike, x14: ArrayLike, x24: ArrayLike, outcome: ArrayLike, names: tuple[str, ...] = ()
    ) -> CrisisData:
        """Check and gather the data; each regressor array has one row a crisis."""
        parts = {name: array(name, value, (None, None)) for name, value in (("x11", x11), ("x13", x13), ("x14", x14), ("x24", x24))}
        happened = array("outcome", outcome, (None,), 0.0, 2.0)
        if np.any(happened != np.round(happened)):
            raise InputError("outcome holds a fraction; it is 0 (no challenge), 1 (concession) or 2 (resistance).")
        same_length("crisis", {**{name: part.shape[0] for name, part in parts.items()}, "outcome": happened.size})
        if happened.size == 0:
            raise InputError("outcome is empty; there must be at least one crisis.")
        made = tuple(f"{name[1:]}.{column}" for name, part in parts.items() for column in range(part.shape[1]))
        if names and len(names) != len(made):
            raise InputError(f"names has {len(names)} entries; there are {len(made)} coefficients.")
        return cls(**parts, outcome=happened.astype(np.int64), names=names or made)

    def utilities(self, coefficients: Floats) -> Four:
        """Return the four utilities of every crisis."""
        cuts = np.cumsum([self.x11.shape[1], self.x13.shape[1], self.x14.shape[1]])
        b11, b13, b14, b24 = np.split(coefficients, cuts)
        return self.x11 @ b11, self.x13 @ b13, self.x14 @ b14, self.x24 @ b24


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategicProbit:
    r"""One player challenges or not, the other concedes or resists; what we do not see of their payoffs is normal.

    .. math::
        p_4 = \Phi\!\left(\frac{U_{24}}{\sigma\sqrt2}\right),\quad p_3 = 1 - p_4,\qquad
        p_2 = \Phi\!\left(\frac{p_3 U_{13} + p_4 U_{14} - U_{11}}{\sigma D}\right)

    :math:`D = \sqrt{1 + p_3^2 + p_4^2}` where the noise is each player's private information about its payoffs, and
    :math:`D = \sqrt 2` where it is an error in carrying out the better action.

    Parameters
    ----------
    error : {"private-information", "agent-error"}, default "private-information"
        Where the noise sits.
    sigma : float, default 1.0, > 0
        Its standard deviation; only utilities over it can be told from data, so fits of coefficients keep it at 1.

    Inputs
    ------
    u11, u13, u14 : number or array, (crises,)
        The first player's utility from no challenge, from concession and from resistance.
    u24 : number or array, (crises,)
        The second player's utility from resistance; that from concession is 0.
    outcome : array, (crises,), 0, 1 or 2
        What happened: no challenge, concession, resistance.
    coefficients : array
        One for each column of `x11`, `x13`, `x14` and `x24`, in that order.
    start : array
        Coefficients from which a fit sets out; all 0 by default.

    Notes
    -----
    The coefficients printed for the speculative attacks of Leblang (2003) rest on data under a licence of their own that
    are neither shipped nor read here; the likelihood is checked against its gradient, and by recovering what drew the data.

    References
    ----------
    Signorino2003; KenkelSignorino2014.

    Examples
    --------
    >>> found = StrategicProbit().chances(u11=0.0, u13=1.0, u14=-1.0, u24=0.0)
    >>> float(found.resist), float(found.challenge), found.outcomes.tolist()
    (0.5, 0.5, [0.5, 0.25, 0.25])
    """

    name: ClassVar[str] = "strategic-probit"
    title: ClassVar[str] = "Challenge and resistance, estimated as a game"
    family: ClassVar[str] = "crisis"
    source: ClassVar[str] = "KenkelSignorino2014"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "tests/unit/models/test_strategic_probit.py"
    presets: ClassVar[Presets] = {"private-information": {"error": "private-information"}, "agent-error": {"error": "agent-error"}}
    example: ClassVar[str] = "chances u11=0 u13=1 u14=-1 u24=0"

    error: str = "private-information"
    sigma: float = 1.0

    def __post_init__(self) -> None:
        """Check the parameters."""
        choice("error", self.error, ("private-information", "agent-error"))
        positive("sigma", self.sigma)

    def chances(self, u11: ArrayLike, u13: ArrayLike, u14: ArrayLike, u24: ArrayLike) -> CrisisChances:
        """Return the chances of every action and outcome, for utilities that are numbers or arrays of one shape."""
        utilities = np.asarray(u11, dtype=float), np.asarray(u13, dtype=float), np.asarray(u14, dtype=float), np.asarray(u24, dtype=float)
        eta2, eta4 = self._indices(utilities, self.sigma)[:2]
        p2, p4 = normal_cdf(eta2), normal_cdf(eta4)
        return CrisisChances(p2, p4, np.stack([normal_cdf(-eta2), p2 * normal_cdf(-eta4), p2 * p4], axis=-1))

    def log_likelihood(self, coefficients: ArrayLike, data: CrisisData) -> float:
        """Return the log-likelihood of the data under these coefficients, in the order of `data.names`."""
        b = array("coefficients", coefficients, (len(data.names),))
        return _log_likelihood(*self._indices(data.utilities(b), self.sigma)[:2], data.outcome)

    def gradient(self, coefficients: ArrayLike, data: CrisisData) -> Floats:
        """Return the derivatives of the log-likelihood by the coefficients."""
        b = array("coefficients", coefficients, (len(data.names),))
        u11, u13, u14, u24 = data.utilities(b)
        eta2, eta4, p4, depth = self._indices((u11, u13, u14, u24), self.sigma)
        by_eta2 = np.where(data.outcome == 0, -_mills(-eta2), _mills(eta2)) / (self.sigma * depth)
        by_eta4 = np.where(data.outcome == 2, _mills(eta4), 0.0) - np.where(data.outcome == 1, _mills(-eta4), 0.0)
        bell = np.exp(-0.5 * eta4 * eta4 - _LOG_ROOT_TWO_PI)
        bends = (2.0 * p4 - 1.0) / depth if self.error == "private-information" else 0.0
        by_p4 = by_eta2 * ((u14 - u13) - eta2 * self.sigma * bends)
        by_u24 = (by_eta4 + by_p4 * bell) / (self.sigma * _ROOT_TWO)
        return np.concatenate([-by_eta2 @ data.x11, (by_eta2 * (1.0 - p4)) @ data.x13, (by_eta2 * p4) @ data.x14, by_u24 @ data.x24])

    def fit(self, data: CrisisData, start: ArrayLike | None = None) -> Fit:
        """Return the coefficients under which the data are most likely, from `start` (default: all 0)."""
        begin = np.zeros(len(data.names)) if start is None else array("start", start, (len(data.names),))
        return maximise(
            lambda b: self.log_likelihood(b, data),
            begin,
            names=data.names,
            observations=data.outcome.size,
            gradient=lambda b: self.gradient(b, data),
        )

    def fit_sigma(self, u11: ArrayLike, u13: ArrayLike, u14: ArrayLike, u24: ArrayLike, outcome: ArrayLike) -> Fit:
        """Return the logarithm of the standard deviation that fits best where the utilities are known; numbers or one entry a crisis."""
        happened = array("outcome", outcome, (None,), 0.0, 2.0).astype(np.int64)
        first, second, third, fourth = (np.broadcast_to(np.asarray(u, dtype=float), happened.shape) for u in (u11, u13, u14, u24))

        def value(log_sigma: Floats) -> float:
            return _log_likelihood(*self._indices((first, second, third, fourth), math.exp(float(log_sigma[0])))[:2], happened)

        return maximise(value, np.zeros(1), names=("log sigma",), observations=happened.size)

    def _indices(self, utilities: Four, sigma: float) -> Four:
        """Return both players' normal indices, the chance of resistance, and the depth of the first player's noise."""
        u11, u13, u14, u24 = utilities
        eta4 = u24 / (sigma * _ROOT_TWO)
        p4 = normal_cdf(eta4)
        p3 = 1.0 - p4
        depth = np.sqrt(1.0 + p3 * p3 + p4 * p4) if self.error == "private-information" else np.full(p4.shape, _ROOT_TWO)
        return (p3 * u13 + p4 * u14 - u11) / (sigma * depth), eta4, p4, depth


def _log_likelihood(eta2: Floats, eta4: Floats, outcome: Whole) -> float:
    first = log_normal_cdf(np.where(outcome == 0, -eta2, eta2))
    second = np.where(outcome == 0, 0.0, log_normal_cdf(np.where(outcome == 2, eta4, -eta4)))
    return float((first + second).sum())


def _mills(x: Floats) -> Floats:
    return np.exp(-0.5 * x * x - _LOG_ROOT_TWO_PI - log_normal_cdf(x))
