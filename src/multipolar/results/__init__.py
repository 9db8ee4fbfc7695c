"""What comes out: runs, and answers as frozen data."""

from multipolar.results.answers import (
    Ages,
    Answer,
    Bargaining,
    BaseRate,
    Comparison,
    Driver,
    Effect,
    Fan,
    Paths,
    PathShare,
    Reply,
    Story,
    When,
)
from multipolar.results.calendar import Weeks
from multipolar.results.history import STATES, BlockHistory, History, Truncated, plain
from multipolar.results.intervals import mean_interval, share_difference, wilson
from multipolar.results.manifest import Manifest, Part, Plan
from multipolar.results.run import Columns, Run

__all__ = [
    "STATES",
    "Ages",
    "Answer",
    "Bargaining",
    "BaseRate",
    "BlockHistory",
    "Columns",
    "Comparison",
    "Driver",
    "Effect",
    "Fan",
    "History",
    "Manifest",
    "Part",
    "PathShare",
    "Paths",
    "Plan",
    "Reply",
    "Run",
    "Story",
    "Truncated",
    "Weeks",
    "When",
    "mean_interval",
    "plain",
    "share_difference",
    "wilson",
]
