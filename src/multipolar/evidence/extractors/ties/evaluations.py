"""Hostility in what somebody's deed is called: "called Chile's plan a provocation", "said that Chile's terms were unacceptable"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import doer, is_passive, is_verb, objects
from multipolar.evidence.extractors.events.scene import Actors, Scene, joined
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.statuses import OF_MODE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_REACH = 14


def of_verdict(scene: Scene, verb: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give the hostility of a verb of naming whose object belongs to somebody and is called something bad."""
    a = doer(scene, verb)
    if not a or all(one.startswith("grp:") for one in a):
        return None
    owned = _owned(scene, verb)
    if owned is None:
        return None
    noun, b = owned
    b = tuple(one for one in b if one not in a)
    mode = mode_of(verb, events)
    if not b or mode == "negated" or not _is_bad(verb, noun, words):
        return None
    first, last = clause_extent(verb)
    return Candidate(Bond("hostile", "-"), a, b, scene.span(first, last), verb.lemma_.lower(), "verb", OF_MODE[mode])


def is_bad_predicate(clause: Token, words: Lexicon) -> bool:
    """Whether a clause says of its subject that it is something bad: "was unacceptable", "amounted to blackmail"."""
    if clause.lemma_.lower() not in ("be", "amount", "constitute", "remain", "represent", "smack"):
        return False
    below = [one for child in clause.rights if child.dep_ in ("acomp", "attr", "dobj", "prep") for one in (child, *child.children)]
    those = [child for one in below if one.lower_ == "one" for child in one.rights if child.dep_ == "relcl"]
    if any(one.lemma_ in words.misdeeds for one in those):  # "Chile was the one that broke the truce"
        return True
    if any(one.lemma_ == "target" and one.dep_ == "attr" for one in below) and any(child.tag_ == "MD" for child in clause.lefts):
        return True  # "any soldier from Chile would be a rightful target"
    denied = any(one.lower_ in ("no", "not") for one in below)
    return not denied and any(one.lemma_.lower() in words.bad and one.dep_ != "poss" for one in below)


def _owned(scene: Scene, verb: Token) -> tuple[Token, Actors] | None:
    """What is called something, and whose it is; the parser may make it the subject of a clause of its own."""
    nouns = list(objects(verb))
    nouns.extend(child for child in verb.rights if child.dep_ == "oprd" and child.i in scene.at)  # "called Vega "pathetic""
    nouns.extend(
        child for clause in verb.rights if clause.dep_ in ("ccomp", "xcomp", "oprd") for child in clause.lefts if child.dep_ == "nsubj"
    )
    for noun in nouns:
        if noun.i <= verb.i and not is_passive(verb):
            continue
        found = scene.named(noun) or joined(
            scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ in ("poss", "amod", "compound", "nmod")
        )
        found = found or scene.after(noun, ("of", "by", "from"), 2)
        if found:
            return noun, found
    return None


def _is_bad(verb: Token, noun: Token, words: Lexicon) -> bool:
    """Whether a bad word follows closely in the same clause, not the object itself."""
    if noun.dep_ == "oprd" and noun.lemma_.lower() in words.bad:  # the parser makes one noun of "called Vega pathetic"
        return any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in noun.lefts)
    start = max(verb.i, noun.i) + 1
    for token in noun.doc[start : min(start + _REACH, noun.sent.end)]:
        if is_verb(token) and token.dep_ in ("conj", "relcl", "advcl", "parataxis"):
            return False
        if token.lemma_.lower() in words.bad or token.lower_ in words.bad:
            return not any(child.dep_ == "neg" or child.lower_ == "no" for child in token.children)
    return False
