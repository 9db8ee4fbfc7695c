"""What every chart of a run repeats: which case, known until when, how many histories, which seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from multipolar.report.look import NARROW, WIDE
from multipolar.report.words import counted

if TYPE_CHECKING:
    from multipolar.results import Run


@dataclass(frozen=True, slots=True)
class Frame:
    """The origin of a chart and the width it is drawn for.

    Parameters
    ----------
    as_of, end : date
        What was known when the histories start, and the last day they reach.
    members, seed : int
        Number of simulated histories and the seed they follow from.
    without : tuple of str
        Mechanisms that were switched off.
    models : tuple of str
        Models chosen in place of the world's own.
    changed : int
        How many numbers of the case were set to other values.
    width : int
        Pixels of the whole drawing, 240 to 1600.
    """

    as_of: date
    end: date
    members: int
    seed: int
    without: tuple[str, ...]
    changed: int = 0
    models: tuple[str, ...] = ()
    width: int = WIDE

    @property
    def is_wide(self) -> bool:
        """Whether it is drawn for a desktop rather than a phone."""
        return self.width > (NARROW + WIDE) / 2

    @property
    def line(self) -> str:
        """One line that says where the numbers come from."""
        off = f" · without {', '.join(self.without)}" if self.without else ""
        other = f" · {', '.join(self.models)}" if self.models else ""
        set_ = f" · {self.changed} numbers changed" if self.changed > 1 else " · 1 number changed" if self.changed else ""
        told = counted(self.members, "simulated history", "simulated histories")
        return f"As of {self.as_of} · {told} to {self.end} · seed {self.seed}{off}{other}{set_}"

    @classmethod
    def of(cls, run: Run, width: int = WIDE) -> Frame:
        """The frame of `run`."""
        plan = run.manifest.plan
        return cls(
            as_of=plan.as_of,
            end=run.dates[-1],
            members=run.members,
            seed=plan.seed,
            without=plan.without,
            changed=len(plan.overrides),
            models=tuple(plan.chosen.values()),
            width=width,
        )
