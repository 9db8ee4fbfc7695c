"""A member whose mechanisms do only what its status and its events need."""

from __future__ import annotations

from math import sqrt, tanh
from typing import ClassVar

from mesa_tuned.actors import TunedPrincipal
from mesa_tuned.tracks import TunedTrack
from mesa_world.actors import Principal
from mesa_world.model import ALIGN_EVERY, WarModel
from mesa_world.tracks import CEASEFIRE, COLLAPSED, DEAL, LULL, WAR, Track


class TunedModel(WarModel):
    """A member of the ensemble, tuned by hand."""

    principal_class: ClassVar[type[Principal]] = TunedPrincipal
    track_class: ClassVar[type[Track]] = TunedTrack
    valued = -2

    def gather_people(self) -> None:
        """Make actors and principals, and note whose positions are reviewed at all."""
        super().gather_people()
        self.reviewing = [principal for principal in self.principals.values() if principal.bodies]

    # ---- the week -------------------------------------------------------------------------------------------------------------

    def step(self) -> None:
        """Move one week."""
        w = self.week = self.steps - 1
        dates = self.structure.dates
        if w == 0 or dates[w] != dates[w - 1]:
            self.calendar()
        if (w + 1) % self.review == 0:
            self.drift()
        self.decide()
        self.economy()
        if self.status == WAR:
            self.fight()
            self.balance()
            self.optimism()
            self.risk_collapse()
        elif self.status != COLLAPSED:
            self.rest()
            self.balance()
        self.threaten()
        if self.status == COLLAPSED:
            for track in self.tracks:
                track.dictate()
        else:
            self.pressure()
            for track in self.tracks:
                track.step()
            self.keep_or_break(w)
        if w % ALIGN_EVERY == 0:
            self.alignment()
        self.statuses.append(self.status)

    def keep_or_break(self, w: int) -> None:
        """Let agreements break and truces be held, valuing only what is at stake."""
        if self.status == DEAL:
            if self.since < w:
                self.look_around()
                self.commitment()
        elif self.status in (CEASEFIRE, LULL) and self.since < w:
            self.look()
            self.test_truce()
        if self.status == WAR:
            if self.since < w:
                self.fade()
            if self.status == WAR:
                for truce in self.truces:
                    truce.step()

    def record(self) -> None:
        """Keep the first status; `step` keeps the others."""
        self.statuses.append(self.status)

    def decide(self) -> None:
        """Review the positions that somebody moves when it is time, and move every lever towards its owner's."""
        if self.week > 0 and self.week % self.review == 0:
            for principal in self.reviewing:
                principal.step()
            for lever in self.levers:
                lever.review()
            self.review_war()
        for lever in self.levers:
            lever.step()

    # ---- valued when somebody asks --------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Value fighting and ceasefires, once a week at most."""
        if self.valued != self.week:
            self.valued = self.week
            self.value()
            self.truce_value()

    def review_war(self) -> None:
        """Work out with the meaning of defeat what the terms that neither front nor sanctions move are worth."""
        super().review_war()
        a, d = self.attacker, self.defender
        self.still_a = self.still_d = 1.0
        for k, quo in enumerate(self.quo):
            if k != self.front_term and k not in self.relieving:
                gap_a, gap_d = abs(quo - a.ideal[k]), abs(quo - d.ideal[k])
                self.still_a -= a.salience[k] * gap_a * sqrt(gap_a)
                self.still_d -= d.salience[k] * gap_d * sqrt(gap_d)

    def look_around(self) -> None:
        """Work out what the status quo is worth, from the terms that move alone."""
        quo, a, d, f = self.quo, self.attacker, self.defender, self.front_term
        quo_a, quo_d = self.still_a, self.still_d
        for r in self.relieving:
            z = quo[r] = 1.0 - self.sanctions
            gap_a, gap_d = abs(z - a.ideal[r]), abs(z - d.ideal[r])
            quo_a -= a.salience[r] * gap_a * sqrt(gap_a)
            quo_d -= d.salience[r] * gap_d * sqrt(gap_d)
        self.quo_a = self.ahead_a = quo_a
        self.quo_d = self.ahead_d = quo_d
        if f < 0:
            return
        z = quo[f] = min(max(self.line + self.slope * (self.front - self.front_at_start), 0.0), 1.0)
        gap_a, gap_d = abs(z - a.ideal[f]), abs(z - d.ideal[f])
        self.quo_a -= a.salience[f] * gap_a * sqrt(gap_a)
        self.quo_d -= d.salience[f] * gap_d * sqrt(gap_d)
        moves, rho, bias, response = 52.0 * self.slope * self.advance, self.rho, self.bias, self.response
        z_a = min(max(z + moves * tanh(response * (rho + bias)), 0.0), 1.0)
        z_d = min(max(z + moves * tanh(response * (rho - bias)), 0.0), 1.0)
        gap_a, gap_d = abs(z_a - a.ideal[f]), abs(z_d - d.ideal[f])
        self.ahead_a -= a.salience[f] * gap_a * sqrt(gap_a)
        self.ahead_d -= d.salience[f] * gap_d * sqrt(gap_d)
