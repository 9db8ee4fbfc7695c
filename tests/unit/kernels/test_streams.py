"""Named streams: a draw is keyed by what it is for and for whom."""

from __future__ import annotations

import pytest

from multipolar import streams, world
from multipolar.scenario import load

PURPOSES = {name: value for name, value in vars(streams).items() if name.isupper() and name != "MAX_SEED"}


def test_no_two_purposes_share_their_draws() -> None:
    numbers = [value for value in PURPOSES.values() if isinstance(value, int)]
    assert len(numbers) >= 9
    assert len(set(numbers)) == len(numbers)


def test_a_seed_is_split_into_two_words_and_nothing_is_lost() -> None:
    for seed in (0, 1, 2**32 - 1, 2**32, 123_456_789_012_345, streams.MAX_SEED):
        low, high = streams.key(seed)
        assert 0 <= low < 2**32
        assert 0 <= high < 2**32
        assert (high << 32) + low == seed


@pytest.mark.parametrize("seed", [-1, streams.MAX_SEED + 1, 2**64])
def test_a_seed_out_of_range_is_refused_with_the_range(seed: int) -> None:
    with pytest.raises(ValueError, match=f"seed {seed} is out of range; a seed runs from 0 to {streams.MAX_SEED}"):
        streams.key(seed)


def test_names_give_words_that_stay_the_same() -> None:
    assert streams.word("russia") == 1037411984
    assert streams.word("putin|territory") == 2971042528


def test_every_name_of_a_case_has_a_word_of_its_own() -> None:
    program = world.build(load("ukraine-2025"))
    assert len(set(program.words.tolist())) == len(program.numbers)
