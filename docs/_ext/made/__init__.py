"""Reference pages written from the code, so that they cannot differ from it.

Each module here has one function `page() -> str` that returns Markdown. Before Sphinx reads its sources, every
page is written to `reference/_made/<module>.md`, where a page of the reference includes it.
"""

from __future__ import annotations

import importlib
from pathlib import Path

from sphinx.application import Sphinx

PAGES = (
    "cases", "charts", "commands", "conditions", "errors", "literature", "mechanisms", "models", "parameters", "python", "schema",
    "switches",
)  # fmt: skip


def texts() -> dict[str, str]:
    """Return the text of every generated page by its name, the equations of the mechanisms and the models' pages among them."""
    whole = {name: importlib.import_module(f"made.{name}").page() for name in PAGES}
    equations: dict[str, str] = importlib.import_module("made.equations").pages()
    models: dict[str, str] = importlib.import_module("made.models").pages()
    return whole | {f"equation-{name}": text for name, text in equations.items()} | models


def write(folder: Path) -> list[Path]:
    """Write every page into `folder`, leaving alone those that would not change; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in texts().items():
        path = folder / f"{name}.md"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def setup(app: Sphinx) -> dict[str, bool]:
    """Write the pages as soon as Sphinx starts."""
    app.connect("builder-inited", lambda started: write(Path(started.srcdir) / "reference" / "_made"))
    return {"parallel_read_safe": True}
