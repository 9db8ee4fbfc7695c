"""What stands before a verb, its own or borrowed, and whether it does it; phrases of a verb with its particles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.lexicon import lexicon
from multipolar.evidence.extractors.events.marks import is_finite, is_imperative, is_infinitive
from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass")
CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "conj")
BEFORE_HYPHEN = ("npadvmod", "nmod", "compound", "amod", "nsubj")
DEEPEST = 6
_FARTHEST = 9
"""Words that an object may have where it stands between a verb and the rest of its phrase: "put the whole treaty in abeyance"."""


def is_verb(token: Token) -> bool:
    """Whether a token is a verb, however it is used."""
    return bool(token.pos_ in ("VERB", "AUX"))


def is_passive(verb: Token) -> bool:
    """Whether what stands before a verb undergoes it."""
    if is_compound(verb):
        return True
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        # "the policy he's attacked": the parser takes the "has" before it for an "is"
        return not (verb.dep_ == "relcl" and any(child.dep_ == "auxpass" and child.lower_ == "'s" for child in verb.lefts))
    if is_misread(verb):
        return False
    return bool(verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl") and not any(child.dep_ == "aux" for child in verb.children))


def is_misread(verb: Token) -> bool:
    """Whether the parser takes the only verb of a sentence for a participle of its subject: "Peru, which has no oil, offered on Friday"."""
    head = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or head.head.i != head.i or head.pos_ not in ("NOUN", "PROPN") or head.i > verb.i:
        return False
    return not any(child.dep_ == "agent" for child in verb.rights) and not any(
        is_finite(one) for one in head.rights if one.dep_ in ("conj", "acl")
    )


def is_compound(verb: Token) -> bool:
    """Whether a participle stands before its noun with whoever does it: "Brazilian-backed rebels"."""
    return bool(verb.dep_ == "amod" and verb.tag_ == "VBN" and any(child.dep_ in BEFORE_HYPHEN for child in verb.lefts))


def subject(verb: Token) -> Token | None:
    """The noun or pronoun before a verb, its own or the one it shares ("came and saw", "plans to see", "accused of seeing")."""
    for _ in range(DEEPEST):
        own = _own_subject(verb)
        if own is not None:
            return own
        if is_imperative(verb):
            return None
        if verb.dep_ not in (*CLAUSES, "prep", "csubj", "dobj", "pobj", "amod", "attr", "dep", "acomp", "oprd"):
            return None
        if verb.dep_ == "conj" and is_finite(verb):  # "urged him to wait and has left": the one who urged has left
            sure = verb.tag_ != "VBP"  # a "VBP" may be one more infinitive
            while is_infinitive(verb.head) and verb.head.head.i != verb.head.i:
                verb = verb.head
            if sure and is_infinitive(verb) and is_verb(verb.head):
                verb = verb.head
                continue
        controller = _controller(verb)
        if controller is not None:
            return controller
        if verb.head.i == verb.i or verb.head.pos_ in ("NOUN", "PROPN"):
            return None
        verb = verb.head
    return None


def _own_subject(verb: Token) -> Token | None:
    """The nearest noun before a verb ("Lima, Peru - Chile left": Chile), else after it; in "it was Lima leaving", Lima."""
    found = [child for child in verb.children if child.dep_ in SUBJECTS]
    own = next((child for child in reversed(found) if child.i < verb.i), found[0] if found else None)
    if (
        own is None and verb.tag_ in ("VBZ", "VBD") and verb.dep_ in ("ROOT", "advcl", "ccomp")
    ):  # "before Vega flies": taken for "Vega flies" the noun
        own = next(
            (child for child in verb.lefts if child.tag_ == "NNP" and child.dep_ in ("compound", "nmod") and child.i == verb.i - 1), None
        )
    if own is not None and own.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":  # "the summit that Vega and Rojas plan": taken for one name
        named = (child for child in verb.lefts if child.tag_ == "NNP" and child.dep_ in ("compound", "nmod") and child.i > own.i)
        return next(named, own)
    if own is not None and own.lower_ == "it" and verb.lemma_ == "be":
        return next((child for child in verb.rights if child.dep_ == "attr"), own)
    return own


def says_of_himself(pronoun: Token) -> Token | None:
    """Who says the clause of which "he" or "she" is the subject: "Vega said she would leave"; None in his own words."""
    verb = pronoun.head
    if pronoun.lower_ not in ("he", "she") or pronoun.dep_ not in SUBJECTS or verb.dep_ != "ccomp":
        return None
    sayer = next((child for child in verb.head.lefts if child.dep_ == "nsubj"), None)
    if sayer is None or sayer.i > pronoun.i or verb.head.lemma_.lower() not in lexicon().tellers or sayer.pos_ != "PROPN":
        return None
    return None if any(token.text == '"' for token in pronoun.doc[verb.head.i : pronoun.i]) else sayer


def stands_for(noun: Token) -> bool:
    """Whether a subject only points at what was named before it: "it was Lima that left", "which"."""
    return bool(noun.tag_ in ("WDT", "WP"))


def in_charge(verb: Token) -> Token | None:
    """The accused of one more charge of a list: "accused Chile of lying, seizing a town and wrecking the talks"."""
    above = verb.head
    if verb.dep_ not in ("advcl", "conj") or verb.tag_ != "VBG" or above.lemma_ not in ("accuse", "suspect") or above.i > verb.i:
        return None
    if verb.dep_ == "conj":  # "accusing Chile of arming them and, lately, meddling in Peru"
        return next((child for child in above.rights if child.dep_ == "dobj"), None) if above.tag_ == "VBG" else None
    first = next((child for child in above.rights if child.lower_ == "of" and child.i < verb.i), None)
    listed = any(one.tag_ == "VBG" and one.dep_ == "conj" for one in verb.subtree if one.i > verb.i)
    if first is None or not any(child.dep_ == "pcomp" for child in first.rights) or not listed or neighbour(verb, -1).text != ",":
        return None
    return next((child for child in above.rights if child.dep_ == "dobj"), None)


def _controller(verb: Token) -> Token | None:
    """A noun that a clause without a subject hangs on, or the object of the verb that governs it."""
    head = verb.head
    if is_misread(verb):
        return head
    if (charged := in_charge(verb)) is not None:
        return charged
    if verb.dep_ in ("acl", "relcl") and not is_verb(head):
        if head.dep_ == "attr" and is_infinitive(verb):  # "Chile is a state to recognise it soon"
            return _own_subject(head.head)
        while head.dep_ == "conj":
            head = head.head
        return head if verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBN") else None
    if verb.dep_ == "pcomp" and head.dep_ in ("prep", "conj"):
        while head.dep_ == "conj" and head.head.pos_ == "ADP":
            head = head.head
        head, is_clause = head.head, head.lower_ in ("of", "for", "from", "into", "against", "with")
        if (charge := charged_by(head)) is not None and verb.head.lower_ == "of":
            return next((child for child in charge.lefts if child.dep_ == "nsubjpass"), charge.head if charge.dep_ == "acl" else None)
        if (blamed := _blamed(head)) is not None:
            return blamed
    else:
        is_clause = verb.dep_ in ("xcomp", "ccomp")
    if not is_clause or verb.dep_ == "conj":
        return None
    if verb.dep_ == "pcomp" and verb.head.lower_ == "for" and (found := _after_on(head)) is not None:
        return found
    if head.lemma_.lower() in lexicon().object_control:
        return next((child for child in head.children if child.dep_ in ("dobj", "nsubjpass")), None) or _after_on(head)
    return None


def charged_by(noun: Token) -> Token | None:
    """The verb of charging whose agent a noun is: "officials accused by a panel of arming them"."""
    if noun.dep_ != "pobj" or noun.head.dep_ != "agent" or noun.head.head.lemma_ not in ("accuse", "suspect"):
        return None
    verb: Token = noun.head.head
    return verb


def _blamed(noun: Token) -> Token | None:
    """The object on which the parser hangs what it is accused of: "accused the army and its allies of arming them"."""
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return (
        noun
        if noun.dep_ == "dobj" and noun.head.lemma_ in ("accuse", "suspect", "praise", "thank", "punish", "forgive", "rebuke")
        else None
    )


def _after_on(verb: Token) -> Token | None:
    """The noun after "on" or "to", of a verb or its object: "called on Chile to leave", "imposed tariffs on Chile for leaving"."""
    heads = (verb, *(child for child in verb.rights if child.dep_ == "dobj"))
    prepositions = (child for head in heads for child in head.rights if child.dep_ == "prep" and child.lower_ in ("on", "upon", "to"))
    return next((inner for one in prepositions for inner in one.rights if inner.dep_ == "pobj"), None)


def has_words(verb: Token, wanted: tuple[str, ...]) -> bool:
    """Whether the words of a phrase follow the verb closely."""
    return last_of(verb, wanted) is not None


def last_of(verb: Token, wanted: tuple[str, ...]) -> int | None:
    """Index of the last word of a phrase that follows the verb closely ("pull out of", "join forces with"); None where it does not."""
    if not wanted:
        return verb.i
    doc, place = verb.doc, verb.i + 1
    beyond = next((child.right_edge.i + 2 for child in verb.rights if child.dep_ == "dobj"), 0) if len(wanted) > 1 else 0
    for word in wanted:
        end = min(max(place + 4, beyond if beyond - place < _FARTHEST else 0), len(doc))
        before, place = place, next((i + 1 for i in range(place, end) if doc[i].lower_ == word or doc[i].lemma_ == word), 0)
        if not place or (len(wanted) == 1 and any(token.tag_ == "IN" for token in doc[before : place - 1])):
            return None  # "vote for sanctions against" is no "vote against"
        if doc[place - 1].pos_ == "NOUN" and doc[place - 1].dep_ in ("compound", "nmod", "amod"):
            return None  # "hold live-fire exercises" is no "hold fire"
    return place - 1
