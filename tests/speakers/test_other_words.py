"""Whom the text has named with his office goes by many other words, also where another stands beside him."""

from __future__ import annotations

import pytest

from quotefind import find

WORDS = {
    "maire de Nevy": "le maire|l'élu|l'édile|le premier magistrat de la commune",
    "maire socialiste de Nevy": "le socialiste|l'élu socialiste",
    "député LR de la Marne": "le député|le parlementaire|l'élu|le député de la Marne",
    "Premier ministre": "le Premier ministre|le chef du gouvernement|le locataire de Matignon",
    "ancien ministre": "l'ancien ministre|l'ex-ministre",
    "procureur de Nevy": "le procureur|le magistrat|le procureur de la République|le représentant du ministère public",
    "infectiologue": "le spécialiste|le médecin|le praticien",
    "sociologue": "le sociologue|le chercheur|l'expert|l'universitaire",
    "entraîneur de Nevy": "l'entraîneur|le technicien|le coach",
    "PDG de Nevy Bois": "le PDG|le patron|le dirigeant|le chef d'entreprise",
    "délégué CGT": "le syndicaliste|le représentant du personnel|le délégué syndical",
    "secrétaire général de la CGT": "le responsable syndical|le patron de la CGT",
    "boulanger": "l'artisan|le commerçant",
    "directeur général de l'OMS": "le directeur général|le patron de l'OMS|le chef de l'OMS",
    "secrétaire général de l'Otan": "le secrétaire général|le chef de l'Otan",
}


@pytest.mark.parametrize(("office", "word"), [(office, word) for office in WORDS for word in WORDS[office].split("|")])
def test_he_is_meant(office: str, word: str) -> None:
    other = "le chanteur Omar Hadd"
    capital = word[0].upper() + word[1:]
    for text in (
        f"Paul Roux, {office}, a rencontré {other}. « On verra bien », dit {word}.",
        f"« Oui », affirme Paul Roux, {office}. Selon {word}, le pont ferme.",
        f"Paul Roux est {office}. {capital} dénonce un « scandale ».",
    ):
        assert find(text)[-1].speaker == "Paul Roux", text


@pytest.mark.parametrize("word", ["le chanteur", "l'artiste", "l'interprète"])
@pytest.mark.parametrize("office", WORDS)
def test_the_other_is_meant(office: str, word: str) -> None:
    (quote,) = find(f"Paul Roux, {office}, a rencontré Omar Hadd, chanteur. « On verra bien », dit {word}.")
    assert quote.speaker == "Omar Hadd"
