"""What fails a build: gross regressions only, since a shared machine is no stopwatch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import log2

from .report import Row

WORST_EXPONENT = 1.5  # of the length, halfway between linear and quadratic: time over 2.83 times for twice the text
WORST_CHANGE = 2.0  # of a ratio to the bare pass, against the pinned one
NEWS = "throughput: news"


def failures(rows: Iterable[Row], pinned: Mapping[str, float]) -> Iterator[tuple[Row, str]]:
    """The rows that got grossly worse, each with a line that says how.

    An odd shape that is still no slower than twice the news as pinned may take what time it needs.
    """
    for row in rows:
        if row.value is None:
            continue
        if row.section == "patterns" and row.value > (row.target or 0):
            yield row, f"{row.name}: four times the text takes {row.value:.1f} times as long"
        if row.section == "growth" and log2(row.value) > WORST_EXPONENT:
            yield row, f"{row.name}: twice the text takes {row.value:.2f} times as long"
        before = pinned.get(row.key)
        if before is not None and row.section == "pass over as much news":
            before = max(before, pinned.get(NEWS, 0.0))
        elif row.section != "throughput":
            continue
        if before is not None and row.value > WORST_CHANGE * before:
            yield row, f"{row.key}: {row.value:.1f} times the bare pass, pinned at {before:.1f}"
