"""« Ce dernier » is the one named last in the sentence before, whatever else speaks for another."""

from __future__ import annotations

import pytest

from quotefind import find


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("M. Roux a battu son rival, Agbé Kodjo.", "Agbé Kodjo"),
        ("Paul Roux a battu l'opposant Agbé Kodjo.", "Agbé Kodjo"),
        ("La mairie affirme que Paul Roux a battu son rival, Omar Hadd.", "Omar Hadd"),
        ("Paul Roux a rencontré Omar Hadd à Nevy.", "Omar Hadd"),
        ("Paul Roux a écrit au préfet.", "préfet"),
        ("Ana Ruiz a écrit au préfet.", "préfet"),
        ("Le vote a eu lieu devant un élu et Paul Roux.", "Paul Roux"),
    ],
)
def test_the_last_one_is_taken_up(sentence: str, last: str) -> None:
    *_, quote = find(f"{sentence} Ce dernier a déclaré que le vote était nul.")
    assert quote.speaker == last
