"""Whom a phrase means that may be a group: a government, forces with their state, people by the words for them."""

from __future__ import annotations

from collections.abc import Set

from multipolar.evidence.actors.group_ids import ARMED_KINDS, craft, forces, government, is_generic, slug_of
from multipolar.evidence.actors.group_phrase import OWNERS, GroupPhrase
from multipolar.evidence.actors.group_qualified import TIED, is_loose_group, is_qualified
from multipolar.evidence.actors.group_speakers import is_speaker
from multipolar.evidence.actors.registry import Registry

_AT = frozenset({"outside", "at", "near", "inside", "in", "around", "into", "opposite"})
_SELVES = frozenset({"party", "movement", "group", "bloc", "militia"})


def ids_of(phrase: GroupPhrase, registry: Registry, seen: Set[str]) -> tuple[str, ...]:
    """Whom the phrase means, of several owners the group of each; empty where it is no group that acts, speaks or is addressed."""
    if not phrase.joint:
        return _ids_of_one(phrase, registry, seen)
    each = [_ids_of_one(one, registry, seen) for one in phrase.of_each()]
    return tuple(dict.fromkeys(actor for ids in each for actor in ids)) if each[-1] else ()


def _ids_of_one(phrase: GroupPhrase, registry: Registry, seen: Set[str]) -> tuple[str, ...]:
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
    if _is_nobody(phrase) or _is_the_owner(phrase, registry):
        return ()
    if phrase.kind == "craft":
        return craft(phrase, registry)
    if phrase.kind == "military":
        again = phrase.noun in phrase.told.craft and phrase.owner is None and _is_spoken_of_again(phrase, seen)
        return (slug_of(phrase, registry),) if again else forces(phrase, registry)
    return _ids_of_people(phrase, registry, seen)


def _ids_of_people(phrase: GroupPhrase, registry: Registry, seen: Set[str]) -> tuple[str, ...]:
    """Whom a noun means that is neither a government nor armed forces."""
    if phrase.kind == "speaker":
        qualified = is_speaker(phrase)
    elif phrase.kind == "sure":
        qualified = is_qualified(phrase) or is_generic(phrase, registry)
    else:
        qualified = is_loose_group(phrase)
    if phrase.is_scare_quoted or (
        phrase.noun == "figures" and phrase.words.lower[max(0, phrase.first - 2) : phrase.first] == ["according", "to"]
    ):
        return ()
    if qualified and phrase.noun == "side" and phrase.owner is not None and phrase.owner.ids[0].startswith("state:"):
        return (phrase.owner.ids[0], slug_of(phrase, registry))  # in talks it speaks for its state
    return (slug_of(phrase, registry),) if qualified or _is_spoken_of_again(phrase, seen) else ()


def _is_spoken_of_again(phrase: GroupPhrase, seen: Set[str]) -> bool:
    """Whether the article alone stands before a noun that headed a group before (``the inspectors``)."""
    bare = phrase.determiner == "the" and phrase.first == phrase.head - 1
    return bare and phrase.noun in seen and phrase.noun not in phrase.told.vague


def _is_nobody(phrase: GroupPhrase) -> bool:
    """Whether it only compares or counts, denies that there is anybody, or adds that they are somebody's own."""
    if phrase.word_before == "than" or is_none(phrase) or (phrase.word_before == "among" and phrase.noun in TIED):
        return True
    own = phrase.determiner in OWNERS and "own" in phrase.words.lower[phrase.first : phrase.head]
    return own and phrase.noun not in phrase.told.followings


def is_none(phrase: GroupPhrase) -> bool:
    """Whether the text says that there is nobody, or asks how many there are."""
    before = phrase.word_before
    return before in ("no", "how") or (before == "any" and phrase.owner is None)


def _is_the_owner(phrase: GroupPhrase, registry: Registry) -> bool:
    """Whether it means its owner over again: the rebels of a rebel army are that army, a party may stand by its name."""
    owner = phrase.owner
    if owner is None:
        return False
    if (phrase.noun in phrase.told.armed_nouns or phrase.noun == "militia") and _is_armed_group(owner.ids[0], registry):
        return True
    return phrase.noun in _SELVES and not phrase.possessive and owner.ids[0].startswith("org:")


def _is_armed_group(actor: str, registry: Registry) -> bool:
    known = registry.actors.get(actor)
    return actor.startswith("org:") and (known is None or known.kind in ARMED_KINDS)
