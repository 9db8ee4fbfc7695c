"""The mode of an event as weights see it: another than rules give it only where the weights are sure of that."""

from __future__ import annotations

from typing import cast

from multipolar.evidence.extractors.likely_events.mode_features import mode_features
from multipolar.evidence.extractors.likely_events.setting import Setting
from multipolar.evidence.learnt import weights
from multipolar.results.evidence.rows import Mode

TABLE = "events-mode"

_TO_ACTUAL = 0.8
"""Least likelihood of "actual" at which what rules tell otherwise is told as done: a wrong one of these is the worst mistake.

This and the two below are judgement: the mode on published news and on the samples was looked at for a few values of each.
"""
_FROM_ACTUAL = 0.6
"""Likelihood of "actual" below which what rules tell as done is told in the likeliest other mode."""
_OTHERS = 0.5
"""Least likelihood of another mode than "actual" at which it takes the place of a third."""


def likely_mode(told: Mode, setting: Setting, plover: str, rule: str) -> Mode:
    """Mode of an event of a type that rules, or its grammar alone, tell in a certain one."""
    table = weights(TABLE)
    likely = table.probabilities(mode_features(told, setting, plover, rule))
    by_mode = {cast(Mode, label): share for label, share in zip(table.labels, likely, strict=True)}
    actual = by_mode.pop("actual")
    other = max(by_mode, key=lambda mode: by_mode[mode])
    if told == "actual":
        return other if actual < _FROM_ACTUAL else told
    if actual >= _TO_ACTUAL:
        return "actual"
    return other if by_mode[other] >= _OTHERS else told
