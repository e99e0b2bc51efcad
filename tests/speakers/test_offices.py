"""Whatever adjective ends an office, the name beside it is known by that office later on."""

from __future__ import annotations

import pytest

from quotefind import find

OFFICES = """ministre des Affaires étrangères|directeur des affaires financières|chef de la brigade financière
délégué à la sécurité routière|adjoint à la vie associative|directeur du Centre hospitalier|maire du village voisin
directeur du service comptable|directeur de la zone industrielle|chef du parti libéral|président du groupe parlementaire
président de la fédération hôtelière|chef de l'opposition travailliste|secrétaire général du Parti communiste
ministre de l'Enseignement supérieur|ministre des Affaires religieuses|directeur de la maison close
gérant du magasin bio|directeur de la résidence étudiante|président du club omnisports|chef des services secrets
directeur des services vétérinaires|chef du service oncologie|responsable du pôle jeunesse
président de la communauté juive|chef de l'église copte|porte-parole de la coalition rebelle
chef du mouvement houthi|leader de la gauche radicale""".replace("\n", "|")


@pytest.mark.parametrize("office", OFFICES.split("|"))
def test_the_noun_of_the_office_is_the_one_who_holds_it(office: str) -> None:
    article = "L'" if office[0] in "aeiou" else "Le "
    for beside in (f"{article}{office}, Paul Roux,", f"{article}{office} Paul Roux", f"Paul Roux, {office},"):
        (quote,) = find(f"{beside} est venu. « Le vote est clos », dit {article.lower()}{office.split()[0]}.")
        assert quote.speaker == "Paul Roux", beside


@pytest.mark.parametrize(
    "text",
    [
        "Le maire de la commune reçoit Paul Roux. « Le vote est clos », dit le maire.",
        "Le maire de la commune démissionne, Paul Roux arrive. « Le vote est clos », dit le maire.",
        "La fille d'une société appelée Nevy Bois, Paul Roux le sait. « Le vote est clos », dit le maire.",
    ],
)
def test_a_name_behind_a_verb_holds_no_office(text: str) -> None:
    (quote,) = find(text)
    assert quote.speaker in ("le maire", "Le maire de la commune")


@pytest.mark.parametrize("of_whom", ["l'État", "l'État guinéen", "l'État de la République de Guinée"])
def test_the_head_of_state_is_the_president(of_whom: str) -> None:
    (quote,) = find(f"Le président Omar Hadd est venu. « Le vote est clos », dit le chef de {of_whom}.")
    assert quote.speaker == "Omar Hadd"


@pytest.mark.parametrize("body", ["la mission d'observation de la Communauté des États", "la délégation de l'État"])
def test_the_head_of_another_body_of_states_is_not(body: str) -> None:
    (quote,) = find(f"Le président Omar Hadd est venu. « Le vote est clos », dit le chef de {body}.")
    assert quote.speaker == f"le chef de {body}"
