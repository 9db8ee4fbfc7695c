"""Named days, from ``library/lexicon/dates.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import multipolar
from multipolar.library.reading import read_yaml


@cache
def lexicon() -> dict[str, Any]:
    """Commemorations, holidays and seasons, as the file has them."""
    data: dict[str, Any] = read_yaml(Path(multipolar.__file__).parent / "library" / "lexicon" / "dates.yaml").data
    return data
