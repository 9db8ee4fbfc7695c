"""Made-up articles to practise on."""

from __future__ import annotations

import os
from pathlib import Path

from multipolar.errors import InputError


def new_articles(name: str, folder: str | os.PathLike[str] | None = None) -> Path:
    """Copy the made-up articles to practise on into a new folder, and return it.

    Parameters
    ----------
    name : str
        Name of the folder, made here.
    folder : path, optional
        Where to make it instead.

    Raises
    ------
    InputError
        If something is there already.
    RunError
        If it cannot be written; nothing is left behind.
    """
    from multipolar.api.drafting import write_folder
    from multipolar.library import articles

    target = Path(folder) if folder is not None else Path(name)
    if target.exists() or target.is_symlink():
        raise InputError(f"'{target}' exists; nothing was touched. Choose another name or place.")
    write_folder(target, {path.name: path.read_bytes() for path in articles()})
    return target
