"""Comparing the name that a user types with the names of a text: equal, near, or neither.

``stoltenberg`` is ``Jens Stoltenberg``; ``Zelensky`` is near ``Volodymyr Zelenskyy``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from unidecode import unidecode

from quotefind.lexicons.nouns import titles
from quotefind.snapshot import pattern

_WORD = pattern(r"[a-z0-9]++")
_DETERMINERS = frozenset("d de des du l la le les un une".split())
# Letters that may differ by the length of the word: none in short ones, where one letter makes another
# name (Marc, Mary), two in long ones, as transliterations go (Zelenski, Zelenskyy).
_ONE_LETTER_FROM = 5
_TWO_LETTERS_FROM = 8
MIN_LIKENESS = 0.5  # a name less like what was typed is no help as a suggestion


def name_words(name: str) -> tuple[str, ...]:
    """The words of ``name`` as compared: ``M. Jean-Noël d'Aubigné`` -> ``m jean noel aubigne``."""
    return tuple(word for word in _WORD.findall(unidecode(name).lower()) if word not in _DETERMINERS)


def without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    """``words`` but forms of address and ranks, unless there is nothing else: ``(mme, roy)`` -> ``(roy,)``."""
    return tuple(word for word in words if word not in _titles()) or words


def is_named(wanted: Iterable[str], names: Iterable[str]) -> bool:
    """Whether one of ``names`` holds every word of ``wanted``."""
    words = set(wanted)
    return bool(words) and any(words <= set(name_words(name)) for name in names)


def is_near(wanted: Iterable[str], names: Iterable[str]) -> bool:
    """Whether one of ``names`` holds every word of ``wanted``, each but a letter or two off."""
    words = tuple(wanted)
    return bool(words) and any(_holds_near(words, name_words(name)) for name in names)


def likeness(wanted: Iterable[str], names: Iterable[str]) -> float:
    """How like ``wanted`` the most like word of ``names`` is, from 0 to 1."""
    words = tuple(wanted)
    pairs = ((word, other) for name in names for other in name_words(name) for word in words)
    return max((1 - distance(word, other) / max(len(word), len(other)) for word, other in pairs), default=0.0)


def distance(one: str, other: str) -> int:
    """How many letters to add, drop, replace or swap with their neighbour to turn ``one`` into ``other``."""
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        two_above, above, row = above, row, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, two_above[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _holds_near(wanted: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return all(any(_is_near_word(word, other) for other in words) for word in wanted)


def _is_near_word(word: str, other: str) -> bool:
    if word == other:
        return True
    shorter, longer = sorted((len(word), len(other)))
    allowed = (shorter >= _ONE_LETTER_FROM) + (shorter >= _TWO_LETTERS_FROM)
    return longer - shorter <= allowed and distance(word, other) <= allowed


@cache
def _titles() -> frozenset[str]:
    """Forms of address and ranks as compared, from the list of titles."""
    return frozenset(word for title in titles().values() for word in name_words(title.form))
