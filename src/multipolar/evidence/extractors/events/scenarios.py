"""Phrases of a supposed case, a made-up story or somebody's account: "in the worst case", "in the film", "by some accounts"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_CASES = frozenset(("case", "scenario", "version", "variant", "event", "outcome"))
_POINTING = frozenset(("this", "that", "such", "best", "worst", "first", "second", "third", "last", "other"))
_FICTION = frozenset(
    ("film", "movie", "novel", "thriller", "drama", "simulation", "wargame", "series", "cartoon", "sitcom", "fantasy", "screenplay")
)
_PLAYED = ("war", "tabletop", "simulated", "computer")
_ACCOUNTS = frozenset(("account", "telling", "version", "reckoning", "retelling", "narrative", "estimate", "count"))
_RUMOURS = frozenset(("rumour", "rumor", "word", "story", "legend", "gossip", "account", "theory"))
_PROPOSING = frozenset(
    ("suggest", "propose", "want", "plan", "idea", "proposal", "condition", "demand", "goal", "aim", "option", "scenario", "formula",
     "recipe", "wish", "list", "offer", "term", "dream", "hope", "path", "roadmap", "blueprint", "step", "scheme", "vision", "bargain",
     "fear", "risk")
)  # fmt: skip
_HEDGES = ("seem", "appear")
_LASTING = frozenset(("war", "conflict", "invasion", "occupation", "annexation", "blockade", "siege", "insurgency"))


def was_before(token: Token) -> bool:
    """Whether something is told as past even amid what is imagined: "had closed", "its war"; but "cut" and "hit" may be of now."""
    if (token.tag_ == "VBD" and token.lower_ != token.lemma_) or (token.tag_ == "VBN" and token.dep_ == "acl"):
        return True
    helpers = {child.lower_ for child in token.lefts}
    if helpers & {"has", "have", "had"}:
        return "had" in helpers or token.dep_ == "relcl" or bool(helpers & {"already", "long", "since"})
    return token.pos_ == "NOUN" and token.lemma_ in _LASTING and any(child.dep_ == "poss" for child in token.lefts)


def is_supposed(token: Token) -> bool:
    """Whether a phrase beside it puts what a clause tells into a supposed case: "in the worst case Chile invades"."""
    return any(noun.lemma_ in _CASES and _is_one_of_several(noun) for noun in _within(token))


def is_proposed(token: Token) -> bool:
    """Whether a colon before it opens what somebody has in mind: "Lima suggests a swap: Chile leaves Arica"."""
    colon = next((one for one in reversed(token.doc[token.sent.start : token.i]) if one.text == ":"), None)
    if colon is None:
        return False
    return any(one.lemma_.lower() in _PROPOSING and one.dep_ != "amod" for one in token.doc[token.sent.start : colon.i])


def is_made_up(token: Token) -> bool:
    """Whether it is told of a film, a novel or a simulation."""
    return any(_is_fiction(noun) and not any(child.lower_ == "of" for child in noun.rights) for noun in _within(token))


def _is_fiction(noun: Token) -> bool:
    """Whether it is a film, or a war that is only played."""
    return noun.lemma_ in _FICTION or (noun.lemma_ in ("game", "exercise") and any(child.lower_ in _PLAYED for child in noun.lefts))


def is_hearsay(token: Token) -> bool:
    """Whether a phrase gives it as somebody's account: "by some accounts", "in Lima's telling", "rumour has it that", "it seems"."""
    sentence = token.sent
    if sentence[0].lower_ == "to" and [one.lower_ for one in sentence[1:12] if one.lower_ in ("hear", "tell", "it")][:3] == [
        "hear",
        "tell",
        "it",
    ]:
        return True  # "to hear Lima tell it"
    for above in (token, *token.ancestors):
        if above.lemma_ == "have" and above.i != token.i and _has_rumour(above):
            return any(child.lower_ == "it" for child in above.rights)
        for child in above.children:
            if child.dep_ == "prep" and child.lower_ in ("by", "on", "in"):
                if any(noun.lemma_ in _ACCOUNTS and _is_anothers(noun) for noun in child.rights if noun.dep_ == "pobj"):
                    return True
            elif child.dep_ in ("parataxis", "ccomp") and child.lemma_ in _HEDGES and len(list(child.subtree)) <= 4:
                return above.i == token.i and not any(inner.dep_ in ("xcomp", "ccomp") for inner in child.rights)
        if above.dep_ in ("relcl", "ROOT"):
            break
    return False


def _has_rumour(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" and child.lemma_.lower() in _RUMOURS for child in verb.lefts)


def _is_anothers(noun: Token) -> bool:
    """Whether it is the account of some or of another, and not what is taken into account or told on one's own account."""
    before = {child.lower_ for child in noun.lefts}
    return "own" not in before and (
        noun.tag_ == "NNS" or bool(before & {"one", "another", "this", "that"}) or any(child.dep_ == "poss" for child in noun.lefts)
    )


def _within(token: Token) -> Iterator[Token]:
    """Nouns after an "in" that opens the clause of a word or one above it."""
    for above in (token, *token.ancestors):
        for child in above.lefts:
            if child.lower_ == "in" and child.dep_ == "prep":
                yield from (inner for inner in child.rights if inner.dep_ == "pobj")


def _is_one_of_several(noun: Token) -> bool:
    """Whether "this", "such a", "the worst" stands before it, and nothing of which it is the case after it."""
    before = {child.lower_ for child in noun.lefts}
    return bool(before & _POINTING) and not any(child.lower_ == "of" for child in noun.rights)
