"""How far a group's phrase reaches after its noun: officials in X, an aide to X, an aide briefed on the deal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multipolar.evidence.actors.group_phrase import GroupPhrase

_KNOWING = frozenset({("familiar", "with"), ("briefed", "on"), ("close", "to"), ("involved", "in")})
_OWNERS = frozenset({"his", "her", "their", "its", "whose"})
_TITLES = frozenset({"President", "Chancellor", "Premier", "King", "General"})
_BODIES = frozenset({"parliament", "government", "opposition", "cabinet", "congress", "exile", "uniform", "power", "office", "senate"}) | {
    "knesset", "duma", "pentagon", "army", "military"
}  # fmt: skip
_OF_THINGS = frozenset({"critics", "opponents", "supporters", "backers", "defenders", "advocates", "sponsors", "signatories", "veterans"})
_FEW, _NAME = 3, 4
"""Words of what somebody is familiar with, and of a name."""


def last_word(phrase: GroupPhrase) -> int:
    """Last word of the phrase: its head where nothing after it says more."""
    words, place = phrase.words, phrase.head + 1
    if place + 1 >= len(words) or words.gap(place) != " " or words.gap(place + 1) != " ":
        return phrase.head
    word = words.lower[place]
    if phrase.determiner in _OWNERS:
        return _in(phrase, place) if word == "in" else phrase.head  # his critics in Congress
    people = phrase.kind in ("sure", "loose", "speaker")
    if people and (word, words.lower[place + 1]) in _KNOWING:
        return _to_the_noun(phrase, place + 1)
    if word == "of" and phrase.noun in phrase.told.of_somebody and phrase.owner is None:
        named = _name_at(phrase, place + 1) or (_name_at(phrase, place + 2) if words.lower[place + 1] == "the" else 0)
        return named or (_thing(phrase, place) if phrase.noun in _OF_THINGS else phrase.head)
    if word == "for" and phrase.noun in ("spokesman", "spokeswoman", "spokesperson", "spokespeople", "lawyer", "lawyers"):
        return _named_after(phrase, place) or _governed(phrase, _represented(phrase, place)) or phrase.head
    if word == "to" and phrase.noun.removesuffix("s") in ("aide", "adviser", "advisor", "envoy"):
        return _leader_after(phrase, _named_after(phrase, place)) or phrase.head
    if word in ("at", "with") and phrase.noun in phrase.told.group_heads:
        return _employer(phrase, place) or phrase.head
    if word == "on" and people and words.lower[place + 1] == "the" and words.lower[place + 3 : place + 4] == ["side"]:
        return place + 3  # villagers on the Sudanese side
    if word != "in" or not (people or phrase.kind in ("government", "body") or phrase.noun == "police"):
        return phrase.head
    return _in(phrase, place)


def _thing(phrase: GroupPhrase, place: int) -> int:
    """Last word of the short phrase for that of which somebody is a critic (``opponents of the new law``); the head without one."""
    words, last = phrase.words, place + 1
    if words.lower[last] not in ("the", "this", "that", "a", "an", "his", "her", "its", "their"):
        return phrase.head
    told = phrase.told
    for one in range(place + 2, min(place + 2 + _FEW, len(words))):
        if words.gap(one) not in (" ", "-") or not words.words[one].islower():
            break
        if one > place + 2 and (words.lower[one] in told.function_words or phrase.is_verb(one) or words.lower[one] in told.speech):
            break
        last = one
    return last if last > place + 1 else phrase.head


def _represented(phrase: GroupPhrase, place: int) -> int:
    """Last word of the description of those for whom somebody speaks (``a spokesman for the mayor``), 0 without one."""
    words = phrase.words
    if words.lower[place + 1] not in ("the", "his", "her", "their", "its") or words.gap(place + 2) != " ":
        return 0
    last = place + 2
    kinds = phrase.told.group_kinds
    if words.lower[last] in kinds and words.lower[last + 1 : last + 2] and words.gap(last + 1) == " " and words.lower[last + 1].isalpha():
        last += 1
    return last if words.words[last].islower() else 0


def _governed(phrase: GroupPhrase, last: int) -> int:
    """Last word with what that is of (``a spokesman for the cabinet of Chad``)."""
    words = phrase.words
    of = last if words.lower[last] == "of" else last + 1
    if not last or words.lower[of : of + 1] != ["of"]:
        return last
    named = _name_at(phrase, of + 1) or (_name_at(phrase, of + 2) if words.lower[of + 1 : of + 2] == ["the"] else 0)
    return named or (last if of > last else last - 1)


def _in(phrase: GroupPhrase, place: int) -> int:
    together = phrase.first > 0 and phrase.words.lower[phrase.first - 1] in ("both", "either", "neither", "each")
    told = phrase.first > 0 and phrase.words.lower[phrase.first - 1] in ("told", "tells")
    if together or told or (phrase.owner is not None and phrase.kind != "speaker"):
        return phrase.head
    named = _leader_after(phrase, _named_after(phrase, place))  # officials in Somalia's Puntland
    body = place + 1 + (phrase.words.lower[place + 1] == "the")  # hawks in the cabinet
    return named or (body if phrase.words.lower[body : body + 1] and phrase.words.lower[body] in _BODIES else phrase.head)


def _named_after(phrase: GroupPhrase, place: int) -> int:
    """Last word of the name after a preposition, 0 without one."""
    words = phrase.words
    target = place + 2 if words.lower[place + 1] == "the" or words.words[place + 1] in _TITLES else place + 1
    if target < len(words) and words.lower[target] in phrase.told.place_before and words.words[target].islower():
        target += 1  # leaders in northern Chad
    return _name_at(phrase, target)


def _leader_after(phrase: GroupPhrase, last: int) -> int:
    """Last word of the name behind an owner and a title (``an aide to Chad's President N. N.``); that of the owner without one."""
    words, place = phrase.words, last + 1
    if not last or place >= len(words) or words.gap(place) != "'" or words.lower[place] != "s":
        return last
    for target in range(place + 1, min(place + _FEW + 3, len(words))):
        if not words.touches(target) or not (words.words[target][0].isupper() or words.lower[target] in phrase.told.titles):
            break
        if named := _name_at(phrase, target):
            return named
    return last


def _name_at(phrase: GroupPhrase, target: int) -> int:
    """Last word of the name that begins at a word, 0 without one."""
    ends = range(target, min(target + _NAME, len(phrase.words)))
    return next((one for one in ends if one in phrase.by_last and phrase.by_last[one].first == target), 0)


def _employer(phrase: GroupPhrase, place: int) -> int:
    """Last word of the name of those they work for (``analysts at the bank X``), 0 without one."""
    words = phrase.words
    for target in range(place + 1, min(place + _NAME, len(words))):
        if words.gap(target) != " ":
            break
        found = _name_at(phrase, target)
        if found:
            return found if phrase.by_last[found].ids[0].startswith("org:") else 0
        if words.words[target][0].isupper() or words.gap(target) != " ":
            break
    return 0


def _to_the_noun(phrase: GroupPhrase, place: int) -> int:
    """Last word of the short phrase after a preposition: up to the next comma or verb."""
    words, last = phrase.words, place
    for one in range(place + 1, min(place + 1 + _FEW, len(words))):
        if words.gap(one) not in (" ", "'", "-"):
            break
        if last > place + 1 and (words.lower[one] in phrase.told.function_words or phrase.is_verb(one)):
            break
        last = one
    return last
