"""The literature, from the library's own list of works."""

from __future__ import annotations

import re
from pathlib import Path

from made.markdown import cell, join
from multipolar import library


def page() -> str:
    """Return every work under the key that code and pages cite it by."""
    return join(*(f"{key}\n: {cell(text)}" for key, text in sorted(literature().items(), key=lambda item: item[0].lower())))


def literature() -> dict[str, str]:
    """Return every work of the library in one line, by key."""
    found = {}
    for file in sorted(Path(library.__file__).parent.glob("references*.bib")):
        for key, body in re.findall(r"^@\w+\{([^,\s]+),\n(.*?)^\}", file.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
            fields = dict(re.findall(r"^\s*(\w+)\s*=\s*\{(.*?)\},?\s*$", body, re.MULTILINE))
            found[key] = one_line(fields)
    return found


def one_line(fields: dict[str, str]) -> str:
    """Return a work as one sentence: who, what, where, when."""
    who = listed([named(author) for author in fields.get("author", "").replace("{", "").replace("}", "").split(" and ")])
    where = ", ".join(
        fields[name] for name in ("journal", "booktitle", "publisher", "institution", "school") if name in fields
    )  # fmt: skip
    volume = f" {fields['volume']}" + (f"({fields['number']})" if "number" in fields else "") if "volume" in fields else ""
    doi = f", doi {fields['doi']}" if "doi" in fields else ""
    return f"{who}, *{fields.get('title', '')}*, {where}{volume}, {fields.get('year', '')}{doi}.".replace(", ,", ",")


def named(author: str) -> str:
    """Return "Last, First" as one would say it."""
    last, _, first = author.partition(", ")
    return f"{first} {last}".strip()


def listed(names: list[str]) -> str:
    """Return names in a row."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
