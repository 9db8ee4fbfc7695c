"""Who stands around a noun of a tie in special turns: "with the help of X", "allies such as X", "between X and Y" further on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.roles import is_passive, is_verb, objects, subject
from multipolar.evidence.extractors.events.scene import Actors, Scene, joined
from multipolar.evidence.extractors.ties.lexicon import lexicon
from multipolar.evidence.extractors.ties.predicates import doer_of
from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

_FAR = 9
_HELP = ("assistance", "help", "support", "backing", "aid", "funding", "blessing")


def right_after(scene: Scene, noun: Token) -> Actors:
    """Both who stand after "between" next to a noun, wherever the parser hangs it."""
    word = scene.doc[noun.i + 1] if noun.i + 1 < len(scene.doc) else noun
    if word.lower_ != "between" or word.head.i == noun.i:
        return ()
    return joined(scene.who(one) for one in word.rights if one.dep_ == "pobj")


def such_as(scene: Scene, noun: Token, known: Actors) -> Actors:
    """Who is named as one of several: "powerful allies of Peru such as Chile", "critics of Peru, including Chile"."""
    after = list(scene.doc[noun.i + 1 : min(noun.i + _FAR, noun.sent.end)])
    for token in after:
        if is_verb(token) and token.lower_ != "including":
            return ()
        if token.lower_ in ("including", "like") or (token.lower_ == "as" and neighbour(token, -1).lower_ == "such"):
            names = (one for one in scene.doc[token.i + 1 : min(token.i + 3, noun.sent.end)] if one.i in scene.at)
            first = next(names, None)
            return tuple(one for one in scene.who(first, 0) if one not in known) if first is not None else ()
    return ()


def by_help(scene: Scene, noun: Token, own: Actors) -> tuple[Actors, Actors] | None:
    """Who helps, and who does something with it: "held out with the help of Chile", "with Chilean support"."""
    is_help = any(one.type == "support" for one in lexicon().nouns.get(noun.lemma_.lower(), ()))
    verb = next((one for one in noun.head.ancestors if is_verb(one)), None)
    if not is_help or noun.dep_ != "pobj" or noun.head.lower_ != "with" or verb is None or scene.after(noun, ("for", "to")):
        return None
    helper = own or scene.after(noun, ("from", "of", "by"))
    helped = scene.who(subject(verb)) if is_passive(verb) else doer_of(scene, verb)
    return helper, tuple(one for one in helped if one not in helper)


def set_apart(scene: Scene, noun: Token) -> Actors:
    """The two whom a quarrel does something to: "the dispute has kept X and Y from trading"."""
    found = joined(scene.who(one, 0) for one in objects(noun.head))
    return found if halves(found)[1] and len(found) == 2 else ()


def entered(scene: Scene, noun: Token) -> Actors:
    """What is entered, wherever the parser hangs the "to" that follows those who enter: "the accession of X and Y to the union"."""
    of = next((child for child in noun.rights if child.lower_ == "of"), None)
    after = of.right_edge.i + 1 if of is not None else noun.sent.end
    inside = [one for one in of.subtree if one.lower_ == "to"] if of is not None else []
    to = inside[0] if inside else noun.doc[after] if after < noun.sent.end and noun.doc[after].lower_ == "to" else None
    return joined(scene.who(one) for one in to.rights if one.dep_ == "pobj") if to is not None else ()


def with_help(scene: Scene, noun: Token) -> bool:
    """Whether "with" leads to another tie: "an alliance with help from Chile" is none with Chile for that."""
    after = (inner for child in noun.rights if child.lower_ == "with" for inner in child.rights if inner.dep_ == "pobj")
    return any(one.i not in scene.at and one.pos_ == "NOUN" and one.lemma_.lower() in _HELP for one in after)
