"""Claims made with a verb: "they say that", "is seen as", "emphasising unity"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.beside import before_office, behind, beside, is_cut_in, named_right_before, unnamed_right_before
from multipolar.evidence.extractors.claims.content import Content, child_preposition
from multipolar.evidence.extractors.claims.drafts import Draft
from multipolar.evidence.extractors.claims.edges import inner
from multipolar.evidence.extractors.claims.frames import active, passive
from multipolar.evidence.extractors.claims.grammar import above, child, cue_first, denies, is_negated, is_passive, noun_before, subject
from multipolar.evidence.extractors.claims.lexicon import Use, lexicon
from multipolar.evidence.extractors.claims.misread import misread
from multipolar.evidence.extractors.claims.sources import UNKNOWN, Source, Sources
from multipolar.evidence.extractors.claims.verdicts import Verdict, cut
from multipolar.evidence.language.neighbours import neighbour
from multipolar.results.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def said(sources: Sources, verb: Token, quoted: Mapping[int, Span]) -> Draft | None:
    """The claim that a verb makes, or None.

    Parameters
    ----------
    quoted : mapping
        Direct speech by the index of its verb.
    """
    words = lexicon()
    if verb.tag_ == "NNS":
        return misread(sources, verb) or _verdict(sources, verb)
    if is_passive(verb):
        uses = words.passive.get(verb.lemma_) or ({} if verb.lemma_ in words.active else None)
        return None if uses is None else _passive(sources, verb, uses)
    uses = words.active.get(verb.lemma_)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "from" and verb.head.head.lemma_ in ("refrain", "abstain", "desist", "shy"):
        return None  # "refrained from calling it a war"
    if uses is None or (
        verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ == "against"
    ):  # "warned them against insisting on it"
        return None
    content: Content | None = None
    if verb.i in quoted and "quote" in uses:
        content = active(verb, uses) if is_cut_in(sources, verb, quoted[verb.i]) else None
        told = _active(sources, verb, content) if content is not None else None
        if told is None or not told.content.holds(quoted[verb.i]):
            return _quote(sources, verb, uses, quoted[verb.i])
        return told
    content = active(verb, uses)
    return None if content is None else _active(sources, verb, content)


def _verdict(sources: Sources, verb: Token) -> Draft | None:
    """As in ", a charge Oslo rejects", where the parser takes the verb for a noun."""
    words = lexicon()
    use = words.active.get(verb.lemma_, {}).get("claim")
    before = [t for t in verb.subtree if t.i < verb.i and t.dep_ == "compound"]
    noun = next((t for t in before if t.lemma_ in words["claim_nouns"]), None)
    who = next((t for t in reversed(before) if t.pos_ == "PROPN"), None)
    if use is None or use.polarity != "deny" or noun is None or who is None or who.i < noun.i or verb.dep_ not in ("appos", "dobj", "conj"):
        return None
    draft = _draft(sources, verb, Content(verb.left_edge, noun, verb, use, noun, "claim"), verb, sources.of(who))
    draft.polarity, draft.rule = "deny", "verdict"
    draft.cue = sources.parsed.span(sources.block, verb, verb)
    return draft


def judged(sources: Sources, verdict: Verdict) -> Draft | None:
    """The claim of a verdict that ends a sentence: ", an account survivors dispute"."""
    if verdict.who is None or not sources.speaks(verdict.who, anything=True):
        return None
    source = sources.of(verdict.who)
    draft = Draft(
        block=sources.block,
        anchor=verdict.verb,
        source=source.ids,
        source_span=source.span,
        cue=sources.parsed.span(sources.block, cue_first(verdict.verb), verdict.verb),
        content=sources.parsed.span(sources.block, verdict.first, verdict.noun),
        rule="verdict",
    )
    draft.polarity = "deny" if verdict.denies else "affirm"
    return draft


def _active(sources: Sources, verb: Token, content: Content) -> Draft | None:
    top, kind = above(verb)
    if kind in ("refuse", "other"):
        return None
    named = named_right_before(sources, verb)
    unnamed = unnamed_right_before(verb, content) if named is None else None
    if unnamed is not None:
        content = replace(content, last=neighbour(unnamed[0], -1))
        named = unnamed[1]
    elif named is not None and content.first.i < named.i <= content.last.i:
        content = replace(content, last=before_office(named, content.first))
    speaker = named or subject(top if kind else verb) or noun_before(verb)
    if content.frame == "shown" and (speaker is None or speaker.lemma_ not in lexicon()["documents"]):
        return None
    if speaker is None or not sources.speaks(speaker, anything=content.use.any_subject):
        return None
    polarity = content.use.polarity
    if polarity == "deny" and verb.dep_ == "conj" and any(c.lower_ == "neither" for c in verb.head.lefts):
        return None  # "neither confirmed nor denied"
    if is_negated(top) or (top != verb and is_negated(verb)):
        if verb.lemma_ not in lexicon()["beliefs"] or top != verb or polarity == "deny":
            return None
        polarity = "deny"
    draft = _draft(sources, verb, content, top if kind in ("neutral", "ahead") else verb, sources.of(speaker))
    draft.polarity = polarity if polarity == "deny" else draft.polarity
    draft.nested = verb.dep_ == "relcl" and content.frame in ("as", "complement") and verb.left_edge.lower_ != "what"
    thing = child(verb, "dobj")
    draft.mutual = (thing is not None and thing.lower_ == "other") or _each_of_the_other(speaker, content)
    if speaker.lemma_.lower() in lexicon()["unnamed"] and draft.certainty == "asserted":
        draft.certainty = "hedged"
    if kind == "ahead":
        draft.certainty = "speculative"
    if content.use.certainty != "asserted":
        draft.hedges.append(draft.cue)
    return draft


def _quote(sources: Sources, verb: Token, uses: Mapping[str, Use], span: Span) -> Draft | None:
    speaker = child(verb, "nsubj") or behind(verb) or subject(verb)
    if speaker is not None and span.start <= sources.block.start + speaker.idx < span.end:
        speaker = beside(verb)
    if speaker is None or not sources.speaks(speaker, anything=True):
        return None
    content = Content(verb, verb, verb, uses["quote"], verb, "quote")
    draft = _draft(sources, verb, content, verb, sources.of(speaker))
    draft.content = span
    draft.rule = "direct-speech"
    quoted = verb.doc.char_span(span.start - sources.block.start, span.end - sources.block.start, alignment_mode="expand")
    if quoted is not None and denies(quoted.root):
        draft.polarity = "deny"
    draft.confidence = 0.9
    return draft


def _passive(sources: Sources, verb: Token, uses: Mapping[str, Use]) -> Draft | None:
    agent = child_preposition(verb, "by") or _agent_inside(verb)
    who = child(agent, "pobj") if agent is not None else None
    content = passive(verb, uses, who)
    if content is None:
        return None
    if any(c.tag_ == "MD" for c in verb.children) or _is_feared(verb):
        return None
    if _is_being(verb) or (is_negated(verb) and content.frame != "infinitive"):
        return None
    source, attribution = (sources.of(who), "explicit") if who is not None else (_place(sources, verb), "agentless")
    if who is not None and not sources.speaks(who, anything=True):
        return None
    draft = _draft(sources, verb, content, verb, source)
    draft.rule = "passive"
    if who is not None and content.frame == "object":
        draft.polarity = content.use.polarity
    if attribution == "agentless":
        draft.attribution = "agentless"
        draft.certainty = "speculative" if content.use.certainty == "speculative" else "hedged"
        draft.hedges.append(draft.cue)
    return draft


def _agent_inside(verb: Token) -> Token | None:
    """As in "Was hailed as a correction by the officers": the agent hangs on what it was hailed as, unless that is somebody's deed."""
    join = child_preposition(verb, "as")
    named = child(join, "pobj") if join is not None else None
    if named is None or verb.lemma_ in ("see", "view", "regard", "perceive") or named.lemma_ in lexicon()["deeds"]:
        return None
    by = child_preposition(named, "by")
    who = child(by, "pobj") if by is not None else None
    return by if who is not None and (who.lemma_.lower() in lexicon()["speakers"] or who.pos_ == "PROPN") else None


