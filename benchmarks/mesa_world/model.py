"""One member: a war, the talks about it, and those who decide."""

from __future__ import annotations

from math import exp, log, sqrt, tanh
from typing import TYPE_CHECKING

import mesa

from mesa_world.actors import Actor, Principal
from mesa_world.bench import capped_exp, fighting
from mesa_world.levers import Lever
from mesa_world.offers import Curve
from mesa_world.threats import Threat
from mesa_world.tracks import CEASEFIRE, COLLAPSED, DEAL, LULL, WAR, Deal, ShortTruces, Track

if TYPE_CHECKING:
    from datetime import date

    from mesa_world.structure import Structure

MONTH = 30.4 / 7.0
MOST = 0.5
RANGE_EVERY = 8


class WarModel(mesa.Model):
    """A member of the ensemble.

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
    ranges : bool
        Whether the bargaining range is measured every eighth week.
    """

    def __init__(self, structure: Structure, drawn: dict[str, float], seed: int, as_of: date, *, ranges: bool = True) -> None:
        super().__init__(seed=seed)
        self.structure, self.drawn, self.as_of, self.ranges = structure, drawn, as_of, ranges
        self.week = 0
        self.first: dict[str, int] = {}
        self.statuses = [WAR]
        self.read_world(drawn)
        self.read_war(drawn)
        self.begin()
        self.gather_people()
        self.gather_rest()
        self.review_war()
        self.gather_levers()
        self.support_at_start = self.support
        self.balance()
        self.misjudge()

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
        self.deal: Deal | None = None
        self.economy_a = self.economy_d = 1.0
        self.losses_a = self.losses_d = self.exhaustion_a = self.exhaustion_d = 0.0
        self.informed, self.tempo = self.structure.began, 0.0
        self.calendar_tempo = self.threat_tempo = self.threat_reinforcement = 1.0
        self.shadow_a = self.shadow_d = self.shadow_p = 0.0
        self.breaks, self.last_break, self.holiday, self.strained = 0, -1, 0, 0
        self.violations, self.abandoned, self.valued = 0.0, 0.0, -1
        self.open: tuple[float, ...] = ()

    def gather_people(self) -> None:
        """Make the actors and the principals, and compose their positions."""
        structure = self.structure
        self.actors = {name: Actor(self, name) for name in sorted({a for body in structure.bodies for a in body.actors})}
        self.principals = {name: Principal(self, name) for name in structure.voices}
        terms = {term: k for k, term in enumerate(structure.terms)}
        for body in structure.bodies:
            if body.issue in terms:
                self.principals[body.voice].take_on(terms[body.issue], [self.actors[name] for name in body.actors], body.issue)
        for principal in self.principals.values():
            principal.settle_saliences()
        self.reviewing = [principal for principal in self.principals.values() if principal.moving]
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
        self.front_term = structure.effects.index("front") if "front" in structure.effects else -1
        self.relief_term = structure.effects.index("relieves") if "relieves" in structure.effects else -1
        self.line = self.quo[self.front_term]
        self.slope = self.strength[self.front_term] if self.front_term >= 0 else 0.0
        self.tracks = [Track(self, name) for name, track in scenario.talks.items() if track.kind == "deal"]
        self.truces = [ShortTruces(self, name) for name, track in scenario.talks.items() if track.kind == "truce"]
        everyone: list[Track | ShortTruces] = [*self.tracks, *self.truces]
        self.calling = {track.name: track for track in everyone}
        self.main = next((track for track in self.tracks if track.patron is None), self.tracks[0] if self.tracks else None)
        self.threats = [Threat(self, name) for name in scenario.threats]
        self.tie_actors()

    def tie_actors(self) -> None:
        """Set affinities; pairs of which neither ever has any are left out."""
        names = [name for name in self.structure.voices if self.structure.scenario.actors[name].of is None]
        pairs = [(one, two) for i, one in enumerate(names) for two in names[:i]]
        self.affinity = {frozenset(pair): self.drawn.get(f"ties.affinities.{min(pair)}.{max(pair)}", 0.0) for pair in pairs}
        self.affinity_at_start = dict(self.affinity)
        self.others = float(max(len(self.structure.voices) - 2, 1))
        self.ties = []
        for one, two in pairs:
            pair = frozenset((one, two))
            thirds = [(frozenset((one, k)), frozenset((k, two))) for k in names if k not in pair]
            levers = [(1.0 if lever.kind in ("aid", "support") else -1.0, lever) for lever in self.levers if lever.tie == pair]
            self.ties.append((pair, thirds, levers))

    # ---- the week -------------------------------------------------------------------------------------------------------------

    def step(self) -> None:
        """Move one week."""
        w = self.week = self.steps - 1
        self.read_calendar(w)
        if w % self.review == 0:
            for actor in self.drifting:
                actor.step()
            if w > 0:
                self.review_positions()
        for lever in self.levers:
            lever.step()
        self.gather_levers()
        self.run_economies()
        if self.status == WAR:
            self.fight()
        elif self.status != COLLAPSED:
            self.rest()
        self.follow_threats()
        if self.status != COLLAPSED:
            self.press()
        for track in self.tracks:
            track.step()
        if self.ranges and w % RANGE_EVERY == 0 and self.status == WAR and self.main is not None:
            self.value()
            self.open = Curve(self, self.main).range()
        if self.status != COLLAPSED:
            self.keep_or_break(w)
        if w % 4 == 0:
            self.align()
        if self.tempo:
            tempo = self.tempo
            self.toll = [sum_ + rate * tempo for sum_, rate in zip(self.toll, self.tolls, strict=True)]
        self.statuses.append(self.status)

    def happens(self, event: str) -> None:
        """Note the record in which an event first shows: the one after this week."""
        self.first.setdefault(event, self.week + 1)

    def read_calendar(self, w: int) -> None:
        """Set what the calendar moves, where it changes."""
        dates = self.structure.dates
        if w > 0 and dates[w] == dates[w - 1]:
            return
        self.calendar_tempo = 1.0
        for track in self.calling.values():
            track.calls = 1.0
        for lever in self.levers:
            lever.shift = 0.0
        for quantity, address in dates[w]:
            kind, _, name = quantity.partition(".")
            if kind == "tempo":
                self.calendar_tempo *= self.drawn[address]
            elif kind == "rounds":
                self.calling[name].calls *= self.drawn[address]
            else:
                self.lever_of[name].shift += self.drawn[address]

    def review_positions(self) -> None:
        """Let every body settle its positions anew."""
        for principal in self.reviewing:
            principal.step()
        for lever in self.levers:
            lever.review()
        self.review_war()

    def review_war(self) -> None:
        """Work out what defeat would mean, and what the terms that neither front nor sanctions move are worth."""
        a, d = self.attacker, self.defender
        self.defeat_a = self.defeat_d = 1.0
        self.still_a = self.still_d = 1.0
        for k, quo in enumerate(self.quo):
            gap = abs(a.ideal[k] - d.ideal[k])
            gap *= sqrt(gap)
            if a.salience[k] > 0.0 and d.salience[k] > 0.0:
                self.defeat_a -= a.salience[k] * gap
                self.defeat_d -= d.salience[k] * gap
            if k not in (self.front_term, self.relief_term):
                gap_a, gap_d = abs(quo - a.ideal[k]), abs(quo - d.ideal[k])
                self.still_a -= a.salience[k] * gap_a * sqrt(gap_a)
                self.still_d -= d.salience[k] * gap_d * sqrt(gap_d)

    def gather_levers(self) -> None:
        """Add up the levers by kind."""
        sanctions = 0.0
        for lever in self.sanctioning:
            sanctions += lever.weight * lever.level
        self.sanctions = min(sanctions, 1.0)
        self.support = sum([lever.level for lever in self.supporting]) / max(len(self.supporting), 1)
        self.aid = sum([lever.level for lever in self.aiding]) / max(len(self.aiding), 1)

    def run_economies(self) -> None:
        """Move both war economies."""
        substituted = min(self.substitution + self.help * self.support, 0.95)
        bite = self.sanctions_bite * self.sanctions * (1.0 - substituted)
        rise = self.support_growth * (self.support - self.support_at_start)
        self.economy_a = min(max(self.economy_a * exp((self.growth_a - bite + rise) / 52.0), 0.05), 20.0)
        bombed = self.bombing if self.status == WAR else 0.0
        self.economy_d = min(max(self.economy_d * exp((self.growth_d - bombed + self.finance * self.aid) / 52.0), 0.05), 20.0)

    def fight(self) -> None:
        """Fight for a week."""
        random, sd, w = self.random, self.tempo_sd, self.week
        tempo = (1.0 + self.season * self.structure.season[w]) * exp(sd * random.gauss(0.0, 1.0) - 0.5 * sd * sd)
        tempo *= self.calendar_tempo * self.threat_tempo
        if w < self.holiday:
            tempo *= self.calm
        flow_a, flow_d = self.reinforcement()
        if self.wide:
            tempo *= self.wider_war
        self.tempo = tempo
        push = self.advance * tempo * tanh(self.response * self.rho) + self.jitter * random.gauss(0.0, 1.0)
        self.front = min(max(self.front + push, 0.0), 1.0)
        fa, fd, fa0, fd0 = self.force_a, self.force_d, self.force_a_at_start, self.force_d_at_start
        mixed = tempo * sqrt(fa * fd)
        lost_a, lost_d = self.loss_a * mixed, self.loss_d * mixed
        self.force_a = min(max(fa + flow_a - lost_a, 0.03 * fa0), 3.0 * fa0)
        self.force_d = min(max(fd + flow_d - lost_d, 0.03 * fd0), 3.0 * fd0)
        share_a, share_d = lost_a / fa0, lost_d / fd0
        self.losses_a += share_a
        self.losses_d += share_d
        self.exhaustion_a += share_a
        self.exhaustion_d += share_d
        self.balance()
        self.informed += tempo
        self.misjudge()
        hazard = self.hazard_a + self.hazard_d
        if random.random() < 1.0 - exp(-min(hazard, 0.5)):
            self.collapse(of_defender=random.random() * hazard < self.hazard_d)

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
        """Let forces grow back in a week without fighting."""
        self.tempo = 0.0
        fa, fd, fa0, fd0 = self.force_a, self.force_d, self.force_a_at_start, self.force_d_at_start
        limits = self.deal.limits if self.status == DEAL and self.deal is not None else 0.0
        fa += self.recovery * fa * (1.0 - fa / self.cap_a)
        fd += self.recovery * fd * (1.0 - fd / (self.cap_d * (1.0 - limits)))
        self.force_a = min(max(fa, 0.03 * fa0), 3.0 * fa0)
        self.force_d = min(max(fd, 0.03 * fd0), 3.0 * fd0)
        self.exhaustion_a *= 0.98
        self.exhaustion_d *= 0.98
        self.balance()

    def balance(self) -> None:
        """Work out the balance of forces and the hazards of collapse."""
        rho = self.rho = log(self.force_a / (self.force_d * self.advantage))
        self.wear_a = capped_exp(self.exhausts * self.exhaustion_a)
        self.wear_d = capped_exp(self.exhausts * self.exhaustion_d)
        edge = exp(min(max(self.steep * rho, -8.0), 8.0))
        self.hazard_d = self.collapse_rate * edge * self.wear_d
        self.hazard_a = self.collapse_rate / edge * self.wear_a

    def misjudge(self) -> None:
        """Let fighting inform both sides."""
        self.bias = self.bias_at_start / (1.0 + self.informed / self.learning)

    def collapse(self, *, of_defender: bool) -> None:
        """End the war with the collapse of a side."""
        self.status, self.since = COLLAPSED, self.week
        if of_defender:
            self.force_d *= 0.5
        else:
            self.force_a *= 0.5
        self.happens(f"collapse-of-{self.defender_name if of_defender else self.attacker_name}")
        self.happens("fighting-stopped")

    def follow_threats(self) -> None:
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

    def press(self) -> None:
        """Work out the pressure on the defender, and the worth of patrons' guarantees."""
        lever, self.guarantee = self.pressing, self.external
        if lever is None:
            self.pressure = self.aid_cut = 0.0
            return
        owner = self.principals[lever.owner]
        self.pressure = min(self.press_force * lever.level * owner.credibility, 1.0)
        cut = sum([gift.weight * gift.level / gift.floored for gift in self.giving])
        self.aid_cut = -self.aid_cut_by * log(1.0 - min(cut, 0.9))
        self.abandoned = self.abandons if self.pressed else 0.0
        kept = 0.5 + 0.5 * owner.credibility / max(owner.credibility_at_start, 0.01)
        self.guarantee = self.external * min(kept, 1.5) * (1.0 - self.abandoned)

    def look_around(self) -> None:
        """Work out what the status quo is worth to either side."""
        quo, a, d, f, r = self.quo, self.attacker, self.defender, self.front_term, self.relief_term
        quo_a, quo_d = self.still_a, self.still_d
        if r >= 0:
            z = quo[r] = 1.0 - self.sanctions
            gap_a, gap_d = abs(z - a.ideal[r]), abs(z - d.ideal[r])
            quo_a -= a.salience[r] * gap_a * sqrt(gap_a)
            quo_d -= d.salience[r] * gap_d * sqrt(gap_d)
        self.ahead_a, self.ahead_d = quo_a, quo_d
        if f >= 0:
            z = quo[f] = min(max(self.line + self.slope * (self.front - self.front_at_start), 0.0), 1.0)
            gap_a, gap_d = abs(z - a.ideal[f]), abs(z - d.ideal[f])
            quo_a -= a.salience[f] * gap_a * sqrt(gap_a)
            quo_d -= d.salience[f] * gap_d * sqrt(gap_d)
        self.quo_a, self.quo_d = quo_a, quo_d

    def look_ahead(self) -> None:
        """Work out what the status quo that either side expects a year ahead is worth to it."""
        f = self.front_term
        if f < 0:
            return
        a, d, z, moves = self.attacker, self.defender, self.quo[f], 52.0 * self.slope * self.advance
        z_a = min(max(z + moves * tanh(self.response * (self.rho + self.bias)), 0.0), 1.0)
        z_d = min(max(z + moves * tanh(self.response * (self.rho - self.bias)), 0.0), 1.0)
        gap_a, gap_d = abs(z_a - a.ideal[f]), abs(z_d - d.ideal[f])
        self.ahead_a -= a.salience[f] * gap_a * sqrt(gap_a)
        self.ahead_d -= d.salience[f] * gap_d * sqrt(gap_d)

    def value(self) -> None:
        """Work out what fighting on and a ceasefire are worth, once a week at most."""
        if self.valued == self.week:
            return
        self.valued = self.week
        self.look_around()
        self.look_ahead()
        rate, ha, hd = self.rate, self.hazard_a, self.hazard_d
        wider = self.wider_war if self.wide else 1.0
        rest_a = self.ahead_a - self.cost_a * wider * (1.0 + self.fatigue * self.exhaustion_a)
        rest_d = self.ahead_d - self.cost_d * wider * (1.0 + self.fatigue * self.exhaustion_d)
        doubt, cut, press = capped_exp(self.steep * self.bias), capped_exp(self.steep * self.aid_cut), self.pressure
        self.sober_a = fighting(hd, ha, self.defeat_a, rest_a, rate)
        self.sober_d = fighting(ha, hd, self.defeat_d, rest_d, rate)
        self.value_a = fighting(hd * doubt, ha / doubt, self.defeat_a, rest_a, rate) - self.shadow_a
        free = self.value_d = fighting(ha * doubt, hd / doubt, self.defeat_d, rest_d, rate) - self.shadow_d
        alone = fighting(ha * doubt / cut, hd / doubt * cut, self.defeat_d, rest_d, rate) - self.shadow_d
        self.pressed_value_d = (1.0 - press) * free + press * alone
        self.value_truce()

    def value_truce(self) -> None:
        """Work out what a ceasefire is worth, and how tempting it is to break."""
        rate, half, beta, quo_a, quo_d = self.rate, 0.5 * self.guarantee, self.beta, self.quo_a, self.quo_d
        by_a = self.truce_break_a = min(self.truce_base * capped_exp(beta * (self.value_a - quo_a - half)), MOST)
        by_d = self.truce_break_d = min(self.truce_base * capped_exp(beta * (self.value_d - quo_d - half)), MOST)
        self.truce_a = (rate * quo_a + by_d * min(quo_a, self.value_a - self.caught)) / (rate + by_d)
        self.truce_d = (rate * quo_d + by_a * min(quo_d, self.value_d - self.caught)) / (rate + by_a)

    def stop(self, status: int, *, pressed: bool) -> None:
        """Stop fighting by agreement."""
        self.status, self.since, self.pressed = status, self.week, pressed
        if pressed:
            self.happens("pressed")
        self.happens("fighting-stopped")

    def keep_or_break(self, w: int) -> None:
        """Let agreements break, wars fade, and short truces be held."""
        if self.status == DEAL:
            if self.since < w:
                self.test_deal()
        elif self.status in (CEASEFIRE, LULL) and self.since < w:
            self.test_truce()
        if self.status == WAR:
            if self.since < w:
                self.fade()
            if self.status == WAR:
                for truce in self.truces:
                    truce.step()

    def test_deal(self) -> None:
        """Let the deal in force break, by today's balance of forces."""
        deal, rate, strike = self.deal, self.rate, self.strike
        assert deal is not None
        self.look_around()
        doubt = capped_exp(self.steep * self.bias)
        edge = exp(-min(self.steep * log(1.0 - self.exit_force * self.abandoned), 8.0))
        rest_a = self.quo_a - self.cost_a * (1.0 + self.fatigue * self.exhaustion_a)
        rest_d = self.quo_d - self.cost_d * (1.0 + self.fatigue * self.exhaustion_d)
        hd, ha = self.hazard_d * edge, self.hazard_a / edge
        tempted_a = fighting(hd * strike * doubt, ha / (strike * doubt), self.defeat_a, rest_a, rate)
        tempted_d = fighting(ha * strike * doubt, hd / (strike * doubt), self.defeat_d, rest_d, rate)
        base = self.break_rate * capped_exp(self.spoils * deal.hurt * (2.0 - deal.carried))
        held = self.guarantee + deal.guarantee * (1.0 - self.abandoned)
        by_a = min(base * capped_exp(self.beta * (tempted_a - deal.ua - held)), MOST)
        by_d = min(base * capped_exp(self.beta * (tempted_d - deal.ud - self.own_guarantee)), MOST)
        if self.random.random() < 1.0 - exp(-min(by_a + by_d, MOST)):
            self.happens("deal-broke")
            self.resume()

    def test_truce(self) -> None:
        """Let a ceasefire or a lull break."""
        self.value()
        if self.random.random() < 1.0 - exp(-min(self.truce_break_a + self.truce_break_d, MOST)):
            if self.status == CEASEFIRE:
                self.happens("ceasefire-broke")
                self.resume()
            else:
                self.happens("lull-broke")
                self.status, self.since = WAR, self.week

    def resume(self) -> None:
        """Go back to war after an agreement has broken."""
        if self.pressed:
            self.happens("pressed-broke")
        self.breaks += 1
        self.last_break = self.week
        self.status, self.since = WAR, self.week

    def fade(self) -> None:
        """Let the war fade into a lull."""
        tired = 0.5 * self.exhausts * (self.exhaustion_a + self.exhaustion_d)
        fades = self.lull_rate * capped_exp(tired - self.lull_balance * abs(self.rho))
        if self.random.random() < 1.0 - exp(-min(fades, MOST)):
            self.status, self.since = LULL, self.week
            self.happens("lull")
            self.happens("fighting-stopped")

    def align(self) -> None:
        """Let affinities follow common friends and enemies, and what actors do to each other."""
        affinity, balance, decay, many, levers_move = self.affinity, self.tie_balance, self.tie_decay, self.others, self.tie_levers
        for pair, thirds, levers in self.ties:
            now = affinity[pair]
            change = balance * sum([affinity[one] * affinity[two] for one, two in thirds]) / many - decay * now
            for sign, lever in levers:
                change += sign * levers_move * (lever.level - lever.start)
            now += change
            affinity[pair] = -1.0 if now < -1.0 else 1.0 if now > 1.0 else now
