"""The words that were searched, marked in the content that has them, and the stretch around the first of them."""

from __future__ import annotations

import regex
from unidecode import unidecode

OPENING, CLOSING = "⟦", "⟧"
AROUND = 8  # words on each side of the first that is marked
_WORD = regex.compile(r"\w++")


def marked(text: str, wanted: str) -> str:
    """``text`` with each word of ``wanted`` between brackets, accents and case aside: ``une ⟦négociation⟧ dure``."""
    words = _folded_words(wanted)
    return _WORD.sub(
        lambda match: f"{OPENING}{match[0]}{CLOSING}" if words.issuperset(_folded_words(match[0])) else match[0], text
    )


def snippet(text: str, wanted: str) -> str:
    """The stretch of ``text`` around the first word of ``wanted``, marked, with « … » where it was cut."""
    words = marked(text, wanted).split()
    at = next((place for place, word in enumerate(words) if OPENING in word), 0)
    start, end = max(0, at - AROUND), at + AROUND + 1
    return " ".join(["…"] * (start > 0) + words[start:end] + ["…"] * (end < len(words)))


def _folded_words(text: str) -> set[str]:
    return set(_WORD.findall(unidecode(text).lower()))
