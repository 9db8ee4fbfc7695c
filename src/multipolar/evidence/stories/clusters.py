"""Finds near copies by their shingles, and rewrites of one story by the actors and words that they share.

Rewrites share almost no shingles, so no threshold on those finds them; their actors and the stems of their words do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from multipolar.evidence.stories.features import overlap
from multipolar.results.evidence import Features, Story

COPY = 0.6
"""Share of a signature that two near copies have in common (judgement; unrelated articles are below 0.05)."""

SAME_NAMED, LEAST_NAMED, SAME_ALL = 0.33, 3, 0.85
"""What rewrites of one story share at least: of the persons, organisations and places that they name, and how many of them; and of
these, of their stems and half of their states together (judgement). Of twenty-one articles tried, pairs of rewrites shared from 0.40 of
what they name, 4 or more, and 0.88 together; other pairs on one conflict up to 0.25, 2 and 0.80."""

DAYS_APART = 14
"""Articles published further apart than this tell different stories, however alike they are (judgement)."""

ALL_PAIRS = 300
"""Up to so many documents every pair is compared; beyond, only pairs that share rare stems."""

RARE_SHARED = 6
"""Rare stems that a pair must share to be compared."""


def stories(documents: Sequence[Features]) -> tuple[Story, ...]:
    """Group documents into stories, in the order in which each story was first read; a document alone is a story of its own."""
    parent = list(range(len(documents)))
    joined: dict[int, list[tuple[str, float]]] = defaultdict(list)

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for one, other in _candidates(documents):
        link = _link(documents[one], documents[other])
        if link:
            low, high = sorted((root(one), root(other)))
            parent[high] = low
            joined[one].append(link)
    groups: dict[int, list[int]] = defaultdict(list)
    for index in range(len(documents)):
        groups[root(index)].append(index)
    return tuple(_story(documents, members, joined) for _, members in sorted(groups.items()))


def _story(documents: Sequence[Features], members: list[int], joined: dict[int, list[tuple[str, float]]]) -> Story:
    links = [link for member in members for link in joined.get(member, ())]
    if not links:
        return Story((documents[members[0]].document,))
    why = "copies" if all(kind == "copies" for kind, _ in links) else "rewrites"
    return Story(tuple(documents[member].document for member in members), why, round(min(likeness for _, likeness in links), 3))


def _link(one: Features, other: Features) -> tuple[str, float] | None:
    copied = float(np.mean(one.minhash == other.minhash))
    if copied >= COPY:
        return "copies", copied
    if one.published and other.published and abs((one.published - other.published).days) > DAYS_APART:
        return None
    stems, named = overlap(one.stems, other.stems), overlap(one.named, other.named)
    together = stems + named + 0.5 * overlap(one.states, other.states)
    shared = np.intersect1d(one.named, other.named, assume_unique=True).size
    if named >= SAME_NAMED and shared >= LEAST_NAMED and together >= SAME_ALL:
        return "rewrites", min(1.0, together / 2.0)
    return None


def _candidates(documents: Sequence[Features]) -> Iterator[tuple[int, int]]:
    if len(documents) <= ALL_PAIRS:
        yield from ((one, other) for other in range(len(documents)) for one in range(other))
        return
    rare = _rare(documents)
    postings: dict[int, list[int]] = defaultdict(list)
    for other, document in enumerate(documents):
        stems = [int(stem) for stem in document.stems if int(stem) in rare]
        if len(stems) < RARE_SHARED:
            stems = [int(stem) for stem in document.stems]
        met: list[int] = [earlier for stem in stems for earlier in postings[stem]]
        for stem in stems:
            postings[stem].append(other)
        if met:
            shared: NDArray[np.intp] = np.bincount(np.asarray(met))
            for one in np.flatnonzero(shared >= min(RARE_SHARED, max(1, len(stems) // 2))):
                yield int(one), other


def _rare(documents: Sequence[Features]) -> frozenset[int]:
    """Stems that occur in more than one document and in no more than one in fifty."""
    stems, counts = np.unique(np.concatenate([document.stems for document in documents]), return_counts=True)
    most = max(20, len(documents) // 50)
    return frozenset(int(stem) for stem in stems[(counts > 1) & (counts <= most)])
