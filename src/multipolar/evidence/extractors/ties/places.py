"""Whose soil a place is: a blow that falls on a town falls on its state, or on whoever fights there."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from multipolar.evidence.extractors.events.scene import Actors
from multipolar.evidence.extractors.events.wars import wars
from multipolar.evidence.extractors.ties.around import camp_of
from multipolar.evidence.language import ParsedDocument
from multipolar.library.keeping import kept_yaml
from multipolar.results.evidence import Event, Span

_BLOWS = ("ASSAULT", "COERCE")


def struck(event: Event, parsed: ParsedDocument) -> Actors:
    """Who is hit by an attack of which only the place is told: "Peru shelled Arica"."""
    if event.plover not in _BLOWS or not event.source or event.reciprocal or event.mode == "hypothetical":
        return ()
    if any(one.startswith("grp:") and "-" not in one for one in event.source):
        return ()  # "whose troops hold Arica"
    own = {camp_of(one) for one in event.source}
    for place in event.target or _place_after(event, parsed):
        foe = next((other for war in wars() if place in war.places for other in war.sides if own == set(war.sides) - {other}), "")
        foe = foe or _states().get(place, "")
        if foe and foe not in own:
            return (foe,)
    return ()


def soil_of(place: str) -> Actors:
    """The state on whose soil a place of the registry lies, where it lies in one alone."""
    state = _states().get(place, "")
    return (state,) if state else ()


def _place_after(event: Event, parsed: ParsedDocument) -> Actors:
    """The first place named after the word for a blow, unless it came from there."""
    for one in parsed.mentions_in(Span(event.trigger.end, event.span.end)):
        is_place = bool(one.actors) and all(who.startswith("loc:") for who in one.actors)
        return one.actors if is_place and not parsed.plain[: one.span.start].rstrip().endswith(" from") else ()
    return ()


@functools.cache
def _states() -> Mapping[str, str]:
    """States of the places of the registry that lie in one alone."""
    places = kept_yaml(Path(str(files("multipolar.library"))) / "registry" / "places.yaml")
    return {row["id"]: row["in"] for row in places if isinstance(row.get("in"), str)}
