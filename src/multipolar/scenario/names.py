"""Near misses: what somebody may have meant. They are named, never assumed."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_MOST = 3000
_LONGEST = 200


def did_you_mean(word: object, known: Iterable[object]) -> str:
    """``Did you mean 'salience'? Nothing was assumed.``, or nothing where no known word is near."""
    words = [str(name) for name in known][:_MOST]
    near = get_close_matches(str(word)[:_LONGEST], words, n=1, cutoff=0.65)
    return near_miss(near[0]) if near else ""


def near_miss(word: str) -> str:
    """The sentence that names a near miss."""
    return f"Did you mean '{word}'? Nothing was assumed."


def unknown(said: str, word: object, known: Iterable[object]) -> str:
    """A message that `word` is not known, with the near miss or, where they are few, all that is known."""
    words = sorted({str(name) for name in known})
    hint = did_you_mean(word, words)
    if not hint and 0 < len(words) <= 12:
        hint = f"Known: {', '.join(words)}."
    return f"{said} {hint}".strip()


def known_hint(word: object, known: Iterable[object]) -> str:
    """Only the hint of `unknown`."""
    return unknown("", word, known)
