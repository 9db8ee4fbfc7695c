"""Help and trade of which nobody says whose they are for: "Lima ended its aid", "Chile, the largest creditor", "trains the police"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extents import clause_extent, noun_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import doer, is_verb, objects
from multipolar.evidence.extractors.events.scene import Actors, Scene, joined
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.predicates import doer_of, predicate
from multipolar.evidence.extractors.ties.stage import whose
from multipolar.evidence.extractors.ties.statuses import OF_MODE
from multipolar.evidence.extractors.ties.turning import turned

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_TO_WHOM = ("to", "for", "against", "with", "toward", "towards")
_MOST = ("most", "main", "chief", "leading", "top", "principal", "only", "sole", "second")
_MEANT = ("state:", "gov:", "org:")


def of_unnamed(scene: Scene, token: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give a tie with an empty second side: whoever the document is about is meant."""
    if is_verb(token):
        found = _of_verb(scene, token, words)
    elif token.pos_ == "NOUN":
        found = _of_noun(scene, token, words, events)
    else:
        return None
    if found is None or not found[1] or not all(_can_help(one) for one in found[1]):
        return None
    mode = mode_of(token, events)
    bond, a = found
    lasting = bond.sign == "-" and mode in ("actual", "planned")
    if not lasting and mode not in ("actual", "planned", "alleged"):
        return None
    first, last = clause_extent(token) if is_verb(token) else noun_extent(token)
    at = scene.span(token, token).start
    return Candidate(bond, a, (), scene.span(first, last), token.lemma_.lower(), "meant", OF_MODE[mode], at=at)


def _can_help(actor: str) -> bool:
    return actor.startswith(_MEANT) or actor == "grp:the-west" or actor.endswith(("-governments", "-countries", "-states", "-donors"))


def _of_verb(scene: Scene, verb: Token, words: Lexicon) -> tuple[Bond, Actors] | None:
    """Whoever trains, guards or pays for what only a state has."""
    nouns = objects(verb)
    if verb.lemma_ not in words.helping or not nouns:
        return None
    plain = all(one.i not in scene.at and one.lemma_.lower() in words.belongings for one in nouns)
    named = any(child.dep_ in ("poss", "amod", "compound") and child.i in scene.at for one in nouns for child in one.lefts)
    return (Bond("support", "+"), doer_of(scene, verb)) if plain and not named else None


def _of_noun(scene: Scene, noun: Token, words: Lexicon, events: Events) -> tuple[Bond, Actors] | None:
    lemma = noun.lemma_.lower()
    if any(child.dep_ == "prep" and child.lower_ in _TO_WHOM for child in noun.rights):
        return None
    if lemma in words.providers and _is_foremost(noun):
        return Bond("economic", "+"), predicate(scene, noun, events)
    if lemma not in words.gifts or noun.dep_ == "pobj":
        return None
    bond = turned(noun, Bond("support", "+"), words, is_done=True)
    owners = joined(scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ in ("poss", "amod", "compound"))
    found = whose(scene, noun) or owners
    if not found and noun.dep_ == "dobj" and is_verb(noun.head) and bond.sign == "-":  # "ended military assistance"
        found = doer(scene, noun.head)
    return bond, found


def _is_foremost(noun: Token) -> bool:
    """Whether somebody is "the largest" of all, and not whose: of the one talked about."""
    if any(child.dep_ == "poss" for child in noun.lefts) or any(child.dep_ == "prep" for child in noun.rights):
        return False
    before = [inner for child in noun.lefts for inner in (child, *child.lefts)]
    return any(one.tag_ == "JJS" or one.lower_ in _MOST for one in before) and any(one.lower_ == "the" for one in noun.lefts)
