"""A person whom a sentence brings in, in whatever way, is whom the next one takes up."""

from __future__ import annotations

import pytest

from quotefind import find

BROUGHT_IN = [
    "Ana Ruiz est maire de Nevy depuis 2014.",
    "À Nevy, la maire Ana Ruiz ne décolère pas.",
    "Ana Ruiz, la maire de Nevy, a reçu les habitants.",
    "La colère monte chez les habitants. C'est ce que constate Ana Ruiz, maire de Nevy.",
    "Pour Ana Ruiz, maire de Nevy, rien n'est perdu.",
    "Chez Ana Ruiz, maire de Nevy, la colère domine.",
    "La maire, Ana Ruiz, a rencontré Paul Roux, le préfet.",
    "Ana Ruiz, maire de Nevy, a écrit à Paul Roux.",
    "« C'est fini », assure Ana Ruiz, maire de Nevy.",
    "Le projet inquiète Ana Ruiz, maire de Nevy.",
    "Maire de Nevy, Ana Ruiz a vu le pont tomber.",
    "Au bout du fil, Ana Ruiz, maire de Nevy, est émue.",
    "Contactée par la rédaction, Ana Ruiz, la maire, regrette cette décision.",
    "Interrogée par la radio, la maire Ana Ruiz n'a pas caché sa colère.",
    "C'est Ana Ruiz, maire de Nevy, qui a donné l'alerte.",
    "Même constat pour Ana Ruiz, maire de Nevy.",
    "La décision d'Ana Ruiz, maire de Nevy, a surpris.",
]
TAKEN_UP = [
    "« Le pont est fermé et personne ne fait rien », dit-elle.",
    "« Le pont est fermé et personne ne fait rien. »",
    "Elle dénonce « un scandale ».",
    "Selon elle, le pont restera fermé.",
    "« Le pont est fermé », explique la maire.",
    "La maire affirme que le pont restera fermé.",
    "« Le pont est fermé », ajoute cette dernière.",
    "Pour elle, « c'est un scandale ».",
    "« Le pont est fermé », explique Mme Ruiz.",
    "Et de conclure : « Le pont est fermé. »",
    "À ses yeux, le pont restera fermé.",
]


@pytest.mark.parametrize("sentence", BROUGHT_IN)
@pytest.mark.parametrize("following", TAKEN_UP)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_the_next_sentence_takes_up_who_was_brought_in(sentence: str, following: str, gap: str) -> None:
    assert find(f"{sentence}{gap}{following}")[-1].speaker == "Ana Ruiz"


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("La fermeture fait réagir la maire Ana Ruiz (PS) et Paul Roux.", "Ana Ruiz (PS) et Paul Roux"),
        ("Ana Ruiz et Paul Roux sont en colère.", "Ana Ruiz et Paul Roux"),
        ("Les élus ont reçu Ana Ruiz et Paul Roux.", "Les élus"),
        ("Les syndicats ont critiqué Ana Ruiz et Paul Roux.", "Les syndicats"),
    ],
)
@pytest.mark.parametrize(
    "following", ["Ils dénoncent « un scandale ».", "Dans un communiqué, ils dénoncent « un scandale »."]
)
def test_they_are_the_pair_or_those_who_receive_it(before: str, speaker: str, following: str) -> None:
    assert find(f"{before} {following}")[-1].speaker == speaker


@pytest.mark.parametrize(
    "brings_in",
    [
        "Sa collègue Othilia s'est engagée.",
        "Sa collègue, Othilia, pourtant en congé, s'est engagée.",
        "La bénévole Othilia est restée.",
        "Othilia est restée.",
        "Othilia, infirmière à Nevy, est restée.",
        "Othilia, 45 ans, est restée.",
    ],
)
@pytest.mark.parametrize(
    "following",
    ["Elle dénonce « un scandale ».", "« C'est dur », dit-elle.", "Elle enchaîne les gardes : « C'est dur. »"],
)
def test_a_name_that_no_list_has_is_taken_up(brings_in: str, following: str) -> None:
    assert find(f"Arthur est infirmier. {brings_in} {following}")[-1].speaker == "Othilia"


@pytest.mark.parametrize("opening", ["Reste la question du budget.", "Stupéfaction dans le village.", "Nevy pleure."])
def test_a_capital_for_the_sentence_s_sake_is_not(opening: str) -> None:
    assert find(f"Paul Roux est parti. {opening} « C'est dur », dit-il.")[-1].speaker == "Paul Roux"
