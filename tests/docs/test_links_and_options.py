"""Nothing is missing from the documentation, and nothing in it points nowhere."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from multipolar.cli import main
from multipolar.models import all_models
from multipolar.world.catalogue import list_mechanisms

from .pages import ROOT, links, pages, split, told_commands

EXTENSIONS = str(ROOT / "docs" / "_ext")


@pytest.fixture(scope="module")
def commands() -> Iterator[dict[str, Any]]:
    """Every command of the application, as the reference lists them."""
    sys.path.insert(0, EXTENSIONS)
    yield importlib.import_module("made.commands").commands()
    sys.path.remove(EXTENSIONS)


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_relative_links_lead_to_files(page: Path) -> None:
    broken = [link.target for link in links(page) if not link.path.exists()]
    assert not broken


def test_every_command_and_option_says_what_it_does(commands: dict[str, Any]) -> None:
    silent = [words for words, command in commands.items() if not command.help]
    for words, command in commands.items():
        silent += [f"{words} {item.opts[0]}" for item in command.params if not item.help and "--help" not in item.opts]
    assert not silent


def test_no_help_breaks_a_command_that_it_names(commands: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    for words in commands:
        assert main([*words.split(), "--help"]) == 0
        shown = capsys.readouterr().out
        assert all(each in shown for each in re.findall(r"\((multipolar [^)]+)\)", " ".join(shown.split()))), words


def test_every_command_and_option_is_in_the_reference(commands: dict[str, Any]) -> None:
    text = importlib.import_module("made.commands").page()
    for words, command in commands.items():
        assert f"## {words}\n" in text
        for item in command.params:
            shown = [option for option in item.opts if option.startswith("-")] or [(item.metavar or item.name).upper()]
            assert "--help" in shown or all(name in text for name in shown)


def test_pages_show_only_options_that_exist(commands: dict[str, Any]) -> None:
    for page in pages():
        for command, _ in told_commands(page):
            words = split(command)
            if words[0] == "multipolar":
                verb = " ".join(words[1:3]) if " ".join(words[1:3]) in commands else words[1]
                known = {option for item in commands[verb].params for option in item.opts}
                assert {word for word in words if word.startswith("--")} <= known | {"--help"}, f"{page}: {command}"


def test_every_page_of_the_documentation_is_listed() -> None:
    docs = ROOT / "docs"
    for folder in sorted(path.parent for path in docs.rglob("index.md") if "_build" not in path.parts):
        text = (folder / "index.md").read_text(encoding="utf-8")
        for page in folder.glob("*.md"):
            assert page.stem == "index" or f"\n{page.stem}\n" in text or "\n:glob:\n\n*\n" in text, f"{page} is in no list"


def test_every_model_has_a_page_for_use_and_one_for_theory() -> None:
    for kind in ("how-to", "explanation"):
        written = {page.stem for page in (ROOT / "docs" / kind / "models").glob("*.md")} - {"index"}
        listed = {each.name for each in all_models()}
        assert listed <= written, f"docs/{kind}/models lacks {', '.join(sorted(listed - written))}: copy the two lines of another page"
        assert written <= listed, f"docs/{kind}/models has {', '.join(sorted(written - listed))}, which is no model"


def test_every_mechanism_is_explained_and_every_source_it_names_is_listed(commands: dict[str, Any]) -> None:
    explained = (ROOT / "docs" / "explanation" / "mechanisms.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^(\w+)$", importlib.import_module("made.literature").page(), re.MULTILINE))
    cited = set()
    for item in list_mechanisms():
        assert f"equation-{item.name}.md" in explained
        cited |= set(re.findall(r"\b[A-Z][a-z]+\d{4}\b", item.equation))
    assert cited <= listed
