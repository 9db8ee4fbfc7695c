"""A plain twin of a text, of the same length, so that an offset into one is an offset into the other."""

from __future__ import annotations

import re

from multipolar.evidence.text.marks import marks_of

_SAME = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u3000": " ",
        "\u00ad": " ", "\u200b": " ", "\u200c": " ", "\u200d": " ", "\u2060": " ", "\ufeff": " ",
        "\u200e": " ", "\u200f": " ", "\u202a": " ", "\u202b": " ", "\u202c": " ", "\u202d": " ", "\u202e": " ",
        "\t": " ", "\x0b": " ", "\x0c": " ",
    }
)  # fmt: skip

_ODD = re.compile("[" + "".join(re.escape(chr(one)) for one in _SAME) + "]")
"""Whatever has a plain twin: a text is mostly without, and a search for them is far faster than a table for every character."""

_INLINE = re.compile(r"[*_`#>]")
_ITEMS = tuple("\n" + " " * indent + mark for indent in range(4) for mark in "-+")

_MARKUP = re.compile(
    r"^[ ]{0,3}\#{1,6}(?=[ ])"  # heading
    r"|^[ ]{0,3}>+(?=[ ])"  # quotation
    r"|^[ ]{0,3}[-*+](?=[ ])"  # item of a list
    r"|\*{1,3}(?=\S)|(?<=\S)\*{1,3}"  # stars of emphasis
    r"|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)"  # underscores of emphasis
    r"|`+",
    re.MULTILINE | re.VERBOSE,
)


def plain(text: str) -> str:
    """Give a text of the same length with straight quotes, plain dashes and blanks, and without marks that are no words.

    Every character stands where it stood: a mark that is dropped (of emphasis, a link, a tag, a row of a table) leaves a blank.
    """
    twin = _ODD.sub(_twin, _without_marks(text))
    if not _INLINE.search(twin) and not twin.lstrip(" ").startswith(("-", "+")) and not any(item in twin for item in _ITEMS):
        return twin
    return _MARKUP.sub(lambda found: " " * len(found[0]), twin)


def _without_marks(text: str) -> str:
    marks = marks_of(text).each
    if not marks:
        return text
    pieces, place = [], 0
    for start, end, seen in marks:
        pieces += [text[place:start], seen.translate(_SAME).replace("\n", " ").ljust(end - start)]
        place = end
    return "".join([*pieces, text[place:]])


def _twin(found: re.Match[str]) -> str:
    return _SAME[ord(found[0])]
