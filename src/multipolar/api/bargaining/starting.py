"""A new table, begun from the teaching table; a new bargaining model, begun from the compromise model."""

from __future__ import annotations

import re
from pathlib import Path

from multipolar.errors import InputError
from multipolar.shell import typed
from multipolar.store.files import disk_errors, write_whole

PATTERN = "compromise"
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST = 40


def new_model(name: str, folder: str | Path | None = None) -> tuple[Path, ...]:
    """Write ``models/bargaining/<name>.py``, its line in ``MODELS`` and, in a checkout, its two pages; return the files.

    Parameters
    ----------
    name : str
        Small letters, digits and single hyphens, as it will be typed on the command line.
    folder : str or Path, optional
        The folder of the bargaining models; by default that of the program, which must be a checkout and hold the current folder.

    Raises
    ------
    InputError
        A bad name, a model or file of this name, no checkout to write into, or one that was not chosen: neither is it where one works
        nor is it given.
    """
    from multipolar.models import all_models, bargaining

    if len(name) > _LONGEST or not _NAME.fullmatch(name):
        raise InputError(f"'{name[:80]}' cannot name a model: use small letters, digits and single hyphens, as in weighted-median.")
    if any(each.name == name for each in all_models()):
        raise InputError(f"there is a model called '{name}' already; choose another name.")
    home = Path(bargaining.__file__).parent
    target = Path(folder).absolute() if folder is not None else _chosen(home)
    listing, module = target / "__init__.py", target / f"{name.replace('-', '_')}.py"
    if not listing.is_file():
        raise InputError(f"'{target}' has no __init__.py that lists models; --out is the folder models/bargaining of a checkout.")
    if module.exists():
        raise InputError(f"'{module}' exists; nothing was touched. Choose another name.")
    text, listed = _module(name, (home / f"{PATTERN}.py").read_text(encoding="utf-8")), _listed(name, listing.read_text(encoding="utf-8"))
    with disk_errors(module, "Nothing was left behind."):
        write_whole(module, text.encode())
    with disk_errors(listing, f"Remove {module.name} again."):
        write_whole(listing, listed.encode())
    return module, listing, *_write_pages(name, target)


def _chosen(home: Path) -> Path:
    """The program's own folder of models, if one works within its checkout: nothing is written elsewhere without being told to."""
    checkout = home.parents[3]
    if not (checkout / "pyproject.toml").is_file():
        raise InputError(f"models are written into a checkout of the program, and '{home}' is none. Clone it, or give --out.")
    if not Path.cwd().resolve().is_relative_to(checkout.resolve()):
        raise InputError(
            f"a model is written into the checkout of the program, '{checkout}', and the folder where you are is not in it; "
            f"nothing was touched. Repeat this there, or give --out {typed(home)}."
        )
    return home


def new_table(name: str, path: str | Path | None = None) -> Path:
    """Write the small teaching table as ``NAME.csv`` here, or at `path`; InputError for a bad name or if something is there."""
    from multipolar.library import teaching_table

    if len(name) > _LONGEST or not _NAME.fullmatch(name):
        raise InputError(f"'{name[:80]}' cannot name a table: use small letters, digits and single hyphens, as in harbour.")
    target = Path(path) if path is not None else Path(f"{name}.csv")
    if target.exists():
        raise InputError(f"'{target}' exists; nothing was touched. Choose another name or place.")
    with disk_errors(target, "Nothing was left behind."):
        write_whole(target, teaching_table().read_bytes())
    return target


def page(kind: str, name: str) -> str:
    """The page of a model under ``docs/how-to/models`` or ``docs/explanation/models``: its text is made from the docstring."""
    title = name.replace("-", " ").capitalize()
    what, piece = ("how to use it", "how-to") if kind == "how-to" else ("what it assumes", "theory")
    return f"# {title}: {what}\n\n```{{include}} ../../reference/_made/model-{piece}-{name}.md\n```\n"


def _write_pages(name: str, target: Path) -> tuple[Path, ...]:
    """The model's two pages, where the folder of the models lies in a checkout with documentation."""
    docs = target.parents[3] / "docs" if len(target.parents) > 3 else target
    written = []
    for kind in ("how-to", "explanation"):
        folder = docs / kind / "models"
        if folder.is_dir() and not (folder / f"{name}.md").exists():
            with disk_errors(folder):
                write_whole(folder / f"{name}.md", page(kind, name).encode())
            written.append(folder / f"{name}.md")
    return tuple(written)


def class_name(name: str) -> str:
    """``weighted-median`` as a class: ``WeightedMedian``."""
    return "".join(part.capitalize() for part in name.split("-"))


def _module(name: str, pattern: str) -> str:
    """The compromise model under another name, as an experiment that says so."""
    title = name.replace("-", " ").capitalize()
    text = re.sub(r'\A""".*?"""', f'"""{title}: what it assumes, in one sentence."""', pattern, count=1, flags=re.DOTALL)
    text = text.replace("class Compromise:", f"class {class_name(name)}:").replace("Compromise()", f"{class_name(name)}()")
    for field, value in (
        ("name", name),
        ("title", f"{title}: the rule in a few words"),
        ("status", "experimental"),
        ("proof", "tests/contract/test_models.py"),
    ):
        text = re.sub(rf"(    {field}: ClassVar\[\w+\] = )\"[^\"]*\"", rf'\g<1>"{value}"', text, count=1)
    return text


def _listed(name: str, listing: str) -> str:
    """The list with one more import and one more line."""
    kind, module = class_name(name), name.replace("-", "_")
    imports = re.findall(r"^from multipolar\.models\.bargaining\.\w+ import [^\n(]+$", listing, re.MULTILINE)
    opening = re.search(r"^MODELS\b[^\n]*= \(\n", listing, re.MULTILINE)
    if not imports or opening is None or f" {kind}" in listing:
        raise InputError(f"the list of models cannot be extended with '{name}'; write its import and its line in MODELS by hand.")
    end = listing.index("\n)", opening.end())
    listing = f"{listing[: end + 1]}    {kind},\n{listing[end + 1 :]}"
    ours = f"from multipolar.models.bargaining.{module} import {kind}"
    before = next((line for line in sorted(imports) if line > ours), None)
    if before is not None:
        return listing.replace(before, f"{ours}\n{before}", 1)
    last = max(imports)
    return listing.replace(last, f"{last}\n{ours}", 1)
