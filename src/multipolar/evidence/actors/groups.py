"""Groups and governments without a name of their own: officials of a state, a leader's administration, critics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import cache

from multipolar.evidence.actors.group_ids import ARMED_KINDS, craft, forces, government, is_generic, slug_of
from multipolar.evidence.actors.group_names import leaders, leaders_of, look_after, members, named_beside
from multipolar.evidence.actors.group_phrase import OWNERS, GroupPhrase
from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.words import Words

_SERVICES = frozenset({"emergency", "rescue", "intelligence", "security", "secret", "special", "border", "military", "spy"})
_OF_STATES = frozenset({"opposition", "media", "press", "establishment"})
"""Of a state, and groups without an adjective."""
_FROM = frozenset(
    {"commanders", "representatives", "delegates", "negotiators", "leaders", "ministers", "experts", "envoys", "monitors", "inspectors"}
)
_SEATED = frozenset(
    {"congress", "parliament", "knesset", "senate", "duma", "commission", "council", "assembly", "bundestag", "rada", "house", "party"}
)
_PARTIES = frozenset({"parties", "leadership", "establishment", "elite", "opposition"})
_CIRCLES = frozenset({"team", "circle", "entourage", "camp", "family", "cronies", "inner"})
_AT = frozenset({"outside", "at", "near", "inside", "in", "around", "into", "opposite"})
_AUDIENCE = frozenset({"reporters", "journalists", "correspondents"})
_PRIVATE = frozenset({"parents", "relatives", "ministers", "members", "founders", "neighbours", "neighbors"})
"""Behind "whose" only a detail about somebody else."""
_TIED = frozenset({"friends", "allies", "partners", "backers", "supporters", "enemies", "critics", "opponents"})
_SELVES = frozenset({"party", "movement", "group", "bloc", "militia"})
_RELATIVE = frozenset({"rivals", "neighbours", "neighbors", "hosts", "patrons", "brokers"})
"""Always somebody's, so that a verb alone makes no group of them."""


def groups(words: Words, named: Sequence[Naming], registry: Registry) -> tuple[list[Naming], set[int]]:
    """Nominal groups and governments, and the first words of the names that they swallow.

    An adjective or a noun before the head (``Chadian officials``) is part of the group and no name by itself; an owner (``the president's
    administration``) is both.
    """
    told = lexicon()
    heads = _heads()
    by_last = {one.last: one for one in named}
    by_first = {one.first: one for one in named}
    covered = {place for one in named for place in range(one.first, one.last + 1)}
    found: list[Naming] = []
    swallowed: set[int] = set()
    seen: set[str] = set()
    unsure: list[GroupPhrase] = []
    end = -1
    for index in [index for index, word in enumerate(words.lower) if word in heads and index not in covered]:
        if index <= end:
            continue
        word = words.lower[index]
        phrase = GroupPhrase(words, index, by_last, told)
        look_after(phrase, by_first)
        rulers, last = leaders_of(phrase, by_first, named, registry)
        if rulers:
            end = last
            found.append(passage(words, phrase.first, last, rulers, "collective", "actors.group", 0.8))
            continue
        ids = () if phrase.is_part_of_more else _ids(phrase, registry, seen)
        if not ids:
            unsure.append(phrase)
            continue
        seen.add(word)
        end = phrase.last
        person = named_beside(phrase, by_first) if phrase.kind == "speaker" or phrase.membership else ()
        theirs = leaders(phrase, named, registry) or members(phrase)
        one = passage(words, phrase.first, phrase.last, theirs or person or ids, "nominal", "actors.group", 0.8)
        found.append(replace(one, form="collective") if theirs else one)
        swallowed |= _swallowed(phrase, by_last)
    found += [
        _plain(phrase, registry) for phrase in unsure if phrase.noun in seen and phrase.noun in told.group_heads_alone and _is_plain(phrase)
    ]
    return _longest(found), swallowed


