"""The world's weekly rules as a good Mesa user would write them: the peer that the compiled world is measured against.

One model instance is one member. Actors, principals, levers, threats and tracks are agents with attributes; the week is one method
a mechanism, in the order in which the compiled world applies them, every one every week. Inner loops run over plain lists of
floats, constants of a member are worked out once in `__init__`, and the weekly measures that the compiled world keeps are
appended to a plain list; there is no DataCollector. `mesa_tuned` is the same model tuned further by hand.
"""

from mesa_world.model import WarModel
from mesa_world.playing import Played, Prepared, block, play, prepare

__all__ = ["Played", "Prepared", "WarModel", "block", "play", "prepare"]
