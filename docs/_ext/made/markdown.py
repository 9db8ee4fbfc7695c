"""The few pieces of Markdown that the generated pages are made of."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table without the columns in which nothing stands; a bar inside a cell is escaped."""
    cells = [[cell(value) for value in row] for row in rows]
    used = [index for index in range(len(head)) if any(row[index] for row in cells)]
    lines = ["| " + " | ".join(head[index] for index in used) + " |", "|" + " --- |" * len(used)]
    lines += ["| " + " | ".join(row[index] for index in used) + " |" for row in cells]
    return "\n".join(lines) + "\n"


def cell(value: object) -> str:
    """Return a value as the text of one table cell; what looks like a tag outside of code is not one."""
    text = re.sub(r"\s+", " ", "" if value is None else str(value)).replace("|", "\\|").strip()
    return re.sub(r"`[^`]*`|<", lambda found: "\\<" if found[0] == "<" else found[0], text)


def code(text: object) -> str:
    """Return text as code, or nothing where there is none."""
    return f"`{text}`" if str(text) else ""


def restructured(text: str) -> str:
    """Return a docstring written in reStructuredText as a block that MyST hands to that parser.

    Names between single backticks become code, and underlined headings become a bold word, since a docstring is a
    part of a page here.
    """
    text = inspect.cleandoc(text)
    text = re.sub(r":\w+:`[^`]*`|``[^`]*``|`([^`\n]+)`", lambda found: f"``{found[1]}``" if found[1] else found[0], text)
    text = re.sub(r"^(\w[\w ]*)\n-{3,}\n", r"**\1.** ", text, flags=re.MULTILINE)
    return f"````{{eval-rst}}\n{text}\n````\n"


def join(*parts: str) -> str:
    """Join the parts of a page with one empty line between them."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"
