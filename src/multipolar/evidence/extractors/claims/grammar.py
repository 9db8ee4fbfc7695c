"""Small questions to the parse: a verb's group, its subject, its object, its negation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.lexicon import lexicon
from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
NEGATIVE = frozenset({"nobody", "none", "neither", "nothing", "no"})
RELATIVE = frozenset({"who", "which", "that", "whom", "what", "where"})
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
_UPWARD = frozenset({"xcomp", "advcl", "pcomp", "ccomp"})


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of these labels."""
    for found in token.children:
        if found.dep_ in labels:
            return found
    return None


def object_of(verb: Token) -> Token | None:
    """The direct object; "dispute that account" loses it to a clause without a verb."""
    found = child(verb, "dobj")
    if found is None and (clause := child(verb, "ccomp")) is not None and clause.i > verb.i and clause.pos_ in ("NOUN", "PRON"):
        return clause if all(c.dep_ in ("det", "amod", "compound", "poss") for c in clause.children) else None
    return found


def is_verdict(verb: Token) -> bool:
    """As in "A charge (that) they reject": a finite clause behind a noun, which lacks its object."""
    if verb.dep_ == "relcl":
        return True
    return verb.dep_ == "acl" and verb.tag_ in ("VBZ", "VBP", "VBD") and child(verb, "dobj", "ccomp", "xcomp") is None


def is_passive(verb: Token) -> bool:
    """As in "Is seen", and "seen" behind a noun."""
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    labels = {c.dep_ for c in verb.children}
    if "auxpass" in labels:
        # "The plan he's slammed as a sham": the small parser takes the short "has" for "is".
        return not (verb.dep_ == "relcl" and any(c.dep_ == "auxpass" and c.lower_ == "'s" for c in verb.children))
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "amod") and not labels & {"aux", "nsubj", "dobj"}


def subject(verb: Token) -> Token | None:
    """Who does what a verb says: its own subject, or that of the verb or the noun on which it hangs."""
    place = verb
    if (aside := _in_an_aside(verb)) is not None:
        return aside
    for _ in range(6):
        own = _own_subject(place)
        if own is not None and not (place != verb and _is_thing_in_aside(own, place, verb)):
            return _behind(own, place)
        if (report := _in_a_report(place)) is not None:
            return report
        if _comments(place):
            place = place.head.head  # he denied that they had fired, calling it a lie
            continue
        if _goes_on(place):
            place = place.head.head  # said they would back it but warned against haste
            continue
        if place.dep_ == "pcomp" and place.head.lower_ == "as" and place.head.head.lemma_ in ("quote", "cite"):
            return child(place.head.head, "nsubjpass", "dobj")  # "was quoted as saying"
        if place.dep_ == "advcl" and place.tag_ in ("VBD", "VBZ", "VBP"):
            return noun_before(place)
        if place.dep_ in ("acl", "relcl"):
            return _owner_of_effort(place) if _is_to(place) else place.head
        if place.dep_ == "conj" or place.dep_ in _UPWARD:
            if place.dep_ == "xcomp" and place.head.lemma_ in lexicon()["causes"] and (thing := child(place.head, "dobj")) is not None:
                return thing
            place = place.head
        elif place.dep_ == "prep" or (place.dep_ == "acomp" and place.head.pos_ in ("AUX", "VERB")):
            if place.head.pos_ == "NOUN":
                return None
            place = place.head
        else:
            return None
    return None


def _in_an_aside(verb: Token) -> Token | None:
    """As in "The men, an attaché said, had been lucky": the parser takes who speaks for another name of the men."""
    if verb.i <= verb.sent.start or verb.i + 1 >= len(verb.doc) or neighbour(verb, 1).text != ",":
        return None
    who = neighbour(verb, -1)
    if who.dep_ != "appos" or who.pos_ not in ("NOUN", "PROPN") or verb.lemma_ not in lexicon().active:
        return None
    return who if verb.dep_ == "parataxis" or who.head.dep_ in SUBJECTS else None


_PLAINLY = frozenset({"say", "add", "warn", "insist", "stress", "note", "vow"})
"""Verbs by which whoever speaks goes on: "claimed that Peru had raided a port and said talks were off"."""


def _goes_on(verb: Token) -> bool:
    """As in "He said they would back it but warned": a verb of saying in the past, joined to what will be, is the speaker's."""
    head = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or head.dep_ != "ccomp" or head.head.tag_ != "VBD" or head.i < head.head.i:
        return False
    if verb.lemma_ not in lexicon().active or any(c.dep_ == "aux" for c in verb.lefts):
        return False
    ahead = any(c.tag_ == "MD" for c in head.lefts)
    return ahead or (verb.lemma_ in _PLAINLY and head.lemma_ not in lexicon().active and "that" not in {c.lower_ for c in verb.lefts})


def _comments(verb: Token) -> bool:
    """As in "He denied that they had fired, calling it a lie": who denies is who calls it so, wherever the participle hangs."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.head.dep_ != "ccomp" or verb.left_edge.i == 0:
        return False
    return neighbour(verb.left_edge, -1).text == "," and verb.head.head.lemma_ in lexicon().active and verb.head.i < verb.i


def _in_a_report(verb: Token) -> Token | None:
    """As in "Denied a report in a newspaper saying that": the report says so, and not who denies it."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.head.i > verb.i or neighbour(verb.left_edge, -1).text == ",":
        return None
    thing = child(verb.head, "dobj")
    return thing if thing is not None and thing.i < verb.i and thing.lemma_ in lexicon()["documents"] else None


