"""Finds the line of a text that says when it was published, and by whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from multipolar.evidence.documents.dating import DAY, day_in

_WEEKDAY = r"(?i:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?,?\s+)"
_HOUR = (
    r"(?:\d{1,2}[:.]\d\d(?::\d\d(?:\.\d+)?)?(?:\s*(?i:[ap]\.?m\b\.?))?|\d{1,2}\s*(?i:[ap]\.?m\b\.?))"
    r"(?:\s*(?:Z|\(?[A-Z]{2,5}(?:[+-]\d{1,2})?\)?|[+-]\d\d:?\d\d)(?!\w))?"
)
_LABEL = r"(?i:(?:first\s+|last\s+)?(?:published|updated|posted|issued|date|dated)(?:\s+(?:on|at))?\s*[:\s]\s*)"
_LABELLED = re.compile(rf"^\W*{_LABEL}{_WEEKDAY}?{DAY}")
_PLACED = re.compile(rf"^[A-Z][A-Z .'’/-]{{2,40}}(?:\([^)]*\))?[,\s—–-]+\(?{DAY}\)?\s*(?:\([^)]*\)\s*)?[—–:-]")
_WHEN = re.compile(rf"(?:{_HOUR},?\s+)?{_LABEL}?{_WEEKDAY}?{DAY}(?:(?:[Tt]|,?\s+(?:at\s+)?|\s*[—–|-]\s*){_HOUR})?")
_APART = r"[;|·•()\[\]—–\t]|\s{2,}|(?<=\s)[-/]+(?=\s|$)|(?<=\w{3})\.(?=\s|$)"
_COMMA = r",(?=\s|$)"
_BREAKS, _COMMAS = re.compile(_APART), re.compile(_COMMA)
_BEFORE, _AFTER = re.compile(rf"(?:^[\s(\[]*|{_APART}|{_COMMA})\s*$"), re.compile(rf"\s*(?:{_APART}|{_COMMA}|[.:]?\s*$)")
_MARKUP = re.compile(r"[*_#>`~“”\"]+")

_WRITER = re.compile(r"(?i:(?:(?:written|reported)\s+)?by:?\s+)")
_SOURCE = re.compile(r"(?i:(?:source|from|via|publisher|publication):\s+)")
_BESIDE = re.compile(
    rf"(?i:(?:last\s+)?(?:updated|modified)\b.{{0,40}}|\d+[\s-]min(?:ute)?s?(?:\s+read)?|[\w\s'’-]{{0,30}}\b(?:editor|correspondent|reporter"
    rf"|columnist|staff|writer|opinion|analysis|commentary))|{_HOUR}"
)
"""What stands beside a name and a day and is neither: a second day, the time that reading takes, a writer's post, a section."""

_SMALL = frozenset(
    ("a", "al", "and", "das", "de", "del", "der", "des", "di", "die", "do", "du", "e", "el", "for", "la", "le", "les", "of", "on", "the",
     "und", "y", "&")
)  # fmt: skip
_NO_NAME = frozenset(
    ("after", "as", "at", "before", "between", "born", "by", "deadline", "died", "during", "effective", "from", "in", "on", "signed",
     "since", "through", "till", "to", "until", "with")
)  # fmt: skip
"""What may begin a line whose day is not that of the text."""

_FIRST, _FIRST_LINES, _LONGEST, _MOST_WORDS = 4_000, 6, 140, 8
_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d/-]|[.,]\d)")
_GENERATION = 30


@dataclass(frozen=True, slots=True)
class Origin:
    """When a text was published, and by whom.

    Parameters
    ----------
    day : date or None
        The day that its first or last lines give as its own.
    basis : str
        What gives it: ``stated date``, ``date line``, ``dateline``; empty without a day.
    publisher : str or None
        Who is named beside it, unless that is a place or a person.
    """

    day: date | None = None
    basis: str = ""
    publisher: str | None = None


