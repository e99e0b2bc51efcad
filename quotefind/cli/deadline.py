"""A deadline for one document: what takes beyond it costs that document, not the run.

Counted is the time of the processor, so that neither a slow pipe nor a busy machine makes a document late.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from types import FrameType
from typing import Generic, TypeVar

from quotefind.errors import InputError
from quotefind.readers.base import Item

T = TypeVar("T")
SECONDS = 120.0  # for any document
BYTES_A_SECOND = 20_000  # and one more for so many: a tenth of the usual speed
LEAST = 0.001  # a timer of no seconds would be none


class Late(BaseException):
    """The deadline passed. No step of the program may take it for an error of its own."""


class Timed(Generic[T]):
    """``task`` with a deadline of ``seconds`` for each item; None allows what no honest text needs."""

    def __init__(self, task: Callable[[Item], Iterable[T]], seconds: float | None) -> None:
        self._task = task
        self._seconds = seconds

    def __call__(self, item: Item) -> Iterator[T]:
        """The results for ``item``. Raises ``InputError`` where they take too long."""
        yield from in_time(lambda: self._task(item), item.label, item.size, self._seconds)


def in_time(work: Callable[[], Iterable[T]], label: str, size: int, seconds: float | None) -> Iterator[T]:
    """What ``work`` gives for the text ``label`` of ``size`` bytes; raises ``InputError`` where it is late."""
    allowed = SECONDS + size / BYTES_A_SECOND if seconds is None else seconds
    try:
        yield from _ticking(work, allowed)
    except Late:
        message = f"given up after {allowed:,.10g} seconds of work; --timeout allows more"
        raise InputError(label, message) from None


def _ticking(work: Callable[[], Iterable[T]], allowed: float) -> Iterator[T]:
    """What ``work`` gives, with a timer that runs while it is made and rests while it is used."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield from work()
        return
    before = signal.signal(signal.SIGVTALRM, _on_alarm)
    results = _lazily(work)
    try:
        while True:
            result, allowed = _next(results, allowed)
            yield result
    except StopIteration:
        return
    finally:
        signal.signal(signal.SIGVTALRM, before)


def _next(results: Iterator[T], allowed: float) -> tuple[T, float]:
    """The next result, and what is left of the seconds allowed.

    A function of its own, and short: CPython 3.11 keeps where an exception came from as an integer, and tries for ever
    to make one where memory is out, unless it is small and so there already.
    """
    signal.setitimer(signal.ITIMER_VIRTUAL, max(allowed, LEAST))
    try:
        result = next(results)
    finally:
        allowed = signal.setitimer(signal.ITIMER_VIRTUAL, 0)[0]
    return result, allowed


def _lazily(work: Callable[[], Iterable[T]]) -> Iterator[T]:
    yield from work()


def _on_alarm(number: int, frame: FrameType | None) -> None:
    raise Late
