"""Fitting the weights of groups from texts, on a few of them."""

from __future__ import annotations

import pytest
from training.annotated import SHORT, annotated
from training.fit_groups import LABELS, fitted, told

from multipolar.evidence.language import find_parser


@pytest.mark.slow
def test_weights_fitted_to_some_texts_set_the_groups_of_others_apart() -> None:
    parser = find_parser()
    if parser is None:
        pytest.skip("needs a spaCy model: pip install '.[text]'")
    read = list(annotated(sorted(SHORT.glob("*.txt"))[::10], parser))
    table = fitted(read[:20])["groups"]
    assert table.labels == LABELS
    place = LABELS.index("group")
    found = [(table.probabilities(seen)[place], answer == "group") for text in read[20:] for seen, answer in told(text)]
    groups, others = ([likely for likely, is_group in found if is_group is wanted] for wanted in (True, False))
    above = sum(one > other for one in groups for other in others) / (len(groups) * len(others))
    assert above > 0.75  # the chance that a group is judged likelier than another phrase; half by luck
