"""Small questions to the parse: whose verb it is, whether it is denied, where what it says ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
_NOBODY = frozenset({"no", "neither", "none", "nobody"})
_LEFT_OUT = frozenset({"conj", "cc", "punct", "parataxis", "relcl"})
_CONDITION = frozenset({"if", "unless", "until", "without", "provided", "providing", "once"})
_DEEPEST = 8


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of these labels."""
    for found in token.children:
        if found.dep_ in labels:
            return found
    return None


def after(token: Token, *words: str) -> Token | None:
    """A preposition or particle of these words right under a token and behind it."""
    for found in token.rights:
        if found.lower_ in words and found.dep_ in ("prep", "prt", "agent", "dative", "advmod"):
            return found
    return None


def object_of(join: Token | None) -> Token | None:
    """What a preposition governs."""
    return None if join is None else child(join, "pobj", "pcomp")


def has_to(verb: Token) -> bool:
    """Whether it is an infinitive with "to"."""
    return any(c.tag_ == "TO" for c in verb.lefts)


def infinitive(token: Token) -> Token | None:
    """The infinitive that completes a verb, an adjective or a noun."""
    for found in token.rights:
        if found.dep_ in ("xcomp", "ccomp", "acl", "advcl", "relcl") and has_to(found) and child(found, "nsubj", "nsubjpass") is None:
            return found
    return None


def is_passive(verb: Token) -> bool:
    """As in "Was rejected", and "rejected by" behind a noun."""
    if verb.tag_ != "VBN":
        return False
    labels = {c.dep_ for c in verb.children}
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN" and not labels & {"aux", "nsubj", "dobj"} and is_passive(verb.head):
        return "agent" in labels  # "floated by Lima and endorsed by Oslo"
    if verb.dep_ == "relcl" and any(c.dep_ == "auxpass" and c.lower_ in ("'s", "s") for c in verb.lefts):
        return False  # "a plan he's slammed": the parser takes "has" for "is"
    return "auxpass" in labels or (verb.dep_ in ("acl", "advcl", "amod") and not labels & {"aux", "nsubj", "dobj"})


def subject(verb: Token) -> Token | None:
    """Who does what a verb says: its own subject, or that of the verb or the noun on which it hangs."""
    place = verb
    for _ in range(_DEEPEST):
        own = child(place, *SUBJECTS)
        if own is not None:
            return _behind(own, place)
        if place.dep_ == "ROOT" and (lost := _mistaken(place)) is not None:
            return lost
        listed = next((c for c in place.lefts if c.dep_ == "ccomp"), None)
        if listed is not None and (own := child(listed, *SUBJECTS)) is not None:
            return own  # "it backs the one, arms the other": the parser takes the first verb for a part of the second
        head = place.head
        if head.lower_ in ("first", "last", "only") and head.dep_ == "attr" and has_to(place):
            return subject(head.head)  # "was the first to back it"
        if place.dep_ in ("relcl", "amod", "appos") or (place.dep_ == "acl" and not has_to(place)):
            return head
        if place.dep_ == "acl":
            return owner(head) or _carried_by(head)
        if (
            place.dep_ == "xcomp"
            and (thing := child(head, "dobj")) is not None
            and thing.i < place.i
            and head.lemma_ not in ("promise", "use", "threaten")
        ):
            return thing
        if place.dep_ == "pcomp" and head.head.pos_ == "NOUN":
            return owner(head.head) or _carried_by(head.head)
        if place.dep_ in ("conj", "xcomp", "ccomp", "advcl", "acomp", "pcomp", "prep", "attr", "oprd") and head != place:
            place = head
        else:
            return None
    return None


def _mistaken(verb: Token) -> Token | None:
    """As in "Vega, meanwhile, has left": a name before a main verb that the parser takes for an adverb."""
    return next(
        (
            c
            for c in verb.lefts
            if c.dep_ in ("npadvmod", "dep", "nmod", "compound") and c.text[:1].isupper() and c.pos_ in ("PROPN", "NOUN")
        ),
        None,
    )


def _behind(own: Token, verb: Token) -> Token:
    """Who is behind "who", and behind the "it" of "it is Oslo trying to"."""
    if own.lower_ in RELATIVE and verb.dep_ == "relcl":
        return verb.head
    named = child(verb, "attr")
    return named if own.lower_ in ("it", "there") and named is not None and named.pos_ in ("PROPN", "NOUN") else own


def named_by(noun: Token) -> Token | None:
    """Who is called what a noun says: "cast itself as a broker", "he is a broker"."""
    verb = noun.head
    while noun.dep_ == "conj":
        noun, verb = verb, verb.head
    if noun.dep_ == "attr" and verb.pos_ in ("VERB", "AUX"):
        return subject(verb)
    if noun.dep_ == "pobj" and verb.lower_ == "as" and verb.head.pos_ == "VERB":
        thing = child(verb.head, "dobj")
        ours = thing is None or thing.lower_.endswith(("self", "selves")) or any(c.dep_ == "poss" for c in thing.lefts)
        return subject(verb.head) if ours else thing
    return None


def _carried_by(noun: Token) -> Token | None:
    """Whose noun it is by the verb that carries it: "they have no wish to"."""
    return subject(noun.head) if noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX") else None


