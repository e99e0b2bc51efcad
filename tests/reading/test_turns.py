"""Turns behind dashes: at the start of lines, or inside them where a document has lost its breaks."""

from __future__ import annotations

import pytest

from quotefind.model import Document
from quotefind.pipeline import find_quotes

LOST = (
    "La vieille ouvrit la porte. — Il est parti ! dit-elle. — Quand donc ? demanda Paul Morel. — Hier au soir, "
    "Monsieur. Il faisait nuit. — Et vous l’avez laissé partir ! s’écria Paul Morel. — Que pouvais-je faire ? "
    "— Le retenir. — Vous en parlez à votre aise ! reprit la vieille. — Je le retrouverai. Il sortit sans un mot."
)
ASIDES = (
    "Le maire – Il est né ici. – a quitté la salle. Le conseil – Six personnes. – est resté. La séance – Deux heures. "
    "– a repris. Le budget – Trois millions. – est voté. Le parc – Dix hectares. – ouvrira. La gare – Fermée. – aussi."
)
TIPS = """Cinq conseils contre les arnaques

- Ne donnez jamais votre mot de passe !
- Vérifiez vos comptes chaque semaine.
- Méfiez-vous des messages pressants…
- Appelez votre banque au moindre doute.
"""
ASKED = """Vos questions sur le vote.

— Puis-je voter par procuration ?
Oui, jusqu’à la veille du scrutin, en mairie.
— Faut-il une carte d’électeur ?
Non, une pièce d’identité suffit.
— Et si je déménage ?
Inscrivez-vous dans votre nouvelle commune.
"""
GESTURES = """Paul entra.
— Bonjour, fit M. Roux, sans lever les yeux, les mains jointes.
— Où est-il ? est-ce que vous l’avez vu ?
— Partez ! dit Marie en s’en allant, la tête basse. Partez donc !
"""


def said(text: str) -> list[str]:
    return [quote.text for quote in find_quotes(Document(text)) if quote.kind == "direct"]


def test_dashes_inside_lines_open_turns_where_breaks_are_lost() -> None:
    assert said(LOST) == [
        "Il est parti !",
        "Quand donc ?",
        "Hier au soir, Monsieur.",
        "Et vous l’avez laissé partir !",
        "Que pouvais-je faire ?",
        "Le retenir.",
        "Vous en parlez à votre aise !",
        "Je le retrouverai.",
    ]


@pytest.mark.parametrize("text", [ASIDES, TIPS, ASKED], ids=["asides", "points under a heading", "questions answered"])
def test_dashes_that_open_no_turns(text: str) -> None:
    assert said(text) == []


def test_gestures_are_the_narrators() -> None:
    assert said(GESTURES) == ["Bonjour", "Où est-il ? est-ce que vous l’avez vu ?", "Partez !", "Partez donc !"]
