"""What a verb reports inside its sentence, shape by shape; and the sentences in which nothing is reported."""

from __future__ import annotations

import pytest

from brackets import bare, reported, reports

QUE = [
    "<Ana Ruiz> [a dit] {que le pont tient}.",
    "<Ana Ruiz> [a expliqué] mardi à la presse {que le pont tient}.",
    "<Ana Ruiz> [avertit] les riverains {que le pont ferme}.",
    "<Ana Ruiz> [demande] {si le pont tient}.",
    "<Ana Ruiz> [explique] {pourquoi le pont ferme}.",
    "<Ana Ruiz> [insiste] {sur le fait que le pont tient}.",
    "<Ana Ruiz> [juge] {probable que le pont ferme}.",
    "<L'élue> [a fait savoir] {qu'elle partait}.",
    "<Elle> est partie, [ajoutant] {que le pont tenait}.",
    "Elle a salué <Ana Ruiz>, qui [affirme] {que le pont tient}.",
]

INFINITIVE = [
    "<Le garde> [affirme] {avoir vu la voiture}.",
    "<Le garde> [nie] {avoir vu la voiture}.",
    "<Le syndicat> [menace] {de bloquer le pont}.",
    "<La ville> [promet] aux riverains {de réparer le pont}.",
    "<La ville> [promet] aux riverains {de refaire le pont}.",
    "<Le préfet> [accuse] la ville {d'avoir menti}.",
    "<Le préfet> [appelle] les riverains {à quitter leurs maisons}.",
    "<La ville> [s'engage] {à réparer le pont}.",
    "<Le préfet> [a demandé] à la ville {de fermer le pont}.",
    "La ville [est accusée] par <le préfet> {d'avoir menti}.",
]

COLON = [
    "<Ana Ruiz> [a prévenu] : « {Le pont ferme.} »",
    "<Ana Ruiz> [a dit] ceci à la presse : « {Le pont ferme.} »",
    "Et <Ana Ruiz> de [conclure] : « {Le pont ferme.} »",
    "<Ana Ruiz> [résume] : {le pont ferme et la route aussi}.",
]

COMME = [
    "Comme l'[a dit] <Ana Ruiz>, {le pont tient}.",
    "{Le pont tient}, comme l'[a souligné] <Ana Ruiz>.",
]

NOTHING = [
    # Impersonal turns and the writer himself.
    "Il faut dire que le pont est vieux.",
    "On notera que le pont est vieux.",
    "Cela veut dire que le pont est vieux.",
    "C'est dire si le pont est vieux.",
    # Hypothetical and negated sayings.
    "Si Ana Ruiz affirme que le pont tient, tout va bien.",
    "Ana Ruiz n'a pas dit que le pont tenait.",
    "Ana Ruiz n'a pas précisé si le pont tenait.",
    "Ana Ruiz pourrait annoncer que le pont ferme.",
    # A noun object without a proposition.
    "Ana Ruiz a condamné l'attaque du pont.",
    "Ana Ruiz a reconnu les problèmes du pont.",
    "Ana Ruiz a annoncé la fermeture du pont.",
    # Thoughts, wishes, decisions, perceptions.
    "Ana Ruiz veut que le pont ferme.",
    "Ana Ruiz a décidé de fermer le pont.",
    "Ana Ruiz voit que le pont ferme.",
    # Findings of things, homonyms.
    "La courbe montre que le pont bouge.",
    "Le mur menace de tomber sur le pont.",
    "Le juge a été condamné à payer le pont.",
    # « que » that belongs to another word.
    "Ana Ruiz affirme sa position alors que le pont ferme.",
    "Ana Ruiz a annoncé la fermeture du pont, ainsi que celle de la route.",
    # Content that is only a pronoun.
    "Ana Ruiz est fatiguée, comme elle l'a reconnu.",
]


@pytest.mark.parametrize("row", [*QUE, *INFINITIVE, *COLON, *COMME, *NOTHING])
def test_claims(row: str) -> None:
    assert reported(bare(row)) == row


# Whether the words in marks are all there is of it, a part of it, or none.
@pytest.mark.parametrize(
    ("text", "kind", "rule"),
    [
        ("Ana Ruiz a dit que le pont tient.", "indirect", "que-clause"),
        ("Ana Ruiz a dit que le pont était « très sûr ».", "mixed", "que-clause"),
        ("Ana Ruiz a dit que « le pont est très sûr ».", "mixed", "que-clause"),
        ("Ana Ruiz a prévenu : « Le pont ferme. »", "direct", "colon"),
        ("Ana Ruiz accuse la ville de « mentir ».", "mixed", "infinitive"),
        ("Ana Ruiz nie avoir menti.", "indirect", "infinitive"),
        ("Comme l'a dit Ana Ruiz, le pont tient.", "indirect", "comme"),
    ],
)
def test_kind_and_rule(text: str, kind: str, rule: str) -> None:
    (found,) = reports(text)
    assert (found.kind, found.rule) == (kind, rule)
