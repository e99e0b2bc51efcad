"""Words without a speaker are of whom the next sentence names, but not where it sets him apart from another."""

from __future__ import annotations

import pytest

from quotefind import find


@pytest.mark.parametrize(
    "opening",
    [
        *("De son côté, l'entraîneur, Luc Morel,", "Luc Morel, lui,", "Luc Morel, pour sa part,"),
        *("À l'inverse, Luc Morel", "L'entraîneur Luc Morel, à son tour,", "Même son de cloche chez Luc Morel, qui"),
    ],
)
def test_who_is_set_apart_said_other_words(opening: str) -> None:
    first, second = find(f"« Je prends tout sur moi. »\n{opening} ne cachait pas sa joie : « C’est beau. »")
    assert (first.speaker, second.speaker) == (None, "Luc Morel")


@pytest.mark.parametrize("opening", ["L'entraîneur, Luc Morel,", "Luc Morel"])
def test_who_comes_next_said_them(opening: str) -> None:
    first, second = find(f"« Je prends tout sur moi. »\n{opening} ne cachait pas sa joie : « C’est beau. »")
    assert (first.speaker, second.speaker) == ("Luc Morel", "Luc Morel")
