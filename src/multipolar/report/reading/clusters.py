"""Which documents tell one story, and what they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from multipolar.report.reading.material import Material
from multipolar.report.reading.names import WHY, folded
from multipolar.report.reading.texts import Shown
from multipolar.report.words import listed
from multipolar.results.evidence import Mention, Story

MOST = 100
"""Stories of more than one document that are described."""

FEW = 20
"""Documents of one story that are named."""

ACTORS = 6


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story of several documents: their anchors and names, why they are taken for one, and whom they all mention."""

    documents: tuple[tuple[str, str], ...]
    more: int
    why: str
    likeness: str
    shared: str


@dataclass(frozen=True, slots=True)
class StoriesView:
    """Stories of several documents that are described, how many there are, and how many documents stand alone."""

    stories: tuple[StoryView, ...]
    several: int
    alone: int


def stories_view(material: Material, shown: Shown) -> StoriesView:
    """Describe the stories that more than one document tells, the largest first."""
    several = sorted((story for story in material.every_story if len(story.documents) > 1), key=lambda story: -len(story.documents))
    alone = sum(len(story.documents) == 1 for story in material.every_story)
    return StoriesView(tuple(_view(story, material, shown) for story in several[:MOST]), len(several), alone)


def _view(story: Story, material: Material, shown: Shown) -> StoryView:
    named = story.documents[:FEW]
    return StoryView(
        documents=tuple((shown.home(material.number[each]), material.by_id[each].name) for each in named),
        more=len(story.documents) - len(named),
        why=WHY.get(story.why, story.why),
        likeness=f"{story.likeness:.2f}",
        shared=_shared(story.documents, material),
    )


def _shared(documents: Sequence[str], material: Material) -> str:
    """Actors that all of them mention, the ones mentioned most first."""
    counts = [_mentioned(document, material) for document in documents]
    common = set.intersection(*(set(each) for each in counts))
    total = sum(counts, Counter[str]())
    best = sorted(common, key=lambda actor: (-total[actor], actor))[:ACTORS]
    rest = len(common) - len(best)
    return listed([*(material.naming.of(actor) for actor in best), *([f"{rest} more"] if rest else [])])


def _mentioned(document: str, material: Material) -> Counter[str]:
    rows = [cast(Mention, row) for row in material.by_document.get(document, []) if row.kind == "mention"]
    return Counter(folded(actor) for row in rows for actor in row.actors)
