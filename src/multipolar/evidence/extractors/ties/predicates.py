"""Of whom a noun is said: "X is an ally", "X, an ally", "sees X as an ally", "X harbours mistrust"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.noun_ends import carrier_of
from multipolar.evidence.extractors.events.roles import doer, is_passive, is_verb, objects, subject
from multipolar.evidence.extractors.events.scene import Actors, Scene, antecedent, joined, union
from multipolar.evidence.extractors.ties.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

THINGS = frozenset(("it", "them", "this", "that", "these", "those"))
"""Pronouns that stand for things more often than for somebody."""


_PAUSES = (",", "-", "\u2013", "\u2014", "--")
_COUNTING = ("count", "number", "list", "rank", "include", "name", "have", "place")
_BRINKS = ("brink", "verge", "edge", "state", "point", "threshold", "cusp")
_BLAMING = ("accuse", "suspect", "blame")
_ONE = ("one", "two", "three", "some")
_SOME = frozenset(("one", "two", "three", "some", "most", "many", "last", "first", "is", "are", "was", "were", "among"))


def doer_of(scene: Scene, verb: Token) -> Actors:
    """Who does it, also where only what he is stands before the verb: "X is one of the few states that recognise Y"."""
    found = union(_joined_before(scene, verb), doer(scene, verb))
    found = union(found, _together_with(scene, verb)) if found else found
    if found or is_passive(verb):
        return found
    noun = subject(verb)
    if noun is not None and noun.lower_ in ("both", "each", "all") and verb.dep_ == "relcl":  # "Peru and Chile, which both depend on"
        which = next((child for child in verb.lefts if child.tag_ in ("WDT", "WP")), None)
        return scene.who(antecedent(which), 0) if which is not None else ()
    before = antecedent(noun) if noun is not None and noun.tag_ in ("WDT", "WP") else None
    return said_of(scene, before) if before is not None else ()


def _joined_before(scene: Scene, verb: Token) -> Actors:
    """Those joined to the one who does it across an aside, which the parser leaves alone: "X and, more discreetly, Y"."""
    if is_passive(verb):
        agents = [child for child in verb.rights if child.dep_ == "agent"]
        return joined(scene.who(one) for agent in agents for one in agent.rights if one.dep_ == "pobj") if len(agents) > 1 else ()
    noun = subject(verb)
    if noun is None or noun.dep_ != "nsubj":
        return ()
    before = [one for one in noun.head.lefts if one.dep_ == "nsubj" and one.i < noun.i and any(child.dep_ == "cc" for child in one.rights)]
    return joined(scene.who(one, 0) for one in before)


def _together_with(scene: Scene, verb: Token) -> Actors:
    """Who does it with the one before the verb: "Peru, along with Chile, opposes it"."""
    noun = subject(verb)
    if noun is None or verb.i - noun.i <= 3 or is_passive(verb):
        return ()
    words = [child for child in (*noun.rights, *verb.lefts) if child.lower_ in ("along", "together", "jointly") and child.i < verb.i]
    withs = (child for word in words for child in word.rights if child.lower_ == "with")
    return joined(scene.who(one, 0) for child in withs for one in child.rights if one.dep_ == "pobj")


def said_of(scene: Scene, noun: Token) -> Actors:
    """Whom a noun describes: the subject of "is a force", the name that it stands beside."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "among") and noun.head.head.lower_ in _SOME:  # "one of the few states to"
        noun = noun.head.head
    if noun.dep_ == "attr" and is_verb(noun.head):
        return doer(scene, noun.head)
    if noun.dep_ == "appos":
        return scene.who(_beside(noun), 0)
    # "X, the only state to do so, agreed": the parser makes both subjects
    return _right_before(scene, noun) if noun.dep_ == "nsubj" else ()


def _right_before(scene: Scene, noun: Token) -> Actors:
    """Who is named right before the comma or dash that a noun phrase follows."""
    first = noun.left_edge.i
    return scene.named(noun.doc[first - 2]) if first > 1 and noun.doc[first - 1].text in _PAUSES else ()


def _beside_name(scene: Scene, noun: Token) -> Actors:
    """The name that a noun with a participle stands beside: "X, the party backed by Y"."""
    return said_of(scene, noun) if noun.dep_ == "appos" and noun.pos_ == "NOUN" else ()


