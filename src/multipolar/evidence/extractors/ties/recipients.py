"""Whom help is for that names nobody: the one whom the rest of the document helps."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Sequence

from multipolar.evidence.extractors.ties.around import camp_of
from multipolar.evidence.extractors.ties.candidates import Candidate


def with_recipients(found: Sequence[Candidate]) -> list[Candidate]:
    """Give help without a recipient, or with one that is only guessed, to the state that is helped most often by name."""
    helps = [
        one
        for one in found
        if (one.bond.type == "support" or one.rule == "event")
        and one.bond.sign == "+"
        and one.bond.directed
        and one.rule != "meant"
        and len(one.b) == 1
    ]
    counts = collections.Counter(camp_of(one.b[0]) for one in helps)
    helped = next((who for who, _ in counts.most_common() if who.startswith("state:")), "")
    givers = {camp_of(who) for one in helps for who in one.a}
    return [
        dataclasses.replace(one, b=(helped,))
        if helped
        and one.rule == "meant"
        and one.bond.type == "support"
        and all(camp_of(who) in givers for who in one.b)
        and all(camp_of(who) != helped for who in one.a)
        else one
        for one in found
    ]
