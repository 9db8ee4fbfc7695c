"""Fits the weights by which ties are told: ``ties-words`` for the first look, ``ties-told`` and ``ties-sign`` for the second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from multipolar.evidence.extractors.likely_ties.pairs import Pair, pairs_of
from multipolar.evidence.extractors.likely_ties.second import Look, looks, second_looks
from multipolar.evidence.learnt import Features, Weights
from multipolar.results.evidence import Event, Tie
from training.annotated import Annotated, key
from training.regression import fit

LABELS = ("+", "-", "no")
WORDS_RIDGE, SECOND_RIDGE = 6.0, 1.0
FOLDS = 5


@dataclass
class Told:
    """The pairs of one text, with what annotators say of each: ``+``, ``-``, ``no``, or ``weak`` where they were unsure."""

    text: Annotated
    pairs: list[Pair]
    answers: list[str]
    ties: list[Tie]


def told(text: Annotated) -> Told:
    """Look up what annotators say of every pair."""
    events = [row for row in text.rows if isinstance(row, Event)]
    ties = [row for row in text.rows if isinstance(row, Tie)]
    pairs = pairs_of(text.parsed, ties, events)
    relations = text.of("relation")
    answers = []
    for pair in pairs:
        span = pair.sentence.span
        said = [
            one
            for one in relations
            if {key(one["a"]), key(one["b"])} == {key(pair.a), key(pair.b)}
            and one["span"]["start"] < span.end
            and span.start < one["span"]["end"]
        ]
        signs = [one["sign"] for one in said if not one.get("weak")]
        answers.append(signs[0] if signs else "weak" if said else "no")
    return Told(text, pairs, answers, ties)


def first_weights(texts: Sequence[Told]) -> Weights:
    """Weights of the first look."""
    known = [(pair.features, answer) for one in texts for pair, answer in zip(one.pairs, one.answers, strict=True) if answer != "weak"]
    return fit([row for row, _ in known], [answer for _, answer in known], labels=LABELS, ridge=WORDS_RIDGE, seldom=3, least=0.02)


def second_weights(texts: Sequence[Told], first: Sequence[Sequence[Look]]) -> tuple[Weights, Weights]:
    """Weights of the second look, given the first looks at the same texts by weights that had not seen them.

    The short texts are marked more densely than the articles of the tests: a pair is told again at each of its mentions. So each of their
    features counts twice, once for all texts and once for theirs alone, and only the first is kept (Daumé 2007). The sign is fitted to the
    short texts alone, since the rules that it weighs were written with the others in view.
    """
    told_rows, told_answers, sign_rows, sign_answers = [], [], [], []
    for one, look in zip(texts, first, strict=True):
        for second, answer in zip(second_looks(look, one.ties), one.answers, strict=True):
            if answer == "weak":
                continue
            telling = second.telling
            told_rows.append(telling | _of_its_own(telling) if one.text.is_short else telling)
            told_answers.append("no" if answer == "no" else "yes")
            if answer != "no" and one.text.is_short:
                sign_rows.append(second.signing)
                sign_answers.append(answer)
    told = fit(told_rows, told_answers, labels=("yes", "no"), ridge=SECOND_RIDGE)
    kept = {name: row for name, row in told.rows.items() if not name.startswith(_SHORT)}
    return Weights(told.labels, kept), fit(sign_rows, sign_answers, labels=("+", "-"), ridge=SECOND_RIDGE)


_SHORT = "short: "


def _of_its_own(features: Features) -> Features:
    return {f"{_SHORT}{name}": value for name, value in features.items()} | {f"{_SHORT}any": 1.0}


def unseen_looks(texts: Sequence[Told]) -> list[list[Look]]:
    """First looks at every text by weights fitted to the others."""
    found: list[list[Look]] = [[] for _ in texts]
    for fold in range(FOLDS):
        others = [one for place, one in enumerate(texts) if place % FOLDS != fold]
        weights = first_weights(others)
        for place in range(fold, len(texts), FOLDS):
            found[place] = looks(texts[place].pairs, weights)
    return found


def fitted(texts: Sequence[Annotated]) -> dict[str, Weights]:
    """Weights of both looks."""
    read = [told(text) for text in texts]
    any_tie, sign = second_weights(read, unseen_looks(read))
    return {"ties-words": first_weights(read), "ties-told": any_tie, "ties-sign": sign}
