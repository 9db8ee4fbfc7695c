"""Numbers as people read them: a percentage, an interval, a likelihood in words.

The words are those of the United States intelligence community's directive 203 (2015), always printed beside the
number they stand for: readers understand the pair better than either alone (Budescu and others, 2014).
"""

from __future__ import annotations

import math
import textwrap

from multipolar.results.shares import in_percent

NBSP = "\u00a0"

# Upper end of each class (inclusive) and its words.
LIKELIHOOD: tuple[tuple[float, str], ...] = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "a roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.00, "almost certain"),
)


WIDEST = 0.25  # an interval wider than this says too little for words


def likelihood(p: float, low: float, high: float) -> str:
    """Words for a probability `p` in [0, 1] with its interval; where the interval is too wide for words, that."""
    if high - low > WIDEST:
        return "too few histories to say"
    return next(words for top, words in LIKELIHOOD if p <= top)


def percent(p: float) -> str:
    r"""A probability as a whole percentage; never rounds a possibility away to 0 or up to certainty.

    Examples
    --------
    >>> percent(0.4567), percent(0.002), percent(0.0)
    ('46\xa0%', 'under 1\xa0%', '0\xa0%')
    """
    if 0.0 < p < 0.01:
        return f"under 1{NBSP}%"
    if 0.99 < p < 1.0:
        return f"over 99{NBSP}%"
    return f"{in_percent(p)}{NBSP}%"


def interval(low: float, high: float) -> str:
    r"""A probability interval in percent, widened outwards so that rounding never narrows it; below 10 % with one decimal.

    Examples
    --------
    >>> interval(0.4441, 0.4712), interval(0.004, 0.0111)
    ('44–48\xa0%', '0.4–1.2\xa0%')
    """
    digits = 0 if high >= 0.1 else 1
    scale = 10**digits
    ends = math.floor(100 * scale * low + 1e-6) / scale, math.ceil(100 * scale * high - 1e-6) / scale
    return f"{ends[0]:.{digits}f}–{ends[1]:.{digits}f}{NBSP}%"


def points(difference: float, unit: str = f"{NBSP}points") -> str:
    """A signed difference of two probabilities in percentage points."""
    return f"{in_percent(difference, sign=True)}{unit}".replace("-", "\u2212")


def count(number: int) -> str:
    """A whole number with thin groups of three: 4,000."""
    return f"{number:,}"


def counted(number: int, one: str, more: str) -> str:
    """A whole number with its noun: 1 history, 4,000 histories."""
    return f"{count(number)} {one if number == 1 else more}"


def histories(number: int) -> str:
    """So many histories."""
    return counted(number, "history", "histories")


SMALLEST = 12  # decimals; what is smaller still reads as 0


def amount(value: float) -> str:
    r"""A measured value with three significant digits (whole numbers keep all) and no exponent; a dash where there is none.

    Examples
    --------
    >>> amount(1234.5), amount(19.77), amount(0.00031)
    ('1,234', '19.8', '0.000310')
    """
    if not math.isfinite(value):
        return "–"
    if value == 0:
        return "0"
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:,.{min(digits, SMALLEST)}f}".replace("-", "\u2212")


def amounts(values: list[float]) -> list[str]:
    """Several measured values with the same number of decimals, which follows the largest of them."""
    largest = max((abs(value) for value in values if math.isfinite(value)), default=0.0)
    decimals = 2 if largest < 10 else 1 if largest < 100 else 0
    return [f"{value:,.{decimals}f}".replace("-", "\u2212") if math.isfinite(value) else "–" for value in values]


def listed(parts: list[str]) -> str:
    """Words joined as in a sentence: one, two and three."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Lines of `text` that fit `width` pixels at a font of `size` pixels (a letter is about half as wide as high)."""
    joined = text.replace(" %", f"{NBSP}%").replace(" km²", f"{NBSP}km²")
    return textwrap.wrap(joined, max(16, int(width / (0.5 * size)))) or [""]
