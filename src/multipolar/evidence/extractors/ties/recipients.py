"""Whom help is for that names nobody: the one whom the rest of the document helps."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Mapping, Sequence

from multipolar.evidence.extractors.ties.around import camp_of
from multipolar.evidence.extractors.ties.candidates import Candidate


def with_recipients(found: Sequence[Candidate]) -> list[Candidate]:
    """Give help without a recipient, or with one that is only guessed, to whom its giver helps by name, else to whom most help goes."""
    helps = [one for one in found if _is_help(one) and one.rule != "meant" and len(one.b) == 1]
    counts: collections.Counter[str] = collections.Counter()
    by_giver: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for one in helps:
        helped = camp_of(one.b[0])
        counts[helped] += 1
        for who in one.a:
            by_giver[camp_of(who)][helped] += 1
    return [_given(one, counts, by_giver) if one.rule == "meant" and one.bond.type == "support" else one for one in found]


def _is_help(one: Candidate) -> bool:
    return (one.bond.type == "support" or one.rule == "event") and one.bond.sign == "+" and one.bond.directed


def _given(one: Candidate, counts: collections.Counter[str], by_giver: Mapping[str, collections.Counter[str]]) -> Candidate:
    guessed = [camp_of(who) for who in one.b]
    own = by_giver.get(camp_of(one.a[0])) if len(one.a) == 1 else None
    if own and own.keys().isdisjoint(guessed):
        helped = _first_state(own)
    elif all(who in by_giver for who in guessed):
        helped = _first_state(counts)
    else:
        return one
    return dataclasses.replace(one, b=(helped,)) if helped and all(camp_of(who) != helped for who in one.a) else one


def _first_state(counts: collections.Counter[str]) -> str:
    return next((who for who, _ in counts.most_common() if who.startswith("state:")), "")
