"""Whom the verb of a tie reaches where it is no plain object: each other, the owner of a thing, whoever did what angers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.actors import ids_of, registry
from multipolar.evidence.extractors.events.roles import is_passive, objects, subject, undergoer
from multipolar.evidence.extractors.events.scene import Actors, Scene, antecedent, coordinated, joined
from multipolar.evidence.extractors.ties.around import camp_of
from multipolar.evidence.extractors.ties.lexicon import Bond
from multipolar.evidence.extractors.ties.phrases import last_of
from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR = 8
_BEFORE = 12
_DIPLOMATS = ("ambassador", "envoy", "diplomat")
_STAYING = (
    "use", "cross", "enter", "overfly", "base", "station", "land", "dock", "refuel", "transit", "operate", "train", "pass", "fly", "deploy",
    "stay", "build", "keep", "fire", "launch", "recruit", "rest", "move", "host", "open",
)  # fmt: skip
"""What a state lets only its friends do."""
_PROPOSED = (
    "proposal", "plan", "claim", "term", "accusation", "allegation", "charge", "demand", "offer", "move", "decision", "condition", "idea",
    "suggestion", "statement", "remark", "step", "request", "call", "argument", "assertion", "action", "policy",
)  # fmt: skip
_OF_DEED = ("of", "by", "with", "to", "against", "from", "between")


def is_reciprocal(verb: Token) -> bool:
    """Whether "each other" or "one another" is the object of a verb, or stands after its preposition."""
    for token in verb.doc[verb.i + 1 : min(verb.i + _NEAR, verb.sent.end)]:
        if token.pos_ in ("VERB", "AUX"):
            return False
        if token.lower_ in ("other", "another") and neighbour(token, -1).lower_ in ("each", "one"):
            return True
    return False


def is_other(verb: Token) -> bool:
    """Whether "the other" is the object, so that both do it: "each accuses the other", "neither trusts the other"."""
    noun = subject(verb)
    first = noun.left_edge.lower_ if noun is not None else ""
    if noun is not None and neighbour(verb, -1).lower_ == "each":  # "Peru and Chile each blame the other"
        first = "each"
    below = [child for child in verb.rights if child.dep_ in ("dobj", "prep", "ccomp", "xcomp", "pobj", "oprd")]
    others = (one for child in below for one in (child, *child.children))
    return first in ("each", "neither", "either") and any(one.lower_ == "other" and neighbour(one, -1).lower_ == "the" for one in others)


def both_meant(scene: Scene, verb: Token) -> Actors:
    """The two of whom "each" and "the other" are said: those named together last, else the two named last."""
    noun = subject(verb)
    place = noun.left_edge.idx if noun is not None else verb.idx
    before = [one for one in scene.parsed.mentions if one.span.end <= scene.block.start + place and one.form != "pronoun"]
    camps: list[str] = []
    for mention in reversed(before[-_BEFORE:]):
        states = [camp for one in ids_of(mention) if (camp := camp_of(one)).startswith(("state:", "org:"))]
        if mention.form == "collective" and len(set(states)) == 2:
            return tuple(dict.fromkeys(states))
        camps.extend(one for one in states if one not in camps)
        if len(camps) >= 2:
            break
    return tuple(camps[1::-1]) if len(camps) >= 2 else ()


def owner_in(scene: Scene, verb: Token, bond: Bond) -> Actors:
    """Whose the noun is that ends a phrase: "came to Chile's aid", "draws the ire of Chile"."""
    last = last_of(verb, bond.words)
    if last is None or scene.doc[last].pos_ not in ("NOUN", "PROPN"):
        return ()
    noun = scene.doc[last]
    before = [child for child in noun.lefts if child.dep_ in ("poss", "amod", "compound")]
    owners = joined(inner_name(scene, child) or scene.owner_or_adjective(child) for child in before)
    if noun.lemma_.lower() in _DIPLOMATS:  # "summoned Vega's ambassador": it is her state that is told off
        owners = tuple(map(camp_of, owners))
    return owners or scene.after(noun, ("of", "from", "in"), 2)


def inner_name(scene: Scene, token: Token) -> Actors:
    """Who is named by the shortest mention over a token: "Vega" in "Vega's opponents", a mention of its own."""
    over = scene.parsed.mentions_over(scene.block.start + token.idx)
    return tuple(ids_of(over[-1])) if len(over) > 1 else ()


def deed_of(scene: Scene, verb: Token) -> Actors:
    """Whose deed it is that angers or alarms: "Chile's offer to Peru angered", "a pact with Chile that alarmed"."""
    if is_passive(verb):
        agent = next((child for child in verb.rights if child.lower_ in ("by", "at", "over")), None)
        noun = next((child for child in agent.rights if child.dep_ == "pobj"), None) if agent is not None else None
    else:
        noun = subject(verb)
        if noun is not None and noun.tag_ in ("WDT", "WP"):
            noun = antecedent(noun)
    if noun is None:
        return ()
    return scene.who(noun, 0) or scene.after(noun, _OF_DEED)


def let(scene: Scene, verb: Token) -> Actors:
    """Who is let do something: "let Chilean troops cross its territory"."""
    clause = next((child for child in verb.rights if child.dep_ in ("ccomp", "xcomp")), None)
    if clause is None or clause.lemma_ not in _STAYING:
        return ()
    noun = next((child for child in clause.lefts if child.dep_ == "nsubj"), None)
    return scene.who(noun, 0) if noun is not None else ()


def beneficiary(scene: Scene, verb: Token) -> Actors:
    """For whom it is what a verb withholds: "vetoed aid for Chile", "blocked Chile's accession"."""
    for noun in objects(verb):
        if noun.i not in scene.at:
            owners = joined(scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ == "poss")
            found = owners or scene.after(noun, ("for", "to"))
            if found:
                return found
    return ()


def proposer(scene: Scene, verb: Token, bond: Bond) -> Actors:
    """Whose the plan or charge is that another rejects: "Peru laid out its terms, a plan rebuffed by Chile"."""
    noun = verb.head
    if (
        bond.sign == "+"
        or verb.dep_ not in ("acl", "relcl")
        or noun.dep_ != "appos"
        or noun.lemma_ not in _PROPOSED
        or not is_passive(verb)
    ):
        return ()
    above = next((one for one in noun.ancestors if one.pos_ in ("VERB", "AUX") and one.i < noun.i and subject(one) is not None), None)
    return scene.who(subject(above), 0) if above is not None else ()


def own_names(scene: Scene, verb: Token) -> Actors:
    """Whoever a noun below a verb names by itself."""
    below = [*objects(verb), *verb.rights]
    nouns = [inner for child in below for inner in (child, *child.rights, *(one for two in child.rights for one in two.rights))]
    return joined(scene.named(one) for noun in nouns for one in coordinated(noun))


def after_phrase(scene: Scene, verb: Token, bond: Bond, preposition: str) -> Actors:
    """Who stands after the very preposition that ends a phrase: "has drawn closer to Peru and, through it, to Chile"."""
    last = last_of(verb, bond.words)
    noun = next((child for child in scene.doc[last].rights if child.dep_ == "pobj"), None) if last is not None else None
    if noun is not None and bond.type == "diplomatic" and scene.place(noun):  # "reopened its embassy in Lima"
        entries = registry().index.get(noun.text, ())
        return next(((who,) for entry in entries for who in entry.actors if who.startswith("state:")), ())
    # "sent advisers to Peru": a mention may run on from the advisers to Peru
    return (inner_name(scene, noun) or scene.who(noun) if noun is not None else ()) or undergoer(scene, verb, preposition=preposition)


def after_joined(scene: Scene, verb: Token, preposition: str) -> Actors:
    """Who stands after a preposition that is said again past an "and": "buys its gas from Chile and its coal from Peru"."""
    found: list[Actors] = []
    joins = False
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.pos_ in ("VERB", "AUX") or token.lower_ in ("but", "while", ";"):
            break
        joins = joins or (token.lower_ == "and" and bool(found or token.i > verb.i + 2))
        if joins and token.lower_ == preposition:
            found.extend(scene.who(one) for one in token.rights if one.dep_ == "pobj")
    return joined(found)


def below_on(scene: Scene, noun: Token) -> Actors:
    """Whose goods, banks or ministers are meant: "tariffs on goods made in Chile", "sanctions on a member of Vega's cabinet"."""
    on = next((child for child in noun.rights if child.lower_ in ("on", "against")), None)
    if on is None:
        return ()
    found = (inner_name(scene, one) or scene.named(one) for one in on.subtree if one.i in scene.at and one.i - on.i <= _NEAR)
    camps = (tuple(map(camp_of, actors)) for actors in found if actors)
    return next((one for one in camps if all(who.startswith("state:") for who in one)), ())
