"""How a passage presents an event: actual, planned, hypothetical, negated, alleged.

The words around the event are read from the inside out. What stands further out decides: "may refuse to attack" is hypothetical,
"refuses to consider an attack" is negated. Only a plan leaves what is inside it as it is, and an allegation stays one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.complements import governed_by
from multipolar.evidence.extractors.events.conditions import at_top, is_ahead, is_present, of_particle, of_predicate, of_time
from multipolar.evidence.extractors.events.lexicon import Lexicon
from multipolar.evidence.extractors.events.marks import beside_noun, beside_verb, has_modal, is_finite, is_infinitive, is_promised, outer
from multipolar.evidence.extractors.events.roles import is_passive, is_verb
from multipolar.results.evidence.rows import Mode

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEEPEST = 12
_REPORTS = ("say", "report", "believe", "think", "understand", "hear", "reckon", "rumour", "rumor", "allege", "know", "suspect")
_SIGNS = ("sign", "evidence", "indication", "proof", "hint", "suggestion", "doubt")
_COPULAS = ("be", "prove", "turn", "remain", "seem", "look", "appear", "stay", "become")
_BECAUSE = ("over", "after", "since", "despite", "because", "amid", "during", "following", "before")
_ABOUT = ("of", "for", "to", "about", "over", "on", "against", "toward", "towards")
_HOLDING = frozenset(
    ("include", "contain", "foresee", "cover", "involve", "envisage", "entail", "stipulate", "provide", "mean", "set", "list", "hold")
)
_FIRST = ("first", "second", "third", "last", "latest", "only")
_HINGING = ("hinge", "depend", "rest", "ride", "turn")
_DECIDING = ("vote", "decide", "choose", "opt", "come", "guard")
_DENIALS = ("deny", "disavow", "dispute", "disclaim")


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
    dep = token.dep_
    if dep == "conj" and token.pos_ != "ADP":
        return _conjunct(token, head, words)
    if dep in ("prep", "agent", "dative", "conj"):
        return _preposition(token, head, words, follows)
    if dep == "pobj":
        return None, True
    if dep == "prt":  # "ruled out sending troops", as some parses have it
        return words.governors.get(head.lemma_.lower()), True
    verbal = is_verb(token) or is_infinitive(token)
    if dep in ("advcl", "relcl", "acl") and is_infinitive(token) and (over := governed_by(token)) is not None:
        return _governor(over, words, infinitive=True), False
    if dep in ("relcl", "acl") and is_infinitive(token) and any(child.lower_ == "have" for child in token.lefts):
        return None, False  # "the only state to have recognised it"
    if head.pos_ in ("NOUN", "PROPN") and dep in ("relcl", "xcomp", "advcl") and is_infinitive(token):
        return _noun_above(head, words, infinitive=True), True
    if head.pos_ in ("NOUN", "PROPN") and dep in ("relcl", "acl", "ccomp") and _is_content(token):
        return _noun_above(head, words, infinitive=False), head.lemma_ in _SIGNS and head.lemma_ != "doubt"
    if dep == "relcl" and is_present(token) and head.lemma_ in ("moment", "day", "minute", "instant", "second"):
        return "hypothetical", False  # "the moment Chile attacks, Lima will answer"
    if dep == "relcl" and is_present(token) and _is_of_something(token, head, words):
        return None, True  # "wants a treaty that bans it"
    if dep == "appos" and any(child.dep_ == "conj" for child in token.rights):
        return None, True  # the parser takes the second of a list for an apposition
    if dep in ("relcl", "parataxis", "appos", "poss", "compound", "amod"):
        return None, False
    if is_verb(head) or is_infinitive(head):
        if verbal:
            return _clause(token, head, words)
        return _carrier(token, head, words, follows)
    if head.pos_ in ("NOUN", "PROPN") and dep == "acl" and is_verb(token):
        infinitive = is_infinitive(token)
        if token.tag_ == "VBN" and not is_finite(token):
            return None, token.lemma_ in ("require", "need")  # "talks brokered by": what was done to them was done
        goes_on = infinitive or token.lemma_ in ("require", "need") or head.lemma_ in _SIGNS  # "there is no sign that"
        return _noun_above(head, words, infinitive=infinitive), goes_on
    if head.pos_ == "ADJ" and dep in ("xcomp", "ccomp", "advcl", "pcomp"):
        return _governor(head, words, infinitive=is_infinitive(token)), True
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
    return None, token.tag_ == head.tag_ or (head.tag_ == "VB" and token.tag_ == "VBP")


def _preposition(token: Token, head: Token, words: Lexicon, follows: bool) -> tuple[Mode | None, bool]:
    around = words.markers.get(token.lower_)
    if around is not None or token.lower_ == "than":
        return around or "hypothetical", False
    if token.dep_ == "conj" and head.pos_ == "ADP":  # "accused of this and of that"
        return None, True
    if head.lower_ == "responsible":
        return "alleged", False
    if token.lower_ == "of" and token.i and token.nbor(-1).lower_ == "instead":
        return "negated", True
    if head.lower_ in ("return", "exchange", "payment") and token.lower_ == "for" and head.dep_ == "pobj":
        return None, True  # what is had in exchange comes with what it is had for
    if head.lower_ in ("close", "short") or (token.lower_ == "out" and head.lemma_ == "rule"):  # "came close to", "stopped short of"
        return "negated", False
    complement = any(child.dep_ == "pcomp" for child in token.children)
    if head.pos_ == "ADJ":
        return words.dispositions.get(head.lemma_.lower()), True
    if token.lower_ == "against" and is_verb(head) and head.lemma_ in _DECIDING:
        return "negated", True
    if head.pos_ in ("NOUN", "PROPN"):
        if token.lower_ == "of" and head.lemma_.lower() in words.containers:
            return None, True
        if token.lower_ in _ABOUT or (token.lower_ == "in" and complement):
            around = words.mode_nouns.get(head.lemma_.lower())
            if around is not None:
                return around, around != "hypothetical"
        accused = token.lower_ == "of" and head.dep_ == "dobj" and words.governors.get(head.head.lemma_.lower()) == "alleged"
        return ("alleged" if accused else None), False
    if (
        token.lower_ in _BECAUSE
        and any(child.dep_ == "pobj" and not _is_indefinite(child) for child in token.rights)
        and not has_modal(head)
    ):
        return None, False  # "has not joined the curbs over its invasion"
    if token.lower_ in ("after", "following", "since", "amid", "during") and not has_modal(head):
        return None, False  # what something else comes after has come
    if head.pos_ == "ADP" and token.dep_ == "prep":
        return None, True  # "out of", "back from"
    if is_verb(head) and (around := words.phrases.get(f"{head.lemma_.lower()} {token.lower_}")) is not None:
        return around, True
    if is_verb(head) and token.lower_ in (
        "at",
        "toward",
        "towards",
        "of",
        "on",
        "for",
        "from",
        "to",
        "in",
        "about",
        "into",
        "against",
        "upon",
        "by",
        "through",
    ):
        if token.lower_ in ("by", "through"):
            return None, complement
        around = of_particle(head, words.phrases) or words.governors.get(head.lemma_.lower())
        if around == "alleged" and token.lower_ == "for" and complement:
            return around, True  # "blamed Lima for arming them"
        if token.lower_ == "in" or (around == "alleged" and token.lower_ != "of"):
            return None, follows
        return (around if complement or around != "planned" else None), complement or around is not None or follows
    return None, follows and not any(child.dep_ == "pcomp" for child in token.children)


def _clause(token: Token, head: Token, words: Lexicon) -> tuple[Mode | None, bool]:
    """A verb under a verb."""
    infinitive = is_infinitive(token)
    if token.dep_ == "advcl" and token.tag_ == "VBG" and token.i and token.nbor(-1).dep_ == "prt":  # "ruled out sending"
        return _governor(head, words, infinitive=False), True
    if token.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "than" for child in token.lefts):
        return "negated" if _is_rather(token) else None if is_finite(token) and not has_modal(head) else "hypothetical", False
    if token.dep_ == "advcl" and is_finite(token) and (around := of_time(token, head)) is not None:
        return around, False
    if token.dep_ == "advcl" and infinitive and of_particle(head, words.phrases) is None and _goes_on(head):
        return None, True
    if token.dep_ == "advcl":
        marked = any(child.dep_ == "mark" and child.lower_ != "for" for child in token.children)
        purpose = infinitive and not marked
        return ("hypothetical" if purpose else None), purpose or not is_finite(token)
    if token.dep_ == "ccomp" and is_finite(token) and _is_asked_of(token):
        return None, False  # "nobody knows why Chile attacked"
    if token.dep_ in ("ccomp", "xcomp") and head.lemma_ in _DENIALS and not infinitive:
        return "alleged", True
    if token.dep_ == "ccomp" and token.i < head.i:  # "X attacked Y, officials say"
        return (words.governors.get(head.lemma_.lower()) if words.governors.get(head.lemma_.lower()) == "alleged" else None), False
    if head.lemma_ in _COPULAS and token.dep_ in ("csubj", "nsubj"):  # "sending arms is out of the question"
        return of_predicate(head, words.predicates) or beside_verb(head, words) or ("hypothetical" if is_present(head) else None), False
    if head.lemma_ == "be" and token.dep_ in ("xcomp", "ccomp"):  # "one scenario is that ..."
        noun = next((child for child in head.children if child.dep_ == "nsubj"), None)
        if not infinitive and (around := of_predicate(head, words.predicates)) is not None:  # "it is unclear whether", "possible that"
            return around, False
        of_noun = words.mode_nouns.get(noun.lemma_.lower()) if noun is not None else None
        if infinitive and noun is not None and not of_noun and (noun.pos_ in ("PROPN", "PRON") or noun.lemma_.lower() in words.acting):
            return "planned", True  # "the envoy is to leave on Friday"
        return of_noun or ("hypothetical" if infinitive else None), True
    if token.dep_ in ("xcomp", "ccomp", "csubj", "csubjpass", "dobj", "oprd"):
        around = _governor(head, words, infinitive=infinitive)
        if around == "negated" and beside_verb(head, words) == "negated":
            if head.lemma_ in ("hesitate", "fail", "neglect", "forget"):
                return None, False  # whoever did not hesitate did it
            return "hypothetical", False  # "did not rule out", "never stopped": no longer denied, and not told as done either
        if around == "planned" and not (infinitive or token.dep_ == "xcomp" or has_modal(token)):
            around = None
        return around, True
    return None, True


def _governor(head: Token, words: Lexicon, *, infinitive: bool) -> Mode | None:
    lemma = head.lemma_.lower()
    if lemma == "have" and infinitive and head.tag_ == "VBD" and not any(child.lower_ == "yet" for child in head.children):
        return None  # "had to leave": and left
    if lemma == "have" and infinitive:
        return "negated" if any(child.lower_ == "yet" for child in head.children) else "hypothetical"
    if infinitive and lemma in _REPORTS and is_passive(head):
        return "alleged"
    if lemma == "suppose" and infinitive and is_passive(head):
        return "planned"
    if (around := of_particle(head, words.phrases)) is not None:
        return around
    if head.pos_ == "ADJ" and (lemma in words.factive or lemma in words.dispositions):
        return words.dispositions.get(lemma)
    if lemma in words.governors:
        return words.governors[lemma]
    return "hypothetical" if infinitive else None


def _carrier(noun: Token, verb: Token, words: Lexicon, follows: bool) -> tuple[Mode | None, bool]:
    """A noun under a verb: the verb's mode is its own where the verb does it, or where it is said to happen."""
    lemma = verb.lemma_.lower()
    if noun.dep_ in ("nsubj", "nsubjpass"):
        happens = lemma in words.carriers["happening"] or (noun.dep_ == "nsubjpass" and lemma in words.carriers["doing"])
        if _is_indefinite(noun) and not is_promised(verb) and _may_be(verb, words):
            return "hypothetical", False  # "a strike would be madness"
        if lemma in _COPULAS:
            if lemma == "be" and any(child.dep_ == "xcomp" and is_infinitive(child) for child in verb.children):
                return "planned", True  # "talks are to be held"
            if (around := of_predicate(verb, words.predicates)) is None and _is_general(noun, verb):
                around = "hypothetical"  # "an invasion is a gamble"
            return around, False
        if lemma in _HINGING:
            return "hypothetical", False
        if noun.dep_ == "nsubjpass" and (around := of_particle(verb, words.phrases)) is not None:
            return around, True
        clause = next((child for child in verb.children if child.dep_ == "xcomp"), None)
        if clause is not None:  # "talks are expected to begin"
            begins = clause.lemma_.lower() in words.carriers["happening"] or is_passive(clause)
            around = _governor(verb, words, infinitive=True) if begins else None
            return around, begins
        around = words.governors.get(lemma) if noun.dep_ == "nsubjpass" else None
        return (around if around in ("planned", "alleged", "negated") else None), happens
    if noun.dep_ in ("dobj", "attr", "oprd", "dative"):
        around = of_particle(verb, words.phrases) or words.governors.get(lemma)
        if around is None and lemma in _HOLDING and _is_plan(verb, words):
            return "hypothetical", False  # "the draft includes a withdrawal"
        if around == "negated" and beside_verb(verb, words) == "negated":
            return "hypothetical", False  # "has not ruled out an attack"
        if _is_indefinite(noun) and not is_promised(verb) and _may_be(verb, words):
            return "hypothetical", False  # "observers would verify a truce"
        carries = follows or lemma in words.carriers["doing"]
        return around, carries or around is not None
    return None, follows


