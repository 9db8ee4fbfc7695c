"""Who stands at both ends of an event that a noun tells: before it, after its prepositions, around the verb that carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import halves, sides
from multipolar.evidence.extractors.events.lexicon import Lexicon, Reading, lexicon
from multipolar.evidence.extractors.events.noun_sides import before, between
from multipolar.evidence.extractors.events.roles import doer, is_verb
from multipolar.evidence.extractors.events.scene import Actors, Scene, joined

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["before", "between", "carrier_of", "ends_of_noun", "from_above", "relative_carrier"]

_AGAINST = ("against", "on", "upon", "with", "to", "toward", "towards", "at", "for", "over", "into", "onto")
_HAPPENS_IN = ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST")
_FORGOING = frozenset(
    (
        "refrain",
        "rule",
        "abstain",
        "avoid",
        "shy",
        "desist",
        "eschew",
        "cancel",
        "postpone",
        "forgo",
        "drift",
        "slide",
        "edge",
        "lurch",
        "stumble",
        "inch",
        "march",
    )
)
_TOPIC = ("on", "about", "over", "regarding", "concerning")
"""After a noun they lead to its matter: a meeting on a sale is held by others than those who sell."""
_GO_BETWEEN = ("xcomp", "acl", "advcl", "ccomp", "conj", "pcomp", "relcl")


def carrier_of(noun: Token, words: Lexicon) -> Token | None:
    """The verb that does or undergoes what the noun tells: "launched an offensive", "engaged in talks"."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ == "NOUN":
        top = top.head
    head = top.head
    if (
        top.dep_ == "pobj"
        and head.dep_ == "prep"
        and head.lower_ in ("in", "with", "of", "from", "on", "for", "to", "towards", "toward", "into")
    ):
        head = head.head
        if head.pos_ == "NOUN" and head.lemma_.lower() in words.containers:
            return carrier_of(head, words)
    elif top.dep_ not in ("dobj", "nsubjpass", "oprd", "attr"):
        return None
    lemma = head.lemma_.lower()
    if not is_verb(head):
        return None
    if lemma in words.carriers["doing"] or lemma in words.carriers["undergoing"]:
        return head
    # "ruled out talks", "refrained from an attack", "prepares for war"
    return head if words.governors.get(lemma) == "planned" or lemma in _FORGOING else None


def relative_carrier(noun: Token, words: Lexicon) -> Token | None:
    """The verb of a relative clause that does what the noun tells: "the summit that Lima plans to hold"."""
    for clause in noun.rights:
        if clause.dep_ == "relcl" and any(child.dep_ == "nsubj" and child.tag_ not in ("WDT", "WP") for child in clause.lefts):
            verb: Token | None = clause
            while verb is not None and not any(child.dep_ == "dobj" and child.tag_ not in ("WDT", "WP") for child in verb.children):
                if verb.lemma_.lower() in words.carriers["doing"]:
                    return verb
                verb = next((child for child in verb.rights if child.dep_ == "xcomp"), None)
    return None


def ends_of_noun(scene: Scene, noun: Token, reading: Reading, carrier: Token | None, words: Lexicon) -> tuple[Actors, Actors]:
    """Source and target of the event that a noun tells, with the help of the verb that carries it."""
    source, named_place = before(scene, noun)
    if (undergone := _comes_under(noun)) is not None:  # "came under attack from Chile"
        return source or scene.after(noun, ("from", "by")) or scene.after(undergone, ("from", "by")), doer(scene, undergone)
    source = source or scene.after(noun, ("by", "from")) or _at_war(scene, noun) or _done_by(scene, noun, words)
    both = between(scene, noun)
    if halves(both)[1]:
        return halves(both)
    target = scene.after(noun, _AGAINST) or named_place
    of = scene.after(noun, ("of",)) if noun.lemma_ != "use" else ()  # whose weapons are used is not hit by them
    if reading.of == "target" and (source or not target):
        target = target or of
    source = source or (of if reading.of == "source" else ())
    if not target and reading.type in _HAPPENS_IN:
        target = scene.after(noun, ("in", "inside", "across", "throughout"))
        if not target and reading.type != "PROTEST" and (spot := scene.spot(noun)):
            target = (spot,)
    if carrier is not None:
        source, target = _with_carrier(scene, carrier, source, target, reading, words)
    if reading.object and carrier is not None and carrier.lemma_.lower() in words.carriers["undergoing"]:
        return scene.who(_inner(noun)), doer(scene, carrier)  # "received a shipment of Brazilian weapons"
    if reading.object:
        inner = _inner(noun)
        if reading.object == "sanctions" or reading.type == "AID":  # "an easing of Chilean sanctions", "a shipment of Chilean arms"
            source = source or scene.who(inner, 0)
        target = target or scene.after(inner, _AGAINST) or tuple(one for one in scene.who(inner) if one not in source)
    suffered = carrier is not None and carrier.lemma_.lower() in words.carriers["undergoing"]
    if not source and not suffered and ((target and not _is_known(noun)) or _is_done_to(noun, reading)):
        source = from_above(scene, noun)
    if reading.reciprocal and not source and not target and noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        known = next((found for child in noun.head.rights if child.dep_ == "attr" and (found := between(scene, child))), ())
        return halves(known)  # "their summit is the third between X and Y"
    if reading.reciprocal and of and not target:
        target = source
        return source, target
    mutual = (
        reading.reciprocal
        or (reading.type == "ACCUSE" and not suffered)
        or (carrier is not None and carrier.lemma_ in ("trade", "exchange", "swap"))
    )
    return sides(source, target, reciprocal=mutual)


