"""Whether a capital or seat of power is meant as a place or as the government that sits there."""

from __future__ import annotations

import itertools

from multipolar.evidence.actors.lexicon import Lexicon, lexicon
from multipolar.evidence.actors.words import Words

_MEETING = frozenset({"met", "meet", "meets", "meeting", "gathered", "gather", "spoke", "talked", "convened", "arrived", "sat"})
_SEEKING = frozenset({"looking", "looked", "seeking", "sought", "seek", "seeks", "shopping"})
_SOUGHT = frozenset({"arms", "weapons", "support", "help", "money", "partners", "backing"})
_DECIDING = frozenset({"decide", "decides", "announce", "announces", "dictate", "dictates"})
_SEEN = frozenset({"seen", "viewed", "perceived", "interpreted", "regarded", "understood", "read", "welcomed"}) | {
    "felt", "heard", "treated", "received", "greeted", "rejected", "dismissed", "feared", "resented", "remembered", "considered"
}  # fmt: skip
_INSISTING = frozenset({"insists", "insist", "fear", "fears", "argue", "argues", "worry", "worries", "suspect", "believe", "hope", "see"})
_HITTING = frozenset(
    {"strikes", "struck", "strike", "striking", "kills", "killed", "killing", "bombs", "bombed", "targets", "targeted", "targeting"}
)
_GIVING = frozenset({"presented", "conveyed", "offered", "given", "submitted", "handed", "supplied", "provided", "transferred"}) | {
    "proposed", "appealed", "addressed", "passed", "according", "close", "loyal", "linked", "sold", "ceded", "put", "suggested",
    "communicated", "delivered", "ties", "links", "relations", "loyalty", "appeal", "warning", "message", "response", "answer", "ally",
}  # fmt: skip
"""Before "to": a government gets it, whoever travels."""
_AIMING = frozenset({"aimed", "directed", "levelled", "leveled", "anger", "fury", "accusations", "swipe", "rage"}) | {
    "irritation", "frustration", "barb", "dig", "angry", "furious", "exasperation"
}  # fmt: skip
"""Before "at": a government is meant, not where it sits."""
_SELLING = frozenset({"sell", "sells", "selling", "sold", "supply", "supplies", "supplying", "pledged", "pledging"}) | {
    "donated", "donating", "promised", "promising", "lend", "lends", "lent", "lending", "exporting", "granted"
}  # fmt: skip
"""Who gets what is sold ``to X`` is a government, though goods that move stand between."""
_SERVING = frozenset({"mouthpiece", "proxy", "apologist", "apologists", "victory", "defeat", "setback", "humiliation", "triumph", "lackey"})
"""Before "for": a government's."""
_LEAVING, _LEFT = frozenset({"leave", "leaves", "left", "leaving"}), frozenset({"cold", "without", "exposed"}) | {
    "isolated", "alone", "unmoved", "little", "vulnerable", "weaker", "stronger", "unable", "free", "poorer", "holding", "facing"
}  # fmt: skip
"""``leaves X cold``: a government is left so."""
_BEFORE_COURT = frozenset({"a", "an", "the", "in", "by", "to", "from", "at", "of", "one", "s"})
_DEFENDING = frozenset({"defend", "defends", "defended", "defending", "itself", "himself", "themselves", "ourselves"})
"""Before "against": from the government of a capital."""
_MARCHING, _MARCH = frozenset({"march", "marched", "marching", "advance", "advanced", "advancing"}), 7
_BEING = frozenset({"is", "are", "was", "were", "been"})
_MONTHS = frozenset({"january", "february", "march", "april", "may", "june", "july", "august", "september", "october"}) | {
    "november", "december", "jan", "feb", "aug", "sept", "sep", "oct", "nov", "dec"
}  # fmt: skip
_CLAUSE = 40
"""Words of a sentence searched for what is thought in a capital."""
_BACK = 5
"""How many words before a preposition are searched for a word of motion or of attack."""


