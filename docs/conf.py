"""How the documentation is built: `make docs`. Reference pages are written from the code first (see `_ext/made`)."""

from __future__ import annotations

import importlib.metadata
import sys
from pathlib import Path

from pygments.lexers.shell import BashSessionLexer
from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "multipolar"
author = "The multipolar authors"
copyright = "The multipolar authors, Apache-2.0"
release = importlib.metadata.version("multipolar")
version = release

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "made",
    "offline_math",
]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build", "reference/_made"]
smartquotes_action = "q"  # quotes, but no dashes: --out is an option

myst_enable_extensions = ["deflist", "dollarmath", "colon_fence", "attrs_block"]
myst_heading_anchors = 4

autodoc_typehints = "description"
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
napoleon_google_docstring = False
napoleon_use_rtype = False
suppress_warnings = ["myst.strikethrough"]

html_theme = "furo"
html_title = "multipolar"
html_static_path = ["_static"]
html_css_files = ["multipolar.css"]
html_copy_source = False
html_show_sphinx = False


def setup(app: Sphinx) -> None:
    """Colour commands that are shown because they fail like any others, and keep colons in docstrings of properties."""
    app.add_lexer("console-fails", BashSessionLexer)
    app.connect("autodoc-process-docstring", keep_colon, priority=400)


def keep_colon(app: Sphinx, what: str, name: str, thing: object, options: object, lines: list[str]) -> None:
    """Write a dash for a colon in a property's first line; napoleon would take what stands before it for a type."""
    if what in ("property", "attribute") and lines:
        lines[0] = lines[0].replace(": ", " – ")
