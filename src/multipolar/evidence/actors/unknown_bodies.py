"""Unknown names of organisations: told by a noun within the name, by initials in brackets, by a noun beside it."""

from __future__ import annotations

from multipolar.evidence.actors.runs import Run
from multipolar.evidence.actors.surroundings import Surroundings

_NOUN_PHRASE = 4
_SHORT = 2
_SAYING_MORE = frozenset(
    {"of", "that", "which", "backed", "led", "based", "allied", "close", "in", "for", "founded", "owned", "linked", "with"}
)
_STAFF = frozenset({"executives", "shareholders", "subsidiary", "subsidiaries", "bosses", "employees"})
_FIRMS = frozenset({"carmakers", "chipmakers", "companies", "firms", "refiners", "traders", "shipowners", "lenders", "retailers"}) | {
    "insurers", "miners", "manufacturers", "airlines", "contractors"
}  # fmt: skip
"""Before ``of``; before ``like``, ``such as`` or ``including``: names of companies follow."""
_LIKE = frozenset({"like", "as", "including"})
_OWNING = frozenset({"his", "her", "its", "their", "the", "a", "an", "whose"})


def is_body(around: Surroundings, run: Run, before: str) -> bool:
    """Whether the text says that the name is an organisation's."""
    if run.size > 1 and (_names_organisation(around, run) or _is_abbreviated(around, run)):
        return True
    if before in around.told.organisation_cues or _is_apposed(around, run) or _is_described(around, run):
        return True
    return (
        run.size <= _SHORT
        and not around.words.is_title_case(run.first)
        and (_is_of_firms(around, run, before) or _is_beside_firm(around, run))
    )


def _names_organisation(around: Surroundings, run: Run) -> bool:
    """Whether a noun of organisations ends the name, or stands in it before ``of`` or ``for``."""
    lower = around.words.lower
    if lower[run.last] in around.told.organisations:
        return True
    if run.first > 1 and lower[run.first - 1] == "based" and around.words.gap(run.first) == " " and run.size > 1:
        return True  # the Tunis-based X
    if lower[run.first] in around.told.foreign_bodies and around.words.words[run.first + 1].islower():
        return True
    heads = around.told.organisations | {"association", "ministry"}
    return any(lower[place] in heads and lower[place + 1] in ("of", "for") for place in range(run.first, run.last))


def _is_abbreviated(around: Surroundings, run: Run) -> bool:
    """Whether its initials follow in brackets (``the Frente Amplio Nacional (FAN)``), which persons have none."""
    words, following = around.words, run.last + 1
    if following >= len(words) or words.gap(following) != " (" or not words.words[following].isupper():
        return False
    initials = "".join(words.words[place][0] for place in range(run.first, run.last + 1) if words.words[place][0].isupper())
    short = words.words[following]
    return len(initials) > 1 and short[0] == initials[0] and len(initials) <= len(short) <= len(initials) + 1


def _is_apposed(around: Surroundings, run: Run) -> bool:
    """Whether a noun of organisations stands before the name and a comma (``his party, Citizen Revolution,``)."""
    words, first = around.words, run.first
    if first < 2 or words.gap(first) != ", " or words.words[first - 1] not in around.told.organisations:
        return False
    start = max(0, first - _NOUN_PHRASE)
    if "of" in words.lower[start : first - 1] or words.words[first] in around.registry.given:
        return False  # the head of its commission, N. N.
    return any(words.lower[place] in _OWNING or words.gap(place + 1)[:1] == "'" for place in range(start, first - 1))


def _is_described(around: Surroundings, run: Run) -> bool:
    """Whether the text says behind a comma that it is a body (``the X, an alliance backed by Y``)."""
    words, place = around.words, run.last + 1
    if place + 1 >= len(words) or words.gap(place) != ", " or words.lower[place] not in ("a", "an", "the"):
        return False
    for noun in range(place + 1, min(place + _NOUN_PHRASE, len(words))):
        if words.gap(noun) not in (" ", "-"):
            break
        if words.lower[noun] in around.told.described_bodies:
            return noun + 1 >= len(words) or words.gap(noun + 1) != " " or words.lower[noun + 1] in _SAYING_MORE
    return False


def _is_of_firms(around: Surroundings, run: Run, before: str) -> bool:
    """Whether a noun for companies introduces it (``executives of X``, ``carmakers like X``)."""
    words, place = around.words, run.first - 2
    if place < 1 or (before != "of" and before not in _LIKE):
        return False
    if before == "as" and words.lower[place] == "such":
        place -= 1
    noun = words.lower[place]
    if before == "of":
        return noun in _STAFF
    return noun in _FIRMS


def _is_beside_firm(around: Surroundings, run: Run) -> bool:
    """Whether it stands in a row with a known company (``Rosneft and X``, ``Rosneft, X and``)."""
    words, place = around.words, run.first - 1
    if run.size > 1 or place < 1 or words.begins_sentence(run.first):
        return False
    joined = words.lower[place] in ("and", "or") and words.gap(run.first) == " "
    listed = (
        words.gap(run.first) == ", " and words.lower[run.last + 1 : run.last + 2] in (["and"], ["or"]) and words.gap(run.last + 1) == " "
    )
    other = around.by_place.get(place - 1 if joined else place) if joined or listed else None
    if other is None or len(other.ids) != 1:
        return False
    starts = words.lower[other.first - 1] if other.first else ""
    owned = starts == "s" and words.gap(other.first - 1) == "'"
    return not owned and around.registry.kind_of(other.ids[0]) in ("company", "bank")
