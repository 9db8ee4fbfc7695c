"""What a pronoun owns: his government, its own army, their parliament."""

from __future__ import annotations

from multipolar.evidence.actors.bodies import bodies_of, state_in
from multipolar.evidence.actors.discourse import Discourse
from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.spelling import slug
from multipolar.evidence.actors.words import Words

_OF_PERSONS_ONLY = frozenset({"leadership", "presidency", "junta"})
_PORTFOLIOS = frozenset({"foreign", "defence", "defense", "interior", "finance", "information", "trade", "energy"})
_FOLLOWINGS = frozenset({"group", "party", "movement", "militia", "organisation", "organization", "faction", "fighters", "forces"})
_LED = frozenset({"armed-group", "party", "movement"})
_ONE_WITH_ITS_GROUP = 2
"""Ids of a state and of its army, which are one actor."""
_MODALS = frozenset({"may", "might", "can", "could", "will", "would", "shall", "should", "must"})


def _acts(words: Words, place: int) -> bool:
    """Whether a verb may stand at a word."""
    word = words.lower[place] if place < len(words) and words.gap(place) == " " else ""
    return word not in ("is", "was") and (word in lexicon().acting | lexicon().speech or word.endswith("ed"))


def _led(discourse: Discourse, pronoun: Naming) -> tuple[str, ...]:
    """The party or armed group of a person, as the registry has it."""
    known = discourse.registry.actors.get(pronoun.actors[0]) if len(pronoun.actors) == 1 else None
    if known is None or known.type != "person":
        return ()
    bodies = [one for one in known.states if one.startswith("org:") and discourse.registry.kind_of(one) in _LED]
    return tuple(bodies[:1])


def owned(discourse: Discourse, pronoun: Naming) -> list[Naming]:
    """``his government``, ``its own army``: of the state that the person leads."""
    words, following = discourse.words, pronoun.last + 1
    if following >= len(words) or words.gap(following) != " " or words.lower[pronoun.first] not in ("his", "her", "its", "their"):
        return []
    following += words.lower[following] == "own"
    if (
        words.lower[following : following + 1]
        and words.lower[following] in _PORTFOLIOS
        and words.lower[following + 1 :][:1] == ["ministry"]
    ):
        following += 1
    noun = words.lower[following] if following < len(words) else ""
    if noun in _FOLLOWINGS and _ends(words, following):
        led = _led(discourse, pronoun)
        return [passage(words, pronoun.first, following, led, "nominal", "actors.owned", 0.75)] if led else []
    state = discourse.state_of(pronoun.actors[0])
    if state.startswith("grp:"):
        state = state_in(state, discourse.registry)
    if not state.startswith("state:"):
        return []
    told = lexicon()
    if noun in told.of_army | told.of_houses and len(pronoun.actors) <= _ONE_WITH_ITS_GROUP and _ends(words, following):
        actors = bodies_of(state, noun, discourse.registry)
        return [passage(words, pronoun.first, following, actors, "nominal", "actors.group", 0.8)]
    if (noun not in told.government_heads - _OF_PERSONS_ONLY and noun != "ministry") or len(pronoun.actors) != 1:
        return []
    if noun == "office" and not (pronoun.actors[0].startswith("per:") and _acts(words, following + 1)):
        return []
    known = discourse.registry.actors.get(pronoun.actors[0])
    own = ""
    if known is not None and known.type == "person" and state == "state:USA" and noun == "administration":
        own = "-" + slug(known.family)  # governments there go by their presidents
    return [passage(words, pronoun.first, following, ("gov:" + state[6:] + own,), "nominal", "actors.group", 0.8)]


def _ends(words: Words, noun: int) -> bool:
    """Whether a noun is the last of its phrase (not ``its army base``)."""
    after, told = noun + 1, lexicon()
    if after >= len(words) or words.gap(after) != " ":
        return after >= len(words) or words.gap(after) != "-"
    word = words.lower[after]
    return word not in told.after_modifier and (
        word in told.function_words | told.acting | told.speech or word.endswith(("ed", "ly", "s")) or word in _MODALS
    )
