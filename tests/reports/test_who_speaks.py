"""However who speaks is written, and wherever in the report: the speaker and what is said stay the same."""

from __future__ import annotations

import pytest

from quotefind import find

# Who speaks as the text writes it, with words that the speaker's name has.
SPEAKERS = {
    "Paul Roux": "Paul Roux",
    "le maire de Nevy": "maire de Nevy",
    "la maire, Ana Ruiz": "Ana Ruiz",
    "Ana Ruiz, maire de Nevy": "Ana Ruiz",
    "Ana Ruiz, 43 ans": "Ana Ruiz",
    "Ana Ruiz (PS)": "Ana Ruiz",
    "Ana Ruiz, qui dirige le club": "Ana Ruiz",
    "Ana Ruiz, du collectif Stop Bruit": "Ana Ruiz",
    "Ana Ruiz, elle-même agricultrice": "Ana Ruiz",
    "Ana, 17 ans, élève de terminale": "Ana",
    "un habitant": "habitant",
    "une jeune mère de famille": "mère de famille",
    "un médecin interrogé par la radio": "médecin",
    "une élue rencontrée lundi": "élue",
    "un élu chargé de suivre le dossier": "élu",
    "une femme accusée d'avoir tué son voisin": "femme",
    "un élu ayant requis l'anonymat": "élu",
    "une mère désireuse de garder l'anonymat": "mère",
    "un élu plus modéré que ses collègues": "élu",
    "un élu visiblement ému": "élu",
    "un habitant joint par téléphone": "habitant",
    "une habitante présente à la réunion organisée par la mairie": "habitante",
    "un élu auquel la mairie a parlé": "élu",
    "une femme chez qui la police a trouvé des armes": "femme",
    "une femme que nous avons rencontrée": "femme",
    "un élu dont le frère dirige le port": "élu",
    "l'association créée pour défendre les riverains": "association",
    "celle qui dirige le club": "qui dirige le club",
    "l'un des élus": "un des élus",
    "le président du club Paul Roux": "Paul Roux",
    "l'avocate de la famille, Me Ana Ruiz": "Ana Ruiz",
    "le PDG de Renault, Paul Roux": "Paul Roux",
    "Paul Roux, le PDG de Renault": "Paul Roux",
    "le sociologue Paul Roux, auteur de « La Ville »": "Paul Roux",
    "le sénateur (LR) du Gard Paul Roux": "Paul Roux",
    "le secrétaire d'État au Trésor Paul Roux": "Paul Roux",
    "Cheikh Anta Diop": "Cheikh Anta Diop",
    "Ursula von der Leyen": "von der Leyen",
    "la CGT": "CGT",
    "le collectif Stop Bruit": "Stop Bruit",
    "l'association Sauvons nos plages": "association Sauvons nos plages",
    "la direction de l'usine": "direction",
    "une source proche du dossier": "source",
    "le quotidien Le Monde": "Le Monde",
    "Moscou": "Moscou",
}

# Where who speaks stands, and what is said.
BEHIND = {
    "behind marks": ("« Le pont est fermé », explique {}.", ["Le pont est fermé"]),
    "behind the clause": ("Le pont est fermé, explique {}.", ["Le pont est fermé"]),
    "inside the clause": ("Le pont, explique {}, est fermé.", ["Le pont", "est fermé"]),
    "inside the marks": (
        "« Le pont est fermé, explique {}, et personne ne passe. »",
        ["Le pont est fermé", "et personne ne passe."],
    ),
    "selon before": ("Selon {}, le pont est fermé.", ["le pont est fermé"]),
    "selon behind": ("Le pont est fermé, selon {}.", ["Le pont est fermé"]),
    "comme": ("Le pont est fermé, comme l'a expliqué {}.", ["Le pont est fermé"]),
}
BEFORE = {
    "que": ("{} a expliqué que le pont est fermé.", ["que le pont est fermé"]),
    "infinitive": ("{} affirme vouloir partir.", ["vouloir partir"]),
    "object": ("{} dénonce « une erreur ».", ["une erreur"]),
    "colon": ("{} explique : « Le pont est fermé. »", ["Le pont est fermé."]),
    "gerund": ("{} a quitté la salle, expliquant que le pont est fermé.", ["que le pont est fermé"]),
}


def _said(text: str, content: list[str]) -> str:
    quotes = [quote for quote in find(text) if [text[slice(*span)] for span in quote.spans] == content]
    assert len(quotes) == 1, [quote.text for quote in find(text)]
    return quotes[0].speaker or ""


@pytest.mark.parametrize("speaker", SPEAKERS)
@pytest.mark.parametrize("frame", BEHIND)
def test_who_speaks_behind_the_verb(frame: str, speaker: str) -> None:
    pattern, content = BEHIND[frame]
    assert SPEAKERS[speaker].lower() in _said(pattern.format(speaker), content).lower()


@pytest.mark.parametrize("speaker", SPEAKERS)
@pytest.mark.parametrize("frame", BEFORE)
def test_who_speaks_before_the_verb(frame: str, speaker: str) -> None:
    pattern, content = BEFORE[frame]
    subject = speaker[0].upper() + speaker[1:] + "," * (", " in speaker)
    assert SPEAKERS[speaker].lower() in _said(pattern.format(subject), content).lower()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Le rapport cite la colère des habitants dénonçant « un scandale ».", "habitants"),
        ("On a entendu la voix du maire dénonçant « un scandale ».", "maire"),
        ("Un élu parle du malaise des soignants déplorant « un scandale ».", "soignants"),
        ("Le maire cite le cas de parents affirmant que le pont fermera.", "parents"),
        ("Un mouvement de grève dénonçant « la précarité » a eu lieu.", "Un mouvement de grève"),
        ("La signature de l'accord annonçant « une trêve » est reportée.", None),
    ],
)
def test_whose_the_thing_before_the_participle_is(text: str, speaker: str | None) -> None:
    assert [quote.speaker for quote in find(text)] == [speaker]
