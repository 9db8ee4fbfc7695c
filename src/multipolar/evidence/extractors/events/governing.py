"""What a verb, adjective or noun makes of the clause or noun that it governs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.conditions import is_present, of_particle, of_predicate, of_time
from multipolar.evidence.extractors.events.lexicon import Lexicon
from multipolar.evidence.extractors.events.marks import beside_verb, has_modal, is_finite, is_infinitive, is_promised
from multipolar.evidence.extractors.events.prepositions import DENIALS
from multipolar.evidence.extractors.events.roles import is_passive
from multipolar.evidence.extractors.events.shapes import (
    goes_on,
    is_asked_of,
    is_general,
    is_indefinite,
    is_plan,
    is_rather,
    may_be,
    stipulates,
    would_be,
)
from multipolar.evidence.extractors.events.subjects import in_charge
from multipolar.evidence.language.neighbours import neighbour
from multipolar.results.evidence.rows import Mode

if TYPE_CHECKING:
    from spacy.tokens import Token

_REPORTS = ("say", "report", "believe", "think", "understand", "hear", "reckon", "rumour", "rumor", "allege", "know", "suspect")
_COPULAS = ("be", "prove", "turn", "remain", "seem", "look", "appear", "stay", "become")
_HOLDING = frozenset(
    ("include", "contain", "foresee", "cover", "involve", "envisage", "entail", "stipulate", "provide", "mean", "set", "list", "hold")
)
_FIRST = ("first", "second", "third", "last", "latest", "only")
_HINGING = ("hinge", "depend", "rest", "ride", "turn", "require", "need", "await", "presuppose", "take")
_LASTING = ("war", "conflict", "fighting", "invasion", "occupation", "sanction", "support", "alliance", "blockade", "siege", "embargo")
_DOINGS = frozenset(
    ("task", "job", "trick", "challenge", "point", "answer", "solution", "key", "step", "role", "duty", "trouble", "thing", "rest",
     "mission", "priority", "instinct", "response", "lesson", "policy", "line", "move", "strategy", "tactic", "function", "this", "that",
     "all", "it", "what", "approach", "reflex")
)  # fmt: skip
"""What stands before "is to do" where that says what it consists in, and not what is planned."""


def in_clause(token: Token, head: Token, words: Lexicon) -> tuple[Mode | None, bool]:
    """A verb under a verb."""
    infinitive = is_infinitive(token)
    if token.dep_ == "advcl":
        return _adverbial(token, head, words, infinitive=infinitive)
    if token.dep_ == "ccomp" and is_finite(token) and is_asked_of(token):
        return None, False  # "nobody knows why Chile attacked"
    if token.dep_ in ("ccomp", "xcomp") and head.lemma_ in DENIALS and not infinitive:
        return "alleged", True
    if token.dep_ == "ccomp" and token.i < head.i:  # "X attacked Y, officials say"
        return (words.governors.get(head.lemma_.lower()) if words.governors.get(head.lemma_.lower()) == "alleged" else None), False
    if head.lemma_ in _COPULAS and token.dep_ in ("csubj", "nsubj"):  # "sending arms is out of the question"
        return of_predicate(head, words.predicates) or beside_verb(head, words) or ("hypothetical" if is_present(head) else None), False
    if token.dep_ == "csubj" and is_present(head):  # "lifting the curbs takes a vote"
        return "hypothetical", False
    if head.lemma_ == "be" and token.dep_ in ("xcomp", "ccomp"):
        return _after_be(head, words, infinitive=infinitive)
    if token.dep_ in ("xcomp", "ccomp", "csubj", "csubjpass", "dobj", "oprd"):
        if infinitive and head.lemma_ in _REPORTS and is_passive(head) and beside_verb(head, words) == "negated":
            return "negated", True  # "is not believed to have sent"
        around = governor(head, words, infinitive=infinitive)
        if around in (None, "planned") and stipulates(head, words) and token.tag_ != "VBD":
            return "hypothetical", False  # "article 4 lets Lima expel"
        if around == "negated" and beside_verb(head, words) == "negated":
            if head.lemma_ in ("hesitate", "fail", "neglect", "forget"):
                return None, False  # whoever did not hesitate did it
            return "hypothetical", False  # "did not rule out", "never stopped": no longer denied, and not told as done either
        if around == "planned" and not (infinitive or token.dep_ == "xcomp" or has_modal(token)):
            around = None
        return around, True
    return None, True


def _adverbial(token: Token, head: Token, words: Lexicon, *, infinitive: bool) -> tuple[Mode | None, bool]:
    """A clause beside a verb: of time, of purpose, of what was done instead."""
    if in_charge(token) is not None or _is_behind_charge(token, head):
        return "alleged", False
    if token.tag_ == "VBG" and _follows_maybe(token, words):
        return "hypothetical", False
    if token.tag_ == "VBG" and any(child.lower_ == "while" for child in token.lefts):
        return None, False  # "would hold talks while insisting on its terms"
    if token.tag_ == "VBG" and head.lemma_ in DENIALS and token.lemma_ in words.tellers and neighbour(token, -1).text != ",":
        return "alleged", False  # "denied a report in a newspaper saying that"
    if token.tag_ == "VBG" and token.i and neighbour(token, -1).dep_ == "prt":  # "ruled out sending"
        return governor(head, words, infinitive=False), True
    if any(child.dep_ == "mark" and child.lower_ == "than" for child in token.lefts):
        return "negated" if is_rather(token) else None if is_finite(token) and not has_modal(head) else "hypothetical", False
    if is_finite(token) and (around := of_time(token, head)) is not None:
        return around, False
    if infinitive and of_particle(head, words.phrases) is None and goes_on(head):
        return None, True
    if infinitive and (scheme := _scheme(token, head, words)) is not None:
        return noun_above(scheme, words, infinitive=True), True
    marked = any(child.dep_ == "mark" and child.lower_ != "for" for child in token.children)
    purpose = infinitive and not marked and not _is_first(head)
    return ("hypothetical" if purpose else None), purpose or not is_finite(token)


def _is_behind_charge(verb: Token, head: Token) -> bool:
    """Whether a charge stands between a participle and what the parser hangs it on: "accusing them of this and, lately, meddling"."""
    if verb.tag_ != "VBG" or head.i > verb.i:
        return False
    between = verb.doc[head.i + 1 : verb.i]
    return any(one.lemma_ == "accuse" and one.tag_ == "VBG" for one in between) and any(one.lower_ == "and" for one in between)


def _follows_maybe(verb: Token, words: Lexicon) -> bool:
    """Whether a participle goes on, behind a comma, from what only may be: "fear that Chile could invade, annexing the port"."""
    first = next((token for token in verb.lefts if token.dep_ != "punct"), verb)
    if first.i < 1 or neighbour(first, -1).text != ",":
        return False
    before = next((token for token in reversed(verb.doc[verb.sent.start : first.i]) if token.tag_ in ("VB", "VBD", "VBZ", "VBP")), None)
    return before is not None and before.tag_ == "VB" and may_be(before, words)


def _scheme(verb: Token, head: Token, words: Lexicon) -> Token | None:
    """The plan or deal that a clause beside a verb says more of: "struck a deal to cut the tariff", "made a pact for Peru to pay"."""
    made = (child for child in head.rights if child.dep_ == "dobj" and child.i < verb.i)
    return next((noun for noun in made if words.mode_nouns.get(noun.lemma_.lower()) == "planned"), None)


def _is_first(verb: Token) -> bool:
    """Whether somebody was the first, or the last, to do it: "became the first state to ban it"."""
    attributes = (child for child in verb.rights if child.dep_ == "attr" and verb.lemma_ in ("be", "become"))
    return any(inner.lower_ in _FIRST for child in attributes for inner in child.lefts)


def _after_be(head: Token, words: Lexicon, *, infinitive: bool) -> tuple[Mode | None, bool]:
    """What something is: "one scenario is that ...", "the envoy is to leave on Friday"."""
    noun = next((child for child in head.children if child.dep_ == "nsubj"), None)
    if not infinitive and (around := of_predicate(head, words.predicates)) is not None:  # "it is unclear whether", "possible that"
        return around, False
    of_noun = words.mode_nouns.get(noun.lemma_.lower()) if noun is not None else None
    if infinitive and noun is not None and not of_noun and noun.lemma_.lower() not in _DOINGS:
        return "planned", True  # "the envoy is to leave on Friday"
    return of_noun or ("hypothetical" if infinitive else None), True


def governor(head: Token, words: Lexicon, *, infinitive: bool) -> Mode | None:
    """Mode that a verb or adjective gives the clause that it governs."""
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


def carrier(noun: Token, verb: Token, words: Lexicon, follows: bool) -> tuple[Mode | None, bool]:
    """A noun under a verb: the verb's mode is its own where the verb does it, or where it is said to happen."""
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return _as_subject(noun, verb, words)
    if noun.dep_ in ("dobj", "attr", "oprd", "dative"):
        return _as_object(noun, verb, words, follows)
    return None, follows


