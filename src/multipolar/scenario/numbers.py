"""Numbers as a scenario writes them: fixed or uncertain.

============  =========================  =====================================================================
kind          written                    meaning
============  =========================  =====================================================================
fixed         ``60``                     exactly this
normal        ``60 ± 10`` (``60 +- 10``)  mean and standard deviation; draws beyond the field's range take its end
uniform       ``40..80``                 anything between the two ends, equally likely
triangular    ``40 60 90``               low, most likely, high
lognormal     ``0.016 */ 1.65``          median and spread: one standard deviation up is × 1.65; clipped likewise
============  =========================  =====================================================================
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from numbers import Integral, Real
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from multipolar.scenario.normal import normal_quantile

__all__ = ["Kind", "Number", "NumberError", "plain", "span"]

Kind = Literal["fixed", "normal", "uniform", "triangular", "lognormal"]
Floats = NDArray[np.float64]

_N = r"([-+]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)"
_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("fixed", re.compile(_N)),
    ("normal", re.compile(rf"{_N}\s*(?:±|\+-|\+/-)\s*{_N}")),
    ("uniform", re.compile(rf"{_N}\s*\.\.\s*{_N}")),
    ("triangular", re.compile(rf"{_N}\s+{_N}\s+{_N}")),
    ("lognormal", re.compile(rf"{_N}\s*\*/\s*{_N}")),
)
_FORMS_SAID = "60, 60 ± 10, 40..80, 40 60 90 or 0.016 */ 1.65"
_LONGEST = 100
_LARGEST = 1e12
_WIDEST = 100.0


class NumberError(ValueError):
    """A text is no number, or the number does not fit its range; the text says which."""


def plain(value: float) -> str:
    """Shortest text that reads back as the same float: ``60``, not ``60.0``."""
    value = float(value)
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


@dataclass(frozen=True, slots=True)
class Number:
    """A fixed or uncertain number and the range it stays in.

    Parameters
    ----------
    kind : {"fixed", "normal", "uniform", "triangular", "lognormal"}
        How it is distributed.
    a, b, c : float
        As written: value · mean, standard deviation · ends · low, mode, high · median, spread. Unused ones are 0.
    low, high : float
        Range of the field; draws of normal and lognormal numbers are clipped to it.
    """

    kind: Kind
    a: float
    b: float = 0.0
    c: float = 0.0
    low: float = -math.inf
    high: float = math.inf

    @classmethod
    def parse(cls, value: object, low: float = -math.inf, high: float = math.inf) -> Number:
        """Read a number as a file or a program gives it: text, or a real number of any kind (``numpy.float32(60)``).

        Raises
        ------
        NumberError
            Not one of the five forms, outside `low` to `high`, or a spread that is none.
        """
        low, high = float(low), float(high)
        if isinstance(value, Number):
            number = replace(value, low=low, high=high)
        elif isinstance(value, str):
            number = _read(value, low, high)
        elif isinstance(value, bool) or not isinstance(value, Real):
            raise NumberError(f"{_shown(value)} is not a number; write {_FORMS_SAID}.")
        else:
            number = _read(int(value) if isinstance(value, Integral) else float(value), low, high)
        _check(number)
        return number

    @property
    def is_fixed(self) -> bool:
        """Whether every draw is the same."""
        return self.kind == "fixed"

    @property
    def centre(self) -> float:
        """Value, mean, middle, mode or median: what is shown where one value must stand for all."""
        if self.kind == "uniform":
            return self.a + (self.b - self.a) / 2.0
        return self.b if self.kind == "triangular" else self.a

    def quantile(self, u: Floats) -> Floats:
        """Value below which a share `u` (in 0 to 1) of the draws lies; never outside `low` to `high`."""
        u = np.ascontiguousarray(u, dtype=np.float64)
        if self.kind == "fixed":
            return np.full(u.shape, self.a)
        if self.kind == "uniform":
            return np.clip(self.a + (self.b - self.a) * u, self.a, self.b)
        if self.kind == "triangular":
            return self._triangular(u)
        z = normal_quantile(u)
        drawn = self.a + self.b * z if self.kind == "normal" else self.a * np.exp(math.log(self.b) * z)
        return np.clip(drawn, self.low, self.high)

    def widened(self, factor: float = 2.0) -> Number:
        """The same number with `factor` times the spread, kept inside its range; a fixed number stays."""
        if self.kind == "normal":
            return replace(self, b=self.b * factor)
        if self.kind == "lognormal":
            return replace(self, b=self.b**factor)
        if self.is_fixed:
            return self
        centre, first, last = self.centre, self.a, self.b if self.kind == "uniform" else self.c
        first = max(self.low, centre - factor * (centre - first))
        last = min(self.high, centre + factor * (last - centre))
        return replace(self, a=first, b=last) if self.kind == "uniform" else replace(self, a=first, c=last)

    def _triangular(self, u: Floats) -> Floats:
        width, rise, fall = self.c - self.a, self.b - self.a, self.c - self.b
        up = self.a + np.sqrt(np.maximum(u, 0.0) * width * rise)
        down = self.c - np.sqrt(np.maximum(1.0 - u, 0.0) * width * fall)
        below = np.minimum(up, self.b)
        above = np.maximum(down, self.b)
        return np.clip(np.where(u * width <= rise, below, above), self.a, self.c)

    def __str__(self) -> str:
        a, b, c = plain(self.a), plain(self.b), plain(self.c)
        forms = {
            "fixed": a,
            "normal": f"{a} ± {b}",
            "uniform": f"{a}..{b}",
            "triangular": f"{a} {b} {c}",
            "lognormal": f"{a} */ {b}",
        }
        return forms[self.kind]


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _read(value: float | str, low: float, high: float) -> Number:
    text = (value if isinstance(value, str) else repr(value)).strip()
    if len(text) <= _LONGEST:
        for kind, form in _FORMS:
            if found := form.fullmatch(text):
                a, b, c = (*(float(part) for part in found.groups()), 0.0, 0.0)[:3]
                return Number(kind, a, b, c, low, high)
    hint = " Leave the % sign out; the field's unit says it." if text.endswith("%") else ""
    raise NumberError(f"{_shown(value)} is not a number; write {_FORMS_SAID}.{hint}")


def _check(number: Number) -> None:
    kind, a, b, c = number.kind, number.a, number.b, number.c
    if not all(abs(part) <= _LARGEST for part in (a, b, c)):
        raise NumberError(f"'{number}' is too large: numbers go up to {_LARGEST:.0e}.")
    ends = {"uniform": (a, b), "triangular": (a, b, c)}.get(kind, (a,))
    if list(ends) != sorted(ends) or (len(ends) > 1 and ends[0] == ends[-1]):
        raise NumberError(f"'{number}' must rise from left to right.")
    if kind == "normal" and b <= 0:
        raise NumberError(f"'{number}' has no spread: the standard deviation must be above 0; for a fixed number write {plain(a)}.")
    if kind == "lognormal" and (a <= 0 or not 1 < b <= _WIDEST):
        raise NumberError(f"'{number}': the median must be above 0 and the spread above 1 and at most 100 (× 1.2 is about ± 20 %).")
    for part in ends:
        if not number.low <= part <= number.high:
            raise NumberError(f"{plain(part)} is outside its range: {span(number.low, number.high)}.")


def span(low: float, high: float) -> str:
    """A range in words: ``0 to 100``, ``0 or more``, ``any number``."""
    if math.isinf(low):
        return "any number" if math.isinf(high) else f"at most {plain(high)}"
    return f"{plain(low)} or more" if math.isinf(high) else f"{plain(low)} to {plain(high)}"