def origin_of(text: str) -> Origin:
    """What the first or last lines say of the article's origin.

    A date inside a sentence is not taken: it may be the day of anything.
    """
    head = [line.strip() for line in text[:_FIRST].splitlines() if line.strip()]
    lines, last = head[:_FIRST_LINES], [line.strip() for line in text[-600:].splitlines() if line.strip()][-1:]
    for line in (*lines, *last):
        if (found := _LABELLED.search(line)) and (day := day_in(found)):
            return Origin(day, "stated date", _publisher(_alone(line), text))
    if (found_alone := next((each for line in lines if (each := _alone(line))), None)) and _is_own(found_alone, head, text):
        return Origin(found_alone.day, "date line", _publisher(found_alone, text))
    for line in lines:
        if (found := _PLACED.search(line)) and (day := day_in(found)):
            return Origin(day, "dateline")
    return Origin()


@dataclass(frozen=True, slots=True)
class _Alone:
    """A line of a day and names.

    Parameters
    ----------
    day : date
        The day.
    names : tuple of tuple of str
        Names that are no writer's, those together that commas join; a writer's post among them is an empty one.
    is_bare : bool
        Whether nothing but the day stands in it.
    """

    day: date
    names: tuple[tuple[str, ...], ...]
    is_bare: bool


def _alone(line: str) -> _Alone | None:
    """The day and the names of a line that holds nothing else: ``Publisher, October 21, 2026``, ``21 October 2026 | By A. Writer``."""
    if len(line) > _LONGEST or line.startswith("|"):  # a row of a table
        return None
    bare = _MARKUP.sub("", line).strip()
    found = _WHEN.search(bare)
    day = day_in(found) if found else None
    if found is None or day is None:
        return None
    before, after = bare[: found.start()], bare[found.end() :]
    if not _BEFORE.search(before) or not _AFTER.match(after):
        return None
    parts = [part for side in (before, after) for part in _BREAKS.split(side)]
    groups = [[piece for each in _COMMAS.split(part) if (piece := each.strip(" .:'‘’"))] for part in parts]
    if not all(_is_beside(piece) or _is_name(piece) for group in groups for piece in group):
        return None
    names = ([_SOURCE.sub("", "" if _is_beside(piece) else piece) for piece in group if not _WRITER.match(piece)] for group in groups)
    return _Alone(day, tuple(tuple(group) for group in names if any(group)), not any(groups))


def _is_beside(words: str) -> bool:
    return _BESIDE.fullmatch(words) is not None


def _is_name(words: str) -> bool:
    """Whether every word is written as names are, unlike a sentence's."""
    writer = _WRITER.match(words)
    each = (words[writer.end() :] if writer else _SOURCE.sub("", words)).split()
    if not 0 < len(each) <= _MOST_WORDS or each[0].casefold() in _NO_NAME or each[-1].casefold() in _SMALL:
        return False
    small = _SMALL | {"in"} if writer else _SMALL  # By A. Writer in Lima
    named = all(word in small or not word[0].islower() or any(map(str.isupper, word)) or "." in word[1:-1] for word in each)
    return named and any(map(str.isalpha, words))


def _is_own(line: _Alone, head: list[str], text: str) -> bool:
    """Whether the day is the text's own: not one of a list, nor one long past that it looks back on."""
    if line.is_bare:
        return True
    if any((other := _alone(each)) is not None and not other.is_bare and other.day != line.day for each in head):
        return False
    years = [int(year) for year in _YEAR.findall(text)]
    later = [year for year in years if year > line.day.year]
    return 2 * len(later) <= len(years) or max(later) - line.day.year <= _GENERATION


def _publisher(line: _Alone | None, text: str) -> str | None:
    """The one name of a line that is no place and no person, as far as the registry and the text tell."""
    groups = [group for group in (line.names if line is not None else ()) if not any(_is_none(name, text) for name in group)]
    return groups[0][0] if len(groups) == 1 and len(groups[0]) == 1 else None


def _is_none(name: str, text: str) -> bool:
    """Whether a name is a place's or a person's, or stands for a writer's post."""
    from multipolar.evidence.actors import registry

    known, words = registry(), (name.title() if name.isupper() else name).split()
    if not words or any(entry.role == "family" for word in words for entry in known.index.get(word, ())):
        return True
    for entry in known.index.get(words[0], ()):
        if list(entry.words) == words and entry.role in ("capital", "host", "name"):
            return entry.role != "name" or known.type_of(entry.actors[0]) in ("state", "place", "person")
    if len(words) == 2 and words[0] in known.given and words[0] not in known.single:
        return True
    return bool(re.search(rf"\b(?:in|near|outside|around) {re.escape(' '.join(words))}\b(?!['’]s|[ -][A-Z])", text))
