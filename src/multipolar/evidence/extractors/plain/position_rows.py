"""Positions as rows: with the issue that their words speak of."""

from __future__ import annotations

from collections.abc import Iterator

from multipolar.evidence.extractors.plain.frames import Frame, Phrase
from multipolar.evidence.extractors.plain.scene import Actors, Scene
from multipolar.evidence.issues import bundled_issues
from multipolar.results.evidence import Position, Span
from multipolar.results.evidence.rows import Direction


def noun_row(scene: Scene, phrase: Phrase, about: int, holders: Actors, direction: Direction) -> Iterator[Position]:
    """A position of a noun, where its words speak of an issue."""
    issue = bundled_issues().issue_of(_text(scene, (about, phrase[1]))) if about < phrase[1] else ""
    if issue:
        yield _position(scene, scene.span(*phrase), holders, issue, direction, "noun", 0.45)


def row(
    scene: Scene, frame: Frame, about: Phrase, holders: Actors, direction: Direction, rule: str, confidence: float, *, topical: bool = False
) -> Position | None:
    """A position of a verb; none where it has no holder, or no issue and needs one."""
    if not holders or about[1] <= about[0]:
        return None
    issue = bundled_issues().issue_of(_text(scene, about))
    if topical and not issue:
        return None
    first = frame.first
    if frame.subjects and 0 < first - frame.subjects[0][0] <= 9 and not frame.relative:
        first = frame.subjects[0][0]
    return _position(scene, scene.span(min(first, about[0]), max(frame.at + 1, about[1])), holders, issue, direction, rule, confidence)


def _text(scene: Scene, phrase: Phrase) -> str:
    span = scene.span(*phrase)
    return scene.cut.parsed.plain[span.start : span.end]


def _position(scene: Scene, span: Span, holders: Actors, issue: str, direction: Direction, rule: str, confidence: float) -> Position:
    return Position(
        document=scene.cut.parsed.document.id,
        span=span,
        rule=f"plain.positions-{rule}",
        confidence=confidence,
        actors=holders,
        issue=issue,
        direction=direction,
        basis="reported" if confidence >= 0.45 else "author-inferred",
    )
