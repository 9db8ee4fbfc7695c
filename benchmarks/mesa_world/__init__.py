"""The world's weekly rules as a Mesa model: the peer that the compiled world is measured against.

One model instance is one member. Actors, principals, levers, threats and tracks are agents with attributes; their rules are plain
Python on floats, with locals, `math`, and per-member constants worked out once. What the compiled world does for all members in
every week is done here only where it can matter: the value of fighting only in a week in which somebody meets or a truce is to be
kept, ratifiers only for the offer that is made, affinities only among actors that have any. There is no DataCollector; unlike
the compiled world this one records nothing weekly but the status, and the bargaining range only if asked to.
"""

from mesa_world.playing import Played, Prepared, block, play, prepare

__all__ = ["Played", "Prepared", "block", "play", "prepare"]
