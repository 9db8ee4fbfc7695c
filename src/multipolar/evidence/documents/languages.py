"""Tells English from other languages by its commonest words, and names the script where it is not Latin."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

ENOUGH = 12
"""Fewer words than this say nothing about a language."""

_ENGLISH = (
    "the of and to in a that is for on with as was by it at from be are an has have its this which or not but will were had he his they "
    "their who she her said been would more than one also after about into over no if when up out could there between"
)
_LEAST_SHARE = 0.15

_COMMON = {
    "de": "der die das und nicht den von zu ist mit des auf für im dem ein eine auch sich",
    "fr": "le la les des et est dans une pour que qui sur pas au avec par du ce ont",
    "es": "el la los las y en que una por con para del se es al su como más",
    "it": "il di che la e in per una con del della sono non gli alla nel dei",
    "pt": "o a os as e em que uma por com para do da se não ao dos como",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er",
    "pl": "i w na z że się do nie jest to o przez po jak dla",
    "tr": "ve bir bu için ile da de olarak olan çok daha en gibi",
    "id": "yang dan di dengan untuk dari pada ini itu dalam tidak akan",
}
_NAMES = {
    "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "pl": "Polish", "tr": "Turkish",
    "id": "Indonesian",
}  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> tuple[str, str]:
    """Guess a text's language: its code and its name in plain words; ``("und", "")`` where there are too few words to tell."""
    words = [word.casefold() for word in _WORD.findall(text[:20_000])]
    if len(words) < ENOUGH:
        return ("en", "English") if all(word.isascii() for word in words) and words else ("und", _script(text))
    counts = Counter(words)
    english = sum(counts[word] for word in _ENGLISH_WORDS) / len(words)
    shares = ((code, sum(counts[word] for word in common) / len(words)) for code, common in _SETS.items())
    other, share = max(shares, key=lambda pair: pair[1])
    if english >= _LEAST_SHARE and english >= share:
        return "en", "English"
    if share >= _LEAST_SHARE:
        return other, _NAMES[other]
    script = _script(text)
    if script and script != "Latin":
        return "und", f"a language in {script} script"
    return ("en", "English") if english > 0.5 * _LEAST_SHARE else ("und", "no language that could be told")


_ENGLISH_WORDS = frozenset(_ENGLISH.split())
_SETS = {code: frozenset(words.split()) for code, words in _COMMON.items()}


def _script(text: str) -> str:
    names = Counter(unicodedata.name(letter, "").split(" ")[0].title() for letter in text[:5_000] if letter.isalpha())
    return {"Cjk": "Chinese"}.get(found := names.most_common(1)[0][0], found) if names else ""
