"""Collectives as they are written: both leaders, the two countries, neither side, their nations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from multipolar.evidence.actors.lexicon import Lexicon, lexicon
from multipolar.evidence.actors.words import Words

_COUNTS = {"both": 2, "two": 2, "neither": 2, "either": 2, "each": 2, "three": 3, "four": 4}
_OPENERS = frozenset({"both", "the", "neither", "either", "each", "their", "these", "those", "all", "two"})
_SINGULAR = frozenset({"neither", "either", "each"})
_SINGULARS = {"men": "man", "women": "woman", "countries": "country", "parties": "party", "economies": "economy", "enemies": "enemy"} | {
    "militaries": "military", "armies": "army", "adversaries": "adversary", "ministries": "ministry", "bureaucracies": "bureaucracy",
    "navies": "navy", "embassies": "embassy", "signatories": "signatory", "monarchies": "monarchy",
}  # fmt: skip
_THEIRS = frozenset({"countries", "nations", "states", "governments", "capitals", "peoples", "armies", "militaries", "populations"})
_SAYS_WHICH = frozenset({"of", "from", "in", "that", "who", "which", "with", "to"})
_ARTICLES = frozenset({"the", "a", "an", "their", "its", "his", "her"})
_THREE = frozenset({"trio"})
_HEADED = frozenset({"leaders", "heads", "presidents", "rulers", "ministers", "premiers"})
_RIVALS = frozenset({"rivals", "neighbours", "neighbors", "foes", "enemies", "adversaries"})
_OPPOSED = frozenset({"patrons", "enemies", "allies", "masters", "protectors", "suitors", "giants"})
_OTHER = frozenset({"other", "more", "different", "separate", "additional", "further", "such", "most", "new", "respective", "single"})
_WORDS_BETWEEN = 3

_STARTS = frozenset({*_OPENERS, *_RIVALS, *_COUNTS, "both", "neither"})


@dataclass(frozen=True, slots=True)
class Form:
    """A collective as written.

    Parameters
    ----------
    first, last : int
        Its first and last word.
    count : int
        How many it means.
    kind : {"leaders", "ministers", "men", "generals", "states", "sides", "them", "either"}
        What it means.
    opener : str
        Its first word in lower case.
    """

    first: int
    last: int
    count: int
    kind: str
    opener: str


def forms(words: Words) -> Iterator[Form]:
    """Every passage that may be a collective, in order."""
    told, kinds, end = lexicon(), _kinds(), -1
    for index in [index for index, word in enumerate(words.lower) if word in _STARTS]:
        if index <= end:
            continue
        opener = words.lower[index]
        if opener == "both" and words.lower[index + 1 : index + 3] == ["of", "them"]:
            yield Form(index, index + 2, 2, "them", opener)
        elif opener in ("both", "neither") and _is_alone(words, index):
            yield Form(index, index, 2, "either", opener)
        elif opener in _COUNTS and index > 1 and words.lower[index - 1] == "s" and words.gap(index - 1) == "'":
            form = _largest(words, index, kinds)
            if form is not None:
                yield form
        elif opener in _OPENERS:
            form = _form(words, index, told, kinds)
            if form is not None:
                end = form.last
                yield _headed(words, form)
        elif opener in _RIVALS and index > 2 and words.lower[index - 1].endswith("est") and words.lower[index - 2] == "s":
            first = index - 3  # a region's oldest rivals
            while first > 0 and words.words[first - 1][0].isupper() and words.gap(first) == " " and not words.begins_sentence(first):
                first -= 1
            yield Form(first, index, 2, "states", "its")
        elif opener in _RIVALS and _is_headline(words, index):
            yield Form(words.sentences[words.sentence(index)], index, 2, "states", "its")


def _is_alone(words: Words, index: int) -> bool:
    """Whether ``both`` stands for those spoken of without a noun (``a friend of both,``)."""
    before, after = index - 1, index + 1
    if before < 0 or words.gap(index) != " " or words.lower[before] not in ("of", "to", "with", "for", "on", "from", "by"):
        return False
    gap = words.gap(after) if after < len(words) else "."
    return gap.startswith((".", ",", ";")) or (
        gap == " " and words.lower[after] in ("and", "but") and words.lower[after + 1 :][:1] == ["the"]
    )


def _largest(words: Words, index: int, kinds: Mapping[str, str]) -> Form | None:
    """A region's ``two largest`` economies or armies."""
    noun = index + 2
    superlative = noun < len(words) and (words.lower[index + 1].endswith("est") or words.lower[index + 1] in ("leading", "main", "biggest"))
    if not superlative or kinds.get(words.lower[noun]) != "states":
        return None
    first = index - 2
    while first > 0 and words.words[first - 1][0].isupper() and words.gap(first) == " " and not words.begins_sentence(first):
        first -= 1
    return Form(first, noun, _COUNTS[words.lower[index]], "states", "its")


def _is_headline(words: Words, index: int) -> bool:
    """Whether a noun such as ``Rivals`` ends the first words of a headline, which leaves its article out (``Chad Basin Rivals Meet``)."""
    start = words.sentences[words.sentence(index)]
    before = words.words[start:index]
    alone = words.gap(index + 1) == " " if index + 1 < len(words) else False
    return alone and 0 < len(before) < _WORDS_BETWEEN and words.is_title_case(index) and all(word[0].isupper() for word in before)


