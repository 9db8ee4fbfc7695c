"""A noun that may head a group, with what stands before it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from multipolar.evidence.actors.lexicon import Lexicon, lexicon
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.words import Words

_LIKE_ADJECTIVE = re.compile(
    r".{3,}(?:ist|ian|al|ic|ern|ish|ese|ous|ive|less|[^s]t?iest)$|^(?:led|wing|level|ranking|based|backed|run|leaning|minded|born|trained|funded)$"
)
_LIKE_PARTICIPLE = re.compile(r"un\w+ed$|.{3,}(?:ed|ing|ful|ant|ent|ary|able|est|ular|ly|y)$")
"""What may stand between an article or a name and the head, where it can be no verb."""
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "these", "those", "some", "all", "such", "whose"})
LANDS = frozenset(
    {"country", "nation", "kingdom", "republic", "island", "emirate", "state", "group", "movement", "party", "alliance", "bloc", "region"}
)
"""What owns a group without being named (``the country's opposition parties``)."""
_GOING_ON = frozenset({"all", "such", "some"})
"""Determiners that another may stand before."""
_TENS = 3
_BIG = frozenset({"hundred", "thousand", "fifty", "forty", "thirty", "twenty", "a"})
_BEFORE_ABOUT = {"to": ("up",), "than": ("more", "fewer", "less"), "least": ("at",), "most": ("at",), "as": ("many", "few")}
_TITLES = frozenset({"President", "Chancellor", "Premier", "King", "General"})
_BEFORE_NUMBERS = frozenset({"other", "remaining", "last", "next", "first", "top", "main", "captured", "rival", "key", "senior"})
"""Adjectives that may stand before a number: any other word there belongs to something else."""
_ONE = frozenset({"a", "an", "one", "another"})
OWNERS = frozenset({"his", "her", "their", "its", "whose"})


@cache
def _kinds() -> dict[str, str]:
    """What nouns head; of several kinds the one that stands last here."""
    told, found = lexicon(), dict[str, str]()
    for name, members in (
        ("sure", told.group_heads),
        ("speaker", told.speakers),
        ("craft", told.one_craft),
        ("military", told.military_heads),
        ("body", told.bodies),
        ("government", told.government_heads),
    ):
        found |= dict.fromkeys(members, name)
    return found


@dataclass
class PhraseBefore:
    """A head noun and what stands before it.

    Parameters
    ----------
    words : Words
        Of the document.
    head : int
        The noun.
    by_last : mapping
        Known names by their last word.
    told : Lexicon
        Which nouns head what.
    first : int
        First word of the phrase.
    owner : Naming or None
        The name before the head that says whose group it is.
    possessive : bool
        Whether the owner owns it with ``'s``.
    kinds : list of str
        Adjectives and nouns that say what group it is.
    determiner : str
        Its article or pronoun.
    counted : bool
        Whether a number or quantity stands before it.
    leaning : Naming or None
        The name for or against which it is (``pro-X``).
    hyphened : bool
        Whether a name is joined to it by a hyphen (``X-backed forces``), which makes it no group of X's.
    numbered : bool
        Whether a number stands before it.
    membership : bool
        Whether ``a member of`` or the like stands before it, so that it is some of the group.
    of_land : bool
        Whether an owner that is not named stands before it (``the country's``).
    joint : list of Naming
        Names and adjectives joined to the owner by ``and``, in order (``Chadian, Libyan and`` before ``Tunisian negotiators``).
    """

    words: Words
    head: int
    by_last: Mapping[int, Naming]
    told: Lexicon
    first: int = -1
    owner: Naming | None = None
    possessive: bool = False
    kinds: list[str] = field(default_factory=list)
    determiner: str = ""
    counted: bool = False
    leaning: Naming | None = None
    hyphened: bool = False
    numbered: bool = False
    membership: bool = False
    of_land: bool = False
    joint: list[Naming] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.first = self.head
        place = self.head - 1
        while place >= 0:
            place = self._step(place)
        self._take_members()

    @cached_property
    def noun(self) -> str:
        """The head in lower case."""
        return self.words.lower[self.head]

    @property
    def phrase(self) -> str:
        """Kinds and head, as the registry writes a group without a settled set."""
        return " ".join([*self.kinds, self.noun])

    @cached_property
    def kind(self) -> str:
        """What the noun heads: government, body, military, speaker, sure, or loose."""
        return _kinds().get(self.noun, "loose")

    def _step(self, place: int) -> int:
        """Take in the word at a place; the next place to look at, or -1 at the phrase's beginning."""
        words, owner = self.words, self.by_last.get(place)
        gap = words.text[owner.end if owner is not None else words.ends[place] : words.starts[place + 1]]
        if owner is not None and gap == "-":
            self.hyphened = True
        if gap not in (" ", "-", "'") and not (gap == "," and words.words[place].isdigit()):
            return -1
        if self.hyphened:
            return -1
        if gap == "'" or (words.lower[place] == "s" and place > 0 and words.gap(place) == "'"):
            return self._own(place - 1 if words.lower[place] == "s" else place)
        if owner is not None:
            return self._take_owner(owner)
        return self._modifier(place)

    def _take_owner(self, owner: Naming) -> int:
        before = owner.first - 1
        if before >= 0 and self.words.gap(owner.first) == "-":  # pro-X rebels are X's friends, and no group of its own
            self.hyphened = self.words.lower[before] not in ("pro", "anti")
            self.kinds.insert(0, self.words.text[self.words.starts[before] : owner.end].lower())
            self.first, self.leaning = before, owner
            return before - 1
        if owner.ids[0].startswith("evt:") or (owner.ids[0].startswith("loc:") and self.noun == "residents"):
            return -1
        if self.owner is not None or (owner.ids[0].startswith("per:") and self.kind not in ("government", "loose")):
            return -1
        if owner.ids[0].startswith("per:") and self.kind == "loose" and self.noun not in self.told.kin:
            return -1
        self.owner, self.first = owner, owner.first
        self.joint = self._joined_to(owner)
        if self.joint:  # Chadian and Libyan negotiators
            self.first = self.joint[0].first
            before = self.first - 1
        return before

    def _joined_to(self, owner: Naming) -> list[Naming]:
        """Names and adjectives before the ``and`` before the owner, where one noun stands for the people of each."""
        words, place = self.words, owner.first - 1
        if place < 1 or words.lower[place] != "and" or words.gap(owner.first) != " ":
            return []
        short = owner.ids[0].startswith(("state:", "org:")) and words.words[owner.last].isupper()  # Chadian and US officials
        found: list[Naming] = []
        one = self.by_last.get(place - 1)
        while one is not None and self._is_adjective(one, among_adjectives=owner.form == "demonym" or short):
            if words.gap(place) not in ((" ", ", ") if found or words.gap(one.first) == ", " else (" ",)):
                break
            found.insert(0, one)
            place = one.first
            one = self.by_last.get(place - 1) if words.gap(place) == ", " else None
        return found if not found or self._is_shared(found[0]) else []

    def _is_adjective(self, one: Naming, *, among_adjectives: bool) -> bool:
        """Whether a name can only stand before the noun: neither a people (``Chadians and Libyan officials``) nor a state in full."""
        last = self.words.words[one.last]
        if one.form == "demonym":
            return last.isupper() or not last.endswith("s") or last.endswith("ss")
        return among_adjectives and last.isupper()

    def _is_shared(self, first: Naming) -> bool:
        """Whether the noun may be of all: not of ``a Chadian``, who is one by himself, where it is a plural."""
        before = first.first - 1
        alone = before >= 0 and self.words.gap(first.first) == " " and self.words.lower[before] in _ONE
        return not (alone and self.noun.endswith("s"))

    def _modifier(self, place: int) -> int:
        """Take in a determiner, quantity or adjective; the next place to look at, or -1."""
        words, told, word = self.words, self.told, self.words.lower[place]
        if word in ("any", "every") and self.owner is not None:
            self.determiner, self.first = word, place
            return -1
        plain = self.owner is None and not self.counted and self.first == place + 1
        if word == "and" and self.kinds and plain and self._is_kind(place - 1):  # socialist and green deputies
            self.first = place
            return place - 1
        if word in _DETERMINERS and not (word in ("a", "an") and self.numbered):
            self.determiner, self.first = word, place
            return place - 1 if word in _GOING_ON else -1
        if word.isdigit() or word in told.numbers:
            self.counted = self.numbered = True
        elif self.numbered and word in told.about_numbers:
            return self._about(place)
        elif word in told.quantity:
            self.counted = True
        elif self._is_kind(place) and (not self.numbered or word in _BEFORE_NUMBERS):
            self.kinds.insert(0, word)
            if place and words.gap(place) == "-" and self._is_plain(place - 1) and (place - 1) not in self.by_last:  # high-level
                self.kinds.insert(0, words.lower[place - 1])
                place -= 1
        else:
            return -1
        self.first = place
        return place - 1

    def _is_kind(self, place: int) -> bool:
        """Whether a word says what group it is: a known or likely adjective, the name of a family."""
        told, word = self.told, self.words.lower[place]
        if place and self.words.gap(place) == "-" and f"{self.words.lower[place - 1]}-{word}" in told.group_kinds:
            return True
        if word in told.group_kinds or (word == "affairs" and self.noun == "ministry") or self._is_enclosed(place):
            return True
        if self.noun in told.kin and place == self.head - 1:
            return self.words.words[place][0].isupper() and not self.words.begins_sentence(place)
        return self._is_plain(place) and _LIKE_ADJECTIVE.search(word) is not None

    def _about(self, place: int) -> int:
        """Take in what makes a number a rough one: ``nearly``, ``up to``, ``as many as``; -1 after it."""
        words, word = self.words, self.words.lower[place]
        wanted = _BEFORE_ABOUT.get(word)
        if wanted is None:
            big = words.words[place + 1].isdigit() or words.lower[place + 1] in _BIG
            if word not in ("over", "about", "around") or big:
                self.first = place
            return place - 1 if word in ("estimated", "only", "just") else -1
        if words.lower[place - 1] not in wanted or words.gap(place) != " ":
            return -1
        self.first = place - 1
        if word == "as" and place > 1 and words.lower[place - 2] == "as":
            self.first = place - 2
        return -1

    def _is_plain(self, place: int) -> bool:
        """Whether a word is written small, or only as the first of its sentence with a capital."""
        return place >= 0 and (self.words.words[place].islower() or self.words.begins_sentence(place))

    def _is_enclosed(self, place: int) -> bool:
        """Whether an adjective or participle stands between an article, number or owner and the head, where no verb can."""
        words = self.words
        if self.numbered or not self._is_plain(place) or not _LIKE_PARTICIPLE.search(words.lower[place]):
            return False
        before = place - 1
        if before < 0 or words.gap(place) != " ":
            return False
        word = words.lower[before]
        owned = before in self.by_last or (word == "s" and words.gap(before) == "'")
        demonym = before in self.by_last and self.by_last[before].form != "demonym" and word != "s"
        return (
            (owned and not demonym) or (word in _DETERMINERS and word != "its") or word in self.told.numbers or word in self.told.quantity
        )

    def _own(self, last: int) -> int:
        """Take the owner before ``'s``, with the title before a person's name."""
        owner = self.by_last.get(last)
        if owner is None and self.words.lower[last] in LANDS and last > 0 and self.words.lower[last - 1] in ("the", "this", "that"):
            self.of_land, self.possessive, self.first = True, True, last - 1
        if owner is not None:
            self.owner, self.possessive, self.first = owner, True, owner.first
            if owner.first > 0 and self.words.words[owner.first - 1] in _TITLES and self.words.touches(owner.first):
                self.first = owner.first - 1
        return -1

    def _take_members(self) -> None:
        """Take in ``a member of``, ``hundreds of``, ``the families of`` before the group."""
        words, of = self.words, self.first - 1
        if of < 1 or words.lower[of] != "of" or words.lower[of - 1] not in self.told.counting or words.gap(self.first) != " ":
            return
        self.membership, self.counted, self.first = True, True, of - 1
        if of > _TENS and words.lower[of - 2] == "of" and words.lower[of - 3] in ("tens", "hundreds"):
            self.first = of - 3  # hundreds of thousands of Chadians
        place = self.first - 1
        if place in self.by_last and words.gap(place + 1) == " ":  # an AU team of jurists
            if self.owner is None:
                self.owner = self.by_last[place]
            place = self.by_last[place].first - 1
            self.first = place + 1
        while place >= 0 and words.gap(place + 1) == " " and self._leads_to_members(place):
            self.first = place
            if words.lower[place] in _DETERMINERS:
                self.determiner = words.lower[place]
                break
            place -= 1

    def _leads_to_members(self, place: int) -> bool:
        word = self.words.lower[place]
        return word in _DETERMINERS or word in self.told.quantity or word in self.told.numbers or word in self.told.group_kinds