def _longest(found: Sequence[Naming]) -> list[Naming]:
    """Without those with which a longer one begins (``relatives`` in ``relatives of hostages``)."""
    ends: dict[int, int] = {}
    for one in found:
        ends[one.first] = max(ends.get(one.first, 0), one.last)
    return [one for one in found if one.last == ends[one.first]]


@cache
def _heads() -> frozenset[str]:
    """Nouns that may head a group."""
    told = lexicon()
    qualified = told.group_heads | told.group_heads_qualified
    return qualified | told.government_heads | told.military_heads | told.one_craft | told.speakers | told.bodies


def _swallowed(phrase: GroupPhrase, by_last: Mapping[int, Naming]) -> set[int]:
    """Names that are no mentions of their own beside the group: an owner without ``'s``, a place after ``in``."""
    after = by_last.get(phrase.last) if phrase.last > phrase.head else None
    gone = {after.first} if after is not None and phrase.reaches_place else set()
    if phrase.joint is not None:
        gone.add(phrase.joint.first)
    if phrase.leaning is not None:
        gone.add(phrase.leaning.first)
    owner = phrase.owner
    if owner is not None and (owner.form == "nominal" or not (phrase.possessive or owner.ids[0].startswith("per:"))):
        gone.add(owner.first)
    if owner is not None and phrase.noun in phrase.told.kin and not phrase.possessive:
        gone.add(owner.first)
    return gone


def _is_plain(phrase: GroupPhrase) -> bool:
    """Whether it is a bare plural (``the inspectors``), so that it means what the same noun means elsewhere in the document."""
    if phrase.noun in _AUDIENCE or _is_among(phrase):
        return False
    alone = phrase.owner is None and not phrase.kinds and not phrase.is_part_of_more
    return alone and not _is_none(phrase) and "many" not in phrase.words.lower[phrase.first : phrase.head]


def _plain(phrase: GroupPhrase, registry: Registry) -> Naming:
    return passage(phrase.words, phrase.first, phrase.head, (slug_of(phrase, registry),), "nominal", "actors.group", 0.7)


def _is_among(phrase: GroupPhrase) -> bool:
    """Whether somebody is only counted among them, or compared with them (``among the closest friends``, ``through clerics``)."""
    before = phrase.words.lower[phrase.first - 1] if phrase.first > 0 else ""
    return before in ("among", "through", "than", "as", "like", "while", "of", "for")


def _is_none(phrase: GroupPhrase) -> bool:
    before = phrase.words.lower[phrase.first - 1] if phrase.first > 0 else ""
    return before in ("no", "how") or (before == "any" and phrase.owner is None)


def _ids(phrase: GroupPhrase, registry: Registry, seen: Set[str]) -> tuple[str, ...]:
    """Whom the phrase means; empty where it is no group that acts, speaks or is addressed."""
    if phrase.membership and phrase.kind == "military" and phrase.determiner in OWNERS and not phrase.acts:
        return ()  # it withdrew most of its soldiers
    if phrase.noun in phrase.told.craft and phrase.membership and (phrase.owner is None or phrase.owner.form != "demonym"):
        return ()  # ships and planes are nobody's but a state's
    if phrase.membership and phrase.kind in ("government", "body", "military"):
        return (slug_of(phrase, registry),)
    if phrase.noun in ("embassy", "embassies", "consulate") and phrase.words.lower[phrase.first - 1] in _AT:
        return ()  # the building
    if phrase.kind in ("government", "body"):
        return government(phrase, registry)
    own = (
        phrase.determiner in OWNERS
        and "own" in phrase.words.lower[phrase.first : phrase.head]
        and phrase.noun not in phrase.told.followings
    )
    if phrase.first > 0 and phrase.words.lower[phrase.first - 1] == "than":
        return ()
    if _is_none(phrase) or own or (phrase.first > 0 and phrase.words.lower[phrase.first - 1] == "among" and phrase.noun in _TIED):
        return ()
    if (
        phrase.owner is not None
        and (phrase.noun in phrase.told.armed_nouns or phrase.noun == "militia")
        and _is_armed_group(phrase.owner.ids[0], registry)
    ):
        return ()  # the rebels of a rebel army are that army
    if phrase.noun in _SELVES and phrase.owner is not None and not phrase.possessive and phrase.owner.ids[0].startswith("org:"):
        return ()  # a party by its name
    if phrase.kind == "craft":
        return craft(phrase, registry)
    if phrase.kind == "military":
        again = (
            phrase.determiner == "the" and phrase.noun in (seen & phrase.told.craft) - phrase.told.vague and phrase.first == phrase.head - 1
        )
        return (slug_of(phrase, registry),) if again and phrase.owner is None else forces(phrase, registry)
    if phrase.kind == "speaker":
        qualified = _is_speaker(phrase)
    elif phrase.kind == "sure":
        qualified = _is_qualified(phrase) or is_generic(phrase, registry)
    else:
        qualified = _is_loose_group(phrase)
    if phrase.is_scare_quoted or (
        phrase.noun == "figures" and phrase.words.lower[max(0, phrase.first - 2) : phrase.first] == ["according", "to"]
    ):
        return ()
    if qualified and phrase.noun == "side" and phrase.owner is not None and phrase.owner.ids[0].startswith("state:"):
        return (phrase.owner.ids[0], slug_of(phrase, registry))  # in talks it speaks for its state
    again = phrase.determiner == "the" and phrase.noun in seen and phrase.first == phrase.head - 1 and phrase.noun not in phrase.told.vague
    return (slug_of(phrase, registry),) if qualified or again else ()


