"""Judgements of a thing: "finds the terms unacceptable", "anathema to Tunis", "is opposed to"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.drafts import Draft, Scene
from multipolar.evidence.extractors.positions.frames import thing_of
from multipolar.evidence.extractors.positions.grammar import SUBJECTS, after, child, is_imagined, is_negated, object_of
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.results.evidence.rows import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_KINDS = frozenset(
    {
        "act",
        "declaration",
        "form",
        "kind",
        "sort",
        "piece",
        "tool",
        "instrument",
        "means",
        "case",
        "example",
        "policy",
        "symbol",
        "source",
        "word",
    }
)
"""Nouns before "of" that leave the judgement to what stands behind it."""
_WAYS = frozenset({"way", "thing", "hope", "chance", "path", "road", "option", "basis", "answer", "remedy", "alternative"})
_TURNED: dict[Direction, Direction] = {"support": "oppose", "oppose": "support"}


def judged(scene: Scene, verb: Token) -> Draft | None:
    """As in "Described the levy as unjust": who calls a thing bad is against it."""
    words = lexicon()
    thing = thing_of(verb) or _small_subject(verb)
    if thing is not None and (thing.lemma_.lower() in words["truth_nouns"] or scene.actors(thing)):
        return None
    direction = worth_of(verb)
    holders = scene.holder(verb) if direction is not None else ()
    if direction is None or not holders or is_imagined(verb):
        return None
    direction = _TURNED[direction] if is_negated(verb) else direction
    about = thing if thing is not None and thing.i < verb.i else None
    scene.used.update(word.i for word in _complements(verb))
    return Draft(scene.span(verb, about), verb, holders, direction, "positions.judgement", scene.basis(verb, reported=True), 0.6)


def worth_of(verb: Token) -> Direction | None:
    """Whether a verb calls its object good or bad."""
    return next((found for word in _complements(verb) if (found := _worth(word)) is not None), None)


def _small_subject(verb: Token) -> Token | None:
    for label in ("ccomp", "xcomp", "oprd"):
        inner = child(verb, label)
        if inner is not None and (own := child(inner, *SUBJECTS)) is not None:
            return own
    return None


def _complements(verb: Token) -> Iterator[Token]:
    """The words that say what a thing is called."""
    thing = child(verb, "dobj")
    lost = [c for c in thing.rights if c.dep_ == "prep" and c.lower_ == "as"] if thing is not None else []  # "as" hung on the object
    for c in (*verb.rights, *lost):
        if c.dep_ in ("oprd", "acomp", "attr", "ccomp", "xcomp") and c.pos_ not in ("VERB", "AUX"):
            yield from _with_modifiers(c)
        elif c.dep_ == "prep" and c.lower_ == "as":
            for inner in c.rights:
                yield from _with_modifiers(inner)
        elif c.dep_ == "prep" and c.lower_ == "with":
            yield from (inner for inner in c.rights if inner.lemma_ in lexicon()["moods_against"] | lexicon()["moods_for"])
        elif (c.dep_ == "advcl" and any(d.lower_ == "as" for d in c.lefts)) or (
            c.dep_ == "dobj" and (verb.dep_ == "relcl" or _is_merged(verb, c))
        ):
            yield from _with_modifiers(c)


def _is_merged(verb: Token, thing: Token) -> bool:
    """As in "Called the scheme theft": the parser takes the two nouns for one."""
    return verb.lemma_ in ("call", "brand", "label") and any(c.dep_ == "compound" and c.pos_ == "NOUN" for c in thing.lefts)


def _with_modifiers(token: Token) -> Iterator[Token]:
    yield token
    for c in token.children:
        if c.dep_ in ("amod", "conj", "acomp", "compound"):
            yield c
        elif c.dep_ == "prep" and c.lower_ == "of" and token.lemma_ in _KINDS and (what := object_of(c)) is not None:
            yield what  # "an act of war"


def _worth(word: Token) -> Direction | None:
    words = lexicon()
    if word.lemma_.lower() in words["guards"] and after(word, "against", "to") is not None:
        return "oppose"
    if word.dep_ == "pobj" and word.head.lower_ == "of" and word.lemma_ in words["evils"]:
        return "oppose"  # "an act of war"
    if word.lemma_ in _WAYS and any(c.lower_ in ("only", "best", "sole", "surest", "last") for c in word.lefts):
        return "support"
    if word.lemma_.lower() == "bad" and any(c.lower_ == "least" for c in word.lefts):
        return "support"
    if word.dep_ == "pobj" and word.head.lower_ == "with":
        return "oppose" if word.lemma_.lower() in words["moods_against"] else "support"
    denied = any(c.dep_ == "neg" or c.lower_ in ("no", "not", "hardly") for c in word.lefts)
    for name in ("bad", "good"):
        if word.lemma_.lower() in words[name]:
            return "oppose" if (name == "bad") != denied else "support"
    return None


def felt(scene: Scene, adjective: Token) -> Draft | None:
    """As in "Unacceptable to Tunis"."""
    if adjective.lemma_ == "line" and not any(c.lower_ == "red" for c in adjective.lefts):
        return None
    whom = object_of(after(adjective, "to", "for")) or object_of(child(adjective.head, "prep") if adjective.dep_ == "attr" else None)
    holders = scene.actors(whom)
    verb = adjective.head
    if not holders and adjective.dep_ in ("acomp", "attr"):  # "for Oslo, a wall would be intolerable"
        whom = object_of(next((c for c in verb.lefts if c.dep_ == "prep" and c.lower_ in ("for", "to")), None))
        holders = scene.actors(whom)
    if whom is None or not holders:
        return None
    bad = adjective.lower_.startswith(("un", "in", "a", "rep", "line")) and adjective.lower_ not in ("acceptable", "agreeable")
    verb = adjective.head if adjective.dep_ in ("acomp", "attr", "oprd") else adjective
    bad = bad != is_negated(verb)
    own = child(verb, *SUBJECTS)
    first = own.left_edge if own is not None and own.i < adjective.i else min(adjective, whom.left_edge, key=lambda t: t.i)
    if verb.dep_ == "relcl":
        first = verb.head.left_edge
    span = scene.parsed.span(scene.block, first, max(whom.right_edge, adjective, key=lambda t: t.i))
    return Draft(
        span, adjective, holders, "oppose" if bad else "support", "positions.judged-to", scene.basis(adjective, reported=True), 0.7
    )


def taken(scene: Scene, token: Token) -> Draft | None:
    """Set phrases behind a form of "be": "is in favour of", "remains opposed to"."""
    doc = token.doc
    for phrase, direction in lexicon().stances:
        if token.lower_ != phrase[0] or token.i + len(phrase) > len(doc):
            continue
        if any(doc[token.i + n].lower_ != word for n, word in enumerate(phrase)):
            continue
        verb = token.head if token.head.pos_ in ("VERB", "AUX") else token.head.head
        if verb.lemma_ not in ("be", "remain", "appear", "seem", "stay", "stand", "become", "grow", "come", "sound") or is_imagined(verb):
            return None
        holders = scene.holder(verb)
        if not holders:
            return None
        found: Direction = _TURNED[direction] if is_negated(verb) else direction
        return Draft(scene.span(verb, None), token, holders, found, "positions.phrase", scene.basis(token, reported=True), 0.65)
    return None
