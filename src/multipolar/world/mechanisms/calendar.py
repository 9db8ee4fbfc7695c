r"""Calendar: dated and seasonal events set or shift quantities.

.. math:: f_q(w) = \prod_{e \ni w} m_e, \qquad d_q(w) = \sum_{e \ni w} a_e

An event `e` that is on in week `w` multiplies the tempo of fighting or a track's rate of rounds by its `times`
:math:`m_e`, or moves a lever's target by its `plus` :math:`a_e`. The events, their dates and sizes belong to the case.
"""

from __future__ import annotations

from multipolar.kernels.single import kernel
from multipolar.world.layout import CALENDAR, CALENDAR_TEMPO, LANES, Q_LEVER, Q_ROUNDS, Floats, Plan


@kernel
def calendar(w: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """Set the calendar's factors and shifts for week `w`."""
    for m in range(n):
        s[CALENDAR_TEMPO + m] = 1.0
    for t in range(c.tracks):
        row = c.calls_at + t * LANES
        for m in range(n):
            s[row + m] = 1.0
    for j in range(c.levers):
        row = c.shift_at + j * LANES
        for m in range(n):
            s[row + m] = 0.0
    if c.on[CALENDAR] == 0:
        return
    for e in range(c.dates):
        if c.date_from[e] <= w < c.date_until[e]:
            row = CALENDAR_TEMPO
            if c.date_kind[e] == Q_ROUNDS:
                row = c.calls_at + c.date_target[e] * LANES
            if c.date_kind[e] == Q_LEVER:
                row = c.shift_at + c.date_target[e] * LANES
            times, plus = c.date_times[e], c.date_plus[e]
            if times >= 0 and c.date_kind[e] != Q_LEVER:
                for m in range(n):
                    s[row + m] *= p[times + m]
            if plus >= 0 and c.date_kind[e] == Q_LEVER:
                for m in range(n):
                    s[row + m] += p[plus + m]
