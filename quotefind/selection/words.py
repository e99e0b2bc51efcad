"""How the words of contents are counted, everywhere alike."""

from __future__ import annotations

import regex

_WORD = regex.compile(r"\w++(?:[-’']\w++)*+")


def word_count(text: str) -> int:
    """``Nous n’en voulons pas`` has four words; marks and numbers of notes have none of their own."""
    return len(_WORD.findall(text))
