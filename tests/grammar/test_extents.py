"""How far reported content reaches: curly brackets hold it."""

from __future__ import annotations

import pytest

from brackets import bare, reported

ROWS = [
    # To the end of the sentence, whose full stop is outside.
    "<Le maire> [affirme] {que le pont rouvrira lundi}.",
    "<Le maire> [a affirmé] {que le pont, fermé depuis mars, rouvrira lundi}.",
    "<Le maire> [affirme] {que le pont rouvrira et que la route suivra}.",
    # Marks at its end belong to it, with what stands in them.
    "<Le maire> [affirme] {que le pont est « un danger pour tous »}.",
    "<Le maire> [affirme] {que le pont est « un danger » pour les riverains}.",
    # A closing source phrase or incise is not said.
    "{Le pont rouvrira lundi}, [selon] <le maire>.",
    "{Le pont sera fermé lundi}, [affirme] <le maire>.",
    "{Le pont rouvrira lundi}, [affirme] <le maire>.",
    # A second report has content of its own.
    "<Le maire> [affirme] {que le pont rouvrira lundi}, [ajoutant] {que la route suivra}.",
    "<Le maire> [affirme] {que le pont rouvrira lundi} et [promet] {que la route suivra}.",
    "<Le maire> [affirme] {que le pont rouvrira lundi}, mais <le préfet> [assure] {qu'il restera fermé}.",
    # The writer's comment after a comma.
    "<Le maire> [affirme] {que le pont rouvrira lundi}, faisant référence à la fermeture de mars.",
    "<Le maire> [affirme] {que le pont rouvrira lundi}, sans donner de détails.",
    "<Le maire> [affirme] {que le pont rouvrira lundi}, en réponse à une question.",
    # A circumstance of the saying; one of what is said stays.
    "<Le maire> [a affirmé] {que le pont rouvrirait lundi} lors d'une conférence de presse.",
    "<Le maire> [a affirmé] {que le pont rouvrirait lundi}, dans un communiqué.",
    "<Le maire> [a affirmé] {que le pont rouvrirait lundi} sur Twitter.",
    "<Le maire> [a affirmé] {que le pont rouvrirait lundi}, alors que la neige tombe encore.",
    "<Le maire> [a affirmé] {que le pont rouvrirait dans une semaine}.",
    "<Le maire> [a affirmé] {que le pont avait cédé lors d'une crue}.",
    # The main clause that follows or goes on.
    "[Estimant] {que le pont est sûr}, <le maire> a quitté la salle.",
    "<Le maire> [a affirmé] {que le pont tenait} et a raccroché.",
    # Both verbs of the clause are said.
    "<Le maire> [a affirmé] {qu'il rouvrirait le pont et réparerait la route}.",
    # A semicolon ends it.
    "<Le maire> [affirme] {que le pont rouvrira lundi} ; la route, elle, reste coupée.",
    # A quoted noun object ends with the noun phrase.
    "<Le maire> [dénonce] {un « abandon » de la ville} et a saisi le juge.",
    "<Le maire> [a dénoncé] {un « abandon »} lorsque le pont a fermé.",
    "<Le maire> [dénonce] {un « abandon » et un « mépris »}.",
    # A parenthesis inside it.
    "<Le maire> [affirme] {que le pont (1911) rouvrira lundi}.",
    # An inserted clause ends before the verb of the main clause.
    "<Des hommes>, [affirmant] {appartenir à la garde}, ont saisi le bateau.",
]


@pytest.mark.parametrize("row", ROWS)
def test_extent(row: str) -> None:
    assert reported(bare(row)) == row
