"""What is seen of a noun phrase that may mean a group: its noun, what stands before and after it, what it does and what is done to it.

All of it comes from the words and their grammar; names inside count by kind alone (a state, a person), never by who they are.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.likely_groups.phrases import Phrase
from multipolar.evidence.learnt import Features

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEING = frozenset({"be", "become", "remain"})
_LISTS = (
    "group_heads", "group_heads_alone", "group_heads_qualified", "government_heads", "military_heads", "speakers", "bodies", "kin",
    "craft", "followings", "titles", "office_nouns", "counting", "no_actor", "vague",
)  # fmt: skip
_MANY = 4


def features_of(phrase: Phrase) -> Features:
    """Everything seen of one phrase."""
    head, sort = phrase.head, phrase.sort or "unknown"
    number = "several" if phrase.is_plural else "one"
    opener = _opener(head)
    seen: Features = {
        f"head {head.lemma_.lower()}": 1.0,
        f"head {head.lemma_.lower()} {number}": 1.0,
        f"head is {sort}": 1.0,
        f"head is {sort} {number}": 1.0,
        f"{number}": 1.0,
        f"role {head.dep_}": 1.0,
        f"role {head.dep_} {sort}": 1.0,
        f"opens {opener} {number}": 1.0,
        f"opens {opener} {sort}": 1.0,
        f"opens {opener} {head.lemma_.lower()}": 1.0,
        "words before": min(sum(1 for _ in head.lefts), _MANY) / _MANY,
    }
    for name in _in_lists(head.lower_):
        seen[f"head in {name}"] = 1.0
    for size in (2, 3):
        seen[f"head ends {head.lemma_.lower()[-size:]}"] = 1.0
    _above(seen, head, sort)
    _before(seen, phrase, sort)
    _after(seen, head)
    if phrase.block.is_heading:
        seen["heading"] = seen[f"heading {number}"] = 1.0
    return seen


def _opener(head: Token) -> str:
    """The article or pronoun before the noun; ``owner`` for a name or noun that owns it."""
    for child in head.lefts:
        if child.dep_ == "det":
            return child.lower_
        if child.dep_ == "poss":
            return child.lower_ if child.pos_ == "PRON" else "owner"
    return "nothing"


@lru_cache(maxsize=20_000)
def _in_lists(word: str) -> tuple[str, ...]:
    told = lexicon()
    return tuple([name for name in _LISTS if word in getattr(told, name)])


def _above(seen: Features, head: Token, sort: str) -> None:
    """What it does, what is done to it, what it is said to be."""
    top, role = _governor(head)
    lemma = top.lemma_.lower()
    seen[f"under {lemma} {role}"] = seen[f"under {top.pos_}"] = seen[f"under {top.pos_} {role}"] = 1.0
    if head.dep_ == "conj":
        seen["joined"] = 1.0
    if top.lower_ in lexicon().speech:
        seen[f"speech {role}"] = seen[f"speech {role} {sort}"] = 1.0
    elif top.lower_ in lexicon().acting:
        seen[f"acting {role}"] = 1.0
    if role == "pobj":
        seen[f"behind {lemma}"] = seen[f"behind {lemma} {sort}"] = 1.0
        beyond = top.head
        seen[f"behind {lemma} of {beyond.lemma_.lower()}"] = seen[f"behind {lemma} of {beyond.pos_}"] = 1.0
    elif role == "attr" and lemma in _BEING:
        seen["what somebody is"] = 1.0
    elif role == "appos":
        seen[f"beside {top.pos_}"] = seen[f"beside {top.pos_} {head.pos_}"] = 1.0
    if role in ("nsubj", "nsubjpass") and top.pos_ in ("VERB", "AUX"):
        seen[f"does {top.tag_}"] = 1.0
        for child in top.children:
            if child.dep_ in ("dobj", "ccomp", "xcomp", "neg", "aux", "agent"):
                seen[f"does with {child.dep_}"] = 1.0


def _governor(head: Token) -> tuple[Token, str]:
    """The word above a noun and its part there; of what is joined by "and" that of the first."""
    first = head
    while first.dep_ == "conj" and first.head != first and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    return first.head, first.dep_


def _before(seen: Features, phrase: Phrase, sort: str) -> None:
    for child in phrase.head.lefts:
        if child.dep_ in ("amod", "compound", "nmod"):
            seen[f"with {child.lemma_.lower()}"] = seen[f"with a {child.pos_}"] = 1.0
        elif child.dep_ == "nummod":
            seen["counted"] = seen[f"counted {sort}"] = 1.0
        elif child.dep_ == "poss":
            seen[f"owned by {child.pos_}"] = 1.0
    for one in phrase.inside:
        if one.form not in ("nominal", "collective"):
            where = "before" if one.last < phrase.place else "after"
            kind = one.ids[0].partition(":")[0] if one.ids else "nobody"
            seen[f"{where} {one.form} {kind}"] = seen[f"{where} {kind} {sort}"] = 1.0


def _after(seen: Features, head: Token) -> None:
    for child in head.rights:
        name = f"{child.dep_} {child.lower_}" if child.dep_ == "prep" else child.dep_
        seen[f"then {name}"] = 1.0
    after = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else None
    if after is not None and after.pos_ in ("NOUN", "PROPN"):
        seen[f"next to {after.pos_}"] = 1.0
