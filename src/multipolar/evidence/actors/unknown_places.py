"""Unknown names of places: told by a noun of places beside them, by a preposition, by what is done to them."""

from __future__ import annotations

from multipolar.evidence.actors.runs import Run
from multipolar.evidence.actors.surroundings import Surroundings

_TAKING = frozenset({"recaptured", "retook", "overran", "shelled", "bombed", "besieged", "stormed", "bombarded", "encircled"}) | {
    "liberated", "pounded", "visited", "toured", "reached", "entered", "recapture", "retake", "overrun", "recapturing", "shelling"
}  # fmt: skip
"""Verbs whose object, written with a capital, is a place."""
_REGIONS = frozenset({"province", "region", "oblast", "district", "county", "peninsula", "island", "islands", "valley", "strait", "prison"})
"""What a name that opens a sentence may be told by: other nouns stand behind any adjective."""
_TAIL, _FROM_TO = 2, 3
_LOCALS = frozenset({"elders", "herders", "farmers", "villagers", "fishermen", "traders", "refugees", "academics"}) | {
    "pilgrims", "miners",
    "tribesmen", "residents", "migrants", "settlers", "smugglers", "evacuees", "garrisons", "garrison", "imports", "shipments", "cargoes"
}  # fmt: skip
"""Who or what comes ``from`` a place."""
_BANKS = frozenset({"along", "across", "astride", "alongside", "upstream", "downstream"})
"""Before ``the X``: a river, a range."""
_WATERS = frozenset({"bank", "banks", "dam", "dams", "bridge", "bridges", "ferry", "headwaters", "tributary"}) | {
    "tributaries", "mouth", "bend",
    "waters", "ford", "raft", "estuary", "basin", "lies"
}  # fmt: skip
"""Before ``on`` or ``of the X``: a river."""
_SITES = frozenset({"airstrip", "steelworks", "smelter", "oilfield", "gasfield", "refinery", "terminal"})
"""Behind a name: the place where they stand, or their own name."""


def is_place(around: Surroundings, run: Run, before: str) -> bool:
    """Whether the text says that the name is a place's."""
    words, told = around.words, around.told
    if run.size > 1 and (words.lower[run.last] in told.landmarks or words.lower[run.first] in told.foreign_landmarks):
        return True
    if run.size > 3 or words.words[run.first].isupper():  # no town has a longer name
        return False
    if before == "of" and run.first > 1 and words.lower[run.first - 2] in told.settlements:
        return True
    moving = before in ("to", "from") and run.first > 1 and (words.lower[run.first - 2] in told.motion or _ends_a_way(around, run, before))
    if run.size <= _TAIL and before == "from" and words.lower[run.first - 2] in _LOCALS and not words.is_title_case(run.first):
        return True
    if run.size == 1 and before == "the" and _is_river(around, run):
        return True
    if run.size <= _TAIL and (before in _TAKING or moving) and not words.is_title_case(run.first):
        return True
    if words.is_title_case(run.first):
        return False
    if run.size == 1 and before in ("and", "or") and run.first > 1:
        beside = around.by_place.get(run.first - 2)
        if beside is not None and beside.ids and beside.ids[0].startswith("loc:") and beside.form == "name":
            return True  # in Guayaquil and Manta
    after = around.after(run)
    if run.size == 1 and words.begins_sentence(run.first) and after not in _REGIONS:
        return before in ("in", "near")  # mass street protests
    return after in told.landmarks | _SITES | {"crossing", "district", "border"} or before in ("in", "near")


def _ends_a_way(around: Surroundings, run: Run, before: str) -> bool:
    """Whether it is where something reaches from a known place (``from Aden to X``)."""
    if before != "to" or run.first < _FROM_TO:
        return False
    start = around.by_place.get(run.first - 2)
    return start is not None and start.form == "name" and around.words.lower[start.first - 1] == "from" and run.size <= _TAIL


def _is_river(around: Surroundings, run: Run) -> bool:
    """Whether it runs through the country (``along the X,``, ``dams on the X``): the article's noun is the name itself."""
    words, after, front = around.words, run.last + 1, run.first - 2
    if front < 1 or words.words[run.last].endswith("s") or words.is_title_case(run.first):
        return False
    ends = after >= len(words) or words.gap(after) != " " or words.lower[after] in around.told.function_words
    if not ends or words.gap(after)[:1] in ("-", "'"):
        return False
    return words.lower[front] in _BANKS or (words.lower[front] in ("on", "of") and words.lower[front - 1] in _WATERS)
