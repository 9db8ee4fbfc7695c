"""What every chart of a bargaining forecast repeats: which table, which model, which baseline."""

from __future__ import annotations

from dataclasses import dataclass

from multipolar.report.look import NARROW, WIDE


@dataclass(frozen=True, slots=True)
class BargainingFrame:
    """The origin of a chart and the width it is drawn for.

    Parameters
    ----------
    source, model, preset : str
        The table or case, the model, and its preset where it has one.
    baseline : str
        The compromise model's settlement, as text; empty where a chart shows several issues, each with its own.
    draws, seed : int
        0 where nothing was drawn.
    width : int
        Pixels of the whole drawing, 240 to 1600.
    """

    source: str
    model: str
    preset: str
    baseline: str
    draws: int = 0
    seed: int = 0
    width: int = WIDE

    @property
    def is_wide(self) -> bool:
        """Whether it is drawn for a desktop rather than a phone."""
        return self.width > (NARROW + WIDE) / 2

    @property
    def line(self) -> str:
        """One line that says where the numbers come from."""
        rule = f"{self.model} ({self.preset})" if self.preset else self.model
        drawn = f" · {self.draws:,} draws, seed {self.seed}" if self.draws else ""
        baseline = f" · compromise baseline {self.baseline}" if self.baseline else ""
        return f"{self.source} · {rule}{baseline}{drawn}"
