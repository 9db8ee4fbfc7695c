"""What is seen of how a passage presents an event: what rules say, the verbs and nouns above its word, whose claim it stands in.

Names of features say where a word stands: ``beside`` the event's own verb, ``over`` it at the next verb up, ``above`` for whatever else
governs it, ``before`` its noun, anywhere in the ``sentence``. Who acts counts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.lexicon import Lexicon, lexicon
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.likely_events.setting import Setting
from multipolar.evidence.learnt import Features
from multipolar.results.evidence.rows import Mode

if TYPE_CHECKING:
    from spacy.tokens import Token

_HIGHEST = 6
_VERBS = ("VERB", "AUX")
_NOUNS = ("NOUN", "PROPN")
_MARKING = ("aux", "auxpass", "neg", "mark", "advmod", "prt", "npadvmod")
_CLAUSES = ("ccomp", "advcl", "xcomp", "acl", "relcl", "pcomp", "csubj", "conj")
_TELLING = frozenset(
    ("if", "would", "could", "may", "might", "will", "should", "shall", "can", "allegedly", "reportedly", "expected", "plan", "plans",
     "planned", "threatened", "unless", "whether", "not", "never", "no", "refused", "denied", "accused", "possible", "potential", "future",
     "past", "since", "ago", "yesterday", "tomorrow", "next", "last", "had", "has", "have", "upcoming", "ahead", "already", "until",
     "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "claims", "claimed", "report", "reports")
)  # fmt: skip


def mode_features(told: Mode, setting: Setting, plover: str, rule: str) -> Features:
    """See how an event is presented.

    Parameters
    ----------
    told : str
        Mode that rules give it.
    setting : Setting
        Where the word that tells it stands.
    plover : str
        Its type.
    rule : str
        The rule that found it; empty where none did.
    """
    token = setting.token
    words = lexicon()
    grammar = mode_of(token, words)
    seen: Features = {
        f"rules {told}": 1.0,
        f"grammar {grammar}": 1.0,
        f"rules {told} {rule}": 1.0,
        f"rules {told} {plover}": 1.0,
        f"rules {told} {token.tag_}": 1.0,
        f"type {plover}": 1.0,
        f"type {plover} {token.pos_}": 1.0,
        f"tag {token.tag_}": 1.0,
        f"word {token.lemma_.lower()}": 1.0,
        f"stands {token.dep_}": 1.0,
        f"stands {token.dep_} {token.tag_}": 1.0,
    }
    if setting.quoted:
        seen["quoted"] = seen[f"quoted {told}"] = 1.0
    seen.update(dict.fromkeys(_around(token, words), 1.0))
    if token.pos_ in _NOUNS:
        seen.update(dict.fromkeys(_before(token, words), 1.0))
    for claim in setting.claims:
        for name in (claim.certainty, claim.attribution, claim.polarity, *(("contested",) if claim.contested else ()), told, plover):
            seen[f"claim {name}"] = 1.0
    for word in token.sent:
        if word.lower_ in _TELLING:
            seen[f"sentence {word.lower_}"] = 0.5
    return seen


def _around(token: Token, words: Lexicon) -> Iterator[str]:
    """Verbs and nouns from the event's word up, with what marks them."""
    verbs, below = 0, token
    for place, one in enumerate((token, *token.ancestors)):
        if place == _HIGHEST:
            break
        if place and below.dep_ in _CLAUSES:
            yield f"in {below.dep_}"
            yield f"in {below.dep_} {below.tag_}"
        if one.pos_ in _VERBS:
            where = ("beside", "over", "far over")[min(verbs, 2)]
            yield from _of_verb(one, where, words)
            if place:
                lemma = one.lemma_.lower()
                yield f"{where} {lemma} {below.dep_}"
                yield f"{where} {lemma}"
                if (made := words.governors.get(lemma)) is not None:
                    yield f"{where} makes {made} {below.dep_}"
                if lemma in words.tellers:
                    yield f"{where} teller {below.dep_}"
            verbs += 1
        elif place:
            yield f"above {one.lemma_.lower()}"
            yield f"above {one.pos_} {below.dep_}"
            if one.pos_ == "ADP":
                yield f"above {one.lower_} {one.head.lemma_.lower()}"
            if (made := words.mode_nouns.get(one.lemma_.lower())) is not None:
                yield f"above makes {made}"
        below = one


def _of_verb(verb: Token, where: str, words: Lexicon) -> Iterator[str]:
    yield f"{where} is {verb.tag_}"
    for child in verb.children:
        if child.dep_ in _MARKING:
            yield f"{where} {child.dep_} {child.lower_}"
            known = words.modals if child.dep_ == "aux" else words.markers if child.dep_ == "mark" else words.adverbs
            if (made := known.get(child.lower_)) is not None:
                yield f"{where} {child.dep_} makes {made}"
        elif child.dep_ in ("nsubj", "nsubjpass") and any(inner.dep_ == "det" and inner.lower_ == "no" for inner in child.lefts):
            yield f"{where} no subject"
        elif child.dep_ == "advcl" and child.i != verb.i:
            for mark in child.lefts:
                if mark.dep_ in ("mark", "advmod"):
                    yield f"{where} has {mark.lower_}"
    if not any(child.dep_ in ("aux", "auxpass") for child in verb.children):
        yield f"{where} bare {verb.tag_}"


def _before(noun: Token, words: Lexicon) -> Iterator[str]:
    """What stands before a noun, and the preposition under which it stands."""
    free = True
    for child in noun.children:
        if child.dep_ in ("amod", "det", "compound", "poss") and child.i < noun.i:
            free = free and child.dep_ not in ("det", "poss")
            yield f"before {child.dep_}"
            if child.dep_ != "poss" and child.pos_ != "PROPN":
                yield f"before {child.dep_} {child.lower_}"
            if (made := words.adjectives.get(child.lower_)) is not None:
                yield f"before makes {made}"
        elif child.dep_ in ("prep", "acl", "relcl"):
            yield f"after {child.dep_} {child.lower_ if child.dep_ == 'prep' else child.tag_}"
    if free:
        yield f"before nothing {noun.tag_}"