def _is_asked_of(verb: Token) -> bool:
    """Whether a clause takes for granted that it was done, and tells why, how or by whom."""
    told = verb.tag_ in ("VBD", "VBZ", "VBP") or any(
        child.tag_ == "VBZ" or child.tag_ == "VBD" for child in verb.lefts if child.dep_ == "aux"
    )
    return told and any(
        (child.dep_ == "advmod" and child.lower_ in ("why", "how", "when", "where")) or (child.dep_ == "nsubj" and child.lower_ == "who")
        for child in verb.lefts
    )


def _is_general(noun: Token, verb: Token) -> bool:
    """Whether it is said in the present of any such event what it is."""
    bare = noun.tag_ == "NNS" and not any(child.dep_ in ("det", "poss", "amod") for child in noun.lefts)
    one = any(child.dep_ == "det" and child.lower_ in ("a", "an", "any") for child in noun.lefts)
    return (one or bare) and verb.tag_ in ("VBZ", "VBP") and any(child.dep_ == "attr" for child in verb.rights)


def _is_content(verb: Token) -> bool:
    """Whether a clause after a noun says what the noun is about: "claims that Lima left", but not "claims that Lima left open"."""
    that = next((child for child in verb.lefts if child.lower_ in ("that", "whether")), None)
    return that is not None and that.dep_ == "mark"


