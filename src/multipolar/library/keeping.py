"""Bundled YAML files as plain data, kept as JSON in the user's cache folder so that only the first session has to parse them."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from multipolar.library.reading import read_yaml

_FORMAT = "1"
"""Changes whenever `read_yaml` reads the same file in another way."""


def kept_yaml(path: Path) -> Any:
    """Data of a YAML file: from the cache where these exact contents were read before.

    What JSON cannot hold (dates, keys that are numbers) is parsed anew each time, and so is everything where nothing can be written.

    Parameters
    ----------
    path : Path
        The file.
    """
    digest = hashlib.sha256(_FORMAT.encode() + path.read_bytes()).hexdigest()[:24]
    kept = _folder() / f"{path.stem}-{digest}.json"
    try:
        return json.loads(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        pass
    data = read_yaml(path).data
    _keep(kept, data)
    return data


def _folder() -> Path:
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "multipolar" / "library"


def _keep(place: Path, data: Any) -> None:
    """Write it beside its place and move it there, so that nobody ever reads half a file; a cache that cannot be written is no error."""
    try:
        text = json.dumps(data, ensure_ascii=False)
    except TypeError:
        return
    if json.loads(text) != data:
        return
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=place.parent, suffix=".part", delete=False) as file:
            file.write(text)
        Path(file.name).replace(place)
    except OSError:
        return
