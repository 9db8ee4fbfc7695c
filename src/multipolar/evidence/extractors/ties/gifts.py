"""Money and arms of which nobody says for whom they are: "would provide 5 billion dollars", "is willing to pay for nine boats"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import is_passive, objects
from multipolar.evidence.extractors.events.scene import MODEL, Actors, Scene, joined
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.predicates import doer_of
from multipolar.evidence.extractors.ties.statuses import OF_MODE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_TO = ("to", "for", "towards", "toward", "against", "on", "into")


def of_gift(scene: Scene, verb: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give help to whoever is named with it, else an empty second side: the one talked about is meant."""
    lemma = verb.lemma_.lower()
    if (lemma not in words.donating and lemma != "pay") or is_passive(verb):
        return None
    nouns = _paid_for(verb) if lemma == "pay" else [one for one in objects(verb) if one.i > verb.i]
    given = [one for one in nouns if _is_gift(one, words, is_paid=lemma == "pay")]
    if not given or any(child.dep_ == "dative" for child in verb.children):
        return None
    late = _gapped(scene, verb)
    a = (*(one for one in doer_of(scene, verb) if one not in late), *late)
    b = _for_whom(scene, verb, given, late)
    mode = mode_of(verb, events)
    if not a or b is None or mode == "negated" or not all(one.startswith(("state:", "org:", "gov:")) for one in a):
        return None
    first, last = clause_extent(verb)
    at = scene.span(verb, verb).start
    return Candidate(
        Bond("support", "+"), a, b, scene.span(first, last), lemma, "verb" if b else "meant", OF_MODE[mode], at=at, is_phrase=bool(b)
    )


def _paid_for(verb: Token) -> list[Token]:
    """What stands after "pay for", below a number as well: "two of the batteries"."""
    found = [one for child in verb.rights if child.lower_ == "for" for one in child.rights if one.dep_ == "pobj"]
    inner = [one for noun in found if noun.pos_ == "NUM" for child in noun.rights if child.lower_ == "of" for one in child.rights]
    return [*found, *inner]


def _is_gift(noun: Token, words: Lexicon, *, is_paid: bool) -> bool:
    """Whether it is arms, or an amount of money that is given."""
    lemma = noun.lemma_.lower()
    is_arms = lemma in words.arms or noun.text in words.makes or MODEL.fullmatch(noun.text) is not None
    is_money = not is_paid and lemma in words.money and any(child.dep_ == "nummod" or child.pos_ == "NUM" for child in noun.lefts)
    return is_arms or is_money


def _for_whom(scene: Scene, verb: Token, given: list[Token], late: Actors) -> Actors | None:
    """For whom it is; nobody where that is left out, None where it is for a thing or for somebody without a name."""
    heads = [child for one in (verb, *given) for child in one.rights if child.lower_ in _TO and child.dep_ in ("prep", "dative")]
    if verb.lemma_ == "pay":
        heads = [one for one in heads if one.head.i != verb.i]
    if not heads:
        return ()
    found = joined(scene.who(one, 0) for child in heads for one in child.rights if one.dep_ == "pobj")
    return tuple(one for one in found if one not in late) or None


def _gapped(scene: Scene, verb: Token) -> Actors:
    """Who gives in a clause that leaves the verb out: "Peru will pay for two and Chile one"."""
    for token in verb.doc[verb.i + 1 : verb.sent.end - 1]:
        after = [child for child in token.rights if child.dep_ == "nummod"] if token.pos_ == "PROPN" else []
        if after and any(one.lower_ == "and" for one in verb.doc[max(token.left_edge.i - 1, 0) : token.i]):
            return scene.named(token)
    return ()
