"""Share of voice: how much of what is quoted each speaker, gender, kind, verb, source or month has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from quotefind.model import Quote
from quotefind.selection.words import word_count

UNKNOWN = "unknown"
KEYS: dict[str, Callable[[Quote], str | None]] = {
    "speaker": lambda quote: quote.speaker,
    "gender": lambda quote: quote.gender,
    "speaker-kind": lambda quote: quote.speaker_kind,
    "kind": lambda quote: quote.kind,
    "verb": lambda quote: quote.verb,
    "source": lambda quote: quote.source,
    "month": lambda quote: quote.date[:7] if quote.date and len(quote.date) >= 7 else None,
    "year": lambda quote: quote.date[:4] if quote.date else None,
}


class Share(NamedTuple):
    """One row: quotations and words of ``name``, and their shares of all, unknown ones among them."""

    name: str
    quotes: int
    words: int
    count_share: float
    word_share: float


def shares(quotes: Iterable[Quote], by: str) -> list[Share]:
    """The shares by ``by``, one of ``KEYS``, most quotations first; what the text does not say is ``unknown``.

    Months and years stand in their order.
    """
    counts: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for quote in quotes:
        name = KEYS[by](quote) or UNKNOWN
        counts[name] += 1
        words[name] += word_count(quote.text)
    total, all_words = counts.total(), words.total() or 1
    rows = [Share(name, n, words[name], n / total, words[name] / all_words) for name, n in counts.items()]
    if by in {"month", "year"}:
        return sorted(rows, key=lambda row: (row.name == UNKNOWN, row.name))
    return sorted(rows, key=lambda row: (-row.quotes, -row.words, row.name))
