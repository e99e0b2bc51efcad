"""When, where, to whom and how something was said may stand between any two parts of a report and change nothing."""

from __future__ import annotations

import pytest

from quotefind import find

CIRCUMSTANCES = """ce lundi|lundi 3 mai|ce lundi 3 mai|hier soir|la semaine dernière|ce jeudi matin|jeudi dernier
il y a deux jours|à plusieurs reprises|dans un communiqué|sur France Inter|devant la presse
par voie de communiqué|via Twitter|lors d'une visite à Lyon|auprès de l'AFP|d'emblée|sans détour
d'une voix ferme|en substance|ce 12 mai|le 12 mai dernier|dès lundi|tard dans la soirée
mardi sur la chaîne LCI|une nouvelle fois|depuis Bruxelles|quant à lui|de son côté|lui aussi
mardi, sur RTL,|ce matin sur Europe 1|le lendemain|ce week-end|par ailleurs|, de son côté,|, mardi,
sur son compte Twitter|haut et fort|dans la foulée|l'an dernier|en juin dernier|au mois de mai
ces derniers jours|mi-juin|, quelques heures plus tard,|ce vendredi, à Lyon,|par téléphone|tout de go
encore une fois|en souriant|les larmes aux yeux|visiblement ému|lors d'une réunion publique
face à la presse|devant les élus réunis en mairie|quelques heures après la défaite|au lendemain du vote
, interrogé par l'AFP,|, en riant,|, joint par téléphone,|à qui veut l'entendre|non sans humour
jeudi lors d'un point presse à Nevy|, sourire aux lèvres,|, ému,
dans un long message|sur son profil Facebook|sur sa page Facebook|, micro en main,|, la gorge nouée,
comme prévu|sans ambages|, documents à l'appui,|à mots couverts""".replace("\n", "|")

# The sentence with a place for a circumstance, and what is said.
FRAMES = {
    "que": ("Le maire a annoncé {} que le pont serait fermé.", "que le pont serait fermé"),
    "de": ("Le maire a promis {} de fermer le pont.", "de fermer le pont"),
    "infinitive": ("Le maire a affirmé {} avoir fermé le pont.", "avoir fermé le pont"),
    "object": ("Le maire a dénoncé {} un « scandale ».", "un « scandale »"),
    "attribute": ("Le maire s'est dit {} « très inquiet ».", "très inquiet"),
    "colon": ("Le maire a déclaré {} : « Le pont sera fermé. »", "Le pont sera fermé."),
    "before the speaker": ("« Le pont sera fermé », a déclaré {} le maire.", "Le pont sera fermé"),
    "after the speaker": ("« Le pont sera fermé », a déclaré le maire {}.", "Le pont sera fermé"),
    "without marks": ("Le pont sera fermé, a annoncé {} le maire.", "Le pont sera fermé"),
    "inside the verb, que": ("Le maire a {} annoncé que le pont serait fermé.", "que le pont serait fermé"),
    "inside the verb, object": ("Le maire a {} dénoncé un « scandale ».", "un « scandale »"),
    "inside the verb, attribute": ("Le maire s'est {} dit « très inquiet ».", "très inquiet"),
    "inside the verb, before the speaker": ("« Le pont sera fermé », a {} déclaré le maire.", "Le pont sera fermé"),
    "inside the marks": (
        "« Le pont sera fermé, a déclaré le maire {}. Nous partirons. »",
        "Le pont sera fermé Nous partirons.",
    ),
}


@pytest.mark.parametrize("circumstance", CIRCUMSTANCES.split("|"))
@pytest.mark.parametrize("frame", FRAMES)
def test_a_circumstance_changes_neither_content_nor_speaker(frame: str, circumstance: str) -> None:
    pattern, content = FRAMES[frame]
    if frame == "inside the verb, attribute" and "," in circumstance.strip(","):
        return  # « s'est mardi, sur RTL, dit »: « dit » behind a comma is read as an incise
    text = pattern.format(circumstance).replace(" ,", ",").replace(",.", ".").replace(", :", " :")
    assert [(q.text, (q.speaker or "").lower()) for q in find(text)] == [(content, "le maire")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Le maire a parlé dans un communiqué d'un « gâchis ».", "d'un « gâchis »"),
        ("Le maire a mis en garde lundi contre un « gâchis ».", "contre un « gâchis »"),
        ("Le maire a annoncé mardi 4 mai, lendemain du vote, que le pont fermerait.", "que le pont fermerait"),
        ("Le maire a déclaré de même que le pont fermerait.", None),
        ("Le maire est parti peu après que le pont a fermé.", None),
        ("Le maire a dévoilé ce lundi le plan que la ville attendait.", None),
    ],
)
def test_what_the_verb_governs_is_no_circumstance(text: str, content: str | None) -> None:
    assert [q.text for q in find(text)] == ([content] if content else [])