def is_place(words: Words, first: int, last: int, *, seat: bool = False) -> bool:
    """Whether the capital or seat from word `first` to word `last` is a place here.

    Parameters
    ----------
    words : Words
        Of the document.
    first, last : int
        Its first and last word.
    seat : bool
        A building that stands for a government (the Kremlin, the White House), rather than a city.

    Returns
    -------
    bool
        False where it stands for its government: the rule where nothing speaks for a place.
    """
    told = lexicon()
    if _is_dateline(words, first, last):
        return True
    after = _after(words, last, told, seat=seat)
    return after if after is not None else _before(words, first, last, told)


def _is_dateline(words: Words, first: int, last: int) -> bool:
    """Whether it heads a dispatch: in capitals at the beginning of a line, before a comma, a dash, a slash or a bracket."""
    if (
        words.begins_sentence(first)
        and words.lower[last + 1 : last + 2]
        and words.lower[last + 1] in _MONTHS
        and words.gap(last + 1) == ", "
    ):
        return True
    if not words.words[last].isupper() or len(words.words[last]) < 4 or last + 1 >= len(words):
        return False
    gap = words.gap(last + 1)
    if gap.startswith(":"):
        return True
    opens = words.begins_sentence(first) or (words.gap(first) == "/" and words.words[first - 1].isupper())
    return opens and (gap == "/" or (gap.startswith((",", " -", " (")) and not words.is_title_case(last)))


def _after(words: Words, last: int, told: Lexicon, *, seat: bool) -> bool | None:
    """What the words after it say: None where they say nothing."""
    following = last + 1
    if following >= len(words):
        return None
    gap, word = words.gap(following), words.lower[following]
    if gap == "'" and word == "s":
        return _owned(words, following + 1, told)
    if gap == "-":
        return word == "based" if word in told.backing or word == "based" else None
    if gap == " ":
        if seat and word in told.loose_after and words.words[last] == "House":
            return False  # the White House press office is no room
        if word == "court" and words.lower[_start_of_row(words, last)] not in _BEFORE_COURT:
            return None  # A and B court allies
        if word == "as" and "venue" in words.lower[following + 1 : following + 4]:
            return True
        return True if word in told.place_after else None
    if gap.startswith(" (") and word in ("reuters", "ap", "afp", "tass", "cnn"):
        return True
    return None


def _owned(words: Words, index: int, told: Lexicon) -> bool | None:
    """``X's airport`` is in a city; ``X's terms`` are a government's."""
    return any(
        words.gap(place) == " "
        and words.lower[place] in told.place_after
        and words.lower[place] not in told.loose_after
        and words.lower[place] != "embassy"
        for place in range(index, min(index + 2, len(words)))
    )


def _before(words: Words, first: int, last: int, told: Lexicon) -> bool:
    """What the words before it say; a coordinated name is read like the first of its row."""
    if first > 1 and words.lower[first - 1] == "capital" and words.gap(first) == ", ":
        return True  # the capital, X
    start = _start_of_row(words, first)
    if start < 0 or not _near(words, start + 1) or words.gap(start + 1) == ", ":
        return False
    word = words.lower[start]
    if (word == "at" and words.lower[start - 1] in _AIMING) or (word == "for" and words.lower[start - 1] in _SERVING):
        return False
    if word in _LEAVING and words.lower[last + 1 : last + 2] and words.lower[last + 1] in _LEFT and words.gap(last + 1) == " ":
        return False
    if word in told.locative:
        return not (word == "in" and (_is_felt(words, start, told) or _is_perceived(words, start, last, told)))
    if word == "to" and (words.lower[start - 1] in _GIVING or _any_back(words, start, _SELLING, 4)):
        return False
    if word in ("to", "from", "toward", "towards", "for"):
        return _any_back(words, start, told.motion, 3 if word == "for" else _BACK)
    if word == "against" and words.lower[start - 1] in _DEFENDING:
        return False
    if word == "on" and _any_back(words, start, _MARCHING, _MARCH):
        return True
    if word in ("on", "against", "over", "upon"):
        return _any_back(words, start, told.strike, 3) and not _any_back(words, start, told.not_a_strike, _BACK)
    if word == "of":
        return _any_back(words, start, told.city_of, 1)
    if word in told.place_before:
        return True
    return word in told.strike and not _any_ahead(words, last, told.not_a_strike)


