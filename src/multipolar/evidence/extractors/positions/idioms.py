"""Set phrases of stance: "hears of nothing but a vote", "gave its blessing", "washed its hands of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.drafts import Draft, Scene
from multipolar.evidence.extractors.positions.grammar import is_imagined, is_negated, is_passive, is_unreal
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.results.evidence.rows import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_GAP = 4
_FAR = 16
_TURNED: dict[Direction, Direction] = {"support": "oppose", "oppose": "support"}


def idiom(scene: Scene, verb: Token) -> Draft | None:
    """The position that a set phrase tells; whoever does what its verb says holds it."""
    behind = list(verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + _FAR)])
    words = {word for t in behind for word in (t.lower_, t.lemma_.lower())}
    for each in lexicon().idioms[verb.lemma_.lower()]:
        if each.rest:
            last = _match(behind, each.rest) if words.issuperset(each.words) else None
        else:  # "would not tolerate it"
            last = next((child for child in verb.rights if child.dep_ == "dobj"), verb)
        if last is None:
            continue
        denied = is_negated(verb)
        if each.denied != denied and (each.denied or each.direction == "demand"):
            continue
        holders = () if is_unreal(verb) or is_passive(verb) or is_imagined(verb) else scene.holder(verb)
        if not holders or (verb.dep_ == "pcomp" and verb.head.head.lemma_ in ("accuse", "suspect")):
            return None
        direction = _TURNED[each.direction] if denied and not each.denied else each.direction
        scene.used.update(range(verb.i, last.i + 1))
        return Draft(scene.span(verb, last), verb, holders, direction, "positions.idiom", scene.basis(verb, reported=True), 0.65)
    return None


def _match(behind: list[Token], rest: tuple[str, ...]) -> Token | None:
    """The last word of the phrase where the words behind a verb make it up; adverbs may stand right behind the verb."""
    place = 0
    while place < min(2, len(behind)) and behind[place].tag_ in ("RB", "RBR", "PRP") and behind[place].lower_ != rest[0]:
        place += 1
    gap = False
    for word in rest:
        if word == "*":
            gap = True
            continue
        stop = min(len(behind), place + (_GAP + 1 if gap else 1))
        hit = next((n for n in range(place, stop) if word in (behind[n].lemma_.lower(), behind[n].lower_)), None)
        if hit is None or any(t.is_punct or t.pos_ == "VERB" for t in behind[place:hit]):
            return None
        place, gap = hit + 1, False
    return behind[place - 1]
