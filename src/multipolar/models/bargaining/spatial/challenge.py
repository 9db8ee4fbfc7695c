r"""What it would be to challenge somebody: the chance of winning, with whom on which side, and the gain.

Third party n, with a weight that it could bring to either side, prefers i's position over j's by :math:`D`. In the small
contest of i, j and n alone, i wins with :math:`p^+` if n joins it, :math:`p^-` if n joins j, :math:`p^0` if n stays out.
What n has in the end is the sum of its values of three positions, its own and the two principals'. ``semi`` commitment:
who joined and lost adopts the winner's position, who won keeps its own; ``none``: n always keeps its own; ``full``: n
adopts the winner's either way.

- ``abstaining``: n joins the side it prefers, with all its weight, or stays out where that is worth at least as much.
  Joining is worth the more over staying out the stronger n is, and joining the side it likes less never is. Hence more
  capability for a supporter of i never lowers i's chance, as long as values do not change with it; they do where
  everybody's risk attitude enters them, so that ``neutral`` values are part of the correction.
- ``two-probabilities``: n cannot stay out; it votes with the difference between the worth of joining i and joining j.
- ``one-probability``: the same, but one number stands for both :math:`p^+` and :math:`p^-`, that with n on the side it
  likes better. The sign is then wrong for a supporter, and without any, or with full, commitment the vote is always 0.
"""

from __future__ import annotations

import numpy as np

from multipolar.kernels import formula, kernel
from multipolar.models.bargaining.spatial.election import vote
from multipolar.models.bargaining.spatial.switches import COMMITMENT, CONTEST_VALUES, RISK_SEEN, THIRD_PARTY, VOTING
from multipolar.models.bargaining.spatial.utility import Matrix, Rule, Vector, seen_risk, worth

LEAST_FORCE = 1e-10


@formula
def support(
    weight: float, at_i: float, at_j: float, own: float, for_i: float, for_j: float, votes: int, commitment: int, third: int
) -> float:
    """Return what a third party brings to i, negative for j, from its values of their positions and of its own."""
    ballot = vote(weight, at_i - at_j, votes)
    force = abs(ballot)
    both = for_i + for_j
    with_i = (for_i + force) / (both + force)
    with_j = for_i / (both + force)
    if third == 2:
        with_i = (for_i + max(ballot, 0.0)) / (both + force)
        with_j = with_i
    won_with_i = 3.0 * at_i if commitment == 1 else 2.0 * at_i + own
    won_with_j = 3.0 * at_j if commitment == 1 else 2.0 * at_j + own
    lost_with_i = 2.0 * at_j + own if commitment == 2 else 3.0 * at_j
    lost_with_j = 2.0 * at_i + own if commitment == 2 else 3.0 * at_i
    join_i = with_i * won_with_i + (1.0 - with_i) * lost_with_i
    join_j = (1.0 - with_j) * won_with_j + with_j * lost_with_j
    torn = vote(weight, join_i - join_j, votes)
    alone = for_i / both
    stay_out = 2.0 * (alone * at_i + (1.0 - alone) * at_j) + own
    preferred = join_i if ballot > 0.0 else join_j
    chosen = ballot if preferred > stay_out else 0.0
    return chosen if third == 0 else torn


@kernel
def look(h: int, i: int, away: Matrix, risk: Vector, rule: Rule, seen: Vector, at_i: Vector, at_own: Vector) -> None:
    """Fill how h sees everybody in a contest: risk attitude, value of i's position, value of one's own.

    ``away[a, n]`` is the distance of a's position from n's ideal.
    """
    neutral = rule[CONTEST_VALUES] == 0
    for n in range(len(risk)):
        seen[n] = 0.0 if neutral else seen_risk(risk[h], risk[n], rule[RISK_SEEN])
        at_i[n] = worth(away[i, n], seen[n])
        at_own[n] = worth(away[n, n], seen[n])


@kernel
def challenge(
    i: int, j: int, attitude: float, away: Matrix, seen: Vector, at_i: Vector, at_own: Vector, sigma: Vector, c: Vector, rule: Rule
) -> tuple[float, float]:
    """Return i's chance against j, from what `look` filled, and i's gain from challenging j with this attitude to risk."""
    ours = vote(sigma[i] * c[i], at_i[i] - worth(away[j, i], seen[i]), rule[VOTING])
    theirs = vote(sigma[j] * c[j], at_i[j] - at_own[j], rule[VOTING])
    for_i = LEAST_FORCE + max(ours, 0.0) + max(theirs, 0.0)
    for_j = LEAST_FORCE + max(-ours, 0.0) + max(-theirs, 0.0)
    all_i = for_i
    all_j = for_j
    votes = rule[VOTING]
    commitment = rule[COMMITMENT]
    third = rule[THIRD_PARTY]
    for n in range(len(c)):
        weight = 0.0 if n in (i, j) else sigma[n] * c[n]
        joins = support(weight, at_i[n], worth(away[j, n], seen[n]), at_own[n], for_i, for_j, votes, commitment, third)
        all_i += max(joins, 0.0)
        all_j += max(-joins, 0.0)
    p = all_i / (all_i + all_j)
    here = worth(away[i, i], attitude)
    there = worth(away[j, i], attitude)
    gain = (1.0 - sigma[j]) * 2.0 * here + sigma[j] * (p * 2.0 * here + (1.0 - p) * 2.0 * there) - (here + there)
    return p, gain


@kernel
def challenge_seen_by(h: int, i: int, j: int, away: Matrix, risk: Vector, sigma: Vector, c: Vector, rule: Rule) -> tuple[float, float]:
    """Return i's chance against j and i's gain from challenging j, as h sees them."""
    seen = np.empty(len(c))
    at_i = np.empty(len(c))
    at_own = np.empty(len(c))
    look(h, i, away, risk, rule, seen, at_i, at_own)
    return challenge(i, j, seen_risk(risk[h], risk[i], rule[RISK_SEEN]), away, seen, at_i, at_own, sigma, c, rule)
