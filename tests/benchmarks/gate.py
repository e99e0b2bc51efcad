"""What fails a build: gross regressions only, since a shared machine is no stopwatch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import log2

from .report import Row

WORST_EXPONENT = 1.5  # of the length, halfway between linear and quadratic: time over 2.83 times for twice the text
WORST_CHANGE = 2.0  # of a ratio to the bare pass, against the pinned one, allowing for a machine that is busy
WORST_NOISE = 3.0  # of the ratio of the news: a busy machine slows more what takes more memory than the pass does
NEWS = "throughput: news"


def failures(rows: Iterable[Row], pinned: Mapping[str, float]) -> Iterator[tuple[Row, str]]:
    """The rows that got grossly worse, each with a line that says how.

    An odd shape that is still no slower than twice the news as pinned may take what time it needs. Where the news
    itself takes longer than pinned, so may the shapes.
    """
    rows = list(rows)
    news = pinned.get(NEWS, 0.0)
    now = max((row.value or 0.0 for row in rows if row.key == NEWS), default=0.0)
    noise = min(max(1.0, now / news), WORST_NOISE) if news else 1.0
    for row in rows:
        if row.value is None:
            continue
        if row.section == "patterns" and row.value > (row.target or 0):
            yield row, f"{row.name}: four times the text takes {row.value:.1f} times as long"
        if row.section == "growth" and log2(row.value) > WORST_EXPONENT:
            yield row, f"{row.name}: twice the text takes {row.value:.2f} times as long"
        before = pinned.get(row.key)
        if before is None or row.section not in {"throughput", "pass over as much news"}:
            continue
        limit = WORST_CHANGE * noise * max(before, news) if row.section != "throughput" else WORST_NOISE * before
        if row.value > limit:
            yield row, f"{row.key}: {row.value:.1f} times the bare pass, pinned at {before:.1f}"
