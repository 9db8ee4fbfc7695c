"""An annotation as rows, so that one person's can be held against another's as the reader's are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from multipolar.results.evidence import Claim, Event, Mention, Position, Row, Span, Tie

_RULE = "annotated"


def rows_of(path: Path) -> Iterator[Row]:
    """Rows of an annotation; what its author was unsure of is left out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        if gold["kind"] == "actor":
            yield from (_mention(gold, mention) for mention in gold["mentions"])
        elif gold["kind"] in _ROWS and not gold.get("weak"):
            yield _ROWS[gold["kind"]](gold)


def _span(gold: dict[str, Any] | None) -> Span | None:
    return Span(gold["start"], gold["end"]) if gold else None


def _passage(gold: dict[str, Any]) -> Span:
    return Span(gold["start"], gold["end"])


def _mention(gold: dict[str, Any], mention: dict[str, Any]) -> Mention:
    return Mention(document=gold["doc"], span=_passage(mention), rule=_RULE, actors=tuple(gold["actor"]), form=mention["form"])


def _claim(gold: dict[str, Any]) -> Claim:
    return Claim(
        document=gold["doc"],
        span=_passage(gold["span"]),
        rule=_RULE,
        source=tuple(gold["source"]),
        content=_passage(gold["content"]),
        cue=_span(gold.get("cue")),
        certainty=gold["certainty"],
        contested=gold["contested"],
    )


def _position(gold: dict[str, Any]) -> Position:
    return Position(
        document=gold["doc"],
        span=_passage(gold["span"]),
        rule=_RULE,
        actors=tuple(gold["actor"]),
        issue=gold["issue"],
        direction=gold["direction"],
    )


def _event(gold: dict[str, Any]) -> Event:
    return Event(
        document=gold["doc"],
        span=_passage(gold["span"]),
        rule=_RULE,
        source=tuple(gold["source"]),
        target=tuple(gold["target"]),
        plover=gold["plover"],
        mode=gold["mode"],
        trigger=_passage(gold["span"]),
    )


def _tie(gold: dict[str, Any]) -> Tie:
    return Tie(
        document=gold["doc"], span=_passage(gold["span"]), rule=_RULE, a=gold["a"], b=gold["b"], type=gold["type"], sign=gold["sign"]
    )


_ROWS = {"claim": _claim, "position": _position, "event": _event, "relation": _tie}
