"""Two reports of one subject in a sentence: each has its own end, whatever links them."""

from __future__ import annotations

import pytest

from quotefind import find

FIRST = {
    "a affirmé que le pont tiendrait": "que le pont tiendrait",
    "a dénoncé un « scandale »": "un « scandale »",
    "a promis de réparer le pont": "de réparer le pont",
    "a jugé le plan « absurde »": "le plan « absurde »",
    "a dit vouloir réparer le pont": "vouloir réparer le pont",
    "a demandé aux élus de patienter": "de patienter",
    "a parlé d'un « fiasco »": "d'un « fiasco »",
    "a estimé que la situation était « grave »": "que la situation était « grave »",
}
# Participle, infinitive and gerund; what stands behind; what is said.
SECOND = [
    ("promis", "de promettre", "promettant", "de payer", "de payer"),
    ("souligné", "de souligner", "soulignant", "que la route ferme", "que la route ferme"),
    ("salué", "de saluer", "saluant", "une « avancée »", "une « avancée »"),
    ("appelé", "d'appeler", "appelant", "au « calme »", "au « calme »"),
    ("insisté", "d'insister", "insistant", "sur une « urgence »", "sur une « urgence »"),
    ("exhorté", "d'exhorter", "exhortant", "les élus à voter", "à voter"),
    ("ajouté", "d'ajouter", "ajoutant", ": « On verra »", "On verra"),
    ("assuré", "d'assurer", "assurant", "avoir vu le préfet", "avoir vu le préfet"),
    ("demandé", "de demander", "demandant", "à la préfète de venir", "de venir"),
]
LINKS = [
    " et {0}",
    ", et {0}",
    " puis {0}",
    ", puis {0}",
    " mais {0}",
    " et a {0}",
    ", mais a {0}",
    ", et a par ailleurs {0}",
    ", avant {1}",
    ", {2}",
    ", tout en {2}",
    ". Il a également {0}",
]


@pytest.mark.parametrize(("first", "content"), FIRST.items())
@pytest.mark.parametrize("second", SECOND)
@pytest.mark.parametrize("link", LINKS)
def test_each_report_has_its_own_end(first: str, content: str, second: tuple[str, ...], link: str) -> None:
    *forms, rest, said = second
    quotes = find(f"Le maire {first}{link.format(*forms)} {rest}.")
    assert [quote.text for quote in quotes] == [content, said]
    assert {(quote.speaker or "").lower() for quote in quotes} == {"le maire"}


@pytest.mark.parametrize(
    "content", ["que le pont avait tenu et résisté à la crue", "que le préfet était venu et reparti aussitôt"]
)
def test_two_verbs_of_what_is_said_are_one_report(content: str) -> None:
    assert [quote.text for quote in find(f"Le maire a affirmé {content}.")] == [content]
