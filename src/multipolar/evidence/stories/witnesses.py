"""Groups claims that say one thing: the same source, and much the same words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from multipolar.evidence.stories.features import STOP_WORDS, stem
from multipolar.results.evidence import Claim, Story, Witnessed

ALIKE, ALIKE_REWRITTEN = 0.6, 0.2
"""Share of stems that two contents have in common to be one claim: anywhere, and in two rewrites of one story, where the same source
says in other words what the other has it say (judgement)."""

_WORD = re.compile(r"[^\W\d_]{3,}")


def witnesses(claims: Sequence[Claim], texts: Mapping[str, str], grouped: Sequence[Story]) -> tuple[Witnessed, ...]:
    """Group claims, in the order given; each group counts once, and its witnesses are the separate stories that make it.

    Parameters
    ----------
    claims : sequence of Claim
        Of all documents; copies of paragraphs are not among them.
    texts : mapping of str to str
        Text of each document by id.
    grouped : sequence of Story
        The stories of the documents.
    """
    story = {document: number for number, each in enumerate(grouped) for document in each.documents}
    groups: list[list[int]] = []
    about: dict[tuple[str, ...], list[int]] = defaultdict(list)
    stems = [_stems(claim.content.quote(texts[claim.document])) for claim in claims]
    for index, claim in enumerate(claims):
        key = tuple(sorted(claim.source))
        for group in about[key]:
            first = groups[group][0]
            other = claims[first].document
            rewritten = other != claim.document and story[other] == story[claim.document]
            alike = _jaccard(stems[first], stems[index])
            if claims[first].polarity == claim.polarity and alike >= (ALIKE_REWRITTEN if rewritten else ALIKE):
                groups[group].append(index)
                break
        else:
            about[key].append(len(groups))
            groups.append([index])
    return tuple(Witnessed(tuple(claims[i] for i in group), len({story[claims[i].document] for i in group})) for group in groups)


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(words.casefold()) if word not in STOP_WORDS)


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0
