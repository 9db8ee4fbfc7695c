"""The pass over a document that gathers its positions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.conditions import condition_of, is_hedged
from multipolar.evidence.extractors.positions.drafts import Draft, Scene
from multipolar.evidence.extractors.positions.duties import amounting, barred, hinging, only, owed, provided, refused, warned, without
from multipolar.evidence.extractors.positions.judgements import felt, judged, taken
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.extractors.positions.nouns import chance, disowned, held, planned, stated, uninterested
from multipolar.evidence.extractors.positions.verbs import stance
from multipolar.evidence.extractors.positions.wants import partisans, what_wanted
from multipolar.evidence.extractors.positions.wishes import wish
from multipolar.results.evidence import Claim, Position

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.language import ParsedDocument
    from multipolar.evidence.text import Block

Rule = Callable[[Scene, "Token"], Draft | None]

_ALREADY = frozenset((only, stance, wish, judged, hinging))
"""Rules about a word whose stance another word may have told already."""


def extract(parsed: ParsedDocument, claims: Sequence[Claim]) -> tuple[Position, ...]:
    """Every position of a document, in the order of the text; headings and copies of paragraphs are not read."""
    rows: list[Position] = []
    for block in parsed.originals:
        if block.index in parsed.parses and not block.is_heading:
            inside = [c for c in claims if block.start <= c.content.start < block.end]
            scene = Scene(parsed, block, tuple(sorted(inside, key=lambda c: c.content.end - c.content.start)))
            rows += [_row(scene, draft) for draft in _apart([*_in_block(scene, block), *partisans(scene)])]
    return tuple(rows)


def _in_block(scene: Scene, block: Block) -> list[Draft]:
    found: list[Draft] = []
    rules = _rules()
    for token in scene.parsed.parses[block.index]:
        for rule in rules.get((token.lemma_.lower(), token.pos_), ()):
            if token.i in scene.used and rule in _ALREADY:
                continue
            draft = rule(scene, token)
            if draft is not None:
                found.append(draft)
                break
    return found


@cache
def _rules() -> dict[tuple[str, str], tuple[Rule, ...]]:
    """By lemma and part of speech: the rules to try, in this order."""
    words = lexicon()
    made: dict[tuple[str, str], tuple[Rule, ...]] = {}

    def add(rule: Rule, lemmas: Iterable[str], *kinds: str) -> None:
        for key in ((lemma, kind) for lemma in lemmas for kind in kinds):
            made[key] = (*made.get(key, ()), rule)

    add(judged, words["judges"], "VERB")
    add(wish, words.wishes, "VERB")
    add(stance, words.verbs, "VERB")
    add(wish, words.adjectives, "ADJ", "VERB")
    add(refused, ("not", "never", "neither", "n't"), "PART", "ADV", "CCONJ", "DET", "SCONJ", "PRON")
    add(owed, words["duties"], "AUX", "VERB")
    add(owed, words["needs"], "VERB")
    add(barred, ("right", "jurisdiction", "authority", "mandate", "business", "place", "say", "claim", "standing"), "NOUN")
    add(amounting, ("amount",), "VERB")
    add(hinging, ("hinge",), "NOUN")
    add(hinging, ("hinge", "depend", "rest", "require", "hang", "necessitate"), "VERB")
    add(warned, ("warn", "caution", "threaten"), "VERB")
    add(provided, ("provide",), "VERB", "SCONJ")
    add(felt, words["judged_to"], "ADJ", "NOUN")
    add(uninterested, words["no_interest"], "NOUN")
    add(stated, words["conditions_set"] | words["aims"], "NOUN")
    add(chance, words["chances"], "NOUN")
    add(disowned, words["burdens"], "NOUN")
    add(what_wanted, ("what",), "PRON")
    add(without, ("no", "nothing"), "DET", "PRON")
    add(held, words.nouns, "NOUN")
    add(planned, words["plans"], "NOUN")
    add(taken, words.stance_starts, "ADP", "ADJ", "ADV", "VERB", "NOUN", "SCONJ")
    add(only, ("only",), "ADV", "ADJ")
    return made


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


def _row(scene: Scene, draft: Draft) -> Position:
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
        issue=scene.issues.issue_of(text[draft.span.start : draft.span.end], around),
        direction=draft.direction,
        basis=draft.basis,
        conditional=condition is not None,
        condition=condition,
        hedged=is_hedged(scene, draft),
        target=draft.target,
    )
