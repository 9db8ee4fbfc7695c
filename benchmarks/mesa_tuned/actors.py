"""Principals that review only what somebody in their body moves."""

from __future__ import annotations

from mesa_world.actors import Actor, Principal


class TunedPrincipal(Principal):
    """A voice in the talks, which forgets the bodies of which nobody drifts."""

    def take_on(self, term: int, actors: list[Actor], issue: str, side: int) -> None:
        """Compose a position, and remember it if any of `actors` drifts."""
        super().take_on(term, actors, issue, side)
        if all(actor.volatility is None for actor in actors):
            self.bodies.pop()
