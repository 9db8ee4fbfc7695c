"""Numbers of a case that a draft put in because nothing told it more, and that nobody has weighed since."""

from __future__ import annotations

from multipolar.scenario.case import Case
from multipolar.scenario.entries import Entry

GENERIC = "Generic"
"""How the judgement of such a number begins, until a person puts a reason of their own in its place."""


def is_placeholder(entry: Entry) -> bool:
    """Whether a number of the case is generic and still as the draft has it, on the day on which the case stands.

    One that was set for a run says so in place of its judgement; one that stands for an earlier day has the judgement of that day.
    """
    return not entry.default and entry.basis.kind == "judgement" and entry.basis.judgement.startswith(GENERIC)


def is_beginning_placeholder(case: Case) -> bool:
    """Whether the day on which the war of a case began is one that a draft put in because nothing told it."""
    return " ".join(case.scenario.war.judgement.fields.get("began", ())).startswith(GENERIC)


def placeholders(case: Case) -> tuple[int, int]:
    """How many numbers of a case are placeholders, and how many numbers it has."""
    own = [entry for entry in case.numbers.values() if not entry.default]
    return sum(is_placeholder(entry) for entry in own), len(own)


def said_of_placeholders(case: Case) -> str:
    """In a sentence, how much of a case nobody has weighed; empty where there is nothing of the kind."""
    generic, whole = placeholders(case)
    if not generic:
        return ""
    verb = "is a generic placeholder" if generic == 1 else "are generic placeholders"
    return f"{generic} of {whole} numbers {verb} that nobody has weighed."
