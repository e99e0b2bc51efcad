"""« nombre d'élus », « plus d'un voisin », « tout le monde », « un de ses proches » speak as « les élus » do."""

from __future__ import annotations

import pytest

from quotefind import find

MANY = """nombre de riverains
bon nombre d'élus
quantité d'élus
beaucoup d'élus
plus d'un élu
pas moins de dix élus
une bonne part des élus
l'ensemble des élus
l'écrasante majorité des élus
tout le monde
un de ses voisins
chacun des élus
l'un des élus
une poignée d'irréductibles""".splitlines()


@pytest.mark.parametrize("many", MANY)
@pytest.mark.parametrize(
    "frame",
    [
        "« On verra bien », affirment {}.",
        "« On verra bien », s'agacent {}.",
        "« On verra bien », s'agacent {} mardi.",
        "{} affirment que le pont ferme.",
    ],
)
def test_many_speak(many: str, frame: str) -> None:
    text = frame.format(many)
    (quote,) = find(text[0].upper() + text[1:])
    assert quote.mention is not None
    assert quote.mention.lower() == many


@pytest.mark.parametrize(
    "one", ["un de ses voisins", "l'un de ses proches", "un autre", "chacun des élus", "un habitué"]
)
def test_one_of_them_inside_the_marks(one: str) -> None:
    (quote,) = find(f"« On verra bien, affirme {one}. Le pont ferme. »")
    assert (quote.mention, len(quote.spans)) == (one, 2)


@pytest.mark.parametrize("thing", ["plus de policiers", "beaucoup de moyens", "un des bâtiments", "peu de choses"])
def test_what_is_asked_for_does_not_speak(thing: str) -> None:
    assert find(f"Les élus réclament {thing}.") == []
