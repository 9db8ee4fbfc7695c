"""How far rules and a model found the same: rows matched as the annotated samples are scored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from multipolar.results.evidence import GROUPS, Claim, Event, Mention, Position, Row, Span, Tie

_NAMED = ("state", "per", "org", "loc")
_ALPHA_3 = 3
_ALIKE = 0.5
"""Share of the characters that both must hold: of two claims' contents, where their cues do not meet, and of two groups."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Rows of one kind, side by side.

    Parameters
    ----------
    kind : str
        group, claim, position, event or relation.
    both : tuple of pairs of Row
        What both found: the rules' row and the model's.
    only_rules, only_model : tuple of Row
        What one of them found alone.
    same : dict of str to int
        Of those that both found: how many are told alike, by what is told (``source``, ``mode``, ``sign``).
    """

    kind: str
    both: tuple[tuple[Row, Row], ...]
    only_rules: tuple[Row, ...]
    only_model: tuple[Row, ...]
    same: Mapping[str, int] = field(default_factory=dict)

    @property
    def share(self) -> float | None:
        """Of all rows the share that both found, between 0 and 1 (Dice); None without a row."""
        every = 2 * len(self.both) + len(self.only_rules) + len(self.only_model)
        return 2 * len(self.both) / every if every else None

    def as_dict(self) -> dict[str, Any]:
        """Counts as plain values."""
        share = self.share
        return {
            "kind": self.kind,
            "both": len(self.both),
            "only_rules": len(self.only_rules),
            "only_model": len(self.only_model),
            "agreement": None if share is None else round(share, 3),
            "same": dict(self.same),
        }


def agreement(rule_rows: Iterable[Row], model_rows: Iterable[Row]) -> dict[str, Agreement]:
    """Set the rows of the rules and those of a model side by side, of one document or many.

    A claim is the same where the cues meet, or the contents have half of their characters in common; a position where the passages
    meet and an actor is shared; an event where the passages meet and a source or a target is shared; a relation where it is between
    the same two; a group where half of the characters are in common. Each row is matched once, with the row whose passage is most alike.

    Parameters
    ----------
    rule_rows, model_rows : iterable of Row
        Rows of other kinds are left out.

    Returns
    -------
    dict of str to Agreement
        By kind.
    """
    ours, theirs = _sorted(rule_rows), _sorted(model_rows)
    return {_name(kind): _of_kind(kind, ours, theirs) for kind in _SAME}


def _name(kind: str) -> str:
    """What rows of a kind are called here: of mentions only groups are compared."""
    return "group" if kind == Mention.kind else kind


Rows = dict[tuple[str, str], list[Row]]


def _sorted(rows: Iterable[Row]) -> Rows:
    """Rows by kind and document."""
    found: Rows = {}
    for row in rows:
        if isinstance(row, Mention) and row.form not in GROUPS:
            continue
        found.setdefault((row.kind, row.document), []).append(row)
    return found


def _of_kind(kind: str, ours: Rows, theirs: Rows) -> Agreement:
    both: list[tuple[Row, Row]] = []
    alone: list[Row] = []
    left: list[Row] = []
    documents = dict.fromkeys(document for found, document in (*ours, *theirs) if found == kind)
    for document in documents:
        rest = list(theirs.get((kind, document), ()))
        for row in ours.get((kind, document), ()):
            alike = [other for other in rest if _SAME[kind](row, other)]
            if alike:
                best = max(alike, key=lambda other: _overlap(row.span, other.span))
                rest.remove(best)
                both.append((row, best))
            else:
                alone.append(row)
        left += rest
    same = {name: sum(test(one, other) for one, other in both) for name, test in _TOLD[kind].items()}
    return Agreement(_name(kind), tuple(both), tuple(alone), tuple(left), same)


def _same_claim(one: Any, other: Any) -> bool:
    if one.cue is not None and other.cue is not None and one.cue.meets(other.cue):
        return True
    return _overlap(one.content, other.content) >= _ALIKE


def _same_position(one: Any, other: Any) -> bool:
    return bool(one.span.meets(other.span)) and _shared(one.actors, other.actors)


def _same_event(one: Any, other: Any) -> bool:
    return bool(one.span.meets(other.span)) and (_shared(one.source, other.source) or _shared(one.target, other.target))


def _same_group(one: Any, other: Any) -> bool:
    return _overlap(one.span, other.span) >= _ALIKE


def _same_tie(one: Any, other: Any) -> bool:
    return _comparable((one.a, one.b)) == _comparable((other.a, other.b))


def _field(name: str) -> Callable[[Any, Any], bool]:
    return lambda one, other: getattr(one, name) == getattr(other, name)


_SAME: dict[str, Callable[[Any, Any], bool]] = {
    Mention.kind: _same_group,
    Claim.kind: _same_claim,
    Position.kind: _same_position,
    Event.kind: _same_event,
    Tie.kind: _same_tie,
}
_TOLD: dict[str, dict[str, Callable[[Any, Any], bool]]] = {
    Mention.kind: {"actors": lambda one, other: _shared(_meant(one), _meant(other))},
    Claim.kind: {
        "source": lambda one, other: _shared(one.source, other.source),
        "certainty": _field("certainty"),
        "contested": _field("contested"),
    },
    Position.kind: {"direction": _field("direction"), "issue": _field("issue")},
    Event.kind: {"type": _field("plover"), "mode": _field("mode")},
    Tie.kind: {"type": _field("type"), "sign": _field("sign")},
}


def _shared(one: Iterable[str], other: Iterable[str]) -> bool:
    return bool(_comparable(one) & _comparable(other))


def _meant(group: Mention) -> tuple[str, ...]:
    return group.actors or (group.proposed,)


def _comparable(actors: Iterable[str]) -> set[str]:
    """Ids as they are compared: a government as its state, and groups, whose names cannot be derived, as groups."""
    found = set()
    for actor in actors:
        prefix, _, slug = actor.partition(":")
        prefix = "state" if prefix == "gov" else prefix
        plain = prefix in _NAMED and not (prefix == "state" and len(slug) != _ALPHA_3)
        found.add(f"{prefix}:{slug}" if plain else f"{prefix}:*")
    return found


def _overlap(one: Span, other: Span) -> float:
    """Share of the characters of two passages that both hold (Jaccard)."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / (max(one.end, other.end) - min(one.start, other.start) or 1)
