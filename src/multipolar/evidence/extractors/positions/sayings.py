"""What somebody's own words are for or against: "the river is ours", "any attack will be met with force", "hands off"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.drafts import Draft, Scene
from multipolar.evidence.extractors.positions.duties import basis_of, clause_span, is_party
from multipolar.evidence.extractors.positions.grammar import SUBJECTS, child, is_imagined, is_negated, last_of, object_of
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.language.neighbours import neighbour
from multipolar.results.evidence.rows import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.results.evidence import Claim

_WILL = frozenset({"will", "would", "wo", "shall", "'ll", "could", "can", "must"})
_OURS = frozenset({"ours", "mine"})


def _said(scene: Scene, token: Token) -> Claim | None:
    claim = scene.claim_over(token)
    return claim if claim is not None and is_party(claim) else None


def belonging(scene: Scene, verb: Token) -> Draft | None:
    """As in "The islands belong to Lima": whoever says so stands for it."""
    claim, own = _said(scene, verb), child(verb, *SUBJECTS)
    if claim is None or own is None or is_imagined(verb) or object_of(child(verb, "prep", "dative")) is None:
        return None
    if own.lower_ in ("what", "who", "which", "that") or (scene.actors(own) and own.pos_ == "PRON"):
        return None
    direction: Direction = "oppose" if is_negated(verb) else "support"
    return Draft(clause_span(scene, verb), verb, claim.source, direction, "positions.belongs", basis_of(claim), 0.55)


def ours(scene: Scene, word: Token) -> Draft | None:
    """As in "The river is ours"."""
    claim, verb = _said(scene, word), word.head
    if claim is None or verb.lemma_ not in ("be", "remain", "stay") or word.dep_ not in ("attr", "acomp") or is_imagined(verb):
        return None
    direction: Direction = "oppose" if is_negated(verb) else "support"
    return Draft(clause_span(scene, verb), verb, claim.source, direction, "positions.belongs", basis_of(claim), 0.5)


def any_such(scene: Scene, word: Token) -> Draft | None:
    """As in "Said any attack on the port would be met with force": whoever says so is against it."""
    noun = word.head
    verb = noun.head
    claim = _said(scene, noun)
    if claim is None or claim.polarity == "deny" or noun.dep_ not in SUBJECTS or verb.i in scene.used or is_imagined(verb):
        return None
    if not any(c.dep_ in ("aux", "auxpass") and c.lower_ in _WILL for c in verb.lefts) or noun.lemma_ in lexicon()["agreeable"]:
        return None
    scene.used.add(verb.i)
    return Draft(clause_span(scene, verb), verb, claim.source, "oppose", "positions.warning", basis_of(claim), 0.5)


def only_worse(scene: Scene, word: Token) -> Draft | None:
    """As in "Sanctions would only embolden them": whoever says so is against it."""
    claim, verb = _said(scene, word), word.head
    if claim is None or verb.pos_ not in ("VERB", "AUX") or verb.i < word.i:
        return None
    own = child(verb, *SUBJECTS)
    if own is None or is_negated(verb) or verb.lemma_ not in lexicon()["worsens"] | lexicon()["harms"]:
        return None
    if not any(c.dep_ == "aux" and c.lower_ in _WILL for c in verb.lefts) and verb.tag_ not in ("VBZ", "VBP"):
        return None
    if scene.actors(own) and own.pos_ == "PRON":
        return None
    scene.used.add(verb.i)
    return Draft(clause_span(scene, verb), verb, claim.source, "oppose", "positions.only-worse", basis_of(claim), 0.55)


def ordered(scene: Scene, verb: Token) -> Draft | None:
    """As in "Leave our country," somebody said: whoever orders demands."""
    claim = _said(scene, verb)
    if claim is None or verb.tag_ not in ("VB", "VBP") or verb.i in scene.used or verb.lower_ in ("say", "look", "see", "listen", "thank"):
        return None
    if any(c.dep_ in (*SUBJECTS, "aux", "auxpass", "mark", "expl", "csubj") and c.lower_ not in ("do", "n't") for c in verb.lefts):
        return None
    if verb.lower_ == "let" and verb.i + 1 < len(verb.doc) and neighbour(verb, 1).lower_ in ("us", "me", "'s"):
        return None  # "let us be clear"
    first = next((c for c in verb.lefts if c.lower_ == "do"), verb)
    start = scene.block.start + first.idx
    before = scene.parsed.plain[max(scene.block.start, start - 12) : start]
    opened = claim.content.start == start or before.rstrip(' "').endswith((".", "!", "?", ":", ";")) or before.endswith('"')
    led = verb.i > 0 and neighbour(verb, -1).lower_ in ("first", "please", "now", "then", "just") and before.count('"') == 1
    if not (opened or led) or not any(c.dep_ in ("dobj", "ccomp", "prep", "advmod", "prt", "xcomp") for c in verb.rights):
        return None
    denied = is_negated(verb)
    scene.take(verb)
    span = scene.parsed.span(scene.block, verb.left_edge if led else first, last_of(verb))
    return Draft(span, verb, claim.source, "oppose" if denied else "demand", "positions.imperative", basis_of(claim), 0.5)


def slogan(scene: Scene, word: Token) -> Draft | None:
    """As in "Hands off the river", "no more troops"."""
    claim = _said(scene, word)
    doc = word.doc
    if claim is None or word.i + 2 >= len(doc) or abs(claim.content.start - scene.block.start - word.idx) > 1:
        return None
    if (word.lower_, doc[word.i + 1].lower_) not in (("hands", "off"), ("no", "more"), ("down", "with"), ("never", "again")):
        return None
    return Draft(claim.content, word, claim.source, "oppose", "positions.slogan", basis_of(claim), 0.5)


def door(scene: Scene, noun: Token) -> Draft | None:
    """As in "Said the door remains open to Lima": whoever says so would let it in."""
    claim, verb = _said(scene, noun), noun.head
    if claim is None or noun.dep_ not in SUBJECTS or verb.lemma_ not in ("be", "remain", "stay", "stand", "close", "shut"):
        return None
    shut = verb.lemma_ in ("close", "shut") or any(c.lemma_ in ("close", "shut", "closed") for c in verb.rights)
    if not shut and not any(c.lemma_ in ("open", "ajar") for c in verb.rights):
        return None
    direction: Direction = "oppose" if shut != is_negated(verb) else "support"
    return Draft(clause_span(scene, verb), verb, claim.source, direction, "positions.door", basis_of(claim), 0.5)


def nobody_may(scene: Scene, word: Token) -> Draft | None:
    """As in "Nobody will tell us whom to trade with": whoever says so is against it."""
    claim, verb = _said(scene, word), word.head
    if claim is None or word.dep_ not in SUBJECTS or verb.pos_ != "VERB" or verb.i in scene.used or is_imagined(verb):
        return None
    if not any(c.dep_ in ("aux", "auxpass") and c.lower_ in (*_WILL, "should", "may") for c in verb.lefts):
        return None
    if not any(t.lower_ in ("us", "our", "me", "my") or set(scene.actors(t)) & set(claim.source) for t in verb.subtree if t.i > verb.i):
        return None
    scene.used.add(verb.i)
    return Draft(clause_span(scene, verb), verb, claim.source, "oppose", "positions.nobody-may", basis_of(claim), 0.5)


def whoever(scene: Scene, word: Token) -> Draft | None:
    """As in "Whoever recognises them insults us": whoever says so is against it."""
    claim = _said(scene, word)
    if claim is None or abs(claim.content.start - scene.block.start - word.sent.start_char) > 2 or word.i > word.sent.start + 1:
        return None
    verb = next((t for t in word.sent if t.i > word.i and t.dep_ in ("ROOT", "ccomp") and t.pos_ in ("VERB", "AUX")), None)
    if verb is None or is_negated(verb):
        return None
    return Draft(claim.content, verb, claim.source, "oppose", "positions.whoever", basis_of(claim), 0.45)


def not_one(scene: Scene, word: Token) -> Draft | None:
    """As in "Not a single soldier will leave": whoever says so is against it."""
    claim, noun = _said(scene, word), word.head
    verb = noun.head
    if claim is None or noun.dep_ not in SUBJECTS or verb.i in scene.used or is_imagined(verb):
        return None
    before = {t.lower_ for t in word.doc[max(word.sent.start, word.i - 2) : word.i]}
    if "not" not in before or not any(c.dep_ in ("aux", "auxpass") and c.lower_ in _WILL for c in verb.lefts):
        return None
    scene.used.add(verb.i)
    return Draft(clause_span(scene, verb), verb, claim.source, "oppose", "positions.not-one", basis_of(claim), 0.5)
