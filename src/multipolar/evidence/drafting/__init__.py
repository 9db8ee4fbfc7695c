"""From evidence to a case: who acts, what they want, how they stand to each other; everything proposed, nothing decided.

Each row of the evidence that bears on a number becomes a *reading* of it: a value, how sure it is, and its passage. Readings of one
number are pooled, one for each story that gives it; what the documents do not give takes a generic value and says so.
"""

from __future__ import annotations
