"""Actors: who is named in a document, by the registry; what stands for several of them; who is not known yet."""

from __future__ import annotations

from multipolar.evidence.actors.link import link
from multipolar.evidence.actors.lookup import actors_of, ids_of, mention_of, span_of_np
from multipolar.evidence.actors.reading import registry
from multipolar.evidence.actors.registry import Actor, Registry

__all__ = ["Actor", "Registry", "actors_of", "ids_of", "link", "mention_of", "registry", "span_of_np"]