def _quoting(verb: Token) -> Token:
    """As in "Was quoted as saying" begins at the quoting."""
    quoting = verb.head.head
    return quoting if verb.dep_ == "pcomp" and quoting.lemma_ == "quote" and is_passive(quoting) else verb


def _is_feared(verb: Token) -> bool:
    """As in "Risks being seen as": a view that nobody holds yet."""
    if verb.dep_ not in ("xcomp", "pcomp", "ccomp") or child(verb, "nsubjpass") is not None:
        return False
    _, kind = above(verb)
    return kind not in ("neutral", "hedge")


def _is_being(verb: Token) -> bool:
    """As in "Being read as", with no "is" before it: the same, where the parser lost the verb of fearing."""
    labels = [c for c in verb.children if c.dep_ == "auxpass"]
    return bool(labels) and labels[0].lower_ == "being" and child(verb, "aux") is None and verb.dep_ in ("ROOT", "acl")


def _place(sources: Sources, verb: Token) -> Source:
    """As in "In Cairo, where the pact is seen as", "portrayed in state media": a place or a medium may stand for those who see."""
    for c in verb.children:
        who = child(c, "pobj") if c.lower_ in ("in", "by", "among", "across") else None
        if who is None:
            continue
        if who.lemma_ in lexicon()["press"] or (c.lower_ == "among" and sources.speaks(who, anything=True)):
            return sources.of(who)
        beside = c.lower_ == "in" and (c.i == verb.i + 1 or (c.i == verb.sent.start and verb.dep_ == "ROOT"))
        mention = sources.parsed.linked(sources.block, who) if beside else None
        if mention is not None and mention.actors and mention.actors[0].startswith("state:") and child_preposition(verb, "as") is not None:
            return Source(mention.actors, mention.span)  # seen in Chad as a threat
    if verb.lemma_ in lexicon()["self-portraying"] and (owner := _owner_of_deed(sources, verb)) is not None:
        return owner
    if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
        mention = sources.parsed.linked(sources.block, verb.head)
        if mention is not None and mention.actors and mention.actors[0].startswith(("state:", "gov:")):
            return Source(mention.actors, mention.span)
    return Source(UNKNOWN)


