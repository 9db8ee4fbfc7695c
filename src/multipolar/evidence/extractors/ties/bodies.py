"""The union or alliance that a passage speaks of: "the bloc", "the ban" that its members oppose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.actors import ids_of, registry
from multipolar.evidence.extractors.events.scene import Scene
from multipolar.results.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_KINDS = {"alliance": ("alliance",), "bloc": ("bloc",), "union": ("bloc",)}
_ANY = ("alliance", "bloc")
_BEFORE = 700
"""How many characters back a body may have been named last: about three sentences."""


def body_before(scene: Scene, token: Token, kinds: tuple[str, ...] = _ANY) -> str:
    """The body named last before a word, by itself or by its leaders and ministers; empty where there is none."""
    at = scene.block.start + token.idx
    found: list[str] = []
    for mention in scene.parsed.mentions_in(Span(max(0, at - _BEFORE), at)):
        found.extend(one for who in ids_of(mention) for one in _bodies(who, scene.parsed.quote(mention.span), kinds))
    return found[-1] if found else ""


def _bodies(actor: str, name: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The body that somebody is, or whose leaders, members or ministers he is one of."""
    if actor.startswith("org:"):
        known = registry().actors.get(actor)
        return (actor,) if known is not None and known.kind in kinds else ()
    if not actor.startswith("grp:") or not name.split():
        return ()
    words = tuple(name.split())
    entries = (entry for entry in registry().index.get(words[0], ()) if entry.words == words[: len(entry.words)])
    return next((found for entry in entries for who in entry.actors if (found := _bodies(who, "", kinds)) and who.startswith("org:")), ())


def body_meant(scene: Scene, token: Token) -> str:
    """The body for which "the alliance" or "the bloc" stands, where nobody has resolved it."""
    kinds = _KINDS.get(token.lower_)
    is_known = kinds is not None and token.i not in scene.at and any(child.lower_ == "the" for child in token.lefts)
    if not is_known or kinds is None or any(child.dep_ in ("amod", "compound", "prep", "relcl") for child in token.children):
        return ""
    return body_before(scene, token, kinds)
