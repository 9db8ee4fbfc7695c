"""What a document is about, small enough to keep for many thousands of them: its words' stems, its actors and its shingles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Features

if TYPE_CHECKING:
    from datasketch import MinHash

SHINGLE = 3
"""Words in a row that make one shingle."""

PERMUTATIONS = 64
"""Length of a MinHash signature: an error of about 0.1 in the overlap of two documents' shingles."""

_STOP = (
    "a about above after again against all also although amid among an and another any are around as at back be because been before "
    "being between both but by can could did do does during each either even ever every few first for from further had has have he "
    "her here him his how however if in including indeed into is it its itself just last least less like made make many may meanwhile "
    "might more most much must neither never new next no nor not now of off often on once one only onto or other others our out over "
    "own per perhaps rather said say says second several she should since so some still such than that the their them themselves then "
    "there these they this those though three through thus to too toward towards two under until up upon us very via was way we well "
    "were what when where whether which while who whom whose why will with within without would yet you your "
)
STOP_WORDS = frozenset(_STOP.split())
"""Words that say nothing of what a text is about."""

_NAMED, _STATES = ("per:", "org:", "loc:"), ("state:", "gov:")

_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDINGS = ("ations", "ation", "ments", "ment", "ingly", "ings", "ing", "edly", "ies", "ied", "ers", "ed", "es", "ly", "s")


def features_of(parsed: ParsedDocument) -> Features:
    """Work out what a document is about; paragraphs that repeat others count once."""
    words = [word for block in parsed.originals for word in _WORD.findall(parsed.plain[block.start : block.end].casefold())]
    stems = {stem(word) for word in set(words) - STOP_WORDS}
    told = [mention for mention in parsed.mentions if mention.form != "pronoun"]
    actors = {actor for mention in told for actor in (mention.actors or (mention.proposed,))}
    named = {actor for actor in actors if actor.startswith(_NAMED)}
    states = {actor for actor in actors if actor.startswith(_STATES)}
    document = parsed.document
    return Features(document.id, document.name, _hashes(stems), _hashes(named), _hashes(states), signature(words), document.published)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its commonest endings; not a word of the language, but the same for its forms."""
    if not word.endswith(_ENDINGS):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def signature(words: Sequence[str]) -> NDArray[np.uint64]:
    """MinHash of the shingles of a text."""
    made = _blank().copy()
    rows = zip(*(words[start:] for start in range(SHINGLE)), strict=False) if len(words) >= SHINGLE else [words]
    made.update_batch(map(str.encode, set(map(" ".join, rows))))  # the least of all hashes, in whatever order
    return np.asarray(made.hashvalues, dtype=np.uint64)


@cache
def _blank() -> MinHash:
    """An empty signature: its permutations are always the same, and slow to draw."""
    from datasketch import MinHash

    return MinHash(num_perm=PERMUTATIONS, hashfunc=crc32)


def overlap(a: NDArray[np.uint32], b: NDArray[np.uint32]) -> float:
    """Jaccard index of two sets of hashes: shared over all."""
    shared = np.intersect1d(a, b, assume_unique=True).size
    return float(shared / (a.size + b.size - shared)) if shared else 0.0


def _hashes(words: Iterable[str]) -> NDArray[np.uint32]:
    return np.array(sorted({crc32(word.encode()) for word in words}), dtype=np.uint32)
