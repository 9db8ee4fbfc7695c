"""Words of doubt about a claim: "falsely", "without evidence", "remain unproven", "the record tells a different story"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.drafts import Draft
from multipolar.evidence.extractors.claims.grammar import child, cue_first, is_negated
from multipolar.evidence.extractors.claims.lexicon import lexicon
from multipolar.evidence.language.neighbours import neighbour
from multipolar.results.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.language import ParsedDocument
    from multipolar.evidence.text import Block


_TAKEN = frozenset({"this", "that", "these", "those", "such", "the", "either", "any", "both", "neither"})


def in_clause(parsed: ParsedDocument, draft: Draft) -> Span | None:
    """As in "Falsely claimed", "without evidence", "a claim that has not been confirmed"."""
    words = lexicon()
    anchor = draft.anchor
    for c in anchor.children:
        if c.dep_ == "advmod" and c.lower_ in words["falsely"]:
            return parsed.span(draft.block, c, c)
        if c.dep_ == "prep" and c.lower_ == "without" and any(t.lemma_ in words["contest evidence"] for t in c.subtree):
            return parsed.span(draft.block, c, c.right_edge)
    for token in anchor.subtree if draft.polarity == "affirm" else ():
        if token.dep_ == "relcl" and token.lemma_ in words["contest checks"] and token.tag_ == "VBN" and is_negated(token):
            return parsed.span(draft.block, token.left_edge, token)  # a video whose date has not been established
    if anchor.pos_ == "NOUN" and anchor.dep_ in ("nsubj", "nsubjpass"):
        return doubted(parsed, draft.block, anchor, loose=True)
    return None


def doubted(parsed: ParsedDocument, block: Block, subject: Token, *, loose: bool = False) -> Span | None:
    """What is said of a noun of claim that puts it in doubt: "remain unproven", "lack evidence", "while contested"."""
    predicate = subject.head
    for verb in (predicate, *predicate.conjuncts):
        mark = _mark(verb, loose)
        if mark is not None:
            before = mark.i < verb.i and mark.i > subject.i
            first = subject.left_edge if subject.right_edge.i - subject.left_edge.i < 8 else mark.left_edge
            first = cue_first(predicate) if loose and subject.right_edge.i > subject.i + 2 else first
            last = (
                mark
                if before
                else max((mark.right_edge, *(_mark_end(v) for v in verb.conjuncts if _mark(v, loose) is not None)), key=lambda t: t.i)
            )
            last = neighbour(last, -1) if last.text in (".", ",", ";") and last.i > first.i else last
            return parsed.span(block, first, last) if first.i <= last.i else parsed.span(block, mark.left_edge, mark)
    return None


def _mark(verb: Token, loose: bool) -> Token | None:
    """The word by which a predicate doubts its subject."""
    words = lexicon()
    negated = is_negated(verb)
    if verb.tag_ == "VBN" and child(verb, "auxpass") is not None:
        # "Is disputed", "could not be verified".
        if verb.lemma_ in words["contest checks" if negated else "contest verbs"]:
            return verb
    elif verb.lemma_ in words["contest lacking"] and (thing := child(verb, "dobj")) is not None and _lacks(thing):
        return thing
    found = next((mark for c in verb.children if (mark := _mark_in(verb, c, negated)) is not None), None)
    if found is not None:
        return found
    if verb.lemma_ in words["contest clashes"]:
        return verb.right_edge
    if loose and verb.lemma_ == "be" and any(c.lower_ in words["contest contrast"] for c in verb.children):
        # "The tale of her as a saint, however, is more complex".
        return next((c for c in verb.children if c.dep_ == "acomp" and any(d.lower_ in ("more", "less") for d in c.children)), None)
    return None


def _mark_in(verb: Token, c: Token, negated: bool) -> Token | None:
    """The same in one of the predicate's parts: "are false", "while contested", "without proof", "hard to square", "at odds"."""
    words = lexicon()
    if c.dep_ in ("acomp", "attr", "oprd") and not negated:
        if verb.lemma_ in ("look", "seem", "appear", "sound", "prove", "be") and c.lower_ in words["contest shaky"]:
            return c
        if c.lower_ in words["contest hard"] and any(d.dep_ == "xcomp" and d.lemma_ in words["contest reconciling"] for d in c.children):
            return c.right_edge
        return _any_word([c, *c.conjuncts, *(d for d in c.lefts if d.dep_ == "amod")], words["contest words"])
    if c.dep_ in ("advcl", "dep", "appos"):
        return _any_word([c, *(d for d in c.children if d.dep_ == "acomp")], words["contest words"])
    if c.dep_ == "prep":
        if c.lower_ == "without" and _lacks(c):
            return c
        if c.lower_ == "at" and any(d.lower_ == "odds" for d in c.children):
            return verb.right_edge
        if c.lower_ == "with" and verb.lemma_ in ("meet", "greet", "receive", "treat") and _any_word(c.subtree, words["contest doubts"]):
            return c.right_edge
    if c.dep_ == "dobj" and not negated and verb.lemma_ in words["contest drawing"] and c.lemma_ in words["contest doubts"]:
        return c
    return None


def _mark_end(verb: Token) -> Token:
    return verb.right_edge if verb.right_edge.text not in (".", ",") else neighbour(verb.right_edge, -1)


def _any_word(tokens: Iterable[Token], words: frozenset[str]) -> Token | None:
    return next((t for t in tokens if t.lower_ in words), None)


