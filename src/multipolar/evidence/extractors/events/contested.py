"""What one camp says another has done, and the text itself holds in dispute, is alleged and not told as done."""

from __future__ import annotations

from collections.abc import Sequence

from multipolar.evidence.extractors.events.candidates import Candidate
from multipolar.evidence.extractors.events.tellers import camp
from multipolar.results.evidence import Claim

_DEEDS = frozenset(("ASSAULT", "COERCE", "AID", "MOBILIZE", "SUPPORT", "COOPERATE", "RETREAT", "SANCTION", "AGREE"))


def in_dispute(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims that their document itself puts in doubt."""
    return tuple(claim for claim in claims if claim.contested and claim.polarity == "affirm")


def is_disputed(one: Candidate, contested: Sequence[Claim]) -> bool:
    """Whether it is what a contested claim of somebody else says; not what stands aside in it ("the group, which took the town")."""
    if not contested or one.trigger.pos_ != "VERB" or one.reading.type not in _DEEDS or not one.source:
        return False
    place = one.scene.span(one.trigger, one.trigger)
    over = next((claim for claim in contested if claim.content.holds(place)), None)
    if over is None or not is_said_of_another(over, one.source):
        return False
    token = one.trigger
    while token.head.i != token.i and over.content.holds(one.scene.span(token, token)):
        if token.dep_ in ("relcl", "acl", "advcl"):
            return False
        token = token.head
    return True


def is_said_of_another(claim: Claim, actors: tuple[str, ...]) -> bool:
    """Whether whoever claims it is of another camp than those of whom it is told."""
    return not camp(claim.source) & camp(actors)
