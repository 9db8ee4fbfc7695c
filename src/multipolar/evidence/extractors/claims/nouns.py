"""Claims held by a noun: "its insistence on", "the belief that", "make the case that", "the narrative of the raid as a plot"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.content import child_preposition
from multipolar.evidence.extractors.claims.drafts import Draft
from multipolar.evidence.extractors.claims.edges import inner
from multipolar.evidence.extractors.claims.grammar import above, child, cue_first, denies, is_negated, is_passive, is_verdict, subject
from multipolar.evidence.extractors.claims.lexicon import Use, lexicon
from multipolar.evidence.extractors.claims.sources import UNKNOWN, Source, Sources
from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANY = frozenset({"of", "on", "about", "over"})


@dataclass(frozen=True, slots=True)
class Held:
    """What a noun of claim holds: its edges, and where the cue ends."""

    first: Token
    last: Token
    cue_last: Token
    head: Token
    joint: str


def held(sources: Sources, noun: Token) -> Draft | None:
    """The claim that a noun holds, or None."""
    words = lexicon()
    verb = noun.head if noun.dep_ == "dobj" else None
    if noun.lemma_ in words["claim_nouns"] and (traded := _traded(sources, noun)) is not None:
        return traded
    if verb is not None and (light := _light(sources, noun, verb)) is not None:
        return light
    if noun.lemma_ not in words.nouns and noun.lemma_ not in words["told"]:
        return None
    what = _held(noun, words.noun_of.get(noun.lemma_, _ANY if noun.lemma_ in words["told"] else frozenset()))
    if what is None:
        return None
    if (
        noun.dep_ == "pobj"
        and noun.head.head.lemma_ in words.active
        and "clause" in words.active[noun.head.head.lemma_]
        and what.joint == "that"
    ):
        return None  # "said in a statement that" is the verb's claim
    owner = _owner(sources, noun)
    if owner is not None:
        return _owned(sources, noun, what, owner)
    use = words.active.get(verb.lemma_, {}).get("claim") if verb is not None else None
    if use is not None and use.polarity == "deny":
        return None
    return _bare(sources, noun, what, verb, use)


def _light(sources: Sources, noun: Token, verb: Token) -> Draft | None:
    """As in "Make the case that"."""
    for light in lexicon().light.get(verb.lemma_, ()):
        if noun.lemma_ not in light.nouns or is_passive(verb):
            continue
        what = _held(noun, light.prepositions) or _held_by_verb(noun, verb, light.prepositions)
        top, kind = above(verb)
        who = subject(top if kind else verb)
        if what is None or kind in ("refuse", "other") or is_negated(top) or who is None or not sources.speaks(who, anything=False):
            return None
        first = cue_first(top if kind else verb)
        draft = _draft(sources, noun, what, sources.of(who), first, "light-verb")
        draft.anchor = verb
        draft.mutual = verb.lemma_ in ("trade", "exchange", "swap")
        if kind == "ahead":
            draft.certainty = "speculative"
        return draft
    return None


def _traded(sources: Sources, noun: Token) -> Draft | None:
    """As in "With Mali and Chad trading accusations", which the parser takes for a noun of trade."""
    trade = next((c for c in noun.lefts if c.dep_ in ("compound", "amod") and c.lower_ in ("trading", "exchanging", "swapping")), None)
    who = next((c for c in noun.lefts if c.dep_ in ("nmod", "poss", "nsubj")), None)
    what = _held(noun, _ANY)
    if trade is None or who is None or what is None:
        return None
    draft = _draft(sources, noun, what, sources.of(who), trade, "light-verb")
    draft.mutual = True
    return draft


def _held_by_verb(noun: Token, verb: Token, prepositions: frozenset[str]) -> Held | None:
    """The same where the parser hangs the complement on the verb: "voiced alarm over the cuts"."""
    clause = child(verb, "ccomp")
    if "that" in prepositions and clause is not None and clause.i > noun.i:
        return Held(clause.left_edge, clause.right_edge, noun, clause, "that")
    join = child_preposition(verb, *prepositions)
    if join is None or join.i != noun.i + 1 or join.right_edge.i == join.i:
        return None
    return Held(neighbour(join, 1), join.right_edge, join, join, "of")


def _held(noun: Token, prepositions: frozenset[str]) -> Held | None:
    """What stands behind a noun of claim."""
    for c in noun.rights:
        if c.lemma_ in lexicon()["contest verbs"] and is_verdict(c):
            return None
        if c.dep_ in ("acl", "ccomp", "relcl", "appos") and c.left_edge.lower_ == "that" and c.left_edge.tag_ == "IN":
            return Held(c.left_edge, c.right_edge, noun, c, "that")
        if c.dep_ in ("acl", "xcomp", "relcl") and noun.lemma_ == "claim" and c.left_edge.tag_ == "TO":
            return Held(neighbour(c.left_edge, 1), c.right_edge, c.left_edge, c, "of")  # "its claim to have sunk it"
        if c.dep_ == "prep" and c.lower_ in prepositions and c.right_edge.i > c.i and c.i <= noun.i + 2:
            behind = child_preposition(noun, "as")
            last = behind.right_edge if behind is not None and behind.i > c.right_edge.i else _past_colon(c.right_edge)
            return Held(neighbour(c, 1), last, c, c, "of")
    for c in noun.subtree:  # "accusations by experts last year that": hung on another noun
        if c.dep_ in ("acl", "relcl", "ccomp") and c.i > noun.i and c.head.i != noun.i and c.head.pos_ in ("NOUN", "PROPN"):
            if c.left_edge.lower_ == "that" and c.left_edge.dep_ == "mark":
                return Held(c.left_edge, c.right_edge, noun, c, "that")
            break
    end = noun.right_edge
    if end.i + 2 < len(noun.doc) and neighbour(end, 1).text == ":" and noun.sent.end - end.i > 4:
        return Held(neighbour(end, 2), noun.sent[-1], end, noun.sent.root, "colon")
    said = child(noun.head, "ccomp") if noun.dep_ == "nsubj" and noun.head.lemma_ == "be" else None
    if said is not None and said.i > noun.head.i and said.left_edge.lower_ == "that":
        return Held(said.left_edge, said.right_edge, noun.head, said, "that")
    return None


def _past_colon(last: Token) -> Token:
    """The end of a short phrase behind a colon: "a common threat: the drought"."""
    end = last.sent[-1]
    if end.text in (".", "!") and end.i > 0:
        end = neighbour(end, -1)
    if (
        last.i + 2 < end.i < last.i + 12
        and neighbour(last, 1).text == ":"
        and not any(t.tag_ in ("VBZ", "VBP", "VBD", "MD") for t in last.doc[last.i : end.i])
    ):
        return end
    return last


def _owner(sources: Sources, noun: Token) -> Token | None:
    """Whose assertion: "its", "by the army", "Angolan", or whoever makes it in a relative clause."""
    if noun.dep_ == "attr" and (shared := child(noun.head, "csubj")) is not None and (who := child(shared, "nsubj")) is not None:
        return who if shared.lemma_ in ("share", "have") and sources.speaks(who, anything=False) else None
    return next((who for c in noun.children if (who := _owner_in(sources, noun, c)) is not None), None)


def _owner_in(sources: Sources, noun: Token, c: Token) -> Token | None:
    if c.dep_ == "poss":
        return c if sources.speaks(c, anything=False) else None
    if c.dep_ in ("amod", "compound") and c.i < noun.i:
        mention = sources.parsed.linked(sources.block, c)
        return c if mention is not None and mention.actors and not mention.actors[0].startswith("loc:") else None
    if c.dep_ == "prep" and c.lower_ in ("by", "among", "from"):
        who = child(c, "pobj")
        return who if who is not None and sources.speaks(who, anything=True) else None
    if c.dep_ == "relcl" and c.lemma_ in lexicon()["makes"] and child(c, "ccomp") is None:
        who = child(c, "nsubj")
        return who if who is not None and sources.speaks(who, anything=False) else None
    return None


def _owned(sources: Sources, noun: Token, what: Held, owner: Token) -> Draft | None:
    if what.joint == "colon" and noun.lemma_ not in lexicon()["claim_nouns"]:
        return None
    first = neighbour(owner.right_edge, 1) if owner.i < noun.i and owner.head == noun else _after_article(noun)
    while first.i < noun.i and first.tag_ in ("POS", "HYPH"):
        first = neighbour(first, 1)
    draft = _draft(sources, noun, what, sources.of(owner), first, "noun")
    draft.attribution = "nominal" if what.joint != "that" else "explicit"
    return draft


def _bare(sources: Sources, noun: Token, what: Held, verb: Token | None, use: Use | None) -> Draft | None:
    """A noun without an owner: it says who where a speaker governs it; shared views are those of the parties just named."""
    words = lexicon()
    kinds = {c.lower_ for c in noun.lefts if c.dep_ == "amod"}
    if kinds & words["shared"] and what.joint != "colon":
        draft = _draft(sources, noun, what, sources.parties(noun), _after_article(noun), "noun")
        draft.attribution = "implicit"
        return draft
    told = noun.lemma_ in words["told"] and noun.dep_ == "attr" and any(c.dep_ == "expl" for c in noun.head.children)
    as_noun = noun.lemma_ in words["as_nouns"] and what.joint == "of" and any(t.lower_ == "as" for t in noun.subtree)
    general = bool(kinds & words["general"])
    stated = what.joint == "colon" and use is not None
    if not (told or as_noun or general or stated or (what.joint == "that" and words.nouns.get(noun.lemma_, False))):
        return None
    if verb is not None and not told and verb.pos_ == "VERB" and not is_passive(verb):
        who = subject(verb)
        if who is None or not sources.speaks(who, anything=False) or is_negated(verb):
            return None
        draft = _draft(sources, noun, what, sources.of(who), cue_first(verb), "noun")
        draft.anchor = verb
        return draft
    draft = _draft(sources, noun, what, Source(UNKNOWN), noun.head if told else noun.left_edge, "noun")
    draft.attribution = "agentless"
    draft.certainty = "hedged"
    return draft


def _after_article(noun: Token) -> Token:
    first = noun.left_edge
    return neighbour(first, 1) if first.tag_ == "DT" and first.i < noun.i else first


def _draft(sources: Sources, noun: Token, what: Held, source: Source, first: Token, rule: str) -> Draft:
    start, end = inner(what.first, what.last)
    draft = Draft(
        block=sources.block,
        anchor=noun,
        source=source.ids,
        source_span=source.span,
        cue=sources.parsed.span(sources.block, first, what.cue_last),
        content=sources.parsed.span(sources.block, start, end),
        rule=rule,
        confidence=0.6,
    )
    if denies(what.head) or noun.lemma_ in ("denial", "rejection", "refutation", "rebuttal"):
        draft.polarity = "deny"
    return draft
