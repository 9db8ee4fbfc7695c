"""Threats: whose against whom, until when, and what carrying one out does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from multipolar import streams
from multipolar.world import layout as at
from multipolar.world.structure.rows import Numbers, State, ints

FOREVER = 100_000

if TYPE_CHECKING:
    from multipolar.scenario import Case


def threats_of(case: Case, voices: list[str], levers: list[str], number: Numbers, state: State) -> dict[str, Any]:
    """Fields on threats, in the order in which the case lists them."""
    threats = case.scenario.threats
    count = len(threats)
    return {
        "threats": count,
        "threat_by": ints(voices.index(t.by) for t in threats.values()),
        "threat_against": ints(voices.index(t.against) for t in threats.values()),
        "threat_deadline": ints((t.deadline - case.as_of).days // 7 for t in threats.values()),
        "threat_renew": ints(t.renew or 0 for t in threats.values()),
        "threat_lever": ints(levers.index(t.do.lever) if t.do.lever else -1 for t in threats.values()),
        "threat_plus": ints(number(f"threats.{h}.do.plus", at.NOTHING) for h in threats),
        "threat_tempo": ints(number(f"threats.{h}.do.tempo") for h in threats),
        "threat_reinforcement": ints(number(f"threats.{h}.do.reinforcement") for h in threats),
        "threat_weeks": ints(t.do.weeks or FOREVER for t in threats.values()),
        "threat_widen": ints(number(f"threats.{h}.do.widen", at.NOTHING) for h in threats),
        "threat_weight": ints(number(f"threats.{h}.weight", at.NOTHING) for h in threats),
        "threat_credibility": ints(
            number(f"threats.{h}.credibility", number(f"actors.{t.by}.credibility", at.HALF)) for h, t in threats.items()
        ),
        "threat_word": ints(streams.word(h) for h in threats),
        "threat_until_at": state(count),
        "threat_done_at": state(count),
        "threat_bluff_at": state(count),
        "threat_credit_at": state(count),
    }
