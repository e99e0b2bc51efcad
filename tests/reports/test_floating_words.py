"""« disent tous que P », « se disent toutes deux « déçues » »: what stands between a verb and what is said."""

from __future__ import annotations

import pytest

from quotefind import find

FRAMES = (
    ("Les élus disent {} que le pont ferme.", "que le pont ferme"),
    ("Les élus ont {} affirmé que le pont ferme.", "que le pont ferme"),
    ("Les élus affirment {} vouloir partir.", "vouloir partir"),
    ("Les élus se disent {} « déçus » du plan.", "« déçus » du plan"),
    ("Les élus dénoncent {} un « scandale ».", "un « scandale »"),
    ("Les élus demandent {} au préfet d'agir.", "d'agir"),
    ("Les élus parlent {} d'un « scandale ».", "d'un « scandale »"),
    ("Les élus jugent {} la loi « injuste ».", "la loi « injuste »"),
)


@pytest.mark.parametrize(
    "word", ["tous", "tous deux", "tous les deux", "l'un après l'autre", "du reste", "bel et bien"]
)
@pytest.mark.parametrize(("frame", "content"), FRAMES)
def test_they_are_no_content(frame: str, content: str, word: str) -> None:
    (quote,) = find(frame.format(word))
    assert (quote.text.strip("«» "), quote.speaker) == (content.strip("«» "), "Les élus")


def test_all_of_them_speak() -> None:
    (quote,) = find("« On verra », affirment tous les élus.")
    assert quote.speaker == "tous les élus"
