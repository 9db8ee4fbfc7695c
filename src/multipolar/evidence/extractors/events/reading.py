"""One way in which a word tells an event."""

from __future__ import annotations

from dataclasses import dataclass

from multipolar.results.evidence.rows import Mode


@dataclass(frozen=True, slots=True)
class Reading:
    """One way in which a word tells an event.

    Parameters
    ----------
    type : str
        PLOVER type.
    needs : {"one", "source", "target", "both", "between"}
        Which ends must be actors.
    words : tuple of str
        For a verb its particle or preposition, for a noun the words right before it.
    object : str
        Class that the verb's object must be of; empty where any will do.
    of : {"target", "source"}
        Who stands after "of", for a noun; for a verb "source" where its subject undergoes it ("received").
    reciprocal : bool
        Whether both sides do it.
    alone, infinitive, that, clause : bool
        Whether a verb tells it only without an object, only before an infinitive ("agreed to leave"), only before a clause with its own
        subject ("complained that Lima had left"), or only before what will or would be ("warned that it would answer").
    of_something : bool
        Whether a verb tells it only with an object, whatever that is ("backs the idea").
    subject : str
        Class that the verb's subject must be of ("the garrison left"); empty where any will do.
    only, told : str
        Mode in which alone a verb tells it ("has not replied"), and mode in which it always does ("stood aside").
    shares : bool
        Whether the object goes on to tell its own event beside the verb's ("brokered talks").
    """

    type: str
    needs: str
    words: tuple[str, ...] = ()
    object: str = ""
    of: str = "target"
    reciprocal: bool = False
    alone: bool = False
    infinitive: bool = False
    that: bool = False
    clause: bool = False
    shares: bool = False
    of_something: bool = False
    subject: str = ""
    only: Mode | None = None
    told: Mode | None = None
