"""The table of actors."""

from __future__ import annotations

from typing import Any

from multipolar.evidence.drafting import generic
from multipolar.evidence.drafting.cast import Part, state_of
from multipolar.evidence.drafting.numbers import PROPOSED, spread
from multipolar.evidence.drafting.powers import Powers


class ActorsTable(Powers):
    """Writes each actor of a draft."""

    def _actor(self, part: Part) -> dict[str, Any]:
        made: dict[str, Any] = {"name": part.name, "kind": part.kind}
        if part.kind == "state":
            made["iso3"] = state_of(part.canonical).removeprefix("state:")[:3]
        if not part.of:
            made |= {
                "capability": "50 */ 1.5",
                "credibility": "50 ± 15",
                "judgement": f"{generic.SAID} Documents tell of power in words only.",
            }
            return made
        body = self.cast.body(part.of)
        named = sum(max(1, each.mentions) for each in body)
        share = (max(1, part.mentions) + (named if part.leads else 0)) / (named + sum(named for each in body if each.leads) or 1)
        return made | {
            "of": part.of,
            "influence": spread(max(5.0, 100.0 * share), 12.0),
            "volatility": "5 */ 1.5",
            "judgement": {
                "influence": f"{PROPOSED}from attention: {part.mentions} of {named} times that somebody of this body is named"
                f"{'; as much again for the leader' if part.leads else ''}.",
                "volatility": f"{generic.SAID} Aims wander a little.",
            },
        }
