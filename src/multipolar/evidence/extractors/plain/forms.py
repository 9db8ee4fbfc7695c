"""The forms of verbs and nouns, by the rules of spelling and a list of irregular ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

BASE, THIRD, PAST, PARTICIPLE, ING = "b", "s", "d", "n", "g"
"""Marks of a verb's forms: go, goes, went, gone, going."""

_VOWELS = "aeiou"
_HISSING = ("s", "sh", "ch", "x", "z", "o")
_PLURALS = {"country": "countries", "person": "people", "crisis": "crises", "man": "men", "woman": "women", "half": "halves"}


def verb_forms(lemma: str, irregular: Mapping[str, tuple[str, str]], doubled: Collection[str]) -> Iterator[tuple[str, str]]:
    """Every form of a verb with its mark.

    Parameters
    ----------
    lemma : str
        Base form.
    irregular : mapping of str to (str, str)
        Past and participle by base form.
    doubled : collection of str
        Verbs that double their last letter.
    """
    stem = lemma + lemma[-1] if lemma in doubled else lemma
    ends_in_y = lemma.endswith("y") and lemma[-2:-1] not in _VOWELS
    yield lemma, BASE
    yield third(lemma), THIRD
    yield _ing(lemma, stem), ING
    if lemma in irregular:
        past, participle = irregular[lemma]
    elif lemma.endswith("e"):
        past = participle = lemma + "d"
    else:
        past = participle = lemma[:-1] + "ied" if ends_in_y else stem + "ed"
    yield past, PAST
    yield participle, PARTICIPLE
    if lemma.endswith("l") and lemma[-2:-1] in _VOWELS and lemma not in irregular:  # travelled
        yield from ((lemma + "led", PAST), (lemma + "led", PARTICIPLE), (lemma + "ling", ING))


def third(word: str) -> str:
    """A verb's third person, and a noun's plural by the same rules."""
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_HISSING) else "s")


def _ing(lemma: str, stem: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    if lemma in _DOUBLED_ING:
        return lemma + lemma[-1] + "ing"
    return stem + "ing"


_DOUBLED_ING = frozenset((
    "put", "cut", "set", "hit", "shut", "quit", "let", "split", "spin", "get", "win", "run", "swim", "begin", "forget", "dig", "sit",
    "bid", "forbid", "outrun", "overrun",
))  # fmt: skip
