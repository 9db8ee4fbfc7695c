"""A claim in the making."""

from __future__ import annotations

from dataclasses import dataclass

from multipolar.evidence.extractors.plain.frames import Frame, Phrase
from multipolar.evidence.extractors.plain.scene import Actors, Scene
from multipolar.results.evidence.rows import Attribution, Certainty, Polarity


@dataclass(slots=True)
class Draft:
    """A claim in the making.

    Parameters
    ----------
    cue, content : Phrase
        First word and the word behind.
    source : tuple of str
        Ids.
    by : Phrase or None
        The words that name the source.
    rule : str
        Frame that was filled.
    frame : Frame or None
        The verb.
    certainty, polarity, attribution : str
        As in the row.
    """

    scene: Scene
    cue: Phrase
    content: Phrase
    source: Actors
    by: Phrase | None
    rule: str
    frame: Frame | None = None
    certainty: Certainty = "asserted"
    polarity: Polarity = "affirm"
    attribution: Attribution = "explicit"
    contest: Phrase | None = None
    contest_in: Scene | None = None
