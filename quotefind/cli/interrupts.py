"""Ctrl-C between two results, never inside one: what was found is written whole, and the output closed.

So it is when the system asks the process to end, or its terminal is closed (``SIGNALS``).
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

T = TypeVar("T")
SIGNALS = frozenset(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
_is_all = False  # the process does one run and ends
GRACE = 0.7  # seconds that writing may take after Ctrl-C; a second Ctrl-C does not wait


class Interrupts:
    """Whether Ctrl-C came, and whether it may act at once."""

    def __init__(self) -> None:
        self.came = False
        self._is_held = False  # something is being written

    @contextmanager
    def handled(self) -> Iterator[None]:
        """While this lasts, Ctrl-C ends ``stoppable`` streams; outside of them it waits for ``GRACE``."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        wanted = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]  # nohup ignores one
        before = {number: signal.signal(number, self._on_interrupt) for number in wanted}
        has_timer = hasattr(signal, "setitimer")
        if has_timer:
            before[signal.SIGALRM] = signal.signal(signal.SIGALRM, _on_alarm)
        try:
            yield
        finally:
            if has_timer:
                signal.setitimer(signal.ITIMER_REAL, 0)
            for number, handler in before.items():
                signal.signal(number, _on_late_signal if _is_all and number in SIGNALS else handler)

    def stoppable(self, results: Iterable[T]) -> Iterator[T]:
        """``results`` up to Ctrl-C, which acts while they are made and waits while they are used."""
        try:
            self._release()
            for result in results:
                self._is_held = True
                yield result
                self._release()
        except KeyboardInterrupt:
            self.came = True
        self._is_held = True  # what follows closes the output

    @contextmanager
    def held(self) -> Iterator[None]:
        """While this lasts, inside of a stoppable stream, Ctrl-C waits too."""
        self._is_held = True
        yield
        self._release()

    def _release(self) -> None:
        self._is_held = False
        if self.came:
            raise KeyboardInterrupt

    def _on_interrupt(self, number: int, frame: FrameType | None) -> None:
        at_once = self.came or not self._is_held
        self.came = True
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, GRACE)
        if at_once:
            raise KeyboardInterrupt


def _on_alarm(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def ends_with_run() -> None:
    """From now on what comes after the work is done is too late to stop anything, as the process ends with it."""
    global _is_all
    _is_all = True


def ignore_late() -> None:
    """Takes no more signals, also while Python ends, which gives functions back their default first."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def _on_late_signal(number: int, frame: FrameType | None) -> None:
    """All is written: the run has its exit code, whatever comes now."""
