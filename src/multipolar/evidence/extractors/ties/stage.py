"""A block as ties are read from it: "his country" is the country of the one meant."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.events.scene import Scene
from multipolar.evidence.extractors.ties.bodies import body_meant
from multipolar.evidence.extractors.ties.lexicon import Lexicon
from multipolar.evidence.extractors.ties.objects import inner_name
from multipolar.evidence.extractors.ties.pronouns import meant_by
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.text import Block
from multipolar.results.evidence import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def staged(parsed: ParsedDocument, block: Block, words: Lexicon) -> Scene:
    """Lay the mentions over a block, states over what is called the country of somebody, owners over their own troops."""
    scene = Scene.of(parsed, block)
    added: dict[int, Mention] = {}
    for token in scene.doc:
        if token.pos_ != "NOUN":
            if token.lower_ in ("both", "it") and (whom := meant_by(scene, token)):
                added[token.i] = Mention(
                    document=parsed.document.id, span=scene.span(token, token), rule="ties.pronoun", actors=whom, form="pronoun"
                )
            continue
        owner: tuple[str, ...] = (body,) if (body := body_meant(scene, token)) else ()
        if token.lower_ in words.officials:
            owner = _seat(scene, token)
        if not owner and ((token.lemma_ in words.countries and token.i not in scene.at) or _is_nobodys(scene, token, words)):
            owner = _owner(scene, token)
        if owner:
            own = Mention(document=parsed.document.id, span=scene.span(token, token), rule="ties.owner", actors=owner, form="nominal")
            added.update({one.i: own for one in (token, *token.lefts) if one.i == token.i or one.dep_ == "poss"})
    return dataclasses.replace(scene, at={**scene.at, **added}) if added else scene


def _seat(scene: Scene, noun: Token) -> tuple[str, ...]:
    """State whose capital officials without another owner sit in: "In Lima, where tempers ran high, officials say"."""
    mention = scene.at.get(noun.i)
    if mention is None or mention.actors != (f"grp:{noun.lower_}",):
        return ()
    for token in noun.sent:
        if token.i >= noun.i:
            break
        if token.lower_ == "in" and (place := next((child for child in token.rights if child.dep_ == "pobj"), None)) is not None:
            states = tuple(one for one in scene.named(place) if one.startswith("state:"))
            if states:
                return states[:1]
    return ()


def _is_nobodys(scene: Scene, noun: Token, words: Lexicon) -> bool:
    """Whether a noun stands for troops of which only the owner is known: "whose fighters"."""
    mention = scene.at.get(noun.i)
    if noun.lower_ in words.fighters:
        return mention is None or (bool(mention.actors) and mention.actors[0].startswith("grp:"))
    return noun.lower_ in words.officials and mention is not None and mention.actors == (f"grp:{noun.lower_}",)


def _owner(scene: Scene, noun: Token) -> tuple[str, ...]:
    """State or organisation of the one to whom something belongs: "his", "Vega's", "whose"."""
    for child in noun.lefts:
        if child.dep_ == "poss":
            for one in whose(scene, noun) or inner_name(scene, child) or scene.named(child):
                known = registry().actors.get(one)
                if one.startswith(("state:", "org:")):
                    return (one,)
                if known is not None and known.type == "person" and len(known.states) == 1:
                    return known.states
    return ()


def whose(scene: Scene, noun: Token) -> tuple[str, ...]:
    """Who stands before "whose"."""
    if not any(child.tag_ == "WP$" for child in noun.lefts):
        return ()
    verb = next((one for one in noun.ancestors if one.dep_ == "relcl"), None)
    return scene.who(verb.head, 0) if verb is not None else ()
