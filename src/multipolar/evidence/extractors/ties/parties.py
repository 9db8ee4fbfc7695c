"""Who is bound where somebody acts: a state by its officials and troops, an army by itself where it fights its own country's rebels."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from multipolar.evidence.actors import ids_of, registry
from multipolar.evidence.extractors.events.scene import Actors
from multipolar.evidence.extractors.ties.around import camp_of
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Lexicon
from multipolar.evidence.language import ParsedDocument

_OF_STATES = ("ministry", "forces", "parliament", "government", "agency", "central-bank")
_TRADING = ("buy", "purchase", "import", "export", "sell")
_ARMIES = ("army", "forces", "military", "junta")


@dataclass(frozen=True, slots=True)
class Parties:
    """Who stands for whom in one document.

    Parameters
    ----------
    words : Lexicon
        Words of ties.
    present : frozenset of str
        Actors that the document names.
    alone : frozenset of str
        Armies that are a party of their own: those that fight an organisation of their own country.
    """

    words: Lexicon
    present: frozenset[str]
    alone: frozenset[str] = frozenset()

    @classmethod
    def of(cls, found: Iterable[Candidate], words: Lexicon, parsed: ParsedDocument) -> Parties:
        """Gather them from what was found in a document."""
        first = cls(words, frozenset(one for mention in parsed.mentions for one in ids_of(mention)))
        return dataclasses.replace(first, alone=frozenset(first._at_home(found)))

    def _at_home(self, found: Iterable[Candidate]) -> Iterable[str]:
        for one in found:
            if one.bond.sign == "-":
                for side, other in ((one.a, one.b), (one.b, one.a)):
                    foes = (registry().actors.get(foe) for foe in other)
                    home = {state for foe in foes if foe is not None and foe.type == "organisation" for state in foe.states}
                    armies = (who for who in side if who.startswith("grp:") and who.endswith(_ARMIES))
                    yield from (who for who in armies if home & {*side, self.side_of(who)})

    def bound(self, one: Candidate) -> Candidate:
        """Give a candidate with the parties that it binds; leaders act for their states in the wars and trade that events tell."""
        treaty = one.bond.type == "diplomatic" and any(who.startswith("state:") for who in (*one.a, *one.b))
        trade_war = one.bond.type == "economic" and one.bond.sign == "-"
        of_states = ((one.bond.type in ("war", "economic") or treaty) and one.rule == "event") or trade_war
        of_states = of_states or (one.bond.type == "war" and one.rule == "meant") or (one.rule == "verb" and one.word in _TRADING)
        a, b = (self._party(side, of_states) for side in (one.a, one.b))
        if set(a) & set(b):  # a force bound to its own state; its diplomats are no pair with it
            is_force = any(
                who.startswith("org:") or who.rpartition("-")[2] in self.words.factions - self.words.officials for who in (*one.a, *one.b)
            )
            a, b = (one.a, one.b) if is_force else ((), ())
        if one.bond.sign == "-" and one.bond.directed:
            b = tuple(dict.fromkeys(self._nation(who) if is_bystander(who, self.words) else who for who in b))
        return one if (a, b) == (one.a, one.b) else dataclasses.replace(one, a=a, b=b)

    def _nation(self, group: str) -> str:
        """The state or the movement whose people they are, where something is done to them: "Chilean fishermen"."""
        *adjective, _ = group.removeprefix("grp:").split("-")
        return (self._called(adjective, ("state:", "org:")) if adjective else "") or group

    def _party(self, side: Actors, of_states: bool) -> Actors:
        actors = tuple([one for one in side if not one.startswith("loc:")])
        own = tuple([one for one in actors if one in self.alone]) if self.alone else ()
        if own and all(one in self.alone or one.startswith("state:") for one in actors):
            return own
        actors = tuple(dict.fromkeys([one if one in self.alone else self.side_of(one, state=of_states) for one in actors]))
        if len(actors) > 1:
            actors = tuple([one for one in actors if not one.startswith("gov:") or camp_of(one) not in actors])
        groups = any(one.startswith("grp:") for one in actors)
        if groups and any(one.startswith(("state:", "gov:")) for one in actors):
            return tuple([one for one in actors if not one.startswith("grp:") or one in registry().actors])
        return actors

    def side_of(self, actor: str, *, state: bool = False) -> str:
        """Give the state for which its officials, troops and ministries act and, if wanted, that which a leader leads."""
        known = registry().actors.get(actor)
        if known is not None:
            leads = state and known.type == "person" and known.leads
            speaks = known.type == "organisation" and known.kind in _OF_STATES
            return known.states[0] if (leads or speaks) and len(known.states) == 1 and known.states[0].startswith("state:") else actor
        if not actor.startswith("grp:"):
            return actor
        *adjective, group = actor.removeprefix("grp:").split("-")
        prefixes = ("state:", "org:") if group in self.words.fighters or group in self.words.officials else ()
        called = self._called(adjective, prefixes) if adjective and prefixes else ""
        return self.side_of(called) if called else actor  # "Chilean Coast Guard cutters": the guard's, so the state's

    def _called(self, slug: Sequence[str], prefixes: tuple[str, ...]) -> str:
        """State or organisation at the head of the id of a group ("south", "korean" of "south-korean-navy"), of several the one here."""
        for end in range(len(slug), 0, -1):
            found: list[str] = []
            for names in (tuple(word.capitalize() for word in slug[:end]), tuple(word.upper() for word in slug[:end])):
                entries = (entry for entry in registry().index.get(names[0], ()) if entry.words == names)
                found.extend(one for entry in entries for one in entry.actors if one.startswith(prefixes))
            if found:
                return next((one for one in found if one in self.present), found[0])
        return ""


def is_bystander(actor: str, words: Lexicon) -> bool:
    """Whether somebody is a group that has no standing and to whom things are only done: "truckers", "three inspectors"."""
    if not actor.startswith("grp:"):
        return False
    group = actor.removeprefix("grp:").rpartition("-")[2]
    return actor not in registry().actors and group not in words.factions


def is_armed(actor: str, words: Lexicon) -> bool:
    """Whether somebody is a band of fighters, named or not."""
    known = registry().actors.get(actor)
    if known is not None:
        return known.kind == "armed-group"
    group = actor.removeprefix("grp:").rpartition("-")[2]
    return actor.startswith("grp:") and (group in words.fighters or group == "militias")


def is_observer(actor: str, words: Lexicon) -> bool:
    """Whether somebody is a group that only watches and reports: "rights groups", "United Nations investigators"."""
    if not actor.startswith("grp:"):
        return False
    *before, group = actor.removeprefix("grp:").split("-")
    return group in words.observers and (not group.startswith(("groups", "organi")) or bool(words.watching & set(before)))


def is_of(person: str, state: str) -> bool:
    """Whether somebody belongs to a state, so that the two are no pair."""
    known = registry().actors.get(person)
    return known is not None and known.type == "person" and state in known.states
