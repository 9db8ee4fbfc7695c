"""The tables of issues and positions."""

from __future__ import annotations

from typing import Any

from multipolar.errors import InputError
from multipolar.evidence.drafting import generic
from multipolar.evidence.drafting.cast import Part
from multipolar.evidence.drafting.numbers import PROPOSED, spread, why
from multipolar.evidence.drafting.policies import Policies
from multipolar.evidence.drafting.pool import MOST_SPREAD, Pooled
from multipolar.evidence.drafting.positions import AGAINST, FOR, GENERIC, SHORT
from multipolar.evidence.drafting.topics import Topic
from multipolar.evidence.drafting.wording import sentence_of
from multipolar.scenario.floors import stances
from multipolar.scenario.numbers import Number
from multipolar.scenario.schema import Scenario

FEW, MIDDLING = 2.0, 0.2
"""Attention to an issue is weighed as if so many positions more were known, of which this share concerns it, so that one sentence does not
tell what matters most; somebody of whom no position is known stands at 50 (judgement)."""

SHORT_OF = "A third of the scale short of what it wants; documents rarely tell limits."
TURNED = (
    "A third of the scale from what it wants towards what its enemy wants, which here lies the other way; documents rarely tell limits."
)
"""Why a floor stands where it does."""


class IssuesTable(Policies):
    """Writes each issue of a draft, and who stands where on it."""

    def _issue(self, topic: Topic) -> dict[str, Any]:
        """The issue as the library drafts it; a relief lifts the sanctions of this case, and is no effect where there are none."""
        entry = topic.entry
        if entry is None:
            raise InputError(f"issue '{topic.id}' is not in the library.")
        levers = [each.id for each in self.topics if each.lever == "sanctions"]
        made = entry.draft(self._roles(topic.decided_by), self._ids(topic.decided_by), levers)
        if "relieves" in made.get("effect", {}) and not levers:
            del made["effect"]
            made |= {"now": "10 ± 8", "judgement": {"now": f"{generic.SAID} No sanctions are told of."}}
        return made

    def _positions(self, topic: Topic) -> dict[str, Any]:
        made = {}
        for part in self.cast.parts.values():
            pooled = self.ideals.get(f"positions.{topic.id}.{part.id}.ideal")
            if pooled is not None or self._must_speak(topic, part):
                made[part.id] = self._position(topic, part, pooled)
        return made

    def _must_speak(self, topic: Topic, part: Part) -> bool:
        """Whether the case needs a position of somebody of whom the documents give none: the owner of a policy, a party to the talks."""
        if part.of:
            return False
        spoken = {each.id for each in self.cast.body(part.id) if f"positions.{topic.id}.{each.id}.ideal" in self.ideals}
        if spoken:
            return False
        return part.id == topic.decided_by if topic.is_lever else part.id in (self.cast.attacker, self.cast.defender, *self.patrons)

    def _led_astray(self) -> list[str]:
        """A line for each position that is about the enemy, on an issue whose scale is about one side."""
        told: dict[str, None] = {}
        for row, actor, topic in self.astray:
            whose, who = self.cast.parts[topic.about(self.cast)].name, self.cast.parts[actor].name
            said = sentence_of(row.span, self.evidence.texts[row.document])
            told[f"Not taken up on {topic.id.replace('-', ' ')}, whose scale is about {whose}: {who}, “{said}”."] = None
        return list(told)

    def _turn_floors(self, scenario: dict[str, Any]) -> None:
        """Put the floors of the two at war on the enemy's side of their ideals, where documents tell of ideals the other way round."""
        for floor in stances(Scenario.model_validate(scenario)):
            if floor.gives <= 0.0:
                written = scenario["positions"][floor.issue][floor.actor]
                written["floor"] = spread(floor.ideal - SHORT * floor.side, 12.0)
                written["judgement"]["floor"] = f"{generic.SAID} {TURNED}"

    def _position(self, topic: Topic, part: Part, pooled: Pooled | None) -> dict[str, Any]:
        lean = self.leans[part.id]
        start, doubt, reason = self._unread(topic, lean)
        ideal, width = (start, doubt) if pooled is None else (pooled.mean, pooled.spread)
        if pooled is not None and pooled.is_step:
            ideal, width = pooled.weighed(start, doubt)
        said = {"ideal": why(pooled) if pooled else f"{generic.SAID} {reason}"}
        made: dict[str, Any] = {"ideal": spread(ideal, width)}
        if not topic.is_lever:
            made["floor"] = spread(ideal - SHORT * _end(topic, ideal, lean), 12.0)
            said["floor"] = f"{generic.SAID} {SHORT_OF}"
        count, whole = self.attention.get((topic.id, part.id), (0, 0))
        made["salience"] = spread(40.0 + 50.0 * (count + MIDDLING * FEW) / (whole + FEW), 15.0)
        positions = f"{count} of its {whole} stated positions" if whole > 1 else "its only stated position"
        said["salience"] = f"{PROPOSED}from attention: {positions}." if whole else f"{generic.SAID} Middling."
        if pooled:
            made["evidence"] = {"ideal": self.passages.of(pooled.readings)}
        return made | {"judgement": said}

    def _unread(self, topic: Topic, lean: float) -> tuple[float, float, str]:
        """Where somebody stands whose position no document tells, how sure that is, and the reason: of a policy, where it is today."""
        if topic.is_lever:
            now = str(self._issue(topic).get("now", "50 ± 15"))
            return Number.parse(now).centre, GENERIC, f"As today: the issue's own status quo, {now}."
        if topic.entry is not None and not topic.entry.by_side:
            return 50.0, MOST_SPREAD, "Neither end is what attackers or defenders usually want."
        return {1.0: FOR, -1.0: AGAINST}.get(lean, 50.0), GENERIC, "What its side wants, by its leaning."


def _end(topic: Topic, ideal: float, lean: float) -> float:
    """Towards which end somebody pulls, 1 or −1: its side's; on a term that is wanted or refused as such, the one it is nearer to."""
    nearer = 1.0 if ideal > 50.0 else -1.0
    return nearer if topic.way("support") is not None and ideal != 50.0 else lean or nearer
