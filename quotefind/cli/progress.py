"""How far a run has come: a bar on a terminal, for work that lasts."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # imported when there is something to show
    from rich.progress import Progress as Bar

DELAY = 1.0  # seconds before there is anything to show
INTERVAL = 0.1  # seconds from one picture to the next
COUNTING = 0.01  # seconds of each interval in which files are counted
UNITS = ((1e9, "GB"), (1e6, "MB"), (1e3, "kB"))


class Census:
    """How many files there are to read and how large they are: counted little by little, beside the work."""

    def __init__(self, sizes: Iterator[int | None]) -> None:
        self._sizes = sizes
        self.files = 0
        self.size: int | None = 0  # bytes; None where one of them has no size, as standard input
        self.is_complete = False

    def advance(self, seconds: float) -> None:
        """Counts for so long, or to the end."""
        deadline = time.monotonic() + seconds
        while not self.is_complete and time.monotonic() < deadline:
            try:
                size = next(self._sizes)
            except StopIteration:
                self.is_complete = True
            else:
                self.files += 1
                self.size = None if size is None or self.size is None else self.size + size

    @property
    def total(self) -> int | None:
        """The bytes of all files, once that is known."""
        return self.size if self.is_complete else None


class Progress:
    """A bar on stderr with what was read, the rate, the time left and the quotations so far."""

    def __init__(self, census: Census, *, is_wanted: bool) -> None:
        self._census = census
        self._is_wanted = is_wanted and is_terminal()
        self._start = time.monotonic()
        self._next = self._start + DELAY
        self._bar: Bar | None = None
        self._skipped = 0
        self.is_shown = False
        self.read = 0  # bytes
        self.results = 0

    def skip(self, size: int) -> None:
        """Bytes that an earlier run had done; they are no part of the rate."""
        self._skipped += size
        self.read += size

    def tick(self) -> None:
        """Brings the picture up to date, when it is time."""
        now = time.monotonic()
        if not self._is_wanted or now < self._next:
            return
        self._next = now + INTERVAL
        self._census.advance(COUNTING)
        if self._bar is None:
            self._bar = _new_bar()
        task = self._bar.task_ids[0]
        text = describe(self.read, self._skipped, now - self._start, self._census.total, self.results)
        self._bar.update(task, completed=self.read, total=self._census.total, description=text)
        if not self.is_shown:
            self._bar.start()
            self.is_shown = True
        self._bar.refresh()

    def clear(self) -> None:
        """Takes the bar away, so that something else can be written; it comes back in time."""
        if self._bar is not None and self.is_shown:
            self._bar.stop()
            self.is_shown = False


def is_terminal() -> bool:
    """Whether stderr is a terminal that can draw."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def describe(read: int, skipped: int, seconds: float, total: int | None, results: int) -> str:
    """``12.3 MB of 200.0 MB, 3.1 MB/s, 1:02 left, 28,411 quotations``."""
    rate = (read - skipped) / seconds
    parts = [f"{_bytes(read)} of {_bytes(total)}" if total else _bytes(read), f"{_bytes(rate)}/s"]
    if total and rate:
        left = round(max(total - read, 0) / rate)
        parts.append(f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02} left")
    return ", ".join([*parts, f"{results:,} quotations"])


def _bytes(size: float) -> str:
    return next((f"{size / unit:.1f} {name}" for unit, name in UNITS if size >= unit), f"{size:.0f} bytes")


def _new_bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    console = Console(file=sys.stderr, force_terminal=True, markup=False, emoji=False, highlight=False)
    text = TextColumn("{task.description}", markup=False)
    bar = Bar(
        BarColumn(24), text, console=console, auto_refresh=False, transient=True,
        redirect_stdout=False, redirect_stderr=False,
    )  # fmt: skip
    bar.add_task("", total=None)
    return bar
