"""The project speaks for itself: no sentence of an article, no path of one machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from multipolar.library.reading import read_yaml

from .pages import ROOT

TEXT = {".py", ".md", ".yaml", ".yml", ".toml", ".json", ".txt", ".html", ".css", ".j2", ".svg", ".cfg", ""}
NOT_OURS = {"LICENSE"}
RUN_OF_WORDS = 5
"""Words in a row that count as taken over, unless they are all names and figures."""
SOME_MACHINE = re.compile(r"/(?:home|Users|root|work|tmp)/[\w.-]+|[A-Z]:\\\\Users")


def our_files() -> list[Path]:
    """Return every text file of the project that is, or would be, committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    ).stdout.splitlines()
    files = [ROOT / line for line in listed]
    return [path for path in files if path.is_file() and path.suffix in TEXT and path.name not in NOT_OURS]


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return re.findall(r"[a-z0-9']+", text.replace("\u2019", "'").lower())


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of words in a text."""
    said = words(text)
    return {tuple(said[start : start + RUN_OF_WORDS]) for start in range(len(said) - RUN_OF_WORDS + 1)}


def common_speech(articles: list[str]) -> set[tuple[str, ...]]:
    """Return runs of words that belong to nobody: those shared by several articles, and those made of small words."""
    seen: dict[tuple[str, ...], int] = {}
    for article in articles:
        for run in runs(article):
            seen[run] = seen.get(run, 0) + 1
    return {run for run, count in seen.items() if count > 1 or sum(len(word) > 3 for word in run) <= 2}


def titles() -> set[tuple[str, ...]]:
    """Return the runs of words in the titles of sources: a title is how a source is cited."""
    found: set[tuple[str, ...]] = set()
    for path in ROOT.glob("src/multipolar/library/scenarios/*/sources.yaml"):
        for document in (read_yaml(path).data.get("documents") or {}).values():
            found |= runs(document["title"])
    return found


def test_no_run_of_words_is_taken_from_an_article(corpus: Path) -> None:
    articles = [path.read_text(encoding="utf-8") for path in sorted(corpus.glob("*.txt"))]
    theirs = set().union(*(runs(article) for article in articles)) - common_speech(articles) - titles()
    taken = {}
    for path in our_files():
        shared = runs(path.read_text(encoding="utf-8")) & theirs
        if shared:
            taken[path.relative_to(ROOT).as_posix()] = sorted(" ".join(run) for run in shared)
    assert not taken


def test_a_copied_sentence_would_be_found() -> None:
    article = "The ferryman counted eleven grey horses before breakfast and said nothing about it."
    ours = "A witness: the Ferryman counted eleven grey horses, and was silent."
    assert ("ferryman", "counted", "eleven", "grey", "horses") in (runs(article) - common_speech([article])) & runs(ours)


def test_no_file_names_a_place_on_one_machine() -> None:
    found = {}
    for path in our_files():
        if path != Path(__file__):
            places = SOME_MACHINE.findall(path.read_text(encoding="utf-8"))
            if places:
                found[path.relative_to(ROOT).as_posix()] = places
    assert not found
