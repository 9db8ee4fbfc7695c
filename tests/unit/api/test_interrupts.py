"""Ctrl-C is heeded also where Python drops what it raises."""

from __future__ import annotations

import os
import signal
import threading
import weakref

import pytest

from multipolar.api.interrupts import heeded

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal")


class Thing:
    """Something that can be let go of."""


def press(*_: object) -> None:
    """Press Ctrl-C, and give Python the time to see it."""
    os.kill(os.getpid(), signal.SIGINT)
    for _number in range(1_000):
        pass


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_ctrl_c_that_python_drops_is_raised_at_the_next_check() -> None:
    with heeded() as check:
        check()
        thing = Thing()
        kept = weakref.ref(thing, press)
        del thing  # the callback raises, and Python only tells of it
        assert kept() is None
        with pytest.raises(KeyboardInterrupt):
            check()


def test_ctrl_c_is_raised_at_once_where_nothing_drops_it() -> None:
    with heeded(), pytest.raises(KeyboardInterrupt):
        press()


def test_handlers_are_as_before_afterwards_and_others_are_left_alone() -> None:
    before = signal.getsignal(signal.SIGINT)
    with heeded():
        pass
    assert signal.getsignal(signal.SIGINT) is before
    try:
        signal.signal(signal.SIGINT, press)
        with heeded() as check:
            assert signal.getsignal(signal.SIGINT) is press
            check()
    finally:
        signal.signal(signal.SIGINT, before)


def test_in_another_thread_nothing_is_changed() -> None:
    found: list[object] = []

    def work() -> None:
        with heeded() as check:
            check()
            found.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == [signal.getsignal(signal.SIGINT)]
