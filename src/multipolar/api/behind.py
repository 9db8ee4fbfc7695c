"""What stands behind the numbers of a case, what nothing stands behind, and where its sources disagree."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from multipolar.api.cases import as_case
from multipolar.errors import AddressError
from multipolar.scenario.placeholders import GENERIC

if TYPE_CHECKING:
    from multipolar.scenario import Case
    from multipolar.scenario.entries import Basis, Entry
    from multipolar.scenario.evidence import Quote

PROPOSED = "Proposed:"
"""How the judgements of a draft begin that were worked out from passages."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """One number and what it rests on.

    Parameters
    ----------
    address, value : str
        The number, as the case writes it.
    basis : str
        ``evidence``, ``data`` or ``judgement``: the strongest thing it rests on.
    state : {"accepted", "proposed", "generic"}
        Whether a person has set it, a draft proposes it, or a draft could find nothing.
    judgement : str
        The reason in words.
    data : tuple of str
        Data sets.
    quotes : tuple of Quote
        Passages, with their words where the documents are at hand.
    documents : int
        How many documents these passages come from.
    doubt : float
        Spread of the number, as a share of its range; 0 for a fixed number.
    """

    address: str
    value: str
    basis: str
    state: str
    judgement: str
    data: tuple[str, ...]
    quotes: tuple[Quote, ...]
    documents: int
    doubt: float

    @property
    def is_direction_only(self) -> bool:
        """Whether its passages say which way it lies and none of them where: the value itself is a judgement."""
        from multipolar.scenario.evidence import gives_direction_only

        return gives_direction_only(quote.relation for quote in self.quotes)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Passages that cannot all be true."""

    about: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a case.

    Parameters
    ----------
    case : str
        Its id.
    numbers : tuple of Grounds
        Every number of the case itself, in the order of the format.
    open : tuple of Grounds
        When the war began, positions, affinities, status quos and talks, where no passage stands behind them, the most doubtful first: new
        documents would change them.
    disagreements : tuple of Disagreement
        Where its sources disagree.
    days : tuple of Grounds
        Days of the case that say what they rest on: when its war began.
    """

    case: str
    numbers: tuple[Grounds, ...]
    open: tuple[Grounds, ...]
    disagreements: tuple[Disagreement, ...]
    days: tuple[Grounds, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """Numbers by basis, and by state."""
        return dict(Counter(each.basis for each in self.numbers) + Counter(each.state for each in self.numbers))


READABLE = ("war.began", "positions.", "ties.affinities.", "issues.", "talks.", "calendar.", "threats.")
"""Addresses of numbers that documents can tell of; forces and parameters of the world are for data sets."""


def grounds(
    case: Case | str | Path, *, documents: str | os.PathLike[str] | None = None, address: str = "", as_of: date | None = None
) -> Behind:
    """Show what stands behind every number of a case.

    Parameters
    ----------
    case : Case, str or path
        The case.
    documents : path, optional
        Folder of its documents, to show the words of its passages.
    address : str
        Only numbers whose address begins so.
    as_of : date, optional
        What stood behind the numbers of the case as it was known by an earlier day, with which `run` runs it.

    Raises
    ------
    AddressError
        If no number's address begins with `address`.
    InputError
        If the day is later than the case's own, or before the war.
    ScenarioError
        If the case cannot be read.
    """
    from multipolar.scenario.evidence import Shelf
    from multipolar.scenario.names import did_you_mean

    found = as_case(case) if as_of is None else as_case(case).at(as_of)
    shelf = Shelf(found, Path(documents) if documents is not None else None)
    quotes = {name: shelf.quote(name, passage) for name, passage in found.evidence.items()}
    days = tuple(each for each in _days(found, quotes) if each.address.startswith(address))
    own = [entry for entry in found.numbers.values() if not entry.default and entry.address.startswith(address)]
    if not own and not days:
        raise AddressError(f"{found.id} has no number under '{address}'. {did_you_mean(address, found.numbers)}".strip())
    numbers = tuple(_grounds(entry, quotes) for entry in own)
    unread = [each for each in (*days, *numbers) if not each.quotes and each.basis == "judgement" and each.address.startswith(READABLE)]
    return Behind(
        case=found.id,
        numbers=numbers,
        open=tuple(sorted(unread, key=lambda each: (-each.doubt, each.address))),
        disagreements=tuple(
            Disagreement(each.about, tuple(quotes[claim] for claim in each.claims if claim in quotes))
            for each in found.scenario.contradictions
        ),
        days=days,
    )


def _grounds(entry: Entry, quotes: dict[str, Quote]) -> Grounds:
    return _ground(entry.address, str(entry.number), entry.basis, quotes, doubt=_doubt(entry))


def _ground(address: str, value: str, basis: Basis, quotes: dict[str, Quote], *, doubt: float) -> Grounds:
    passages = tuple(quotes[name] for name in basis.evidence if name in quotes)
    words = basis.judgement
    return Grounds(
        address=address,
        value=value,
        basis=basis.kind,
        state="proposed" if words.startswith(PROPOSED) else "generic" if words.startswith(GENERIC) else "accepted",
        judgement=words,
        data=basis.data,
        quotes=passages,
        documents=len({quote.document for quote in passages}),
        doubt=doubt,
    )


def _days(case: Case, quotes: dict[str, Quote]) -> list[Grounds]:
    """When the war began, where the case says how that is known."""
    from multipolar.scenario.addresses import Holder
    from multipolar.scenario.entries import basis_of

    war = case.scenario.war
    if not any("began" in grounds.fields for grounds in (war.evidence, war.data, war.judgement)):
        return []
    return [_ground("war.began", war.began.isoformat(), basis_of(Holder("war", ("war",), war), "began"), quotes, doubt=1.0)]


def _doubt(entry: Entry) -> float:
    """One standard deviation over the range, or over 100 where the range has no end."""
    import numpy as np

    low, high = entry.number.quantile(np.array([0.1587, 0.8413]))
    width = entry.high - entry.low if np.isfinite(entry.high - entry.low) else 100.0
    return float((high - low) / 2.0 / width) if width > 0 else 0.0
