"""Tracks that have fighting valued when they meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mesa_tuned.offers import TunedCurve
from mesa_world.offers import Curve
from mesa_world.tracks import Track

if TYPE_CHECKING:
    from mesa_tuned.model import TunedModel


class TunedTrack(Track):
    """A track of talks."""

    model: TunedModel
    curve_class: ClassVar[type[Curve]] = TunedCurve

    def meet(self) -> None:
        """Hold a round, for which the war has to be valued."""
        self.model.look()
        super().meet()
