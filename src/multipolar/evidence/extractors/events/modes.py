"""How a passage presents an event: actual, planned, hypothetical, negated, alleged.

The words around the event are read from the inside out. What stands further out decides: "may refuse to attack" is hypothetical,
"refuses to consider an attack" is negated. Only a plan leaves what is inside it as it is, and an allegation stays one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.lexicon import Lexicon
from multipolar.evidence.extractors.events.roles import is_passive, is_verb
from multipolar.results.evidence.rows import Mode

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEEPEST = 12
_REPORTS = ("say", "report", "believe", "think", "understand", "hear", "reckon", "rumour", "rumor", "allege", "know", "suspect")
_DENIALS = ("deny", "disavow", "dispute", "disclaim")
_NO = ("no", "neither", "nor")


def outer(inside: Mode, around: Mode | None) -> Mode:
    """Join the mode of an event with that of the words around it."""
    if around is None or inside == "alleged":
        return inside
    if inside == around == "negated":  # "did not rule out", "never stopped": no longer denied, and not told as done either
        return "hypothetical"
    if around == "planned" and inside in ("negated", "hypothetical"):
        return inside
    return around


def mode_of(token: Token, words: Lexicon, *, carried: bool = False) -> Mode:
    """Mode of the event that a word tells.

    Parameters
    ----------
    token : Token
        Its verb or noun.
    words : Lexicon
        What other words make of it.
    carried : bool
        For a noun, whether the verb that governs it does or undergoes the event ("launch an attack"), so that the verb's mode is its own.
    """
    mode: Mode = "actual"
    follows = carried or is_verb(token)
    for _ in range(_DEEPEST):
        mode = outer(mode, _own(token, words) if is_verb(token) else _of_noun(token, words))
        head = token.head
        if head.i == token.i:
            break
        around, goes_on = _step(token, head, words, follows)
        mode = outer(mode, around)
        if not goes_on:
            break
        token, follows = head, True
    return mode


def _own(verb: Token, words: Lexicon) -> Mode | None:
    """What stands beside a verb: modals, negation, adverbs, conjunctions."""
    found: Mode | None = None
    negated = hypothetical = False
    for child in verb.children:
        dep, lower = child.dep_, child.lower_
        if dep == "aux" and lower in ("had", "were") and verb.dep_ == "advcl" and _before_subject(child, verb):
            hypothetical = True
        elif dep == "aux":
            found = _stronger(found, "planned" if lower == "would" and _is_reported(verb) else words.modals.get(lower))
        elif lower in _NO and (dep == "preconj" or (dep == "cc" and child.i < verb.i)):
            negated = True
        elif dep == "neg":
            negated = negated or not _not_only(child, words)
        elif dep in ("advmod", "npadvmod"):
            around = words.adverbs.get(lower)
            negated = negated or around == "negated" or (lower == "longer" and any(c.lower_ == "no" for c in child.children))
            if around not in ("negated", "planned"):
                found = _stronger(found, around)
        elif dep == "mark" and words.markers.get(lower) == "hypothetical":
            hypothetical = True
        elif dep in ("nsubj", "nsubjpass", "dobj"):
            nobody = dep != "dobj" and lower in ("nobody", "none", "neither", "nothing")
            negated = negated or nobody or any(c.dep_ == "det" and c.lower_ in _NO for c in child.children)
    if found == "alleged":
        return found
    if found == "planned" and _is_conditional(verb):
        found = "hypothetical"
    if hypothetical:
        return "hypothetical"
    return "negated" if negated else found


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
    return False


def _is_reported(verb: Token) -> bool:
    """Whether "would" is the "will" of somebody's own words: "said it would send", without a condition."""
    if verb.dep_ != "ccomp" or verb.head.tag_ not in ("VBD", "VBN", "VBG"):
        return False
    return not any(child.dep_ == "advcl" and any(inner.lower_ in ("if", "unless") for inner in child.children) for child in verb.children)


def _stronger(one: Mode | None, other: Mode | None) -> Mode | None:
    return one if other is None or one in ("alleged", "hypothetical") else other


def _not_only(negation: Token, words: Lexicon) -> bool:
    following = negation.nbor() if negation.i + 1 < len(negation.doc) else negation
    return following.lower_ in words.not_negating


def _of_noun(noun: Token, words: Lexicon) -> Mode | None:
    """What stands before a noun: "no", "upcoming", "alleged"."""
    found: Mode | None = None
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


def _step(token: Token, head: Token, words: Lexicon, follows: bool) -> tuple[Mode | None, bool]:
    """What the word above makes of the one below, and whether what stands above that still matters."""
    dep = token.dep_
    if dep == "conj":
        return _conjunct(token, head, words)
    if dep in ("prep", "agent", "dative"):
        return _preposition(token, head, words, follows)
    if dep == "pobj":
        return None, True
    if dep in ("relcl", "parataxis", "appos", "poss", "compound", "amod"):
        return None, False
    if is_verb(head):
        if is_verb(token):
            return _clause(token, head, words)
        return _carrier(token, head, words, follows)
    if head.pos_ in ("NOUN", "PROPN") and dep == "acl" and is_verb(token):
        return _noun_above(head, words, infinitive=_is_infinitive(token)), _is_infinitive(token) or token.lemma_ in ("require", "need")
    if head.pos_ == "ADJ" and dep in ("xcomp", "ccomp", "advcl", "pcomp"):
        return _governor(head, words, infinitive=_is_infinitive(token)), True
    return None, dep in ("pcomp", "xcomp", "ccomp", "advcl", "attr", "acomp")


