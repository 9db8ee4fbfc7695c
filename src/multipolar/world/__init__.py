"""The world: one contest among powers, simulated week by week over many members at once."""

from multipolar.world.bodies import bodies
from multipolar.world.catalogue import SWITCHES, Mechanism, list_mechanisms
from multipolar.world.engine import Block, draws, reference, simulate, warm
from multipolar.world.idle import MOST as TRIED
from multipolar.world.idle import Idle, idle_numbers
from multipolar.world.ledger import Event, Ledger, Row, ledger
from multipolar.world.program import Program, build

__all__ = [
    "SWITCHES",
    "TRIED",
    "Block",
    "Event",
    "Idle",
    "Ledger",
    "Mechanism",
    "Program",
    "Row",
    "bodies",
    "build",
    "draws",
    "idle_numbers",
    "ledger",
    "list_mechanisms",
    "reference",
    "simulate",
    "warm",
]