def _is_armed_group(actor: str, registry: Registry) -> bool:
    known = registry.actors.get(actor)
    return actor.startswith("org:") and (known is None or known.kind in ARMED_KINDS)


def _is_qualified(phrase: GroupPhrase) -> bool:
    """Whether the text says whose or which group it is, or that it acts; some nouns are a group by themselves."""
    if phrase.determiner in OWNERS:
        return (
            phrase.noun in phrase.told.followings
            or phrase.membership
            or (phrase.determiner == "whose" and phrase.noun not in _PRIVATE)
            or (bool(phrase.kinds) and phrase.acts)
        )
    if phrase.of_land and phrase.noun not in _PRIVATE:
        return True
    opens = (phrase.words.begins_sentence(phrase.first) or phrase.counted) and phrase.noun in _FROM
    if opens and phrase.words.lower[phrase.last + 1 : phrase.last + 2] == ["from"]:
        return True  # commanders from the Libyan army
    if phrase.noun in _RELATIVE and phrase.owner is None and not phrase.kinds:
        return False
    if phrase.noun == "crowds" and phrase.last == phrase.head:
        return False
    if phrase.owner is not None or phrase.kinds or phrase.acts or phrase.membership or phrase.last > phrase.head:
        return True
    return phrase.noun in phrase.told.group_heads_alone