def _is_felt(words: Words, start: int, told: Lexicon) -> bool:
    """``fears in X``, ``seeking arms in X``, ``they decide in X``: where the government is meant that fears, sells or decides."""
    if words.lower[start - 1] in ("those", "others") and words.lower[start - 2] in ("including", "like", "than", "as", "and", "to"):
        return False  # airports, including those in X
    if words.lower[start - 1] in _MEETING or _any_back(words, start, _HITTING, 3):
        return False
    if _any_back(words, start, told.unsettling, 2) or _any_back(words, start, _DECIDING, 2):
        return True
    return _any_back(words, start, _SEEKING, 4) and words.lower[start - 1] in _SOUGHT


def _is_perceived(words: Words, start: int, last: int, told: Lexicon) -> bool:
    """``seen in X as``, ``in X, where officials fear``: in the minds of the government there."""
    following = last + 1
    if following + 1 >= len(words):
        return False
    if words.begins_sentence(start) and _any_ahead(words, last, _SEEN) and _any_ahead(words, last, _BEING):
        return True  # in X it is seen differently
    if words.lower[following] == "as" and words.gap(following) == " ":
        return _any_back(words, start, told.perceived, 12)
    if words.lower[following] == "where" and words.gap(following) == ", ":
        heads = told.group_heads | told.unsettling
        if any(word in heads for word in words.lower[following + 1 : following + 7]):
            return True
        ahead = _rest(words, following)
        seen = any(word in _SEEN and before in _BEING for before, word in itertools.pairwise(ahead))
        return seen or any(word in _INSISTING for word in ahead)
    return False


def _rest(words: Words, place: int) -> list[str]:
    """The words of a sentence behind one of them."""
    ahead = range(place + 1, min(place + _CLAUSE, len(words)))
    return words.lower[place + 1 : next((one for one in ahead if words.begins_sentence(one)), place + _CLAUSE)]


def _start_of_row(words: Words, first: int) -> int:
    """Index of the word before a name, or before the row of names it stands in (``in A, B and C``)."""
    index = first - 1
    if index >= 0 and words.lower[index] in ("the", "both", "either"):
        index -= 1
    while index > 1 and (words.lower[index] in ("and", "or") or (words.gap(index + 1) == ", " and _lists(words, first))):
        step = index - 1 if words.lower[index] in ("and", "or") else index
        if not words.words[step][0].isupper() or words.begins_sentence(index + 1):
            break
        if words.lower[index] == "and" and words.gap(index) == ", " and not _lists(words, first):
            break  # in A, and B regards
        while step > 0 and words.words[step][0].isupper() and _near(words, step + 1):
            step -= 1
        index = step
    return index


def _lists(words: Words, first: int) -> bool:
    """Whether a comma lies in a row of names: no verb right behind the name (``in A, B would lose``)."""
    after = words.lower[first + 1 : first + 3]
    told = lexicon()
    if not after or words.gap(first + 1) != " ":
        return True
    return not (after[0] in told.acting or after[0].removesuffix("s") in told.acting or after[0].endswith("ed"))


def _near(words: Words, index: int) -> bool:
    return index < len(words) and words.gap(index) in (" ", ", ", "-")


def _any_back(words: Words, index: int, wanted: frozenset[str], reach: int) -> bool:
    for place in range(index - 1, max(-1, index - 1 - reach), -1):
        if words.begins_sentence(place + 1):
            return False
        if words.lower[place] in wanted:
            return True
    return False


def _any_ahead(words: Words, index: int, wanted: frozenset[str]) -> bool:
    for place in range(index + 1, min(len(words), index + 5)):
        if words.begins_sentence(place):
            return False
        if words.lower[place] in wanted:
            return True
    return False
