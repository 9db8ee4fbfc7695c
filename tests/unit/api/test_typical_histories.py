"""A history as it is told never contradicts itself: nothing ends that did not begin, and its last line is where it stands."""

from __future__ import annotations

import re
from datetime import timedelta
from types import SimpleNamespace

import numpy as np
import pytest

from multipolar import world
from multipolar.analysis.sentences import ENDS, tell
from multipolar.api.replaying import events_of
from multipolar.scenario import load
from multipolar.testing import case_of, made_up

SEED = 4
MEMBERS = 400
TOLD = 12
"""Members replayed of each case, the most eventful ones."""

STATES = ("war", "lull", "ceasefire", "deal", "collapsed")
STEPS = (  # what a sentence says, the states in which it can happen, and the state after it
    (r"(A|Another) deal is signed", {"war", "lull", "ceasefire"}, "deal"),
    (r"(The|This) deal .*breaks", {"deal"}, "war"),
    (r"(A|Another) ceasefire is signed", {"war"}, "ceasefire"),
    (r"(The|This) ceasefire .*breaks", {"ceasefire"}, "war"),
    (r"The fighting dies down", {"war"}, "lull"),
    (r"(The|This) lull ends", {"lull"}, "war"),
    (r".* collapses\.", {"war"}, "collapsed"),
    (r"Terms are imposed", {"collapsed"}, "collapsed"),
    (r"(A|Another) short truce is agreed", {"war"}, "war"),
)


@pytest.mark.parametrize("name", ["ukraine-2025", "made-up", "featureless-war"])
def test_no_story_tells_an_end_without_its_beginning(name: str) -> None:
    case = case_of(made_up()) if name == "made-up" else load(name)
    program = world.build(case)
    block = world.simulate(program, seed=SEED, members=range(MEMBERS))
    changes = (np.diff(block.status, axis=1) != 0).sum(axis=1) + (block.events >= 0).sum(axis=1)
    for member in np.argsort(-changes)[:TOLD]:
        events = events_of(world.ledger(program, seed=SEED, member=int(member)))
        story = tell(_run(case, block, program), int(member), events)
        follow([text for _, text in story[1:]], STATES[int(block.status[member, -1])])


def _run(case: object, block: world.Block, program: world.Program) -> object:
    """As much of a run as a story is told from."""
    start = case.as_of  # type: ignore[attr-defined]
    weeks = block.status.shape[1] - 1
    calendar = SimpleNamespace(date_of=lambda week: start + timedelta(weeks=week), end=start + timedelta(weeks=weeks))
    front = list(program.series).index("war.front")
    return SimpleNamespace(
        case=case, as_of=start, weeks=weeks, calendar=calendar, status=block.status, measures=("war.front",),
        measure=lambda _: block.weekly[:, :, front],
    )  # fmt: skip


def follow(story: list[str], stands: str) -> None:
    """Go through a story, sentence by sentence, and see that each can follow on the ones before it."""
    state, open_truces, seen = "war", 0, set[str]()
    for text in story[:-1]:
        for said, before, after in STEPS:
            if re.match(said, text):
                assert state in before, f"{state}: {text}\n" + "\n".join(story)
                state = after
        if "truce is agreed" in text:
            open_truces = 1
        if "truce" in text and "violated" in text:
            assert open_truces, "\n".join(story)
            open_truces = 0
        if text.startswith(("This ", "Another ")):
            assert seen, f"again, but never before: {text}"
        seen.add(text)
    assert state == stands, "\n".join(story)
    assert story[-1].startswith(ENDS[STATES.index(state)])