def owner(noun: Token) -> Token | None:
    """Whose a noun is: "Lima's demand", "the demand of Lima"."""
    own = child(noun, "poss")
    if own is not None:
        return own
    for join in noun.rights:
        if join.dep_ in ("prep", "agent") and join.lower_ in ("of", "by", "from", "among", "within", "inside"):
            return child(join, "pobj")
    return None


def is_negated(verb: Token) -> bool:
    """Whether a verb is denied: "not", "never", "neither of them"."""
    for c in verb.children:
        if c.dep_ == "neg" or (c.dep_ == "preconj" and c.lower_ == "neither") or c.lower_ in ("never", "hardly", "scarcely"):
            return c.i + 1 >= len(c.doc) or neighbour(c, 1).lower_ not in ("only", "merely", "just", "simply")
        if c.dep_ in SUBJECTS and (c.lower_ in _NOBODY or any(d.lower_ in _NOBODY for d in c.lefts)):
            return True
    if any(c.dep_ in SUBJECTS and any(d.dep_ == "preconj" and d.lower_ == "neither" for d in c.lefts) for c in verb.lefts):
        return True
    if verb.dep_ != "conj":
        return False
    return any(d.lower_ in ("nor", "neither") for d in (*verb.lefts, *(c for c in verb.head.rights if c.dep_ == "cc" and c.i < verb.i)))


def is_imagined(verb: Token) -> bool:
    """Whether it stands under "if" or in a question that "whether" opens."""
    place = verb
    for _ in range(_DEEPEST):
        if any(c.dep_ in ("mark", "advmod") and c.lower_ in ("if", "whether", "unless") for c in place.lefts):
            return True
        if place.dep_ not in ("xcomp", "ccomp", "conj", "acomp"):
            return False
        place = place.head
    return False


def has_term(verb: Token) -> bool:
    """As in "Unless the hostages are freed", "if they are not freed": what would keep a threat from being carried out."""
    for word in verb.subtree:
        if word.lower_ in ("unless", "until"):
            return True
        if word.lower_ == "if" and word.dep_ == "mark" and word.head.dep_ == "advcl" and is_negated(word.head):
            return True
    return False


_ASKED = frozenset(
    {"advise", "urge", "ask", "tell", "order", "press", "force", "compel", "expect", "oblige", "require", "invite", "encourage"}
)


_LEADING = frozenset(
    {
        "get",
        "persuade",
        "convince",
        "force",
        "compel",
        "coax",
        "induce",
        "bring",
        "lead",
        "prompt",
        "ask",
        "urge",
        "press",
        "tell",
        "want",
        "expect",
    }
)
"""What makes others do a thing, or asks it of them."""


def is_unreal(verb: Token) -> bool:
    """As in "Would have accepted", "is advised to seek", "I do not think that they want": nothing that somebody did or wants."""
    above = verb.head
    auxes = [c.lower_ for c in verb.lefts if c.dep_ == "aux"]
    own = child(verb, *SUBJECTS)
    if own is not None and any(c.dep_ == "aux" and c.i < own.i for c in verb.lefts) and own.i < verb.i:
        return True  # "will they leave"
    if any(word in ("must", "should") for word in auxes) or (is_passive(verb) and any(word in ("may", "might") for word in auxes)):
        return True  # "must ratify it", "must be ratified by Lima"
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and own is None and not auxes:
        return is_unreal(above)  # "would have signed and accepted it"
    if "have" in auxes and any(word in ("would", "could", "might", "should") for word in auxes):
        return True
    if verb.dep_ == "xcomp" and above.tag_ == "VBN" and above.lemma_ in _ASKED and any(c.dep_ == "auxpass" for c in above.lefts):
        return True
    if verb.tag_ == "VB" and verb.dep_ == "ccomp" and above.lemma_ in ("let", "make", "help", "have"):
        return True  # "a deal that lets Lima leave"
    if above.lemma_ in _LEADING and has_to(verb) and verb.dep_ in ("ccomp", "xcomp") and (own or child(above, "dobj")) is not None:
        return True  # "would have to get Lima to accept"
    return verb.dep_ == "ccomp" and above.lemma_ in ("think", "believe", "doubt") and (is_negated(above) or above.lemma_ == "doubt")


def last_of(verb: Token) -> Token:
    """Where what a verb says ends, without what is only joined to it; a condition belongs to it."""
    last = verb
    for c in verb.rights:
        if c.dep_ in _LEFT_OUT or (c.dep_ in ("advcl", "npadvmod") and not any(d.lower_ in _CONDITION for d in c.lefts)):
            continue
        last = max(last, c.right_edge, key=lambda t: t.i)
    while last.i > verb.i and (last.is_punct or last.is_space or last.dep_ == "cc") and last.text not in ('"', "'", ")"):
        last = neighbour(last, -1)
    return last


def first_of(verb: Token) -> Token:
    """The first word of a verb's group: "has repeatedly refused" begins at "has"."""
    first = verb
    for c in verb.lefts:
        if c.dep_ in ("aux", "auxpass", "neg", "advmod") and c.lower_ not in ("however", "meanwhile", "then", "also", "yet"):
            return c.left_edge if c.left_edge.i >= verb.i - 5 else verb
    return first


def chain(verb: Token) -> Iterator[Token]:
    """A verb and the verbs and adjectives above it that it completes."""
    place = verb
    for _ in range(_DEEPEST):
        yield place
        if place.dep_ not in ("xcomp", "acomp", "pcomp", "prep"):
            return
        place = place.head
