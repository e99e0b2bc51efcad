"""Who answers whom: the order in which speakers follow each other in the direct speech of each text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from quotefind.model import Quote

NEAR = 2  # paragraphs from one turn to the one that answers it


class Exchanges:
    """Counts answers while quotations pass: ``counts[one, other]`` is how often ``one`` answers ``other``."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self._last: Quote | None = None

    def watched(self, quotes: Iterable[Quote]) -> Iterator[Quote]:
        """``quotes`` as they are, in text order, counted on their way."""
        for quote in quotes:
            if quote.kind == "direct":
                self._follow(quote)
            yield quote

    def _follow(self, quote: Quote) -> None:
        last, self._last = self._last, quote
        if last is None or last.source != quote.source or quote.paragraph - last.paragraph > NEAR:
            return
        if last.speaker is not None and quote.speaker is not None and last.speaker != quote.speaker:
            self.counts[quote.speaker, last.speaker] += 1


def speakers_in(counts: Iterable[tuple[str, str]]) -> list[str]:
    """All speakers of the pairs, sorted."""
    return sorted({name for pair in counts for name in pair})