def _lacks(thing: Token) -> bool:
    return any(t.lemma_ in lexicon()["contest evidence"] for t in thing.subtree)


def of_reality(parsed: ParsedDocument, block: Block, noun: Token) -> Span | None:
    """As in "The record tells a different story", "a leaked memo suggests otherwise"."""
    words = lexicon()
    if noun.lemma_ in words["contest reality"]:
        after = (t for t in noun.head.subtree if t.i > noun.i)
        other = any(t.lower_ in words["contest otherwise"] or t.lemma_ in words["contest otherwise"] for t in after)
    else:
        other = _says_otherwise(noun.head)
    if not other:
        return None
    last = noun.head.right_edge
    return parsed.span(block, noun.left_edge, neighbour(last, -1) if last.text in (".", ",") else last)


def _says_otherwise(verb: Token) -> bool:
    """As in "Suggests otherwise", "say the opposite", "tell another story"."""
    words = lexicon()
    if verb.lemma_ not in words["contest telling"] or is_negated(verb):
        return False
    for c in verb.rights:
        if c.dep_ in ("advmod", "dobj", "acomp", "oprd") and c.lower_ in ("otherwise", "opposite", "contrary"):
            return True
        another = any(d.lower_ in ("different", "another", "other") for d in c.lefts)
        if another and c.dep_ == "dobj" and c.lemma_ in words["claim_nouns"] | {"picture"}:
            return True
    return False


def nothing_found(subject: Token) -> bool:
    """As in "Independent monitors found no trace of the wreck", "there is no evidence that the ship was hit"."""
    words = lexicon()
    verb = subject.head
    if subject.dep_ == "expl":
        thing = child(verb, "attr", "dobj")
        return thing is not None and _is_none(thing, words["contest evidence"])
    thing = child(verb, "dobj")
    if thing is None or verb.lemma_ not in words["contest finding"]:
        return False
    if not _is_none(thing, words["contest evidence"] | words["contest traces"]):
        return False
    return any(t.lemma_.lower() in words["contest inspectors"] for t in (subject, *subject.lefts))


def hard_to_verify(subject: Token) -> bool:
    """As in "It is impossible to verify such testimony"."""
    words, verb = lexicon(), subject.head
    if subject.lower_ != "it" or verb.lemma_ not in ("be", "remain", "prove"):
        return False
    hard = next((c for c in verb.children if c.dep_ in ("acomp", "oprd") and c.lower_ in words["contest hard"]), None)
    check = next((t for t in verb.subtree if t.lemma_ in words["contest reconciling"]), None) if hard is not None else None
    thing = child(check, "dobj") if check is not None else None
    return thing is not None and any(c.lower_ in _TAKEN or c.dep_ == "poss" for c in thing.lefts)


def none_of_it(subject: Token) -> bool:
    """As in "None of this has been confirmed"."""
    if subject.lower_ not in ("none", "little", "nothing"):
        return False
    taken = any(t.lower_ in _TAKEN for t in subject.subtree)
    verb = subject.head
    return taken and verb.tag_ == "VBN" and verb.lemma_ in lexicon()["contest checks"]


def unbelieved(subject: Token) -> bool:
    """As in "Hardly anyone in the port believes them", "few credit this"."""
    verb = subject.head
    thing = child(verb, "dobj")
    few = subject.lower_ in ("few", "nobody", "none", "noone") or [t.lower_ for t in subject.lefts] == ["no"]
    few = few or any(
        t.lower_ in ("few", "hardly", "scarcely", "barely") for t in (*subject.subtree, *subject.head.lefts) if t.i <= subject.i
    )
    return (
        few
        and verb.lemma_ in ("believe", "credit", "trust", "buy")
        and thing is not None
        and thing.lower_ in ("it", "this", "that", "them")
    )


def _is_none(thing: Token, nouns: frozenset[str]) -> bool:
    return thing.lemma_ in nouns and any(c.lower_ in ("no", "little", "scant") for c in thing.lefts)


def unconfirmed(subject: Token) -> bool:
    """As in "Neither ministry has confirmed this", "no proof has been shown for the charge", "the army offered no evidence"."""
    words = lexicon()
    verb = subject.head
    taken = [t for t in verb.subtree if t.lemma_ in words["claim_nouns"] and any(c.lower_ in _TAKEN for c in t.lefts)]
    if subject.lemma_ in words["contest evidence"]:
        return any(c.lower_ in ("no", "little") for c in subject.lefts) and bool(taken)
    thing = child(verb, "dobj") or next((found for c in verb.conjuncts if (found := child(c, "dobj")) is not None), None)
    if thing is None or thing.i < verb.i:
        return False
    if verb.lemma_ in words["contest showing"] and thing.lemma_ in words["contest evidence"]:
        return is_negated(verb) or any(c.lower_ in ("no", "little") for c in thing.lefts)
    if verb.lemma_ not in words["contest checks"] or verb.lemma_ in ("support", "prove") or not is_negated(verb):
        return False
    if any(c.lower_ in ("neither", "nor") for c in verb.children) and any(c.dep_ == "conj" for c in verb.rights):
        # "Would neither confirm nor deny the pact" tells nothing; "have neither confirmed nor denied the pact" leaves it open.
        left_open = thing.left_edge.lower_ == "the" and any(c.lemma_ == "have" for c in verb.lefts)
        return left_open or any(c.lower_ in _TAKEN for c in thing.lefts)
    return thing.lower_ in ("this", "that", "it", "them", "either") or thing in taken
