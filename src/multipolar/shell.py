"""Commands to copy: a path or a name as a shell takes it."""

from __future__ import annotations

import os
import shlex
from pathlib import Path


def typed(name: Path | str) -> str:
    """A name as one word of a command that can be copied into a shell."""
    text = str(name)
    return (f'"{text}"' if " " in text else text) if os.name == "nt" else shlex.quote(text)
