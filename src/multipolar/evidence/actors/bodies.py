"""Ids of what belongs to a state: a government as the state's, an army or a cabinet with an id of its own beside it."""

from __future__ import annotations

from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.spelling import slug

_GOVERNING = frozenset({"cabinet", "authorities"})


def bodies_of(state: str, noun: str, registry: Registry) -> tuple[str, ...]:
    """Ids of the body of a state that a noun names; empty for what is no state.

    What does as the state tells carries the state first, since what it does is the state's doing, and then itself; a parliament or an
    opposition may be against the government, and is only itself.

    Parameters
    ----------
    state : str
        Id of the owner.
    noun : str
        As the text has it.
    registry : Registry
        Who is known.
    """
    if not state.startswith("state:"):
        return ()
    known, told = registry.actors.get(state), lexicon()
    own = f"grp:{slug(known.name)}-{noun}" if known is not None else f"grp:{noun}"
    if noun in told.of_army:
        return (state, own)
    if noun in _GOVERNING:
        return ("gov:" + state[6:], own)
    if noun in told.of_houses:
        return (own,)
    return ("gov:" + state[6:],)


def state_in(group: str, registry: Registry) -> str:
    """The state at the head of the id of a group (``south-korean-officials``); empty without one."""
    parts = group.removeprefix("grp:").split("-")
    for size in range(min(3, len(parts) - 1), 0, -1):
        words = tuple(part.capitalize() for part in parts[:size])
        for entry in registry.index.get(words[0], ()):
            if entry.words == words and entry.role in ("demonym", "name") and entry.actors[0].startswith("state:"):
                return entry.actors[0]
    return ""