def _owner_of_deed(sources: Sources, verb: Token) -> Source | None:
    """As in "Mali's decree was presented as a reform": whose deed it is presents it so."""
    deed = child(verb, "nsubjpass")
    who = child(deed, "poss") if deed is not None else None
    mention = sources.parsed.linked(sources.block, who) if who is not None else None
    if mention is None or not mention.actors or not mention.actors[0].startswith(("state:", "gov:", "per:", "org:")):
        return None
    return Source(mention.actors, mention.span)


def _each_of_the_other(speaker: Token, content: Content) -> bool:
    """As in "Each side says that the other broke the truce"."""
    if not any(c.lower_ in ("each", "both") for c in speaker.lefts):
        return False
    words = [t.lower_ for t in content.first.doc[content.first.i : content.last.i + 1]]
    return "other" in words and words[max(0, words.index("other") - 1)] in ("the", "each")


def _draft(sources: Sources, verb: Token, content: Content, top: Token, source: Source) -> Draft:
    first, last = inner(content.first, cut(content.first, content.last))
    cue_last = content.cue_last
    for c in verb.children:
        if c.dep_ == "prt" and c.i == cue_last.i + 1:
            cue_last = c
    draft = Draft(
        block=sources.block,
        anchor=verb,
        source=source.ids,
        source_span=source.span,
        cue=sources.parsed.span(sources.block, cue_first(_quoting(top)), cue_last),
        content=sources.parsed.span(sources.block, first, last),
        rule="verb",
        certainty=content.use.certainty,
    )
    if content.frame in ("clause", "object_to", "infinitive") and (
        denies(content.head) or (content.use.any_subject and content.frame == "infinitive" and is_negated(verb))
    ):
        draft.polarity = "deny"
    return draft