def _is_thing_in_aside(own: Token, verb: Token, comment: Token) -> bool:
    """As in "Is pushing for a force if a truce is signed, calling it wise": a truce calls nothing anything."""
    if comment.tag_ != "VBG" or own.pos_ != "NOUN" or verb.dep_ not in ("advcl", "ccomp") or verb.head.i > verb.i:
        return False
    return own.lemma_ not in lexicon()["speakers"] | lexicon()["documents"]


def _own_subject(verb: Token) -> Token | None:
    """A verb's own subject: the nearest where a dateline stands before it, the noun owned where "X and Y's pact" is cut in two."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if not own:
        # "The king, asked about it, said": the subject went to the participle.
        lost = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i and c.tag_ in ("VBD", "VBN")), None)
        return child(lost, "nsubj", "nsubjpass") if lost is not None and lost.i + 1 < verb.i else None
    found = own[0]
    inverted = next((c for c in own if c.i > verb.i), None)
    if inverted is not None and len(own) > 1 and verb.i > verb.sent.start and neighbour(verb, -1).text == ",":
        return inverted  # "the pact, said A. B., is dead"
    for other in own[1:]:
        if other.i < verb.i:
            found = other
    if verb.tag_ == "VBZ" and found.i < verb.i:
        return next((c for c in found.children if c.dep_ == "conj" and child(c, "poss") is not None), found)
    return found


def noun_before(verb: Token) -> Token | None:
    """The noun right before a finite verb whose subject the parser lost."""
    if verb.dep_ not in ("ROOT", "advcl") or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    at = cue_first(verb).i - 1
    place = verb.doc[at] if at >= verb.sent.start else None
    while place is not None and place.dep_ == "conj" and not _is_fronted(place.head):
        place = place.head
    return place if place is not None and place.pos_ in ("NOUN", "PROPN", "PRON") else None


def _is_fronted(noun: Token) -> bool:
    """As in "At the palace, X and Y said": the palace is no part of the list."""
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ not in ("since", "after", "before", "until", "as")
        and noun.i + 1 < len(noun.doc)
        and neighbour(noun, 1).text == ","
    )


def _behind(own: Token, verb: Token) -> Token:
    """As in "Officials who say": who is behind a relative pronoun."""
    if own.lower_ in RELATIVE and own.lower_ != "what" and verb.dep_ == "relcl":
        return verb.head
    return own


def _is_to(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def _owner_of_effort(verb: Token) -> Token | None:
    """As in "Tripoli's attempt to portray": the owner; "a chance to assert" belongs to nobody."""
    if verb.head.lemma_ not in lexicon()["efforts"]:
        return None
    return child(verb.head, "poss")


def above(verb: Token) -> tuple[Token, str]:
    """The verb that stands above ("continues to insist"), and its kind; the verb itself and "" without one.

    Kinds: neutral, hedge, ahead (not yet said), refuse, other.
    """
    kinds = lexicon().above
    top, found = verb, ""
    if verb.dep_ == "ccomp" and _is_to(verb) and verb.head.lemma_ not in lexicon()["causes"]:
        return verb, "other"
    while top.dep_ == "xcomp" and _is_to_or_ing(top):
        head = top.head
        if head.lemma_ in lexicon()["causes"]:
            break
        kind = kinds.get(head.lemma_, "other")
        found = kind if kind in ("other", "refuse", "ahead") or not found else found
        if head.dep_ == "acomp":
            head = head.head
        top = head
        if kind == "other":
            break
    return top, found


def _is_to_or_ing(verb: Token) -> bool:
    return verb.tag_ == "VBG" or _is_to(verb)


def cue_first(verb: Token) -> Token:
    """The first word of a verb's group: "has repeatedly said" begins at "has"."""
    first = verb
    labelled = {c.i: c for c in verb.lefts if c.dep_ in _GROUP}
    place = verb.i - 1
    while place in labelled:
        first = labelled[place].left_edge
        if first.i > place:
            break
        place = first.i - 1
    while first.i < verb.i and (first.tag_ in ("TO", "WRB", "IN", ",") or first.lower_ in ("also", "then", "now", "meanwhile", "however")):
        first = neighbour(first, 1)
    return first


def is_negated(verb: Token) -> bool:
    """Whether a "not" stands with a verb, or a "nobody" before it."""
    for c in verb.children:
        if c.dep_ == "neg" or (c.dep_ == "preconj" and c.lower_ == "neither"):
            return not _only(c)
        if c.dep_ in SUBJECTS and (c.lower_ in NEGATIVE or any(d.lower_ in NEGATIVE for d in c.lefts)):
            return True
    return False


_SURE = frozenset({"question", "doubt", "secret", "mistake", "mystery", "denying"})


def is_untrue(verb: Token) -> bool:
    """As in "It was untrue that they had met"."""
    said = any(c.dep_ == "acomp" and c.lower_ in ("untrue", "false", "incorrect", "inaccurate") for c in verb.rights)
    return said and any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.rights)


def denies(head: Token) -> bool:
    """Whether what is said is itself a denial: "the road is not open", "there is no road"."""
    if is_negated(head):
        return True
    if any(c.dep_ == "dobj" and c.lemma_ in ("choice", "option", "alternative") for c in head.rights):
        return False  # "has no choice but to leave"
    if any(c.dep_ == "attr" and c.lemma_ in _SURE for c in head.rights):
        return False  # "there is no doubt that the road is open"
    if is_untrue(head):
        return True
    return any(c.dep_ in ("dobj", "attr") and any(d.lower_ == "no" and d.dep_ == "det" for d in c.lefts) for c in head.children)


def _only(negation: Token) -> bool:
    """As in "Not merely" denies nothing."""
    after = negation.doc[negation.i + 1].lower_ if negation.i + 1 < len(negation.doc) else ""
    return after in ("merely", "only", "just", "simply", "necessarily", "solely")
