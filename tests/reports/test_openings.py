"""Who is named before the subject is not the subject: « Reçu par le préfet, Paul Roux est venu et a nié P »."""

import pytest

from quotefind import find

OPENINGS = """Interrogé par le préfet,
Invité par le préfet à parler,
Accusé par le préfet de mentir,
Critiqué par le préfet pour ses choix,
Peu convaincu par le préfet,
Visé par une plainte du préfet,
Venu avec le préfet,
Après avoir rencontré le préfet,
Avant de quitter le préfet,
Sans attendre le préfet,
Loin de suivre le préfet,
Plutôt que d'attendre le préfet,
En recevant le préfet,
Tout en félicitant le préfet,
S'adressant au préfet,
Réagissant aux propos du préfet,
Face au préfet,
Avec le préfet,
Comme le préfet,
Contrairement au préfet,
Contrairement à ce qu'affirme le préfet,
À l'instar du préfet,
Outre le préfet,
À la demande du préfet,
Aux côtés du préfet,
Au nom du préfet,
Malgré le refus du préfet,
Après les propos du préfet,
Dans une lettre au préfet,
Dans un message adressé au préfet,
À l'issue d'une réunion avec le préfet,
Proche du préfet,
Ancien bras droit du préfet,
Alors que le préfet hésite,
Alors que le préfet a annoncé un plan,
Tandis que le préfet écoutait,
Pendant que le préfet parlait,
Bien que le préfet ait refusé,
Puisque le préfet se tait,
Depuis que le préfet est là,
Si le préfet hésite,
Si le préfet affirme le contraire,
Quand le préfet parle,
Lorsque le préfet a pris la parole,
Là où le préfet voit un progrès,
Le préfet ayant refusé,
Une fois le préfet reparti,
À peine le préfet parti,
Le préfet, lui, se tait ;
Le préfet se tait, mais
Le préfet s'est tu et
Le préfet a refusé, et""".splitlines()

FRAMES = """{} a déclaré que la ligne fermerait.
{} est sur place et a assuré que la ligne fermerait.
{} a quitté la salle, expliquant que la ligne fermerait.
{} a refusé de signer, avant d'ajouter : « La ligne fermera. »
{} n'a pas caché sa colère : « La ligne fermera. »
{} a reçu la presse et dénoncé « une ligne absurde ».""".splitlines()


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("subject", ["Paul Roux", "le maire de Brive", "il"])
def test_the_main_verb_has_its_own_subject(opening: str, frame: str, subject: str) -> None:
    if subject == "il" and opening.endswith(("mais", "et", ";")):
        return  # « Le préfet se tait, mais il … » is himself
    before = "Paul Roux est en colère. " if subject == "il" else ""
    quotes = [quote for quote in find(f"{before}{opening} {frame.format(subject)}") if "ligne" in quote.text]
    assert [quote.speaker for quote in quotes] == ["Paul Roux" if subject == "il" else subject]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Le maire dit que le préfet hésite et promet de partir.", "Le maire"),
        ("Le maire, qui a reçu le préfet, a quitté la salle, expliquant que la ligne fermerait.", "Le maire"),
        (
            "Bien que certaines entreprises doutent et assurent que rien ne change, le pays avance.",
            "certaines entreprises",
        ),
        ("Des doutes circulent, certains affirmant que la ligne fermera.", "certains"),
        ("L'un d'entre eux, le plus long, se termine par ces mots : « La ligne fermera. »", None),
        ("Interpellé par le préfet, le maire a quitté la salle. « La ligne fermera. »", "le maire"),
        ("Interpellé par le préfet, le maire a quitté la salle : « La ligne fermera. »", "le maire"),
    ],
)
def test_a_verb_without_a_subject_of_its_own(text: str, speaker: str | None) -> None:
    assert find(text)[-1].speaker == speaker


@pytest.mark.parametrize(
    "joint",
    ["mais", ", mais", ", et", " ;", ", tandis qu'", " alors qu'", ", quand", " : ", "et"],
)
def test_two_who_report_in_one_sentence(joint: str) -> None:
    text = f"Paul Roux affirme que le pont tiendra {joint} Anne Petit affirme que la ligne fermera."
    text = text.replace(" ,", ",").replace("  ", " ").replace("' A", "'A")
    assert [(quote.text, quote.speaker) for quote in find(text)] == [
        ("que le pont tiendra", "Paul Roux"),
        ("que la ligne fermera", "Anne Petit"),
    ]


@pytest.mark.parametrize(
    "subject", ["M. Roux", "Mme Ruiz", "Paul Roux", "le maire", "Me Roux", "le ministre Paul Roux"]
)
@pytest.mark.parametrize(
    "opening",
    [
        *("Commentant la baisse des mises en chantier", "Poursuivant son discours", "Prenant la parole"),
        *("En visitant le port", "En visite à Nevy", "Après la défaite de samedi", "Devant la presse"),
        *("Au sujet du budget de la ville", "Après avoir salué les élus", "Face aux critiques de l'opposition"),
    ],
)
def test_no_comma_need_part_an_opening_from_the_subject(opening: str, subject: str) -> None:
    (quote,) = find(f"{opening} {subject} a déclaré que le pont fermera.")
    assert (quote.mention, quote.text) == (subject, "que le pont fermera")
