"""Bodies that many states have under one name (the Supreme Court, the National Assembly): of the state that the text speaks of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.salience import Salience
from multipolar.evidence.actors.spelling import slug
from multipolar.evidence.actors.words import Words


def housed(words: Words, named: Sequence[Naming], registry: Registry) -> tuple[list[Naming], set[int]]:
    """Such bodies with the state's name in their ids, and the first words of the namings that they replace."""
    places = list(_places(words))
    if not places:
        return [], set()
    at = {place: one for one in named for place in range(one.first, one.last + 1)}
    others = [one for one in named if not any(first <= one.first <= last for first, last in places)]
    salience, firsts = Salience(words, others, registry), [one.first for one in others]
    found, replaced = list[Naming](), set[int]()
    for first, last in places:
        known = at.get(first)
        if known is not None and (known.first < first or known.last > last):
            continue  # part of a longer name
        state = _beside(words, first, last, at) or salience.owner(first, bisect_left(firsts, first))
        if not state or state in _states(known, registry) or (first == last and _is_american(known, salience)):
            continue
        replaced |= {at[place].first for place in range(first, last + 1) if place in at}
        found.append(_of(words, first, last, state, registry))
    return found, replaced


def _places(words: Words) -> list[tuple[int, int]]:
    """First and last words of every such name, written with capitals outside titles."""
    names, found = lexicon().common_bodies, []
    endings = {name.partition(" ")[2] for name in names} | {"congress", "senate"}
    for last in [place for place, word in enumerate(words.lower) if word in endings and place]:
        if words.words[last] in ("Congress", "Senate") and words.words[last - 1][0].islower() | words.begins_sentence(last):
            found.append((last, last))
            continue
        pair = f"{words.lower[last - 1]} {words.lower[last]}"
        if pair in names and words.words[last - 1][0].isupper() and words.words[last][0].isupper() and words.gap(last) == " ":
            ends = last + 1 >= len(words) or not (words.gap(last + 1) == " " and words.words[last + 1][0].isupper())
            starts = last < 2 or words.gap(last - 1) != " " or words.words[last - 2][0].islower() or words.lower[last - 2] == "the"
            if ends and (starts or words.lower[last - 2] == "s") and not words.is_title_case(last):
                found.append((last - 1, last))
    return found


def _beside(words: Words, first: int, last: int, at: dict[int, Naming]) -> str:
    """The state that the text says it is of: before it (``X's``), or after it (``of X``, ``in X``)."""
    before, after = at.get(first - 2) if words.lower[first - 1] == "s" else at.get(first - 1), last + 1
    if before is not None and before.ids and before.ids[0].startswith("state:"):
        return before.ids[0]
    if words.lower[after : after + 1] in (["of"], ["in"]):
        behind = at.get(after + 1)
        if behind is not None and behind.ids and behind.ids[0].startswith("state:"):
            return behind.ids[0]
    return ""


def _is_american(known: Naming | None, salience: Salience) -> bool:
    """Whether ``Congress`` may well be that of the USA: of no other where the text speaks of the USA too."""
    return known is None or salience.counts["state:USA"] > 0


def _states(known: Naming | None, registry: Registry) -> tuple[str, ...]:
    actor = registry.actors.get(known.ids[0]) if known is not None and known.ids else None
    return actor.states if actor is not None else ()


def _of(words: Words, first: int, last: int, state: str, registry: Registry) -> Naming:
    """The body of that state: as the registry knows it, else with an id proposed for it."""
    spelt = tuple(words.words[first : last + 1])
    for entry in registry.index.get(spelt[0], ()):
        known = registry.actors.get(entry.actors[0])
        if entry.words == spelt and known is not None and state in known.states:
            return passage(words, first, last, entry.actors, "name", "actors.housed", 0.8)
    owner = registry.actors[state].name if state in registry.actors else state
    longer = (*owner.split(), *spelt)
    for entry in registry.index.get(longer[0], ()):
        if entry.words == longer:
            return passage(words, first, last, entry.actors, "name", "actors.housed", 0.8)
    proposed = f"org:{slug(owner)}-{slug(' '.join(spelt))}"
    return passage(words, first, last, (), "name", "actors.housed", 0.7, proposed)
