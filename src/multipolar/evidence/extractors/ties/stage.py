"""A block as ties are read from it: "his country" is the country of the one meant."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.events.scene import Scene
from multipolar.evidence.extractors.ties.lexicon import Lexicon
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.text import Block
from multipolar.results.evidence import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def staged(parsed: ParsedDocument, block: Block, words: Lexicon) -> Scene:
    """Lay the mentions over a block, and states over what is called the country of somebody."""
    scene = Scene.of(parsed, block)
    added: dict[int, Mention] = {}
    for token in scene.doc:
        if token.lemma_ in words.countries and token.pos_ == "NOUN" and token.i not in scene.at and (state := _owners_state(scene, token)):
            span = scene.span(token, token)
            country = Mention(document=parsed.document.id, span=span, rule="ties.country", actors=(state,), form="nominal")
            added.update({one.i: country for one in (token, *token.lefts) if one.i == token.i or one.dep_ == "poss"})
    return dataclasses.replace(scene, at={**scene.at, **added}) if added else scene


def _owners_state(scene: Scene, noun: Token) -> str:
    for child in noun.lefts:
        if child.dep_ == "poss":
            for one in scene.named(child):
                known = registry().actors.get(one)
                if one.startswith("state:"):
                    return one
                if known is not None and known.type == "person" and len(known.states) == 1:
                    return known.states[0]
    return ""
