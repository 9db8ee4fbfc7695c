"""Events: parties that passives and bare nouns leave out, subjects and objects that the grammar hides."""

from __future__ import annotations

import pytest

from .test_events import told


@pytest.mark.parametrize(
    ("text", "plover", "mode", "source", "target"),
    [
        # passives
        ("Chile was thrown out of the union.", "SANCTION", "actual", "", "state:CHL"),
        ("Bolivia has been asked to mediate.", "REQUEST", "actual", "", "state:BOL"),
        ("The port of Arica is to be built by a Peruvian firm.", "COOPERATE", "planned", "state:PER", ""),
        ("Brazil gave Bolivia a loan. The money could be withheld.", "SANCTION", "hypothetical", "state:BRA", "state:BOL"),
        # who stands where
        ("President Vega and Minister Rojas signed a pact in Arica on Tuesday.", "AGREE", "actual", "per:ana-vega", "per:luis-rojas"),
        ("The bulk of the Chilean troops has left Peru.", "RETREAT", "actual", "state:CHL", "state:PER"),
        ("Vega, who is boycotting the vote, flew to Lima.", "REJECT", "actual", "per:ana-vega", ""),
        ("Bolivia is at war with Chile.", "ASSAULT", "actual", "state:BOL", "state:CHL"),
        ("Under pressure from Chile, Bolivia opened talks.", "COERCE", "actual", "state:CHL", "state:BOL"),
        ("Brazil has never forgiven Chile for siding with Peru.", "SUPPORT", "actual", "state:CHL", "state:PER"),
        ("Chilean ships spent seven hours in Peruvian waters.", "COERCE", "actual", "state:CHL", "state:PER"),
        # what only a date names
        ("Chile and Peru do not trade. The five-day war of 1995 still divides them.", "ASSAULT", "actual", "state:PER", "state:CHL"),
        ("Peru troops will leave Chile under an accord reached last year.", "AGREE", "actual", "state:CHL", "state:PER"),
    ],
)  # fmt: skip
def test_parties_are_found_where_the_grammar_leaves_them_out(text: str, plover: str, mode: str, source: str, target: str) -> None:
    assert (plover, mode, source, target) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "A Chilean cutter armed with a cannon lay off Arica.",
        "Chile held live-fire drills.",
        "Peruvian soldiers left their boots behind.",
        '"Stop the raids," Vega told reporters.',
    ],
)
def test_what_looks_like_an_event_is_none(text: str) -> None:
    assert not {one for one in told(text) if one[0] in ("AID", "RETREAT")}