def _conjunct(token: Token, head: Token, words: Lexicon) -> tuple[Mode | None, bool]:
    if not is_verb(token) or not is_verb(head):
        return None, True
    if any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children):
        marked = any(child.dep_ == "mark" and words.markers.get(child.lower_) for child in head.children)
        return ("hypothetical" if marked else None), False
    between = token.doc[head.i : token.i]
    if any(word.lower_ == "nor" for word in between):
        return "negated", False
    # "did not meet or talk", "will meet and talk"; but "did not meet and talked"
    return None, token.tag_ == head.tag_ or head.tag_ in ("VB", "VBG")


def _preposition(token: Token, head: Token, words: Lexicon, follows: bool) -> tuple[Mode | None, bool]:
    around = words.markers.get(token.lower_)
    if around is not None:
        return around, False
    if head.pos_ in ("NOUN", "PROPN"):
        if token.lower_ == "of" and head.lemma_.lower() in words.containers:
            return None, True
        if token.lower_ in ("of", "for", "to", "about", "over", "on", "against", "toward", "towards"):
            around = words.mode_nouns.get(head.lemma_.lower())
            if around is not None:
                return around, around != "hypothetical"
        return None, False
    if is_verb(head) and token.lower_ in ("of", "on", "for", "from", "to", "in", "about", "into", "against", "upon", "by", "through"):
        complement = any(child.dep_ == "pcomp" for child in token.children)
        if token.lower_ in ("by", "through"):
            return None, complement
        around = words.governors.get(head.lemma_.lower())
        if token.lower_ == "in" or (around == "alleged" and token.lower_ != "of"):
            return None, follows
        return (around if complement or around != "planned" else None), complement or around is not None or follows
    return None, follows and not any(child.dep_ == "pcomp" for child in token.children)


def _clause(token: Token, head: Token, words: Lexicon) -> tuple[Mode | None, bool]:
    """A verb under a verb."""
    infinitive = _is_infinitive(token)
    if token.dep_ == "advcl":
        marked = any(child.dep_ == "mark" and child.lower_ != "for" for child in token.children)
        purpose = infinitive and not marked
        return ("hypothetical" if purpose else None), purpose or not _is_finite(token)
    if token.dep_ in ("ccomp", "xcomp") and head.lemma_ in _DENIALS and not infinitive:
        return "alleged", True
    if token.dep_ == "ccomp" and token.i < head.i:  # "X attacked Y, officials say"
        return (words.governors.get(head.lemma_.lower()) if words.governors.get(head.lemma_.lower()) == "alleged" else None), False
    if head.lemma_ == "be" and token.dep_ in ("xcomp", "ccomp"):  # "one scenario is that ..."
        noun = next((child for child in head.children if child.dep_ == "nsubj"), None)
        of_noun = words.mode_nouns.get(noun.lemma_.lower()) if noun is not None else None
        return of_noun or ("hypothetical" if infinitive else None), True
    if token.dep_ in ("xcomp", "ccomp", "csubj", "csubjpass", "dobj", "oprd"):
        around = _governor(head, words, infinitive=infinitive)
        if around == "planned" and not (infinitive or token.dep_ == "xcomp" or _has_modal(token)):
            around = None
        return around, True
    return None, True


def _governor(head: Token, words: Lexicon, *, infinitive: bool) -> Mode | None:
    lemma = head.lemma_.lower()
    if lemma == "have" and infinitive:
        return "negated" if any(child.lower_ == "yet" for child in head.children) else "hypothetical"
    if infinitive and lemma in _REPORTS and is_passive(head):
        return "alleged"
    if lemma in words.governors:
        return words.governors[lemma]
    return "hypothetical" if infinitive else None


def _carrier(noun: Token, verb: Token, words: Lexicon, follows: bool) -> tuple[Mode | None, bool]:
    """A noun under a verb: the verb's mode is its own where the verb does it, or where it is said to happen."""
    lemma = verb.lemma_.lower()
    if noun.dep_ in ("nsubj", "nsubjpass"):
        happens = lemma in words.carriers["happening"] or (noun.dep_ == "nsubjpass" and lemma in words.carriers["doing"])
        if lemma == "be":
            predicates = (words.predicates.get(child.lower_) for child in verb.children if child.dep_ == "acomp")
            return next((one for one in predicates if one), None), False
        clause = next((child for child in verb.children if child.dep_ == "xcomp"), None)
        if clause is not None:  # "talks are expected to begin"
            begins = clause.lemma_.lower() in words.carriers["happening"] or is_passive(clause)
            around = words.governors.get(lemma) if begins else None
            return around, begins
        around = words.governors.get(lemma) if noun.dep_ == "nsubjpass" else None
        return (around if around in ("planned", "alleged") else None), happens
    if noun.dep_ in ("dobj", "attr", "oprd", "dative"):
        around = words.governors.get(lemma)
        carries = follows or lemma in words.carriers["doing"]
        return around, carries or around is not None
    return None, follows


def _noun_above(noun: Token, words: Lexicon, *, infinitive: bool) -> Mode | None:
    around = words.mode_nouns.get(noun.lemma_.lower())
    return around or ("hypothetical" if infinitive else None)


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP", "MD") or any(
        child.dep_ in ("aux", "auxpass") and child.tag_ != "TO" for child in verb.children
    )


def _has_modal(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)
