"""A role with what it is in charge of, and where, before the name: « la présidente du groupe au Sénat Ana Vidal »."""

from __future__ import annotations

import pytest

from quotefind import find

# What the role is for stands behind a preposition, with or without a capital.
ROLES = """
la chercheuse de Global Witness sur le pétrole|la porte-parole de l'ONU pour la région
le spécialiste du climat à l'université de Brive|le professeur de droit à la Sorbonne
la ministre déléguée chargée de la transition|le ministre en charge des comptes publics
le chef du service des urgences de l'hôpital de Brive|l'économiste en chef de la banque
la présidente du groupe socialiste au Sénat|le secrétaire d'État auprès du ministre de l'Intérieur
l'ancien ambassadeur de France en Russie|la responsable des opérations en mer|le numéro deux du parti au pouvoir
l'avocate au barreau de Paris|le maire adjoint aux sports|la coordinatrice pour le Sahel
le représentant spécial de l'ONU au Mali|le candidat de la gauche à la mairie de Lyon|la conseillère en insertion
le chercheur au CNRS|le rapporteur du texte à l'Assemblée|le vice-président de la région délégué aux transports
la cheffe de file des écologistes à Brive|la secrétaire générale de la CGT à Nevy
le commissaire européen au marché intérieur|l'envoyé spécial américain pour l'Iran|le champion olympique du 100 mètres
""".strip().replace("\n", "|")

FRAMES = (
    "« C'est faux », a déclaré {role} {name}.",
    "« C'est faux », a déclaré {role} {name} mardi.",
    "« C'est faux », a déclaré {role}, {name}.",
    "{Role} {name} a déclaré que c'était faux.",
    "Selon {role} {name}, c'est faux.",
)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("role", ROLES.split("|"))
def test_the_name_and_the_whole_role_are_found(role: str, frame: str) -> None:
    name = "Ana Vidal" if role.startswith("la ") else "Paul Roux"
    (quote,) = find(frame.format(role=role, Role=role[0].upper() + role[1:], name=name))
    assert quote.speaker == name
    assert (quote.mention or "").lower() == f"{role}{',' if '{role},' in frame else ''} {name}".lower()


@pytest.mark.parametrize(
    ("after", "role"),
    [
        ("le maire au journaliste Paul Roux", "le maire"),
        ("le maire à Paul Roux", "le maire"),
        ("le maire à son ami Paul Roux", "le maire"),
        ("le maire sur l'affaire Paul Roux", "le maire"),
        ("le chirurgien à l'hôpital Robert Debré", "le chirurgien"),
        ("la ministre en marge du procès Paul Roux", "la ministre"),
        ("le ministre à l'occasion du congrès, Ana Vidal étant absente", "le ministre"),
        ("le procureur à l'audience, Paul Roux à ses côtés", "le procureur"),
        ("la mère à l'avocate Ana Vidal", "la mère"),
    ],
)
def test_somebody_else_behind_the_role_is_not_taken_in(after: str, role: str) -> None:
    (quote,) = find(f"« C'est faux », a déclaré {after}.")
    assert quote.mention == role


@pytest.mark.parametrize("place", ["L'hôpital Robert Debré", "La rue Victor Hugo", "Le lycée Jules Ferry"])
def test_a_place_named_after_somebody_is_no_person(place: str) -> None:
    (quote,) = find(f"{place} est fermé. « C'est un scandale », lance-t-il.")
    assert quote.speaker is None


@pytest.mark.parametrize(
    "whole",
    [
        "le porte-parole officiel du Premier ministre britannique Paul Roux",
        "le porte-parole du président Paul Roux",
        "l'avocat du suspect Paul Roux",
        "l'épouse du ministre Paul Roux",
        "le directeur de campagne du candidat socialiste Paul Roux",
        "la mère de la victime Ana Vidal",
    ],
)
def test_the_name_behind_an_inner_role_is_not_who_speaks(whole: str) -> None:
    (quote,) = find(f"« C'est faux », a déclaré {whole}.")
    assert quote.speaker == whole


def test_a_body_before_the_name_leaves_it_to_the_role() -> None:
    (quote,) = find("« C'est faux », a déclaré le porte-parole du gouvernement Paul Roux.")
    assert quote.speaker == "Paul Roux"


@pytest.mark.parametrize("whole", ["le père de la victime, Ana Vidal", "un avocat de la chanteuse, Clara Vidal"])
def test_a_woman_is_no_father(whole: str) -> None:
    (quote,) = find(f"{whole[0].upper()}{whole[1:]}, affirme que tout va mal.")
    assert (quote.speaker or "").lower() == whole.lower()
