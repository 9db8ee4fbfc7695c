"""Outputs shown in pages: a `console` block that is followed at once by a `text` block shows what the command prints."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

SHOWN = re.compile(
    r"^```console\n(?P<commands>(?:\$ [^\n]*\n)+)```\n\s*"
    r"(?:<!-- first (?P<lines>\d+) lines -->\s*)?"
    r"^```text\n(?P<output>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
"""The output is that of the block's last command; a comment between the two says how many of its lines are shown."""
REST = "…\n"


@dataclass(frozen=True, slots=True)
class Shown:
    """One output in a page, what prints it, and where it stands."""

    command: str
    output: str
    lines: int | None
    start: int
    end: int

    def cut(self, printed: str) -> str:
        """Return what the page should show of what was printed."""
        text = "".join(f"{line.rstrip()}\n" for line in printed.strip("\n").splitlines())
        kept = text.splitlines(keepends=True)
        return text if self.lines is None or len(kept) <= self.lines else "".join(kept[: self.lines]) + REST


def shown(text: str) -> list[Shown]:
    """Return every output in the text of a page."""
    return [
        Shown(
            command=found["commands"].strip().splitlines()[-1].removeprefix("$ "),
            output=found["output"],
            lines=int(found["lines"]) if found["lines"] else None,
            start=found.start("output"),
            end=found.end("output"),
        )
        for found in SHOWN.finditer(text)
    ]


def refreshed(text: str, printed: Callable[[str], str]) -> str:
    """Return the text of a page with every output as it is printed now."""
    for item in reversed(shown(text)):
        text = text[: item.start] + item.cut(printed(item.command)) + text[item.end :]
    return text
