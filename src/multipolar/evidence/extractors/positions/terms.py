"""Terms on which somebody would do a thing: "only if they leave", "on condition that they sign"; and treaties not joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.drafts import Draft, Scene
from multipolar.evidence.extractors.positions.duties import basis_of, clause_span, is_named
from multipolar.evidence.extractors.positions.grammar import SUBJECTS, child, is_imagined, is_negated, is_passive, last_of
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENERS = ("if", "when", "once", "after")


def only_if(scene: Scene, word: Token) -> Draft | None:
    """As in "Would sign only if the troops left": what stands behind is demanded."""
    after = neighbour(word, 1) if word.i + 1 < len(word.doc) else None
    if after is not None and after.lower_ not in _OPENERS and word.head.pos_ == "VERB":  # "would only sign if the troops left"
        opened = (c for c in word.head.rights if c.dep_ == "advcl" and c.pos_ in ("VERB", "AUX"))
        after = next((d for c in opened for d in c.lefts if d.dep_ in ("mark", "advmod") and d.lower_ in ("if", "once")), None)
    if after is None or after.lower_ not in _OPENERS:
        return None
    clause = after.head
    main = clause.head
    if clause.dep_ != "advcl" or main.pos_ not in ("VERB", "AUX") or is_imagined(main):
        return None
    holders = scene.holder(main)
    claim = scene.claim_over(main)
    if not holders and claim is not None and is_named(claim):
        holders = claim.source
    if not holders:
        return None
    scene.used.update((main.i, clause.i))
    span = clause_span(scene, main)
    end = scene.parsed.span(scene.block, word, last_of(clause))
    whole = type(span)(min(span.start, end.start), max(span.end, end.end))
    return Draft(whole, clause, holders, "demand", "positions.only-if", scene.basis(main, reported=True), 0.6)


def on_condition(scene: Scene, noun: Token) -> Draft | None:
    """As in "Offered to mediate on condition that both lay down their arms"."""
    join = noun.head
    what = child(noun, "acl", "ccomp", "relcl")
    if noun.dep_ != "pobj" or join.lower_ not in ("on", "under") or what is None:
        return None
    verb = next((one for one in join.ancestors if one.pos_ in ("VERB", "AUX")), None)
    holders = scene.holder(verb) if verb is not None else scene.actors(join.head)  # of a sentence taken for a name with its clauses
    if not holders:
        return None
    scene.take(what)
    span = scene.parsed.span(scene.block, join, last_of(what))
    asked = tuple(one for one in scene.actors(child(what, *SUBJECTS)) if one not in holders)
    return Draft(span, noun, holders, "demand", "positions.on-condition", scene.basis(noun, reported=True), 0.65, asked)


def stays_out(scene: Scene, word: Token) -> Draft | None:
    """As in "Has never recognised the junta", "has not joined the boycott": to stay out is to be against."""
    verb = word.head
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.lefts)
    if verb.lemma_ not in lexicon()["joined"] or not perfect or not is_negated(verb) or is_passive(verb) or is_imagined(verb):
        return None
    if verb.i in scene.used or any(c.lower_ in ("yet", "so", "still") for c in verb.children) or child(verb, "dobj") is None:
        return None
    if verb.dep_ == "relcl" and verb.head.lemma_ in lexicon()["truth_nouns"]:
        return None  # "a charge that Oslo has never accepted"
    holders = scene.holder(verb)
    if not holders:
        return None
    scene.used.add(verb.i)
    return Draft(scene.span(verb), verb, holders, "oppose", "positions.stays-out", scene.basis(verb, reported=False), 0.55)


def harmful(scene: Scene, verb: Token) -> Draft | None:
    """As in "Insists that the curbs violate the treaty": whoever says so is against what does harm."""
    claim = scene.claim_over(verb)
    own = child(verb, *SUBJECTS)
    if claim is None or own is None or not is_named(claim) or is_imagined(verb) or is_negated(verb) or is_passive(verb):
        return None
    if verb.i in scene.used or verb.dep_ not in ("ccomp", "ROOT", "conj", "xcomp") or own.lower_ in ("i", "we", "who", "which", "that"):
        return None
    away = lexicon()["away"] if verb.lemma_ not in lexicon()["harms"] else frozenset()
    if away and not any(c.lower_ in ("away", "out", "off") for c in verb.rights):
        return None
    if set(scene.actors(own)) & set(claim.source) or any(
        one.startswith("grp:") and one.endswith(tuple(lexicon()["watchers"])) for one in claim.source
    ):
        return None
    if any(c.dep_ == "aux" and c.lower_ in ("will", "could", "may", "might", "can") for c in verb.lefts):
        return None
    return Draft(clause_span(scene, verb), verb, claim.source, "oppose", "positions.harm", basis_of(claim), 0.45)
