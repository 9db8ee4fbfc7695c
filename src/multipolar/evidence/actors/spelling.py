"""How names are spelt: without accents, in Latin letters, as part of an id."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_BARRED = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "ə": "a", "ð": "d", "þ": "th"}
)
_SLUG = re.compile(r"[a-z0-9]+")
_CYRILLIC = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэіґ", "abvgdeziyklmnoprstufyeig", strict=True))
    | {
        "ё": "yo",
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ь": "",
        "ю": "yu",
        "я": "ya",
        "ї": "yi",
        "є": "ye",
    }
)


def slug(name: str) -> str:
    """A name as the part of an id after its prefix: lower case, Latin letters without accents, words joined by hyphens."""
    latin = name.lower().translate(_CYRILLIC).translate(_BARRED)
    bare = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    return "-".join(_SLUG.findall(bare.replace("'", "")))


def slug_of_body(name: str) -> str:
    """The part of an organisation's id after its prefix: a name that is its initials keeps its capitals (``org:NATO``)."""
    return name if name.isascii() and name.isalpha() and name.isupper() else slug(name)


def spellings(name: str) -> tuple[str, ...]:
    """A name as it is, and without its accents."""
    spread = unicodedata.normalize("NFKD", name.translate(_BARRED))
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return (name,) if bare == name or not bare.isascii() else (name, bare)


def at_openings(names: Iterable[str]) -> Iterator[str]:
    """Every name; one that begins in lower case also with a capital, as at the beginning of a sentence."""
    for name in names:
        yield name
        if name[0].islower() and " " in name:
            yield name[0].upper() + name[1:]