def _as_subject(noun: Token, verb: Token, words: Lexicon) -> tuple[Mode | None, bool]:
    lemma = verb.lemma_.lower()
    happens = lemma in words.carriers["happening"] or (noun.dep_ == "nsubjpass" and lemma in words.carriers["doing"])
    if is_indefinite(noun) and not is_promised(verb) and may_be(verb, words):
        return "hypothetical", False  # "a strike would be madness"
    if lemma in _COPULAS:
        if (asked := _among(verb, words)) is not None:
            return asked, False
        if lemma == "be" and any(child.dep_ == "xcomp" and is_infinitive(child) for child in verb.children):
            return "planned", True  # "talks are to be held"
        if (around := of_predicate(verb, words.predicates)) is None and is_general(noun, verb):
            around = "hypothetical"  # "an invasion is a gamble"
        return around, False
    if (lemma in _HINGING and is_present(verb)) or (noun.lemma_ not in _LASTING and would_be(verb)):
        return "hypothetical", False  # "their withdrawal would please Lima"
    if noun.dep_ == "nsubjpass" and (around := of_particle(verb, words.phrases)) is not None:
        return around, True
    clause = next((child for child in verb.children if child.dep_ == "xcomp"), None)
    if clause is not None:  # "talks are expected to begin"
        begins = clause.lemma_.lower() in words.carriers["happening"] or is_passive(clause)
        around = governor(verb, words, infinitive=True) if begins else None
        return around, begins
    around = words.governors.get(lemma) if noun.dep_ == "nsubjpass" else None
    if around == "negated" and beside_verb(verb, words) == "negated":
        return "hypothetical", False  # "a deployment should not be excluded"
    if around == "hypothetical" and is_indefinite(noun):
        return around, False  # "sanctions have been proposed"
    return (around if around in ("planned", "alleged", "negated") else None), happens


