"""Fits the weights by which noun phrases are found to mean a group: ``library/learnt/groups.tsv``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from multipolar.evidence.actors import registry
from multipolar.evidence.actors.likely_groups.features import features_of
from multipolar.evidence.actors.likely_groups.phrases import phrases
from multipolar.evidence.actors.link import by_rules
from multipolar.evidence.actors.words import words_of
from multipolar.evidence.learnt import Features, Weights
from training.annotated import Annotated, Annotation
from training.regression import fit

LABELS = ("group", "named", "no")
"""A group without a name; somebody with a name, told by a noun; nobody who acts, speaks or is addressed."""

RIDGE = 4.0
_SAME = 0.5


def told(text: Annotated) -> Iterator[tuple[Features, str]]:
    """What is seen of every phrase of a text, with what annotators say that it means; those that they are unsure of are left out."""
    words = words_of(text.parsed.plain)
    named, _ = by_rules(words, registry())
    said = [(mention, row) for row in text.of("actor") for mention in row["mentions"]]
    for phrase in phrases(words, text.parsed, named):
        answer = _answer(words.starts[phrase.first], words.ends[phrase.last], said)
        if answer in LABELS:
            yield features_of(phrase), answer


def _answer(start: int, end: int, said: Sequence[tuple[Annotation, Annotation]]) -> str:
    alike = {place: _alike(start, end, mention) for place, (mention, _) in enumerate(said)}
    best = max(alike, key=lambda place: alike[place], default=None)
    if best is None or alike[best] < _SAME:
        return "no"
    mention, row = said[best]
    if row.get("weak") or mention["form"] not in ("nominal", "collective"):
        return "unsure"
    return "group" if any(actor.startswith("grp:") for actor in row["actor"]) else "named"


def _alike(start: int, end: int, mention: Annotation) -> float:
    shared = min(end, mention["end"]) - max(start, mention["start"])
    return shared / (max(end, mention["end"]) - min(start, mention["start"]))


def fitted(texts: Sequence[Annotated]) -> dict[str, Weights]:
    """Weights of the one look: rules have no say in it, for they look too good on the texts that they were written with."""
    known = [one for text in texts for one in told(text)]
    return {"groups": fit([row for row, _ in known], [answer for _, answer in known], labels=LABELS, ridge=RIDGE, seldom=3, least=0.02)}
