"""The spatial model of politics: challenges, bargains and a probabilistic Condorcet election over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from multipolar.errors import InputError
from multipolar.kernels import compiled
from multipolar.models.bargaining.centre import weighted_mean
from multipolar.models.bargaining.problem import BargainingProblem, Floats, Settlement
from multipolar.models.bargaining.spatial.challenge import challenge_seen_by
from multipolar.models.bargaining.spatial.run import play_out, rounds_of, turn_order
from multipolar.models.bargaining.spatial.switches import PRESETS, numbered
from multipolar.models.bargaining.spatial.turn import views
from multipolar.models.bargaining.spatial.turns import standing
from multipolar.models.contract import Presets, Status
from multipolar.models.numerics.arguments import array, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class SpatialPolitics:
    r"""Actors challenge each other turn by turn; challenger and target bargain, and all others weigh in.

    All issues are settled together: a position is a point with as many dimensions as there are issues. Each turn every
    actor challenges the one from whom it expects most,

    .. math:: \Delta = (1-\sigma_j)\,2U_{ii} + \sigma_j\,[P\,2U_{ii} + (1-P)\,2U_{ij}] - (U_{ii} + U_{ij}),

    with utility :math:`u(d, R) = (1-d)(1+dR)` of the distance, a risk attitude R from the chance that an actor's position
    would win, and :math:`\sigma_j` the sum of j's saliences. Every actor then takes up the one of its bargains, or none,
    that wins an election in which all actors vote.

    Parameters
    ----------
    voting : {"proportional", "binary", "proportional-binary", "proportional-cubic", "cubic", "asymmetric"}
        How the difference D between two utilities becomes a vote: D; its sign; 0.8 D + 0.2 sign; (D + D³)/2; D³; D if
        negative, else 2D/3.
    victory : {"linear", "square", "quartic", "octic", "binary"}
        How the strengths of two coalitions become chances: in proportion to their powers 1, 2, 4, 8; or sure from 11:10.
    election : {"conditional", "markov-uniform", "markov-incentive"}
        How the chances of pairs become one of each option: beating all others; or where successive challenges come to rest.
    risk_range : {"mid", "min", "max", "neutral"}
        R from the least to the most likely position: -½ to 1; 0 to 1; -1 to 1; 0 for all. Where all positions are as
        likely all are neutral.
    risk_seen : {"one-third", "none", "half", "two-thirds", "full"}
        How much of another's R an actor sees; the rest it takes from its own.
    third_party : {"abstaining", "two-probabilities", "one-probability"}
        What the others bring to a contest. ``abstaining``: each joins the side it prefers with all its weight if its
        prospects are better than staying out, with one chance of winning for either choice; a stronger supporter then
        never lowers an actor's chance. ``two-probabilities``: nobody can stay out, and each votes with the difference
        between the worth of the two sides. ``one-probability``: the same with one chance for both, which turns a
        supporter's vote round under ``semi`` commitment and makes it 0 under the others.
    contest_values : {"neutral", "with-risk"}
        Whether those who weigh in on a contest value the two positions by distance alone, so that everybody sees the same
        chance and risk attitude decides only who dares; or each with the risk attitude that the challenger sees in it.
    commitment : {"semi", "full", "none"}
        What joining a side means for one's own position: to lose it if the side loses; to adopt the winner's either
        way; nothing.
    interpolation : {"s2p2", "s1p1", "s2pmax"}
        Where challenger and target would meet: between them in proportion to the squares of salience × chance, or to
        salience × chance; or only the one with the lower chance gives way, the more the lower it is.
    offers : {"initiator", "both", "power-weighted"}
        The offer from the challenger's estimate of its chance; that and one from the target's; or their average.
    receiver_reads : {"chance", "gain"}
        What the target's offer is made with: its estimate of the chance, or (a slip in the program) of the gain.
    power_of : {"each", "initiator"}
        Whose capability weighs the two offers: each one's own, or (a slip) the challenger's for both.
    rounding : {"none", "four-decimals"}
        Whether offers are rounded.
    selection : {"likeliest", "drawn"}
        Whether an actor takes the likeliest of its bargains, or draws one by their chances.
    ties : {"by-value", "as-listed"}
        Whether equal gains go to the first of the actors ordered by position, salience and capability, so that the
        order in which they are listed does not matter; or to the first listed.
    settle_at : {"mean", "likeliest", "expected"}
        The settlement: the mean final position, weighted by capability and salience; the position most likely to win;
        or the mean by the chances of winning.
    ideal_pull : float, default 1, in [0, 1]
        How far ideals follow positions each turn.
    within : float, default 0.02
        Stop when a turn, from the second on, moves less than this share of what the first one moved.
    most_rounds : int, default 100
        Stop after so many turns; ``cycle`` is then told from ``rounds`` by a state that has been there before.

    Inputs
    ------
    i, j : int
        Positions of two actors in the table, from 0.
    seen_by : int
        The actor whose view of the chance is asked for; i by default.
    position : array, (members, actors, issues), in [0, 1]
        Where everybody stands; at the start by default.

    Notes
    -----
    ``corrected`` (default) differs from ``ktab-head`` in `third_party`, `contest_values`, `receiver_reads`, `power_of`,
    `rounding` and `ties`. Under either, input that has no unique answer is answered and not refused: equal chances make
    everybody neutral; an actor with no salience is indifferent and does not resist; one actor, or all at one place, stay
    where they are. An actor without capability takes no part and stays where it is. Saliences are shares of an actor's
    attention: where they sum to more than 1 they are scaled to sum to 1. Equal chances of bargains leave things as they
    are.

    References
    ----------
    KTAB2019, at its last state of 2019-11-17; described in doi 10.1017/jea.2015.4, whose rules for third parties differ.

    Examples
    --------
    >>> problem = BargainingProblem.of([0.2, 0.8, 0.3], salience=0.8, capability=[1.0, 1.0, 2.0])
    >>> settled = SpatialPolitics().settle(problem)
    >>> bool(0.2 <= settled.point[0, 0] <= 0.5), settled.stopped
    (True, ('converged',))
    """

    name: ClassVar[str] = "spatial-politics"
    title: ClassVar[str] = "Spatial model of politics: challenges, bargains, probabilistic Condorcet election"
    family: ClassVar[str] = "bargaining"
    source: ClassVar[str] = "KTAB2019"
    status: ClassVar[Status] = "replicated"
    proof: ClassVar[str] = "library/published/ktab-2019/dummy3d.yaml"
    presets: ClassVar[Presets] = PRESETS
    waives: ClassVar[Mapping[str, str]] = {
        "scale": "utility falls with the distance on the described scale, so the same gap counts for less on a longer one",
        "splitting": "challenges are made, and risk attitudes formed, actor by actor: two halves are two challengers",
        "symmetry": "of two targets that promise the same an actor can take but one",
    }

    voting: str = "proportional"
    victory: str = "linear"
    election: str = "conditional"
    risk_range: str = "mid"
    risk_seen: str = "one-third"
    third_party: str = "abstaining"
    contest_values: str = "neutral"
    commitment: str = "semi"
    interpolation: str = "s2p2"
    offers: str = "initiator"
    receiver_reads: str = "chance"
    power_of: str = "each"
    rounding: str = "none"
    selection: str = "likeliest"
    ties: str = "by-value"
    settle_at: str = "mean"
    ideal_pull: float = 1.0
    within: float = 0.02
    most_rounds: int = 100

    def __post_init__(self) -> None:
        numbered(self)
        if not 0.0 <= self.ideal_pull <= 1.0:
            raise InputError(f"ideal_pull is {self.ideal_pull:g}; it runs from 0 (ideals stay) to 1 (they follow).")
        if self.most_rounds < 0 or not self.within >= 0.0:
            raise InputError(f"most_rounds is {self.most_rounds} and within {self.within:g}: both are at least 0.")

    def settle(
        self,
        problem: BargainingProblem,
        rng: np.random.Generator | None = None,
        *,
        rounds: int | None = None,
        keep: bool = True,
    ) -> Settlement:
        """Settle all issues together in every member; `rng` is needed where bargains are drawn.

        The draw of an actor in a turn depends on nothing but the member's key, so the order of work does not matter.
        """
        limit = self.most_rounds if rounds is None else rounds
        if limit < 0:
            raise InputError(f"rounds is {limit}: it is at least 0.")
        keys = self._keys(problem.members, rng)
        s, sigma = attention(problem)
        rule, pulls = numbered(self), (float(self.ideal_pull), float(self.within))
        runs = []
        for member, (x, c) in enumerate(zip(problem.position, problem.capability, strict=True)):
            order = turn_order(x, s[member], c, by_value=self.ties == "by-value")
            run = play_out(x, s[member], c, sigma[member], order, rule, pulls, keys[member], limit)
            runs.append(run if keep else run.last())
        return Settlement(
            point=self._point(problem, np.stack([run.history[-1] for run in runs])),
            agreed=problem.weight.sum(axis=1) > 0.0,
            rounds=rounds_of(runs) if keep else (),
            stopped=tuple(run.stopped for run in runs),
        )

    def standing(self, problem: BargainingProblem, position: Floats | None = None) -> Floats:
        """Chance that the place where each actor stands wins the election, (m, n), at the start or at given positions.

        Those who stand at one place have the same chance, so that the sum can be more than 1.
        """
        at = problem.position if position is None else array("position", position, problem.position.shape, 0.0, 1.0)
        s, _ = attention(problem)
        win = np.empty(at.shape[:2])
        for member in range(len(at)):
            compiled(standing)(at[member].copy(), s[member], problem.capability[member].copy(), numbered(self), win[member])
        return win

    def chance(self, problem: BargainingProblem, i: int, j: int, *, seen_by: int | None = None) -> Floats:
        """Chance that actor i prevails over actor j at the start, (m,), as `seen_by` (default i) sees it."""
        s, sigma = attention(problem)
        m, n, _ = problem.position.shape
        for name, actor in (("i", i), ("j", j), ("seen_by", i if seen_by is None else seen_by)):
            whole(name, actor, 0, n - 1)
        found = np.empty(m)
        for member in range(m):
            x, c = problem.position[member].copy(), problem.capability[member].copy()
            away, risk = np.empty((n, n)), np.empty(n)
            compiled(views)(x, x, s[member], c, numbered(self), away, risk)
            h = i if seen_by is None else seen_by
            found[member] = compiled(challenge_seen_by)(h, i, j, away, risk, sigma[member], c, numbered(self))[0]
        return found

    def _keys(self, members: int, rng: np.random.Generator | None) -> NDArray[np.int64]:
        if self.selection != "drawn":
            return np.zeros((members, 2), dtype=np.int64)
        if rng is None:
            raise InputError("selection 'drawn' draws: settle needs a generator, such as np.random.default_rng(1).")
        return rng.integers(0, 2**32, size=(members, 2), dtype=np.int64)

    def _point(self, problem: BargainingProblem, final: Floats) -> Floats:
        if self.settle_at == "mean":
            return weighted_mean(final, problem.weight)
        win = self.standing(problem, final)
        if self.settle_at == "likeliest":
            return np.asarray(final[np.arange(len(final)), win.argmax(axis=1)])
        return weighted_mean(final, np.repeat(win[:, :, None], final.shape[2], axis=2))


def attention(problem: BargainingProblem) -> tuple[Floats, Floats]:
    """Saliences as shares of attention, (m, n, k), and their sums, (m, n); scaled where they sum to more than 1."""
    total = problem.salience.sum(axis=2)
    s = problem.salience / np.maximum(total, 1.0)[:, :, None]
    return s, np.minimum(total, 1.0)
