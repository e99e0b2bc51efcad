"""A text in the form in which it is looked up, beside the text as read, with the way back for every offset.

All steps after the reading work on ``LookUp.text``, in which characters that stand for the same are the same and
lines that are no paragraphs are joined; ``LookUp.span`` gives the offsets in the text as read, which stays as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quotefind.model import Span


class Edit(NamedTuple):
    """``text[start:end]`` is looked up as ``new``; printed as ``shown``, of the same length, where that is given."""

    start: int
    end: int
    new: str
    shown: str = ""


class LookUp:
    """A text as it is looked up (``text``) and as it is printed (``shown``): of one length, offset for offset.

    ``before`` is the one whose text was edited, where it had been edited already.
    """

    __slots__ = ("_before", "_new_ends", "_new_starts", "_old_ends", "_old_starts", "shown", "text")

    def __init__(self, text: str, edits: Sequence[Edit], before: LookUp | None = None) -> None:
        self._before = before
        printed_before: str = before.shown if before is not None else text
        pieces: list[str] = []
        shown: list[str] = []
        self._old_starts = [edit.start for edit in edits]
        self._old_ends = [edit.end for edit in edits]
        self._new_starts: list[int] = []
        self._new_ends: list[int] = []
        at = length = 0
        for start, end, new, printed in edits:
            pieces += text[at:start], new
            shown += printed_before[at:start], printed or new
            length += start - at
            self._new_starts.append(length)
            length += len(new)
            self._new_ends.append(length)
            at = end
        self.text = "".join([*pieces, text[at:]]) if edits else text
        self.shown: str = "".join([*shown, printed_before[at:]]) if edits else printed_before

    def span(self, start: int, end: int) -> Span:
        """The offsets in the text as read of ``text[start:end]``; what was left out at its edges is no part of it."""
        if self._new_ends:
            start, end = self._opening(start), self._closing(end)
        return self._before.span(start, end) if self._before is not None else Span(start, end)

    def printed(self, start: int, end: int) -> str:
        """``text[start:end]`` as it is printed; a word of which the end is looked over is printed whole."""
        index = bisect_left(self._new_starts, end) - 1
        if index >= 0 and end < self._new_ends[index]:
            end = self._new_ends[index]
        return self.shown[start:end]

    def as_written(self, name: str) -> str:
        """A name that stands in ``text`` as it is printed: « Le·la directeur·rice » for « Le directeur »."""
        if self.shown == self.text:
            return name
        pattern = r"\s+".join(map(re.escape, name.split()))
        found = re.search(pattern, self.text)
        return " ".join(self.printed(*found.span()).split()) if found else name

    def _opening(self, at: int) -> int:
        index = bisect_right(self._new_ends, at) - 1  # the last edit that ends before or here
        if index + 1 < len(self._new_starts) and self._new_starts[index + 1] < at:
            return self._old_starts[index + 1]
        return at if index < 0 else at - self._new_ends[index] + self._old_ends[index]

    def _closing(self, at: int) -> int:
        index = bisect_left(self._new_starts, at) - 1  # the last edit that starts before
        if index < 0:
            return at
        return self._old_ends[index] + max(0, at - self._new_ends[index])


def apply_edits(text: str, edits: Iterable[Edit], before: LookUp | None = None) -> LookUp:
    """``text`` with ``edits``, of which those that begin inside an earlier one are left out."""
    kept: list[Edit] = []
    at = 0
    for edit in sorted(edits):
        if edit.start >= at:
            kept.append(edit)
            at = edit.end
    return LookUp(text, kept, before)
