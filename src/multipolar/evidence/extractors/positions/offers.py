"""What somebody asks in return: "would talk if they left", "grain in exchange for a base", "tied its aid to a vote"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.drafts import Draft, Scene, targets
from multipolar.evidence.extractors.positions.grammar import SUBJECTS, child, is_imagined, last_of, object_of, subject
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.extractors.positions.speakers import speaks_of_self

if TYPE_CHECKING:
    from spacy.tokens import Token

_WOULD = frozenset({"would", "could", "might", "may", "will", "can", "'d", "'ll"})
_RETURNS = frozenset({"return", "exchange"})
_REFUSES = frozenset({"reject", "accept", "refuse", "decline", "receive", "welcome", "spurn", "consider", "study", "take", "get", "weigh"})
_GIVERS = frozenset({"offer", "propose", "promise", "pledge", "want", "seek", "ask", "suggest", "demand"})


def if_granted(scene: Scene, word: Token) -> Draft | None:
    """As in "Would sell the gas if they left the union": whoever would do it asks for what the condition grants."""
    clause = word.head
    main = clause.head
    if word.dep_ not in ("mark", "advmod") or clause.dep_ != "advcl" or clause.lemma_ not in lexicon()["grants"]:
        return None
    while main.dep_ == "xcomp" and main.head != main:
        main = main.head  # "could help to restore it if they left"
    if not any(c.dep_ == "aux" and c.lower_ in _WOULD for c in main.lefts) or is_imagined(main):
        return None
    own, other = subject(main), child(clause, *SUBJECTS)
    claim = scene.claim_over(main)
    holders = scene.holder(main)
    if own is not None and claim is not None and claim.source != ("unknown",) and speaks_of_self(scene, claim, own):
        holders = (*claim.source, *(i for i in holders if i not in claim.source))
    asked = targets(scene, other, holders)
    if not holders or not asked or set(scene.actors(other)) & set(holders):
        return None
    scene.take(main)
    scene.used.add(clause.i)
    top = own.left_edge if own is not None and own.i < main.i and main.i - own.i < 12 else main
    first, last = min(top, clause.left_edge, key=lambda t: t.i), max(last_of(main), last_of(clause), key=lambda t: t.i)
    span = scene.parsed.span(scene.block, first, last)
    return Draft(span, main, holders, "demand", "positions.if-granted", scene.basis(main, reported=True), 0.6, asked)


def in_return(scene: Scene, noun: Token) -> Draft | None:
    """As in "Offered Mali grain in exchange for a base": who offers asks for what stands behind."""
    join, back = noun.head, next((c for c in noun.rights if c.lower_ == "for" and c.dep_ == "prep"), None)
    thing = object_of(back)
    if join.lower_ != "in" or join.i + 1 != noun.i or thing is None:
        return None
    giver = next((one for one in join.ancestors if one.lemma_ in _GIVERS or one.lemma_ in ("offer", "proposal")), None)
    if giver is None:
        return None
    if giver.pos_ == "VERB":
        holders = () if is_imagined(giver) else scene.holder(giver)
    else:
        from_whom = next((c for c in giver.rights if c.dep_ == "prep" and c.lower_ in ("from", "by")), None)
        holders = scene.actors(child(giver, "poss")) or scene.actors(object_of(from_whom))
        if not holders and giver.dep_ == "dobj" and giver.head.pos_ == "VERB" and giver.head.lemma_ not in _REFUSES:
            holders = scene.holder(giver.head)  # "is drafting an offer of grain for a base"
    if not holders:
        return None
    span = scene.parsed.span(scene.block, join, thing.right_edge if thing.right_edge.i - thing.i < 25 else thing)
    return Draft(span, noun, holders, "demand", "positions.in-return", scene.basis(noun, reported=True), 0.5)


def tied(scene: Scene, verb: Token) -> Draft | None:
    """As in "Has tied its aid to a vote": what one's own gift hangs on is demanded."""
    gift, join = child(verb, "dobj"), child(verb, "prep", "dative")
    if gift is not None and join is None:
        join = child(gift, "prep")
        while join is not None and join.lower_ == "of" and (inner := object_of(join)) is not None:
            join = child(inner, "prep")
    thing = object_of(join)
    if gift is None or join is None or join.lower_ != "to" or thing is None or is_imagined(verb):
        return None
    ours = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in gift.lefts) or gift.lemma_ in lexicon()["gifts"]
    holders = scene.holder(verb)
    if not ours or not holders or scene.actors(gift) or scene.actors(thing):
        return None
    span = scene.parsed.span(scene.block, verb, thing.right_edge)
    return Draft(span, verb, holders, "demand", "positions.tied", scene.basis(verb, reported=True), 0.55)


def imposed(scene: Scene, noun: Token) -> Draft | None:
    """As in "A deadline set by Oslo": who sets it demands."""
    what = child(noun, "acl")
    if what is None or what.lemma_ not in ("set", "impose", "lay", "issue", "attach", "make", "pose", "dictate", "demand"):
        return None
    agent = next((c for c in what.rights if c.dep_ in ("agent", "prep") and c.lower_ == "by"), None)
    holders = scene.actors(object_of(agent))
    if agent is None or not holders:
        return None
    span = scene.parsed.span(scene.block, noun.left_edge, agent.right_edge)
    return Draft(span, noun, holders, "demand", "positions.imposed", scene.basis(noun, reported=True), 0.6)