def _headed(words: Words, form: Form) -> Form:
    """``the leaders of the two states`` are persons."""
    of = form.first - 1
    if form.kind != "states" or of < 2 or words.lower[of] != "of" or words.lower[of - 1] not in _HEADED:
        return form
    first = of - 2
    if words.lower[first] in ("foreign", "prime", "defence", "finance"):
        first -= 1
    if words.lower[first] not in ("the", "both") or words.lower[of - 1] == "ministers":
        return form
    return Form(first, form.last, form.count, "leaders", words.lower[first])


@cache
def _kinds() -> dict[str, str]:
    """Noun, plural and singular, to the kind of collective."""
    told, kinds = lexicon(), dict[str, str]()
    for kind, nouns in (("states", told.state_nouns), ("sides", told.side_nouns), ("leaders", told.leader_nouns)):
        for noun in nouns:
            kinds[noun] = kinds[_SINGULARS.get(noun, noun.removesuffix("s"))] = kind
    kinds |= dict.fromkeys(("ministers", "minister"), "ministers")
    kinds |= dict.fromkeys(("men", "man"), "men") | dict.fromkeys(("generals", "general", "commanders", "commander"), "generals")
    return kinds


def _form(words: Words, index: int, told: Lexicon, kinds: Mapping[str, str]) -> Form | None:
    opener, place, number = words.lower[index], index + 1, _COUNTS.get(words.lower[index], 0)
    while (
        place < len(words) and place - index <= _WORDS_BETWEEN and words.gap(place) in (" ", "-") and _is_between(words.lower[place], told)
    ):
        number = _COUNTS.get(words.lower[place], number)
        place += 1
    following = place + 1
    if following < len(words) and number and words.lower[place] not in kinds and _is_adjective(words, place, told):
        place = following  # both coastal states
    if place >= len(words) or words.gap(place) != " " or words.lower[place] not in kinds:
        return None
    noun, kind = words.lower[place], kinds[words.lower[place]]
    plural = noun in told.state_nouns or noun in told.side_nouns or noun in told.leader_nouns
    if (
        plural == (opener in _SINGULAR)
        or (opener == "all" and number <= 2)
        or (opener == "two" and index > 0 and not _are_known(words, index, place))
    ):
        return None
    if number == 0 and not _is_definite(words, index, place):
        return None
    if _says_which(words, index, place, noun, kind):
        return None
    return Form(index, place, number or (3 if noun in _THREE else 2), kind, opener)


def _are_known(words: Words, first: int, last: int) -> bool:
    """Whether ``two old allies`` without an article may be the two spoken of."""
    if last == first + 1 and words.lower[last] in _OPPOSED:
        return words.lower[first - 1] not in ("with", "has", "have", "had", "of", "are", "were", "the", "as")
    before = {"old", "former", "neighbouring", "neighboring", "nuclear"} | lexicon().hostile
    rivals = _RIVALS | {"allies", "partners", "neighbours", "states", "countries", "powers"}
    return last > first + 1 and words.lower[last] in rivals and before.issuperset(words.lower[first + 1 : last])


def _is_adjective(words: Words, place: int, told: Lexicon) -> bool:
    """Whether a small word may be an adjective between a number and its noun."""
    word = words.lower[place]
    barred = (told.function_words, told.acting, told.quantity, _OTHER)
    small = words.gap(place) == " " and words.gap(place + 1) == " " and words.words[place].islower()
    return small and not any(word in each for each in barred)


def _is_between(word: str, told: Lexicon) -> bool:
    return word in _COUNTS or word == "of" or word in told.between_number_and_noun or word in told.hostile


def _says_which(words: Words, first: int, last: int, noun: str, kind: str) -> bool:
    """Whether the text says which are meant (``both parties to the accord``), or goes on (``both allies and opponents``)."""
    if noun == "parties" and first > 0 and words.lower[first - 1] in ("from", "of", "in", "among", "across"):
        return True  # lawmakers from both parties
    following = last + 1
    if following >= len(words) or words.gap(following) != " ":
        return False
    after = words.lower[following]
    if words.lower[first] in _SINGULAR and after in lexicon().after_modifier:
        return True  # each army officer
    if words.lower[first] in ("both", "either", "neither") and after in ("and", "or", "nor"):
        return not _goes_on(words, following + 1)  # both capitals and urged restraint
    to_what = words.lower[following + 1] if following + 1 < len(words) else ""
    party_to = after == "to" and noun in ("parties", "party") and (to_what in _ARTICLES | {"this", "that", "any"} or not to_what.islower())
    return party_to or (after == "of" and kind in ("states", "sides"))


def _goes_on(words: Words, place: int) -> bool:
    """Whether something of its own follows ``and``: a verb, a name, a noun with its article (``both allies and opponents`` has none)."""
    if place >= len(words):
        return False
    word, told = words.lower[place], lexicon()
    return word.endswith("ed") or word in told.acting or word in _ARTICLES or words.words[place][0].isupper()


def _is_definite(words: Words, first: int, last: int) -> bool:
    """Whether ``the leaders``, ``their countries`` without a number may be two known ones: no adjective, nothing after that says which."""
    noun = words.lower[last]
    if words.lower[first] == "their":
        return noun in _THEIRS or (noun in ("leaders", "presidents", "premiers") and last == first + 1)
    if words.lower[first] != "the":
        return False
    if last != first + 1 or noun not in lexicon().bare_collectives:
        return last != first + 1 and words.lower[first + 1] in lexicon().hostile
    following = last + 1
    if following >= len(words):
        return True
    gap = words.gap(following)
    return gap != "'" and not (gap == " " and words.lower[following] in _SAYS_WHICH)
