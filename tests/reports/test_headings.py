"""Headings: who speaks in them, whose matter they are, and what they call after somebody."""

from __future__ import annotations

import pytest

from quotefind import find

BODY = "\n\nLe pont de Nevy ferme en mai. Les élus ont voté mardi."


@pytest.mark.parametrize(
    "heading",
    [
        "« On verra bien » : Paul Roux répond",
        "« On verra bien » : le coup de gueule de Paul Roux",
        "« On verra bien » : l'appel de Paul Roux",
        "« On verra bien » : le cri du cœur de Paul Roux, maire de Nevy",
        "« On verra bien » : les confidences de Paul Roux",
        "« On verra bien » : rencontre avec Paul Roux",
        "Paul Roux (maire de Nevy) : « On verra bien »",
        "INTERVIEW. Paul Roux : « On verra bien »",
        "Paul Roux au JDD : « On verra bien »",
        "Paul Roux : « On verra bien » - Nevy",
        "Football. Paul Roux : « On verra bien »",
    ],
)
@pytest.mark.parametrize("body", ["", BODY])
def test_the_one_named_speaks(heading: str, body: str) -> None:
    first = find(heading + body)[0]
    assert (first.text, first.speaker) == ("On verra bien", "Paul Roux")


@pytest.mark.parametrize(
    "topic",
    [
        "Football",
        "Politique",
        "Ukraine",
        "Bretagne",
        "Mairie",
        "Mairie de Nevy",
        "Police",
        "Ligue 1",
        "Mort de Navalny",
    ],
)
@pytest.mark.parametrize("body", ["", BODY])
def test_what_it_is_about_does_not(topic: str, body: str) -> None:
    assert find(f"{topic} : « On verra bien »{body}")[0].speaker is None


@pytest.mark.parametrize(
    "word", ["Mort", "Procès", "Obsèques", "Démission", "Arrivée", "Portrait", "Limogeage", "Film"]
)
def test_what_is_somebody_s_is_no_name(word: str) -> None:
    assert find(f"{word} de Paul Roux. « On verra bien », dit-il.")[-1].speaker == "Paul Roux"
    assert find(f"{word} d’Ana Ruiz\nUn élu est là. « On verra bien », dit Mme Ruiz.")[-1].speaker == "Ana Ruiz"


@pytest.mark.parametrize("name", ["Charles de Gaulle", "Anne de La Tour", "Louis de Funès", "Marie de Hennezel"])
def test_a_name_with_a_particle_is_one(name: str) -> None:
    assert find(f"{name} est là. « On verra bien », dit de {name.rpartition(' de ')[2]}.")[-1].speaker == name


def test_a_capital_before_other_words_is_no_speaker() -> None:
    quotes = find("Le pont ferme, dit Ana Ruiz. Interrogée sur le bac : « Il rouvrira. »")
    assert [quote.speaker for quote in quotes] == ["Ana Ruiz", "Ana Ruiz"]
