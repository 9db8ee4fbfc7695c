"""Whom a document is about: how often each actor is named, which are named most, and who is at war."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from multipolar.evidence.actors import ids_of
from multipolar.evidence.extractors.events.wars import wars
from multipolar.evidence.extractors.ties.around import camp_of
from multipolar.evidence.extractors.ties.lexicon import Lexicon
from multipolar.evidence.extractors.ties.parties import Parties
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Tie

MAIN = 5
"""Actors named most that a sentence may mean without naming them."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one document.

    Parameters
    ----------
    parties : Parties
        Who stands for whom.
    named : mapping of str to int
        How often each is named.
    ranks : mapping of str to int
        Place of each by how often it or its leader is named, from nought; places on the map are left out.
    at_war : frozenset of str
        The two whose war the document tells of most, or who are known to fight; empty without any.
    """

    parties: Parties
    named: Mapping[str, int]
    ranks: Mapping[str, int]
    at_war: frozenset[str]

    @classmethod
    def of(cls, parsed: ParsedDocument, ties: Sequence[Tie], words: Lexicon) -> Cast:
        """Count the actors of a document, of which rules found these ties."""
        parties = Parties.of((), words, parsed)
        named: Counter[str] = Counter()
        for mention in parsed.mentions:
            named.update(list(dict.fromkeys([parties.side_of(one) for one in ids_of(mention)])))
        known = named.copy()
        for actor, times in named.items():
            if (camp := camp_of(actor)) != actor and camp.startswith("state:"):
                known[camp] += times
        ranked = [one for one, _ in known.most_common() if not one.startswith("loc:")]
        return cls(parties, named, {one: rank for rank, one in enumerate(ranked)}, _at_war(ties, known))

    @property
    def main(self) -> list[str]:
        """The actors named most, the first of them first."""
        return [one for one, rank in self.ranks.items() if rank < MAIN]


def _at_war(ties: Sequence[Tie], known: Mapping[str, int]) -> frozenset[str]:
    told = Counter([frozenset((tie.a, tie.b)) for tie in ties if tie.type == "war"])
    if told:
        return max(told, key=lambda pair: (told[pair], sorted(pair)))
    listed = [war for war in wars() if all(side in known for side in war.sides)]
    return frozenset(max(listed, key=lambda war: sum(known[side] for side in war.sides)).sides) if listed else frozenset()
