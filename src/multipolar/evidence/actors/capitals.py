"""Text all in capitals, as it would be written in usual letters: names with a capital, all other words small.

Case tells a name from a word, for the rules and for the parser alike. What is known to be a name keeps its capitals: names of the registry,
names that the same text also writes in usual letters, persons behind their titles or given names, months and days of the week. A name that
nothing tells becomes a small word, and is missed.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.reading import registry
from multipolar.evidence.actors.registry import Entry

FEWEST = 5
"""Words in capitals that follow each other: fewer are a dateline, a title, a few abbreviations."""
LONG = 2
"""Letters of a word that counts among them."""
MOST_NAMES = 0.6
"""A stretch of which a larger share is names is a list of them, and stays as it is."""

_WORD = re.compile(r"[^\W_]+")
_SHOUTED = re.compile(r"[A-Z]{2}[^a-z]{10,300}[A-Z]{2}")
"""What a text without any run of words in capitals has not, told quickly."""
_ENDS = re.compile(r"[.!?:][\"'”’)]*\s|\n\s*\n|\n\s*[-*•]|^\s*$")
"""What stands before the first word of a sentence."""
_SENT_FROM = re.compile(
    r"^[ ]*(?P<place>[A-Z][A-Z.'’ /]{1,40}?)(?:,[^\n:—–]{0,40}?)?\s*(?:\([\w .]{2,30}\)\s*)?(?:[—–]|--?(?=\s))", re.MULTILINE
)
"""A dateline, whose place is written in capitals anyhow."""
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = "january february april june july august september october november december"
_CALENDAR = {word: (word.capitalize(),) for word in f"{_DAYS} {_MONTHS}".split()}
_DOUBTFUL_MONTHS = ("march", "may")
_BEFORE_MONTHS = frozenset({"in", "since", "until", "early", "late", "mid", "last"})
_ADDRESSED = frozenset({"mr", "mrs", "ms", "dr", "gen", "sen", "rep", "col", "lt", "sgt"})
"""Short titles, behind which a name stands whoever it is."""
_COMMON = frozenset({"borne", "store", "gallant", "liberation", "swift", "ice", "car", "dem", "canton", "let", "allied"})
"""Names in the registry that are far oftener other words."""
_NO_GIVEN = frozenset(
    {"art", "bill", "captain", "chairman", "dawn", "dean", "don", "drew", "faith", "field", "frank", "friday", "general", "grace", "grant"}
    | {"guy", "hope", "jack", "joy", "king", "long", "major", "man", "marine", "mark", "marshal", "may", "muse", "patriarch", "president"}
    | {"prince", "rich", "rose", "said", "sing", "sky", "son", "sultan", "summer", "sung", "tea", "tore", "van", "victor", "von", "will"}
    | {"win", "young"}
)
"""Given names that are far oftener other words."""


def in_usual_letters(text: str) -> str:
    """The text with whatever stands in capitals in usual letters, of the same length; itself where nothing does."""
    if not _SHOUTED.search(text):
        return text
    words = list(_WORD.finditer(text))
    own: Mapping[str, str] | None = None
    pieces, place = [], 0
    for first, end in _shouted(words):
        own = _written_elsewhere(text, words) if own is None else own
        calm = _calm(text, words[first:end], own)
        if calm is not None:
            pieces += [text[place : words[first].start()], calm]
            place = words[end - 1].end()
    return "".join([*pieces, text[place:]]) if pieces else text


def _shouted(words: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Runs of words in capitals, long enough to be a sentence; numbers go with them."""
    start = 0
    for at in range(len(words) + 1):
        if at < len(words) and words[at][0].upper() == words[at][0]:
            continue
        if sum(len(each[0]) >= LONG and each[0].isupper() for each in words[start:at]) >= FEWEST:
            yield start, at
        start = at + 1


def _calm(text: str, run: Sequence[re.Match[str]], own: Mapping[str, str]) -> str | None:
    """A run in usual letters; None where it is hardly more than names."""
    small = [each[0].lower() if len(each[0].lower()) == len(each[0]) else each[0] for each in run]
    spelt = _named(text, run, small, own)
    long = [at for at, word in enumerate(small) if len(word) >= LONG and word[0].isalpha()]
    if sum(spelt[at] is not None for at in long) > MOST_NAMES * len(long):
        return None
    _keep_datelines(text, run, spelt)
    pieces, place = [], run[0].start()
    for at, each in enumerate(run):
        word = spelt[at] or small[at]
        pieces += [text[place : each.start()], _opening(word) if _begins_sentence(text, run, at) else word]
        place = each.end()
    return "".join(pieces)


def _begins_sentence(text: str, run: Sequence[re.Match[str]], at: int) -> bool:
    before = text[max(0, run[at].start() - 4) : run[at].start()]
    initial = at > 0 and len(run[at - 1][0]) == 1 and text[run[at - 1].end() : run[at].start()].strip() == "."
    return _ENDS.search(before) is not None and not initial  # "U.S. forces"


