"""Which states are neighbours, from ``library/lexicon/borders.yaml``."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import multipolar.library
from multipolar.library.keeping import kept_yaml


@functools.cache
def neighbours() -> Mapping[str, frozenset[str]]:
    """The neighbours of each state."""
    data = kept_yaml(Path(multipolar.library.__file__).parent / "lexicon" / "borders.yaml")
    found: dict[str, set[str]] = defaultdict(set)
    for pair in " ".join(data.values()).split():
        one, other = pair.split("-")
        found["state:" + one].add("state:" + other)
        found["state:" + other].add("state:" + one)
    return {state: frozenset(others) for state, others in found.items()}
