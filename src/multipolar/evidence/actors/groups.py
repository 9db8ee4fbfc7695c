"""Groups and governments without a name of their own: officials of a state, a leader's administration, critics."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from multipolar.evidence.actors.lexicon import Lexicon, lexicon
from multipolar.evidence.actors.names import naming
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.registry import Registry, slug
from multipolar.evidence.actors.words import Words

_LIKE_ADJECTIVE = re.compile(r".{3,}(?:ist|ian|al|ic|ern|ish|ese)$|(?:led|wing|level|ranking|based|backed|run|leaning|minded)$")
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "these", "those", "some", "all", "such"})
_OWNERS = frozenset({"his", "her", "their", "its"})
_FUNCTION = frozenset(
    """of in on at by for with from to against between over under about into toward towards through like as than without within among via and or
    but if that which who whom whose when where while because since so yet nor not across along near after before during despite than amid inside
    outside behind beyond around up down out off back away has have had is are was were be will would can could may might must should do does did
    all both each now then here there again today this these those the a an its his her their say see hold held led took take keep kept lost won
    began went came left fled met fell broke built bought sold sent paid put set cut shut hit let lost made know knew gave give drew grew fight
    fought want need use try seek sought spent stand stood win turn come go get run ran withdraw withdrew strike struck stay play plan meet claim""".split()
)
_NOT_BEFORE = frozenset({"no", "any"})
_ACTING = re.compile(
    r"(?:say|says|said|argue|argues|argued|warn|warns|warned|see|sees|saw|fear|fears|feared|call|calls|called|claim|claims|claimed|believe|believes|"
    r"believed|think|thinks|thought|hope|hopes|point|points|pointed|note|notes|noted|have|has|had|are|were|is|was|will|would|could|may|might|can|"
    r"must|should|do|did|does|seem|seems|appear|appears|accuse|accused|accuses|told|tell|tells|insist|insists|insisted|admit|admits|admitted|"
    r"describe|describes|described|express|expressed|expect|expects|expected|dispute|disputes|question|remain|remained|continue|continued|who|"
    r"want|wants|wanted|refuse|refused|view|views|viewed|suggest|suggests|suggested|agree|agreed|met|like|such|also|still|never|now|often|"
    r"privately|publicly|openly|quietly|increasingly|speaking|familiar|caution|cautioned|estimate|estimates|estimated|report|reported|attacked|"
    r"killed|seized|fired|struck|[a-z]{3,}ed)$"
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose group it is: the naming that says so, whether it owns with ``'s``, and where the passage begins."""

    naming: Naming
    possessive: bool


def groups(words: Words, named: Sequence[Naming], registry: Registry) -> tuple[list[Naming], set[int]]:
    """Nominal groups and governments, and the first words of the names that they swallow.

    An adjective or a noun before the head (``Chadian officials``) is part of the group and no name by itself; an owner (``the president's
    administration``) is both.
    """
    told = lexicon()
    heads = told.group_heads | told.group_heads_qualified | told.government_heads | told.military_heads | told.speakers | told.bodies
    by_last = {one.last: one for one in named}
    covered = {place for one in named for place in range(one.first, one.last + 1)}
    found: list[Naming] = []
    swallowed: set[int] = set()
    bare: set[str] = set()
    unsure: list[_Group] = []
    for index, word in enumerate(words.lower):
        if word in heads and index not in covered:
            group = _Group(words, index, by_last, told, registry)
            read = group.read()
            if read is None:
                unsure.append(group)
                continue
            if group.owner is None and not group.kinds:
                bare.add(word)
            found.append(read[0])
            swallowed |= read[1]
    found += [group.plain() for group in unsure if words.lower[group.head] in bare & told.group_heads and group.is_plain()]
    return found, swallowed


def words_own(words: Words, first: int, head: int) -> bool:
    """Whether ``own`` stands before the head (``its own delegation``): somebody's people, spoken of by themselves."""
    return "own" in words.lower[first:head]


