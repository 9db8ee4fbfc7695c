"""Fits the weights by which positions are told.

``library/learnt/positions-idle.tsv`` lists words that are not looked at, ``positions-words.tsv`` holds the first look at the others,
``positions-told.tsv`` the second.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from multipolar.evidence.extractors.likely_positions.candidates import Candidate, candidates_of, name_of
from multipolar.evidence.extractors.likely_positions.second import DIRECTIONS, NONE, Look, looks, second_features
from multipolar.evidence.learnt import Weights
from multipolar.evidence.learnt.weights import INTERCEPT
from multipolar.results.evidence import Claim, Event, Position, Span
from training.annotated import Annotated, Annotation, key
from training.regression import fit

WORDS_RIDGE, SECOND_RIDGE = 12.0, 1.0
FOLDS = 5
IDLE_TIMES, IDLE_SHARE = 5, 0.03
"""A word is idle that stands this often in annotated texts, at most this share of it for a stance."""
WEAK = "weak"


@dataclass
class Told:
    """The candidates of one text, with what annotators say of each: a direction, ``no``, or ``weak`` where they do not tell."""

    text: Annotated
    candidates: list[Candidate]
    answers: list[str]
    ruled: tuple[Position, ...]


def told(text: Annotated) -> Told:
    """Look up what annotators say of every candidate."""
    claims = [row for row in text.rows if isinstance(row, Claim)]
    ruled = tuple(row for row in text.rows if isinstance(row, Position))
    candidates = candidates_of(text.parsed, claims, [row for row in text.rows if isinstance(row, Event)], ruled)
    return Told(text, candidates, _answers(text.of("position"), candidates), ruled)


def _answers(positions: Sequence[Annotation], candidates: Sequence[Candidate]) -> list[str]:
    """An annotation speaks of the candidate that fits it best; others half inside it are left open."""
    answers = [NONE] * len(candidates)
    for one in sorted(positions, key=lambda row: not row.get("weak")):
        span, actors = Span(one["span"]["start"], one["span"]["end"]), {key(actor) for actor in one["actor"]}
        fitting = [
            place
            for place, candidate in enumerate(candidates)
            if candidate.passage.span.meets(span) and actors.intersection(map(key, candidate.passage.actors))
        ]
        if not fitting:
            continue
        spans = {place: candidates[place].passage.span for place in fitting}
        best = max(fitting, key=lambda place: _both(spans[place], span) / _whole(spans[place], span))
        for place in fitting:
            if answers[place] == NONE and _both(spans[place], span) >= 0.5 * (spans[place].end - spans[place].start):
                answers[place] = WEAK
        if not one.get("weak"):
            answers[best] = one["direction"]
        elif answers[best] == NONE:
            answers[best] = WEAK
    return answers


def _both(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _whole(one: Span, other: Span) -> int:
    return max(one.end, other.end) - min(one.start, other.start)


def idle(texts: Sequence[Told]) -> Weights:
    """Words that hardly ever tell a stance, with how often they told none."""
    seen, telling = Counter[str](), Counter[str]()
    for text in texts:
        for candidate, answer in zip(text.candidates, text.answers, strict=True):
            if answer != WEAK:
                seen[name_of(candidate.passage.head)] += 1
                telling[name_of(candidate.passage.head)] += answer != NONE
    rows = {name: (float(times),) for name, times in sorted(seen.items()) if times >= IDLE_TIMES and telling[name] <= IDLE_SHARE * times}
    return Weights(("times",), {INTERCEPT: (0.0,)} | rows)


def first_weights(texts: Sequence[Told]) -> Weights:
    """Weights of the first look."""
    known = [(one.features, answer) for text in texts for one, answer in zip(text.candidates, text.answers, strict=True) if answer != WEAK]
    rows, answers = [row for row, _ in known], [answer for _, answer in known]
    return fit(rows, answers, labels=(*DIRECTIONS, NONE), ridge=WORDS_RIDGE, seldom=3, least=0.03)


def second_weights(texts: Sequence[Told], first: Sequence[Sequence[Look]]) -> Weights:
    """Weights of the second look, given the first looks at the same texts by weights that had not seen them."""
    rows, answers = [], []
    for text, look in zip(texts, first, strict=True):
        for seen, answer in zip(second_features(look, text.ruled), text.answers, strict=True):
            if answer != WEAK:
                rows.append(seen)
                answers.append("no" if answer == NONE else "yes")
    return fit(rows, answers, labels=("yes", "no"), ridge=SECOND_RIDGE)


def unseen_looks(texts: Sequence[Told], beside: Sequence[Told] = ()) -> list[list[Look]]:
    """First looks at every text by weights fitted to the others."""
    found: list[list[Look]] = [[] for _ in texts]
    for fold in range(FOLDS):
        weights = first_weights([*(one for place, one in enumerate(texts) if place % FOLDS != fold), *beside])
        for place in range(fold, len(texts), FOLDS):
            found[place] = looks(texts[place].candidates, texts[place].ruled, weights)
    return found


def fitted(texts: Sequence[Annotated]) -> dict[str, Weights]:
    """Weights of both looks.

    The second is fitted to the short texts alone: the rules that it weighs were written with the others in view.
    """
    read = [told(text) for text in texts]
    short = [one for one in read if one.text.is_short]
    opened = [one for one in read if not one.text.is_short]
    told_weights = second_weights(short, unseen_looks(short, opened))
    return {"positions-idle": idle(read), "positions-words": first_weights(read), "positions-told": told_weights}
