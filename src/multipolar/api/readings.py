"""What a call of `read` says: what it read, what it left out and why, what the evidence file holds now."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path

from multipolar.api.leading import RULES
from multipolar.api.second_reading import SecondReading
from multipolar.results.evidence import Skipped


@dataclass(frozen=True, slots=True)
class Reading:
    """What a call of `read` did, and what the file holds now.

    Parameters
    ----------
    out : Path
        The evidence file.
    counts : dict of str to int
        How many documents, stories, mentions, claims, positions, events, relations, dates, scenarios and contradictions it holds.
    new, already : int
        Documents read now, and documents met that it held before.
    skipped : tuple of Skipped
        What was not read now, and why; those on which reading failed first.
    model : str
        The language model that parsed them, or that there was none.
    wrote : tuple of Path
        Exports and report.
    second : SecondReading or None
        What a language model read besides.
    tables : dict of str to int
        By name of a document read now: how many of its lines are rows of tables. They were passed over, since cells are no sentences.
    lead : str
        The language model whose rows the counts, the export and the report give; empty for the rules.
    led : int
        Documents in which its rows lead; in the others the rules' do.
    """

    out: Path
    counts: dict[str, int]
    new: int
    already: int
    skipped: tuple[Skipped, ...]
    model: str
    wrote: tuple[Path, ...] = ()
    second: SecondReading | None = None
    tables: dict[str, int] = field(default_factory=dict)
    lead: str = ""
    led: int = 0

    @property
    def failed(self) -> int:
        """How many documents reading failed on through a mistake of ours; they are tried again next time."""
        return sum(each.failed for each in self.skipped)

    def as_dict(self) -> dict[str, object]:
        """The same as plain values, counts first."""
        return {
            **self.counts,
            "new": self.new,
            "already": self.already,
            "skipped": [{"name": each.name, "why": each.why} for each in self.skipped],
            "table_lines": dict(self.tables),
            "failed": self.failed,
            "model": self.model,
            "lead": self.lead or RULES,
            **({"led": self.led} if self.lead else {}),
            "out": str(self.out),
            "wrote": [str(path) for path in self.wrote],
            **({"second": asdict(self.second)} if self.second else {}),
        }
