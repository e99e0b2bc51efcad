"""Surnames that are nouns or adjectives too: « M. Boulanger », « Thierry Breton … Breton », « Selon Parent »."""

from __future__ import annotations

import pytest

from quotefind import find

SURNAMES = """Boulanger Breton Picard Berger Marchand Charpentier Meunier Chevalier Barbier Couturier Cousin Parent
Voisin Pasteur Prince Baron Comte Clerc Doyen Messager Bourgeois Petit Grand Rivière""".split()


@pytest.mark.parametrize("surname", SURNAMES)
def test_a_title_makes_it_a_name(surname: str) -> None:
    assert find(f"« On verra bien », dit M. {surname}, en souriant.")[0].speaker == surname
    assert find(f"Mme {surname} est là depuis hier. « On verra bien », dit-elle.")[0].speaker == surname
    quotes = find(f"« Oui », dit Paul {surname}. « On verra bien », ajoute M. {surname}.")
    assert [quote.speaker for quote in quotes] == [f"Paul {surname}"] * 2


@pytest.mark.parametrize("surname", SURNAMES)
def test_who_is_known_is_meant_by_it_alone(surname: str) -> None:
    quotes = find(f"« Oui », dit Ana {surname}. Selon {surname}, le pont ferme. « On verra bien », ajoute {surname}.")
    assert [quote.speaker for quote in quotes] == [f"Ana {surname}"] * 3


@pytest.mark.parametrize("role", ["le boulanger", "un voisin", "le doyen", "le petit Paul"])
def test_without_a_capital_it_is_the_noun(role: str) -> None:
    (quote,) = find(f"Ana Ruiz est là. « On verra bien », dit {role}.")
    assert quote.mention == role


@pytest.mark.parametrize("opening", ["Face à Paul Roux", "Avec Paul Roux", "Aux côtés de Paul Roux"])
def test_who_acts_is_no_apposition_of_who_stands_before(opening: str) -> None:
    (quote,) = find(f"{opening}, le maire a hésité. Il affirme que le pont ferme.")
    assert quote.speaker == "le maire"
    (quote,) = find("Paul Roux, le maire, a hésité. Il affirme que le pont ferme.")
    assert quote.speaker == "Paul Roux"
