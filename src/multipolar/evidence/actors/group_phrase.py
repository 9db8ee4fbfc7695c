"""A noun that may head a group, with what stands before and after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from multipolar.evidence.actors.lexicon import Lexicon
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.words import Words

_LIKE_ADJECTIVE = re.compile(
    r".{3,}(?:ist|ian|al|ic|ern|ish|ese|ous|ive|less|[^s]t?iest)$|(?:led|wing|level|ranking|based|backed|run|leaning|minded|born|trained|funded)$"
)
_LIKE_PARTICIPLE = re.compile(r"un\w+ed$|.{3,}(?:ed|ing|ful|ant|ent|ary|able|est|ular|ly|y)$")
"""What may stand between an article or a name and the head, where it can be no verb."""
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "these", "those", "some", "all", "such", "whose"})
_GOING_ON = frozenset({"all", "such", "some"})
"""Determiners that another may stand before."""
_BEFORE_ABOUT = {"to": ("up",), "than": ("more", "fewer", "less"), "least": ("at",), "most": ("at",), "as": ("many", "few")}
FAMILIES = frozenset({"family", "clan", "dynasty"})
_TITLES = frozenset({"President", "Chancellor", "Premier", "King", "General"})
_SUFFIXED = 5
_FAR = 3
OWNERS = frozenset({"his", "her", "their", "its", "whose"})


@dataclass
class GroupPhrase:
    """A head noun and its surroundings.

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
    joint : Naming or None
        A second adjective joined to the owner by ``and``.
    follows_in : bool
        Whether a place stands after ``in``.
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
    joint: Naming | None = None
    follows_in: bool = False

    def __post_init__(self) -> None:
        self.first = self.head
        place = self.head - 1
        while place >= 0:
            place = self._step(place)
        self._take_members()

    @property
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
        told = self.told
        for name, members in (
            ("government", told.government_heads),
            ("body", told.bodies),
            ("military", told.military_heads),
            ("speaker", told.speakers),
            ("sure", told.group_heads),
        ):
            if self.noun in members:
                return name
        return "loose"

    def _step(self, place: int) -> int:
        """Take in the word at a place; the next place to look at, or -1 at the phrase's beginning."""
        words, owner = self.words, self.by_last.get(place)
        gap = words.text[owner.end if owner is not None else words.ends[place] : words.starts[place + 1]]
        if owner is not None and gap == "-":
            self.hyphened = True
        if gap not in (" ", "-", "\n", "'") and not (gap == "," and words.words[place].isdigit()):
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
        if owner.ids[0].startswith("per:") and self.kind == "loose" and self.noun not in FAMILIES:
            return -1
        self.owner, self.first = owner, owner.first
        joint = self.by_last.get(before - 1) if before > 1 and self.words.lower[before] == "and" else None
        if joint is not None and joint.form == owner.form == "demonym" and self.words.gap(before) == " ":
            self.joint, self.first, before = joint, joint.first, joint.first - 1  # Chadian and Libyan negotiators
        return before

    def _modifier(self, place: int) -> int:
        """Take in a determiner, quantity or adjective; the next place to look at, or -1."""
        words, told, word = self.words, self.told, self.words.lower[place]
        if word in _DETERMINERS and not (word in ("a", "an") and self.numbered):
            self.determiner, self.first = word, place
            return place - 1 if word in _GOING_ON else -1
        if word.isdigit() or word in told.numbers:
            self.counted = self.numbered = True
        elif self.numbered and word in told.about_numbers:
            return self._about(place)
        elif word in told.quantity:
            self.counted = True
        elif word in told.group_kinds or (word == "affairs" and self.noun == "ministry") or (self._is_plain(place) and _LIKE_ADJECTIVE.search(word)) or self._is_enclosed(place):
            self.kinds.insert(0, word)
            if place and words.gap(place) == "-" and self._is_plain(place - 1) and (place - 1) not in self.by_last:  # high-level, Kremlin-backed
                self.kinds.insert(0, words.lower[place - 1])
                place -= 1
        elif self.noun in FAMILIES and place == self.head - 1 and words.words[place][0].isupper() and not words.begins_sentence(place):
            self.kinds.insert(0, word)
        else:
            return -1
        self.first = place
        return place - 1

    def _about(self, place: int) -> int:
        """Take in what makes a number a rough one: ``nearly``, ``up to``, ``as many as``; -1 after it."""
        words, word = self.words, self.words.lower[place]
        wanted = _BEFORE_ABOUT.get(word)
        if wanted is None:
            big = words.words[place + 1].isdigit() or words.lower[place + 1] in ("hundred", "thousand", "fifty", "forty", "thirty", "twenty", "a")
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
        if not self._is_plain(place) or not _LIKE_PARTICIPLE.search(words.lower[place]):
            return False
        before = place - 1
        if before < 0 or words.gap(place) != " ":
            return False
        word = words.lower[before]
        owned = before in self.by_last or (word == "s" and words.gap(before) == "'")
        demonym = before in self.by_last and self.by_last[before].form != "demonym" and word != "s"
        return (owned and not demonym) or word in _DETERMINERS - {"its"} or word in self.told.numbers or word in self.told.quantity

    def _own(self, last: int) -> int:
        """Take the owner before ``'s``, with the title before a person's name."""
        owner = self.by_last.get(last)
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
        place = of - 2
        if place in self.by_last and words.gap(place + 1) == " ":  # a U.N. panel of experts
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
        return word in _DETERMINERS or word in self.told.quantity | self.told.numbers | self.told.group_kinds

    @cached_property
    def last(self) -> int:
        """Last word: ``officials in X`` reaches to the place, ``an aide to X`` to the name, ``a diplomat familiar with it`` to what is known."""
        words, place = self.words, self.head + 1
        if place + 1 >= len(words) or words.gap(place) != " " or words.gap(place + 1) != " " or self.determiner in OWNERS:
            return self.head
        word, known = words.lower[place], self.kind in ("sure", "loose", "speaker")
        if known and (word, words.lower[place + 1]) in (("familiar", "with"), ("briefed", "on"), ("close", "to"), ("involved", "in")):
            return self._to_the_noun(place + 1)
        if word == "to" and self.noun in ("aide", "aides", "adviser", "advisers", "advisor", "advisors", "envoy", "envoys"):
            return self._named_after(place) or self.head
        if word in ("at", "with") and known and self.noun in self.told.group_heads:
            return self._employer(place) or self.head
        if word == "on" and known and self._on_a_side(place):
            return place + 3
        if word != "in" or not (known or self.kind in ("government", "body") or self.noun == "police") or (self.owner is not None and self.kind != "speaker"):
            return self.head
        named = self._named_after(place)
        if named:
            self.follows_in = not self.acts_on
            return self.head if self.acts_on else named
        return place + 1 if words.lower[place + 1] in ("parliament", "government", "opposition") else self.head

    def _named_after(self, place: int) -> int:
        """Last word of the name after a preposition, 0 without one."""
        words = self.words
        target = place + 2 if words.lower[place + 1] == "the" or words.words[place + 1] in _TITLES else place + 1
        for one in range(target, min(target + 4, len(words))):
            if one in self.by_last and self.by_last[one].first == target:
                return one
        return 0

    def _employer(self, place: int) -> int:
        """Last word of the name of those they work for (``analysts at the bank X``), 0 without one."""
        for target in range(place + 1, min(place + 4, len(self.words))):
            found = next((one for one in range(target, target + 4) if one in self.by_last and self.by_last[one].first == target), 0)
            if found:
                return found if self.by_last[found].ids[0].startswith("org:") else 0
            if self.words.words[target][0].isupper() or self.words.gap(target) != " ":
                break
        return 0

    def _on_a_side(self, place: int) -> bool:
        """``villagers on the Sudanese side``."""
        words = self.words
        return place + 3 < len(words) and words.lower[place + 1] == "the" and words.lower[place + 3] == "side"

    def _to_the_noun(self, place: int) -> int:
        """Last word of the short phrase after a preposition: at most three words, up to the next comma or verb."""
        words, last = self.words, place
        for one in range(place + 1, min(place + 1 + _FAR, len(words))):
            if words.gap(one) not in (" ", "'", "-") or (last > place + 1 and (words.lower[one] in self.told.function_words or self.is_verb(one))):
                break
            last = one
        return last

    @property
    def acts(self) -> bool:
        """Whether the group does or suffers something here: a verb after it, or ``by``, ``according to``, ``told`` before it."""
        words, following, before = self.words, self.last + 1, self.first - 1
        if following < len(words) and words.gap(following) == " " and self.is_verb(following):
            return True
        if before < 1 or words.gap(self.first) != " ":
            return False
        if words.lower[before] in ("by", "among") or (words.lower[before] == "to" and words.lower[before - 1] == "according"):
            return True
        return words.lower[before] in self.told.addressing and words.lower[before] not in ("talks", "offers", "arms")

    @property
    def acts_on(self) -> bool:
        """Whether somebody speaks to it (``he told a newspaper``)."""
        before = self.first - 1
        return before >= 0 and self.words.gap(self.first) == " " and self.words.lower[before] in ("told", "tells", "by")

    def is_verb(self, index: int) -> bool:
        """Whether a word after a group looks like what the group does, or how it does it."""
        word = self.words.lower[index]
        return word in self.told.acting or (len(word) >= _SUFFIXED and word.endswith(("ed", "ly")))

    def speaks(self, reach: int = 5) -> bool:
        """Whether a verb of saying stands just before, or within some words after it."""
        words, before = self.words, self.first - 1
        for following in range(self.head + 1, min(self.head + 1 + reach, len(words))):
            gap = words.gap(following)
            if gap != " " and not (gap == ", " and following == self.head + 1):
                break
            if words.lower[following] in self.told.speech:
                return True
        return before >= 0 and words.gap(self.first) == " " and words.lower[before] in self.told.speech

    @property
    def is_scare_quoted(self) -> bool:
        """Whether somebody else's word for them stands in quotation marks within a sentence (``against "bandits"``)."""
        return self.words.gap(self.first) == ' "' and self.words.lower[self.first - 1] in self.told.function_words

    @property
    def introduces(self) -> bool:
        """Whether a name follows after a comma, which the phrase only tells the office of."""
        words, after = self.words, self.last + 1
        return after < len(words) and words.gap(after) == ", " and words.words[after][0].isupper()

    @cached_property
    def is_part_of_more(self) -> bool:
        """Whether it is no head after all: a title before a name, a modifier of a noun after it, part of a capitalised name."""
        words, following = self.words, self.head + 1
        capital = words.words[self.head][0].isupper() and not words.begins_sentence(self.head) and self.noun != "ministry"
        if self.hyphened or (capital and not words.is_title_case(self.head)):
            return True
        if following >= len(words) or words.gap(following) != " ":
            return False
        if words.words[following][0].isupper():
            return not words.is_title_case(following)
        if self.kind not in ("military", "government", "body", "loose") or self.noun.endswith("s"):
            return False
        after = words.lower[following]
        if after in self.told.after_modifier:
            return True
        return not (after in self.told.function_words or after.endswith("s") or self.is_verb(following))