def _done_by(scene: Scene, noun: Token, words: Lexicon) -> Actors:
    """Who carried it out: "the attacks carried out by Peru", "the war launched by Chile"."""
    done = (
        child for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in words.carriers["doing"]
    )
    return next((found for child in done if (found := scene.after(child, ("by",)))), ())


def _at_war(scene: Scene, noun: Token) -> Actors:
    """Who is "at war" with somebody: before the verb, or the noun that it hangs on."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "at" or any(child.dep_ in ("det", "poss") for child in noun.lefts):
        return ()
    above: Token = noun.head.head
    return doer(scene, above) if is_verb(above) else scene.who(above, 0)


def _comes_under(noun: Token) -> Token | None:
    """The verb of "come under attack": who stands before it undergoes what the noun tells."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "under" or any(child.dep_ in ("det", "poss") for child in noun.lefts):
        return None
    above: Token = noun.head.head
    if (
        noun.lemma_ == "pressure" and is_verb(above) and any(child.lower_ == "from" for child in noun.rights)
    ):  # "under pressure from Chile, Peru left"
        return above
    return above if above.lemma_ in ("come", "be", "fall", "remain", "stay") else None


def _with_carrier(scene: Scene, carrier: Token, source: Actors, target: Actors, reading: Reading, words: Lexicon) -> tuple[Actors, Actors]:
    lemma = carrier.lemma_.lower()
    actors = doer(scene, carrier)
    if lemma in words.carriers["undergoing"] or (lemma in ("seek", "demand") and reading.type in ("AID", "SUPPORT")):
        source = source or scene.after(carrier, ("from", "by"))
        return source, target or tuple(one for one in actors if one not in source)
    target = target or scene.after(carrier, ("against", "with", "on", "to", "at", "for", "from"), 2)
    for child in carrier.children:
        if child.dep_ == "dative" and not target:
            target = scene.who(child) or joined(scene.who(inner) for inner in child.children if inner.dep_ == "pobj")
    return source or actors, target


def from_above(scene: Scene, noun: Token) -> Actors:
    """The one whose doing the passage tells, where the noun lies in its object: "has yet to win what it needs for talks"."""
    token = noun
    for _ in range(6):
        head = token.head
        if head.i == token.i:
            return ()
        if is_verb(head):
            if token.dep_ in ("nsubj", "nsubjpass") or head.lemma_.lower() in lexicon().carriers["watching"]:
                return ()
            found = doer(scene, head)
            if found or (head.dep_ == "acl" and head.tag_ == "VBG"):  # "arming the group fighting a war": the group's
                return found
            if head.dep_ not in _GO_BETWEEN:
                return ()
        elif head.dep_ in ("nsubj", "nsubjpass") or _is_matter(token, head):
            return ()
        token = head
    return ()


def _is_matter(token: Token, noun: Token) -> bool:
    """Whether what follows is the matter of a meeting, a report or a charge: those who hold it did nothing of it."""
    if token.dep_ != "prep" or noun.pos_ != "NOUN":
        return False
    return token.lower_ in _TOPIC or lexicon().mode_nouns.get(noun.lemma_.lower()) == "alleged"


def _is_done_to(noun: Token, reading: Reading) -> bool:
    """Whether it is done to something that is no actor: "the capture of two towns", "withdrawal from the treaty"."""
    if reading.object:
        return True
    after = (inner for child in noun.rights if child.lower_ == "of" for inner in child.rights if inner.dep_ == "pobj")
    return reading.type in ("COERCE", "ASSAULT") and any(one.pos_ in ("NOUN", "PROPN") for one in after)


def _inner(noun: Token) -> Token:
    return next(inner for child in noun.rights if child.dep_ == "prep" for inner in child.children if inner.dep_ == "pobj")


def _is_known(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in ("the", "this", "that", "these", "those") for child in noun.lefts)