def _beside(noun: Token) -> Token:
    """The name that a noun stands beside; the first of several where it is plural: "Peru and Chile, old rivals"."""
    head = noun.head
    while noun.tag_ == "NNS" and head.dep_ == "conj" and head.head.pos_ == "PROPN":
        head = head.head
    return head


def predicate(scene: Scene, noun: Token, events: Events) -> Actors:
    """The one of whom the noun is said: "X is an ally", "X, an ally", "sees X as an ally", "X harbours mistrust"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in _ONE:  # "has been one of its allies"
        noun = noun.head.head
    head = noun.head
    if noun.dep_ == "attr" and is_verb(head):
        return doer(scene, head)
    if noun.dep_ == "appos":
        return scene.who(_beside(noun), 0) or _right_before(scene, noun)
    if noun.dep_ == "pobj" and head.lower_ == "as":
        verb = head.head
        if is_verb(verb):
            undergone = (
                () if verb.lemma_ in ("act", "serve", "visit", "operate", "function", "work", "emerge") else undergoer_of(scene, verb)
            )
            sees = verb.lemma_ in lexicon().statuses
            return undergone or (() if sees and noun.pos_ == "NOUN" and objects(verb) else doer(scene, verb))
    if noun.dep_ == "dobj" and head.lower_ == "sworn":  # "have been sworn enemies"
        return scene.who(subject(head))
    carrier = carrier_of(noun, events)
    if (
        carrier is None
        and noun.dep_ == "dobj"
        and noun.tag_ == "NN"
        and is_verb(head)
        and any(child.tag_ == "PRP$" for child in noun.lefts)
    ):
        carrier = head  # "ended their feud"
    if carrier is not None:
        return doer_of(scene, carrier)
    if noun.dep_ == "pobj" and (found := _in_phrase(scene, noun)) is not None:
        return found
    for child in noun.rights:
        if child.dep_ == "relcl":
            inner = next((one for one in child.lefts if one.dep_ == "nsubj" and one.tag_ not in ("WDT", "WP")), None)
            if inner is not None:
                return scene.who(inner)
    return ()


def _in_phrase(scene: Scene, noun: Token) -> Actors | None:
    """Of whom a noun after a preposition is said: "X, among the friends of", "X is on the brink of war"; None of other phrases."""
    head = noun.head
    if head.lower_ == "among":
        top = head.head
        if is_verb(top) and top.lemma_ in _COUNTING:  # "counts Peru among its friends"
            return joined(scene.who(one) for one in objects(top))
        return scene.named(top) or (doer(scene, top) if is_verb(top) else ())
    if head.lower_ == "of" and head.head.lemma_ in _BRINKS:
        noun, head = head.head, head.head.head
        if noun.dep_ == "pobj" and is_verb(head.head):
            return doer(scene, head.head)
    if head.lower_ == "with" and head.head.pos_ in ("NOUN", "PROPN"):  # "a militia with close links to Peru"
        return scene.named(head.head) or said_of(scene, head.head)
    if head.lower_ == "into" and is_verb(head.head) and (drawn := joined(scene.who(one, 0) for one in objects(head.head))):
        return drawn  # "could drag Peru into a war with Chile"
    is_somebody = any(one.person for one in lexicon().nouns.get(noun.lemma_.lower(), ()))  # "struck by allies of Peru"
    if noun.dep_ == "pobj" and head.lower_ in ("in", "at", "under", "by") and not is_somebody:
        above = next((one for one in head.ancestors if is_verb(one)), None)
        if above is not None:
            return scene.who(subject(above)) if head.lower_ == "by" or is_passive(above) else doer_of(scene, above)
    return None


def undergoer_of(scene: Scene, verb: Token) -> Actors:
    """Who is seen, described or treated as something."""
    if is_passive(verb):
        noun = subject(verb) or next((subject(child) for child in verb.lefts if child.dep_ == "auxpass"), None)  # "feels betrayed"
        if noun is None:
            return ()
        return scene.who(noun) or (_beside_name(scene, noun) if verb.dep_ == "acl" else ())
    is_thing = verb.lemma_.lower() in lexicon().of_things
    nouns = objects(verb)
    if verb.lemma_ in _BLAMING:  # "the rebels, whom Peru accuses Chile of arming": Chile is accused
        nouns = [one for one in nouns if one.i > verb.i] or nouns
    return next((found for noun in nouns if not (is_thing and noun.lower_ in THINGS) and (found := scene.who(noun, 0))), ())
