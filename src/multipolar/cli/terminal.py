"""Output that every terminal takes: a letter that its encoding lacks is written in plainer ones instead of ending in an error."""

from __future__ import annotations

import codecs
import io
import sys

HANDLER = "multipolar-plain"

_PLAIN = {
    **dict.fromkeys("█▉▊▋▌▅▆▇", "#"),
    **dict.fromkeys("▍▎▏▄▃", "-"),
    **dict.fromkeys("▁▂", "_"),
    **dict.fromkeys("–—−‑", "-"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’", "'"),
    **{"…": "...", "→": "->", "←": "<-", "±": "+-", "×": "x", "·": ".", "≥": ">=", "≤": "<=", "\N{NO-BREAK SPACE}": " "},
}


def prepare() -> None:
    """Let what is printed always pass.

    A stream that says that it knows ASCII alone is given UTF-8, as Python itself does in the plain C locale.
    """
    codecs.register_error(HANDLER, _plainer)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            is_ascii = codecs.lookup(stream.encoding).name == "ascii"
            stream.reconfigure(encoding="utf-8" if is_ascii else None, errors=HANDLER)


def is_unicode() -> bool:
    """Whether standard output can show every letter."""
    return codecs.lookup(getattr(sys.stdout, "encoding", None) or "ascii").name.startswith("utf")


def _plainer(error: UnicodeError) -> tuple[str | bytes, int]:
    """Stand-ins for the letters that cannot be encoded; the bytes of a file's name that is no text come out as they are."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    if all("\udc80" <= letter <= "\udcff" for letter in letters):
        return bytes(ord(letter) - 0xDC00 for letter in letters), error.end
    return "".join(_PLAIN.get(letter, "?") for letter in letters), error.end
