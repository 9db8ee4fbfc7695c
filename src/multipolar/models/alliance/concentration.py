"""Concentration of capability among the major powers, and how many poles that amounts to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.errors import InputError
from multipolar.models.contract import Presets, Status
from multipolar.models.numerics.arguments import array

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Polarity:
    """How capability is spread.

    Parameters
    ----------
    share : array, (powers,)
        Of the powers' total.
    concentration : float
        0 where all are equal, 1 where one has everything; NaN for a single power.
    poles : float
        Number of equal powers that would be as concentrated.
    """

    share: Floats
    concentration: float
    poles: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Concentration:
    r"""The spread of capability shares :math:`s_i` among N major powers, as one number between 0 and 1.

    .. math:: \mathrm{CON} = \sqrt{\frac{\sum_i s_i^2 - 1/N}{1 - 1/N}}, \qquad N_{\text{eff}} = \frac{1}{\sum_i s_i^2}

    Inputs
    ------
    capability : array, (powers,), ≥ 0
        Of each power, in any unit.
    components : array, (powers, components), ≥ 0
        Of each power by component, each in a unit of its own.

    Notes
    -----
    Any capability will do; shares are taken among the powers that are given, so who counts as one is part of the measure.
    The source averages the index over six components of capability; `of_components` does so. One printed rule of thumb
    reads values above 0.4 as near unipolar and 0.2 to 0.4 as bipolar or multipolar.

    References
    ----------
    SingerBremerStuckey1972; LaaksoTaagepera1979 for the number of poles.

    Examples
    --------
    >>> found = Concentration().measure([0.5, 0.3, 0.2])
    >>> round(found.concentration, 4), round(found.poles, 4)
    (0.2646, 2.6316)
    """

    name: ClassVar[str] = "concentration"
    title: ClassVar[str] = "Concentration index and effective number of poles"
    family: ClassVar[str] = "alliance"
    source: ClassVar[str] = "SingerBremerStuckey1972"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "library/published/singer-bremer-stuckey-1972/major-powers.yaml"
    presets: ClassVar[Presets] = {}
    example: ClassVar[str] = "measure capability=124,110,38,20,15"

    def measure(self, capability: ArrayLike) -> Polarity:
        """Return the concentration of capability among the powers, in any unit."""
        held = array("capability", capability, (None,), 0.0)
        if not held.sum() > 0.0:
            raise InputError("capability is empty or all 0; at least one power has some.")
        share = held / held.sum()
        n, squares = share.size, float(share @ share)
        spread = max(squares - 1.0 / n, 0.0)
        return Polarity(share, float(np.sqrt(spread / (1.0 - 1.0 / n))) if n > 1 else float("nan"), 1.0 / squares)

    def of_components(self, components: ArrayLike) -> float:
        """Return the mean of the concentrations of several components of capability, (powers, components), as the source does."""
        found = array("components", components, (None, None), 0.0)
        return float(np.mean([self.measure(column).concentration for column in found.T]))
