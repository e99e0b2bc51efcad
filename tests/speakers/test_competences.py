"""« le ministre de l'Économie, des Finances et de la Relance, Paul Roux »: an office may have several competences."""

from __future__ import annotations

import pytest

from quotefind import find

COMPETENCES = """des Affaires étrangères, de la Coopération africaine et des Nationaux résidant à l'étranger
de l'Économie, des Finances et de la Relance
de l'Éducation nationale, de la Jeunesse, des Sports et de la Vie associative
de l'Eau et de la Forêt
de l'agriculture, de l'élevage et de la pêche
délégué aux Transports, au Tourisme et à l'Aviation
délégué chargé de l'Industrie, de l'Énergie et des PME
en charge du Logement, de la Ville et des Quartiers""".splitlines()
FRAMES = (
    "« Rien ne change », a affirmé {}.",
    "« Rien ne change », a affirmé {}, mardi à Nevy.",
    "« Rien ne change, a affirmé {}. »",
    "Selon {}, rien ne change.",
)


@pytest.mark.parametrize("name", [", Paul Roux", ", M. Paul Roux", " Paul Roux", " M. Paul Roux", ""])
@pytest.mark.parametrize("competences", COMPETENCES)
@pytest.mark.parametrize("frame", FRAMES)
def test_who_holds_the_office(frame: str, competences: str, name: str) -> None:
    who = f"le ministre {competences}{name}"
    (quote,) = find(frame.format(who))
    assert quote.text.lower() == "rien ne change"
    assert quote.speaker == ("Paul Roux" if name else who)


@pytest.mark.parametrize("name", [", Paul Roux,", " Paul Roux", ""])
@pytest.mark.parametrize("competences", COMPETENCES[:5])
def test_as_a_subject(competences: str, name: str) -> None:
    (quote,) = find(f"Le ministre {competences}{name} a affirmé que rien ne change.")
    assert quote.speaker == ("Paul Roux" if name else f"Le ministre {competences}")


@pytest.mark.parametrize("opening", ["{}, Paul Roux, est venu.", "{} Paul Roux est venu.", "Reçu par {}, Paul Roux."])
def test_the_office_means_him_later(opening: str) -> None:
    who = "le ministre de l'Économie, des Finances et de la Relance"
    text = opening.format(who)
    (quote,) = find(f"{text[0].upper()}{text[1:]} « Rien ne change », a dit le ministre des Finances.")
    assert quote.speaker == "Paul Roux"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "« Rien ne change », indique la Fédération des cafés, des bars et des hôtels.",
            "des cafés, des bars et des hôtels",
        ),
        (
            "« Rien ne change », affirment les maires de Nevy, de Tulle et de Lyon.",
            "les maires de Nevy, de Tulle et de Lyon",
        ),
        ("« Rien ne change », a dit le maire de Nevy, de retour de Paris et de Lyon.", "le maire de Nevy"),
        ("« Rien ne change », a dit le maire, de la tribune et de loin.", "le maire"),
    ],
)
def test_other_lists(text: str, speaker: str) -> None:
    (quote,) = find(text)
    assert quote.speaker is not None
    assert quote.speaker.endswith(speaker)
