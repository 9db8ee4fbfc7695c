"""What a clause of time, a predicate or a particle makes of an event: "once Lima leaves", "talks are in doubt", "held off on striking"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.lexicon import lexicon
from multipolar.evidence.extractors.events.marks import is_infinitive, is_promised
from multipolar.results.evidence.rows import Mode

if TYPE_CHECKING:
    from spacy.tokens import Token

_TIMES = ("when", "once", "whenever", "after", "before", "where", "by")
_OPEN = ("will", "'ll", "would", "'d", "could", "can", "might", "may", "should", "must", "wo", "shall")
_PARTICLES = ("prt", "advmod", "prep", "acomp", "oprd")
_POLAR = ("will", "would", "can", "could", "should", "may", "might", "is", "are", "was", "were", "does", "do", "did", "has", "have", "had")
_DATES = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
     "july", "august", "september", "october", "november", "december")
)  # fmt: skip
_SPANS = _DATES | frozenset(
    ("week", "month", "year", "spring", "summer", "autumn", "winter", "fall", "weekend", "days", "weeks", "months", "decade", "fortnight")
)
_LEAST = 2
_MOST = 4


def of_time(verb: Token, head: Token) -> Mode | None:
    """Mode of what a clause of time tells, where what hangs on it is still to come: "will answer when Chile attacks"."""
    marks = {child.lower_ for child in verb.lefts if child.dep_ in ("mark", "advmod")}
    if not marks & set(_TIMES) or is_ahead(verb):
        return None
    asked = verb.sent[-1].text == "?"
    if is_present(verb) and (_is_open(head) or marks & {"before", "once"} or asked):
        return "hypothetical"
    if "after" in marks and is_present(verb) and not any(child.dep_ in ("aux", "auxpass") for child in verb.lefts):
        return "hypothetical"  # "can join after all of them sign off"
    past = verb.tag_ == "VBD" and not any(child.lower_ == "had" for child in verb.lefts)
    if "after" in marks and is_promised(head):
        return None  # "said it would protest after jets had come close"
    return "hypothetical" if past and "before" not in marks and _has(head, ("would", "'d", "could", "might")) else None


def is_present(verb: Token) -> bool:
    """Whether a verb is told of now: "attacks", "is attacking", "has attacked"."""
    helpers = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    if any(child.tag_ in ("VBZ", "VBP") for child in helpers):
        return True
    return verb.tag_ in ("VBZ", "VBP") and not helpers and verb.lower_ not in lexicon().lemmas  # pasts that the parser does not know


def _is_open(verb: Token) -> bool:
    return _has(verb, _OPEN) or is_infinitive(verb)


def _has(verb: Token, words: tuple[str, ...]) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in words for child in verb.lefts)


def of_predicate(verb: Token, predicates: Mapping[str, Mode]) -> Mode | None:
    """Mode that a predicate gives its subject: "unlikely", "an option", "on the table", "out of the question"."""
    for child in (*verb.rights, *(one for one in verb.lefts if one.dep_ == "prep")):
        if child.dep_ in ("acomp", "attr", "oprd", "advmod", "xcomp"):
            found = predicates.get(child.lower_) or predicates.get(child.lemma_.lower())
            if found is not None:
                return found
        if child.dep_ in ("prep", "acomp", "advmod", "prt"):
            said = [one.lower_ for one in child.subtree if one.pos_ not in ("DET", "PRON", "ADJ") and not one.is_punct][:_MOST]
            for end in range(_LEAST, len(said) + 1):
                if (found := predicates.get(" ".join(said[:end]))) is not None:
                    return found
    return None


def of_particle(verb: Token, phrases: Mapping[str, Mode]) -> Mode | None:
    """Mode that a verb gives what it governs together with its particle: "hold off on", "call off"."""
    for child in verb.rights:
        if child.dep_ in _PARTICLES and child.i - verb.i <= _MOST:
            found = phrases.get(f"{verb.lemma_.lower()} {child.lower_}")
            if found is not None:
                return found
    return None


def at_top(token: Token) -> Mode | None:
    """Mode of a whole sentence: a headline's "Peru to sign"."""
    if is_infinitive(token) and any(child.dep_ in ("nsubj", "nsubjpass") for child in token.lefts):
        return "planned"
    return None


def is_asked(token: Token) -> bool:
    """Whether its sentence asks if it is so: "Has Peru signed?", also behind a speaker's name and a colon."""
    sentence = token.sent
    if not any(one.text == "?" for one in sentence[-_LEAST:]):
        return False
    colon = max((one.i for one in sentence if one.text == ":" and one.i < token.i), default=None)
    words = token.doc[sentence.start if colon is None else colon + 1 : sentence.end]
    first = next((one for one in words if not one.is_punct and one.pos_ not in ("CCONJ", "ADV")), None)
    return first is not None and first.lower_ in _POLAR and (colon is not None or first.head.i == token.i)


def is_ahead(verb: Token) -> bool:
    """Whether what is told in the present has a date to come: "meets him next week", "is flying out tomorrow"."""
    now = verb.tag_ in ("VBZ", "VBP") or (
        verb.tag_ in ("VBG", "VBN") and any(child.lower_ in ("is", "are", "'s", "'re") for child in verb.lefts)
    )
    return now and any(_is_to_come(child) for child in verb.children if child.dep_ in ("npadvmod", "advmod", "prep", "nmod"))


def _is_to_come(token: Token) -> bool:
    if token.lower_ in ("tomorrow", "soon", "shortly"):
        return True
    said = [one.lower_ for one in token.subtree]
    if token.lower_ in ("in", "on") and len(said) == _LEAST and said[1] in _DATES:
        return True
    return len(said) <= _MOST + 1 and any(
        (word in ("next", "coming") and any(one in _SPANS for one in said[place + 1 :]))
        or (word == "later" and said[place + 1 : place + 2] == ["this"])
        for place, word in enumerate(said)
    )
