"""« Un diplomate affirme P. … insiste ce diplomate »: who spoke by the same noun, whoever is named between."""

from __future__ import annotations

import pytest

from quotefind import find


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Un diplomate", "ce diplomate"),
        ("Un diplomate", "ce même diplomate"),
        ("Un diplomate européen", "ce diplomate"),
        ("Un responsable américain", "ce responsable sous couvert d'anonymat"),
        ("Une source policière", "cette source"),
        ("Une source policière", "la même source"),
        ("Un élu", "le même élu"),
        ("Une étude suisse", "cette étude"),
    ],
)
@pytest.mark.parametrize("between", ["", "Paul Roux dit que non. ", "Une voisine dit que non. "])
def test_who_spoke_by_the_same_noun(first: str, later: str, between: str) -> None:
    quote = find(f"{first} affirme que le pont ferme. {between}« La route aussi », ajoute {later}.")[-1]
    assert quote.speaker == first


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Un élu affirme que le pont ferme. Paul Roux dit non. « C'est faux », insiste ce voisin.", "Paul Roux"),
        ("L'élu Paul Roux affirme que le pont ferme. « C'est faux », insiste cet élu.", "Paul Roux"),
    ],
)
def test_other_nouns(text: str, speaker: str) -> None:
    assert find(text)[-1].speaker == speaker
