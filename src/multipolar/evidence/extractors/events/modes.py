"""How a passage presents an event: actual, planned, hypothetical, negated, alleged.

The words around the event are read from the inside out. What stands further out decides: "may refuse to attack" is hypothetical,
"refuses to consider an attack" is negated. Only a plan leaves what is inside it as it is, and an allegation stays one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.complements import governed_by
from multipolar.evidence.extractors.events.conditions import at_top, is_ahead, is_asked, is_present
from multipolar.evidence.extractors.events.governing import carrier, governor, in_clause, noun_above
from multipolar.evidence.extractors.events.lexicon import Lexicon
from multipolar.evidence.extractors.events.marks import beside_noun, beside_verb, is_finite, is_infinitive, outer
from multipolar.evidence.extractors.events.prepositions import through_preposition
from multipolar.evidence.extractors.events.roles import is_verb
from multipolar.evidence.extractors.events.shapes import is_content, is_ended, is_known_war, is_of_something, is_owned_war
from multipolar.evidence.extractors.events.subjects import in_charge
from multipolar.results.evidence.rows import Mode

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEEPEST = 12
_MOMENTS = ("moment", "day", "minute", "instant", "second")
_SIGNS = ("sign", "evidence", "indication", "proof", "hint", "suggestion", "doubt")


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
    if is_owned_war(token) and (is_ended(token) or (not carried and is_known_war(token, words))):
        return beside_noun(token, words) or "actual"
    if is_verb(token) and is_asked(token):
        return "hypothetical"
    mode: Mode = "planned" if is_ahead(token) else "actual"
    follows = carried or is_verb(token)
    for _ in range(_DEEPEST):
        mode = outer(mode, beside_verb(token, words) if is_verb(token) else beside_noun(token, words))
        head = token.head
        if head.i == token.i:
            mode = outer(mode, at_top(token))
            break
        around, goes_on = _step(token, head, words, follows)
        mode = outer(mode, around)
        if not goes_on:
            break
        token, follows = head, True
    return mode


def _step(token: Token, head: Token, words: Lexicon, follows: bool) -> tuple[Mode | None, bool]:
    """What the word above makes of the one below, and whether what stands above that still matters."""
    dep, noun = token.dep_, head.pos_ in ("NOUN", "PROPN")
    if dep == "conj" and token.pos_ != "ADP":
        return _conjunct(token, head, words)
    if dep in ("prep", "agent", "dative", "conj"):
        return through_preposition(token, head, words, follows)
    if dep == "pobj":
        return None, True
    if dep == "prt":  # "ruled out sending troops", as some parses have it
        return words.governors.get(head.lemma_.lower()), True
    if dep in ("advcl", "relcl", "acl") and is_infinitive(token) and (over := governed_by(token)) is not None:
        return governor(over, words, infinitive=True), False
    if dep in ("relcl", "acl") and is_infinitive(token) and any(child.lower_ == "have" for child in token.lefts):
        return None, False  # "the only state to have recognised it"
    if noun and dep in ("relcl", "xcomp", "advcl") and is_infinitive(token):
        return noun_above(head, words, infinitive=True), True
    if noun and dep in ("relcl", "acl", "ccomp") and is_content(token):
        return noun_above(head, words, infinitive=False), head.lemma_ in _SIGNS and head.lemma_ != "doubt"
    if dep == "relcl" and is_present(token):
        if head.lemma_ in _MOMENTS:  # "the moment Chile attacks, Lima will answer"
            return "hypothetical", False
        return None, is_of_something(token, head, words)  # "wants a treaty that bans it"
    if dep == "appos" and any(child.dep_ == "conj" for child in token.rights):
        return None, True  # the parser takes the second of a list for an apposition
    if dep in ("relcl", "parataxis", "appos", "poss", "compound", "amod"):
        return None, False
    if is_verb(head) or is_infinitive(head):
        if is_verb(token) or is_infinitive(token):
            return in_clause(token, head, words)
        return carrier(token, head, words, follows)
    return _under_noun_or_adjective(token, head, words)


def _under_noun_or_adjective(token: Token, head: Token, words: Lexicon) -> tuple[Mode | None, bool]:
    dep = token.dep_
    if head.pos_ in ("NOUN", "PROPN") and dep == "acl" and is_verb(token):
        infinitive = is_infinitive(token)
        if token.tag_ == "VBN" and not is_finite(token):
            return None, token.lemma_ in ("require", "need")  # "talks brokered by": what was done to them was done
        goes_on = infinitive or token.lemma_ in ("require", "need") or head.lemma_ in _SIGNS  # "there is no sign that"
        return noun_above(head, words, infinitive=infinitive), goes_on
    if head.lower_ in ("long", "soon", "far", "much") and dep in ("advcl", "ccomp") and is_finite(token):
        return None, False  # "as long as troops occupied the hill"
    if head.pos_ == "ADJ" and dep == "nsubj":
        return words.predicates.get(head.lower_), False  # "made recognition conditional"
    if head.pos_ == "ADJ" and dep in ("xcomp", "ccomp", "advcl", "pcomp"):
        return governor(head, words, infinitive=is_infinitive(token)), True
    return None, dep in ("pcomp", "xcomp", "ccomp", "advcl", "attr", "acomp")


def _conjunct(token: Token, head: Token, words: Lexicon) -> tuple[Mode | None, bool]:
    if not is_verb(token) or not is_verb(head):
        return None, True
    if in_charge(token) is not None:
        return "alleged", False
    said = head.dep_ == "ccomp" and any(
        child.dep_ == "mark" and child.lower_ in ("that", "whether") for child in (*head.lefts, *token.lefts)
    )
    if any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children) and not said:
        marked = any(child.dep_ == "mark" and words.markers.get(child.lower_) for child in head.children)
        return ("hypothetical" if marked else None), False
    between = token.doc[head.i : token.i]
    if any(word.lower_ == "nor" for word in between):
        return "negated", False
    # "did not meet or talk", "will meet and talk"; but "did not meet and talked"
    return None, token.tag_ == head.tag_ or (head.tag_ == "VB" and token.tag_ == "VBP")
