"""Where a law of combat from the library says how losses change as forces do.

The family is bound here once: the world asks a law for its exponents and nothing else. Rates of loss are the case's own, and every
law is scaled so that it takes the same at the starting forces; it then decides what a change of either force does to both sides'
losses. A law's side A, the one under cover where its sides differ, is the defender.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from multipolar.world.layout import Floats

NEUTRAL = "lanchester-general"
"""The law by default: one half for every power, so that nobody's edge feeds itself."""


def powers(name: str) -> Floats:
    """Return the powers of a law, as the kernels read them: attacker's own number, its enemy's, defender's own, its enemy's.

    Raises
    ------
    InputError
        There is no such model of combat.
    """
    from multipolar.models.combat import MODELS
    from multipolar.models.contract import known

    found: dict[str, Any] = {model.name: model for model in MODELS}
    law = found[known(name, found, "model of combat")]().exponents()
    return np.array([law.own_b, law.foe_b, law.own_a, law.foe_a])
