"""The Mesa model once more, with everything left out or written out in place that does not change a member's status and events.

It is stricter a peer than a Mesa user would write: its author has worked out for every mechanism where it can matter. With the
same seed its members are those of `mesa_world`, drawn in the same order, which `tests/bench` checks one by one.

- Fighting, ceasefires and the status quo are valued only in a week in which somebody meets or something signed may break.
- Terms that neither the front nor sanctions move are valued once a review; positions that nobody moves are not reviewed.
- A meeting works out once what its offers share, judges each in one function without calls, and completes only the one it makes.
- The calendar is read only in weeks in which it changes; after a collapse nothing moves but the talks about what follows.
- Nothing is kept or worked out for the weekly record but the status: no bargaining range, no losses of people, no beliefs.
"""

from mesa_tuned.model import TunedModel

__all__ = ["TunedModel"]
