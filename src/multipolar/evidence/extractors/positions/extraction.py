"""The pass over a document that gathers its positions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions import patterns
from multipolar.evidence.extractors.positions.aims import chance, conditional, disowned, due, stated, uninterested
from multipolar.evidence.extractors.positions.commitments import committed
from multipolar.evidence.extractors.positions.conditions import condition_of, is_hedged
from multipolar.evidence.extractors.positions.drafts import Draft, Scene
from multipolar.evidence.extractors.positions.duties import only, owed, refused
from multipolar.evidence.extractors.positions.idioms import idiom
from multipolar.evidence.extractors.positions.judgements import felt, judged, taken
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.extractors.positions.nouns import held, planned
from multipolar.evidence.extractors.positions.offers import if_granted, imposed, in_return, tied
from multipolar.evidence.extractors.positions.predicates import said_of
from multipolar.evidence.extractors.positions.preferences import rather
from multipolar.evidence.extractors.positions.sayings import any_such, belonging, door, only_worse, ordered, ours, slogan
from multipolar.evidence.extractors.positions.sides import sided
from multipolar.evidence.extractors.positions.stakes import amounting, barred, hinging, provided, rated, ruled_out, warned, without
from multipolar.evidence.extractors.positions.terms import harmful, on_condition, only_if, stays_out
from multipolar.evidence.extractors.positions.verbs import stance
from multipolar.evidence.extractors.positions.wants import partisans, what_wanted
from multipolar.evidence.extractors.positions.wishes import wish
from multipolar.results.evidence import Claim, Position

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.language import ParsedDocument
    from multipolar.evidence.text import Block

Rule = Callable[[Scene, "Token"], Draft | None]

_ALREADY = frozenset((only, stance, idiom, wish, judged, hinging))
"""Rules about a word whose stance another word may have told already."""


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
            rows += [_row(scene, draft) for draft in _apart([*_in_block(scene, block), *partisans(scene)])]
    return tuple(rows)


def _in_block(scene: Scene, block: Block) -> list[Draft]:
    found: list[Draft] = []
    rules = _rules()
    for token in scene.parsed.parses[block.index]:
        if token.tag_ in ("VB", "VBP") and scene.claims and (draft := ordered(scene, token)) is not None:
            found.append(draft)
            continue
        for rule in (*rules.get((token.lemma_.lower(), token.pos_), ()), *rules.get((token.lower_, "phrase"), ())):
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

    add(rather, ("rather", "sooner", "soon"), "ADV")
    add(if_granted, ("if", "once", "provided"), "SCONJ")
    add(idiom, words.idioms, "VERB", "AUX")
    add(only_worse, ("only", "merely", "simply", "just"), "ADV")
    add(belonging, ("belong",), "VERB")
    add(ours, ("ours", "mine"), "PRON", "NOUN", "ADJ")
    add(any_such, ("any", "another", "further"), "DET", "ADJ")
    add(slogan, ("hand", "no", "down", "never"), "NOUN", "DET", "ADV", "ADP")
    add(door, ("door",), "NOUN")
    add(in_return, ("return", "exchange"), "NOUN")
    add(tied, ("tie", "link", "peg", "bind", "subordinate"), "VERB")
    add(imposed, words["conditions_set"] | {"deadline", "timetable", "limit", "quota", "ban", "levy"}, "NOUN")
    add(sided, words["friends"] | words["foes"], "NOUN", "PROPN")
    add(judged, words["judges"], "VERB")
    add(wish, words.wishes, "VERB")
    add(stance, words.verbs, "VERB")
    add(wish, words.adjectives, "ADJ", "VERB")
    add(only_if, ("only",), "ADV", "ADJ", "SCONJ")
    add(on_condition, ("condition",), "NOUN")
    add(stays_out, ("not", "never", "neither", "n't"), "PART", "ADV", "CCONJ")
    add(refused, ("not", "never", "neither", "n't"), "PART", "ADV", "CCONJ", "DET", "SCONJ", "PRON")
    add(owed, words["duties"], "AUX", "VERB")
    add(owed, words["needs"], "VERB")
    add(committed, ("will", "would", "'ll", "could", "shall"), "AUX")
    add(barred, ("right", "jurisdiction", "authority", "mandate", "business", "place", "say", "claim", "standing"), "NOUN")
    add(amounting, ("amount",), "VERB")
    add(hinging, ("hinge",), "NOUN")
    add(hinging, ("hinge", "depend", "rest", "require", "hang", "necessitate", "begin", "start", "lie", "run", "go"), "VERB")
    add(warned, ("warn", "caution", "threaten"), "VERB")
    add(harmful, words["harms"] | words["away"], "VERB")
    add(provided, ("provide",), "VERB", "SCONJ")
    add(said_of, ("be", "remain"), "AUX", "VERB")
    add(rated, ("be",), "AUX", "VERB")
    add(felt, words["judged_to"], "ADJ", "NOUN")
    add(uninterested, words["no_interest"], "NOUN")
    add(stated, words["conditions_set"] | words["aims"], "NOUN")
    add(conditional, ("conditional", "contingent", "dependent"), "ADJ")
    add(due, ("time", "alternative", "substitute"), "NOUN")
    add(chance, words["chances"], "NOUN")
    add(disowned, words["burdens"], "NOUN")
    add(what_wanted, ("what",), "PRON")
    add(without, ("no", "nothing"), "DET", "PRON")
    add(ruled_out, ("no",), "DET")
    add(held, words.nouns, "NOUN", "PROPN")
    add(planned, words["plans"], "NOUN")
    add(taken, words.stance_starts, "phrase")
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


def _issue(scene: Scene, draft: Draft, around: str) -> str:
    """What a position is about, by its words without the word of stance: "support for sanctions" is about sanctions."""
    text, place = scene.parsed.plain, scene.block.start + draft.head.idx
    passage = text[draft.span.start : draft.span.end]
    if draft.span.start <= place < draft.span.end:
        without = f"{text[draft.span.start : place]} {text[place + len(draft.head) : draft.span.end]}"
        if found := scene.issues.issue_of(without):
            return found
    return scene.issues.issue_of(passage, around)


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
        issue=_issue(scene, draft, around),
        direction=draft.direction,
        basis=draft.basis,
        conditional=condition is not None,
        condition=condition,
        hedged=is_hedged(scene, draft),
        target=draft.target,
    )