def _is_loose_group(phrase: GroupPhrase) -> bool:
    """Whether a head that is often no group is one here."""
    if phrase.noun in phrase.told.kin:
        family = phrase.words.words[phrase.head - 1][0].isupper() and phrase.head > 0 and not phrase.possessive
        return family and (phrase.owner is None or phrase.owner.ids[0].startswith("per:"))
    if phrase.noun == "people" and phrase.owner is None and not phrase.kinds:
        return phrase.last > phrase.head and phrase.words.lower[phrase.head + 1] != "in"  # three people close to it
    if phrase.determiner in OWNERS and phrase.noun in phrase.told.followings:
        return True
    if phrase.noun == "side" and phrase.determiner == "the" and phrase.owner is not None and phrase.owner.form == "demonym":
        return phrase.words.lower[phrase.first - 1] not in ("on", "to", "across") if phrase.first else True  # not where it lies
    if phrase.noun == "counterparts" and phrase.determiner in OWNERS and phrase.owner is not None:
        return True
    if phrase.noun == "sources" and phrase.first == phrase.head and phrase.speaks(1):
        return True  # sources told an agency
    if phrase.noun in _TIED and phrase.possessive and phrase.owner is not None and phrase.acts_or_speaks:
        return True  # Chad's allies have said so
    if phrase.noun == "members" and phrase.last > phrase.head and phrase.words.lower[phrase.last] in _SEATED:
        return True  # members of Congress
    if phrase.of_land and phrase.noun in ("leaders", "members", "chiefs"):
        return phrase.acts_or_speaks
    if phrase.of_land and (phrase.noun in _OF_STATES or phrase.kinds):
        return phrase.noun in phrase.told.always_with_kind or phrase.acts_or_speaks or phrase.noun in _PARTIES
    if phrase.determiner == "whose" or (phrase.owner is None and not phrase.kinds):
        return False
    if phrase.noun in ("service", "services") and _SERVICES.isdisjoint(phrase.kinds):
        return False
    if phrase.noun in phrase.told.always_with_kind:
        return True
    if phrase.noun == "intelligence" and phrase.owner is not None and phrase.owner.form == "demonym":
        return phrase.acts_or_speaks
    if phrase.owner is None:
        return phrase.acts
    if phrase.noun in _CIRCLES and phrase.possessive and phrase.owner.ids[0].startswith("per:"):
        return True
    if phrase.noun in phrase.told.of_a_people and phrase.owner.form == "demonym":
        return True
    if phrase.possessive:
        of_state = phrase.owner.ids[0].startswith("state:") and phrase.acts_or_speaks and (bool(phrase.kinds) or phrase.noun in _OF_STATES)
        return of_state or (phrase.owner.ids[0].startswith("per:") and bool(phrase.kinds))
    return phrase.acts or (bool(phrase.kinds) and phrase.owner.ids[0].startswith("state:"))


def _is_speaker(phrase: GroupPhrase) -> bool:
    """``a senior official said``: one of a group, unnamed."""
    if phrase.possessive and phrase.owner is not None and (phrase.speaks(1) or (phrase.acts and bool(phrase.kinds))):
        return not (phrase.introduces or _is_apposed(phrase))
    if phrase.possessive and phrase.noun in phrase.told.sent:
        return not (phrase.introduces or _is_apposed(phrase))
    if phrase.owner is not None and not phrase.possessive and phrase.determiner in ("any", "every"):
        return True
    if phrase.noun == "chief" and not phrase.possessive:
        return False  # the UN chief
    if _heads_a_line(phrase):
        return True
    if (phrase.determiner not in ("a", "an", "the", "one") and not phrase.counted) or _is_apposed(phrase):
        return False
    sent = phrase.noun == "ambassador" and phrase.owner is not None
    sent = sent or (bool(phrase.kinds) and phrase.owner is None and phrase.speaks(1))  # the regional governor said
    if phrase.determiner == "the" and phrase.noun in phrase.told.appositive & phrase.told.office_nouns and not sent:
        return False
    if phrase.introduces and (phrase.possessive or (phrase.determiner == "the" and phrase.noun in phrase.told.sent)):
        return False  # the Chadian envoy, N. N.
    return phrase.owner is not None or phrase.speaks() or phrase.last > phrase.head or phrase.acts_on


def _heads_a_line(phrase: GroupPhrase) -> bool:
    """Whether it is the subject of a headline, which leaves its article out (``Chadian envoy says talks go on``)."""
    words, owner, after = phrase.words, phrase.owner, phrase.last + 1
    if (
        owner is None
        or phrase.possessive
        or phrase.determiner
        or owner.ids[0].startswith("per:")
        or not words.begins_sentence(phrase.first)
    ):
        return False
    opens = phrase.first == 0 or "\n" in words.gap(phrase.first)
    return opens and after < len(words) and words.gap(after) == " " and (words.lower[after] in phrase.told.speech or phrase.is_verb(after))


def _is_apposed(phrase: GroupPhrase) -> bool:
    """Whether it only tells who the person named before it is (``N. N., an adviser to the bank``)."""
    words, before = phrase.words, phrase.first - 1
    after = phrase.last + 1
    if after < len(words) and words.gap(after) == " " and words.lower[after] in ("said", "says"):
        return False  # the men, an attaché said, had been lucky
    return before >= 0 and words.gap(phrase.first) == ", " and words.words[before][0].isupper() and before in phrase.by_last
