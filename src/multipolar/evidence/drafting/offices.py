"""Who speaks and acts for a state: its leader and those who hold an office of its government; no opposition, no rebels, no parliament."""

from __future__ import annotations

from multipolar.evidence.actors import Registry

NO_GOVERNMENT = frozenset({"opposition leader", "party leader", "rebel leader", "militia leader", "lawmaker", "senator", "candidate"}) | {
    "analyst", "journalist", "businessman", "religious leader", "judge", "prosecutor", "mayor", "governor", "regional leader", "speaker"
}  # fmt: skip
"""Offices whose holders do not act for their state abroad."""

GOVERNING = frozenset({"ministry", "agency", "government", "forces", "central-bank"})
"""Kinds of organisations of one state that act for it."""


def speaks_for_state(canonical: str, known: Registry) -> bool:
    """Whether what somebody does is the doing of the state they belong to."""
    actor = known.actors.get(canonical)
    if actor is None:
        return False
    if actor.type == "person":
        return actor.in_office and not set(actor.offices) <= NO_GOVERNMENT
    return actor.type == "organisation" and actor.kind in GOVERNING
