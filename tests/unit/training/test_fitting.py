"""Fitting from texts to tables, on a few of them."""

from __future__ import annotations

import pytest
from training.annotated import SHORT, annotated
from training.fit_ties import fitted, told

from multipolar.evidence.extractors.likely_ties.second import looks
from multipolar.evidence.language import find_parser


@pytest.mark.slow
def test_weights_fitted_to_some_texts_set_the_bound_pairs_of_others_apart() -> None:
    parser = find_parser()
    if parser is None:
        pytest.skip("needs a spaCy model: pip install '.[text]'")
    paths = sorted(SHORT.glob("*.txt"))[::10]
    read = list(annotated(paths, parser))
    tables = fitted(read[:20])
    assert {name: table.labels for name, table in tables.items()} == {
        "ties-words": ("+", "-", "no"), "ties-told": ("yes", "no"), "ties-sign": ("+", "-"),
    }  # fmt: skip
    found = [
        (look.any, answer != "no")
        for text in map(told, read[20:])
        for look, answer in zip(looks(text.pairs, tables["ties-words"]), text.answers, strict=True)
        if answer != "weak"
    ]
    bound, others = ([likely for likely, is_bound in found if is_bound is wanted] for wanted in (True, False))
    above = sum(one > other for one in bound for other in others) / (len(bound) * len(others))
    assert above > 0.75  # the chance that a bound pair is judged likelier than one that is not; half by luck