def _opening(word: str) -> str:
    first = word[:1].upper()
    return first + word[1:] if len(first) == 1 else word


def _keep_datelines(text: str, run: Sequence[re.Match[str]], spelt: list[str | None]) -> None:
    """Leave the place of a dateline in capitals, where it is a known one: by them it is told from a place in the sentence."""
    for found in _SENT_FROM.finditer(text, text.rfind("\n", 0, run[0].start()) + 1, run[-1].end()):
        inside = [at for at, each in enumerate(run) if found.start("place") <= each.start() < found.end("place")]
        if inside and all(spelt[at] is not None for at in inside):
            for at in inside:
                spelt[at] = run[at][0]


def _named(text: str, run: Sequence[re.Match[str]], small: Sequence[str], own: Mapping[str, str]) -> list[str | None]:
    """How each word that is a name, or part of one, is written; None for every other."""
    spelt: list[str | None] = [None] * len(small)
    at = 0
    while at < len(small):
        found = _longest(small, at) or ((own[small[at]],) if small[at] in own else None) or _dated(small, at) or _kept(text, run[at])
        for step, word in enumerate(found or ()):
            spelt[at + step] = word
        at += len(found or ("",))
    _name_persons(small, spelt)
    return spelt


def _longest(small: Sequence[str], at: int) -> tuple[str, ...] | None:
    """The longest name of the registry that begins with a word."""
    for name in _names().get(small[at], ()):
        if [each.lower() for each in name] == list(small[at : at + len(name)]):
            return name
    return None


def _dated(small: Sequence[str], at: int) -> tuple[str, ...] | None:
    word, before, after = small[at], small[at - 1] if at else "", small[at + 1] if at + 1 < len(small) else ""
    if word in _DOUBTFUL_MONTHS and (before.isdigit() or after.isdigit() or before in _BEFORE_MONTHS):
        return (word.capitalize(),)
    return _CALENDAR.get(word)


def _kept(text: str, word: re.Match[str]) -> tuple[str, ...] | None:
    """What stays as it is: ``I``, initials, and abbreviations that no word could be (``RSF``, ``F16``)."""
    letters, before = word[0], text[max(0, word.start() - 1) : word.start()]
    if before in ("'", "’"):
        return None  # "'S", "'LL"
    if len(letters) == 1:
        return (letters,) if letters == "I" or text[word.end() : word.end() + 1] == "." else None
    odd = not letters.isalpha() or not set("AEIOUY") & set(letters)
    return (letters,) if odd and letters.lower() not in _ADDRESSED else None


def _name_persons(small: Sequence[str], spelt: list[str | None]) -> None:
    """Give given names, and words behind them or behind a title, their capital; and the title before a name its own."""
    titles = lexicon().titles
    for at, (word, after) in enumerate(itertools.pairwise(small)):
        if (word in _given() or word in _ADDRESSED) and spelt[at] is None and _may_be_a_name(after):
            spelt[at] = word.capitalize()
            spelt[at + 1] = spelt[at + 1] or after.capitalize()
    for at, word in enumerate(small[:-1]):
        if word in titles and spelt[at] is None and (spelt[at + 1] or "").istitle():
            spelt[at] = word.capitalize()


def _may_be_a_name(word: str) -> bool:
    told = lexicon()
    return word.isalpha() and len(word) > LONG and not word.endswith("ed") and word not in told.function_words | told.speech | told.acting


@cache
def _given() -> frozenset[str]:
    return (
        frozenset(name.lower() for name in registry().given if name.isalpha() and len(name) > LONG) - lexicon().function_words - _NO_GIVEN
    )


@cache
def _names() -> dict[str, list[tuple[str, ...]]]:
    """Names of the registry by their first word in small letters, the longest first; without those of one word that mean other things."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for entries in registry().index.values():
        for entry in entries:
            if len(entry.words) > 1 or _is_only_a_name(entry):
                found.setdefault(entry.words[0].lower(), set()).add(entry.words)
                if entry.role == "demonym" and len(entry.words) == 1:
                    found.setdefault(f"{entry.words[0].lower()}s", set()).add((f"{entry.words[0]}s",))
    return {word: sorted(names, key=lambda name: (-len(name), name)) for word, names in found.items()}


def _is_only_a_name(entry: Entry) -> bool:
    return (not entry.ambiguous or entry.role == "demonym") and entry.words[0].lower() not in _COMMON


def _written_elsewhere(text: str, words: Sequence[re.Match[str]]) -> dict[str, str]:
    """Names that a text also writes in usual letters, within a sentence; no word that it also writes small."""
    found, small = dict[str, str](), set[str]()
    for before, each in itertools.pairwise(words):
        if each[0].islower():
            small.add(each[0])
        elif each[0].istitle() and len(each[0]) > LONG and before[0].islower() and text[before.end() : each.start()] == " ":
            found[each[0].lower()] = each[0]
    return {word: name for word, name in found.items() if word not in small}