def _among(verb: Token, words: Lexicon) -> Mode | None:
    """Mode that "among its demands were" gives what follows."""
    nouns = (inner for child in verb.children if child.lower_ == "among" for inner in child.rights if inner.dep_ == "pobj")
    return next((mode for one in nouns if (mode := words.mode_nouns.get(one.lemma_.lower())) is not None), None)


def _as_object(noun: Token, verb: Token, words: Lexicon, follows: bool) -> tuple[Mode | None, bool]:
    lemma = verb.lemma_.lower()
    if noun.dep_ == "attr" and (asked := _among(verb, words)) is not None:
        return asked, False  # "among her demands were concessions"
    around = of_particle(verb, words.phrases) or words.governors.get(lemma)
    if (stated := of_predicate(verb, words.predicates)) is not None and lemma in (
        "make",
        "render",
        "keep",
        "leave",
        "deem",
        "consider",
        "call",
    ):
        return stated, False  # "called an attack unthinkable"
    if around is None and lemma in _HOLDING and is_plan(verb, words):
        return "hypothetical", False  # "the draft includes a withdrawal"
    if around == "negated" and beside_verb(verb, words) == "negated":
        return "hypothetical", False  # "has not ruled out an attack"
    if is_indefinite(noun) and not is_promised(verb) and may_be(verb, words):
        return "hypothetical", False  # "observers would verify a truce"
    carries = follows or lemma in words.carriers["doing"]
    if noun.dep_ == "attr" and any(child.dep_ == "expl" for child in verb.lefts):
        return around, True  # "there would be talks"
    if lemma == "commit":
        return None, carries  # who commits a crime does it; who commits to a cause will
    return around, carries or around is not None


def noun_above(noun: Token, words: Lexicon, *, infinitive: bool) -> Mode | None:
    """Mode that a noun gives the clause that hangs on it: "plans to attack", "claims that Chile attacked"."""
    if noun.lemma_ == "report":
        return "alleged"
    if noun.lemma_ == "doubt" and any(child.lower_ in ("no", "little") for child in noun.lefts):
        return None
    if infinitive and any(child.lower_ in _FIRST for child in noun.lefts):
        return None  # "was the first state to recognise it"
    around = words.mode_nouns.get(noun.lemma_.lower())
    while around is None and not infinitive and noun.dep_ in ("pobj", "npadvmod", "appos"):  # "accusations by experts last year that"
        noun = noun.head if noun.dep_ != "pobj" else noun.head.head
        if noun.pos_ != "NOUN":
            break
        around = words.mode_nouns.get(noun.lemma_.lower())
    return around or ("hypothetical" if infinitive else None)
