"""A sentence without a verb passes the word to whom it names, before a colon or a stop; else who spoke goes on."""

from __future__ import annotations

import pytest

from quotefind import find

PASSES = [
    "Une préoccupation partagée par {}",
    "Un avis que partage {}",
    "Une inquiétude que ne partage pas {}",
    "Même constat chez {}",
    "Même constat pour {}",
    "Même son de cloche du côté de {}",
    "Même analyse de {}",
    "Idem pour {}",
    "Soulagement pour {}",
    "Colère de {}",
    "Réaction de {}",
    "Une analyse que confirme également {}",
    "Un point de vue défendu par {}",
    "De quoi inquiéter {}",
    "De quoi faire bondir {}",
    "Ce que conteste {}",
    "Une bonne nouvelle pour {}",
]
WHO = {
    "le maire": "le maire",
    "Mario, 38 ans de carrière": "Mario",
    "Léa Roux": "Léa Roux",
    "Léa Roux, éleveuse à Nevy depuis dix ans": "Léa Roux",
    "une voisine": "une voisine",
    "la présidente de l'association, Léa Roux": "Léa Roux",
    "les pompiers": "les pompiers",
    "Karim, qui vit ici": "Karim",
    "un élu de la majorité": "un élu de la majorité",
}


@pytest.mark.parametrize("passes", PASSES)
@pytest.mark.parametrize(("who", "speaker"), WHO.items())
@pytest.mark.parametrize("end", [".", " :"])
def test_whom_it_names_speaks(passes: str, who: str, speaker: str, end: str) -> None:
    sentence = passes.format(who).replace("de le ", "du ").replace("de les ", "des ").replace("de un", "d'un")
    text = f"« Oui », dit le ministre Paul Blanc.\n\n{sentence}{end} « Ça fait mal. C'est ma vie. »"
    assert _bare(find(text)[-1].speaker or "") == _bare(speaker)


def _bare(speaker: str) -> str:
    """Without the article, which « du » and « des » swallow."""
    return speaker.removeprefix("le ").removeprefix("les ")


@pytest.mark.parametrize(
    "sentence",
    [
        "Une bonne nouvelle pour l'entreprise.",
        "Interrogé par la presse.",
        "Un livre écrit par un voisin.",
        "Visite chez un voisin.",
        "Même prix pour les enfants.",
        "La colère des riverains monte.",
        "L'émotion était forte chez les pompiers.",
        "Une réaction aux propos du maire.",
        "De quoi s'agit-il ?",
        "Vision d'artiste.",
        "La peur du gendarme.",
    ],
)
def test_who_spoke_goes_on(sentence: str) -> None:
    text = f"« Oui », dit le ministre Paul Blanc.\n\n{sentence} « On n'a rien vu. On était loin. »"
    assert find(text)[-1].speaker == "Paul Blanc"
