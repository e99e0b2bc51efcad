"""A dialogue as units, each one speaker's words between two changes, with the narration before each.

« — Tu viens ? dit Léa. [new line] Paul hésita. [new line] — Non. » is two units; before the second stands « Paul
hésita. ». Who speaks is not decided here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from quotefind.model import TURN, Attribution, Mention, Quotation, Span

FAR = 1200  # with more narration between, in characters, an exchange starts anew


@dataclass(slots=True)
class Unit:
    """What one speaker says: ``attributions`` by their indices; ``before`` is the narration that leads to it."""

    start: int
    end: int
    before: Span
    is_turn: bool
    attributions: list[int] = field(default_factory=list)
    mention: Mention | None = None
    of_mention: int = -1  # the attribution that has it

    @property
    def is_next(self) -> bool:
        """Whether nothing stands between it and the unit before."""
        return self.before.start >= self.before.end

    @property
    def is_far(self) -> bool:
        """Whether so much stands before it that nobody need go on or answer."""
        return self.before.end - self.before.start > FAR


def units(text: str, quotations: Sequence[Quotation], attributions: Sequence[Attribution]) -> list[Unit]:
    """The units of direct speech in text order."""
    found: list[Unit] = []
    last = -1
    for index, key, quotation in _spoken(quotations, attributions):
        attribution = attributions[index]
        start, end = attribution.spans[0].start, attribution.spans[-1].end
        parted = quotation.style != TURN and attribution.mention is not None and not attribution.is_implied
        if not found or key != last or (parted and found[-1].mention is None):
            low = found[-1].end if found else 0
            is_turn = quotation.style == TURN
            found.append(Unit(start, end, _narration(text, low, min(quotation.start, start)), is_turn))
        last = key
        unit = found[-1]
        unit.end = max(unit.end, end)
        unit.attributions.append(index)
        if unit.mention is None and attribution.mention is not None:
            unit.mention, unit.of_mention = attribution.mention, index
        if attribution.cue is not None:
            unit.end = max(unit.end, attribution.cue.end)
        if attribution.mention is not None and not attribution.is_implied:
            unit.end = max(unit.end, attribution.mention.end if attribution.mention.start > start else 0)
    return found


def _spoken(
    quotations: Sequence[Quotation], attributions: Sequence[Attribution]
) -> Iterator[tuple[int, int, Quotation]]:
    """The attributions of direct speech: their index, a number for the unit, the quotation in which they start."""
    starts = [quotation.start for quotation in quotations]
    opened = _openings(quotations)
    for index, attribution in enumerate(attributions):
        at = bisect_right(starts, attribution.spans[0].start) - 1
        if attribution.kind == "direct" and at >= 0 and quotations[at].end > attribution.spans[0].start:
            yield index, opened[at], quotations[at]


def _openings(quotations: Sequence[Quotation]) -> list[int]:
    """For each quotation the one that opens its unit: the one with the dash; the first of those carried on."""
    found: list[int] = []
    for index, quotation in enumerate(quotations):
        is_turn = quotation.style == TURN
        goes_on = quotation.start == quotation.inner.start if is_turn else quotation.carries_on
        before = quotations[index - 1] if index else None
        same = before is not None and before.paragraph == quotation.paragraph and not before.carries_on
        if before is not None and not is_turn and same and before.style == quotation.style:
            goes_on = True  # « … », dit-il. « … »
        found.append(found[-1] if found and goes_on else index)
    return found


def _narration(text: str, low: int, high: int) -> Span:
    """The narration from ``low`` to ``high`` without spaces and signs around it; empty where no word stands there."""
    while high > low and not (text[high - 1].isalnum() or text[high - 1] in ":.!?…"):
        high -= 1
    start = low
    while start < high and not text[start].isalnum():
        start += 1
    return Span(start, max(start, high))
