"""Quoted words in the object or attribute of a reporting verb; names, titles and terms in marks are none."""

from __future__ import annotations

import pytest

from brackets import bare, reported, reports
from quotefind import find

OBJECTS = [
    # The object with its determiner and what follows it in the noun phrase.
    "<Ana Ruiz> [dénonce] {un « recul »}.",
    "<Ana Ruiz> [dénonce] {un « recul » inouï de la ville}.",
    "<Ana Ruiz> [a salué] {une « avancée historique »} lundi à Nevy.",
    "<Ana Ruiz> [parle] {d'une « erreur grave »}.",
    # What is qualified is left out, the predicate is the content.
    "<Ana Ruiz> [qualifie] le projet {de « folie »}.",
    "<Ana Ruiz> [accuse] la ville {de « lâcheté »}.",
    "<Ana Ruiz> [met en garde] la ville {contre un « désastre »}.",
    # With « comme » it is kept.
    "<Ana Ruiz> [décrit] {le projet comme une « folie »}.",
    # Attributes.
    "<Ana Ruiz> [se dit] « {très surprise} ».",
    "<Ana Ruiz> [s'est dite] {« choquée » par le projet}.",
    "<Ana Ruiz> [juge] {le projet « absurde »}.",
    # A passive with its agent.
    "Le projet, [qualifié] {de « folie »} par <Ana Ruiz>, avance.",
    # A whole utterance without colon.
    "<Ana Ruiz> [a lancé] « {Allez, on rentre !} » avant de partir.",
    "<Ana Ruiz> [a répondu] par « {On verra bien.} »",
]

NO_MARKS = [
    "<Ana Ruiz> [se dit] {prête à partir}.",
    "<Ana Ruiz> [décrit] {la route comme dangereuse}.",
]

NOTHING = [
    # Nicknames, titles, terms.
    "Aldo Ferri, dit « le Merle », est parti.",
    "Ana Ruiz présente son film « Les Noces ».",
    "Le mot « paix » signifie peu.",
    "La ville publiera ses « recommandations » lundi.",
    # No verb of saying, or no speaker.
    "Ana Ruiz traverse le « vieux pont ».",
    "La « vieille ville » dort.",
    # A charge.
    "Paul Roy est poursuivi pour « vol aggravé ».",
    # An object without marks.
    "Ana Ruiz dénonce un recul de la ville.",
    "Ana Ruiz qualifie son équipe pour la finale.",
]


@pytest.mark.parametrize("row", [*OBJECTS, *NO_MARKS, *NOTHING])
def test_quoted_objects(row: str) -> None:
    assert reported(bare(row)) == row


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ana Ruiz dénonce un « recul ».", "mixed"),
        ("Ana Ruiz a lancé « Allez, on rentre ! »", "direct"),
        ("Ana Ruiz a lancé « Allez, on rentre ! » avant de partir.", "direct"),
        ("Ana Ruiz se dit prête à partir.", "indirect"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert [found.kind for found in reports(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ana Ruiz a qualifié Paul Roux de « menteur ».", "de « menteur »"),
        ("Ana Ruiz a mis en garde le préfet sur « les risques ».", "sur « les risques »"),
        ("Ana Ruiz a adressé au préfet un « message clair ».", "un « message clair »"),
        ("Ana Ruiz a alerté le préfet sur « les risques ».", "sur « les risques »"),
        ("Ana Ruiz a interrogé le maire sur le « silence » de la ville.", "sur le « silence » de la ville"),
        ("Ana Ruiz s'est dite, à Lyon, « ravie ».", "ravie"),
        ("Ana Ruiz s'est dite dans un communiqué « ravie ».", "ravie"),
        ("Ana Ruiz s'est dite en colère après la « fuite ».", "en colère après la « fuite »"),
    ],
)
def test_whom_it_is_said_of_and_where_are_no_part_of_it(text: str, content: str) -> None:
    (quote,) = find(text)
    assert (quote.text, quote.speaker) == (content, "Ana Ruiz")
