"""What readers call an actor, a document, a kind of row, a mode."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from multipolar.report.words import listed

if TYPE_CHECKING:
    from multipolar.evidence.actors import Registry

KINDS: dict[str, tuple[str, str]] = {
    "claim": ("Claim", "claims"),
    "position": ("Position", "positions"),
    "event": ("Event", "events"),
    "relation": ("Tie", "ties"),
    "date": ("Date", "dates"),
    "scenario": ("Scenario", "scenarios"),
    "mention": ("Mention", "mentions"),
}
"""Kinds of rows as one reads them: one of them, and several."""

MODES: dict[str, tuple[str, str]] = {
    "actual": ("●", "told as having happened"),
    "alleged": ("□", "only said to have happened"),
    "planned": ("◇", "planned or announced"),
    "hypothetical": ("△", "only thought of"),
    "negated": ("✕", "said not to have happened"),
}
"""How a document presents an event: a sign of its own, and what it means."""

DIRECTIONS: dict[str, tuple[str, str]] = {
    "support": ("+", "for"),
    "oppose": ("\u2212", "against"),
    "demand": ("!", "demanded"),
}
"""Directions of a position: a sign, and a word."""

SIGNS = {"+": ("+", "friendly"), "-": ("\u2212", "hostile")}
"""Signs of a tie, as printed and in words."""

BASES = {
    "reported": "reported",
    "author-inferred": "inferred by the author",
    "author-asserted": "asserted by the author",
    "presupposed": "presupposed",
    "hypothetical-speech": "imagined speech",
}
"""What a position rests on, in words."""

WHY = {
    "copies": "nearly the same words",
    "rewrites": "the same people and things in other words",
}
"""Why documents are taken for one story."""

DOUBTFUL = 0.5
"""A row whose confidence is lower is less likely right than wrong."""

NOBODY = "nobody named"
LONGEST = 30  # letters of a file's name in a list; the table of documents has it in full


@dataclass(frozen=True)
class Naming:
    """Names of actors by id.

    Parameters
    ----------
    known : mapping of str to str
        Names of the registry.
    spelt : mapping of str to str
        Words that are written with capitals, by the same in lower case.
    """

    known: Mapping[str, str]
    spelt: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of_registry(cls, registry: Registry) -> Naming:
        """The names of a registry, and the words with capitals among them."""
        single = (entry.words[0] for entries in registry.index.values() for entry in entries if len(entry.words) == 1)
        spelt = {word.lower(): word for word in single if not word.islower()}
        return cls({actor.id: actor.name for actor in registry.actors.values()}, spelt)

    def of(self, actor: str) -> str:
        """The name of one actor; of an id that the registry lacks, the id as words.

        Examples
        --------
        >>> naming = Naming({"state:NOR": "Norway"}, {"norwegian": "Norwegian"})
        >>> naming.of("gov:NOR"), naming.of("gov:NOR-berg"), naming.of("per:ada-berg"), naming.of("grp:norwegian-fishers")
        ('Norway (government)', 'Berg administration', 'Ada Berg', 'Norwegian fishers')
        """
        if actor in self.known:
            return self.known[actor]
        if actor in ("unknown", ""):
            return NOBODY
        prefix, _, rest = actor.rpartition(":")
        if prefix == "gov" and f"state:{rest[:3]}" in self.known:
            head = rest[4:].replace("-", " ").title()
            return f"{head} administration" if head else f"{self.known[f'state:{rest}']} (government)"
        words = [self.spelt.get(word, word) for word in rest.replace("_", "-").split("-") if word] or [actor]
        return " ".join(word.capitalize() if prefix in ("per", "org", "loc") and word.islower() else word for word in words)

    def all(self, actors: Iterable[str], none: str = NOBODY) -> str:
        """Several actors as in a sentence."""
        return listed([self.of(actor) for actor in dict.fromkeys(actors)]) or none


def folded(actor: str) -> str:
    """A government as its state: the tables count the two as one.

    Examples
    --------
    >>> folded("gov:NOR"), folded("org:nato")
    ('state:NOR', 'org:nato')
    """
    return f"state:{actor.removeprefix('gov:')}" if actor.startswith("gov:") else actor


def short(name: str, longest: int = LONGEST) -> str:
    """A name without its middle, where it is too long for a list.

    Examples
    --------
    >>> short("a-name-as-long-as-a-whole-sentence-would-be.txt", 20)
    'a-name-as-…ld-be.txt'
    """
    if len(name) <= longest:
        return name
    tail = longest // 2 - 1
    return f"{name[: longest - tail - 1]}…{name[-tail:]}"
