"""The words by which passages are set against each other, from ``library/lexicon/contradictions.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from ruamel.yaml import YAML

from multipolar.evidence.stories.features import STOP_WORDS, stem

_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon.

    Parameters
    ----------
    topics : mapping
        Word to the kind of help or force that it names.
    families : mapping
        PLOVER type or type of tie to its family.
    sets : mapping
        The plain lists, by name.
    """

    topics: Mapping[str, str]
    families: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]


@cache
def words() -> Words:
    """Read the file, once."""
    text = (files("multipolar.library") / "lexicon" / "contradictions.yaml").read_text(encoding="utf-8")
    data = cast(dict[str, Any], YAML(typ="safe", pure=True).load(text))
    return Words(
        topics={word: topic for topic, found in data["topics"].items() for word in found.split()},
        families={kind: family for family, kinds in data["families"].items() for kind in kinds},
        sets={name: frozenset(found.split()) for name, found in data.items() if isinstance(found, str)},
    )


def stems(text: str) -> frozenset[str]:
    """Stems of the words that say what a passage is about."""
    return frozenset(stem(word) for word in _WORD.findall(text.casefold()) if word not in STOP_WORDS)


def topics(text: str) -> frozenset[str]:
    """Kinds of help or force that a passage names."""
    known = words().topics
    return frozenset(known[word] for word in _WORD.findall(text.casefold()) if word in known)


def short(text: str, most: int = 90) -> str:
    """A quote in one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + " …"
