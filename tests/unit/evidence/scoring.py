"""Scores rows against an annotated article: how many of its rows are found, and how right what is found is."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from multipolar.results.evidence import Claim, Event, Mention, Position, Row, Span, Tie

NAMED = ("state", "per", "org", "loc")
FORMS = {"names": ("name", "demonym", "metonym"), "collectives": ("collective", "nominal")}

Gold = dict[str, Any]


@dataclass
class Score:
    """Counts that add up over articles: hits, what the annotation holds, what was found besides, and what is right of the hits."""

    hits: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: Score) -> Score:
        return Score(self.hits + other.hits, self.gold + other.gold, self.extra + other.extra, self.right + other.right)

    def precision(self, kind: str) -> float:
        return self.hits[kind] / max(1, self.hits[kind] + self.extra[kind])

    def recall(self, kind: str) -> float:
        return self.hits[kind] / max(1, self.gold[kind])

    def f1(self, kind: str) -> float:
        both = self.precision(kind) + self.recall(kind)
        return 2 * self.precision(kind) * self.recall(kind) / both if both else 0.0

    def share(self, what: str) -> float:
        """Of the hits of a kind, the share in which one thing is right: ``claim.source``, ``event.mode``."""
        return self.right[what] / max(1, self.hits[what.partition(".")[0]])


def score(rows: Iterable[Row], path: Path) -> Score:
    """Hold rows against the annotation of their document."""
    annotated = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    made, found = Score(), list(rows)
    for kind, (row, same, told) in _KINDS.items():
        ours = [each for each in found if isinstance(each, row)]
        _match(made, kind, [each for each in annotated if each["kind"] == kind], ours, same, told)
    _mentions(made, [each for each in annotated if each["kind"] == "actor"], [each for each in found if isinstance(each, Mention)])
    return made


def _match(
    made: Score,
    kind: str,
    annotated: Sequence[Gold],
    ours: list[Any],
    same: Callable[[Gold, Any], bool],
    told: Callable[[Gold, Any], dict[str, bool]],
) -> None:
    """Pair one to one, the most alike passages first; what an annotator was unsure of (`weak`) takes a row and counts nothing."""
    left = list(ours)
    for each in sorted(annotated, key=lambda gold: bool(gold.get("weak"))):
        made.gold[kind] += not each.get("weak")
        fitting = [row for row in left if same(each, row)]
        if not fitting:
            continue
        best = max(fitting, key=lambda row: _alike(each["span"], row.span))
        left.remove(best)
        if not each.get("weak"):
            made.hits[kind] += 1
            made.right.update(f"{kind}.{what}" for what, right in told(each, best).items() if right)
    made.extra[kind] += len(left)


def _mentions(made: Score, annotated: Sequence[Gold], ours: Sequence[Mention]) -> None:
    ours = [row for row in ours if row.form != "pronoun" and (row.actors or row.proposed)]
    wanted = [(each["actor"], mention) for each in annotated for mention in each["mentions"]]
    for name, forms in FORMS.items():
        for actor, mention in wanted:
            if mention["form"] in forms:
                made.gold[name] += 1
                made.hits[name] += any(_linked(actor, mention, row) for row in ours)
    for row in ours:
        right = any(_linked(actor, mention, row) for actor, mention in wanted)
        made.hits["links"] += right
        made.extra["links"] += not right


def _linked(actor: Sequence[str], mention: Gold, row: Mention) -> bool:
    return _alike(mention, row.span) >= 0.5 and _agree(actor, row.actors or (row.proposed,))


def _keys(ids: Iterable[str]) -> set[str]:
    """Ids as they are compared: a government as its state, and names that nobody could derive by their kind alone."""
    keys = set()
    for each in ids:
        prefix, _, rest = each.partition(":")
        prefix = "state" if prefix == "gov" else prefix
        derived = prefix in NAMED and (prefix != "state" or len(rest) == 3)
        keys.add(f"{prefix}:{rest}" if derived else f"{prefix}:*")
    return keys


def _agree(a: Iterable[str], b: Iterable[str]) -> bool:
    return bool(_keys(a) & _keys(b))


def _alike(gold: Gold | None, span: Span | None) -> float:
    if gold is None or span is None:
        return 0.0
    shared = min(gold["end"], span.end) - max(gold["start"], span.start)
    return max(0, shared) / (max(gold["end"], span.end) - min(gold["start"], span.start))


def _same_claim(gold: Gold, row: Claim) -> bool:
    return _alike(gold.get("cue"), row.cue) > 0.0 or _alike(gold["content"], row.content) >= 0.5


def _claim(gold: Gold, row: Claim) -> dict[str, bool]:
    return {
        "source": _agree(gold["source"], row.source),
        "certainty": gold["certainty"] == row.certainty,
        "contested": gold["contested"] == row.contested,
    }


def _same_event(gold: Gold, row: Event) -> bool:
    return _alike(gold["span"], row.span) > 0.0 and (_agree(gold["source"], row.source) or _agree(gold["target"], row.target))


def _event(gold: Gold, row: Event) -> dict[str, bool]:
    return {
        "type": row.plover in (gold["plover"], *gold.get("alt_plover", ())),
        "mode": row.mode == gold["mode"],
        "not-overstated": row.mode != "actual" or gold["mode"] == "actual",
    }


def _same_position(gold: Gold, row: Position) -> bool:
    return _alike(gold["span"], row.span) > 0.0 and _agree(gold["actor"], row.actors)


def _position(gold: Gold, row: Position) -> dict[str, bool]:
    return {"direction": gold["direction"] == row.direction}


def _same_tie(gold: Gold, row: Tie) -> bool:
    return _keys([gold["a"], gold["b"]]) == _keys([row.a, row.b])


def _tie(gold: Gold, row: Tie) -> dict[str, bool]:
    return {"sign": gold["sign"] == row.sign}


_KINDS: dict[str, tuple[type[Row], Callable[[Gold, Any], bool], Callable[[Gold, Any], dict[str, bool]]]] = {
    "claim": (Claim, _same_claim, _claim),
    "event": (Event, _same_event, _event),
    "position": (Position, _same_position, _position),
    "relation": (Tie, _same_tie, _tie),
}