def _is_of_something(verb: Token, noun: Token, words: Lexicon) -> bool:
    """Whether a relative clause tells what something to come would do: "a treaty that bans", not "a charge that Lima denies"."""
    pronoun = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    relative = pronoun is not None and pronoun.lower_ in ("that", "which")
    return relative and noun.pos_ == "NOUN" and _is_indefinite(noun) and noun.lemma_.lower() not in words.acting


def _is_plan(verb: Token, words: Lexicon) -> bool:
    """Whether what does it is a text or a plan: "the draft", "terms"."""
    return any(child.dep_ == "nsubj" and child.lemma_.lower() in words.plans for child in verb.lefts)


def _is_rather(verb: Token) -> bool:
    """Whether "rather" stands before "than"."""
    than = next(child for child in verb.lefts if child.lower_ == "than")
    return than.i > 0 and than.nbor(-1).lower_ == "rather"


def _goes_on(verb: Token) -> bool:
    """Whether what follows was done next: "went on to condemn"."""
    return verb.lemma_ == "go" and any(child.lower_ == "on" for child in verb.rights)


def _is_indefinite(noun: Token) -> bool:
    return not any(child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ not in ("a", "an", "any")) for child in noun.lefts)


def _may_be(verb: Token, words: Lexicon) -> bool:
    return any(words.modals.get(child.lower_) == "hypothetical" for child in verb.children if child.dep_ == "aux")


def _noun_above(noun: Token, words: Lexicon, *, infinitive: bool) -> Mode | None:
    if noun.lemma_ == "report":
        return "alleged"
    if noun.lemma_ == "doubt" and any(child.lower_ in ("no", "little") for child in noun.lefts):
        return None
    if infinitive and any(child.lower_ in _FIRST for child in noun.lefts):
        return None  # "was the first state to recognise it"
    around = words.mode_nouns.get(noun.lemma_.lower())
    return around or ("hypothetical" if infinitive else None)
