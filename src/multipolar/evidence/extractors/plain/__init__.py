"""Rows without a language model: sentences cut by regular expressions, verbs told by their endings and the words beside them.

Made for speed and for machines without a model; it finds less than the parse does, and its rows carry less confidence.
"""

from __future__ import annotations

from bisect import bisect_left

from multipolar.evidence.extractors.claims.turns import turns
from multipolar.evidence.extractors.events.extract import is_title
from multipolar.evidence.extractors.events.imagining import imagined, is_in
from multipolar.evidence.extractors.events.lexicon import lexicon as event_words
from multipolar.evidence.extractors.plain.bonds import rows as tie_rows
from multipolar.evidence.extractors.plain.claims import of_verbs as claims_of_verbs
from multipolar.evidence.extractors.plain.drafts import Draft
from multipolar.evidence.extractors.plain.events import of_verbs
from multipolar.evidence.extractors.plain.happenings import of_nouns
from multipolar.evidence.extractors.plain.positions import of_scene as positions_of_scene
from multipolar.evidence.extractors.plain.sayings import of_words
from multipolar.evidence.extractors.plain.scene import Scene
from multipolar.evidence.extractors.plain.sentences import cuts
from multipolar.evidence.extractors.plain.settling import Placed, row, settle, with_parties
from multipolar.evidence.extractors.plain.sources import Speakers
from multipolar.evidence.extractors.plain.stances import dispute, weigh
from multipolar.evidence.extractors.plain.stances import row as claim_row
from multipolar.evidence.extractors.plain.ties import of_events as ties_of_events
from multipolar.evidence.extractors.plain.ties import of_scene as ties_of_scene
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Claim, Event, Position, Row, Tie

__all__ = ["extract"]


def extract(parsed: ParsedDocument) -> dict[str, tuple[Row, ...]]:
    """Claims, events, positions and ties of a document without a parse, by kind."""
    scenes = [Scene.of(cut) for cut in cuts(parsed)]
    found = _claims(scenes)
    claims = (*found, *turns(parsed, found))
    events = _events(parsed, scenes)
    return {"claim": claims, "event": events, "position": _positions(scenes, claims), "relation": _ties(parsed, scenes, events)}


def _claims(scenes: list[Scene]) -> tuple[Claim, ...]:
    speakers = Speakers()
    drafts: list[Draft] = []
    for scene in scenes:
        block = scene.cut.block
        if block.is_heading and is_title(scene.cut.parsed.plain[block.start : block.end]):
            continue
        found = sorted([*claims_of_verbs(scene, speakers), *of_words(scene, speakers)], key=lambda draft: draft.cue)
        for draft in found:
            if not (drafts and drafts[-1].scene is scene and drafts[-1].cue[1] > draft.cue[0]):
                weigh(draft)
                drafts.append(draft)
    dispute(drafts)
    return tuple(claim_row(draft) for draft in drafts)


def _events(parsed: ParsedDocument, scenes: list[Scene]) -> tuple[Event, ...]:
    made_up = imagined(parsed, event_words())
    found: list[Placed] = []
    for scene in scenes:
        block = scene.cut.block
        if scene.cut.mentions and not (block.is_heading and is_title(parsed.plain[block.start : block.end])):
            found += settle(scene, [*of_verbs(scene), *of_nouns(scene)])
    return tuple(row(scene, one, imagined=is_in(made_up, scene.span(one.first, one.end).start)) for scene, one in with_parties(found))


def _positions(scenes: list[Scene], claims: tuple[Claim, ...]) -> tuple[Position, ...]:
    told = sorted(claims, key=lambda claim: claim.content)
    starts = [claim.content.start for claim in told]
    found: list[Position] = []
    for scene in scenes:
        block = scene.cut.block
        if scene.cut.mentions and not block.is_heading:
            inside = told[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
            found += positions_of_scene(scene, sorted(inside, key=lambda claim: claim.content.end - claim.content.start))
    return tuple(found)


def _ties(parsed: ParsedDocument, scenes: list[Scene], events: tuple[Event, ...]) -> tuple[Tie, ...]:
    found = ties_of_events(parsed, events)
    for scene in scenes:
        block = scene.cut.block
        if scene.cut.mentions and not (block.is_heading and is_title(parsed.plain[block.start : block.end])):
            found += ties_of_scene(scene)
    return tie_rows(parsed, scenes, found)
