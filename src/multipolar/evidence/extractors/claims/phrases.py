"""Set phrases of attribution: "according to", "in the ministry's view", "is convinced that", "rumour has it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.drafts import Draft
from multipolar.evidence.extractors.claims.edges import inner
from multipolar.evidence.extractors.claims.grammar import child, cue_first, is_negated, subject
from multipolar.evidence.extractors.claims.lexicon import lexicon
from multipolar.evidence.extractors.claims.sources import UNKNOWN, Source, Sources
from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token


def phrased(sources: Sources, token: Token) -> Draft | None:
    """The claim that a set phrase makes, or None."""
    if token.lower_ == "according":
        return _according(sources, token)
    if token.lemma_ == "have":
        return _rumoured(sources, token)
    if token.lemma_ == "let":
        return _let_know(sources, token)
    if token.dep_ == "pobj" and token.lemma_ in lexicon()["views"]:
        return _viewed(sources, token)
    if token.lower_ in lexicon()["adjectives"]:
        return _convinced(sources, token)
    return None


def _according(sources: Sources, token: Token) -> Draft | None:
    to = child(token, "prep")
    who = child(to, "pobj") if to is not None else None
    owner = child(who, "poss") if who is not None and who.lemma_ in ("figure", "datum", "data", "number") else None
    who = owner or who  # according to the bank's own figures
    if to is None or who is None or who.lemma_ in lexicon()["not_sources"] or not sources.speaks(who, anything=True):
        return None
    main = token.head
    if "quote" in lexicon().active.get(main.lemma_, {}) and child(main, "nsubj") is not None and child(main, "ccomp") is not None:
        return None  # "the envoy said on Friday, according to a newspaper": it is the envoy's claim
    source = sources.of(who)
    draft = _beside(sources, token, token.right_edge, source)
    if draft is None:
        return None
    draft.cue = sources.parsed.span(sources.block, token, to)
    if who.lemma_.lower() in lexicon()["unnamed"]:
        draft.certainty = "hedged"
    return draft


def _viewed(sources: Sources, token: Token) -> Draft | None:
    """As in "In Riyadh's view"."""
    join = token.head
    who = child(token, "poss")
    if who is None and token.lower_ in ("words", "view", "opinion", "eyes", "telling", "account"):
        of = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
        who = child(of, "pobj") if of is not None else None
        if token.lower_ in ("view", "eyes", "opinion") and (join.lower_ != "in" or token.left_edge.lower_ != "the"):
            who = None
    if token.lower_ == "count" and join.lower_ != "by":
        return None
    if join.lower_ not in ("in", "by", "from", "to") or who is None or not sources.speaks(who, anything=False):
        return None
    if join.head.pos_ == "NOUN":
        return None
    source = sources.of(who)
    if source.ids == UNKNOWN and who.tag_ == "PRP$" and (own := subject(join.head)) is not None and own.i > token.i:
        source = Source(sources.of(own).ids, source.span)  # by her own account, she fled
    draft = _beside(sources, join, join.right_edge, source)
    if draft is not None:
        draft.cue = sources.parsed.span(sources.block, join, token)
        draft.attribution = "perspective"
    return draft


def _beside(sources: Sources, first: Token, last: Token, source: Source) -> Draft | None:
    """What stands beside a parenthesis: the rest of the clause behind it, or before it where it comes last."""
    main = first.head
    while main.dep_ in ("prep", "pobj", "amod", "advmod", "compound", "nmod") and main.head != main:
        main = main.head
    left, right = main.left_edge, main.right_edge
    if main.dep_ != "ROOT" and main.pos_ in ("NOUN", "PROPN", "NUM"):
        left, right = main.sent[0], main.sent[-1]
    after = sum(1 for t in right.doc[last.i + 1 : right.i + 1] if not t.is_punct) + 1
    if after > 2:
        start, end = inner(neighbour(last, 1), right)
    elif first.i > left.i:
        start, end = inner(left, neighbour(first, -1))
    else:
        return None
    return Draft(
        block=sources.block,
        anchor=main,
        source=source.ids,
        source_span=source.span,
        cue=sources.parsed.span(sources.block, first, last),
        content=sources.parsed.span(sources.block, start, end),
        rule="phrase",
        confidence=0.8,
    )


def _convinced(sources: Sources, token: Token) -> Draft | None:
    clause = child(token, "ccomp")
    if token.lemma_ == "clear":
        return _made_clear(sources, token)
    # The parser reads "is convinced" as an adjective or as a passive.
    verb = token if token.pos_ == "VERB" else token.head
    if clause is None or clause.i < token.i or is_negated(verb) or verb.lemma_ == "make":  # makes sure that
        return None
    if token.dep_ not in ("acomp", "oprd", "ccomp", "conj", "acl") and verb != token:
        return None
    who = subject(verb) if verb.pos_ in ("AUX", "VERB") else verb
    if who is None or not sources.speaks(who, anything=False):
        return None
    source = sources.of(who)
    start, end = inner(clause.left_edge, clause.right_edge)
    first = verb if verb.i < token.i and verb.pos_ in ("AUX", "VERB") and token.i - verb.i < 4 else cue_first(token)
    return Draft(
        block=sources.block,
        anchor=verb if verb.pos_ in ("AUX", "VERB") else token,
        source=source.ids,
        source_span=source.span,
        cue=sources.parsed.span(sources.block, first, token),
        content=sources.parsed.span(sources.block, start, end),
        rule="phrase",
    )


def _made_clear(sources: Sources, token: Token) -> Draft | None:
    """As in "Made (it) clear that"."""
    verb, clause = token.head, child(token, "advcl", "ccomp") or child(token.head, "ccomp")
    who = subject(verb)
    if clause is not None and clause.i == token.i:  # the parser takes "clear" itself for the clause
        others = (*token.rights, *verb.rights)
        clause = next((c for c in others if c.dep_ in ("ccomp", "advcl", "conj", "relcl") and c.i > token.i), None)
    if verb.lemma_ != "make" or who is None or clause is None or clause.i < token.i or is_negated(verb):
        return None
    if not sources.speaks(who, anything=True):
        return None
    return _told(sources, verb, token, who, clause)


def _told(sources: Sources, verb: Token, last: Token, who: Token, clause: Token) -> Draft:
    """What `who` lets be known in a clause, by the words from the verb to the `last` of its phrase."""
    source = sources.of(who)
    start, end = inner(clause.left_edge, clause.right_edge)
    return Draft(
        block=sources.block,
        anchor=verb,
        source=source.ids,
        source_span=source.span,
        cue=sources.parsed.span(sources.block, cue_first(verb), last),
        content=sources.parsed.span(sources.block, start, end),
        rule="phrase",
    )


def _let_know(sources: Sources, verb: Token) -> Draft | None:
    """As in "Has let it be known that"."""
    known = next((c for c in verb.rights if c.lower_ in ("known", "slip") and c.dep_ in ("ccomp", "xcomp")), None)
    who, clause = subject(verb), child(known, "ccomp", "advcl") if known is not None else None
    if known is None or who is None or clause is None or clause.i < known.i or is_negated(verb) or not sources.speaks(who, anything=True):
        return None
    return _told(sources, verb, known, who, clause)


def _rumoured(sources: Sources, token: Token) -> Draft | None:
    """As in "Rumour has it (that)"."""
    who, it, clause = child(token, "nsubj"), child(token, "dobj"), child(token, "ccomp")
    if (
        who is None
        or clause is None
        or (who.lower_ not in ("rumour", "rumor", "legend", "gossip", "word") and (it is None or it.lower_ != "it"))
    ):
        return None
    start, end = inner(clause.left_edge, clause.right_edge)
    draft = Draft(
        block=sources.block,
        anchor=token,
        source=UNKNOWN,
        source_span=None,
        cue=sources.parsed.span(sources.block, who, it or token),
        content=sources.parsed.span(sources.block, start, end),
        rule="phrase",
        attribution="agentless",
        certainty="speculative",
    )
    draft.hedges.append(draft.cue)
    return draft


def heard(sources: Sources, adverb: Token) -> Draft | None:
    """As in "The army is reportedly moving": somebody unnamed says so; in a subordinate clause it only weakens the main one."""
    verb = adverb.head
    if adverb.dep_ != "advmod" or adverb.i > verb.i or verb.dep_ not in ("ROOT", "conj") or verb.pos_ not in ("VERB", "AUX"):
        return None
    if verb.dep_ == "conj" and verb.head.dep_ != "ROOT":
        return None
    start, end = inner(verb.left_edge if verb.dep_ == "ROOT" else (child(verb, "nsubj", "nsubjpass") or verb).left_edge, verb.right_edge)
    draft = Draft(
        block=sources.block,
        anchor=verb,
        source=UNKNOWN,
        source_span=None,
        cue=sources.parsed.span(sources.block, adverb, adverb),
        content=sources.parsed.span(sources.block, start, end),
        rule="hearsay",
        attribution="agentless",
        certainty="hedged",
        confidence=0.5,
    )
    draft.hedges.append(draft.cue)
    return draft
