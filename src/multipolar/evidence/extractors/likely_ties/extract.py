"""Ties of one document: those of the rules, with how likely each is, and those that only weights find likely enough."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.likely_ties.describing import described
from multipolar.evidence.extractors.likely_ties.pairs import Pair, pairs_of
from multipolar.evidence.extractors.likely_ties.second import SecondLook, looks, second_looks
from multipolar.evidence.extractors.ties import extract as by_rules
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.learnt import weights
from multipolar.results.evidence import Event, Span, Tie
from multipolar.results.evidence.rows import Sign

LEAST = 0.13
"""Least likelihood of a tie that no rule finds.

Judgement. Low, since likelihoods are fitted to articles whose ties rules were made to find: on others more is left. From here on, articles
of other hands and published news gain; the samples, where rules miss hardly any tie, lose.
"""

_AS_RIGHT = (0.45, 0.62)
"""Intercept and slope by which the logit of a likelihood becomes that of being right in published news (48 texts, fitted to by nothing)."""


@dataclasses.dataclass(frozen=True, slots=True)
class Judged:
    """A pair after the second look.

    Parameters
    ----------
    look : SecondLook
        The pair, with all that speaks for or against a tie.
    likely : float
        How likely its sentence tells a tie of the two.
    """

    look: SecondLook
    likely: float

    @property
    def pair(self) -> Pair:
        """The pair."""
        return self.look.first.pair

    @property
    def is_guess(self) -> bool:
        """Whether the one who does not stand in the sentence is a group of no name ("officials"), of whom others may be meant."""
        return self.pair.kind == "alone" and self.pair.b.startswith("grp:") and self.pair.b not in registry().actors

    @property
    def confidence(self) -> float:
        """How often pairs so likely were bound in published news, in [0, 1]."""
        intercept, slope = _AS_RIGHT
        bounded = min(max(self.likely, 1e-6), 1 - 1e-6)
        return round(1 / (1 + math.exp(-intercept - slope * math.log(bounded / (1 - bounded)))), 2)

    @property
    def sign(self) -> Sign:
        """The likelier sign, if there is a tie."""
        signs = weights("ties-sign")
        return "+" if signs.probabilities(self.look.signing)[signs.labels.index("+")] >= 0.5 else "-"


def extract(parsed: ParsedDocument, events: Sequence[Event]) -> tuple[Tie, ...]:
    """Find how the actors of a document stand to each other.

    Parameters
    ----------
    parsed : ParsedDocument
        With its parses and its actors linked.
    events : sequence of Event
        What was found in it.

    Returns
    -------
    tuple of Tie
        In the order of the text, each with how often ties held so likely were right. Rows that no rule made are ``ties.likely``.
    """
    ruled = by_rules(parsed, events)
    judged = judge(parsed, ruled, events)
    beside: dict[frozenset[str], list[Judged]] = {}
    for one in judged:
        beside.setdefault(one.pair.actors, []).append(one)
    told: set[tuple[Span, frozenset[str]]] = set()
    found: list[Tie] = []
    for tie in ruled:
        here = [one for one in beside.get(frozenset((tie.a, tie.b)), ()) if one.pair.sentence.span.meets(tie.span)]
        for one in here:
            told.update(_places(one))
        found.append(_weighed(tie, here))
    for one in sorted(judged, key=lambda one: -one.likely):
        if one.likely < LEAST:
            break
        if not one.is_guess and not told.intersection(_places(one)):
            told.update(_places(one))
            found.append(described(one.pair, one.sign, one.confidence))
    return tuple(sorted(found, key=lambda tie: (tie.span, tie.a, tie.b)))


def judge(parsed: ParsedDocument, ruled: Sequence[Tie], events: Sequence[Event]) -> list[Judged]:
    """Judge every pair of a document by the library's weights."""
    found = looks(pairs_of(parsed, ruled, events), weights("ties-words"))
    told = weights("ties-told")
    yes = told.labels.index("yes")
    return [Judged(look, told.probabilities(look.telling)[yes]) for look in second_looks(found, ruled)]


def _places(one: Judged) -> tuple[tuple[Span, frozenset[str]], tuple[Span, frozenset[str]]]:
    """Sentence and pair, and sentence and the camps of the pair: a sentence tells either once."""
    span = one.pair.sentence.span
    return (span, one.pair.actors), (span, one.pair.camps)


def _weighed(tie: Tie, here: Sequence[Judged]) -> Tie:
    """A rule's tie with how likely weights hold it."""
    return dataclasses.replace(tie, confidence=max(one.confidence for one in here)) if here else tie
