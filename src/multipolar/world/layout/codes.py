"""Codes by which kernels know switches, effects of terms, kinds of levers and tracks, and what the calendar moves."""

from __future__ import annotations

from typing import Final

SWITCH_NAMES: Final = (
    "calendar", "drift", "decide", "economy", "combat", "commitment", "optimism", "audience", "friction",
    "ratification", "pressure", "truces", "threats", "spoilers", "alignment", "toll",
)  # fmt: skip
(
    CALENDAR, DRIFT, DECIDE, ECONOMY, COMBAT, COMMITMENT, OPTIMISM, AUDIENCE, FRICTION,
    RATIFICATION, PRESSURE, TRUCES, THREATS, SPOILERS, ALIGNMENT, TOLL,
) = range(len(SWITCH_NAMES))  # fmt: skip

EFFECTS: Final = ("none", "front", "guarantees", "limits", "relieves")
X_NONE, X_FRONT, X_GUARANTEES, X_LIMITS, X_RELIEVES = range(len(EFFECTS))
LEVERS: Final = ("aid", "support", "sanctions", "pressure")
L_AID, L_SUPPORT, L_SANCTIONS, L_PRESSURE = range(len(LEVERS))
T_DEAL, T_TRUCE = range(2)
Q_TEMPO, Q_ROUNDS, Q_LEVER = range(3)
