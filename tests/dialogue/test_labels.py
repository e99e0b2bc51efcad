"""Labelled turns are found with their persons; lists with colons are none."""

import pytest

from quotefind.dialogue.interviews import turns

FOUND = {
    "Le Phare : Pourquoi partir ?\nAna Ruiz : Parce que.\nLe Phare : Et après ?\nAna Ruiz : Rien.": "Parce que.",
    "Q. Étiez-vous là ?\nR. Oui, le soir.\nQ. Seul ?\nR. Non.": "Oui, le soir.",
    "M. le président. – La parole est à Mme Roux.\nMme Roux (PS). – Merci. (Rires.)\n"
    "M. le président. – Bien.\nMme Roux (PS). – Je retire.": "Merci.",
    "ORGON, seul. — Qui va là ?\nLA FLÈCHE. — Moi.\nORGON. — Sors !\nLA FLÈCHE. — Non.": "Moi.",
    "<lea> salut\n<tom> coucou\n<lea> ça va ?\n<tom> oui": "coucou",
    "Entretien avec Ana Ruiz, juge.\n— Pourquoi ?\nPar goût.\n— Quand ?\nHier.\n— Où ?\nIci.": "Par goût.",
}
NONE = (
    "Lieu : Lyon\nDate : 3 mai\nPrix : 5 euros\nContact : la mairie",
    "Samedi : concert\nDimanche : bal\nSamedi : repas\nDimanche : messe",
    "Tél. : 01\nAdresse : rue Haute\nTél. : 02\nAdresse : rue Basse",
    "Lille : 2-1\nLens : 0-0\nNantes : 3-2",
    "Farine : 200 g\nSucre : 100 g\nBeurre : 50 g\nMélangez le tout.",
    "Le maire est parti. Pourquoi ?\nOn ne sait pas.",
)


@pytest.mark.parametrize(("text", "words"), FOUND.items())
def test_second_turn(text: str, words: str) -> None:
    turn = turns(text)[1]
    assert " ".join(text[start:end] for start, end in turn.spans) == words


@pytest.mark.parametrize("text", NONE)
def test_no_dialogue(text: str) -> None:
    assert turns(text) == []
