"""Whether what stands around a noun makes a group of it: whose it is, of what kind, what it does."""

from __future__ import annotations

from multipolar.evidence.actors.group_phrase import OWNERS, GroupPhrase

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
_PRIVATE = frozenset({"parents", "relatives", "ministers", "members", "founders", "neighbours", "neighbors"})
"""Behind "whose" only a detail about somebody else."""
TIED = frozenset({"friends", "allies", "partners", "backers", "supporters", "enemies", "critics", "opponents"})
_RELATIVE = frozenset({"rivals", "neighbours", "neighbors", "hosts", "patrons", "brokers"})
"""Always somebody's, so that a verb alone makes no group of them."""


def is_qualified(phrase: GroupPhrase) -> bool:
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


def is_loose_group(phrase: GroupPhrase) -> bool:
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
    if phrase.noun in TIED and phrase.possessive and phrase.owner is not None and phrase.acts_or_speaks:
        return True  # Chad's allies have said so
    if phrase.noun == "members" and phrase.last > phrase.head and phrase.words.lower[phrase.last] in _SEATED:
        return True  # members of Congress
    if phrase.of_land and phrase.noun in ("leaders", "members", "chiefs"):
        return phrase.acts_or_speaks
    if phrase.of_land and (phrase.noun in _OF_STATES or phrase.kinds):
        return phrase.noun in phrase.told.always_with_kind or phrase.acts_or_speaks or phrase.noun in _PARTIES
    return _is_owned_or_of_a_kind(phrase)


def _is_owned_or_of_a_kind(phrase: GroupPhrase) -> bool:
    """Whether its owner and the words before it make a group of it."""
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
