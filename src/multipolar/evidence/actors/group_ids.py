"""Ids of groups: forces with their state, governments of a state, and the words of the phrase for everybody else."""

from __future__ import annotations

from multipolar.evidence.actors.group_phrase import OWNERS, GroupPhrase
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.spelling import slug

ARMED_KINDS = ("armed-group", "movement")
_FIGHTERS = frozenset({"police", "gunmen", "soldiers", "fighters", "gendarmes"})
"""Armed men who need no owner to act."""
_FORCES = frozenset({"forces", "troops", "soldiers", "fighters", "units"})
_SIDES = frozenset(
    {"government", "rebel", "opposition", "junta", "regime", "resistance", "paramilitary", "separatist", "loyalist", "insurgent", "federal"}
)
_MEN = _FIGHTERS | {"troops", "peacekeepers", "commandos", "guerrillas", "police"}
"""Of an organisation: its units and patrols are the organisation itself."""


def forces(phrase: GroupPhrase, registry: Registry) -> tuple[str, ...]:
    """Armed forces count as their state too, since what they do is the state's doing."""
    if phrase.noun in phrase.told.craft and (phrase.owner is None or phrase.possessive or phrase.owner.ids[0].startswith("per:")):
        return ()
    if phrase.noun in phrase.told.flying and not phrase.acts:
        return ()
    if phrase.noun in ("force", "guard") and phrase.words.lower[phrase.head - 1] not in ("air", "coast", "border", "national"):
        return ()
    if phrase.of_land and phrase.noun in phrase.told.of_army | {"forces"}:
        return ()  # of the state spoken of
    if phrase.owner is None:
        if phrase.last > phrase.head:
            return (slug_of(phrase, registry),)
        if phrase.determiner == "whose" and phrase.noun not in phrase.told.craft | phrase.told.flying:
            return (slug_of(phrase, registry),)
        if phrase.noun in _FORCES and not _SIDES.isdisjoint(phrase.kinds) and phrase.determiner not in OWNERS:
            return (slug_of(phrase, registry),)  # a party to the fighting, whatever it does here
        said = phrase.kinds or phrase.noun in _FIGHTERS or phrase.determiner in OWNERS
        return (slug_of(phrase, registry),) if said and (phrase.acts or _acts_with_another(phrase)) else ()
    actor = phrase.owner.ids[0]
    if actor.startswith("state:"):
        return (actor, slug_of(phrase, registry))
    ours = actor.startswith(("gov:", "grp:")) or (actor.startswith("org:") and phrase.noun in _MEN)
    return (slug_of(phrase, registry),) if ours and not phrase.possessive else ()


def _acts_with_another(phrase: GroupPhrase) -> bool:
    """Whether another force is joined to it before the verb (``police and the army clashed with them``)."""
    words, after = phrase.words, phrase.last + 1
    if words.lower[after : after + 1] != ["and"] or words.gap(after) != " ":
        return False
    heads = phrase.told.military_heads
    other = next((place for place in range(after + 1, min(after + 4, len(words) - 1)) if words.lower[place] in heads), None)
    return other is not None and words.gap(other + 1) == " " and phrase.is_verb(other + 1)


def craft(phrase: GroupPhrase, registry: Registry) -> tuple[str, ...]:
    """A boat with its crew (``a Chadian fishing boat``)."""
    owner = phrase.owner
    if owner is None or phrase.possessive or phrase.determiner not in ("a", "an", "the", "one", "another") or owner.form != "demonym":
        return ()
    civil = phrase.noun in phrase.told.civil_craft or not phrase.told.civil_craft.isdisjoint(phrase.kinds)
    return (owner.ids[0], slug_of(phrase, registry)) if (civil or phrase.acts) and owner.ids[0].startswith("state:") else ()


def government(phrase: GroupPhrase, registry: Registry) -> tuple[str, ...]:
    """``gov:`` of the owner's state; of the USA by president, since governments there go by their names."""
    if phrase.noun == "presidency" and phrase.words.lower[phrase.last + 1 : phrase.last + 2] == ["of"]:
        return ()  # its turn to chair a body
    if phrase.noun == "office" and not (phrase.possessive and phrase.acts_or_speaks):
        return ()
    if phrase.noun == "authorities" and phrase.owner is None and not phrase.determiner and phrase.acts:
        return (slug_of(phrase, registry),)
    if phrase.owner is None:
        place = phrase.by_last.get(phrase.last) if phrase.last > phrase.head and phrase.determiner == "the" else None
        states = () if place is None else registry.state_of(place.ids[0])
        if phrase.kinds and place is not None and place.ids[0].startswith("loc:") and not states:
            return (slug_of(phrase, registry),)  # the regional government in a town
        return tuple("gov:" + state[6:] for state in states if state.startswith("state:"))[:1]
    actor = phrase.owner.ids[0]
    if actor.startswith("state:"):
        if phrase.noun == "office":
            return ()
        if phrase.noun in phrase.told.houses:
            return (slug_of(phrase, registry),)
        return ("gov:" + actor[6:], slug_of(phrase, registry)) if phrase.noun == "ministry" else ("gov:" + actor[6:],)
    if actor.startswith("grp:") and phrase.noun == "authorities":
        return (slug_of(phrase, registry),)
    known = registry.actors.get(actor)
    if known is not None and known.kind in ARMED_KINDS and phrase.noun in ("government", "administration", "regime", "authorities"):
        return (actor,)  # the Taliban administration
    if known is not None and known.kind == "party" and phrase.noun in ("government", "administration"):
        return tuple("gov:" + state[6:] for state in known.states if state.startswith("state:"))[:1]
    if known is None or known.type != "person" or phrase.kind != "government":
        return ()
    state = next((one for one in known.states if one.startswith("state:")), "")
    if state == "state:USA" and phrase.noun in ("administration", "presidency"):
        return ("gov:USA-" + slug(known.family),)
    return ("gov:" + state[6:],) if state else ()


def is_generic(phrase: GroupPhrase, registry: Registry) -> bool:
    """Whether the registry has the phrase as a group without a settled set; many a single noun there is too common to tell."""
    return phrase.phrase in registry.generic and (bool(phrase.kinds) or phrase.noun == "globalists")


def slug_of(phrase: GroupPhrase, registry: Registry) -> str:
    """Id of a group by its words: whose it is, what kind, and the noun."""
    if phrase.owner is None and is_generic(phrase, registry):
        return registry.generic[phrase.phrase]
    owned = phrase.owner
    if owned is None and phrase.last > phrase.head + 1 and phrase.words.lower[phrase.head + 1] == "of":
        owned = phrase.by_last.get(phrase.last)  # critics of X
    owner = [] if owned is None else [phrase.words.text[owned.start : owned.end].replace(".", "")]
    return "grp:" + slug(" ".join([*owner, *phrase.kinds, phrase.noun]))
