"""Where everything lies: rows of numbers, rows of state, codes.

`LANES` members lie side by side in every row, innermost, so that one instruction works on several of them.
All rows of one kind share one flat array: the value of row `R` for lane `m` is ``array[R + m]``, where `R` is a
multiple of `LANES` fixed before compilation. Distances between rows are then constants, which lets the compiler
prove that a loop over lanes may be vectorised.

- ``p`` numbers: one row an uncertain number, drawn once a member, in kernel units (shares 0–1, rates a week).
- ``s`` state: what the mechanisms move.
- ``b`` bench: scratch rows on which the members that meet this week bargain, gathered side by side.
"""

from __future__ import annotations

from multipolar.world.layout.bench import *  # noqa: F403 -- one name space for kernels: every row and code by its name
from multipolar.world.layout.codes import *  # noqa: F403 -- one name space for kernels: every row and code by its name
from multipolar.world.layout.numbers import *  # noqa: F403 -- one name space for kernels: every row and code by its name
from multipolar.world.layout.plan import *  # noqa: F403 -- one name space for kernels: every row and code by its name
from multipolar.world.layout.rows import *  # noqa: F403 -- one name space for kernels: every row and code by its name
from multipolar.world.layout.state import *  # noqa: F403 -- one name space for kernels: every row and code by its name
