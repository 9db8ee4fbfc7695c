"""A person by the adjective of the state: "the Rwandan called it a lie", for the Rwandan named just before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.words import Words

_REACH, _SENTENCES = 12, 2


def of_their_state(words: Words, named: Sequence[Naming], registry: Registry) -> list[Naming]:
    """All namings; a demonym in the singular behind "the", with a verb right behind it, means the last person named of that state."""
    return [_person(words, named, index, registry) or one for index, one in enumerate(named)]


def _person(words: Words, named: Sequence[Naming], index: int, registry: Registry) -> Naming | None:
    one, after = named[index], named[index].last + 1
    plural = words.words[one.last].endswith(("s", "ese", "ch", "sh"))  # the French are many
    if one.form != "demonym" or len(one.ids) != 1 or not one.ids[0].startswith("state:") or plural:
        return None
    if not one.first or words.lower[one.first - 1] != "the" or after >= len(words) or words.gap(after) != " ":
        return None
    word, told = words.lower[after], lexicon()
    plural = word in ("people", "officials") or word in told.group_heads
    if plural or word in told.after_modifier or not (word in told.acting or word in told.speech):
        return None
    if word.endswith("ed") and words.lower[after + 1 : after + 2] and words.lower[after + 1] not in told.function_words:
        return None
    here = words.sentence(one.first)
    for other in reversed(named[max(0, index - _REACH) : index]):
        known = registry.actors.get(other.ids[0]) if len(other.ids) == 1 else None
        near = here - words.sentence(other.first) <= _SENTENCES
        if near and known is not None and known.type == "person" and one.ids[0] in known.states:
            first = one.first - 1
            return replace(
                one,
                first=first,
                start=words.starts[first],
                actors=(known.id,),
                form="nominal",
                rule="actors.demonym-person",
                confidence=0.7,
            )
    return None
