"""What is said of a thing that is ruled out, or not given up: "is out of the question", "is not for sale", "is Panamanian"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.drafts import Draft, Scene
from multipolar.evidence.extractors.positions.duties import clause_span, is_party
from multipolar.evidence.extractors.positions.grammar import SUBJECTS, child, is_imagined, is_negated, object_of
from multipolar.evidence.extractors.positions.judgements import worth_of
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.extractors.positions.speakers import is_official_of
from multipolar.results.evidence.rows import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOT_THINGS = frozenset({"i", "we", "he", "she", "they", "you", "who", "there", "what"})
_ENDS = {"no": ("answer", "reply"), "gone": ("day", "time", "era", "age"), "numbered": ("day",), "past": ("day", "time", "era", "age")}
"""What is said of an answer, or of a time that is over."""
_FILLERS = frozenset(
    {
        "simply",
        "absolutely",
        "totally",
        "utterly",
        "therefore",
        "still",
        "always",
        "clearly",
        "definitely",
        "completely",
        "now",
        "also",
        "already",
        "and",
    }
)


def said_of(scene: Scene, verb: Token) -> Draft | None:
    """As in "Said the island is not for sale", "for Lima, a wall is out of the question"."""
    own = child(verb, *SUBJECTS)
    if own is None or own.lower_ in _NOT_THINGS or own.i > verb.i or verb.dep_ in ("aux", "auxpass") or is_imagined(verb):
        return None
    lead = next((c for c in verb.lefts if c.dep_ == "prep" and c.lower_ in ("for", "to")), None)
    whose = scene.actors(object_of(lead))
    direction = _verdict(verb) or (worth_of(verb) if whose and not scene.actors(own) else None)
    claim = scene.claim_over(verb)
    holders = claim.source if claim is not None and is_party(claim) else ()
    if direction is None and holders and claim is not None and _is_home(scene, verb, claim.source):
        direction = "oppose" if is_negated(verb) else "support"
    holders = whose or holders
    if direction is None or not holders or (set(scene.actors(own)) & set(holders) and own.pos_ == "PRON"):
        return None
    scene.used.add(verb.i)
    span = clause_span(scene, verb)
    return Draft(span, verb, holders, direction, "positions.said-of", scene.basis(verb, reported=True), 0.55)


def _verdict(verb: Token) -> Direction | None:
    """The direction of the phrase behind a form of "be"."""
    words = ["not" if t.lower_ == "n't" else t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 9] if t.lower_ not in _FILLERS]
    if is_negated(verb) and "not" not in words[:1]:
        words = ["not", *words]
    own = child(verb, *SUBJECTS)
    if own is not None and own.lemma_.lower() in _ENDS.get(words[0] if words else "", ()):
        return "oppose"  # "the answer is no", "the days of empire are gone"
    for phrase, direction in lexicon().predicates:
        end = len(phrase)
        if tuple(words[:end]) == phrase and (len(words) == end or words[end] not in ("but", "-", "to") or end > 2):
            return direction
    return None


def _is_home(scene: Scene, verb: Token, source: tuple[str, ...]) -> bool:
    """As in "The canal is Panamanian", said by a Panamanian."""
    what = child(verb, "acomp", "attr")
    if what is None or what.i < verb.i or not what.text[:1].isupper() or what.pos_ not in ("ADJ", "PROPN"):
        return False
    states = {i for i in scene.actors(what) if i.startswith("state:")}
    return bool(states & set(source)) or (bool(states) and is_official_of(scene, source, states))
