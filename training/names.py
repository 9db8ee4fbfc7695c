"""Names in texts, so that no weight is given for who somebody is."""

from __future__ import annotations

from collections.abc import Container, Iterable

from multipolar.evidence.learnt import Weights
from training.annotated import Annotated

ALSO = frozenset({"trump", "trumps"})
"""Names that are words too."""


def names_in(texts: Iterable[Annotated]) -> frozenset[str]:
    """Words, in lower case, that texts write with a capital within a sentence and never without: "russian", "hague", not "union"."""
    capital: set[str] = set()
    small: set[str] = set()
    for text in texts:
        for parse in text.parsed.parses.values():
            for token in parse:
                if not token.text[0].isupper():
                    small.update((token.lower_, token.lemma_.lower()))
                elif not token.is_sent_start:
                    capital.update((token.lower_, token.lemma_.lower()))
    return frozenset(capital - small | ALSO)


def without(names: Container[str], weights: Weights) -> Weights:
    """Weights without the features that hold a name."""
    return Weights(
        weights.labels, {feature: row for feature, row in weights.rows.items() if not any(word in names for word in feature.split())}
    )
