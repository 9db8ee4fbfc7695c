"""What a preposition and the word before it make of what stands after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.conditions import of_particle
from multipolar.evidence.extractors.events.lexicon import Lexicon
from multipolar.evidence.extractors.events.marks import has_modal
from multipolar.evidence.extractors.events.roles import is_verb
from multipolar.evidence.extractors.events.shapes import is_indefinite
from multipolar.evidence.extractors.events.subjects import charged_by
from multipolar.evidence.language.neighbours import neighbour
from multipolar.results.evidence.rows import Mode

if TYPE_CHECKING:
    from spacy.tokens import Token

_BECAUSE = ("over", "after", "since", "despite", "because", "amid", "during", "following", "before")
_ABOUT = ("of", "for", "to", "about", "over", "on", "against", "toward", "towards")
_GOVERNED = frozenset(
    ("at", "toward", "towards", "of", "on", "for", "from", "to", "in", "about", "into", "against", "upon", "by", "through")
)
_TIMES = ("after", "following", "since", "amid", "during")
_WORRYING = ("worry", "fret", "agonise", "agonize", "panic", "fantasise", "fantasize", "speculate", "muse", "joke", "talk", "chatter")
_REPAYING = (
    "forgive",
    "thank",
    "punish",
    "praise",
    "reward",
    "rebuke",
    "apologise",
    "apologize",
    "reproach",
    "penalise",
    "penalize",
    "pardon",
    "mock",
)
_FACED = ("challenge", "difficulty", "complexity", "task", "hurdle")
_NOUNS_DEEP = 4
DENIALS = ("deny", "disavow", "dispute", "disclaim")
_DECIDING = ("vote", "decide", "choose", "opt", "come", "guard")


def through_preposition(token: Token, head: Token, words: Lexicon, follows: bool) -> tuple[Mode | None, bool]:
    """Mode that comes through a preposition, and whether what stands above still matters."""
    if (fixed := _fixed(token, head, words)) is not None:
        return fixed
    if token.dep_ == "agent":
        return None, True  # "is backed by guarantees": the one is as real as the other
    if head.pos_ == "ADJ":
        return words.dispositions.get(head.lemma_.lower()), True
    if head.pos_ in ("NOUN", "PROPN"):
        return _after_noun(token, head, words)
    known = any(child.dep_ == "pobj" and not is_indefinite(child) for child in token.rights)
    if token.lower_ in _BECAUSE and known and not has_modal(head):
        return None, False  # "has not joined the curbs over its invasion"
    if token.lower_ in _TIMES and not has_modal(head):
        return None, False  # what something else comes after has come
    if head.pos_ == "ADP" and token.dep_ == "prep":
        return None, True  # "out of", "back from"
    if is_verb(head):
        return _after_verb(token, head, words, follows)
    return None, follows and not _has_complement(token)


def _has_complement(token: Token) -> bool:
    return any(child.dep_ == "pcomp" for child in token.children)


def _fixed(token: Token, head: Token, words: Lexicon) -> tuple[Mode | None, bool] | None:
    """What words that belong together make of it: "instead of", "close to", "in return for"."""
    around = words.markers.get(token.lower_)
    if around is not None or token.lower_ == "than":
        return around or "hypothetical", False
    if token.dep_ == "conj" and head.pos_ == "ADP":  # "accused of this and of that"
        return None, True
    if head.lower_ == "responsible":
        return "alleged", False
    if token.lower_ == "of" and token.i and neighbour(token, -1).lower_ == "instead":
        return "negated", True
    if head.lower_ in ("return", "exchange", "payment") and token.lower_ == "for" and head.dep_ == "pobj":
        return None, True  # what is had in exchange comes with what it is had for
    if (head.lower_ == "far" and token.lower_ == "from") or (token.lower_ == "from" and token.i and neighbour(token, -1).lower_ == "far"):
        return "negated", False  # "far from withdrawing"
    if token.lower_ == "at" and token.i and neighbour(token, -1).lower_ in ("neither", "nor", "not", "quite", "longer"):
        return "negated", False  # "neither at war nor at peace"
    if token.lower_ == "for" and head.lower_ == "as":
        return "hypothetical", False  # "as for bombing Chile"
    if token.lower_ in ("in", "at", "during") and token.i < head.i and is_verb(head) and not has_modal(head):
        return None, False  # "in his meeting with Vega, he likely heard": the meeting was held
    if head.lower_ in ("close", "short") or (token.lower_ == "out" and head.lemma_ == "rule"):  # "came close to", "stopped short of"
        return "negated", False
    if token.lower_ == "against" and is_verb(head) and head.lemma_ in _DECIDING:
        return "negated", True
    return None


def _after_noun(token: Token, head: Token, words: Lexicon) -> tuple[Mode | None, bool]:
    if head.lemma_ in _FACED and _has_complement(token):
        return "hypothetical", False  # "challenges, including capturing the capital"
    if token.lower_ in ("toward", "towards") and _has_complement(token):
        return "hypothetical", False  # "progress toward ending the war"
    if token.lower_ == "of" and head.lemma_.lower() in words.containers:
        return None, True
    if token.lower_ in _ABOUT or (token.lower_ in ("in", "including") and _has_complement(token)):
        around = words.mode_nouns.get(head.lemma_.lower())
        if around is not None:
            return around, around != "hypothetical"
    if _is_of_denied(head) or (token.lower_ == "of" and charged_by(head) is not None):
        return "alleged", True
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):  # "accused the army and its allies of"
        head = head.head
    accused = token.lower_ == "of" and head.dep_ == "dobj" and words.governors.get(head.head.lemma_.lower()) == "alleged"
    return ("alleged" if accused else None), False


def _is_of_denied(noun: Token) -> bool:
    """Whether what it is part of is denied: "denied any involvement in the supply of arms to the rebels"."""
    for _ in range(_NOUNS_DEEP):
        if noun.dep_ == "dobj":
            return noun.head.lemma_ in DENIALS
        if noun.dep_ != "pobj" or noun.head.head.pos_ != "NOUN":
            return False
        noun = noun.head.head
    return False


def _after_verb(token: Token, head: Token, words: Lexicon, follows: bool) -> tuple[Mode | None, bool]:
    complement = _has_complement(token)
    around = words.phrases.get(f"{head.lemma_.lower()} {token.lower_}")
    if around is not None:
        return around, True
    if head.lemma_ in _WORRYING and any(child.dep_ == "pobj" and is_indefinite(child) for child in token.rights):
        return "hypothetical", False
    if token.lower_ not in _GOVERNED:
        return None, follows and not complement
    if token.lower_ in ("by", "through"):
        return None, complement or token.lower_ == "through"  # "could be ended through talks"
    around = of_particle(head, words.phrases) or words.governors.get(head.lemma_.lower())
    if token.lower_ == "for" and complement and head.lemma_ in _REPAYING:
        return None, False  # "has never forgiven Chile for siding with Peru"
    if around == "alleged" and token.lower_ == "for" and complement:
        return around, True  # "blamed Lima for arming them"
    if token.lower_ == "in" or (around == "alleged" and token.lower_ != "of"):
        return None, follows
    return (around if complement or around != "planned" else None), complement or around is not None or follows
