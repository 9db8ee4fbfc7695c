"""Marks of mode that stand right beside a verb or noun: modals, negation, adverbs, adjectives, conjunctions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.lexicon import Lexicon
from multipolar.evidence.language.neighbours import neighbour
from multipolar.results.evidence.rows import Mode

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_TIME = ("point", "time", "moment", "circumstances", "circumstance", "account", "way", "stage", "means", "event")
_NO = ("no", "neither", "nor")


def outer(inside: Mode, around: Mode | None) -> Mode:
    """Join the mode of an event with that of the words around it."""
    if around is None or inside == "alleged":
        return inside
    if around == "planned" and inside in ("negated", "hypothetical"):
        return inside
    return around


def beside_verb(verb: Token, words: Lexicon) -> Mode | None:
    """What stands beside a verb: modals, negation, adverbs, conjunctions."""
    found: Mode | None = None
    negated = hypothetical = False
    for child in verb.children:
        dep, lower = child.dep_, child.lower_
        if dep == "aux" and lower in ("had", "were") and verb.dep_ in ("advcl", "ccomp") and _before_subject(child, verb):
            hypothetical = True
        elif dep == "aux":
            promised = lower == "would" and is_reported(verb) and not any(one.lower_ == "rather" for one in verb.lefts)
            found = _stronger(found, "planned" if promised else words.modals.get(lower))
        elif lower in _NO and (dep == "preconj" or (dep == "cc" and child.i < verb.i)):
            negated = True
        elif dep == "neg":
            negated = negated or not _not_only(child, words)
        elif dep in ("advmod", "npadvmod"):
            around = words.adverbs.get(lower)
            negated = negated or around == "negated" or _is_never(child)
            if around not in ("negated", "planned"):
                found = _stronger(found, around)
        elif dep == "prep" and lower == "under" and any(inner.lemma_.lower() in words.plans for inner in child.rights):
            hypothetical = hypothetical or (verb.tag_ in ("VBZ", "VBP") and not any(one.dep_ in ("aux", "auxpass") for one in verb.lefts))
        elif dep == "prep" and child.i < verb.i:
            negated = negated or any(inner.lower_ in _NO_TIME and any(c.lower_ == "no" for c in inner.lefts) for inner in child.rights)
        elif dep == "mark" and words.markers.get(lower) == "hypothetical":
            hypothetical = True
        elif dep in ("nsubj", "nsubjpass", "dobj"):
            nobody = dep != "dobj" and lower in ("nobody", "none", "neither", "nothing", "few")
            negated = negated or nobody or any(c.dep_ == "det" and c.lower_ in _NO for c in child.children)
    if found == "alleged":
        return found
    if found is None and (is_imperative(verb) or _is_if_then(verb)):
        hypothetical = True
    if found == "planned" and (_is_conditional(verb) or _is_of_any(verb)):
        found = "hypothetical"
    if hypothetical:
        return "hypothetical"
    return "negated" if negated else found


def _is_never(adverb: Token) -> bool:
    """Whether an adverb is "not once", "no longer" or "hardly ever"."""
    return any(
        (adverb.lower_ == "once" and child.dep_ == "neg")
        or (adverb.lower_ == "longer" and child.lower_ == "no")
        or (adverb.lower_ == "ever" and child.lower_ in ("hardly", "scarcely", "barely", "rarely"))
        for child in adverb.children
    )


def beside_noun(noun: Token, words: Lexicon) -> Mode | None:
    """What stands before a noun: "no", "upcoming", "alleged"."""
    found: Mode | None = None
    if noun.dep_ == "appos" and noun.left_edge.i and neighbour(noun.left_edge, -1).dep_ == "neg":
        return "negated"  # "a ceasefire, not an end of its war"
    for child in noun.children:
        if child.i > noun.i:
            if child.dep_ == "acl" and child.lower_ in ("looming", "planned", "scheduled", "expected", "due", "slated"):
                found = outer("planned", found)
        elif child.dep_ == "det" and child.lower_ in _NO:
            return "negated"
        elif child.dep_ in ("amod", "det", "compound", "advmod"):
            found = _stronger(
                found, words.adjectives.get(child.lower_) or (words.adverbs.get(child.lower_) if child.dep_ == "advmod" else None)
            )
            for inner in child.children:
                found = _stronger(found, words.adverbs.get(inner.lower_))
    return found


def _before_subject(auxiliary: Token, verb: Token) -> bool:
    """Whether an auxiliary stands before the subject: "had they known"."""
    return any(child.dep_ in ("nsubj", "nsubjpass") and child.i > auxiliary.i for child in verb.lefts)


def _is_conditional(verb: Token) -> bool:
    """Whether what will be is tied to a condition: "if", "unless", "without"."""
    for child in verb.children:
        if child.dep_ == "advcl" and any(inner.dep_ == "mark" and inner.lower_ in ("if", "unless") for inner in child.children):
            return True
        if child.dep_ == "prep" and child.lower_ == "without":
            return True
        if child.dep_ in ("advcl", "ccomp") and any(
            one.lower_ in ("should", "had", "were") and _before_subject(one, child) for one in child.lefts
        ):
            return True
    return False


def is_imperative(verb: Token) -> bool:
    """Whether somebody is told to do it: "Stop the raids", he said."""
    while verb.dep_ == "conj" and verb.head.tag_ == "VB":
        verb = verb.head
    bare = verb.tag_ == "VB" and not any(child.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "mark", "expl") for child in verb.children)
    return bare and (verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and verb.i < verb.head.i and not is_infinitive(verb)))


def _is_if_then(verb: Token) -> bool:
    """Whether it is what would follow, told in the present: "if talks fail, Chile attacks"; but not "if asked, Lima refuses to answer"."""
    if verb.tag_ not in ("VBZ", "VBP") or any(child.dep_ in ("aux", "auxpass", "xcomp", "ccomp") for child in verb.children):
        return False
    clauses = (child for child in verb.lefts if child.dep_ == "advcl" and is_finite(child))
    return any(
        inner.dep_ == "mark" and inner.lower_ in ("if", "unless") and not (inner.i and neighbour(inner, -1).lower_ == "even")
        for clause in clauses
        for inner in clause.lefts
    )


def _is_of_any(verb: Token) -> bool:
    """Whether it would be done to whatever there is: "will back any deal"."""
    return any(inner.lower_ == "any" for child in verb.rights if child.dep_ == "dobj" for inner in child.lefts)


def is_promised(verb: Token) -> bool:
    """Whether "would" stands for the "will" of somebody's own words."""
    return is_reported(verb) and any(child.lower_ in ("would", "'d") for child in verb.lefts if child.dep_ == "aux")


def is_reported(verb: Token) -> bool:
    """Whether "would" is the "will" of somebody's own words: "said it would send", without a condition."""
    if verb.dep_ != "ccomp" or verb.head.tag_ not in ("VBD", "VBN", "VBG"):
        return False
    return not any(child.dep_ == "advcl" and any(inner.lower_ in ("if", "unless") for inner in child.children) for child in verb.children)


def _stronger(one: Mode | None, other: Mode | None) -> Mode | None:
    return one if other is None or one in ("alleged", "hypothetical") else other


def _not_only(negation: Token, words: Lexicon) -> bool:
    following = neighbour(negation, 1) if negation.i + 1 < len(negation.doc) else negation
    return following.lower_ in words.not_negating


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before a verb."""
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)


def is_finite(verb: Token) -> bool:
    """Whether a verb has a tense."""
    return verb.tag_ in ("VBD", "VBZ", "VBP", "MD") or any(
        child.dep_ in ("aux", "auxpass") and child.tag_ != "TO" for child in verb.children
    )


def has_modal(verb: Token) -> bool:
    """Whether "will", "may" or the like stands before a verb."""
    return any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)
