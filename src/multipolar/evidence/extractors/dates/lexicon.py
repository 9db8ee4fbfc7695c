"""Named days, from ``library/lexicon/dates.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import multipolar.library
from multipolar.library.reading import read_yaml


@cache
def lexicon() -> dict[str, Any]:
    """Commemorations, holidays and seasons, as the file has them."""
    data: dict[str, Any] = read_yaml(Path(multipolar.library.__file__).parent / "lexicon" / "dates.yaml").data
    return data
