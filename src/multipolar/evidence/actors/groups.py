"""Groups and governments without a name of their own: officials of a state, a leader's administration, critics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from multipolar.evidence.actors.group_phrase import OWNERS, GroupPhrase
from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.spelling import slug
from multipolar.evidence.actors.words import Words

_ALWAYS_WITH_KIND = frozenset({"leaders", "elite", "elites", "figures", "camp", "delegation", "sources", "regimes", "negotiators"})
"""Nouns that are a group wherever it is said whose or which."""


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
    unsure: list[GroupPhrase] = []
    for index, word in enumerate(words.lower):
        if word not in heads or index in covered:
            continue
        phrase = GroupPhrase(words, index, by_last, told)
        ids = () if phrase.is_part_of_more else _ids(phrase, registry)
        if not ids:
            unsure.append(phrase)
            continue
        if phrase.owner is None and not phrase.kinds:
            bare.add(word)
        found.append(passage(words, phrase.first, phrase.last, ids, "nominal", "actors.group", 0.8))
        swallowed |= _swallowed(phrase, by_last)
    found += [_plain(phrase, registry) for phrase in unsure if phrase.noun in bare & told.group_heads and _is_plain(phrase)]
    return found, swallowed


def _swallowed(phrase: GroupPhrase, by_last: Mapping[int, Naming]) -> set[int]:
    """Names that are no mentions of their own beside the group: an owner without ``'s``, a place after ``in``."""
    gone = {by_last[phrase.last].first} if phrase.last > phrase.head and phrase.last in by_last else set()
    if phrase.leaning is not None:
        gone.add(phrase.leaning.first)
    owner = phrase.owner
    if owner is not None and (owner.form == "nominal" or not (phrase.possessive or owner.ids[0].startswith("per:"))):
        gone.add(owner.first)
    return gone


def _is_plain(phrase: GroupPhrase) -> bool:
    """Whether it is a bare plural (``the inspectors``), so that it means what the same noun means elsewhere in the document."""
    alone = phrase.owner is None and not phrase.kinds and not phrase.is_part_of_more
    return alone and not _is_none(phrase) and "many" not in phrase.words.lower[phrase.first : phrase.head]


def _plain(phrase: GroupPhrase, registry: Registry) -> Naming:
    return passage(phrase.words, phrase.first, phrase.head, (_slug(phrase, registry),), "nominal", "actors.group", 0.7)


def _is_none(phrase: GroupPhrase) -> bool:
    return phrase.first > 0 and phrase.words.lower[phrase.first - 1] in ("no", "any")


def _ids(phrase: GroupPhrase, registry: Registry) -> tuple[str, ...]:
    """Whom the phrase means; empty where it is no group that acts, speaks or is addressed."""
    if phrase.kind in ("government", "body"):
        return _government(phrase, registry)
    own = phrase.determiner in OWNERS and "own" in phrase.words.lower[phrase.first : phrase.head]
    if _is_none(phrase) or own:
        return ()
    if phrase.kind == "military":
        return _forces(phrase, registry)
    if phrase.kind == "speaker":
        qualified = _is_speaker(phrase)
    elif phrase.kind == "sure":
        qualified = _is_qualified(phrase) or _is_generic(phrase, registry)
    else:
        qualified = _is_loose_group(phrase)
    return (_slug(phrase, registry),) if qualified else ()


def _is_qualified(phrase: GroupPhrase) -> bool:
    """Whether the text says whose or which group it is, or that it acts."""
    following = phrase.determiner in OWNERS and phrase.noun in phrase.told.followings  # his critics
    return phrase.owner is not None or bool(phrase.kinds) or following or phrase.acts or _is_somewhere(phrase)


def _is_somewhere(phrase: GroupPhrase) -> bool:
    """``Diplomats in X``, ``Residents of Y said``, first in the sentence: they are about to say something."""
    if phrase.first != phrase.head or not phrase.words.begins_sentence(phrase.head):
        return False
    return phrase.last > phrase.head or (phrase.words.lower[phrase.head + 1 : phrase.head + 2] == ["of"] and phrase.speaks(8))


def _is_loose_group(phrase: GroupPhrase) -> bool:
    """Whether a head that is often no group is one here."""
    if phrase.owner is None and not phrase.kinds:
        return False
    if phrase.noun in _ALWAYS_WITH_KIND:
        return True
    if phrase.owner is None or phrase.possessive:
        return phrase.owner is None and phrase.acts
    return phrase.acts or (bool(phrase.kinds) and phrase.owner.ids[0].startswith("state:"))


def _is_speaker(phrase: GroupPhrase) -> bool:
    """``a senior official said``: one of a group, unnamed."""
    if phrase.determiner not in ("a", "an", "the", "one") and not phrase.counted:
        return False
    return phrase.owner is not None or phrase.speaks()


def _forces(phrase: GroupPhrase, registry: Registry) -> tuple[str, ...]:
    """Armed forces count as their state too, since what they do is the state's doing."""
    if phrase.noun in ("force", "guard") and phrase.words.lower[phrase.head - 1] not in ("air", "coast", "border", "national"):
        return ()
    if phrase.owner is None:
        return (_slug(phrase, registry),) if (phrase.kinds or phrase.noun == "gunmen") and phrase.acts else ()
    actor = phrase.owner.ids[0]
    if actor.startswith("state:"):
        return (actor, _slug(phrase, registry))
    return (_slug(phrase, registry),) if actor.startswith(("gov:", "grp:")) and not phrase.possessive else ()


def _government(phrase: GroupPhrase, registry: Registry) -> tuple[str, ...]:
    """``gov:`` of the owner's state; of the USA by president, since governments there go by their names."""
    if phrase.owner is None:
        return ()
    actor = phrase.owner.ids[0]
    if actor.startswith("state:"):
        return (_slug(phrase, registry),) if phrase.noun in phrase.told.houses else ("gov:" + actor[6:],)
    known = registry.actors.get(actor)
    if known is None or known.type != "person" or phrase.kind != "government":
        return ()
    state = next((one for one in known.states if one.startswith("state:")), "")
    if state == "state:USA" and phrase.noun in ("administration", "presidency"):
        return ("gov:USA-" + slug(known.family),)
    return ("gov:" + state[6:],) if state else ()


def _is_generic(phrase: GroupPhrase, registry: Registry) -> bool:
    """Whether the registry has the phrase as a group without a settled set; many a single noun there is too common to tell."""
    return phrase.phrase in registry.generic and (bool(phrase.kinds) or phrase.noun == "globalists")


def _slug(phrase: GroupPhrase, registry: Registry) -> str:
    if phrase.owner is None and _is_generic(phrase, registry):
        return registry.generic[phrase.phrase]
    owner = [] if phrase.owner is None else [phrase.words.text[phrase.owner.start : phrase.owner.end].replace(".", "")]
    return "grp:" + slug(" ".join([*owner, *phrase.kinds, phrase.noun]))
