"""The pages a person reads, and the commands they are told to type."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"^```(?P<kind>[\w-]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
PROJECT = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
RUNS = "64"
"""Members of a run made by a test of the documentation; the pages themselves ask for more."""


def pages() -> list[Path]:
    """Return every page, the project's own and the documentation's."""
    docs = [path for path in sorted((ROOT / "docs").rglob("*.md")) if not {"_made", "_build"} & set(path.parts)]
    cases = sorted((ROOT / "src" / "multipolar" / "library" / "scenarios").glob("*/README.md"))
    return [*(ROOT / name for name in PROJECT), *docs, *cases]


def told_commands(page: Path) -> list[tuple[str, bool]]:
    """Return the commands in a page's `console` blocks, each with whether it is meant to fail (`console-fails`)."""
    found = []
    for block in FENCE.finditer(page.read_text(encoding="utf-8")):
        if block["kind"] in ("console", "console-fails"):
            found += [(line[2:].strip(), block["kind"] == "console-fails") for line in block["body"].splitlines() if line.startswith("$ ")]
    return found


def python_blocks(page: Path) -> list[str]:
    """Return the Python of a page."""
    return [block["body"] for block in FENCE.finditer(page.read_text(encoding="utf-8")) if block["kind"] == "python"]


def small(words: list[str]) -> list[str]:
    """Return a command with few members: `--runs` is lowered, or added to a run."""
    if words[:2] != ["multipolar", "run"]:
        return words
    if "--runs" in words:
        at = words.index("--runs") + 1
        return [*words[:at], str(min(int(words[at]), int(RUNS))), *words[at + 1 :]]
    return [*words, "--runs", RUNS]


@dataclass(frozen=True, slots=True)
class Link:
    """A relative link of a page."""

    page: Path
    target: str

    @property
    def path(self) -> Path:
        """The file it points to."""
        return (self.page.parent / self.target.split("#")[0]).resolve()


def links(page: Path) -> Iterator[Link]:
    """Yield the relative links of a page, pictures included; code is no link."""
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not re.match(r"[a-z]+:|#", target):
            yield Link(page, target)


def split(command: str) -> list[str]:
    """Return a command as words, as a shell would see it."""
    return shlex.split(command)
