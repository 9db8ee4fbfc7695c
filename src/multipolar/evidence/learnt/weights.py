"""Logistic regression over named features: a table of ``library/learnt`` that anybody can open, a sum that anybody can do again."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

Features = dict[str, float]
"""What is seen of one candidate, by name; what is not there counts nothing."""

INTERCEPT = "(intercept)"
"""Name of the row that every candidate has."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of one judgement.

    Parameters
    ----------
    labels : tuple of str
        The answers between which it decides.
    rows : mapping of str to tuple of float
        By feature, its weight for each label, in logits.
    """

    labels: tuple[str, ...]
    rows: Mapping[str, tuple[float, ...]]

    def probabilities(self, features: Mapping[str, float], *shared: Sequence[float]) -> tuple[float, ...]:
        """How likely each label is, in the order of `labels`; they add up to one.

        Parameters
        ----------
        features : mapping of str to float
            What is seen; names without a row count nothing.
        *shared : sequence of float
            Sums of further features that several candidates have in common, as `sums` gives them.
        """
        sums = [math.fsum(parts) for parts in zip(self.rows[INTERCEPT], self.sums(features), *shared, strict=True)]
        most = max(sums)
        shares = [math.exp(one - most) for one in sums]
        whole = sum(shares)
        return tuple([share / whole for share in shares])

    def sums(self, features: Mapping[str, float]) -> list[float]:
        """What features add to each label, in logits."""
        rows = self.rows
        seen = [(row, value) for name, value in features.items() if (row := rows.get(name)) is not None]
        sums = []
        for place in range(len(self.labels)):
            total = 0.0
            for row, value in seen:
                total += row[place] * value
            sums.append(total)
        return sums

    def telling(self, features: Mapping[str, float], label: str, most: int = 5) -> list[tuple[str, float]]:
        """Features that speak most for a label, with what each adds in logits: why it was judged so.

        Parameters
        ----------
        features : mapping of str to float
            What is seen.
        label : str
            One of `labels`.
        most : int
            How many.
        """
        place = self.labels.index(label)
        parts = [(name, self.rows[name][place] * value) for name, value in features.items() if name in self.rows]
        return sorted(parts, key=lambda part: (-part[1], part[0]))[:most]


@functools.cache
def weights(name: str) -> Weights:
    """Read a table of the library, once.

    Parameters
    ----------
    name : str
        ``ties-words`` for instance.
    """
    text = (files("multipolar.library") / "learnt" / f"{name}.tsv").read_text(encoding="utf-8")
    return parse(text.splitlines())


def parse(lines: Iterable[str]) -> Weights:
    """Read a table: comments behind ``#``, a line with the labels, then a feature and its weights a line, parted by tabs."""
    told = iter([line for line in lines if not line.startswith("#")])
    labels = tuple(next(told).split("\t")[1:])
    rows = {name: tuple(map(float, values)) for name, *values in (line.split("\t") for line in told)}
    return Weights(labels, rows)
