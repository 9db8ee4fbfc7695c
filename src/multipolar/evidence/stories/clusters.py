"""Finds near copies by their shingles, and rewrites of one story by the actors and words that they share.

Rewrites share almost no shingles, so no threshold on those finds them; their actors and the stems of their words do.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from multipolar.evidence.stories.features import overlap
from multipolar.results.evidence import Features, Story

COPY = 0.6
"""Share of a signature that two near copies have in common (judgement; unrelated articles are below 0.05)."""

COPIED_IN_PART = 0.2
"""Share from which one of two documents that tell one story has it in the words of the other, not in its own (judgement; rewrites at hand
share up to 0.03)."""

SAME_NAMED, LEAST_NAMED, SAME_ALL = 0.43, 3, 0.85
"""What rewrites of one story share at least: of the persons, organisations and places that they name, and how many of them; and of
these, of their stems and half of their states together (judgement). Of eighty-one articles tried, pairs of rewrites shared from 0.46 of
what they name, 5 or more, and 0.93 together. Other pairs shared up to 0.41, among them three pairs of articles by different authors on
the same news; but two meetings of the same two leaders, months apart, shared 0.57, and only their days could tell them apart."""

DAYS_APART = 2
"""Rewrites of one story are published at most so many days apart (judgement): papers retell news at once, and the articles that follow it,
a week on, name the same people and places for a new reason. Copies may be of any age, and days that are not known say nothing."""

ALL_PAIRS = 300
"""Up to so many documents every pair is compared; beyond, only pairs that share a band of their signatures or rare stems."""

RARE_SHARED = 6
"""Rare stems that a pair must share to be compared."""

BANDS = 16
"""Parts of a signature: near copies agree in all of one part nine times in ten at the least likeness, and nearly always above it."""

RAREST, POSTED, NEAREST, BESIDE = 40, 100, 30, 4
"""What keeps the work in step with the number of documents, however alike they are: of each document its rarest stems, of each stem the
last documents that hold it, of these the nearest; of each part of a signature its first and last documents."""

_Days = tuple[date, date] | tuple[()]
"""First and last day on which a story was published; nothing where no article of it tells its day."""


def stories(documents: Sequence[Features]) -> tuple[Story, ...]:
    """Group documents into stories, in the order in which each story was first read; a document alone is a story of its own."""
    parent = list(range(len(documents)))
    days: list[_Days] = [(each.published, each.published) if each.published else () for each in documents]
    joined: dict[int, list[tuple[str, float]]] = defaultdict(list)

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for one, other in _candidates(documents):
        if len(documents) > ALL_PAIRS and root(one) == root(other):
            continue
        link = _link(documents[one], documents[other])
        low, high = sorted((root(one), root(other)))
        told = _told(days[low], days[high], link[0]) if link else None
        if link and told is not None:
            parent[high], days[low] = low, told
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


def copied(one: Features, other: Features) -> float:
    """Share of their signatures that two documents have in common."""
    return float(np.count_nonzero(one.minhash == other.minhash) / one.minhash.size)


def _link(one: Features, other: Features) -> tuple[str, float] | None:
    alike = copied(one, other)
    if alike >= COPY:
        return "copies", alike
    shared = np.intersect1d(one.named, other.named, assume_unique=True).size
    if shared < LEAST_NAMED:
        return None
    named = shared / (one.named.size + other.named.size - shared)
    if named < SAME_NAMED:
        return None
    together = overlap(one.stems, other.stems) + named + 0.5 * overlap(one.states, other.states)
    return ("rewrites", min(1.0, together / 2.0)) if together >= SAME_ALL else None


def _told(one: _Days, other: _Days, why: str) -> _Days | None:
    """First and last day of two stories taken together, a copy being as old as what it copies; None where they lie too far apart for one.

    A chain of reports, each on the heels of the one before, is not one story.
    """
    if why == "copies" or not (one and other):
        return min(one, other) if one and other else one or other
    first, last = min(one[0], other[0]), max(one[-1], other[-1])
    return (first, last) if (last - first).days <= DAYS_APART else None


def _candidates(documents: Sequence[Features]) -> Iterator[tuple[int, int]]:
    if len(documents) <= ALL_PAIRS:
        yield from ((one, other) for other in range(len(documents)) for one in range(other))
        return
    yield from _copied(documents)
    counts = _counts(documents)
    most = max(20, len(documents) // 50)
    postings: dict[int, deque[int]] = defaultdict(lambda: deque(maxlen=POSTED))
    for other, document in enumerate(documents):
        stems = sorted((counts[stem], stem) for stem in document.stems.tolist() if counts[stem] > 1)[:RAREST]
        rare = [stem for count, stem in stems if count <= most]
        chosen = rare if len(rare) >= RARE_SHARED else [stem for _, stem in stems]
        met = [earlier for stem in chosen for earlier in postings[stem]]
        for stem in chosen:
            postings[stem].append(other)
        least = min(RARE_SHARED, max(1, len(chosen) // 2))
        for one, shared in Counter(met).most_common(NEAREST):
            if shared >= least:
                yield one, other


def _copied(documents: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Pairs that may be near copies: those whose signatures agree in all of one part."""
    first: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    last: dict[tuple[int, bytes], deque[int]] = defaultdict(lambda: deque(maxlen=BESIDE))
    for other, document in enumerate(documents):
        near: set[int] = set()
        for band, part in enumerate(np.split(document.minhash, BANDS)):
            key = band, part.tobytes()
            near.update(first[key], last[key])
            if len(first[key]) < BESIDE:
                first[key].append(other)
            last[key].append(other)
        yield from ((one, other) for one in sorted(near))


def _counts(documents: Sequence[Features]) -> dict[int, int]:
    """In how many documents each stem occurs."""
    stems, counts = np.unique(np.concatenate([document.stems for document in documents]), return_counts=True)
    return dict(zip(stems.tolist(), counts.tolist(), strict=True))