class _Group:
    """A head noun and what stands before it."""

    def __init__(self, words: Words, head: int, by_last: Mapping[int, Naming], told: Lexicon, registry: Registry) -> None:
        self.words, self.head, self.by_last, self.told, self.registry = words, head, by_last, told, registry
        self.first = head
        self.owner: Owner | None = None
        self.kinds: list[str] = []
        self.determiner = ""
        self.counted = False
        self.hyphened = False

    def read(self) -> tuple[Naming, set[int]] | None:
        self._look_back()
        if self.hyphened or self._is_title() or self._modifies():
            return None
        ids = self._ids()
        if not ids:
            return None
        last = self._look_ahead()
        swallowed = {self.owner.naming.first} if self.owner is not None and self._swallows(self.owner) else set()
        if last > self.head:
            swallowed |= {self.by_last[last].first} if last in self.by_last else set()
        first = self.first
        return naming(self.words, first, last, ids, "nominal", "actors.group", 0.8), swallowed

    @staticmethod
    def _swallows(owner: Owner) -> bool:
        """Whether an owner is no mention of its own beside the group."""
        return owner.naming.form == "nominal" or not (owner.possessive or owner.naming.ids[0].startswith("per:"))

    def is_plain(self) -> bool:
        """Whether it is a bare plural (``the inspectors``), so that it means what the same noun means elsewhere in the document."""
        alone = self.owner is None and not self.kinds and not self.hyphened and not self._modifies() and not self._is_title()
        return alone and (self.first == 0 or self.words.lower[self.first - 1] not in _NOT_BEFORE)

    def plain(self) -> Naming:
        """The bare group."""
        return naming(self.words, self.first, self.head, (self._slug(),), "nominal", "actors.group", 0.7)

    def _look_back(self) -> None:
        words, place = self.words, self.head - 1
        while place >= 0:
            owner = self.by_last.get(place)
            gap = words.text[owner.end if owner is not None else words.ends[place] : words.starts[place + 1]]
            if gap not in (" ", "-", "\n", "'"):
                return
            word = words.lower[place]
            if owner is not None and gap == "-":  # Chad-based officers: no group of Chad's
                self.hyphened = True
                return
            if words.gap(place + 1) == "'" or (word == "s" and place > 0 and words.gap(place) == "'"):
                self._own(place)
                return
            if owner is not None:
                if self.owner is not None or owner.ids[0].startswith("per:") and self._kind() not in ("government", "loose"):
                    return
                self.owner, self.first, place = Owner(owner, possessive=False), owner.first, owner.first - 1
                continue
            if word in _DETERMINERS:
                self.determiner = word
                self.first = place
                if word in ("all", "such", "some"):
                    place -= 1
                    continue
                return
            if word in self.told.quantity:
                self.counted = True
            elif word in self.told.group_kinds or (words.words[place].islower() and _LIKE_ADJECTIVE.match(word)):
                self.kinds.insert(0, word)
            elif word in ("former", "own", "handful", "panel", "group", "dozens", "team", "last", "remaining"):
                self.counted = True
            else:
                return
            self.first = place
            place -= 1

    def _own(self, place: int) -> None:
        """Take the owner before ``'s``."""
        last = place - 1 if self.words.lower[place] == "s" and self.words.gap(place) == "'" else place
        owner = self.by_last.get(last)
        if owner is None:
            return
        self.owner, self.first = Owner(owner, possessive=True), owner.first
        before = owner.first - 1
        if before >= 0 and self.words.words[before] in ("President", "Chancellor", "Premier", "King", "General") and self.words.touches(owner.first):
            self.first = before

    def _kind(self) -> str:
        word = self.words.lower[self.head]
        told = self.told
        for name, members in (
            ("government", told.government_heads),
            ("body", told.bodies),
            ("military", told.military_heads),
            ("speaker", told.speakers),
            ("sure", told.group_heads),
        ):
            if word in members:
                return name
        return "loose"

    def _ids(self) -> tuple[str, ...]:
        kind = self._kind()
        if kind in ("government", "body"):
            return self._government(kind)
        if self.first > 0 and self.words.lower[self.first - 1] in _NOT_BEFORE:
            return ()
        if self.determiner in _OWNERS and words_own(self.words, self.first, self.head):
            return ()
        if kind == "military":
            return self._forces()
        elif kind == "speaker":
            qualified = self._is_speaker()
        elif kind == "sure":
            qualified = self.owner is not None or bool(self.kinds) or self._is_following() or self._acts() or self._is_somewhere()
            qualified = qualified or self._is_generic()
        else:
            qualified = (self.owner is not None or bool(self.kinds)) and (kind != "loose" or self._loose())
        return (self._slug(),) if qualified else ()

    def _forces(self) -> tuple[str, ...]:
        """Armed forces count as their state too, since what they do is the state's doing."""
        if self.words.lower[self.head] in ("force", "guard") and self.words.lower[self.head - 1] not in ("air", "coast", "border", "national"):
            return ()
        if self.owner is None:
            return (self._slug(),) if (self.kinds or self.words.lower[self.head] == "gunmen") and self._acts() else ()
        actor = self.owner.naming.ids[0]
        if actor.startswith("state:"):
            return (actor, self._slug())
        return (self._slug(),) if actor.startswith(("gov:", "grp:")) and not self.owner.possessive else ()

    def _loose(self) -> bool:
        """Whether a head that is often no group is one here."""
        word = self.words.lower[self.head]
        if word in ("leaders", "elite", "elites", "figures", "camp", "delegation", "sources", "regimes", "negotiators"):
            return self.owner is not None or bool(self.kinds)
        if self.owner is not None and not self.owner.possessive and self.kinds and self.owner.naming.ids[0].startswith("state:"):
            return True
        return self._acts() and (self.owner is None or not self.owner.possessive)

    def _is_speaker(self) -> bool:
        """``a senior official said``: one of a group, unnamed."""
        if self.determiner not in ("a", "an", "the", "one") and not self.counted:
            return False
        following = self.head + 1
        if following < len(self.words) and self.words.gap(following) == " " and self.words.words[following][0].isupper():
            return False
        return self.owner is not None or self._speaks()

    def _speaks(self, reach: int = 5) -> bool:
        words = self.words
        before, ahead = self.first - 1, False
        for following in range(self.head + 1, min(self.head + 1 + reach, len(words))):
            if words.gap(following) != " " and following > self.head + 1 or words.gap(following) not in (" ", ", "):
                break
            ahead = ahead or words.lower[following] in self.told.speech
        back = before >= 0 and words.gap(self.first) == " " and words.lower[before] in self.told.speech
        return ahead or back

    def _acts(self) -> bool:
        """Whether the group does or suffers something here: a verb after it, or ``by``, ``according to`` before it."""
        words, following, before = self.words, self._look_ahead() + 1, self.first - 1
        if following < len(words) and words.gap(following) == " " and _ACTING.match(words.lower[following]):
            return True
        if before < 1 or words.gap(self.first) != " ":
            return False
        return words.lower[before] in ("by", "among") or (words.lower[before] == "to" and words.lower[before - 1] == "according")

    def _is_following(self) -> bool:
        """``his critics``, ``her aides``: somebody's people, who side with or against that person."""
        return self.determiner in _OWNERS and self.words.lower[self.head] in self.told.followings

    def _is_somewhere(self) -> bool:
        """``Diplomats in X``, ``Residents of Y said``, first in the sentence: they are about to say something."""
        if self.first != self.head or not self.words.begins_sentence(self.head):
            return False
        return self._look_ahead() > self.head or (self.words.lower[self.head + 1 : self.head + 2] == ["of"] and self._speaks(8))

    def _is_generic(self) -> bool:
        """Whether the registry has the phrase as a group without a settled set; many a single noun there is too common to tell."""
        return self._phrase() in self.registry.generic and (bool(self.kinds) or self.words.lower[self.head] == "globalists")

    def _phrase(self) -> str:
        """Kinds and head, as the registry writes a group without a settled set."""
        return " ".join([*self.kinds, self.words.lower[self.head]])

    def _is_title(self) -> bool:
        """Whether a name follows at once, so that the head is only its title."""
        following = self.head + 1
        if following >= len(self.words) or self.words.gap(following) != " ":
            return False
        return self.words.words[following][0].isupper() and not self.words.is_title_case(following)

    def _modifies(self) -> bool:
        """Whether the head only goes with a noun after it (``a military presence``), or is itself part of a longer name."""
        words, following = self.words, self.head + 1
        if words.words[self.head][0].isupper() and not words.begins_sentence(self.head) and not words.is_title_case(self.head):
            return True
        if self._kind() not in ("military", "government", "body", "loose") or following >= len(words) or words.gap(following) != " ":
            return False
        word = words.lower[following]
        return word not in _FUNCTION and not _ACTING.match(word) and not word.endswith("ly") and words.words[following][0].islower()

    def _look_ahead(self) -> int:
        """Last word: ``officials in X`` reaches to the place."""
        words, place = self.words, self.head + 1
        if place + 1 >= len(words) or self._kind() not in ("sure", "loose") or self.owner is not None or self.determiner in _OWNERS:
            return self.head
        if words.lower[place] != "in" or words.gap(place) != " " or words.gap(place + 1) != " ":
            return self.head
        target = place + 2 if words.lower[place + 1] == "the" else place + 1
        for one in range(target, min(target + 4, len(words))):
            if one in self.by_last and self.by_last[one].first == target:
                return one
        return place + 1 if words.lower[place + 1] in ("parliament", "government", "opposition") else self.head

    def _government(self, kind: str) -> tuple[str, ...]:
        """``gov:`` of the owner's state; of the USA by president, since governments there go by their names."""
        if self.owner is None:
            return ()
        actor = self.owner.naming.ids[0]
        word = self.words.lower[self.head]
        known = self.registry.actors.get(actor)
        if actor.startswith("state:"):
            if kind == "body" and word in self.told.houses:
                return (self._slug(),)
            return ("gov:" + actor.partition(":")[2],)
        if actor.startswith("per:") and kind == "government" and known is not None:
            state = next((one for one in known.states if one.startswith("state:")), "")
            if state == "state:USA" and word in ("administration", "presidency"):
                return ("gov:USA-" + slug(known.family),)
            return ("gov:" + state.partition(":")[2],) if state else ()
        return ()

    def _slug(self) -> str:
        words = self.words
        if self.owner is None and self._is_generic():
            return self.registry.generic[self._phrase()]
        parts = list(self.kinds)
        if self.owner is not None:
            parts.insert(0, words.text[self.owner.naming.start : self.owner.naming.end])
        return "grp:" + slug(" ".join([*parts, words.words[self.head]]).replace(".", ""))
