"""Which documents tell one story, and which claims say one thing: each counts once, with all its witnesses."""

from __future__ import annotations

from multipolar.evidence.stories.clusters import COPIED_IN_PART, copied, stories
from multipolar.evidence.stories.features import features_of
from multipolar.evidence.stories.witnesses import witnesses

__all__ = ["COPIED_IN_PART", "copied", "features_of", "stories", "witnesses"]
