"""Tables of actors, positions, saliences and capabilities, in the forms that the field's programs write them.

========================  =============================================================================================
plain table               CSV (comma, semicolon or tab): one row an actor, or one row an actor and issue
KTAB's CSV                a first line with name, description, numbers of actors and issues; position and salience in pairs
KTAB's XML                ``<Scenario>`` with ``<Dimensions>`` and ``<Actors>``
exchange table            a plain table with the bounds of each issue, or rows tagged ``#A``, ``#P``, ``#M``, ``#D``
========================  =============================================================================================
"""

from multipolar.store.bargaining_tables.reading import read_table
from multipolar.store.bargaining_tables.table import BargainingTable, Issue, Quantity, SalienceScale

__all__ = ["BargainingTable", "Issue", "Quantity", "SalienceScale", "read_table"]
