"""What stands between a role and a name, as a party in letters or in words is no part of the name and hides neither."""

from __future__ import annotations

import pytest

from quotefind import find

PARTIES = """LR|PS|LFI|EELV|RN|MoDem|MR|PS-LR|Horizons|Renaissance|Rassemblement national|Rassemblement National
Europe Écologie-Les Verts|La République en marche|La France insoumise|Les Écologistes|Les Républicains|Debout la France
Place publique|Québec solidaire|Bloc québécois|divers droite|divers gauche|sans étiquette|centre droit|Agir
LR de Nevy|EELV de Nevy|socialiste de Nevy|(LR)|du MoDem|de l'opposition""".replace("\n", "|").split("|")
FRAMES = (
    "Le député {} Jean Morel a voté contre. « C'est fini », a déclaré le député.",
    "« C'est fini », a déclaré le député {} Jean Morel.",
    "Le député {} Jean Morel affirme que c'est fini.",
    "Le député {}, Jean Morel, affirme que c'est fini.",
    "Selon le député {} Jean Morel, la partie est finie.",
    "Jean Morel, député {}, affirme que c'est fini.",
)


@pytest.mark.parametrize("party", PARTIES)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_party_is_no_part_of_the_name(frame: str, party: str) -> None:
    assert [q.speaker for q in find(frame.format(party))] == ["Jean Morel"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« C'est fini », a déclaré la députée MR de Nevy, Odile Caron.", "Odile Caron"),
        ("« C'est fini », a déclaré la députée MR de Nevy.", "la députée MR de Nevy"),
        ("Le Rassemblement national affirme que c'est fini.", "Le Rassemblement national"),
        ("Place publique affirme que c'est fini.", "Place publique"),
        ("« C'est fini », a déclaré Debout la France.", "Debout la France"),
        ("« C'est fini », a déclaré JP Morel.", "JP Morel"),
        ("Le chercheur Jean Petit est venu. « C'est fini », a déclaré M. Petit.", "Jean Petit"),
    ],
)
def test_a_party_by_itself_speaks(text: str, speaker: str) -> None:
    assert [q.speaker for q in find(text)] == [speaker]


@pytest.mark.parametrize(
    "more",
    """sortant|associé|star|macroniste|d'extrême droite|du Jura|du 93|de la 3e circonscription|à Sciences Po|des sports
UDI de la 3e circonscription|près la cour d'appel de Nevy|par intérim|chargé des sports""".replace("\n", "|").split(
        "|"
    ),
)
@pytest.mark.parametrize("role", ["député", "directeur", "chercheur"])
def test_what_stands_between_role_and_name_hides_neither(role: str, more: str) -> None:
    texts = (
        f"Le {role} {more} Jean Morel est venu. « C'est fini », a déclaré le {role}.",
        f"« C'est fini », a déclaré le {role} {more} Jean Morel.",
        f"Le {role} {more} Jean Morel affirme que c'est fini.",
    )
    assert [q.speaker for text in texts for q in find(text)] == ["Jean Morel"] * 3
