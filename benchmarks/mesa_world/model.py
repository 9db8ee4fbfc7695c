"""One member: a war, the talks about it, and those who decide."""

from __future__ import annotations

from math import exp, log, nan, sqrt, tanh
from typing import TYPE_CHECKING, ClassVar

import mesa

from mesa_world.actors import Actor, Principal
from mesa_world.bench import MOST, capped_exp, fighting, kept, temptation
from mesa_world.levers import Lever
from mesa_world.threats import Threat
from mesa_world.tracks import CEASEFIRE, COLLAPSED, DEAL, LULL, WAR, Deal, ShortTruces, Track

if TYPE_CHECKING:
    from datetime import date

    from mesa_world.structure import Structure

MONTH = 30.4 / 7.0
YEAR = 52.0
RANGE_EVERY = 8
ALIGN_EVERY = 4
NO_RANGE = [nan] * 6


class WarModel(mesa.Model):
    """A member of the ensemble: the weekly rules as they are stated, one method a mechanism, all of them every week.

    Parameters
    ----------
    structure : Structure
        The case.
    drawn : dict of str to float
        This member's numbers.
    seed : int
        Of its luck.
    as_of : date
        Week 0.
    """

    principal_class: ClassVar[type[Principal]] = Principal
    track_class: ClassVar[type[Track]] = Track

    def __init__(self, structure: Structure, drawn: dict[str, float], seed: int, as_of: date) -> None:
        super().__init__(seed=seed)
        self.structure, self.drawn, self.as_of = structure, drawn, as_of
        self.week = 0
        self.first: dict[str, int] = {}
        self.statuses: list[int] = []
        self.weekly: list[list[float]] = []
        self.read_world(drawn)
        self.read_war(drawn)
        self.begin()
        self.gather_people()
        self.gather_rest()
        self.review_war()
        self.gather_levers()
        self.support_at_start = self.support
        self.balance()
        self.optimism()
        self.pressure()
        self.value()
        self.truce_value()
        self.record()

    # ---- setting up -----------------------------------------------------------------------------------------------------------

    def read_world(self, drawn: dict[str, float]) -> None:
        """Take the parameters of the mechanisms, with what follows from them alone."""
        world = {address.removeprefix("world."): value for address, value in drawn.items() if address.startswith("world.")}
        self.review = int(world["decide.pace_of_review"])
        self.sanctions_bite, self.help = world["economy.sanctions"], world["economy.help"]
        self.support_growth = world["economy.support_growth"]
        self.bombing, self.finance = world["economy.bombing"], world["economy.finance"]
        self.tempo_sd, self.season, self.response = world["combat.tempo_sd"], world["combat.season"], world["combat.front_response"]
        self.collapse_rate, self.steep = world["combat.collapse_rate"], world["combat.collapse_force"]
        self.exhausts, self.recovery = world["combat.collapse_exhaustion"], world["combat.recovery"] / 52.0
        self.bias_at_start, self.learning = world["optimism.bias"], world["optimism.learning"]
        self.rate, self.fatigue = 1.0 / world["value.patience"], world["value.fatigue"]
        self.strike = capped_exp(self.steep * world["commitment.surprise"])
        self.rearming, self.speed = world["commitment.rearming"], world["commitment.rearming_speed"]
        self.break_rate, self.beta = world["commitment.break_rate"], world["commitment.temptation"]
        self.external, self.own_guarantee = world["commitment.external_guarantee"], world["commitment.own_guarantee"]
        self.undelivered = world["commitment.undelivered"]
        self.audience, self.audience_growth = world["audience.weight"], world["audience.growth"]
        self.sharpness, self.ceasefire_toll = world["friction.sharpness"], world["friction.ceasefire"]
        self.deal_toll = world["friction.deal"] * (1.0 - world["friction.ease"] * world["friction.mediation"])
        self.estrangement, self.strain = world["friction.estrangement"], world["truces.strain"]
        self.ratifies, self.others_slack = world["ratification.sharpness"], world["ratification.others_slack"]
        self.press_force, self.aid_cut_by = world["pressure.force"], world["pressure.aid_cut"]
        self.exit_force = world["pressure.exit_force"]
        self.truce_base, self.caught = world["truces.temptation"] * self.break_rate, world["truces.caught"]
        self.lull_rate, self.lull_balance, self.calm = world["truces.lull_rate"], world["truces.lull_balance"], world["truces.calm"]
        self.decay, self.wider_war = world["threats.decay"], world["threats.wider_war"]
        self.widen_rate, self.widen_balance = world["threats.widen_rate"], world["threats.widen_balance"]
        self.holds_up, self.spoils = world["spoilers.rounds"], world["spoilers.breaks"]
        self.tie_balance, self.tie_decay, self.tie_levers = world["alignment.balance"], world["alignment.decay"], world["alignment.ties"]

    def read_war(self, drawn: dict[str, float]) -> None:
        """Take the numbers of the war and of its sides."""
        war = self.structure.scenario.war
        a, d = f"war.sides.{war.attacker}", f"war.sides.{war.defender}"
        self.attacker_name, self.defender_name = war.attacker, war.defender
        self.front = self.front_at_start = drawn["war.held"]
        self.advance = drawn["war.advance"] / (drawn["war.area"] * MONTH)
        self.jitter = drawn["war.jitter"] / (drawn["war.area"] * sqrt(MONTH))
        self.advantage, self.substitution = drawn["war.advantage"], drawn.get("war.substitution", 0.0)
        self.force_a = self.force_a_at_start = drawn[f"{a}.force"]
        self.force_d = self.force_d_at_start = drawn[f"{d}.force"]
        self.reinforcement_a, self.reinforcement_d = drawn[f"{a}.reinforcement"], drawn[f"{d}.reinforcement"]
        self.loss_a, self.loss_d = drawn[f"{a}.loss_rate"], drawn[f"{d}.loss_rate"]
        self.cost_a, self.cost_d = drawn.get(f"{a}.cost", 0.0), drawn.get(f"{d}.cost", 0.0)
        self.growth_a, self.growth_d = drawn.get(f"{a}.growth", 0.0), drawn.get(f"{d}.growth", 0.0)
        self.slack_a, self.slack_d = drawn.get(f"{a}.slack", 0.0), drawn.get(f"{d}.slack", 0.0)
        self.economy_share_a, self.economy_share_d = drawn.get(f"{a}.economy_share", 0.0), drawn.get(f"{d}.economy_share", 0.0)
        self.cap_a, self.cap_d = self.rearming * self.force_a, self.rearming * self.force_d
        self.tolls = [drawn[f"war.toll.{name}"] for name in sorted(war.toll.own_numbers())] if war.toll else []
        self.toll = [0.0] * len(self.tolls)

    def begin(self) -> None:
        """Set what moves to where it starts."""
        self.status, self.since, self.pressed, self.wide = WAR, 0, False, False
        self.fallen = ""
        self.deal: Deal | None = None
        self.economy_a = self.economy_d = 1.0
        self.losses_a = self.losses_d = self.exhaustion_a = self.exhaustion_d = 0.0
        self.informed, self.tempo = self.structure.began, 0.0
        self.calendar_tempo = self.threat_tempo = self.threat_reinforcement = 1.0
        self.shadow_a = self.shadow_d = self.shadow_p = 0.0
        self.breaks, self.last_break, self.holiday, self.strained = 0, -1, 0, 0
        self.violations, self.abandoned = 0.0, 0.0
        self.open = NO_RANGE

    def gather_people(self) -> None:
        """Make the actors and the principals, and compose their positions."""
        structure = self.structure
        self.actors = {name: Actor(self, name) for name in sorted({a for body in structure.bodies for a in body.actors})}
        self.principals = {name: self.principal_class(self, name) for name in structure.voices}
        terms = {term: k for k, term in enumerate(structure.terms)}
        for body in structure.bodies:
            if body.issue in terms:
                self.principals[body.voice].take_on(terms[body.issue], [self.actors[name] for name in body.actors], body.issue, body.side)
        for principal in self.principals.values():
            principal.settle_saliences()
        self.spoilers = [principal for principal in self.principals.values() if principal.sabotage > 0.0]
        war = structure.scenario.war
        self.attacker, self.defender = self.principals[war.attacker], self.principals[war.defender]

    def gather_rest(self) -> None:
        """Make the levers, tracks and threats, and tie everybody to everybody."""
        structure, scenario, drawn = self.structure, self.structure.scenario, self.drawn
        bodies = {body.issue: body for body in structure.bodies}
        self.levers = [Lever(self, name, [self.actors[a] for a in bodies[name].actors]) for name in structure.levers]
        self.lever_of = {lever.name: lever for lever in self.levers}
        self.drifting = [actor for actor in self.actors.values() if actor.volatility is not None]
        self.aiding = [lever for lever in self.levers if lever.kind == "aid"]
        self.supporting = [lever for lever in self.levers if lever.kind == "support"]
        self.sanctioning = [lever for lever in self.levers if lever.kind == "sanctions"]
        self.pressing = next((lever for lever in self.levers if lever.kind == "pressure"), None)
        self.giving = [lever for lever in self.aiding if self.pressing is not None and lever.owner == self.pressing.owner]
        self.abandons = drawn.get(f"patrons.{self.pressing.owner}.abandon", 0.0) if self.pressing is not None else 0.0
        self.strength = [drawn.get(address, 0.0) for address in structure.strengths]
        self.quo = [drawn.get(f"issues.{term}.now", 0.0) for term in structure.terms]
        effects = structure.effects
        self.front_term = effects.index("front") if "front" in effects else -1
        self.relieving = [k for k, effect in enumerate(effects) if effect == "relieves"]
        self.guaranteeing = [(k, self.strength[k]) for k, effect in enumerate(effects) if effect == "guarantees"]
        self.limiting = [(k, self.strength[k]) for k, effect in enumerate(effects) if effect == "limits"]
        self.line = self.quo[self.front_term]
        self.slope = self.strength[self.front_term] if self.front_term >= 0 else 0.0
        self.tracks = [self.track_class(self, name) for name, track in scenario.talks.items() if track.kind == "deal"]
        self.truces = [ShortTruces(self, name) for name, track in scenario.talks.items() if track.kind == "truce"]
        everyone: list[Track | ShortTruces] = [*self.tracks, *self.truces]
        self.calling = {track.name: track for track in everyone}
        self.main = next((track for track in self.tracks if track.patron is None), self.tracks[0] if self.tracks else None)
        self.threats = [Threat(self, name) for name in scenario.threats]
        self.tie_actors()

    def tie_actors(self) -> None:
        """Set affinities; fellow members of an organisation start from its own where the case gives none."""
        structure, drawn = self.structure, self.drawn
        count = len(structure.states)
        self.affinity = [[0.0] * count for _ in range(count)]
        self.ties: list[tuple[int, int, list[tuple[float, Lever]]]] = []
        for i, j, address, fellows in structure.ties:
            untold = drawn["world.alignment.membership"] if fellows else 0.0
            self.affinity[i][j] = self.affinity[j][i] = drawn.get(address, untold)
            between = [lever for lever in self.levers if {lever.giver, lever.taker} == {i, j}]
            self.ties.append((i, j, [(1.0 if lever.kind in ("aid", "support") else -1.0, lever) for lever in between]))
        self.affinity_at_start = [list(row) for row in self.affinity]
        self.others = float(max(len(structure.voices) - 2, 1))

    # ---- the week -------------------------------------------------------------------------------------------------------------

    def step(self) -> None:
        """Move one week."""
        self.week = self.steps - 1
        self.calendar()
        self.drift()
        self.decide()
        self.economy()
        self.combat()
        self.optimism()
        self.threaten()
        self.pressure()
        self.value()
        self.truce_value()
        self.talk()
        self.commitment()
        self.truce()
        self.alignment()
        self.count_toll()
        self.record()

    def happens(self, event: str) -> None:
        """Note the record in which an event first shows: the one after this week."""
        self.first.setdefault(event, self.week + 1)

    def record(self) -> None:
        """Append this week's measures, in the units of the compiled world and in its order (see `measures`)."""
        at_war = self.status == WAR
        row = [
            100.0 * self.front, self.tempo, self.force_a, self.force_d, self.economy_a, self.economy_d,
            100.0 * self.losses_a, 100.0 * self.losses_d, self.rho + self.bias, self.rho - self.bias, self.violations,
        ]  # fmt: skip
        row += [100.0 * lever.level for lever in self.levers]
        for i, affinities in enumerate(self.affinity):
            row += [100.0 * affinity for affinity in affinities[i + 1 :]]
        row += self.toll
        row += self.open if at_war else NO_RANGE
        self.weekly.append(row)
        self.statuses.append(self.status)

    def figures(self) -> list[float]:
        """Return what is kept once a member, in the order of the compiled world."""
        deal, accused = self.deal, float(sum([truce.accused for truce in self.truces]))
        terms = [100.0 * z for z in deal.terms] if deal is not None else [nan] * len(self.quo)
        weight = deal.weight if deal is not None else nan
        rounds = [float(self.calling[name].rounds) for name in self.structure.scenario.talks]
        return [*terms, weight, *rounds, float(self.breaks), accused, accused]

    def calendar(self) -> None:
        """Set what the calendar moves this week."""
        self.calendar_tempo = 1.0
        for track in self.calling.values():
            track.calls = 1.0
        for lever in self.levers:
            lever.shift = 0.0
        for kind, name, address in self.structure.dates[self.week]:
            if kind == "tempo":
                self.calendar_tempo *= self.drawn[address]
            elif kind == "rounds":
                self.calling[name].calls *= self.drawn[address]
            else:
                self.lever_of[name].shift += self.drawn[address]

    def drift(self) -> None:
        """Let ideals walk, at the end of the weeks between two reviews."""
        if (self.week + 1) % self.review == 0:
            for actor in self.drifting:
                actor.step()

    def decide(self) -> None:
        """Review positions when it is time, and move every lever towards its owner's."""
        if self.week > 0 and self.week % self.review == 0:
            for principal in self.principals.values():
                principal.step()
            for lever in self.levers:
                lever.review()
            self.review_war()
        for lever in self.levers:
            lever.step()

    def review_war(self) -> None:
        """Work out what defeat would mean to either side."""
        self.defeat_a = self.attacker.utility_of_defeat(self.defender)
        self.defeat_d = self.defender.utility_of_defeat(self.attacker)

    def economy(self) -> None:
        """Move both war economies."""
        self.gather_levers()
        substituted = min(self.substitution + self.help * self.support, 0.95)
        bite = self.sanctions_bite * self.sanctions * (1.0 - substituted)
        rise = self.support_growth * (self.support - self.support_at_start)
        self.economy_a = min(max(self.economy_a * exp((self.growth_a - bite + rise) / YEAR), 0.05), 20.0)
        bombed = self.bombing if self.status == WAR else 0.0
        self.economy_d = min(max(self.economy_d * exp((self.growth_d - bombed + self.finance * self.aid) / YEAR), 0.05), 20.0)

    def gather_levers(self) -> None:
        """Add up the levers by kind."""
        self.sanctions = min(sum([lever.weight * lever.level for lever in self.sanctioning]), 1.0)
        self.support = sum([lever.level for lever in self.supporting]) / max(len(self.supporting), 1)
        self.aid = sum([lever.level for lever in self.aiding]) / max(len(self.aiding), 1)

    def combat(self) -> None:
        """Fight, or rest from fighting, and let a side collapse."""
        if self.status == WAR:
            self.fight()
        else:
            self.rest()
        self.balance()
        if self.status == WAR:
            self.risk_collapse()

    def fight(self) -> None:
        """Fight for a week: tempo, front, losses and reinforcement."""
        random, sd, w = self.random, self.tempo_sd, self.week
        tempo = (1.0 + self.season * self.structure.season[w]) * exp(sd * random.gauss(0.0, 1.0) - 0.5 * sd * sd)
        tempo *= self.calendar_tempo * self.threat_tempo
        if w < self.holiday:
            tempo *= self.calm
        if self.wide:
            tempo *= self.wider_war
        self.tempo = tempo
        push = self.advance * tempo * tanh(self.response * self.rho) + self.jitter * random.gauss(0.0, 1.0)
        self.front = min(max(self.front + push, 0.0), 1.0)
        flow_a, flow_d = self.reinforcement()
        mixed = tempo * sqrt(self.force_a * self.force_d)
        lost_a, lost_d = self.loss_a * mixed, self.loss_d * mixed
        self.set_forces(self.force_a + flow_a - lost_a, self.force_d + flow_d - lost_d)
        share_a, share_d = lost_a / self.force_a_at_start, lost_d / self.force_d_at_start
        self.losses_a += share_a
        self.losses_d += share_d
        self.exhaustion_a += share_a
        self.exhaustion_d += share_d

    def reinforcement(self) -> tuple[float, float]:
        """Return what flows to the attacker and the defender this week."""
        flow_a = 1.0 + self.economy_share_a * (self.economy_a - 1.0)
        flow_d = 1.0 + self.economy_share_d * (self.economy_d - 1.0)
        for lever in self.supporting:
            flow_a += lever.weight * (lever.level / lever.floored - 1.0)
        for lever in self.aiding:
            flow_d += lever.weight * (lever.level / lever.floored - 1.0)
        wider = self.wider_war if self.wide else 1.0
        flow_a = self.reinforcement_a * max(flow_a, 0.05) * self.threat_reinforcement * wider
        return flow_a, self.reinforcement_d * max(flow_d, 0.05) * wider

    def rest(self) -> None:
        """Let forces grow back after an agreement, and exhaustion fade."""
        self.tempo = 0.0
        if self.status != COLLAPSED:
            limits = self.deal.limits if self.status == DEAL and self.deal is not None else 0.0
            back_a = self.recovery * self.force_a * (1.0 - self.force_a / self.cap_a)
            back_d = self.recovery * self.force_d * (1.0 - self.force_d / (self.cap_d * (1.0 - limits)))
            self.set_forces(self.force_a + back_a, self.force_d + back_d)
        self.exhaustion_a *= 0.98
        self.exhaustion_d *= 0.98

    def set_forces(self, force_a: float, force_d: float) -> None:
        """Set both forces, within bounds."""
        self.force_a = min(max(force_a, 0.03 * self.force_a_at_start), 3.0 * self.force_a_at_start)
        self.force_d = min(max(force_d, 0.03 * self.force_d_at_start), 3.0 * self.force_d_at_start)

    def balance(self) -> None:
        """Work out the balance of forces and the hazards of collapse."""
        rho = self.rho = log(self.force_a / (self.force_d * self.advantage))
        self.wear_a = capped_exp(self.exhausts * self.exhaustion_a)
        self.wear_d = capped_exp(self.exhausts * self.exhaustion_d)
        edge = exp(min(max(self.steep * rho, -8.0), 8.0))
        self.hazard_d = self.collapse_rate * edge * self.wear_d
        self.hazard_a = self.collapse_rate / edge * self.wear_a

    def risk_collapse(self) -> None:
        """Let a side collapse, by chance."""
        random, hazard = self.random.random, self.hazard_a + self.hazard_d
        if random() >= 1.0 - exp(-min(hazard, MOST)):
            return
        self.status, self.since = COLLAPSED, self.week
        if random() * hazard < self.hazard_d:
            self.force_d *= 0.5
            self.fallen = self.defender_name
        else:
            self.force_a *= 0.5
            self.fallen = self.attacker_name
        self.happens(f"collapse-of-{self.fallen}")
        self.happens("fighting-stopped")

    def optimism(self) -> None:
        """Let this week's fighting inform both sides."""
        self.informed += self.tempo
        self.bias = self.bias_at_start / (1.0 + self.informed / self.learning)

    def threaten(self) -> None:
        """Let threats weigh, fall due and last, and let the war widen."""
        self.threat_tempo = self.threat_reinforcement = 1.0
        for lever in self.levers:
            lever.held = 0.0
        self.shadow_a = self.shadow_d = self.shadow_p = 0.0
        for threat in self.threats:
            threat.step()
            if threat.against == self.attacker_name:
                self.shadow_a += threat.shadow
            elif threat.against == self.defender_name:
                self.shadow_d += threat.shadow
            else:
                self.shadow_p += threat.shadow
        if self.status == WAR:
            hazard = self.widen_rate * capped_exp(self.widen_balance * abs(self.rho))
            if self.random.random() < 1.0 - exp(-min(hazard, MOST)):
                self.widen()

    def widen(self) -> None:
        """Let others come in."""
        self.wide = True
        self.happens("widened")

    def pressure(self) -> None:
        """Work out the pressure on the defender, and the worth of patrons' guarantees."""
        lever, self.guarantee = self.pressing, self.external
        if lever is None:
            self.press = self.aid_cut = 0.0
            return
        owner = self.principals[lever.owner]
        self.press = min(self.press_force * lever.level * owner.credibility, 1.0)
        cut = sum([gift.weight * gift.level / gift.floored for gift in self.giving])
        self.aid_cut = -self.aid_cut_by * log(1.0 - min(cut, 0.9))
        self.abandoned = self.abandons if self.pressed else 0.0
        trust = 0.5 + 0.5 * owner.credibility / max(owner.credibility_at_start, 0.01)
        self.guarantee = self.external * min(trust, 1.5) * (1.0 - self.abandoned)

    def value(self) -> None:
        """Work out what fighting on is worth: to either side as it believes, soberly judged, and to the defender under pressure."""
        self.look_around()
        rate, ha, hd = self.rate, self.hazard_a, self.hazard_d
        wider = self.wider_war if self.wide else 1.0
        rest_a = self.ahead_a - self.cost_a * wider * (1.0 + self.fatigue * self.exhaustion_a)
        rest_d = self.ahead_d - self.cost_d * wider * (1.0 + self.fatigue * self.exhaustion_d)
        doubt, cut = capped_exp(self.steep * self.bias), capped_exp(self.steep * self.aid_cut)
        self.sober_a = fighting(hd, ha, self.defeat_a, rest_a, rate)
        self.sober_d = fighting(ha, hd, self.defeat_d, rest_d, rate)
        self.value_a = fighting(hd * doubt, ha / doubt, self.defeat_a, rest_a, rate) - self.shadow_a
        self.value_d = fighting(ha * doubt, hd / doubt, self.defeat_d, rest_d, rate) - self.shadow_d
        alone = fighting(ha * doubt / cut, hd / doubt * cut, self.defeat_d, rest_d, rate) - self.shadow_d
        self.pressed_value_d = (1.0 - self.press) * self.value_d + self.press * alone

    def look_around(self) -> None:
        """Work out what the status quo is worth to either side, today's and the one that it expects a year ahead."""
        self.status_quo()
        self.quo_a, self.ahead_a = self.outlook(self.attacker, self.bias)
        self.quo_d, self.ahead_d = self.outlook(self.defender, -self.bias)

    def status_quo(self) -> None:
        """Set the terms of the status quo: the front as it stands, relief as sanctions leave it, the rest as it was."""
        if self.front_term >= 0:
            self.quo[self.front_term] = min(max(self.line + self.slope * (self.front - self.front_at_start), 0.0), 1.0)
        for k in self.relieving:
            self.quo[k] = 1.0 - self.sanctions

    def outlook(self, side: Principal, bias: float) -> tuple[float, float]:
        """Return a side's utility of the status quo, today's and the one that it expects a year ahead."""
        quo, f = side.utility(self.quo), self.front_term
        if f < 0:
            return quo, quo
        moves = YEAR * self.slope * self.advance * tanh(self.response * (self.rho + bias))
        expected = min(max(self.quo[f] + moves, 0.0), 1.0)
        return quo, quo + side.loss(f, self.quo[f]) - side.loss(f, expected)

    def truce_value(self) -> None:
        """Work out what a ceasefire is worth, and how tempting it is to break."""
        half, quo_a, quo_d = 0.5 * self.guarantee, self.quo_a, self.quo_d
        self.truce_break_a = temptation(self.truce_base, self.beta, self.value_a - quo_a - half)
        self.truce_break_d = temptation(self.truce_base, self.beta, self.value_d - quo_d - half)
        self.truce_a = kept(quo_a, self.value_a - self.caught, self.rate, self.truce_break_d)
        self.truce_d = kept(quo_d, self.value_d - self.caught, self.rate, self.truce_break_a)

    def talk(self) -> None:
        """Hold this week's rounds, and measure now and then how wide the bargaining range is."""
        for track in self.tracks:
            track.step()
        if self.week % RANGE_EVERY == 0:
            self.open = NO_RANGE
            if self.status == WAR and self.main is not None:
                self.open = self.main.curve_class(self, self.main).range()

    def stop(self, status: int, *, pressed: bool) -> None:
        """Stop fighting by agreement."""
        self.status, self.since, self.pressed = status, self.week, pressed
        if pressed:
            self.happens("pressed")
        self.happens("fighting-stopped")

    def commitment(self) -> None:
        """Let the deal in force break, by today's balance of forces."""
        deal, rate, strike = self.deal, self.rate, self.strike
        if self.status != DEAL or deal is None or self.since >= self.week:
            return
        doubt = capped_exp(self.steep * self.bias)
        edge = exp(-min(self.steep * log(1.0 - self.exit_force * self.abandoned), 8.0))
        rest_a = self.quo_a - self.cost_a * (1.0 + self.fatigue * self.exhaustion_a)
        rest_d = self.quo_d - self.cost_d * (1.0 + self.fatigue * self.exhaustion_d)
        hd, ha = self.hazard_d * edge, self.hazard_a / edge
        tempted_a = fighting(hd * strike * doubt, ha / (strike * doubt), self.defeat_a, rest_a, rate)
        tempted_d = fighting(ha * strike * doubt, hd / (strike * doubt), self.defeat_d, rest_d, rate)
        base = self.break_rate * capped_exp(self.spoils * deal.hurt * (2.0 - deal.carried))
        held = self.guarantee + deal.guarantee * (1.0 - self.abandoned)
        by_a = temptation(base, self.beta, tempted_a - deal.ua - held)
        by_d = temptation(base, self.beta, tempted_d - deal.ud - self.own_guarantee)
        if self.random.random() < 1.0 - exp(-min(by_a + by_d, MOST)):
            self.happens("deal-broke")
            self.resume()

    def resume(self) -> None:
        """Go back to war after an agreement has broken."""
        if self.pressed:
            self.happens("pressed-broke")
        self.breaks += 1
        self.last_break = self.week
        self.status, self.since = WAR, self.week

    def truce(self) -> None:
        """Break ceasefires and lulls, let the war fade, and hold short truces."""
        if self.status in (CEASEFIRE, LULL) and self.since < self.week:
            self.test_truce()
        if self.status == WAR and self.since < self.week:
            self.fade()
        for truce in self.truces:
            truce.step()

    def test_truce(self) -> None:
        """Let a ceasefire or a lull break."""
        if self.random.random() < 1.0 - exp(-min(self.truce_break_a + self.truce_break_d, MOST)):
            if self.status == CEASEFIRE:
                self.happens("ceasefire-broke")
                self.resume()
            else:
                self.happens("lull-broke")
                self.status, self.since = WAR, self.week

    def fade(self) -> None:
        """Let the war fade into a lull."""
        tired = 0.5 * self.exhausts * (self.exhaustion_a + self.exhaustion_d)
        fades = self.lull_rate * capped_exp(tired - self.lull_balance * abs(self.rho))
        if self.random.random() < 1.0 - exp(-min(fades, MOST)):
            self.status, self.since = LULL, self.week
            self.happens("lull")
            self.happens("fighting-stopped")

    def alignment(self) -> None:
        """Let affinities follow common friends and enemies, and what actors do to each other, once a month."""
        if self.week % ALIGN_EVERY != 0:
            return
        affinity = self.affinity
        for i, j, levers in self.ties:
            now = affinity[i][j]
            shared = sum([one * other for one, other in zip(affinity[i], affinity[j], strict=True)])  # none with oneself
            change = self.tie_balance * shared / self.others - self.tie_decay * now
            for sign, lever in levers:
                change += sign * self.tie_levers * (lever.level - lever.start)
            affinity[i][j] = affinity[j][i] = min(max(now + change, -1.0), 1.0)

    def count_toll(self) -> None:
        """Add this week's toll."""
        self.toll = [sum_ + rate * self.tempo for sum_, rate in zip(self.toll, self.tolls, strict=True)]
