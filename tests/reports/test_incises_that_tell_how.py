"""Incises that tell how somebody is or what he does as he speaks, and what stands between their verb and who it is."""

from __future__ import annotations

import pytest

from quotefind import find

CONTENT = "On va tout faire pour y arriver"
PREDICATES = (
    *("est convaincu", "est catégorique", "était pourtant persuadé", "reste prudent", "demeure très confiant"),
    *("se veut rassurant", "se montre confiant", "se fait plus rassurant", "se dit toujours confiant"),
    *("s'est montré rassurant", "s'est voulu optimiste", "s'est dit soulagé", "a été catégorique", "est resté prudent"),
    *("s'est convaincu", "s'est égosillé", "se marre", "se gondole"),
    *("n'en revient pas", "n'en démord pas", "ne décolère toujours pas", "n'est pas dupe", "n'en peut plus"),
    *("en remet une couche", "monte au créneau", "met les choses au clair", "lui emboîte le pas", "en est convaincu"),
    *("est aux anges", "est sous le choc", "a du mal à y croire", "a les larmes aux yeux", "rend hommage"),
)
# Between the verb and who it is.
HOW = (
    *("du haut de la tribune", "du tac au tac", "du fond de la salle", "du coin de la bouche", "des deux mains"),
    *("des larmes dans la voix", "en haussant les épaules", "en regardant ses chaussures", "tout en servant un café"),
    *("un brin agacé", "une pointe d'ironie dans la voix", "un sourire en coin", "la mort dans l'âme", "le ton ferme"),
    "pour calmer le jeu",
)
SUBJECTS = ("Paul Roux", "le maire", "un voisin")


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("predicate", PREDICATES)
def test_who_is_so_said_it(predicate: str, subject: str) -> None:
    (quote,) = find(f"Le match est fini. « {CONTENT} », {predicate} {subject}.")
    assert (quote.kind, quote.text, quote.speaker) == ("direct", CONTENT, subject)


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("verb", ["explique", "a lancé", "ronchonne"])
@pytest.mark.parametrize("how", HOW)
def test_how_it_was_said_is_not_who_said_it(how: str, verb: str, subject: str) -> None:
    (quote,) = find(f"Le match est fini. « {CONTENT} », {verb} {how} {subject}.")
    assert (quote.text, quote.speaker) == (CONTENT, subject)


@pytest.mark.parametrize(
    "sentence",
    [
        "« Les Mots bleus », s'est vendu à un million d'exemplaires.",
        "« On va y arriver », se lit sur un panneau.",
        "« On va y arriver », est interdit le soir.",
        "« On va y arriver », est le titre de l'ouvrage de Paul Roux.",
        "« On va y arriver », est le slogan choisi par Paul Roux.",
        "« On va y arriver », marque la fin du discours du maire.",
    ],
)
def test_what_is_told_of_the_words_has_no_speaker(sentence: str) -> None:
    assert all(quote.speaker is None for quote in find(sentence))
