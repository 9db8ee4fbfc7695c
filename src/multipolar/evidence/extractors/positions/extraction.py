"""The pass over a document that gathers its positions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.contested import is_said_of_another
from multipolar.evidence.extractors.positions import patterns
from multipolar.evidence.extractors.positions.conditions import condition_of, is_hedged
from multipolar.evidence.extractors.positions.denied import is_denied
from multipolar.evidence.extractors.positions.drafts import Draft, Scene
from multipolar.evidence.extractors.positions.grammar import SUBJECTS, child
from multipolar.evidence.extractors.positions.rules import ALREADY, rules_of
from multipolar.evidence.extractors.positions.sayings import ordered
from multipolar.evidence.extractors.positions.wants import partisans
from multipolar.results.evidence import Claim, Position

if TYPE_CHECKING:
    from multipolar.evidence.language import ParsedDocument
    from multipolar.evidence.text import Block


def extract(parsed: ParsedDocument, claims: Sequence[Claim]) -> tuple[Position, ...]:
    """Every position of a document, in the order of the text; headings and copies of paragraphs are not read.

    Of blocks without a parse only the plainest sentences are understood: a name with a verb of stance behind it.
    """
    rows: list[Position] = []
    told = sorted(claims, key=lambda claim: claim.content)
    starts = [claim.content.start for claim in told]
    for block in parsed.originals:
        if block.is_heading:
            continue
        if block.index not in parsed.parses:
            rows += patterns.find(parsed, block)
        else:
            inside = told[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
            scene = Scene(parsed, block, tuple(sorted(inside, key=lambda c: c.content.end - c.content.start)))
            found = (*_in_block(scene, block), *partisans(scene))
            drafts = [draft for draft in found if not (is_denied(draft.head) or _is_disputed(scene, draft))]
            rows += [row_of(scene, draft) for draft in _apart(drafts)]
    return tuple(rows)


def _in_block(scene: Scene, block: Block) -> list[Draft]:
    found: list[Draft] = []
    rules = rules_of()
    for token in scene.parsed.parses[block.index]:
        if token.tag_ in ("VB", "VBP") and scene.claims and (draft := ordered(scene, token)) is not None:
            found.append(draft)
            continue
        for rule in (*rules.get((token.lemma_.lower(), token.pos_), ()), *rules.get((token.lower_, "phrase"), ())):
            if token.i in scene.used and rule in ALREADY:
                continue
            draft = rule(scene, token)
            if draft is not None:
                found.append(draft)
                break
    return [*found, *(also for draft in found if (also := _likewise(scene, draft)) is not None)]


def _is_disputed(scene: Scene, draft: Draft) -> bool:
    """Whether somebody of another camp says whom they back, and the text holds it in dispute."""
    if draft.direction != "support" or draft.rule != "positions.verb-object":
        return False
    claim = scene.claim_over(draft.head)
    return claim is not None and claim.contested and claim.polarity == "affirm" and is_said_of_another(claim, draft.actors)


def _likewise(scene: Scene, draft: Draft) -> Draft | None:
    """As in "Oslo applauded, as did Lima": whoever does the same."""
    for clause in draft.head.rights:
        if (
            clause.dep_ in ("advcl", "conj", "ccomp")
            and clause.lemma_ in ("do", "have", "be")
            and child(clause, "dobj", "attr", "acomp") is None
        ):
            so = next(
                (c for c in (*clause.lefts, *draft.head.rights) if c.lower_ in ("as", "so") and c.i in (clause.i - 1, clause.i - 2)), None
            )
            actors = scene.actors(child(clause, *SUBJECTS))
            if so is not None and actors:
                span = scene.parsed.span(scene.block, so, max(clause.right_edge, so, key=lambda t: t.i))
                return replace(draft, span=span, head=clause, actors=actors)
    return None


def _apart(drafts: list[Draft]) -> list[Draft]:
    """Leave out a position inside another of the same actors in the same direction, and the weaker of two on one passage."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.confidence, d.span.start)):
        if not any(_same(draft, other) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.span.start, d.span.end))


def _same(one: Draft, other: Draft) -> bool:
    if not one.span.meets(other.span) or not set(one.actors) & set(other.actors):
        return False
    return one.direction == other.direction or one.span == other.span or one.head.i == other.head.i


def _issue(scene: Scene, draft: Draft, around: str) -> str:
    """What a position is about, by its words without the word of stance: "support for sanctions" is about sanctions."""
    text, place = scene.parsed.plain, scene.block.start + draft.head.idx
    passage = text[draft.span.start : draft.span.end]
    if draft.span.start <= place < draft.span.end:
        without = f"{text[draft.span.start : place]} {text[place + len(draft.head) : draft.span.end]}"
        if found := scene.issues.issue_of(without):
            return found
    return scene.issues.issue_of(passage, around)


def row_of(scene: Scene, draft: Draft) -> Position:
    """The row that a draft comes to, with its issue and its condition."""
    condition = condition_of(scene, draft)
    sentence = draft.head.sent
    text = scene.parsed.plain
    around = text[scene.block.start + sentence.start_char : scene.block.start + sentence.end_char]
    return Position(
        document=scene.parsed.document.id,
        span=draft.span,
        rule=draft.rule,
        confidence=draft.confidence,
        actors=draft.actors,
        issue=_issue(scene, draft, around),
        direction=draft.direction,
        basis=draft.basis,
        conditional=condition is not None,
        condition=condition,
        hedged=is_hedged(scene, draft),
        target=draft.target,
    )
