"""Randomness is a pure function of what a draw is for."""

from __future__ import annotations

import numpy as np
import pytest

from multipolar import streams
from multipolar.kernels import compiled, kernel
from multipolar.kernels.philox import philox, uniforms, unit

ONES = 0xFFFFFFFF
# Salmon and others 2011, the test vectors that come with Random123: counter, key, result.
KNOWN = [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((ONES, ONES, ONES, ONES), (ONES, ONES), (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


@kernel
def many(counters, keys, result):  # type: ignore[no-untyped-def]
    for i in range(len(counters)):
        c, k = counters[i], keys[i]
        result[i, 0], result[i, 1], result[i, 2], result[i, 3] = philox(c[0], c[1], c[2], c[3], k[0], k[1])


@kernel
def many_units(words, result):  # type: ignore[no-untyped-def]
    for i in range(len(words)):
        result[i] = unit(words[i])


@pytest.mark.parametrize(("counter", "key", "words"), KNOWN)
def test_philox_gives_the_published_words(counter: tuple[int, ...], key: tuple[int, ...], words: tuple[int, ...]) -> None:
    assert philox(*counter, *key) == words


def test_compiled_philox_gives_the_published_words() -> None:
    counters, keys = (np.array([case[part] for case in KNOWN], dtype=np.int64) for part in (0, 1))
    result = np.zeros((len(KNOWN), 4), dtype=np.int64)
    compiled(many)(counters, keys, result)
    assert [tuple(row) for row in result.tolist()] == [words for _, _, words in KNOWN]


def test_compiled_and_interpreted_philox_agree_on_any_words() -> None:
    chance = np.random.default_rng(5)
    counters, keys = chance.integers(0, 2**32, (500, 4)), chance.integers(0, 2**32, (500, 2))
    result = np.zeros((500, 4), dtype=np.int64)
    compiled(many)(counters, keys, result)
    assert [tuple(row) for row in result.tolist()] == [
        philox(*map(int, counter), *map(int, key)) for counter, key in zip(counters, keys, strict=True)
    ]


def test_no_uniform_is_zero_or_one() -> None:
    words = np.array([0, 1, 2**31, ONES - 1, ONES], dtype=np.int64)
    result = np.zeros(len(words))
    compiled(many_units)(words, result)
    assert result.tolist() == [unit(int(word)) for word in words]
    assert (result > 0.0).all()
    assert (result < 1.0).all()
    assert unit(0) + unit(ONES) == 1.0


def test_uniforms_are_spread_evenly() -> None:
    drawn = np.array([uniforms(member, 3, streams.COMBAT, 0, 7, 0) for member in range(4000)]).ravel()
    counts, _ = np.histogram(drawn, bins=16, range=(0.0, 1.0))
    chi_square = float(((counts - 1000.0) ** 2 / 1000.0).sum())
    assert chi_square < 44.3  # 15 degrees of freedom: exceeded once in 10,000 seeds
    assert abs(drawn.mean() - 0.5) < 4.5 / np.sqrt(12 * drawn.size)


def test_a_change_in_any_part_of_the_key_gives_other_numbers() -> None:
    base = (11, 5, streams.ROUND, 1234, 7, 0)
    others = [tuple(part + (place == changed) for place, part in enumerate(base)) for changed in range(len(base))]
    drawn = {uniforms(*parts) for parts in [base, *others]}
    assert len(drawn) == 7
